"""A sum over what never changes: where it no longer fits, the file was damaged."""

from __future__ import annotations

import hashlib
import json


def checksum(*values: str | int | None) -> str:
    """Sixteen hexadecimal digits that follow from these values."""
    said = values[0] if len(values) == 1 and isinstance(values[0], str) else json.dumps(values)
    return hashlib.blake2b(said.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


OF_READING = "checksum(seen)"
OF_EVENT = (
    "checksum(uid, at, reviewer, run_id, field, before, after, reason, "
    '"group", undoes, clock, read, parents)'
)
"""SQL for the sum of a row, where the function is known."""
