"""Telling anew which readings are of one entry, where a run has come between others.

What was decided goes with the reading that it was decided on. Rows of `entry` are kept as far as
they hold the same readings; one that holds none is gone, and its uid leads to where they went.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from sqlite3 import Connection

from db.entry_identity import Identities, RunHead, identify
from db.forgetting import forget_entry, unindex
from db.mapping import SqlValue, entry_columns, from_seen, reading_digests
from db.match import RULE
from db.paper_runs import HOLDS, forget_report, related, show_current
from db.reading_text import unpack
from db.split_off import NO_READINGS
from db.tables import insert, insert_entry, mark_stale, write_parts, write_readings


@dataclass
class _Papers:
    """The runs that may be of one paper, with what stands in the store about them."""

    runs: list[RunHead]
    report_of: dict[int, int]
    """Run → its report."""
    seen: list[list[str]]
    """For each run its readings, in their order."""
    owners: list[list[int]]
    """Their entries so far; () where the run has just come."""
    entries: list[int] = field(default_factory=list)
    split_off: list[int] = field(default_factory=list)
    """The entries that follow these (`db.split_off`)."""

    @property
    def subjects(self) -> list[int]:
        """All that readings and events are about: also what is no entry, since its run was taken
        back."""
        return sorted({*self.entries, *(id for owners in self.owners for id in owners)})


def reidentify(
    sql: Connection, run_ids: Iterable[int], come: Mapping[int, Sequence[str]] | None = None
) -> None:
    """Tell anew the entries of all papers that one of these runs may be of. `come` are the readings
    of the runs that have just come, which have none in the store.

    Within the caller's transaction; `db.review.settle` then brings up to date what is shown.
    """
    papers = _papers(sql, set(run_ids), come or {})
    read = [[from_seen(text) for text in texts] for texts in papers.seen]
    found = identify(list(zip(papers.runs, read, strict=True)))
    unindex(sql, [*papers.entries, *papers.split_off])
    sql.execute("PRAGMA defer_foreign_keys = ON")
    reports = _place_reports(sql, papers, found)
    ids = _place_entries(sql, papers, found, reports)
    digests = [reading_digests(entries) for entries in read]
    _write_readings(sql, papers, found, ids, digests)
    heirs = _heirs(papers, found, ids)
    _write_names(sql, papers, found, ids, heirs)
    _move_events(sql, papers, found, ids, digests, heirs)
    _forget(sql, set(papers.entries) - set(ids), heirs)
    for report_id in set(reports):
        show_current(sql, report_id)
        sql.execute("UPDATE report SET rule = ? WHERE id = ?", [RULE, report_id])


def leave_out(sql: Connection, run_id: int) -> None:
    """Tell anew the entries of the report that a run was of which holds no longer.

    As `reidentify`.
    """
    (report_id,) = sql.execute("SELECT report_id FROM run WHERE id = ?", [run_id]).fetchone()
    query = f"SELECT id FROM run WHERE report_id = ? AND {HOLDS}"
    rest = [id for (id,) in sql.execute(query, [report_id])]
    if rest:
        reidentify(sql, rest)
    else:
        forget_report(sql, report_id)


def _papers(sql: Connection, wanted: set[int], come: Mapping[int, Sequence[str]]) -> _Papers:
    chosen = related(sql, wanted)
    papers = _Papers([run for _, run in chosen], {run.id: report for report, run in chosen}, [], [])
    for run in papers.runs:
        rows = sql.execute(
            "SELECT seen, entry_id FROM extraction WHERE run_id = ? ORDER BY place, digest",
            [run.id],
        ).fetchall()
        papers.seen.append([unpack(seen) for seen, _ in rows] or list(come.get(run.id, ())))
        papers.owners.append([id for _, id in rows])
    found = sql.execute(
        f"SELECT id, id IN ({NO_READINGS}) FROM entry "
        "WHERE report_id IN (SELECT value FROM json_each(?)) ORDER BY id",
        [json.dumps(sorted(set(papers.report_of.values())))],
    )
    for id, is_split_off in found:
        (papers.split_off if is_split_off else papers.entries).append(id)
    return papers


def _place_reports(sql: Connection, papers: _Papers, found: Identities) -> list[int]:
    """The report of each run, as a row of the store; rows that are left over go at the end."""
    given: dict[int, int] = {}
    free = dict.fromkeys(papers.report_of.values())
    for run, number in zip(papers.runs, found.reports, strict=True):
        report = papers.report_of[run.id]
        if number not in given and report in free:
            given[number] = report
            del free[report]
    for number in found.reports:
        if number not in given:
            given[number] = insert(sql, "report", _NAMELESS)
    reports = [given[number] for number in found.reports]
    sql.executemany(
        "UPDATE run SET report_id = ? WHERE id = ?",
        [(report, run.id) for report, run in zip(reports, papers.runs, strict=True)],
    )
    sql.executemany("DELETE FROM finding WHERE report_id = ?", [(report,) for report in free])
    # Runs that were taken back belong to some report, too.
    sql.executemany(
        "UPDATE run SET report_id = ? WHERE report_id = ?",
        [(reports[0], report) for report in free],
    )
    sql.executemany("DELETE FROM report WHERE id = ?", [(report,) for report in free])
    return reports


def _place_entries(
    sql: Connection, papers: _Papers, found: Identities, reports: Sequence[int]
) -> list[int]:
    """For each entry the row that has most of its readings, or a new one."""
    votes = Counter(
        (sighting.key, owner)
        for sightings, owners in zip(found.sightings, papers.owners, strict=True)
        for sighting, owner in zip(sightings, owners, strict=False)
    )
    ids: dict[int, int] = {}
    for (key, owner), _ in sorted(votes.items(), key=lambda one: (-one[1], one[0])):
        if key not in ids and owner not in ids.values():
            ids[key] = owner
    report_of = {
        sighting.key: report
        for sightings, report in zip(found.sightings, reports, strict=True)
        for sighting in sightings
    }
    # First out of each other's way: no two entries have one uid.
    sql.executemany(
        "UPDATE entry SET uid = '~' || id WHERE id = ?", [(id,) for id in papers.entries]
    )
    for one in found.known:
        if one.key in ids:
            sql.execute(
                "UPDATE entry SET uid = ?, report_id = ? WHERE id = ?",
                [one.uid, report_of[one.key], ids[one.key]],
            )
    for one in found.known:
        if ids.get(one.key) not in papers.entries:
            run: dict[str, SqlValue] = {"run_id": papers.runs[0].id, "place": one.place}
            run |= {"uid": one.uid, "report_id": report_of[one.key]}
            columns = {**run, **entry_columns(one.read)}
            ids[one.key] = insert_entry(sql, columns, ids.get(one.key, 0))
            write_parts(sql, ids[one.key], one.read)
    placed = [ids[one.key] for one in found.known]
    come = set(placed) - set(papers.entries)
    mark_stale(sql, come, indexed=False)
    mark_stale(sql, _partners(sql, come), indexed=True)
    return placed


def _partners(sql: Connection, ids: set[int]) -> list[int]:
    """The entries of which somebody said that they are of the same study as one of these."""
    found = sql.execute(_SAID_OF, [json.dumps(sorted(ids))])
    return [id for (id,) in found]


def _write_readings(
    sql: Connection,
    papers: _Papers,
    found: Identities,
    ids: Sequence[int],
    digests: Sequence[Sequence[str]],
) -> None:
    for at, run in enumerate(papers.runs):
        sightings, owners = found.sightings[at], papers.owners[at]
        if owners:
            # First out of each other's way: an entry has one reading in a run.
            sql.execute("UPDATE extraction SET entry_id = -entry_id WHERE run_id = ?", [run.id])
            sql.executemany(
                "UPDATE extraction SET entry_id = ?, unsure = ?, place = ? "
                "WHERE run_id = ? AND entry_id = ?",
                [
                    (ids[sighting.key], not sighting.sure, place, run.id, -owner)
                    for place, (sighting, owner) in enumerate(zip(sightings, owners, strict=True))
                ],
            )
        else:
            write_readings(
                sql,
                run.id,
                [(ids[sighting.key], sighting.sure) for sighting in sightings],
                papers.seen[at],
                digests[at],
            )


def _heirs(papers: _Papers, found: Identities, ids: Sequence[int]) -> dict[int, int]:
    """Each row of before → the one that has most of its readings now."""
    votes: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for sightings, owners in zip(found.sightings, papers.owners, strict=True):
        for sighting, owner in zip(sightings, owners, strict=False):
            votes[owner][ids[sighting.key]] += 1
    return {
        owner: owner if owner in ids else votes[owner].most_common(1)[0][0]
        for owner in papers.entries
        if owner in ids or votes[owner]
    }


def _write_names(
    sql: Connection,
    papers: _Papers,
    found: Identities,
    ids: Sequence[int],
    heirs: Mapping[int, int],
) -> None:
    before = sql.execute(
        "SELECT uid, entry_id FROM name WHERE entry_id IN (SELECT value FROM json_each(?))",
        [json.dumps(papers.entries)],
    ).fetchall()
    sql.executemany("DELETE FROM name WHERE uid = ?", [(uid,) for uid, _ in before])
    sql.executemany(
        "INSERT OR REPLACE INTO name (uid, entry_id) VALUES (?, ?)",
        [(uid, ids[key]) for uid, key in found.names.items()],
    )
    sql.executemany(
        "INSERT OR IGNORE INTO name (uid, entry_id, former) VALUES (?, ?, 1)",
        [(uid, heirs[id]) for uid, id in before if id in heirs],
    )


def _move_events(
    sql: Connection,
    papers: _Papers,
    found: Identities,
    ids: Sequence[int],
    digests: Sequence[Sequence[str]],
    heirs: Mapping[int, int],
) -> None:
    """Each event to the entry whose reading it was decided on."""
    place = {run.id: at for at, run in enumerate(papers.runs)}
    readings: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for at, (sightings, said) in enumerate(zip(found.sightings, digests, strict=True)):
        for sighting, digest in zip(sightings, said, strict=True):
            readings[digest].append((at, ids[sighting.key]))
    events = sql.execute(
        "SELECT id, entry_id, run_id, read, undoes FROM event "
        "WHERE entry_id IN (SELECT value FROM json_each(?)) ORDER BY clock, uid",
        [json.dumps(papers.subjects)],
    ).fetchall()
    went: dict[int, int] = {}
    for id, entry, run, read, undoes in events:
        known = [
            (at, to)
            for at, to in readings.get(read, [])
            # A run that was taken back has no place any more.
            if run not in place or found.reports[at] == found.reports[place[run]]
        ]
        then = [to for at, to in known if at <= place.get(run, len(place))]
        # What takes a decision back goes where that went.
        went[id] = (
            went.get(undoes) or (then or [to for _, to in known] or [heirs.get(entry, entry)])[-1]
        )
    sql.executemany(
        "UPDATE event SET entry_id = ? WHERE id = ?", [(to, id) for id, to in went.items()]
    )


def _forget(sql: Connection, gone: set[int], heirs: Mapping[int, int]) -> None:
    """Take away rows of entries that hold no reading any more."""
    for id in gone:
        sql.execute(
            "UPDATE OR IGNORE draft SET entry_id = ? WHERE entry_id = ?", [heirs.get(id, id), id]
        )
        forget_entry(sql, id)


_SAID_OF = """
SELECT DISTINCT e.id
FROM json_each(?) wanted
JOIN entry come ON come.id = wanted.value
JOIN event v ON v.field = 'study:' || come.uid
JOIN entry e ON e.id = v.entry_id
"""
_NAMELESS = {
    **dict.fromkeys(("dossier", "nr", "vergaderjaar", "titel", "ministerie"), ""),
    "jaar": None,
}
