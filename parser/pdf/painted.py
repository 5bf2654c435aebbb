"""What a person sees of the characters that a page draws; the others are set apart, and why."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from statistics import median
from typing import NamedTuple

from parser.clean import SOFT_HYPHEN, clean
from parser.model import Place
from parser.pdf.glyphs import Glyph
from parser.pdf.ink import unpainted_shows
from parser.pdf.overprint import overprint
from parser.pdf.view import View
from parser.typography import (
    ASSUMED_SIZE,
    are_stamp_lines,
    is_majority,
    is_recognised,
    is_stamp_size,
    parts_texts,
    touches,
)


class Painted(NamedTuple):
    """The glyphs of a page that are its text."""

    glyphs: list[Glyph]
    """Those that a person sees, in the order in which they are drawn."""
    bold: frozenset[int]
    """The `id` of those that are drawn more than once, a little apart."""
    apart: Mapping[Place, tuple[str, ...]]
    """The texts that are not, each by why not, a show each."""
    is_ocr: bool
    """Whether the text is a layer under a picture of the page, which a program recognised there."""


def painted(path: Path, number: int, view: View, drawn: Sequence[Glyph]) -> Painted:
    """Sort out what page `number`, from 1, of the PDF at `path` draws."""
    apart: dict[Place, list[Glyph]] = defaultdict(list)
    invisible = sum(glyph.invisible for glyph in drawn)
    is_ocr = is_recognised(invisible, len(drawn) - invisible)
    seen: list[Glyph] = []
    for at, glyph in enumerate(drawn):
        if not (_is_displayed(glyph, view) or (seen and _ends_word(seen[-1], drawn, at))):
            apart[Place.OUTSIDE].append(glyph)
        elif glyph.invisible and not is_ocr and not _is_in_word(drawn, at):
            apart[Place.HIDDEN].append(glyph)
        elif glyph.quarter is None:
            apart[Place.STAMP].append(glyph)
        elif glyph.mirrored:
            apart[Place.TURNED].append(glyph)
        else:
            seen.append(glyph)
    over = overprint(seen)
    again = _doubled(seen, over.again)
    # Where all is drawn twice, being bold tells nothing.
    is_told = not is_majority(len(again), len(seen) - len(again))
    bold = frozenset(id(seen[first]) for first in again.values() if is_told)
    apart[Place.DOUBLED] = [seen[at] for at in again]
    once = [glyph for at, glyph in enumerate(seen) if at not in again]
    stamped = _stamped(once, over.crossings)
    apart[Place.STAMP] += [glyph for glyph in once if glyph.show in stamped]
    once = [glyph for glyph in once if glyph.show not in stamped]
    if not is_ocr:
        away = {glyph.show for glyph in apart[Place.STAMP]}
        unpainted = unpainted_shows(path, number, view, once, over.crossings, away)
        apart[Place.HIDDEN] += _hidden(once, unpainted)
    hidden = set(map(id, apart[Place.HIDDEN]))
    kept = [glyph for glyph in once if id(glyph) not in hidden]
    return Painted(kept, bold, {why: texts_of(these) for why, these in apart.items()}, is_ocr)


def _is_displayed(glyph: Glyph, view: View) -> bool:
    return view.holds((glyph.x0 + glyph.x1) / 2, (glyph.y0 + glyph.y1) / 2)


def _ends_word(seen: Glyph, drawn: Sequence[Glyph], at: int) -> bool:
    """Whether glyph `at` goes on with the word of the glyph before it, which is `seen`: a word that
    runs off the page is whole in the file, but what stands behind it is not on the page."""
    glyph = drawn[at]
    if seen is not drawn[at - 1] or _line_of(seen) != _line_of(glyph):
        return False
    blank = seen.get_text().isspace() or glyph.get_text().isspace()
    return not blank and touches(_gap(seen, glyph), glyph.type_size)


def _is_in_word(drawn: Sequence[Glyph], at: int) -> bool:
    """Whether glyph `at` is a soft hyphen that is drawn beside visible letters: it tells of the
    word where it breaks no line, and so has no ink."""
    beside = [*drawn[max(0, at - 1) : at], *drawn[at + 1 :][:1]]
    return drawn[at].get_text() == SOFT_HYPHEN and any(not glyph.invisible for glyph in beside)


def _stamped(glyphs: Sequence[Glyph], crossings: Collection[tuple[int, int]]) -> set[int]:
    """The shows that are stamps: of far larger type, over or under other text or beside several
    lines of it, as no heading is; or set sideways across other text."""
    sizes = [glyph.type_size for glyph in glyphs]
    usual = median(sizes or [ASSUMED_SIZE])
    large: dict[int, list[Glyph]] = defaultdict(list)
    if is_stamp_size(max(sizes, default=usual), usual):
        for glyph, size in zip(glyphs, sizes, strict=True):
            if is_stamp_size(size, usual):
                large[glyph.show].append(glyph)
    crossing = {show for pair in crossings for show in pair}
    stamped = {show for show, these in large.items() if show in crossing or _beside(these, glyphs)}
    quarters = Counter(glyph.quarter for glyph in glyphs)
    upright = max(quarters, key=quarters.__getitem__, default=0)
    return stamped | {
        glyph.show for glyph in glyphs if glyph.quarter != upright and glyph.show in crossing
    }


def _beside(stamp: Sequence[Glyph], glyphs: Sequence[Glyph]) -> bool:
    """Whether several lines of text stand beside a word; an initial letter is none."""
    first = stamp[0]
    low, high = _reach(first)
    lines = {
        _line_of(glyph)
        for glyph in glyphs
        if glyph.quarter == first.quarter and low < _reach(glyph)[0] and _reach(glyph)[1] < high
    }
    return are_stamp_lines(len(lines), len(stamp))


def _reach(glyph: Glyph) -> tuple[float, float]:
    """From where to where a glyph reaches across its line."""
    return (glyph.y0, glyph.y1) if glyph.quarter in (0, 2) else (glyph.x0, glyph.x1)


def _doubled(glyphs: Sequence[Glyph], again: Mapping[int, int]) -> Mapping[int, int]:
    """`again`, of the texts that are drawn twice as a whole: where a long word hangs over its cell,
    a letter may come to stand on the same letter of another text."""
    doubled: dict[int, int] = {}
    if not again:
        return doubled
    at = {id(glyph): number for number, glyph in enumerate(glyphs)}
    for text in _texts_of(glyphs):
        twice = [at[id(glyph)] for glyph in text if at[id(glyph)] in again]
        if is_majority(len(twice), len(text)):
            doubled |= {number: again[number] for number in twice}
    return doubled


def _hidden(glyphs: Sequence[Glyph], unpainted: Collection[int]) -> list[Glyph]:
    """The glyphs of the texts that are not painted.

    Where each letter is a show of its own, a text is hidden if most of its letters are: what covers
    a few hides no text, and where a page's end cuts through a line, a comma's tail says nothing.
    """
    hidden: list[Glyph] = []
    for text in _texts_of(glyphs) if unpainted else ():
        letters = [glyph for glyph in text if glyph.get_text().isalnum()] or text
        gone = sum(glyph.show in unpainted for glyph in letters)
        if is_majority(gone, len(letters)):
            hidden += text
    return hidden


def _texts_of(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """The shows, those of a single glyph that follow each other on one line together."""
    text: list[Glyph] = []
    for _show, these in groupby(glyphs, key=attrgetter("show")):
        show = list(these)
        if text and not (len(show) == 1 and _goes_on(text[-1], show[0])):
            yield text
            text = []
        text += show
        if len(show) > 1:
            yield text
            text = []
    if text:
        yield text


def _goes_on(before: Glyph, after: Glyph) -> bool:
    gap = _gap(before, after)
    return _line_of(before) == _line_of(after) and not parts_texts(gap, before.type_size)


def _gap(before: Glyph, after: Glyph) -> float:
    """How far two glyphs on one line are apart, in points; below 0 where they overlap."""
    if before.quarter in (0, 2):
        return max(after.x0 - before.x1, before.x0 - after.x1)
    return max(after.y0 - before.y1, before.y0 - after.y1)


def _line_of(glyph: Glyph) -> tuple[int | None, int]:
    """The direction of a glyph, and where its baseline lies across it, in whole points."""
    return glyph.quarter, round(glyph.matrix[5 if glyph.quarter in (0, 2) else 4])


def texts_of(glyphs: Sequence[Glyph]) -> tuple[str, ...]:
    """What `glyphs` say, a text a show."""
    shows: dict[int, list[str]] = defaultdict(list)
    for glyph in glyphs:
        shows[glyph.show].append(glyph.get_text())
    return tuple(clean("".join(letters)) for letters in shows.values())
