"""What an entry's own values say against its reading: no year, two statuses, half a sentence."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from parser.clean import UNMAPPED
from parser.closed_lists import ResearchList, ResearchStatus
from parser.findings import confidence, first_words, last_words
from parser.model import (
    FIELDS,
    MERGED,
    Code,
    Document,
    Entry,
    Finding,
)
from parser.values import (
    is_value,
    like_status,
    like_type,
    like_year,
    read_completion,
    read_research_status,
)

HORIZON = (-6, 8)
"""Years before and after the reported year within which research ends (RBV: a planning of 7)."""

NAMES = (*MERGED, "type_onderzoek", "titel")
"""The fields whose text is a name, and no sentences."""
_OPEN = """
als bij dan dat de die door een en met naar of per te ten ter tot tussen van vanuit voor zonder
"""
OPEN = frozenset(_OPEN.split())
"""Words with which no name ends: the noun that they belong to follows."""
_PLURAL_APART = re.compile(r"(\w*(?!en)\w\w) (en(?: en\b|$))")
"""A noun without its plural ending, which stands apart: before the word "en", or at the end of a
name, which never ends in that word."""


def with_findings(entry: Entry, document: Document, fields: Collection[str]) -> Entry:
    """`entry` with the findings that its values give, and its confidence.

    `fields` are the columns of the table that it stands in: a field without a column is no doubt.
    """
    findings = (*entry.findings, *_of_values(entry, document, fields), *_of_texts(entry, fields))
    return replace(entry, findings=findings, confidence=confidence(findings))


def doubt_what_is_cut(entries: Sequence[Entry], tables: Sequence[int]) -> list[Entry]:
    """`entries`, of which `tables` are the numbers of their tables: where one begins a page amid a
    sentence, it may be the rest of the last one of the page before, and that is in doubt too."""
    found = list(entries)
    pairs = pairwise(zip(entries, tables, strict=True))
    for at, ((above, table), (below, other)) in enumerate(pairs):
        turned = table == other and above.pages[-1:] < below.pages[:1]
        if turned and any(one.code is Code.JOINED_UNSURE for one in below.findings):
            text = above.conclusies or above.titel
            doubt = Finding(Code.ROW_UNSURE, "", last_words(text))
            findings = (*above.findings, doubt)
            found[at] = replace(above, findings=findings, confidence=confidence(findings))
    return found


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
    """Whether research is finished, by its own status, or else by the list that it stands in."""
    status = read_research_status(entry.status).value
    return status == ResearchStatus.AFGEROND or (not status and entry.lijst != ResearchList.GEPLAND)


def _near(text: str, year: int | None) -> bool:
    first, last = read_completion(text).value[:2]
    if first is None or year is None:
        return True
    return year + HORIZON[0] <= first <= (last or first) <= year + HORIZON[1]


def _of_texts(entry: Entry, fields: Collection[str]) -> Iterator[Finding]:
    main = "conclusies" if "conclusies" in fields else "titel"
    text = getattr(entry, main)
    if not entry.conclusies and not entry.titel:
        yield Finding(Code.NO_CONCLUSION, main)
    elif text[:1].islower() and not text.startswith(("http", "www")):
        yield Finding(Code.JOINED_UNSURE, main, first_words(text))
    yield from _of_names(entry)
    if "thema" in fields and not entry.thema:
        yield Finding(Code.MERGE_UNSURE, "thema")
    for name, said in [*((name, getattr(entry, name)) for name in FIELDS), *entry.extra.items()]:
        if UNMAPPED in said:
            word = next(word for word in said.split() if UNMAPPED in word)
            yield Finding(Code.LETTER_UNTOLD, name, word)
    two = any(_is_twice(getattr(entry, name)) for name in ("afronding", "status"))
    if two or not any((entry.type_onderzoek, entry.afronding, entry.status)):
        yield Finding(Code.ROW_UNSURE, "")


def _of_names(entry: Entry) -> Iterator[Finding]:
    """The names that break off, and those with a plural ending that a line's end has parted."""
    for name in NAMES:
        text = getattr(entry, name)
        if parted := _PLURAL_APART.search(text):
            yield Finding(Code.BREAK_THIN, name, parted[0], None, "".join(parted.groups()))
        elif text.split()[-1:] and text.split()[-1].lower() in OPEN:
            yield Finding(Code.CUT_OFF, name, last_words(text))


def _is_twice(text: str) -> bool:
    """Whether a short value stands there twice, as where two rows were taken for one."""
    words = text.split()
    years = len(words) > 1 and all(is_value("afronding", word) for word in words)
    half = len(words) // 2
    return years or (len(words) > 1 and words[:half] == words[half:])
