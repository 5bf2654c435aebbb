"""Hyperlinks bound to the entry and the field in which they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parser.entries import Draft
from parser.model import Box, Code, Finding, Link
from parser.page import Area
from parser.prose import Break, Vocabulary, join
from parser.runs import Char, spaced
from parser.tables import Part, Sheet

URL = re.compile(r"(?:https?://|www\.)[^\s<>\"«»‘’“”]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Bound:
    """A hyperlink and the index of the draft that it stands in."""

    draft: int
    link: Link


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a character stands: in which draft and column, on which line, the how-manieth."""

    draft: int
    column: int
    line: int
    order: int
    page: int
    char: Char


def bind(
    sheets: Sequence[Sheet], drafts: Sequence[Draft], vocabulary: Vocabulary
) -> tuple[list[Bound], list[Finding]]:
    """Every link of `sheets` with its entry; and a finding for each that stands in a table, but on
    no entry's text.
    """
    pages = [sheet.page for sheet in sheets if sheet.parts]
    spots: dict[int, list[_Spot]] = {page.number: [] for page in pages}
    for spot in _spots(drafts):
        spots[spot.page].append(spot)
    covered: dict[tuple[int, int, str], list[_Spot]] = {}
    boxes: dict[tuple[int, int, str], list[Box]] = {}
    loose: list[Finding] = []
    for page in pages:
        for area in page.links:
            inside = [spot for spot in spots[page.number] if _inside(spot.char, area)]
            if not inside:
                if any(
                    _holds(part, area)
                    for sheet in sheets
                    for part in sheet.parts
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
    bound = [_bound(key, found, boxes[key], drafts, vocabulary) for key, found in covered.items()]
    return [item for _, item in sorted(bound, key=lambda pair: pair[0])], loose


def _holds(part: Part, area: Area) -> bool:
    """Whether a link's box stands within a part of a table."""
    return part.top < (area.top + area.bottom) / 2 < part.bottom


def _spots(drafts: Sequence[Draft]) -> Iterator[_Spot]:
    """Every character of the entries' own texts."""
    for at, draft in enumerate(drafts):
        for column, pieces in draft.cells.items():
            if column in draft.inherited:
                continue
            order = line_number = 0
            for piece in pieces:
                for line in piece.lines:
                    line_number += 1
                    for run in line.runs:
                        for char in run.chars:
                            order += not char.text.isspace()
                            yield _Spot(at, column, line_number, order, piece.page, char)


def _inside(char: Char, area: Area) -> bool:
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
    drafts: Sequence[Draft],
    vocabulary: Vocabulary,
) -> tuple[tuple[int, int, int], Bound]:
    """The link of one URL in one cell; its text is the first stretch of letters under its boxes."""
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
    return (at, column, stretch[0].order), Bound(at, link)


def visible(text: str, field: str, found: Sequence[Link]) -> Iterator[Link]:
    """The addresses printed in `text` that no annotation of `found` covers."""
    known = {link.url for link in found} | {link.text for link in found}
    for match in URL.finditer(text):
        url = match[0].rstrip(".,;:)]}'")
        if url not in known:
            known.add(url)
            yield Link(url, url if "://" in url else f"https://{url}", field)
