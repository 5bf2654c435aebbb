"""Where the two files of a paper differ, as they were read: an oracle for the parser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath
from sqlite3 import Connection

from sqlite_utils import Database

from db.event_log import CURRENT_RUNS
from db.mapping import from_stored
from db.store import StoreError, path_of, translated_errors
from db.witnesses import Difference, differences
from parser import Entry
from parser.i18n import _


@dataclass(frozen=True, slots=True)
class ComparedEntry:
    """An entry of both files, `exact` and `paged`, or of the one that has it."""

    uid: str
    exact: Entry | None
    paged: Entry | None

    @property
    def read(self) -> Entry:
        """What is shown of it, but for what people decided."""
        found = self.exact or self.paged
        assert found  # it is of one of them
        return found

    @property
    def pages(self) -> tuple[int, ...]:
        return self.paged.pages if self.paged else ()

    @property
    def differences(self) -> tuple[Difference, ...]:
        if self.exact and self.paged:
            return tuple(differences(self.exact, self.paged))
        return ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two files of a paper, by their names, and its entries, in the order of the file without
    pages, those that only the other has last."""

    paper: str
    exact: str
    paged: str
    entries: tuple[ComparedEntry, ...]


def compare(db: Database, paper: str) -> Comparison:
    """Compare the two files of the paper that is called so: by its number, as "36 360 VI, nr. 1" or
    "kst-36360-VI-1", or by the name of a file of it.

    Raises StoreError where it is not stored, or only with pages, or only without.
    """
    with translated_errors(path_of(db)):
        name, pair = _paper(db.conn, paper)
        (exact, exact_file), (paged, paged_file) = pair
        return Comparison(name, exact_file, paged_file, tuple(_entries(db.conn, exact, paged)))


def _paper(sql: Connection, wanted: str) -> tuple[str, tuple[tuple[int, str], tuple[int, str]]]:
    """The name of the paper, and id and file of its run without pages and of that with pages."""
    known = False
    for report, name in sql.execute("SELECT id, name FROM report ORDER BY id").fetchall():
        runs = sql.execute(_CURRENT, [report]).fetchall()
        if _squeezed(wanted) not in {_squeezed(text) for text in (name, *(run[1] for run in runs))}:
            continue
        known = True
        if len(runs) == 2:
            return name, (runs[0][:2], runs[1][:2])
    said = (
        _("Of {paper} only one file was read: import its PDF and its XML or HTML.")
        if known
        else _("No paper {paper} is stored; name it by its number, as in 36360-VI-1.")
    )
    raise StoreError(said.format(paper=wanted))


def _squeezed(paper: str) -> str:
    """The letters and digits that name a paper, whichever way it is written."""
    stem = PurePath(paper).stem if re.search(r"\.\w{3,5}$", paper) else paper
    return re.sub(r"^KST|NR(?=\d)|[^0-9A-Z]", "", re.sub(r"[\s.,-]", "", stem.upper()))


def _entries(sql: Connection, exact: int, paged: int) -> Iterator[ComparedEntry]:
    for uid, *seen in sql.execute(_PAIRS, {"exact": exact, "paged": paged}):
        yield ComparedEntry(uid, *(from_stored(text) if text else None for text in seen))


_CURRENT = f"""
SELECT id, file FROM run WHERE id IN {CURRENT_RUNS.format("?")} ORDER BY pages = 0 DESC
"""

_PAIRS = """
SELECT e.uid, one.seen, other.seen
FROM entry e
LEFT JOIN extraction one ON one.entry_id = e.id AND one.run_id = :exact
LEFT JOIN extraction other ON other.entry_id = e.id AND other.run_id = :paged
WHERE e.report_id = (SELECT report_id FROM run WHERE id = :exact)
    AND (one.seen IS NOT NULL OR other.seen IS NOT NULL)
ORDER BY one.place IS NULL, one.place, other.place
"""
