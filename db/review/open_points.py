"""What of an entry is still open, each point with the two answers that one key can give.

A reviewer takes what a point offers, or leaves what is shown. Both are decisions as any other: see
`db.review.decisions`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from db.merge import Conflict, extra_text, links_text
from db.review.decisions import (
    Change,
    EntryVersion,
    Outcome,
    accept,
    conflicts,
    decide,
    dismissed,
    settled,
)
from db.review.projection import paged_entry
from db.review.rereading import Absence, RereadField, absence, reread
from db.review.same_doubt import everywhere, of_one_cell
from db.review.same_study import Study, judge, studies
from db.review.second_look import Disagreement, disagreements
from db.review_state import ReviewState
from db.search import Row, rows
from db.witnesses import differences
from parser import FIELDS, Code, Entry, Finding
from parser.findings import is_doubt
from parser.i18n import _


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """One thing to look at. `field` is "" where it concerns the whole entry."""

    about: Absence | Conflict | Disagreement | Finding | RereadField | Study
    field: str
    offer: str | None
    """What `take` puts in the field; "" for a study; None where there is nothing to take."""
    rows: tuple[int, ...] = ()
    """Of a doubt, the entries for which it is settled at once: those that share the cell."""
    other: Row | None = None
    """Of a study, the other entry."""


def points(db: Database, id: int) -> tuple[OpenPoint, ...]:
    """What is open of an entry: that it is missing, conflicts, fields that are read differently,
    second looks that differ, doubts, remarks, studies."""
    found = rows(db, [id])
    return points_of(db, found[0]) if found else ()


def points_of(db: Database, row: Row) -> tuple[OpenPoint, ...]:
    """What is open of the entry in `row`, as it was read just now."""
    return tuple(_points(db, row))


def _points(db: Database, row: Row) -> Iterator[OpenPoint]:
    # To tell of these takes all readings; an entry that has one says so.
    if row.review == ReviewState.MISSING and (gone := absence(db, row.id)):
        yield OpenPoint(gone, "", None)
    if row.review == ReviewState.CONFLICT:
        for conflict in conflicts(db, row.id):
            yield OpenPoint(conflict, conflict.field, conflict.reading)
    if row.review in (ReviewState.CONFLICT, ReviewState.CHANGED):
        for changed in reread(db, row.id):
            yield OpenPoint(changed, changed.field, changed.before)
    for one in disagreements(db, row.id):
        yield OpenPoint(one, one.field, one.second)
    for finding in sorted(row.entry.findings, key=lambda finding: not is_doubt(finding.code)):
        shared = of_one_cell(db, row.id, finding) if is_doubt(finding.code) else [row.id]
        yield OpenPoint(finding, finding.field, _offer(db, row, finding), tuple(shared))
    for study in studies(db, row.id):
        if not study.review:
            other = study.first_id if study.second_id == row.id else study.second_id
            yield OpenPoint(study, "", "", other=rows(db, [other])[0])


def offer(entry: Entry, finding: Finding) -> str | None:
    """The text of the finding's field if its words are what the finding says they may be."""
    if not finding.instead or finding.field not in FIELDS:
        return None
    text: str = getattr(entry, finding.field)
    if finding.about not in text:
        return None
    return text.replace(finding.about, finding.instead, 1) if finding.about else finding.instead


def field_of(finding: Finding) -> str:
    """The field that the words of a finding stand in: of a column that no model knows "extra"."""
    return finding.field if finding.field in (*FIELDS, "links", "") else "extra"


def _offer(db: Database, row: Row, finding: Finding) -> str | None:
    """What to take puts in `field_of(finding)`, as `merge.text_of` has it, where that does not say
    something else by now. Where the two files of a paper differ, it is what the paged one has: all
    of its links, or the one column."""
    if finding.code is not Code.WITNESS_DIFFERS or finding.field in FIELDS:
        return offer(row.entry, finding)
    paged = paged_entry(db, row.id)
    if paged is None or finding.about not in (
        one.exact for one in differences(row.entry, paged) if one.field == finding.field
    ):
        return None
    if finding.field == "links":
        return links_text(paged.links)
    others = {name: text for name, text in row.entry.extra.items() if name != finding.field}
    own = {name: text for name, text in paged.extra.items() if name == finding.field}
    return extra_text(others | own)


def apply(db: Database, reviewer: str, at: EntryVersion, point: OpenPoint) -> Outcome:
    """Put in what the point offers, in all rows of a merged cell; of a study, that it is the same
    one.

    Raises StaleEntry as any decision, ValueError where there is nothing to take.
    """
    if point.offer is None:
        raise ValueError(_("Nothing is offered here; correct the field instead."))
    if isinstance(point.about, Finding):
        return decide(db, reviewer, _taken(db, at, point.about, point.rows))
    if isinstance(point.about, Study):
        return _judge(db, reviewer, at, point.about, same=True)
    return decide(db, reviewer, [Change(at, point.field, point.offer)])


def dismiss(db: Database, reviewer: str, at: EntryVersion, point: OpenPoint) -> Outcome:
    """Keep what is shown, in all rows of a merged cell; of a study, that it is another one. Raises
    StaleEntry as any decision.

    What a second look would have otherwise, or what has been read since, is settled by accepting
    the entry anew.
    """
    if isinstance(point.about, Finding):
        return decide(db, reviewer, _dismissed(db, at, point.about, point.rows))
    if isinstance(point.about, Study):
        return _judge(db, reviewer, at, point.about, same=False)
    if isinstance(point.about, Conflict):
        return decide(db, reviewer, [Change(at, point.field, point.about.correction)])
    return accept(db, reviewer, at)


def everywhere_taken(db: Database, reviewer: str, at: EntryVersion, finding: Finding) -> Outcome:
    """Put in what the doubt offers wherever the same is doubted, in the entry `at` too."""
    return decide(db, reviewer, _taken(db, at, finding, everywhere(db, finding)))


def everywhere_dismissed(
    db: Database, reviewer: str, at: EntryVersion, finding: Finding
) -> Outcome:
    """Keep what is shown wherever the same is doubted, in the entry `at` too."""
    return decide(db, reviewer, _dismissed(db, at, finding, everywhere(db, finding)))


def _taken(
    db: Database, at: EntryVersion, finding: Finding, ids: Iterable[int]
) -> Iterator[Change]:
    for row, seen in _seen(db, at, ids):
        text = _offer(db, row, finding)
        if text is not None:
            yield from settled(seen, finding, field_of(finding), text)


def _dismissed(
    db: Database, at: EntryVersion, finding: Finding, ids: Iterable[int]
) -> Iterator[Change]:
    for _row, seen in _seen(db, at, ids):
        yield dismissed(seen, finding)


def _seen(db: Database, at: EntryVersion, ids: Iterable[int]) -> Iterator[tuple[Row, EntryVersion]]:
    """These entries as they stand now, but for `at`, which is as the reviewer sees it."""
    for row in rows(db, list(dict.fromkeys((at.id, *ids)))):
        yield row, at if row.id == at.id else EntryVersion(row.id, row.version)


def _judge(db: Database, reviewer: str, at: EntryVersion, study: Study, *, same: bool) -> Outcome:
    """A study is decided on at its first entry, whichever of the two the reviewer sees."""
    if at.id != study.first_id:
        (first,) = rows(db, [study.first_id])
        at = EntryVersion(first.id, first.version)
    return judge(db, reviewer, at, study, same=same)
