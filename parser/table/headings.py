"""The headings above a table: whether they announce the annex, and its article and theme."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from parser.labels import HEADINGS, announces
from parser.pdf import Line
from parser.table.footnotes import unmarked
from parser.table.theme_names import CAPTION_NUMBER, subtheme_in, theme_in
from parser.typography import (
    LEAD_LINES,
    is_heading_size,
    is_title_size,
    may_be_heading,
    may_be_name,
    ranks_with,
)
from parser.values import list_of_heading

ARTICLE = re.compile(
    rf"{CAPTION_NUMBER}(beleids|begrotings|niet-beleids)?artikel(en)?\s+\d", re.IGNORECASE
)
"""A heading over the tables of one article: "Artikel 31 - Politie", "Tabel 127 Artikel 31"."""
_CAPTION_NUMBER = re.compile(CAPTION_NUMBER)
_NUMBER = re.compile(rf"{ARTICLE.pattern}+\W*", re.IGNORECASE)
_TABLE = re.compile(r"\s*tabel\s+\d", re.IGNORECASE)
"""The start of a table's own caption."""
CAPTION = re.compile(r"\s*(tabel|figuur|bijlage|toelichting|vervolg)\b", re.IGNORECASE)
"""The start of a heading that names no theme."""
AGAIN = re.compile(r"\W*\(?\s*vervolg\)?\s*$", re.IGNORECASE)
"""What a heading says that is repeated on the next page."""
OTHER = re.compile(
    r"moties|toezegging|opvolging|aanbevelingen|subsidie|afkorting|kengetal|begrippen",
    re.IGNORECASE,
)
"""What the heading of another list says."""
_ANNEX = re.compile(r"\s*bijlage\s+\w{1,4}\b", re.IGNORECASE)


class HeadingLine(NamedTuple):
    """A line above a table, with what tells how it heads what follows."""

    text: str
    """Without the marks of notes."""
    heads: bool
    """Whether it is set as headings are: in bold, or as an element for them."""
    rank: float
    """The larger, the higher it stands among headings; of a page, its size in points."""
    is_article: bool
    """Whether it is the heading of an article."""


@dataclass(frozen=True, slots=True)
class Headings:
    """What the headings say of the table under them."""

    annex: str = ""
    """The last heading of an annex, "" where it was not that of an annex of research."""
    article: str = ""
    """The heading of the article, whole: "Artikel 31 - Politie"."""
    theme: str = ""
    rank: float = 0.0
    """The rank of the annex's own heading, 0 where it was not seen set."""
    subtheme: str = ""
    captions: tuple[str, ...] = ()
    """The headings and captions right above the table, of those above it."""
    lead: str = ""
    """The sentences right above it."""

    def after(self, lines: Sequence[Line]) -> Headings:
        """What holds under the `lines` of a page, as `under` has it."""
        return self.under(
            [
                HeadingLine(unmarked(line).text, line.bold, line.size, is_article(line))
                for line in lines
            ]
        )

    def under(self, lines: Sequence[HeadingLine]) -> Headings:
        """What holds under `lines`, if this holds above them.

        An article holds until the next one, or until a heading right above a table that is neither
        an article's nor marked as a theme's; a theme holds for one table, and for those whose
        headings name subthemes only.
        """
        if not lines:
            return self
        annex, rank = self._annex(lines)
        article, theme, subtheme = self.article if annex else "", "", ""
        for line in lines:
            if line.is_article:
                article, theme, subtheme = _CAPTION_NUMBER.sub("", line.text, count=1), "", ""
            elif named := theme_in(line.text):
                theme, subtheme = named, ""
            elif named := subtheme_in(line.text):
                theme, subtheme = theme or self.theme, named
        last = lines[-1]
        if last.heads and not theme and not subtheme and _names_theme(last.text):
            article, theme = "", last.text
        article, theme, subtheme = (AGAIN.sub("", name) for name in (article, theme, subtheme))
        return Headings(annex, article, theme, rank, subtheme, *_right_above(lines))

    @property
    def lijst(self) -> str:
        """The ResearchList that the captions name, "" where they name none."""
        return next(filter(None, map(list_of_heading, reversed(self.captions))), "")

    def repeats(self, other: Headings) -> bool:
        """Whether these say nothing that `other`, of the table above, does not say."""
        where = (bool(self.annex), self.article, self.rank)
        same = where == (bool(other.annex), other.article, other.rank)
        named = (
            *((self.theme, other.theme), (self.subtheme, other.subtheme)),
            (self.lijst, other.lijst),
        )
        return same and all(mine in ("", theirs) for mine, theirs in named)

    def _annex(self, lines: Sequence[HeadingLine]) -> tuple[str, float]:
        """The heading of the annex if it goes on, and its rank: one as high ends it."""
        annex, rank = announced((line.text for line in lines), self.annex), self.rank
        for line in lines:
            if announces(line.text):
                annex, rank = annex or line.text, line.rank if line.heads else 0.0
            elif line.heads and not _below(line):
                as_high = bool(rank) and ranks_with(line.rank, rank)
                other = may_be_name(len(line.text)) and OTHER.search(line.text)
                annex, rank = ("", 0.0) if as_high or other else (annex, rank)
        return annex, rank


def announced(lines: Iterable[str], before: str) -> str:
    """The annex's heading if that was the last one after `lines`, else ""; `before` is that above.

    A heading may take two lines.
    """
    above, is_whole = "", True
    for line in lines:
        was_whole, is_whole = is_whole, announces(line)
        if is_whole:
            before = before if before and _TABLE.match(line) else line
        elif not was_whole and announces(f"{above} {line}"):
            before = f"{above} {line}"
        elif may_be_heading(len(line)) and _ANNEX.match(line):
            before = ""
        above = line
    return before


def _right_above(lines: Sequence[HeadingLine]) -> tuple[tuple[str, ...], str]:
    """Headings and captions among the last of `lines`, and the sentences there."""
    near = [(line.text, line.heads or bool(CAPTION.match(line.text))) for line in lines]
    sentences = " ".join(text for text, heads in near[-LEAD_LINES:] if not heads)
    return tuple(text for text, heads in near[-LEAD_LINES:] if heads), sentences


def is_caption(line: Line) -> bool:
    """Whether `line` is the caption of one table: "Tabel 12 Geplande evaluaties"."""
    return bool(_TABLE.match(line.text)) and len(line.runs) == 1


def is_article(line: Line) -> bool:
    """Whether `line` is the heading of an article.

    One in bold may have its number apart, before a tab; in a row of a table not all is bold.
    """
    if not ARTICLE.match(line.text):
        return False
    if len(line.runs) == 1:
        return line.bold or not line.text.rstrip().endswith(".")
    return line.bold and len(line.runs) == 2 and bool(_NUMBER.fullmatch(line.runs[0].text))


def names_what_follows(line: Line) -> bool:
    """Whether `line` is a table's caption, or a heading that names its article or its theme."""
    if len(line.runs) != 1:
        return False
    named = theme_in(line.text) or subtheme_in(line.text)
    return is_article(line) or is_caption(line) or bool(named)


def heads_another(line: Line, size: float) -> bool:
    """Whether `line` is the heading of another annex or list, under a table of `size` points.

    A label over rows is never so large as the heading of an annex may be.
    """
    large = is_heading_size(line.usual, size) and may_be_heading(len(line.text))
    if not large or announces(line.text):
        return False
    named = _ANNEX.match(line.text) or OTHER.search(line.text)
    return bool(named) or is_title_size(line.usual, size)


def _below(line: HeadingLine) -> bool:
    """Whether a heading stands under the annex's, or is part of it."""
    named = theme_in(line.text) or subtheme_in(line.text)
    within = line.is_article or named or HEADINGS.search(line.text)
    return bool(within) or line.text[:1].islower()


def _names_theme(text: str) -> bool:
    other = ARTICLE.match(text) or HEADINGS.search(text) or CAPTION.match(text)
    return may_be_name(len(text)) and not other
