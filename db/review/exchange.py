"""Decisions from one copy of a database to another, as JSON Lines of events.

An event is known by its uid, so that a file can be taken in twice and nothing comes twice. What
stood in a field when it was decided on has to stand there still, and who accepted an entry has to
have known everything that was read and decided of it here. Where that does not hold the event is
left out, with all that follow on the same entry, and reported: a person decides. So is what was
decided on a field that only a later version knows: the file has it still, for when this is updated.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from sqlite3 import Connection
from typing import Any

from sqlite_utils import Database

from db import event_log
from db.event_log import FINDING, REVIEW, SECOND, STUDY, Event
from db.mapping import added_texts, from_seen, identifying_texts
from db.merge import CORRECTABLE, text_of
from db.review.projection import last_read, refresh, stored
from db.review_state import DECIDED, JUDGEMENTS, FindingState, ReviewState
from db.store import path_of, translated_errors, writing
from parser import CHOICES, Entry
from parser.clean import clean
from parser.i18n import _


@dataclass(frozen=True, slots=True)
class Exported:
    """An event on its way: `entry` and `undoes` are uids, "" where it undoes nothing; `read` is a
    digest of what was read of the entry when it was decided on."""

    uid: str
    at: str
    reviewer: str
    entry: str
    read: str
    field: str
    before: str
    after: str
    reason: str
    group: str
    undoes: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """An event that was not taken in, and why; `found` is what stands in its field here."""

    event: Exported
    why: str
    found: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a file: events taken in, those that were here already, and those left out."""

    new: int
    known: int
    left: tuple[Skipped, ...]


def export_events(db: Database) -> Iterator[Exported]:
    """Every event, oldest first."""
    with translated_errors(path_of(db)):
        for uid, at, reviewer, entry, seen, *rest in db.conn.execute(_CARRIED):
            yield Exported(uid, at, reviewer, entry, _digest(from_seen(seen)), *rest)


def to_lines(events: Iterable[Exported]) -> Iterator[str]:
    """The events as JSON, one a line."""
    for one in events:
        yield json.dumps(
            {part.name: getattr(one, part.name) for part in fields(one)}, ensure_ascii=False
        )


def from_lines(lines: Iterable[str]) -> list[Exported]:
    """The events of `to_lines`. Raises ValueError with one sentence that names the line."""
    return [_parsed(number, line) for number, line in enumerate(lines, 1) if line.strip()]


def import_events(db: Database, events: Iterable[Exported]) -> Imported:
    """Add these events, in their order, to the log. Raises StoreError, and then none is added."""
    events = list(events)
    sent = {one.uid for one in events}
    new = known = 0
    left: list[Skipped] = []
    with writing(db) as sql:
        for one in events:
            if _id(sql, "event", one.uid):
                known += 1
            elif any(one.entry == before.event.entry for before in left):
                left.append(Skipped(one, _("a decision before it on this entry was left out")))
            elif reason := _take(db, one, sent):
                left.append(reason)
            else:
                new += 1
    return Imported(new, known, tuple(left))


def _take(db: Database, one: Exported, sent: Collection[str]) -> Skipped | None:
    """Add one event, or say why it cannot be added."""
    sql = db.conn
    if not _fields_of(one) <= set(CORRECTABLE):
        return Skipped(one, _("it is about a field that only a newer version of Seakijker knows"))
    id = _id(sql, "entry", one.entry)
    if not id:
        return Skipped(one, _("the entry is not in this database"))
    state = stored(db, [id])[id][1]
    found = state.value(one.field)
    undoes = _id(sql, "event", one.undoes) if one.undoes else None
    if undoes == 0:
        return Skipped(one, _("what it undoes is not in this database"), found)
    if one.field.startswith(STUDY) and not _id(sql, "entry", one.field.removeprefix(STUDY)):
        return Skipped(one, _("the other entry of the study is not in this database"))
    events = event_log.select(sql, "entry_id = ?", [id])
    if undoes and not _can_turn(events, undoes):
        return Skipped(one, _("something else has since been decided here"), found)
    if found != one.before and (undoes or found != one.after):
        return Skipped(one, _("something else was decided here"), found)
    if (one.field, one.after) == (REVIEW, ReviewState.ACCEPTED) and not undoes:
        if any(here.uid not in sent for here in events):
            return Skipped(
                one, _("more was decided here than was known where it was accepted"), found
            )
        if one.read != _digest(last_read(sql, id)):
            return Skipped(one, _("it is read differently here than where it was accepted"), found)
    event_log.append(
        sql,
        id,
        one.field,
        found,
        one.after,
        reviewer=one.reviewer,
        group=one.group,
        reason=one.reason,
        undoes=undoes,
        uid=one.uid,
        at=one.at,
    )
    refresh(db, [id], [id])
    return None


def _can_turn(events: Sequence[Event], undoes: int) -> bool:
    """Whether the event `undoes` still counts, and nothing after it is about the same field."""
    by_id = {one.id: one for one in events}
    turned = by_id[undoes]
    decision = by_id[turned.undoes] if turned.undoes else turned
    later = [one for one in event_log.not_undone(events) if one.id > decision.id]
    if any(one.field == decision.field for one in later):
        return False
    # A decision is undone where it holds, an undo is done again where the decision does not.
    holds = decision in event_log.not_undone(events)
    return holds == (turned.undoes is None)


def _digest(entry: Entry) -> str:
    texts = [*identifying_texts(entry), text_of(entry, "links"), text_of(entry, "extra")]
    texts += added_texts(entry)
    said = json.dumps(texts)
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def _id(sql: Connection, table: str, uid: str) -> int:
    """The id of the row with this uid, or 0."""
    found = sql.execute(f"SELECT id FROM {table} WHERE uid = ?", [uid]).fetchone()
    return int(found[0]) if found else 0


def _parsed(number: int, line: str) -> Exported:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ValueError(
            _("Line {n} is not JSON; export the decisions again.").format(n=number)
        ) from error
    whole = isinstance(data, dict) and all(isinstance(data.get(name), str) for name in _KEYS)
    one = Exported(**{name: clean(data[name]) for name in _KEYS}) if whole else None
    if one is None or not one.uid or not _is_decision(one):
        raise ValueError(
            _("Line {n} is not a decision; export the decisions again.").format(n=number)
        )
    return one


def _is_decision(one: Exported) -> bool:
    """Whether time, field and value are such as this program writes."""
    if not _is_moment(one.at):
        return False
    if one.field == REVIEW:
        return one.undoes != "" or one.after in DECIDED
    if one.field.startswith(STUDY):
        itself = one.field.removeprefix(STUDY) == one.entry
        return one.after in JUDGEMENTS and not itself
    if one.field.startswith(FINDING):
        about = _json(one.field.removeprefix(FINDING))
        return one.after in {*FindingState} and _is_triples([about])
    if one.field == SECOND:
        return (one.undoes != "" and not one.after) or _is_look(_json(one.after))
    if one.field in CHOICES:
        return one.after in ("", *CHOICES[one.field])
    return _is_field(one.field) and (one.field != "links" or _is_triples(_json(one.after)))


def _is_field(name: str) -> bool:
    """Whether a field may be called so, here or in a later version."""
    return name.isidentifier() and name not in _KEYS


def _fields_of(one: Exported) -> set[str]:
    """The fields of an entry that a decision is about, by name."""
    if one.field == SECOND:
        return {field for field, _, _ in json.loads(one.after)["differ"]} if one.after else set()
    return {one.field} if _is_field(one.field) and one.field != REVIEW else set()


def _json(text: str) -> Any:
    """What the text says as JSON; None where it is none."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _is_moment(text: str) -> bool:
    """Whether this is a time, that can be told in the time of this place."""
    try:
        datetime.fromisoformat(text).astimezone()
    except (ValueError, OverflowError):
        return False
    return True


def _is_look(data: Any) -> bool:
    """Whether this is what `second.look` stores."""
    if not isinstance(data, dict):
        return False
    number, differ = data.get("fields"), data.get("differ", ())
    return (
        _is_triples(differ)
        and type(number) is int
        and len(differ) <= number <= _MOST_FIELDS
        and all(_is_field(field) for field, _, _ in differ)
    )


def _is_triples(data: Any) -> bool:
    """Whether this is a list of lists of three clean texts, as `merge.links_text` gives."""
    return isinstance(data, list) and all(
        isinstance(one, list)
        and len(one) == 3
        # What JSON has escaped was not seen by the cleaning of the whole.
        and all(isinstance(part, str) and part == clean(part) for part in one)
        for one in data
    )


_KEYS = frozenset(part.name for part in fields(Exported))
"""What a line has beside the field; in the place of a field it makes no decision."""
_MOST_FIELDS = 100
"""What a second look can be about, in this version or any later one."""

_CARRIED = """
SELECT v.uid, v.at, v.reviewer, e.uid,
    (SELECT seen FROM extraction x WHERE x.entry_id = e.id AND x.run_id <= v.run_id
     ORDER BY x.run_id DESC LIMIT 1),
    v.field, v.before, v.after, v.reason, v."group",
    coalesce((SELECT uid FROM event u WHERE u.id = v.undoes), '')
FROM event v JOIN entry e ON e.id = v.entry_id
ORDER BY v.id
"""
