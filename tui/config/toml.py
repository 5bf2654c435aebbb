"""A TOML file as options with dotted names, and the line on which each of them is set.

Python's parser tells no lines. But a statement ends where its line does, so whatever stands above
one is TOML by itself: an option is set on the line after the longest beginning of the file that can
be read and does not have it yet. Lines end in a line feed alone, as Python reads text.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from typing import Any


class TomlError(Exception):
    """The text is no TOML from `line` on, counted from 1."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(why)
        self.line = line


def read(text: str) -> dict[str, Any]:
    """What is set: "keys.browse.search" is that of the table "keys". Raises TomlError."""
    try:
        return dict(_flat(tomllib.loads(text)))
    except (ValueError, RecursionError) as error:  # ValueError: also a number of 5,000 digits
        *_, (line, _options) = _statements(text)
        raise TomlError(line, str(error).split(" (at ")[0]) from error


def line_of(text: str, name: str) -> int:
    """The line on which `name` is set."""
    return next(line for line, options in _statements(text) if name in options)


def _statements(text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """The line on which each statement begins, and all that is set when it has ended; at last the
    line that begins no statement, if there is one."""
    # Not splitlines(), which also cuts at signs that may stand inside a text.
    lines = text.split("\n")
    begins = 1
    for end in range(1, len(lines) + 1):
        try:
            options = tomllib.loads("\n".join(lines[:end]))
        except (ValueError, RecursionError):
            continue  # the statement goes on, or will never be one
        yield begins, dict(_flat(options))
        begins = end + 1
    if begins <= len(lines):
        yield begins, {}


def _flat(options: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """The options of the tables, too; an empty table is an option itself."""
    for name, value in options.items():
        if isinstance(value, dict) and value:
            yield from _flat(value, f"{before}{name}.")
        else:
            yield before + name, value
