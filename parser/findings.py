"""What each finding means, what it weighs, and how far an entry can be trusted.

A *doubt* says that the program may have read something wrong; a *remark* tells of the source and
costs no confidence. The weights are fitted on papers with known truth (benchmarks/fit.py), and
stand in parser/finding_weights.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import prod

from parser.finding_weights import WEIGHTS
from parser.i18n import _
from parser.model import Code, Finding


@dataclass(frozen=True, slots=True)
class Meaning:
    """`assumed`: how likely it is, from 0 to 1, that what carries the code is wrong, as long as it
    was met too seldom to tell; 0 for a remark."""

    assumed: float
    says: str


MEANINGS: dict[Code, Meaning] = {
    Code.ACROSS_EDGE: Meaning(0.3, _("a text hangs over its column's edge into the next")),
    Code.ANNEX_UNREAD: Meaning(
        0.5, _("a heading announces an annex of research, but no entry was read under it")
    ),
    Code.BREAK_THIN: Meaning(0.4, _("a narrow column may have broken this word, or these are two")),
    Code.COLUMN_UNSURE: Meaning(
        0.5, _("it is uncertain which column these words belong to, or of which field it is")
    ),
    Code.CUT_OFF: Meaning(0.6, _("the text stops in the middle of a sentence or a name")),
    Code.EMPTY_ANNEX: Meaning(0.5, _("a table of research has a header, but no rows")),
    Code.FONT_UNTOLD: Meaning(
        0.0, _("the fonts of a page do not say which letters they draw: it could not be read")
    ),
    Code.HEADER_UNKNOWN: Meaning(
        0.0, _("a column whose header no model knows; kept under its name, or named by its texts")
    ),
    Code.HYPHEN_THIN: Meaning(
        0.3, _("a hyphen at a line's end was kept or dropped on thin evidence")
    ),
    Code.IMAGE_PAGE: Meaning(0.0, _("a page is only a picture: what it says could not be read")),
    Code.JOINED_UNSURE: Meaning(0.5, _("the text may be the rest of another row")),
    Code.LETTER_UNTOLD: Meaning(0.9, _("the file does not say which letter � stands for")),
    Code.LINK_NO_URL: Meaning(0.0, _("the source shows a link, but not where it leads")),
    Code.LINK_CUT: Meaning(
        0.6,
        _("the link may be another text's: its area cuts a word, or a page's end cuts it"),
    ),
    Code.LINK_SCHEME: Meaning(0.0, _("the link said no scheme; it is opened with https")),
    Code.LINK_UNBOUND: Meaning(0.4, _("a hyperlink on this page belongs to no entry's text")),
    Code.LIST_UNSURE: Meaning(
        0.3, _("the table may list planned research or finished: what it says goes both ways")
    ),
    Code.MERGE_UNSURE: Meaning(0.5, _("it is uncertain which rows this merged cell covers")),
    Code.NO_CONCLUSION: Meaning(0.2, _("an entry without a conclusion and without a title")),
    Code.NO_LINK: Meaning(0.0, _("finished research without a hyperlink")),
    Code.OCR_PAGE: Meaning(
        0.0, _("a page is a picture, read by a program that recognises letters, and may misread")
    ),
    Code.PAGE_FAILED: Meaning(1.0, _("a page could not be read")),
    Code.ROW_UNSURE: Meaning(0.6, _("it is uncertain where this row begins or ends")),
    Code.STATUS_UNKNOWN: Meaning(0.3, _("a status that no model knows")),
    Code.TYPE_UNKNOWN: Meaning(0.3, _("a type of research that no model knows")),
    Code.WITNESS_DIFFERS: Meaning(
        0.1, _("the paper's PDF is read otherwise than its text without pages, which is shown")
    ),
    Code.WITNESS_LACKS: Meaning(0.6, _("only the paper's PDF has this entry")),
    Code.WORD_UNPLACED: Meaning(0.5, _("words beside the rows of a table were placed nowhere")),
    Code.YEAR_STRANGE: Meaning(0.4, _("no year, or a year far from that of the report")),
}
"""The closed list. docs/findings.md is the same, for a person."""


def is_doubt(code: Code) -> bool:
    """Whether the code questions the reading, and does not only remark on the source."""
    return MEANINGS[code].assumed > 0


def weight_of(code: Code, field: str = "") -> float:
    """How likely it is, from 0 to 1, that a finding of `code` on `field` makes its entry wrong."""
    coarse = WEIGHTS.get(code, MEANINGS[code].assumed)
    return WEIGHTS.get(f"{code}/{field}", coarse)


def doubts_of(findings: Iterable[Finding]) -> list[tuple[Code, str]]:
    """Code and field of each doubt in `findings`, once, however many words it is about."""
    return sorted({(one.code, one.field) for one in findings if is_doubt(one.code)})


TELLING_WORDS = 6
"""So many words of a text tell a person where to look."""


def first_words(text: str) -> str:
    """The words that `text` begins with, whole, to be found again by."""
    return " ".join(text.split()[:TELLING_WORDS])


def last_words(text: str) -> str:
    """The words that `text` ends with, whole, to be found again by."""
    return " ".join(text.split()[-TELLING_WORDS:])


def confidence(findings: Iterable[Finding]) -> float:
    """From 1 down: the chance that nothing is wrong, the findings taken as independent."""
    chances = (1.0 - weight_of(code, field) for code, field in doubts_of(findings))
    return round(prod(chances, start=1.0), 3)
