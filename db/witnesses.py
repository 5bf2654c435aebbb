"""The two witnesses of one paper: the files of it that have pages, and those that have none.

The PDF of a paper tells where an entry stands, its XML or HTML what it says, exactly. What is shown
has the texts of the one and the places of the other; where they differ, it has a finding.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from parser import FIELDS, Code, Entry, Finding
from parser.findings import confidence


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of an entry, or a column that no model knows, which the two files of its paper do not
    have alike; of links the addresses, one a line."""

    field: str
    exact: str
    paged: str


def differences(exact: Entry, paged: Entry) -> Iterator[Difference]:
    """Where two readings of an entry differ in more than white space, in the order in which a
    person reads the fields."""
    for name in FIELDS:
        yield from _difference(name, getattr(exact, name), getattr(paged, name))
    yield from _difference("links", _addresses(exact), _addresses(paged))
    for header in dict.fromkeys((*exact.extra, *paged.extra)):
        yield from _difference(header, exact.extra.get(header, ""), paged.extra.get(header, ""))


def together(exact: Entry, paged: Entry) -> Entry:
    """What one file says of an entry, where the other has it; each difference is a finding."""
    places = {link.url or link.text: link.boxes for link in paged.links}
    found = [
        Finding(
            Code.WITNESS_DIFFERS,
            one.field,
            one.exact,
            next(iter(paged.boxes.get(one.field, ())), None),
            one.paged,
        )
        for one in differences(exact, paged)
    ]
    links = tuple(replace(one, boxes=places.get(one.url or one.text, ())) for one in exact.links)
    entry = replace(exact, links=links, pages=paged.pages, boxes=paged.boxes)
    return _with_findings(entry, found)


def alone(paged: Entry) -> Entry:
    """An entry that the exact file does not have: that is a finding."""
    return _with_findings(paged, [Finding(Code.WITNESS_LACKS)])


def _difference(field: str, exact: str, paged: str) -> Iterator[Difference]:
    if exact.split() != paged.split():
        yield Difference(field, exact, paged)


def _addresses(entry: Entry) -> str:
    return "\n".join(link.url or link.text for link in entry.links)


def _with_findings(entry: Entry, found: list[Finding]) -> Entry:
    findings = (*entry.findings, *found)
    return replace(entry, findings=findings, confidence=confidence(findings))
