"""The full-text index `entries_fts` of the view `entries`, and its longer words in table `word`.

FTS5 must be told the very words that it indexed in order to forget them, so around a change of an
entry, its links or its report's ministry: first `unindex`, then the change, then `index`
(https://sqlite.org/fts5.html#external_content_tables). Both belong in the change's transaction.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from sqlite3 import Connection

from db.schema import WORDED_FIELDS

COLUMNS = ", ".join((*WORDED_FIELDS, "extra", "links", "organisaties", "ministerie"))
"""The columns of the index, in its order."""

LONG = "length(term) > 4 AND term NOT GLOB '*[0-9]*'"
"""Which terms can hold a fragment worth looking for; numbers, as in addresses, hold none."""


def unindex(sql: Connection, ids: Iterable[int]) -> None:
    """Take the words of these entries out of the index; call it before they change."""
    listed = json.dumps(list(ids))
    sql.execute(
        f"""
        INSERT INTO entries_fts (entries_fts, rowid, {COLUMNS})
        SELECT 'delete', rowid, {COLUMNS} FROM entries
        WHERE rowid IN (SELECT value FROM json_each(?))
        """,
        [listed],
    )
    _count_words(sql, listed, -1)


def index(sql: Connection, ids: Iterable[int]) -> None:
    """Put the words of these entries, as they are now, into the index."""
    listed = json.dumps(list(ids))
    sql.execute(
        f"""
        INSERT INTO entries_fts (rowid, {COLUMNS})
        SELECT rowid, {COLUMNS} FROM entries
        WHERE rowid IN (SELECT value FROM json_each(?))
        """,
        [listed],
    )
    _count_words(sql, listed, 1)
    # Not before: most words of what changed are learnt again.
    sql.execute("DELETE FROM word WHERE entries <= 0")


def rebuild(sql: Connection) -> None:
    """Make the index, and the words that it holds, anew from the entries as they are."""
    sql.execute("INSERT INTO entries_fts (entries_fts) VALUES ('rebuild')")
    sql.execute("DELETE FROM word")
    _open_words(sql)
    sql.execute(f"INSERT INTO word (word, entries) {_INDEXED}")


def words_agree(sql: Connection) -> bool:
    """Whether table `word` holds what the index does."""
    _open_words(sql)
    held = "SELECT word, entries FROM word"
    return not any(
        sql.execute(f"{one} EXCEPT {other} LIMIT 1").fetchone()
        for one, other in ((_INDEXED, held), (held, _INDEXED))
    )


def _open_words(sql: Connection) -> None:
    sql.execute(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.indexed_words "
        "USING fts5vocab (main, entries_fts, row)"
    )


_INDEXED = f"SELECT term, doc FROM temp.indexed_words WHERE {LONG}"


def _count_words(sql: Connection, listed: str, sign: int) -> None:
    """Add (1) or take away (-1) the words of these entries, cut and folded by FTS5 itself."""
    sql.execute(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.counted USING fts5 "
        "(text, content='', detail=none, tokenize=\"unicode61 remove_diacritics 2\")"
    )
    sql.execute(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.counted_words USING fts5vocab (counted, row)"
    )
    sql.execute("INSERT INTO temp.counted (counted) VALUES ('delete-all')")
    sql.execute(
        f"""
        INSERT INTO temp.counted (rowid, text)
        SELECT rowid, {COLUMNS.replace(",", " || char(10) ||")} FROM entries
        WHERE rowid IN (SELECT value FROM json_each(?))
        """,
        [listed],
    )
    sql.execute(
        f"""
        INSERT INTO word (word, entries)
        SELECT term, doc * :sign FROM temp.counted_words WHERE {LONG}
        ON CONFLICT (word) DO UPDATE SET entries = entries + excluded.entries
        """,
        {"sign": sign},
    )
    sql.execute("INSERT INTO temp.counted (counted) VALUES ('delete-all')")
