"""The runs of the store in the order that copies agree on, and which of them is shown.

Of a report the run that was last gone to is shown; of one with files of both kinds, with pages and
without, one of each (`db.witnesses`). An entry that none of them has is missing, and shows what the
last one that has it read.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from sqlite3 import Connection
from typing import Any

from db.entry_identity import RunHead
from db.event_log import CURRENT_RUNS
from db.forgetting import forget_entry, unindex
from db.search import fulltext
from db.split_off import place_all
from db.tables import insert, mark_stale, update

HOLDS = "last > withdrawn"
"""SQL for whether a run holds: it was not taken back, or was gone to since."""


def heads(sql: Connection, like: RunHead | None = None) -> list[tuple[int, RunHead]]:
    """Every run that holds with its report's id, in their order; or those of the reports that have
    one of the same file or the same paper as `like`."""
    if like is None:
        found = sql.execute(_HEADS.format(reports=""))
    else:
        known = {"sha256": like.sha256, "dossier": like.dossier, "nr": like.nr}
        found = sql.execute(_HEADS.format(reports=_ALIKE), known)
    return [(report, RunHead(*rest)) for report, *rest in found]


def by_report(runs: Iterable[tuple[int, RunHead]]) -> dict[int, list[RunHead]]:
    """Report → its runs, the report first that was read first."""
    found: defaultdict[int, list[RunHead]] = defaultdict(list)
    for report, run in runs:
        found[report].append(run)
    return dict(found)


def related(sql: Connection, wanted: Iterable[int]) -> list[tuple[int, RunHead]]:
    """The runs that may be of one paper with a wanted one: those that share a file, a number or a
    report, those that share one with them, and so on."""
    runs = heads(sql)
    marks: dict[int, set[tuple[str, ...]]] = {
        run.id: {("report", str(report)), ("file", run.sha256 or f"#{run.id}"), (*run.paper, "")}
        for report, run in runs
    }
    reached = set().union(*(marks[id] for id in wanted))
    while more := set().union(*(m for m in marks.values() if m & reached)) - reached:
        reached |= more
    return [(report, run) for report, run in runs if marks[run.id] & reached]


def show_current(sql: Connection, report_id: int) -> None:
    """Let the report be what its current runs say, the one without pages before the other, and note
    that its entries are stale."""
    document: dict[str, Any] = {}
    findings: list[dict[str, Any]] = []
    for said, found in sql.execute(_CURRENT, [report_id]):
        told = json.loads(said)
        document = {name: text or document.get(name, text) for name, text in told.items()}
        findings += json.loads(found)
    (ministerie,) = sql.execute(
        "SELECT ministerie FROM report WHERE id = ?", [report_id]
    ).fetchone()
    if ministerie != document["ministerie"]:
        # Each of the entries is found by the words of its ministry.
        unindex(sql, _entries(sql, report_id))
    update(sql, "report", report_id, document)
    sql.execute("DELETE FROM finding WHERE report_id = ?", [report_id])
    for finding in findings:
        insert(sql, "finding", {"report_id": report_id, **finding})
    sql.execute(_LAST_SEEN, [report_id])
    place_all(sql)
    mark_stale(sql, _entries(sql, report_id), indexed=True)


def forget_report(sql: Connection, report_id: int) -> None:
    """Take away the entries of a report of which no run holds, and what is told of it."""
    ids = _entries(sql, report_id)
    unindex(sql, ids)
    fulltext.index(sql, ())
    sql.execute("DELETE FROM finding WHERE report_id = ?", [report_id])
    for id in ids:
        sql.execute("DELETE FROM name WHERE entry_id = ?", [id])
        forget_entry(sql, id)


def _entries(sql: Connection, report_id: int) -> list[int]:
    found = sql.execute("SELECT id FROM entry WHERE report_id = ?", [report_id])
    return [id for (id,) in found]


_HEADS = """
SELECT report_id, id, uid, first, last, sha256,
    json_extract(document, '$.dossier'), json_extract(document, '$.nr'), pages
FROM run WHERE last > withdrawn {reports} ORDER BY pages = 0, first, uid
"""

_ALIKE = """
AND report_id IN (
    SELECT report_id FROM run WHERE sha256 = :sha256 AND sha256 <> ''
    UNION SELECT report_id FROM run WHERE dossier = :dossier AND nr = :nr AND dossier <> ''
)
"""

_CURRENT = f"""
SELECT document, findings FROM run WHERE id IN {CURRENT_RUNS.format("?")} ORDER BY pages = 0
"""

# Of a paper with files of both kinds the file that an entry has its pages in.
_LAST_SEEN = f"""
WITH seen (id, run_id, place) AS (
    SELECT e.id, x.run_id, x.place FROM entry e
    JOIN extraction x ON x.entry_id = e.id
    AND x.run_id = (
        SELECT run.id FROM extraction o JOIN run ON run.id = o.run_id
        WHERE o.entry_id = e.id AND run.last > run.withdrawn
        ORDER BY run.id IN {CURRENT_RUNS.format("run.report_id")} DESC,
            run.pages > 0 DESC, run.last DESC, run.uid DESC
        LIMIT 1)
    WHERE e.report_id = ? AND (e.run_id, e.place) <> (x.run_id, x.place)
)
UPDATE entry SET run_id = seen.run_id, place = seen.place FROM seen WHERE entry.id = seen.id
"""
