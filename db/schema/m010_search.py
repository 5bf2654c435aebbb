"""The tables and indexes that make finding quick."""

from __future__ import annotations

from sqlite_utils import Database

from db.schema.m007_009_review import migrations, run

__all__ = ["migrations", "run"]


@migrations()
def m010_finding(db: Database) -> None:
    """What makes finding quick: narrow indexes, the corpus' words, and searches worth keeping."""
    run(
        db,
        # The id first, and all that a field or a facet asks for: a hit's long texts stay unread.
        """
        CREATE INDEX entry_values ON entry (
            id, report_id, value_first_year, value_last_year, value_type, value_status, thema,
            confidence, review, reviewer, run_id
        )
        """,
        "ALTER TABLE report ADD COLUMN chapter TEXT AS (trim(substr(dossier, 7))) VIRTUAL",
        "CREATE INDEX report_newest ON report (substr(dossier, 1, 6) DESC, chapter, nr, id)",
        f"ALTER TABLE article ADD COLUMN low INTEGER AS ({_number('first')}) VIRTUAL",
        f"""
        ALTER TABLE article ADD COLUMN high INTEGER AS (
            CASE WHEN last = '' THEN 99999999
            ELSE {_number("last")} + CASE length(last) - length(replace(last, '.', ''))
                WHEN 0 THEN 9999 WHEN 1 THEN 99 ELSE 0 END
            END
        ) VIRTUAL
        """,
        "CREATE INDEX article_number ON article (low, high, entry_id, first, last)",
        "CREATE INDEX article_values ON article (entry_id, first, last)",
        "DROP INDEX article_entry",
        "CREATE INDEX organisation_values ON organisation (entry_id, name)",
        "DROP INDEX organisation_entry",
        "CREATE INDEX finding_code ON finding (code, entry_id)",
        # The longer words of entries_fts, as it folds them; db.search.fulltext keeps them.
        """
        CREATE TABLE word (
            id INTEGER PRIMARY KEY AUTOINCREMENT, -- higher than every word before it
            word TEXT NOT NULL UNIQUE,
            entries INTEGER NOT NULL -- how many have it
        ) STRICT
        """,
        "CREATE INDEX word_unused ON word (entries) WHERE entries <= 0",
        "CREATE VIRTUAL TABLE temp.all_words USING fts5vocab (main, entries_fts, row)",
        """
        INSERT INTO word (word, entries) SELECT term, doc FROM temp.all_words
        WHERE length(term) > 4 AND term NOT GLOB '*[0-9]*'
        """,
        "DROP TABLE temp.all_words",
        """
        CREATE TABLE saved_search (
            name TEXT PRIMARY KEY CHECK (name <> ''),
            text TEXT NOT NULL,
            at TEXT NOT NULL
        ) STRICT
        """,
    )


def _number(column: str) -> str:
    """SQL for an article's number as an integer that sorts: "37.2.1" is 370201, "" is 0."""
    rest = f"substr({column}, instr({column} || '.', '.') + 1)"
    return (
        f"(CAST({column} AS INTEGER) * 10000 + CAST({rest} AS INTEGER) * 100"
        f" + CAST(substr({rest}, instr({rest} || '.', '.') + 1) AS INTEGER))"
    )
