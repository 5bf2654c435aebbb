"""Drafts to entries: each column's lines made text, links bound, boxes and doubts written down."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from parser.entry.drafts import CellText, EntryDraft, own_pages
from parser.entry.links import BoundLink, visible
from parser.model import Box, Entry, Finding, Link
from parser.pdf.lines import Line, first_word_width, last_word_width, pitch
from parser.table.columns import Column
from parser.table.group_rows import NUMBERED
from parser.table.headings import THEME
from parser.table.row_starts import complete
from parser.text.join import Break, Vocabulary, WeakJoin, join
from parser.values.entry_values import read_type, values

PROSE = ("conclusies", "titel", "")
"""The fields with paragraphs; in the others a line always ends because the column does."""
PADDED = 1.5
"""Points between a column's edge and its text that show the edge to be drawn, not estimated."""
HYPHENS = ("-", "\u2010", "\u00ad")
"""A line that ends in one of these goes on: no paragraph ends so."""
STOPS = (".", ";", "!", "?", ".)", ".”", ".’", ".»")
"""What a sentence ends in."""
BULLET = re.compile(r"[•▪◦●‣·]|[–-]\s|\(?\d{1,2}[.)]\s|[a-z]\)\s")


@dataclass(frozen=True, slots=True)
class Measure:
    """How far lines of a column reach, over the whole table, in points."""

    left: float
    right: float
    leading: float
    justified: bool = False
    """Whether lines are stretched to the right edge, save the last of a paragraph."""


def measures(drafts: Sequence[EntryDraft]) -> dict[tuple[Column, ...], list[Measure]]:
    """Per table (its columns), the measure of each column."""
    lines: dict[tuple[Column, ...], list[list[list[Line]]]] = {}
    for draft in drafts:
        columns = lines.setdefault(draft.columns, [[] for _ in draft.columns])
        for at, pieces in draft.cells.items():
            if at not in draft.inherited:
                columns[at] += [list(piece.lines) for piece in pieces]
    return {
        key: [_measure(key, at, cells) for at, cells in enumerate(columns)]
        for key, columns in lines.items()
    }


def _measure(columns: Sequence[Column], at: int, cells: Sequence[Sequence[Line]]) -> Measure:
    """A text may reach as far as the longest line did, or to its cell's padding, if that shows."""
    lines = [line for cell in cells for line in cell]
    if not lines:
        return Measure(0.0, 0.0, 10.0)
    left, right = min(line.x0 for line in lines), _reach([line.x1 for line in lines])
    column = columns[at]
    padding = left - column.x0 if at else columns[at + 1].left - column.x1
    if PADDED < padding < 4 * PADDED and at + 1 < len(columns):
        right = max(right, column.x1 - padding)
    full = [right - line.x1 < 0.6 for cell in cells for line in cell[:-1]]
    return Measure(left, right, pitch(cells), len(full) > 4 and sum(full) > 0.7 * len(full))


def _reach(ends: Sequence[float]) -> float:
    """How far lines reach: as far as two of them do, for one may have a word that hangs over."""
    far = sorted(ends, reverse=True)
    return next((a for a, b in itertools.pairwise(far) if a - b < 2.0), far[0])


def breaks_of(pieces: Sequence[CellText], measure: Measure, prose: bool) -> Iterator[Break]:
    """What stands between each two lines of a cell, by the room that was left and by the gap."""
    lines = [(piece.page, line) for piece in pieces for line in piece.lines]
    for (page, line), (next_page, after) in itertools.pairwise(lines):
        yield _break(line, after, measure, prose, page == next_page)


def _break(line: Line, after: Line, measure: Measure, prose: bool, together: bool) -> Break:
    word = first_word_width(after)
    room = measure.right - line.x1
    size = line.size
    if prose:
        spread = together and after.base - line.base > 1.3 * measure.leading
        # A sentence goes on: one line may reach further than its column, and so make others short.
        amid = line.text.endswith(HYPHENS) or (
            after.text[0].islower() and (line.text[-1].isalnum() or line.text[-1] == ",")
        )
        ended = line.text.endswith(STOPS) and not after.text[0].islower()
        spare = word + (0.45 if ended else 0.8) * size
        if measure.justified and ended:
            spare = 0.15 * size
        forced = room > spare and not amid
        indented = forced or abs(after.x0 - line.x0) > 1.5
        bullet = after.text[0] in "•▪◦●‣" or (indented and BULLET.match(after.text))
        if spread or forced or bullet:
            return Break.PARAGRAPH
    first = after.runs[0].chars[0]
    if (
        room < (first.x1 - first.x0) + 0.15 * size
        and last_word_width(line) + word > measure.right - measure.left - 0.5
    ):
        return Break.MAYBE
    return Break.WORD


def compose(
    drafts: Sequence[EntryDraft], bound: Sequence[BoundLink], vocabulary: Vocabulary
) -> list[Entry]:
    """The entries of `drafts`, with `bound` the hyperlinks that stand in them."""
    measured = measures(drafts)
    return [
        _entry(draft, measured[draft.columns], [b.link for b in bound if b.draft == at], vocabulary)
        for at, draft in enumerate(drafts)
    ]


def _entry(
    draft: EntryDraft, measure: Sequence[Measure], links: list[Link], vocabulary: Vocabulary
) -> Entry:
    texts: dict[str, Any] = {}
    extra: dict[str, str] = {}
    findings: list[Finding] = []
    for at, column in enumerate(draft.columns):
        pieces = draft.cells.get(at, [])
        lines = [line.text for piece in pieces for line in piece.lines]
        breaks = list(breaks_of(pieces, measure[at], column.field in PROSE))
        text, thin = _text(lines, breaks, vocabulary)
        name = column.field or column.label
        if not complete(name, text):  # a known value proves how its words were joined
            findings += [
                Finding(one.code, name, one.word, _box(pieces), one.instead) for one in thin
            ]
        links = [_as_printed(link, text) if link.field == name else link for link in links]
        links += visible(text, name, [link for link in links if link.field == name])
        if column.field == "links":
            texts["vindplaats"] = _rest(text, [link for link in links if link.field == name])
        elif column.field:
            texts[column.field] = text
        elif text:
            extra[column.label] = text
    _carry(draft, texts)
    order = {column.field or column.label: at for at, column in enumerate(draft.columns)}
    links.sort(key=lambda link: order.get(link.field, 99))
    findings += [
        Finding(
            code, _name(draft, at), about, _box(draft.cells.get(at, ())) if at is not None else None
        )
        for code, at, about in draft.doubts
    ]
    entry = Entry(
        **texts,
        links=tuple(links),
        pages=tuple(own_pages(draft)),
        extra=MappingProxyType(extra),
        boxes=MappingProxyType(_boxes(draft)),
        findings=tuple(findings),
    )
    return replace(entry, values=values(entry))


def _text(
    lines: Sequence[str], breaks: Sequence[Break], vocabulary: Vocabulary
) -> tuple[str, Sequence[WeakJoin]]:
    prose = join(lines, breaks, vocabulary)
    return prose.text, prose.findings


def _carry(draft: EntryDraft, texts: dict[str, str]) -> None:
    """Give the entry the labels that stand above it: the table's headings and the group's.

    A heading names the theme only where no column does.
    """
    if draft.told.article:
        texts["artikel_kop"] = draft.told.article
    if draft.group and (NUMBERED.match(draft.group) or read_type(draft.group)):
        texts["type_onderzoek"] = texts.get("type_onderzoek") or draft.group
    elif draft.group:
        texts["thema"] = texts.get("thema") or THEME.sub("", draft.group)
    texts.setdefault("thema", draft.told.theme)


def _as_printed(link: Link, text: str) -> Link:
    """`link` with its text as it stands in `text`, where broken words are whole again."""
    signs = re.sub(r"[\s-]", "", link.text)
    found = re.search(r"[\s-]*".join(map(re.escape, signs)), text) if signs else None
    return replace(link, text=found[0]) if found else link


def _rest(text: str, links: Iterable[Link]) -> str:
    """What the link column says besides its links."""
    for link in links:
        text = text.replace(link.text, " ", 1) if link.text else text
    rest = " ".join(text.split())
    return rest if re.search(r"\w", rest) else ""


def _name(draft: EntryDraft, at: int | None) -> str:
    if at is None:
        return ""
    return draft.columns[at].field or draft.columns[at].label


def _boxes(draft: EntryDraft) -> Mapping[str, tuple[Box, ...]]:
    return {
        _name(draft, at): tuple(_boxes_of(pieces)) for at, pieces in draft.cells.items() if pieces
    }


def _boxes_of(pieces: Sequence[CellText]) -> Iterator[Box]:
    for piece in pieces:
        if piece.lines:
            yield Box(
                piece.page,
                min(line.x0 for line in piece.lines),
                min(line.top for line in piece.lines),
                max(line.x1 for line in piece.lines),
                max(line.bottom for line in piece.lines),
            )


def _box(pieces: Sequence[CellText]) -> Box | None:
    return next(_boxes_of(pieces), None)
