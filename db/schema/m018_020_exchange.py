"""What two copies of a database need in order to show the same once each knows what the other does.

Readings and events get an order and names that do not depend on which copy has had them first.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from db.schema.m011_017_later import migrations, run

__all__ = ["migrations", "run"]


@migrations()
def m018_order(db: Database) -> None:
    """An order of readings and events that all copies agree on; which reading an event is of."""
    run(
        db,
        "ALTER TABLE run ADD COLUMN uid TEXT NOT NULL DEFAULT ''",
        # Microseconds: when it was first read, and when it was last gone back to.
        "ALTER TABLE run ADD COLUMN first INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE run ADD COLUMN last INTEGER NOT NULL DEFAULT 0",
        # What it said of the paper and of the report as a whole.
        "ALTER TABLE run ADD COLUMN document TEXT NOT NULL DEFAULT '{}' "
        "CHECK (json_valid(document))",
        "ALTER TABLE run ADD COLUMN findings TEXT NOT NULL DEFAULT '[]' "
        "CHECK (json_valid(findings))",
        "ALTER TABLE extraction ADD COLUMN place INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE extraction ADD COLUMN digest TEXT NOT NULL DEFAULT ''",
        # Whether another entry may be the one that was seen.
        "ALTER TABLE extraction ADD COLUMN unsure INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE event ADD COLUMN clock INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE event ADD COLUMN read TEXT NOT NULL DEFAULT ''",
        # Of events before this: NULL.
        "ALTER TABLE event ADD COLUMN parents TEXT",
        "DROP TRIGGER extraction_unchanging",
        "DROP TRIGGER event_unchanging",
    )
    _order_runs(db)
    _tell_readings(db)
    _order_events(db)
    run(
        db,
        "DROP INDEX run_report",
        "CREATE UNIQUE INDEX run_uid ON run (uid)",
        "CREATE INDEX run_last ON run (report_id, last, uid)",
        "CREATE INDEX extraction_digest ON extraction (digest)",
        "CREATE INDEX event_clock ON event (clock)",
        "DROP INDEX event_reviewer",
        "CREATE INDEX event_reviewer ON event (reviewer, clock)",
        # Which entry they are of is worked out, and may be worked out anew.
        """
        CREATE TRIGGER extraction_unchanging BEFORE UPDATE OF run_id, seen ON extraction
        BEGIN SELECT raise(ABORT, 'an extraction never changes'); END
        """,
        """
        CREATE TRIGGER event_unchanging BEFORE UPDATE OF
            id, uid, at, reviewer, run_id, field, before, after, reason, "group", undoes, clock,
            read, parents
        ON event
        BEGIN SELECT raise(ABORT, 'an event never changes'); END
        """,
    )


@migrations()
def m019_names(db: Database) -> None:
    """Every uid that an entry may be known by in a copy that has read less of the paper."""
    run(
        db,
        """
        CREATE TABLE name (
            uid TEXT PRIMARY KEY,
            entry_id INTEGER NOT NULL REFERENCES entry (id),
            former INTEGER NOT NULL DEFAULT 0 -- it does not follow from the readings
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX name_entry ON name (entry_id)",
        "INSERT INTO name (uid, entry_id) SELECT uid, id FROM entry",
        # By which rule its readings were told to be of one entry.
        "ALTER TABLE report ADD COLUMN rule INTEGER NOT NULL DEFAULT 0",
    )


@migrations()
def m020_waiting(db: Database) -> None:
    """What waits: decisions that cannot be understood yet, and entries to be brought up to date."""
    run(
        db,
        # Whether two people put something there, neither knowing of the other.
        "ALTER TABLE conflict ADD COLUMN contested INTEGER NOT NULL DEFAULT 0",
        """
        CREATE TABLE held (
            uid TEXT PRIMARY KEY,
            line TEXT NOT NULL CHECK (json_valid(line))
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE stale (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            entry_id INTEGER NOT NULL UNIQUE REFERENCES entry (id),
            indexed INTEGER NOT NULL -- whether entries_fts has its words
        ) STRICT
        """,
    )


_DOCUMENT = ("dossier", "nr", "vergaderjaar", "titel", "ministerie", "jaar")


def _order_runs(db: Database) -> None:
    reports = {
        id: dict(zip(_DOCUMENT, said, strict=True))
        for id, *said in db.execute(
            "SELECT id, dossier, nr, vergaderjaar, titel, ministerie, jaar FROM report"
        )
    }
    findings: dict[int, list[dict[str, Any]]] = {}
    for report, code, field, about, box, instead in db.execute(
        "SELECT report_id, code, field, about, box, instead FROM finding "
        "WHERE report_id IS NOT NULL ORDER BY id"
    ).fetchall():
        one = {"code": code, "field": field, "about": about, "box": box, "instead": instead}
        findings.setdefault(report, []).append(one)
    lasts = {max_id for (max_id,) in db.execute("SELECT max(id) FROM run GROUP BY report_id")}
    at_once: Counter[str] = Counter()
    for id, report, at, *rest in db.execute(
        "SELECT id, report_id, at, file, sha256, parser, pages, account FROM run ORDER BY id"
    ).fetchall():
        clock = _clock(at, at_once)
        named = json.dumps([id, at, *rest])
        db.execute(
            "UPDATE run SET uid = ?, first = ?, last = ?, document = ?, findings = ? WHERE id = ?",
            [
                hashlib.sha256(named.encode()).hexdigest()[:16],
                clock,
                clock,
                json.dumps(reports[report], ensure_ascii=False),
                json.dumps(findings.get(report, []) if id in lasts else [], ensure_ascii=False),
                id,
            ],
        )


def _tell_readings(db: Database) -> None:
    """Place and digest of every reading."""
    places = {
        (run_id, id): place
        for id, run_id, place in db.execute("SELECT id, run_id, place FROM entry")
    }
    for (run_id,) in db.execute("SELECT id FROM run").fetchall():
        seen = [
            (places.get((run_id, id), 0), id, json.loads(text))
            for id, text in db.execute(
                "SELECT entry_id, seen FROM extraction WHERE run_id = ?", [run_id]
            )
        ]
        seen.sort(key=lambda one: (one[0], _digest(one[2]), one[1]))
        twins: Counter[str] = Counter()
        for place, id, one in seen:
            digest = _digest(one)
            twin = f"#{twins[digest]}" if twins[digest] else ""
            twins[digest] += 1
            db.execute(
                "UPDATE extraction SET place = ?, digest = ? WHERE run_id = ? AND entry_id = ?",
                [place, digest + twin, run_id, id],
            )


def _order_events(db: Database) -> None:
    at_once: Counter[str] = Counter()
    for id, at in db.execute("SELECT id, at FROM event ORDER BY id").fetchall():
        db.execute("UPDATE event SET clock = ? WHERE id = ?", [_clock(at, at_once), id])
    run(
        db,
        """
        UPDATE event SET read = coalesce(
            (SELECT digest FROM extraction x
             WHERE x.entry_id = event.entry_id AND x.run_id <= event.run_id
             ORDER BY x.run_id DESC LIMIT 1), '')
        """,
    )


def _clock(at: str, at_once: Counter[str]) -> int:
    """Microseconds of this moment; of several at the same one each a little later."""
    at_once[at] += 1
    return int(datetime.fromisoformat(at).timestamp() * 1_000_000) + at_once[at] - 1


def _digest(seen: Mapping[str, Any]) -> str:
    """As `db.mapping.reading_digest` gave it when this was written."""
    first = (
        *("thema", "subthema", "type_onderzoek", "afronding", "status", "titel", "conclusies"),
        *("artikel", "artikel_kop", "vindplaats"),
    )
    links = [[link["text"], link["url"], link["field"]] for link in seen["links"]]
    extra = sorted([header, text] for header, text in seen["extra"].items())
    texts = [
        *(seen.get(name, "") for name in first),
        json.dumps(links, ensure_ascii=False, separators=(",", ":")),
        json.dumps(extra, ensure_ascii=False, separators=(",", ":")),
    ]
    if notes := seen.get("notes", ""):
        texts += ["notes", notes]
    return hashlib.sha256(json.dumps(texts).encode()).hexdigest()[:16]
