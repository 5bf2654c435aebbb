"""What each finding means, what it weighs, and how far an entry can be trusted.

A *doubt* says that the program may have read something wrong; a *remark* tells of the source and
costs no confidence to speak of. The weights are the share of wrong fields among those that carried
the code on papers with known truth, rounded up.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from parser.clean import UNMAPPED
from parser.i18n import _
from parser.model import FIELDS, Code, Document, Entry, Finding, ResearchStatus
from parser.values import (
    is_value,
    like_status,
    like_type,
    like_year,
    read_completion,
    read_research_status,
)


@dataclass(frozen=True, slots=True)
class Meaning:
    """`weight`: how likely it is, from 0 to 1, that what carries the code is wrong."""

    weight: float
    says: str


MEANINGS: dict[Code, Meaning] = {
    Code.ACROSS_EDGE: Meaning(0.3, _("a text hangs over its column's edge into the next")),
    Code.BREAK_THIN: Meaning(0.4, _("a narrow column may have broken this word, or these are two")),
    Code.COLUMN_UNSURE: Meaning(0.5, _("it is uncertain which column these words belong to")),
    Code.CUT_OFF: Meaning(0.6, _("the text stops in the middle of a sentence")),
    Code.EMPTY_ANNEX: Meaning(0.5, _("a table of research has a header, but no rows")),
    Code.HEADER_UNKNOWN: Meaning(
        0.0, _("a column whose header no model knows; kept under its name")
    ),
    Code.HYPHEN_THIN: Meaning(
        0.3, _("a hyphen at a line's end was kept or dropped on thin evidence")
    ),
    Code.IMAGE_PAGE: Meaning(0.0, _("a page is only a picture: what it says could not be read")),
    Code.JOINED_UNSURE: Meaning(0.5, _("the text may be the rest of another row")),
    Code.LETTER_UNTOLD: Meaning(0.9, _("the file does not say which letter � stands for")),
    Code.LINK_NO_URL: Meaning(0.0, _("the source shows a link, but not where it leads")),
    Code.LINK_UNBOUND: Meaning(0.4, _("a hyperlink on this page belongs to no entry's text")),
    Code.MERGE_UNSURE: Meaning(0.5, _("it is uncertain which rows this merged cell covers")),
    Code.NO_CONCLUSION: Meaning(0.2, _("an entry without a conclusion and without a title")),
    Code.NO_LINK: Meaning(0.0, _("finished research without a hyperlink")),
    Code.PAGE_FAILED: Meaning(1.0, _("a page could not be read")),
    Code.ROW_UNSURE: Meaning(0.6, _("it is uncertain where this row begins or ends")),
    Code.STATUS_UNKNOWN: Meaning(0.3, _("a status that no model knows")),
    Code.TYPE_UNKNOWN: Meaning(0.3, _("a type of research that no model knows")),
    Code.WORD_UNPLACED: Meaning(0.5, _("a word on the page was placed nowhere")),
    Code.YEAR_STRANGE: Meaning(0.4, _("no year, or a year far from that of the report")),
}
"""The closed list. docs/findings.md is the same, for a person."""

HORIZON = (-6, 8)
"""Years before and after the reported year within which research ends (RBV: a planning of 7)."""


def is_doubt(code: Code) -> bool:
    """Whether the code questions the reading, and does not only remark on the source."""
    return MEANINGS[code].weight > 0


TELLING_WORDS = 6
"""So many words of a text tell a person where to look."""


def first_words(text: str) -> str:
    """The words that `text` begins with, whole, to be found again by."""
    return " ".join(text.split()[:TELLING_WORDS])


def last_words(text: str) -> str:
    """The words that `text` ends with, whole, to be found again by."""
    return " ".join(text.split()[-TELLING_WORDS:])


def with_findings(entry: Entry, document: Document, fields: Collection[str]) -> Entry:
    """`entry` with the findings that its values give, and its confidence.

    `fields` are the columns of the table that it stands in: a field without a column is no doubt.
    """
    findings = (*entry.findings, *_of_values(entry, document, fields), *_of_texts(entry, fields))
    return replace(entry, findings=findings, confidence=confidence(findings))


def confidence(findings: Iterable[Finding]) -> float:
    """From 1 down: the chance that nothing is wrong, the findings taken as independent."""
    trust = 1.0
    for code in {(finding.code, finding.field) for finding in findings}:
        trust *= 1.0 - MEANINGS[code[0]].weight
    return round(trust, 3)


def _of_values(entry: Entry, document: Document, fields: Collection[str]) -> Iterator[Finding]:
    kind, status, year = entry.type_onderzoek, entry.status, entry.afronding
    if "type_onderzoek" in fields and not is_value("type_onderzoek", kind):
        yield Finding(Code.TYPE_UNKNOWN, "type_onderzoek", kind, None, like_type(kind))
    if "status" in fields and not is_value("status", status):
        yield Finding(Code.STATUS_UNKNOWN, "status", status, None, like_status(status))
    if "afronding" in fields and (
        not is_value("afronding", year) or not _near(year, document.jaar)
    ):
        yield Finding(Code.YEAR_STRANGE, "afronding", year, None, like_year(year))
    if "links" in fields and not entry.links and not entry.vindplaats and _finished(entry):
        yield Finding(Code.NO_LINK, "links")
    for link in entry.links:
        if not link.url:
            yield Finding(Code.LINK_NO_URL, "links", link.text)


def _finished(entry: Entry) -> bool:
    return read_research_status(entry.status).value in (ResearchStatus.AFGEROND, "")


def _near(text: str, year: int | None) -> bool:
    first, last, _ = read_completion(text).value
    if first is None or last is None or year is None:
        return True
    return year + HORIZON[0] <= first <= last <= year + HORIZON[1]


def _of_texts(entry: Entry, fields: Collection[str]) -> Iterator[Finding]:
    main = "conclusies" if "conclusies" in fields else "titel"
    text = getattr(entry, main)
    if not entry.conclusies and not entry.titel:
        yield Finding(Code.NO_CONCLUSION, main)
    elif text[:1].islower() and not text.startswith(("http", "www")):
        yield Finding(Code.JOINED_UNSURE, main, first_words(text))
    if "thema" in fields and not entry.thema:
        yield Finding(Code.MERGE_UNSURE, "thema")
    for name, said in [*((name, getattr(entry, name)) for name in FIELDS), *entry.extra.items()]:
        if UNMAPPED in said:
            word = next(word for word in said.split() if UNMAPPED in word)
            yield Finding(Code.LETTER_UNTOLD, name, word)
    two = any(_is_twice(getattr(entry, name)) for name in ("afronding", "status"))
    if two or not any((entry.type_onderzoek, entry.afronding, entry.status)):
        yield Finding(Code.ROW_UNSURE, "")


def _is_twice(text: str) -> bool:
    """Whether a short value stands there twice, as where two rows were taken for one."""
    words = text.split()
    years = len(words) > 1 and all(is_value("afronding", word) for word in words)
    half = len(words) // 2
    return years or (len(words) > 1 and words[:half] == words[half:])
