"""The columns that the table of entries can have, and which of them are shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from db.ministries import short_ministry
from db.review_state import ReviewState
from db.schema import ADDED_FIELDS
from db.search import Order, Summary
from parser import TITLES
from tui.translation import _

NARROWEST, WIDEST = 3, 60
"""Cells that a person can give a column."""
ROOMY, VERY_ROOMY = 110, 150
"""Cells of a table in which the kinds of research stand whole, and the years and themes too."""
READABLE = 12
"""Cells that the column which takes what is left never goes below."""


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of `width` cells; 0 takes what the others leave."""

    name: str
    title: str
    width: int
    show: Callable[[Summary], str]
    order: Order | None = None
    """How the entries are sorted by it."""
    field: str = ""
    """Its name in the query language, of which the matches are marked in it."""
    least: int | None = None
    """By standard it is shown in a table of at least so many cells; None: where chosen."""
    roomy: int = 0
    """Its width by standard in a table of ROOMY cells, where that is another one."""

    @property
    def label(self) -> str:
        """What it is called where a person chooses."""
        return self.title or _("Signs: review, doubt, link")

    def of_width(self, width: int) -> TableColumn:
        """It with the width that is the nearest to `width` of those that it can have."""
        return replace(self, width=self.width and max(NARROWEST, min(width, WIDEST)))


REVIEW_SIGNS: Mapping[str, str] = {
    ReviewState.ACCEPTED: "A",
    ReviewState.REJECTED: "X",
    ReviewState.FLAGGED: "F",
    ReviewState.CHANGED: "C",
    ReviewState.MISSING: "M",
    ReviewState.CONFLICT: "!",
}
"""The sign for what came of an entry's review."""
COLOURS = {
    "A": "green",
    "X": "red",
    "F": "yellow",
    "C": "cyan",
    "M": "magenta",
    "!": "bold red",
    "?": "yellow",
    ">": "blue",
}
"""What makes the signs be found sooner; they say the same without it."""


def _signs(line: Summary) -> str:
    """What can be seen of an entry at a glance: its review, in doubt or remarked on, a link."""
    review = REVIEW_SIGNS.get(line.review, " ")
    doubt = "?" if line.doubts else "i" if line.findings else " "
    return review + doubt + (">" if line.links else " ")


def _paper(line: Summary) -> str:
    return f"{line.dossier}, {line.page}" if line.page else line.dossier


def _ministry(line: Summary) -> str:
    return short_ministry(line.dossier.rpartition(" ")[2], line.ministerie)


def _title(line: Summary) -> str:
    """Without the quote mark that many titles begin with: they would all look alike."""
    return line.preview.lstrip("\"'“”„‟«»‘’‚ ")


def _added(index: int) -> Callable[[Summary], str]:
    """What shows the field with this index in ADDED_FIELDS."""
    return lambda line: line.added[index]


def _number(number: int) -> str:
    return str(number) if number else ""


COLUMNS = (
    TableColumn("signs", "", 3, _signs, Order.REVIEW, least=0),
    TableColumn(
        *("ministerie", _("Min."), 5, _ministry),
        *(Order.MINISTRY, "ministerie", 0),
    ),
    TableColumn(
        *("afronding", TITLES["afronding"], 9, lambda line: line.afronding),
        *(Order.YEAR, "jaar", 0, 14),
    ),
    TableColumn(
        *("type", TITLES["type_onderzoek"], 13, lambda line: line.type_onderzoek),
        *(Order.TYPE, "type", 0, 19),
    ),
    TableColumn(
        *("status", TITLES["status"], 8, lambda line: line.status),
        *(Order.STATUS, "status", 110),
    ),
    TableColumn(
        *("thema", TITLES["thema"], 18, lambda line: line.thema),
        *(Order.THEME, "thema", 110, 24),
    ),
    TableColumn(
        *("subthema", TITLES["subthema"], 18, lambda line: line.subthema),
        *(Order.SUBTHEME, "subthema", 140, 24),
    ),
    TableColumn(
        *("titel", _("Title or conclusion"), 0, _title),
        *(Order.TITLE, "titel", 0),
    ),
    TableColumn(
        *("organisatie", _("Organisation"), 12, lambda line: line.organisaties),
        *(Order.ORGANISATION, "organisatie"),
    ),
    TableColumn(
        *("artikel", TITLES["artikel"], 9, lambda line: line.artikel),
        *(Order.ARTICLE, "artikel", 70),
    ),
    TableColumn("paper", _("Paper, page"), 16, _paper, Order.PLACE),
    TableColumn(
        "confidence", _("Sure"), 5, lambda line: f"{line.confidence:.0%}", Order.CONFIDENCE
    ),
    TableColumn("findings", _("Findings"), 9, lambda line: _number(line.findings), Order.FINDINGS),
    TableColumn("links", TITLES["links"], 6, lambda line: _number(line.links), Order.LINKS),
    TableColumn("reviewer", _("Reviewer"), 12, lambda line: line.reviewer, field="reviewer"),
    *(
        TableColumn(name, TITLES[name], 12, _added(index), field=name)
        for index, name in enumerate(ADDED_FIELDS)
    ),
)
FALLING = {Order.YEAR, Order.FINDINGS, Order.LINKS}
"""Orders that begin with the highest."""
BY_NAME = {column.name: column for column in COLUMNS}

Chosen = Sequence[tuple[str, int]]
"""Name and width of each column that is shown, in order; empty: the standard."""


def visible_columns(chosen: Chosen, width: int) -> list[TableColumn]:
    """The columns of a table of `width` cells; what a person chose, they get in any."""
    known = [(BY_NAME[name], cells) for name, cells in chosen if name in BY_NAME]
    if not known:
        return [
            replace(column, width=_standard(column, width))
            for column in COLUMNS
            if column.least is not None and column.least <= width
        ]
    return [column.of_width(cells) for column, cells in known]


def _standard(column: TableColumn, width: int) -> int:
    enough = ROOMY if column.name == "type" else VERY_ROOMY
    return column.roomy if column.roomy and width >= enough else column.width


def placed_columns(
    columns: Sequence[TableColumn], width: int
) -> list[tuple[TableColumn, int, int]]:
    """Each column with its first cell and its cells in a table of `width`, one cell apart.

    What does not fit is cut off at the right.
    """
    fixed = sum(column.width + 1 for column in columns if column.width)
    places = []
    at = 0
    for column in columns:
        cells = column.width or max(READABLE, width - fixed)
        cells = min(cells, width - at)
        if cells <= 0:
            break
        places.append((column, at, cells))
        at += cells + 1
    return places
