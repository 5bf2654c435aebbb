"""A sum over what never changes: where it no longer fits, the file was damaged."""

from __future__ import annotations

import hashlib
import json


def checksum(*values: str | int | None) -> str:
    """Sixteen hexadecimal digits that follow from these values."""
    said = values[0] if len(values) == 1 and isinstance(values[0], str) else json.dumps(values)
    return hashlib.blake2b(said.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def fits(wanted: bytes | str | int | None, *values: bytes | str | int | None) -> bool:
    """Whether these values, of which SQLite gave the texts as bytes, have the sum that they had."""
    try:
        read = [one.decode("utf-8") if isinstance(one, bytes) else one for one in (wanted, *values)]
        return read[0] == checksum(*read[1:])
    except (UnicodeDecodeError, TypeError):
        return False


OF_READING = "seen"
OF_EVENT = (
    'uid, at, reviewer, run_id, field, before, after, reason, "group", undoes, clock, read, parents'
)
"""The columns of a row that its sum is over."""
