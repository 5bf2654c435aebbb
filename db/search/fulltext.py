"""The full-text indexes of the view `entries`, and their longer words in table `word`.

`words_fts` tells which entries have a word, or one that begins so; `entries_fts` also in which
column it stands, and next to which others. `word` has each word at once, and about how many entries
had it when it was last counted: to count them at every import would write to a page of the file for
each.

FTS5 must be told the very words that it indexed in order to forget them, so around a change of an
entry, its links or its report's ministry: first `unindex`, then the change, then `index`
(https://sqlite.org/fts5.html#external_content_tables). Both belong in the change's transaction.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from sqlite3 import Connection

from db.schema import WORDED_FIELDS

PLACES, WORDS = INDEXES = ("entries_fts", "words_fts")
_NAMES = (*WORDED_FIELDS, "extra", "links", "organisaties", "ministerie")
COLUMNS = ", ".join(_NAMES)
"""The columns of both."""
_GIVEN = ", ".join("?" for _ in ("rowid", *_NAMES))

OFF = 0.1
"""By what part a count may be wrong: to choose the commonest words by it does as well, and is not
written."""
LONG = "length(term) > 4 AND term NOT GLOB '*[0-9]*'"
"""Which terms can hold a fragment worth looking for; numbers, as in addresses, hold none."""


def unindex(sql: Connection, ids: Iterable[int]) -> None:
    """Take the words of these entries out of the indexes; call it before they change."""
    texts = _texts(sql, ids)
    for table in INDEXES:
        sql.executemany(
            f"INSERT INTO {table} ({table}, rowid, {COLUMNS}) VALUES ('delete', {_GIVEN})", texts
        )
    _cut(sql, texts)
    sql.execute(f"INSERT OR IGNORE INTO temp.unlearnt SELECT term FROM temp.cut_words WHERE {LONG}")


def index(sql: Connection, ids: Iterable[int]) -> None:
    """Put the words of these entries, as they are now, into the indexes."""
    texts = _texts(sql, ids)
    for table in INDEXES:
        sql.executemany(f"INSERT INTO {table} (rowid, {COLUMNS}) VALUES ({_GIVEN})", texts)
    _cut(sql, texts)
    sql.execute(
        "INSERT INTO word (word, entries) "
        f"SELECT term, doc FROM temp.cut_words WHERE {LONG} ON CONFLICT DO NOTHING"
    )
    # Not before: most words of what changed are learnt again.
    sql.execute(_FORGET)
    sql.execute("DELETE FROM temp.unlearnt")


def _texts(sql: Connection, ids: Iterable[int]) -> list[tuple[int, ...]]:
    """Of each of these entries its id and the texts of its columns."""
    return sql.execute(
        f"SELECT rowid, {COLUMNS} FROM entries WHERE rowid IN (SELECT value FROM json_each(?))",
        [json.dumps(list(ids))],
    ).fetchall()


def rebuild(sql: Connection) -> None:
    """Make the indexes, and the words that they hold, anew from the entries as they are."""
    for table in INDEXES:
        sql.execute(f"INSERT INTO {table} ({table}) VALUES ('rebuild')")
    sql.execute("DELETE FROM word")
    _open_words(sql)
    sql.execute(f"INSERT INTO word (word, entries) {_INDEXED}")


def recount(sql: Connection, after: str, number: int) -> str:
    """Count anew how many entries have each of the next `number` words, and forget those that none
    has; the last of them, or ""."""
    (last,) = sql.execute(
        "SELECT max(word) FROM (SELECT word FROM word WHERE word > ? ORDER BY word LIMIT ?)",
        [after, number],
    ).fetchone()
    if last is None:
        return ""
    _open_words(sql)
    counts = dict(sql.execute(f"{_INDEXED} AND term > ? AND term <= ?", [after, last]))
    held = dict(
        sql.execute("SELECT word, entries FROM word WHERE word > ? AND word <= ?", [after, last])
    )
    changed = [(n, word) for word, n in counts.items() if abs(n - held.get(word, 0)) > OFF * n]
    sql.executemany("UPDATE word SET entries = ? WHERE word = ?", changed)
    gone = held.keys() - counts.keys()
    sql.executemany("DELETE FROM word WHERE word = ?", [(word,) for word in gone])
    return str(last)


def words_agree(sql: Connection) -> bool:
    """Whether table `word` has all words that the index does."""
    _open_words(sql)
    return not sql.execute(
        f"SELECT term FROM ({_INDEXED}) EXCEPT SELECT word FROM word LIMIT 1"
    ).fetchone()


def _open_words(sql: Connection) -> None:
    sql.execute(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.indexed_words "
        f"USING fts5vocab (main, {WORDS}, row)"
    )


_INDEXED = f"SELECT term, doc FROM temp.indexed_words WHERE {LONG}"

_FORGET = f"""
DELETE FROM word WHERE word IN (
    SELECT term FROM temp.unlearnt
    WHERE NOT EXISTS (SELECT 1 FROM {WORDS} WHERE {WORDS} MATCH '"' || term || '"')
)
"""


def _cut(sql: Connection, texts: Sequence[tuple[int, ...]]) -> None:
    """Let temp.cut_words have the words of these texts, cut and folded by FTS5 itself."""
    sql.execute(
        f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.cut USING fts5 ({COLUMNS}, content='', "
        'detail=none, columnsize=0, tokenize="unicode61 remove_diacritics 2")'
    )
    sql.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.cut_words USING fts5vocab (cut, row)")
    sql.execute("CREATE TABLE IF NOT EXISTS temp.unlearnt (term TEXT PRIMARY KEY)")
    sql.execute("INSERT INTO temp.cut (cut) VALUES ('delete-all')")
    sql.executemany(f"INSERT INTO temp.cut (rowid, {COLUMNS}) VALUES ({_GIVEN})", texts)
