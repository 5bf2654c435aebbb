"""Readings that were taken back, and what stays of an entry that only they saw; checksums."""

from __future__ import annotations

from sqlite_utils import Database

from db.checksum import OF_EVENT, OF_READING, checksum
from db.schema.m018_020_exchange import migrations, run

__all__ = ["migrations", "run"]


@migrations()
def m021_withdrawals(db: Database) -> None:
    """A run can be taken back: then what only it saw is no entry, until it is read again."""
    run(
        db,
        # Microseconds: when it was last taken back. It holds where it was gone to later.
        "ALTER TABLE run ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0",
        # What readings and events are about; an entry is one that is shown.
        """
        CREATE TABLE subject (
            id INTEGER PRIMARY KEY,
            version INTEGER NOT NULL DEFAULT 0 -- of the entry, when it was last shown
        ) STRICT
        """,
        "INSERT INTO subject (id) SELECT id FROM entry",
        """
        CREATE TRIGGER entry_is_subject AFTER INSERT ON entry
        BEGIN INSERT INTO subject (id) VALUES (NEW.id) ON CONFLICT DO NOTHING; END
        """,
        """
        CREATE TRIGGER entry_was_subject AFTER DELETE ON entry
        BEGIN UPDATE subject SET version = OLD.version WHERE id = OLD.id; END
        """,
    )
    for table in ("extraction", "event"):
        _point_at_subjects(db, table)


@migrations()
def m022_checksums(db: Database) -> None:
    """Readings and events have a sum, by which damage to them is known."""
    db.conn.create_function("checksum", -1, checksum, deterministic=True)
    for table, what in (("extraction", OF_READING), ("event", OF_EVENT)):
        run(
            db,
            f"ALTER TABLE {table} ADD COLUMN checksum TEXT NOT NULL DEFAULT ''",
            f"UPDATE {table} SET checksum = checksum({what})",
            f"""
            CREATE TRIGGER {table}_sum_unchanging BEFORE UPDATE OF checksum ON {table}
            BEGIN SELECT raise(ABORT, 'a checksum never changes'); END
            """,
        )


def _point_at_subjects(db: Database, table: str) -> None:
    """Let the rows of a table be about a `subject` in place of an `entry`."""
    made = "SELECT sql FROM sqlite_master WHERE tbl_name = ? AND type {} 'table' AND sql <> ''"
    (statement,) = db.execute(made.format("="), [table]).fetchone()
    others = [sql for (sql,) in db.execute(made.format("<>"), [table]).fetchall()]
    run(
        db,
        f"ALTER TABLE {table} RENAME TO old_{table}",
        statement.replace("REFERENCES entry (id)", "REFERENCES subject (id)"),
        f"INSERT INTO {table} SELECT * FROM old_{table}",
        f"DROP TABLE old_{table}",
        *others,
    )
