"""What a published annex consists of, as data: columns, tables, rows. No position is known here."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

NOTE_DIGITS = "¹²³"
"""What a note is referred to by; no part of what a person reads as the value."""


@dataclass(frozen=True, slots=True)
class Published:
    """A column of a table, as it is printed."""

    field: str
    """The field of an entry; another name for a column that no model knows."""
    label: str
    width: float
    """Points."""
    cut: int = 0
    """How many letters of the label the producer has drawn, 0 for all of them."""
    centred: bool = False
    """Whether label and texts stand halfway its width; a label may then hang over on both sides."""


@dataclass(frozen=True, slots=True)
class Study:
    """A piece of research: what its cells say, and what a person reads besides."""

    cells: Mapping[str, str]
    """Field → text, in paragraphs; of a merged cell the text stands at each of its rows."""
    links: tuple[tuple[str, str, str], ...] = ()
    """Field, the words in it that are a link, its URL; in reading order."""
    below: str = ""
    """A paragraph over all columns, in a row of its own: the explanation."""
    across: bool = False
    """Whether its texts stand in the first columns, the last one over all that are left."""


@dataclass(frozen=True, slots=True)
class Band:
    """A row of one cell over all columns; it names a subtheme, or the group of the rows below."""

    text: str
    gives: tuple[str, str] = ("", "")
    """Field → what a person reads it to say of the rows below; nothing for a remark."""
    bold: bool = True


@dataclass(frozen=True, slots=True)
class HeaderAgain:
    """The header, printed once more amid the table; `without` are the labels that it lacks."""

    without: frozenset[str] = frozenset()


Row = Study | Band | HeaderAgain


@dataclass(frozen=True, slots=True)
class AnnexTable:
    """One table under its heading or caption."""

    rows: Sequence[Row]
    heading: str = ""
    caption: str = ""
    gives: Mapping[str, str] = field(default_factory=dict)
    """What heading and caption say of all entries: field → text."""
    above: Sequence[Study] = ()
    """Rows above the header."""
    notes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class PublishedAnnex:
    """An annex as a ministry publishes it, with the paper it stands in."""

    name: str
    dossier: str
    nr: str
    session: str
    title: str
    ministry: str
    year: int
    heading: str
    columns: Sequence[Published]
    tables: Sequence[AnnexTable]
    merged: frozenset[str] = frozenset()
    """Fields whose cells hold for several rows, printed once; no rule stands across such a cell."""
    blank: frozenset[str] = frozenset()
    """Fields that are printed once for several rows, with blank cells under them."""
    centred: bool = False
    """Whether every cell is centred vertically, as Word does where it is told to."""
    second_header: str = ""
    """A label over all columns, in a second row of the header."""
    landscape: bool = False
    typeface: str = "Helvetica"

    @property
    def once(self) -> frozenset[str]:
        """Fields that are printed once for several rows."""
        return self.merged | self.blank


def as_read(text: str) -> str:
    """`text` as a person reads it: without the digits that refer to notes."""
    return re.sub(f"[{NOTE_DIGITS}]", "", text)
