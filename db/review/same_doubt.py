"""The entries that share a doubt: those of one merged cell, and those of which the words are the
same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sqlite_utils import Database

from db.mapping import finding_columns
from db.review.replay import finding_field
from db.search import Row
from db.store import path_of, translated_errors
from parser import Finding
from parser.findings import is_doubt


def doubts_of(db: Database, entries: Iterable[Row]) -> dict[int, set[str]]:
    """The fields of the events that would settle the doubts of these entries, by entry; those of a
    merged cell for all of its rows."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for row in entries:
        for finding in row.entry.findings:
            if is_doubt(finding.code):
                for id in of_one_cell(db, row.id, finding):
                    found[id].add(finding_field(finding))
    return dict(found)


def of_one_cell(db: Database, id: int, finding: Finding) -> list[int]:
    """The ids of all entries with this doubt about the very cell that it is about in the entry
    `id`, that one among them: several where the cell holds for several rows."""
    columns = finding_columns(finding)
    if finding.box is None:
        return [id]
    with translated_errors(path_of(db)):
        found = db.conn.execute(_OF_ONE_CELL, {"id": id, **columns}).fetchall()
    return [other for (other,) in found] or [id]


def everywhere(db: Database, finding: Finding) -> list[int]:
    """The ids of all entries that have a doubt of this code about these words of this field."""
    with translated_errors(path_of(db)):
        found = db.conn.execute(_EVERYWHERE, finding_columns(finding)).fetchall()
    return [id for (id,) in found]


# By the report, of which the entries are few; a code can have very many.
_OF_ONE_CELL = """
SELECT DISTINCT e.id FROM entry own
CROSS JOIN entry e ON e.report_id = own.report_id
CROSS JOIN finding f ON f.entry_id = e.id
WHERE own.id = :id AND f.code = :code AND f.field = :field AND f.about = :about AND f.box = :box
ORDER BY e.id
"""

_EVERYWHERE = """
SELECT DISTINCT entry_id FROM finding
WHERE code = :code AND field = :field AND about = :about AND entry_id IS NOT NULL
ORDER BY entry_id
"""
