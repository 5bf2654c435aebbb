"""Which list a table is, finished research or planned: all that is printed weighed together.

Laws of the domain: an annual report lists what was finished, a draft budget what is planned (RBV,
models 3.45 and 1.44). What was completed by the end of the reported year is finished, what has yet
to end is planned. There are results and reports only of what was finished; a beginning is printed
only of what is planned. The list is what the table is, the status what a row says: a table of both
is one list.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from parser.closed_lists import ResearchList, ResearchStatus
from parser.identity import is_annual_report, is_draft_budget
from parser.list_weights import (
    AGAINST,
    ANNEX,
    CAPTION,
    FEW_ROWS,
    LABELS,
    LEAST,
    LINKS,
    PAPER,
    SENTENCE,
    STATUSES,
    YEARS,
)
from parser.model import Code, Document, Entry, Finding
from parser.values import list_of_heading, list_of_label


@dataclass(frozen=True, slots=True)
class TableHead:
    """What is printed above the rows of a table."""

    number: int
    """Of the table in its paper."""
    labels: tuple[str, ...]
    annex: str = ""
    """The heading of the annex."""
    captions: tuple[str, ...] = ()
    """The headings and captions right above it."""
    lead: str = ""
    """The sentences right above it."""


def with_lists(
    entries: Sequence[Entry], heads: Sequence[TableHead], document: Document
) -> list[Entry]:
    """The entries with the list that the table of each is; `heads` has that of each entry.

    Where both are nearly as likely, or much speaks against the likelier, each entry has a finding.
    """
    told: list[Entry] = []
    pairs = list(zip(entries, heads, strict=True))
    for _, together in groupby(pairs, lambda pair: pair[1].number):
        table = list(together)
        lijst, findings = _tell([entry for entry, _ in table], table[0][1], document)
        told += [
            replace(entry, lijst=lijst, findings=(*entry.findings, *findings)) for entry, _ in table
        ]
    return told


def _tell(
    entries: Sequence[Entry], head: TableHead, document: Document
) -> tuple[str, tuple[Finding, ...]]:
    """The ResearchList of a table, "" where nothing tells it; and a finding where it is unsure."""
    points = [*_printed(head), *_paper(document), *_rows(entries, document)]
    finished, planned = sum(p for p in points if p > 0), -sum(p for p in points if p < 0)
    if planned == finished:
        return "", (Finding(Code.LIST_UNSURE, "lijst"),) if finished else ()
    likely, other = ResearchList.AFGEROND, ResearchList.GEPLAND
    if planned > finished:
        likely, other = other, likely
    less, more = sorted((finished, planned))
    if more - less >= LEAST and less <= AGAINST * more:
        return likely, ()
    return likely, (Finding(Code.LIST_UNSURE, "lijst", likely, None, other),)


def _signed(lijst: str, points: float) -> float:
    """`points` for finished research, or, below 0, for planned."""
    return points * ((lijst == ResearchList.AFGEROND) - (lijst == ResearchList.GEPLAND))


def _printed(head: TableHead) -> Iterator[float]:
    """What headings, sentences and labels say; of the headings the nearest one that says it."""
    said = [list_of_heading(text) for text in head.captions if text not in head.annex]
    caption = next(filter(None, reversed(said)), "")
    yield _signed(caption, CAPTION) or _signed(list_of_heading(head.annex), ANNEX)
    yield _signed(list_of_heading(head.lead), SENTENCE)
    for lijst in {list_of_label(label) for label in head.labels}:
        yield _signed(lijst, LABELS)


def _paper(document: Document) -> Iterator[float]:
    """What the paper is."""
    yield PAPER * (is_annual_report(document) - is_draft_budget(document))


def _rows(entries: Sequence[Entry], document: Document) -> Iterator[float]:
    """What the rows say, each of the values of one kind as much."""

    def share(signs: Sequence[int]) -> float:
        return sum(signs) / (len(signs) + FEW_ROWS)

    yield YEARS * share([_by_year(entry, document) for entry in entries])
    yield STATUSES * share([_by_status(entry) for entry in entries])
    yield LINKS * share([any(link.url for link in entry.links) for entry in entries])


def _by_year(entry: Entry, document: Document) -> int:
    """1 for a year of completion that the paper looks back on, -1 for one that is ahead of it."""
    if entry.values.first_year is None or document.jaar is None:
        return 0
    back, ahead = _horizon(document, document.jaar)
    last = entry.values.last_year
    if last is None or last >= ahead:  # what has no last year goes on
        return -1
    return int(last <= back)


def _horizon(document: Document, year: int) -> tuple[int, int]:
    """The last year that a paper about `year` looks back on, and the first that it looks ahead to.

    A draft budget is presented in September of the year before its own; a paper of which nothing
    tells the kind may be either.
    """
    if is_draft_budget(document):
        return year - 2, year
    return (year, year + 1) if is_annual_report(document) else (year, year + 2)


def _by_status(entry: Entry) -> int:
    """1 for finished research, -1 for research that runs or has yet to begin."""
    match entry.values.status:
        case ResearchStatus.AFGEROND:
            return 1
        case ResearchStatus.LOPEND | ResearchStatus.TE_STARTEN:
            return -1
    return 0
