"""Reports out of a file that `sea parse --json` wrote: parsing can be done on another machine."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterator
from pathlib import Path

from parser.i18n import _
from parser.model import Report, Unreadable
from parser.report_json import from_json
from parser.source_file import reading, text_of

SUFFIXES = (".json", ".jsonl")
LARGEST = 1 << 24
"""Bytes of a report; one of a thousand entries has a tenth of that. In Python JSON takes up to
thirty times as much."""
_BOM = b"\xef\xbb\xbf"
_HEAD = 64
"""Bytes within which a JSON file opens its first object."""


def is_saved(path: Path) -> bool:
    """Whether the file is to be read as saved reports: by its name, or by how it begins."""
    if path.suffix.lower() in SUFFIXES:
        return True
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return False
    return head.removeprefix(_BOM).lstrip().startswith(b"{")


def read_saved(path: Path) -> Iterator[Report]:
    """The reports in the file, one after the other: one JSON object, or one on each line.

    However large the file is, no more than one of them is in memory. Raises Unreadable before the
    first, with one sentence, where any of them is not a report.
    """
    with reading(path):
        deque(_reports(path), maxlen=0)  # all of them, or nothing
    return _reports(path)


def _reports(path: Path) -> Iterator[Report]:
    return (_report(path, line, text_of(path, piece)) for line, piece in _pieces(path))


def _pieces(path: Path) -> Iterator[tuple[int, bytes]]:
    """The objects, each with the line that it begins on."""
    with path.open("rb") as file:
        # Not all ends of lines: some may stand inside a text.
        first, number = file.readline(LARGEST + 1), 1
        while first.endswith(b"\n") and not first.removeprefix(_BOM).strip():
            first, number = file.readline(LARGEST + 1), number + 1
        if not _is_whole(first):
            yield number, _not_too_large(path, number, first + file.read(LARGEST + 1))
            return
        yield number, _not_too_large(path, number, first)
        while line := file.readline(LARGEST + 1):
            number += 1
            if line.strip():
                yield number, _not_too_large(path, number, line)


def _not_too_large(path: Path, line: int, piece: bytes) -> bytes:
    if len(piece) > LARGEST:
        raise Unreadable(
            _("{path}: what begins on line {line} is larger than any report is.").format(
                path=path, line=line
            )
        )
    return piece


def _is_whole(line: bytes) -> bool:
    """Whether the first line is an object by itself, and so every line should be."""
    return line.rstrip().endswith(b"}") and line.removeprefix(_BOM).lstrip().startswith(b"{")


def _report(path: Path, line: int, text: str) -> Report:
    try:
        return from_json(json.loads(text, parse_int=_whole))
    except json.JSONDecodeError as error:
        at = line + error.lineno - 1
        raise Unreadable(
            _(
                "{path}: line {line} is not JSON ({why}); make it again with sea parse --json."
            ).format(path=path, line=at, why=error.msg)
        ) from error
    except (ValueError, RecursionError) as error:
        why = str(error) if isinstance(error, ValueError) else _("it is nested too deeply.")
        raise Unreadable(
            _("{path}: what begins on line {line} is not a report: {why}").format(
                path=path, line=line, why=why
            )
        ) from error


def _whole(digits: str) -> int:
    """A whole number; one so long that Python would not read it is too large as well."""
    return int(digits[:_LONGEST])


_LONGEST = 1000
"""Digits: far more than `serial.LARGEST` has."""
