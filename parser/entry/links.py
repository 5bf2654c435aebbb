"""Hyperlinks bound to the entry and the field in which they stand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from parser.entry.drafts import EntryDraft
from parser.model import Box, Code, Finding, Link
from parser.pdf import Char, Rect, Run, spaced, words
from parser.table import PageLayout, TablePart
from parser.text import Break, Vocabulary, join

URL = re.compile(r"(?:https?://|www\.)[^\s<>\"«»‘’“”]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class BoundLink:
    """A hyperlink and the index of the draft that it stands in."""

    draft: int
    link: Link
    is_assumed: bool = False
    """Whether the source left out its scheme."""
    is_cut: bool = False
    """Whether it may be another text's: its area ends amid a word, or the entry above ends its page
    with the same link."""


class _Spot(NamedTuple):
    """Where a character stands: draft, column, line, and its number among the letters there."""

    draft: int
    column: int
    line: int
    order: int
    char: Char


class _Stretch(NamedTuple):
    """Where a run stands, and how many letters of its cell stand before it."""

    page: int
    draft: int
    column: int
    line: int
    before: int
    run: Run

    def under(self, area: Rect) -> Iterator[_Spot]:
        """Its letters that `area` covers."""
        run, order = self.run, self.before
        if run.x1 < area.x0 or run.x0 > area.x1 or run.bottom < area.top or run.top > area.bottom:
            return
        for char in run.chars:
            order += not char.text.isspace()
            if _inside(char, area):
                yield _Spot(self.draft, self.column, self.line, order, char)


def bind_links(
    layouts: Sequence[PageLayout], drafts: Sequence[EntryDraft], vocabulary: Vocabulary
) -> tuple[list[BoundLink], list[Finding]]:
    """Every link of `layouts` with its entry; and a finding for each that stands in a table, but on
    no entry's text.
    """
    pages = [layout.page for layout in layouts if layout.parts]
    stretches: dict[int, list[_Stretch]] = {page.number: [] for page in pages}
    of_cell: defaultdict[tuple[int, int], list[_Stretch]] = defaultdict(list)
    for stretch in _stretches(drafts):
        stretches[stretch.page].append(stretch)
        of_cell[stretch.draft, stretch.column].append(stretch)
    covered: dict[tuple[int, int, str], list[_Spot]] = {}
    boxes: dict[tuple[int, int, str], list[Box]] = {}
    assumed = {area.url for page in pages for area in page.links if area.is_assumed}
    loose: list[Finding] = []
    for page in pages:
        for area in page.links:
            inside = [spot for run in stretches[page.number] for spot in run.under(area)]
            if not inside:
                if any(
                    _holds(part, area)
                    for layout in layouts
                    for part in layout.parts
                    if part.page is page
                ):
                    box = Box(page.number, *area[:4])
                    loose.append(Finding(Code.LINK_UNBOUND, "", area.url, box))
                continue
            owner = _majority(inside)
            key = (*owner, area.url)
            covered.setdefault(key, []).extend(
                spot for spot in inside if (spot.draft, spot.column) == owner
            )
            boxes.setdefault(key, []).append(Box(page.number, *area[:4]))
    bound = []
    for key, found in covered.items():
        order, link = _bound(key, found, boxes[key], drafts, vocabulary)
        above = covered.get((key[0] - 1, *key[1:]), ())
        is_cut = _cuts_word(found, of_cell[key[:2]]) or _is_cut(
            above, of_cell[key[0] - 1, key[1]], boxes[key]
        )
        bound.append((order, BoundLink(key[0], link, link.url in assumed, is_cut)))
    return [one for _, one in sorted(bound, key=lambda pair: pair[0])], loose


def _holds(part: TablePart, area: Rect) -> bool:
    """Whether a link's box stands within a part of a table."""
    return part.top < (area.top + area.bottom) / 2 < part.bottom


def _stretches(drafts: Sequence[EntryDraft]) -> Iterator[_Stretch]:
    """Every run of the entries' own texts."""
    for at, draft in enumerate(drafts):
        for column, pieces in draft.cells.items():
            if column in draft.inherited:
                continue
            order = line_number = 0
            for piece in pieces:
                for line in piece.lines:
                    line_number += 1
                    for run in line.runs:
                        yield _Stretch(piece.page, at, column, line_number, order, run)
                        order += sum(not char.text.isspace() for char in run.chars)


def _inside(char: Char, area: Rect) -> bool:
    if not area.top <= (char.top + char.bottom) / 2 <= area.bottom:
        return False
    return area.x0 <= (char.x0 + char.x1) / 2 <= area.x1 and not char.text.isspace()


def _majority(spots: Sequence[_Spot]) -> tuple[int, int]:
    owners = [(spot.draft, spot.column) for spot in spots]
    return max(set(owners), key=owners.count)


def _bound(
    key: tuple[int, int, str],
    spots: Sequence[_Spot],
    boxes: Sequence[Box],
    drafts: Sequence[EntryDraft],
    vocabulary: Vocabulary,
) -> tuple[tuple[int, int, int], Link]:
    """Where the link of one URL in one cell begins, and the link; its text is the first stretch of
    letters under its boxes."""
    at, column, url = key
    unique = sorted({spot.order: spot for spot in spots}.values(), key=lambda spot: spot.order)
    stretch = [unique[0]]
    for spot in unique[1:]:
        if spot.order - stretch[-1].order > 1:
            break
        stretch.append(spot)
    lines: dict[int, list[Char]] = {}
    for spot in stretch:
        lines.setdefault(spot.line, []).append(spot.char)
    texts = [spaced(chars) for chars in lines.values()]
    text = join(texts, [Break.WORD] * (len(texts) - 1), vocabulary).text
    field = drafts[at].columns[column].field or drafts[at].columns[column].label
    link = Link(text, url, field, tuple(dict.fromkeys(boxes)))
    return (at, column, stretch[0].order), link


def _cuts_word(covered: Sequence[_Spot], stretches: Sequence[_Stretch]) -> bool:
    """Whether a link covers a word of its cell by halves; a letter more or less is its border's."""
    orders = {spot.order for spot in covered}
    for stretch in stretches:
        end = stretch.before
        for word in words(stretch.run):
            start, end = end, end + len(word)
            inside = sum(order in orders for order in range(start + 1, end + 1))
            if 1 < inside < len(word) - 1:
                return True
    return False


def _is_cut(above: Sequence[_Spot], stretches: Sequence[_Stretch], boxes: Sequence[Box]) -> bool:
    """Whether the link that covers `above` is cut by a page's end, so that its `boxes` on the next
    page are of that text, of these `stretches`: they lie too low where Chromium repeats a header.
    """
    end = max((spot.order for spot in above), default=0)
    pages = {one.page for one in stretches if one.before < end}
    after = next((one.page for one in stretches if one.before == end > 0), None)
    return after is not None and after not in pages and {box.page for box in boxes} == {after}


def visible(text: str, field: str, found: Sequence[Link]) -> Iterator[Link]:
    """The addresses printed in `text` that no annotation of `found` covers."""
    known = {link.url for link in found} | {link.text for link in found}
    for match in URL.finditer(text):
        url = match[0].rstrip(".,;:)]}'")
        if url not in known:
            known.add(url)
            yield Link(url, url if "://" in url else f"https://{url}", field)
