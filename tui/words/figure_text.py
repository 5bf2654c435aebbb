"""What the lines and columns of figures are called, and a cell of them in a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from db.ministries import short_ministry
from db.review_state import ReviewState
from db.search import DOUBT, FIELDS, UNKNOWN, WAITING, FigureTable, Heading, Presence
from parser.clean import clean
from tui.translation import REVIEW_WORDS, _, ngettext, number, percent

PAPERS = "kamerstuk"
"""What stands for the progress by paper where a field could be named."""


class Label(NamedTuple):
    """A name, and a shorter one for where there is little room."""

    full: str
    short: str


_OF_REVIEW: Mapping[str, Label] = {
    Presence.NONE.value: Label(_("not reviewed"), _("to do")),
    ReviewState.ACCEPTED: Label(REVIEW_WORDS[ReviewState.ACCEPTED], _("acc.")),
    ReviewState.REJECTED: Label(REVIEW_WORDS[ReviewState.REJECTED], _("rej.")),
    ReviewState.FLAGGED: Label(REVIEW_WORDS[ReviewState.FLAGGED], _("flag.")),
    **{
        state: Label(REVIEW_WORDS[state], REVIEW_WORDS[state])
        for state in (ReviewState.CHANGED, ReviewState.MISSING, ReviewState.CONFLICT)
    },
    WAITING: Label(_("to decide again"), _("again")),
    DOUBT: Label(_("in doubt"), _("doubt")),
}
"""Where entries stand → what that is called."""


def title_of_field(name: str) -> str:
    """What a person calls what the figures are by; "" where they are by nothing."""
    return _("Kamerstuk") if name == PAPERS else FIELDS[name].title if name else ""


def label_of(name: str, heading: Heading) -> Label:
    """What a line or a column by field `name` is called."""
    if not heading.value:
        return Label(_("all"), _("all"))
    if name == "review":
        return _OF_REVIEW.get(heading.value) or Label(heading.value, heading.value)
    if heading.value == Presence.NONE.value:
        return Label(_("none"), _("none"))
    if heading.value == UNKNOWN:
        return Label(_("not recognised"), _("not recognised"))
    value = clean(heading.value)
    if name == PAPERS:
        return Label(value, value.partition(" · ")[2] or value)
    return Label(value, short_ministry("", value) if name == "ministerie" else value)


def cell_text(table: FigureTable, names: tuple[str, str], line: int, column: int) -> str:
    """What a cell counts, in words: "Ministry: Defensie · Year: 2022 · 12 entries, 8 %"; `names`
    are the fields of the lines and of the columns."""
    counted, total = table.lines[line].entries[column], table.lines[0].entries[0]
    said = []
    for name, heading in zip(
        names, (table.lines[line].heading, table.columns[column]), strict=True
    ):
        if heading.value:
            title = "" if PAPERS in names else f"{title_of_field(name)}: "
            said.append(title + label_of(name, heading).full)
    entries = ngettext("{n} entry", "{n} entries", counted).format(n=number(counted))
    share = f", {percent(counted / total)}" if line and total else ""
    return " · ".join([*(said or [_("all")]), entries + share])


def spoken(table: FigureTable, names: tuple[str, str]) -> Iterator[str]:
    """The table as lines to be read aloud: "Defensie: 25 (2022: 9, 2021: 11)", or of one field
    "Defensie: 25, 17 %"."""
    total = table.lines[0].entries[0]
    for at, line in enumerate(table.lines):
        every, *others = line.entries
        said = f"{label_of(names[0], line.heading).full}: {number(every)}"
        parts = [
            f"{label_of(names[1], heading).full}: {number(entries)}"
            for heading, entries in zip(table.columns[1:], others, strict=True)
            if entries
        ]
        if parts:
            yield f"{said} ({', '.join(parts)})"
        elif at and len(table.columns) == 1:
            yield f"{said}, {percent(every / total)}"
        else:
            yield said
