"""The marks of notes in a table's cells, told by the notes under it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parser.grids.heading_lines import RAISED
from parser.model import PROSE
from parser.table import NOTE, key_of

_MARK = re.compile(rf"(?<=\S)(?:[{RAISED}]{{1,2}}|\*{{1,3}})(?=\W|$)")


class TableNotes:
    """The notes among the lines `below` a table, each by its mark."""

    def __init__(self, below: Sequence[str]) -> None:
        self.notes: dict[str, str] = {}
        for line in below:
            found = NOTE.match(line)
            if not found or not found["mark"]:
                continue
            self.notes.setdefault(key_of(found["mark"]), line)

    def without_marks(self, text: str, field: str) -> tuple[str, list[str]]:
        """`text` of a `field` without its marks, and the notes that they refer to.

        A value has no raised digits of its own; in prose they may be those of a unit ("m²").
        """
        bound: list[str] = []

        def gone(mark: re.Match[str]) -> str:
            key = key_of(mark[0])
            keys = [key] if key in self.notes else list(key)  # "¹²" is 12, or 1 and 2
            found = [self.notes[one] for one in keys if one in self.notes]
            bound.extend(found)
            return "" if found or (field and field not in PROSE) else mark[0]

        return _MARK.sub(gone, text), bound
