"""The full-text index `entries_fts` of the view `entries`.

FTS5 must be told the very words that it indexed in order to forget them, so around a change of an
entry, its links or its report's ministry: first `forget`, then the change, then `learn`
(https://sqlite.org/fts5.html#external_content_tables). Both belong in the change's transaction.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from sqlite3 import Connection

COLUMNS = (
    "thema, subthema, type_onderzoek, afronding, status, titel, conclusies, artikel, "
    "artikel_kop, vindplaats, extra, links, organisaties, ministerie"
)


def forget(sql: Connection, ids: Iterable[int]) -> None:
    """Take the words of these entries out of the index; call it before they change."""
    sql.execute(
        f"""
        INSERT INTO entries_fts (entries_fts, rowid, {COLUMNS})
        SELECT 'delete', rowid, {COLUMNS} FROM entries
        WHERE rowid IN (SELECT value FROM json_each(?))
        """,
        [json.dumps(list(ids))],
    )


def learn(sql: Connection, ids: Iterable[int]) -> None:
    """Put the words of these entries, as they are now, into the index."""
    sql.execute(
        f"""
        INSERT INTO entries_fts (rowid, {COLUMNS})
        SELECT rowid, {COLUMNS} FROM entries
        WHERE rowid IN (SELECT value FROM json_each(?))
        """,
        [json.dumps(list(ids))],
    )
