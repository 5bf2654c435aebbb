"""The tables of what people decide: events, conflicts, studies and drafts."""

from __future__ import annotations

from sqlite_utils import Database

from db.schema.m001_006_tables import migrations, run

__all__ = ["migrations", "run"]


@migrations()
def m007_events(db: Database) -> None:
    """What people decided, for ever; and where a correction and a newer reading disagree."""
    run(
        db,
        """
        CREATE TABLE event (
            id INTEGER PRIMARY KEY,
            uid TEXT NOT NULL UNIQUE,
            at TEXT NOT NULL,
            reviewer TEXT NOT NULL,
            entry_id INTEGER NOT NULL REFERENCES entry (id),
            run_id INTEGER NOT NULL REFERENCES run (id), -- the report's last reading at that time
            field TEXT NOT NULL,
            before TEXT NOT NULL,
            after TEXT NOT NULL,
            reason TEXT NOT NULL,
            "group" TEXT NOT NULL, -- what was decided with one key is undone with one
            undoes INTEGER REFERENCES event (id)
        ) STRICT
        """,
        "CREATE INDEX event_entry ON event (entry_id)",
        "CREATE INDEX event_undoes ON event (undoes) WHERE undoes IS NOT NULL",
        "CREATE INDEX event_reviewer ON event (reviewer, id)",
        'CREATE INDEX event_group ON event ("group")',
        """
        CREATE TRIGGER event_unchanging BEFORE UPDATE ON event
        BEGIN SELECT raise(ABORT, 'an event never changes'); END
        """,
        """
        CREATE TRIGGER event_undeletable BEFORE DELETE ON event
        BEGIN SELECT raise(ABORT, 'an event is never deleted'); END
        """,
        # INSERT OR REPLACE deletes without firing the trigger above.
        """
        CREATE TRIGGER event_irreplaceable BEFORE INSERT ON event
        WHEN EXISTS (SELECT 1 FROM event WHERE id = NEW.id OR uid = NEW.uid)
        BEGIN SELECT raise(ABORT, 'an event is never replaced'); END
        """,
        """
        CREATE TABLE conflict (
            entry_id INTEGER NOT NULL REFERENCES entry (id),
            field TEXT NOT NULL,
            base TEXT NOT NULL, -- what was read when it was corrected
            correction TEXT NOT NULL, -- what is shown
            reading TEXT NOT NULL, -- what is read now
            PRIMARY KEY (entry_id, field)
        ) STRICT, WITHOUT ROWID
        """,
    )


@migrations()
def m008_studies(db: Database) -> None:
    """Two entries that may be of the same study; a person decides."""
    run(
        db,
        """
        CREATE TABLE study (
            id INTEGER PRIMARY KEY,
            first_id INTEGER NOT NULL REFERENCES entry (id), -- the one whose uid comes first
            second_id INTEGER NOT NULL REFERENCES entry (id),
            evidence TEXT NOT NULL CHECK (json_valid(evidence)),
            review TEXT NOT NULL DEFAULT '' CHECK (review IN ('', 'accepted', 'rejected')),
            UNIQUE (first_id, second_id)
        ) STRICT
        """,
        "CREATE INDEX study_second ON study (second_id)",
        "CREATE INDEX link_url ON link (url) WHERE url <> ''",
    )


@migrations()
def m009_drafts(db: Database) -> None:
    """What was typed and not yet saved."""
    run(
        db,
        """
        CREATE TABLE draft (
            id INTEGER PRIMARY KEY,
            reviewer TEXT NOT NULL,
            entry_id INTEGER NOT NULL REFERENCES entry (id),
            version INTEGER NOT NULL, -- of the entry, when it was typed
            texts TEXT NOT NULL CHECK (json_valid(texts)),
            UNIQUE (reviewer, entry_id)
        ) STRICT
        """,
        "CREATE INDEX draft_entry ON draft (entry_id)",
    )
