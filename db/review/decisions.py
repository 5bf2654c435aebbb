"""What a person can decide about entries. Every decision is one transaction, kept once answered.

A decision names the version of the entry that it was made on. Where the entry has changed since,
nothing is stored and StaleEntry is raised, with what stands there now beside what was to be stored.
What was decided with one call bears one group, which is undone and done again as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from sqlite3 import Connection

from sqlite_utils import Database

from db import event_log
from db.event_log import REVIEW, Event, new_name
from db.merge import CORRECTABLE, Conflict, as_stored, links_text
from db.review.projection import refresh, settle_these, stored
from db.review.replay import EntryState, finding_field
from db.review.same_doubt import doubts_of
from db.review.stale_entry import StaleEntry, since, told_of
from db.review_state import FindingState, ReviewState
from db.search import GONE, Row, rows
from db.store import StoreError, path_of, translated_errors, writing
from parser import Finding, Link
from parser.clean import clean, clean_url
from parser.i18n import _


@dataclass(frozen=True, slots=True)
class EntryVersion:
    """An entry, in the version that the reviewer sees."""

    id: int
    version: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a decision: its group, "" where there was nothing to do, and the versions that
    its entries have now."""

    group: str
    versions: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Change:
    """`value` is to stand in the field `field` (see `db.event_log`) of the entry `at`."""

    at: EntryVersion
    field: str
    value: str
    reason: str = ""


def accept(db: Database, reviewer: str, *entries: EntryVersion) -> Outcome:
    """What is shown of these entries is right; that settles their conflicts and doubts too."""
    return decide(db, reviewer, [Change(at, REVIEW, ReviewState.ACCEPTED) for at in entries])


def reject(db: Database, reviewer: str, at: EntryVersion, reason: str) -> Outcome:
    """This is not an entry."""
    return decide(db, reviewer, [Change(at, REVIEW, ReviewState.REJECTED, reason)])


def flag(db: Database, reviewer: str, at: EntryVersion, note: str) -> Outcome:
    """Somebody else should look at this."""
    return decide(db, reviewer, [Change(at, REVIEW, ReviewState.FLAGGED, note)])


def correct(
    db: Database,
    reviewer: str,
    at: EntryVersion,
    texts: Mapping[str, str],
    links: Sequence[Link] | None = None,
    *,
    accepted: bool = False,
) -> Outcome:
    """Put `texts` (field → text), and `links` unless they are None, in place of what is shown, and
    accept the rest where asked.

    A text like the reading takes the correction back. Raises ValueError for a field that cannot be
    corrected.
    """
    for field in texts:
        if field not in CORRECTABLE or field == "links":
            raise ValueError(_("{field} is not a field that can be corrected.").format(field=field))
    changes = [Change(at, field, as_stored(field, text)) for field, text in texts.items()]
    if links is not None:
        cleaned = [Link(clean(one.text), clean_url(one.url), clean(one.field)) for one in links]
        changes.append(Change(at, "links", links_text(cleaned)))
    return decide(db, reviewer, changes + [Change(at, REVIEW, ReviewState.ACCEPTED)] * accepted)


def settle_finding(
    db: Database, reviewer: str, at: EntryVersion, finding: Finding, field: str, text: str
) -> Outcome:
    """The finding was right, and `text` is what should stand in `field`."""
    return decide(db, reviewer, settled(at, finding, field, text))


def dismiss_finding(db: Database, reviewer: str, at: EntryVersion, finding: Finding) -> Outcome:
    """The finding is nothing to worry about."""
    return decide(db, reviewer, [dismissed(at, finding)])


def settled(at: EntryVersion, finding: Finding, field: str, text: str) -> list[Change]:
    """What `settle_finding` changes."""
    done = Change(at, finding_field(finding), FindingState.SETTLED)
    return [Change(at, field, as_stored(field, text)), done]


def dismissed(at: EntryVersion, finding: Finding) -> Change:
    """What `dismiss_finding` changes."""
    return Change(at, finding_field(finding), FindingState.DISMISSED)


def decide(db: Database, reviewer: str, changes: Iterable[Change]) -> Outcome:
    """Store these changes as one group. Raises StaleEntry, and then none of them is stored.

    To accept an entry dismisses its doubts: of a merged cell in all of its rows.
    """
    changes = list(changes)
    group = new_name()
    ids = list(dict.fromkeys(change.at.id for change in changes))
    with writing(db) as sql:
        settle_these(db, ids)
        now = stored(db, ids)
        if len(now) < len(ids):
            raise StoreError(GONE)
        for change in changes:
            _check(sql, change, *now[change.at.id])
        accepted = [
            now[one.at.id][0]
            for one in changes
            if (one.field, one.value) == (REVIEW, ReviewState.ACCEPTED)
        ]
        doubts = doubts_of(db, accepted)
        more = [id for id in doubts if id not in now]
        now |= stored(db, more)
        ids += more
        changes = [
            *changes,
            *(
                Change(EntryVersion(id, now[id][0].version), field, FindingState.DISMISSED)
                for id, fields in doubts.items()
                for field in fields - {one.field for one in changes if one.at.id == id}
            ),
        ]
        news = [c for c in changes if _is_news(now[c.at.id][1], c)]
        for change in news:
            event_log.append(
                sql,
                change.at.id,
                change.field,
                now[change.at.id][1].value(change.field),
                change.value,
                reviewer=clean(reviewer),
                group=group,
                reason=clean(change.reason),
            )
        decided = {change.at.id for change in news}
        versions = refresh(db, ids, decided)
    return Outcome(group if news else "", versions)


def undo(db: Database, reviewer: str, *groups: str) -> Outcome:
    """Undo these groups, or else the last one of this reviewer that holds. See `Outcome`.

    Raises StaleEntry where something was decided since on the same field of the same entry.
    """
    with writing(db) as sql:
        groups = groups or (_last(sql, _LAST_HOLDING, reviewer),)
        events = [event for group in groups for event in _with_undos(sql, group)]
        return _turn(db, reviewer, event_log.not_undone(events))


def redo(db: Database, reviewer: str) -> Outcome:
    """Redo what this reviewer last undid, if they have decided nothing since."""
    with writing(db) as sql:
        undone = event_log.select(sql, '"group" = ?', [_last(sql, _LAST_UNDO, reviewer)])
        return _turn(db, reviewer, undone)


def last_group(db: Database, id: int) -> str:
    """The group of the last decision on this entry that holds, "" where there is none."""
    held = event_log.not_undone(history(db, id))
    return held[-1].group if held else ""


def history(db: Database, id: int) -> list[Event]:
    """Everything that was decided on an entry, oldest first: with what was read, it explains every
    value that is shown."""
    with translated_errors(path_of(db)):
        return event_log.select(db.conn, "entry_id = ?", [id])


def conflicts(db: Database, id: int) -> tuple[Conflict, ...]:
    """What a person has to settle of an entry: by `accept`, which keeps the corrections, or by
    `correct`, with any text."""
    with translated_errors(path_of(db)):
        return stored(db, [id])[id][1].conflicts


def _turn(db: Database, reviewer: str, events: Sequence[Event]) -> Outcome:
    """Add to the log what takes `events` back: decisions, or undos of decisions."""
    group = new_name()
    ids = [row.id for row in rows(db, list(dict.fromkeys(one.entry_id for one in events)))]
    events = [one for one in events if one.entry_id in ids]  # the import of others was taken back
    settle_these(db, ids)
    now = stored(db, ids)
    decisions = {one.id: one for one in events}
    decisions |= {
        one.undoes: event_log.select(db.conn, "id = ?", [one.undoes])[0]
        for one in events
        if one.undoes
    }
    own = {decisions[one.undoes or one.id].id for one in events}
    for one in events:
        decision = decisions[one.undoes or one.id]
        _check_last(db.conn, decision, own, *now[one.entry_id], yours=one.before)
        event_log.append(
            db.conn,
            one.entry_id,
            one.field,
            now[one.entry_id][1].value(one.field),
            one.before,
            reviewer=clean(reviewer),
            group=group,
            undoes=one.id,
        )
    return Outcome(group if events else "", refresh(db, ids, ids))


def _check_last(
    sql: Connection, decision: Event, own: Iterable[int], row: Row, state: EntryState, *, yours: str
) -> None:
    after = event_log.not_undone(
        event_log.select(
            sql,
            "entry_id IN (?, (SELECT id FROM subject WHERE split = ?)) AND (clock, uid) > (?, ?)",
            [row.id, decision.uid, decision.clock, decision.uid],
        )
    )
    for later in after:
        # A decision on the whole entry since then covers what is to be undone, too; and so does
        # any on what was split off.
        over = later.field == REVIEW and later.reviewer != decision.reviewer
        over = over or later.entry_id != row.id
        if (over or later.field == decision.field) and later.id not in own:
            theirs = state.value(decision.field)
            raise StaleEntry(decision.field, yours, theirs, later.reviewer, [*told_of(later)])


def _check(sql: Connection, change: Change, row: Row, state: EntryState) -> None:
    if change.at.version != row.version:
        by, news = since(sql, row.id, row.version - change.at.version)
        raise StaleEntry(change.field, change.value, state.value(change.field), by, news)


def _is_news(state: EntryState, change: Change) -> bool:
    """Whether the change says anything: to put what is shown over a conflict settles that."""
    return (
        change.field == REVIEW
        or change.value != state.value(change.field)
        or any(conflict.field == change.field for conflict in state.conflicts)
    )


def _last(sql: Connection, query: str, reviewer: str) -> str:
    found = sql.execute(query, {"reviewer": clean(reviewer)}).fetchone()
    return str(found[0]) if found else ""


def _with_undos(sql: Connection, group: str) -> list[Event]:
    """The decisions of a group, with their undos and the redos of those."""
    decisions = event_log.select(sql, '"group" = ? AND undoes IS NULL', [group])
    found = list(decisions)
    for decision in decisions:
        undos = event_log.select(sql, "undoes = ?", [decision.id])
        found += undos
        for one in undos:
            found += event_log.select(sql, "undoes = ?", [one.id])
    return found


_LAST_HOLDING = f"""
SELECT d."group" FROM event d JOIN entry e ON e.id = d.entry_id
WHERE d.reviewer = :reviewer AND {event_log.not_undone_sql("d")}
ORDER BY d.clock DESC, d.uid DESC LIMIT 1
"""

# An undo undoes a decision; what undoes an undo is a redo.
_LAST_UNDO = """
SELECT u."group" FROM event u JOIN event d ON d.id = u.undoes AND d.undoes IS NULL
JOIN entry e ON e.id = u.entry_id
WHERE u.reviewer = :reviewer
    AND NOT EXISTS (SELECT 1 FROM event r WHERE r.undoes = u.id)
    AND u.clock > coalesce(
        (SELECT max(clock) FROM event WHERE reviewer = :reviewer AND undoes IS NULL), 0)
ORDER BY u.clock DESC, u.uid DESC LIMIT 1
"""
