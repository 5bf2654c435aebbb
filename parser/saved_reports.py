"""Reports out of a file that `sea parse --json` wrote: parsing can be done on another machine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from parser.i18n import _
from parser.model import Report, Unreadable
from parser.report_json import from_json
from parser.source_file import bytes_of, text_of

SUFFIXES = (".json", ".jsonl")
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
    return head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")


def read_saved(path: Path) -> list[Report]:
    """All reports in the file: one JSON object, or one on each line.

    Raises Unreadable, with one sentence, where any of them is not a report.
    """
    text = text_of(path, bytes_of(path))
    return [_report(path, line, piece) for line, piece in _pieces(text)]


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """The objects, each with the line that it begins on."""
    # Not splitlines(), which also cuts at signs that may stand inside a text.
    lines = [(n, line) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
    if lines and _is_whole(lines[0][1]):
        yield from lines
    else:
        yield 1, text


def _is_whole(line: str) -> bool:
    """Whether the first line is an object by itself, and so every line should be."""
    return line.rstrip().endswith("}") and line.lstrip().startswith("{")


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
