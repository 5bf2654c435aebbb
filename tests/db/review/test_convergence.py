"""Any two copies that have exchanged everything show the same, whatever happened, in any order."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from functools import cache
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from db import StoreError, open_store
from db.checksum import OF_EVENT, checksum
from db.doctor import examine
from db.ingest import ingest
from db.review import from_lines, second_look, to_lines
from db.review.decisions import EntryVersion, StaleEntry, accept, correct, flag, redo, reject, undo
from db.review.exchange import export_events, import_events
from db.review.join_and_split import above, join, split, units
from db.review.projection import replayed, stored
from db.review.same_study import judge, propose, studies
from db.search.hits import find
from db.search.whole_rows import rows
from db.tables import mark_stale
from parser import Box, Document, Entry, Report

PAPER = Document(dossier="36 360 VI", nr="1", ministerie="Justitie", sha256="a", pages=300)


def study(title: str, concluded: str = "", thema: str = "Wonen") -> Entry:
    return Entry(thema=thema, titel=title, conclusies=concluded, afronding="2022", pages=(7,))


GELUID = study("Evaluatie Wet geluidhinder", "De wet is doeltreffend, maar de uitvoering duur.")
OPVANG = study("Doorlichting opvang vluchtelingen", "Opvang kwam laat op gang.")
TAAL = study("Onderzoek naar laaggeletterdheid", "Cursussen bereiken vooral wie al leest.")
SPORT = study("Evaluatie subsidieregeling sport")
KUNST = study("Evaluatie subsidieregeling kunst")
TWIN = study("Evaluatie")
MENDED = replace(GELUID, titel="Evaluatie Wet geluid-hinder")
LONGER = replace(OPVANG, conclusies=f"{OPVANG.conclusies} Lessen zijn geleerd.")
JOINED = replace(GELUID, conclusies=f"{GELUID.conclusies} {OPVANG.titel} {OPVANG.conclusies}")
THEMED = replace(TAAL, thema="Onderwijs", status="Afgerond")
READINGS = (
    (GELUID, OPVANG, TAAL, SPORT, TWIN, TWIN),
    (MENDED, OPVANG, THEMED, KUNST, TWIN),
    (JOINED, TAAL, SPORT, KUNST, TWIN),
    (OPVANG, GELUID, KUNST, TWIN, TWIN, TWIN),
    (MENDED, LONGER, THEMED, SPORT),
    (),
)
OTHER_PAPER = Report(replace(PAPER, nr="9", sha256="z"), (GELUID, TAAL))


@cache
def report(number: int) -> Report:
    """One of the readings: of two files, each by several parsers, of an excerpt, and of the XML."""
    if number == 6:
        exact = tuple(replace(one, pages=()) for one in (LONGER, GELUID, KUNST, TWIN))
        return Report(replace(PAPER, sha256="xml", pages=0), exact)
    boxes = [
        {"titel": (Box(7, 50, 100 + 40 * at, 500, 140 + 40 * at),)}
        for at in range(len(READINGS[number]))
    ]
    entries = [
        replace(entry, boxes=box) for entry, box in zip(READINGS[number], boxes, strict=True)
    ]
    document = replace(PAPER, sha256="ab"[number % 2], parser=str(number))
    if number == 5:
        return Report(replace(PAPER, sha256="c", pages=1), (replace(GELUID, links=()), TAAL))
    return Report(document, tuple(entries))


class Step(NamedTuple):
    """Something that is done in a copy: with which entry or reading or other copy, and how."""

    copy: int
    deed: str
    which: int
    how: int


DEEDS = (
    *("read", "accept", "reject", "flag", "correct", "send", "correct and accept"),
    *("undo", "redo", "send", "look", "judge", "read other", "join", "split"),
)
STEPS = st.lists(
    st.builds(
        Step, st.integers(0, 2), st.sampled_from(DEEDS), st.integers(0, 9), st.integers(0, 6)
    ),
    max_size=25,
)


@contextmanager
def copies(number: int) -> Iterator[list[Database]]:
    """So many new stores."""
    with TemporaryDirectory() as folder, ExitStack() as stack:
        stores = []
        for at in range(number):
            path = Path(shutil.copy(_empty(), Path(folder) / f"{at}.db"))
            stores.append(stack.enter_context(open_store(path)))
            stores[-1].execute("PRAGMA synchronous = OFF")
        yield stores


_EMPTY = TemporaryDirectory()


@cache
def _empty() -> Path:
    path = Path(_EMPTY.name) / "empty.db"
    open_store(path).close()
    return path


def do(stores: list[Database], step: Step) -> None:
    here, who = stores[step.copy % len(stores)], ["an", "piet", "kim"][step.copy % len(stores)]
    if step.deed == "read":
        ingest(here, report(step.how))
    elif step.deed == "read other":
        ingest(here, OTHER_PAPER)
    elif step.deed == "send":
        send(here, stores[step.which % len(stores)])
    elif step.deed == "undo":
        with suppress(StaleEntry):
            undo(here, who)
    elif step.deed == "redo":
        with suppress(StaleEntry):
            redo(here, who)
    elif step.deed == "judge":
        for (report_id,) in here.execute("SELECT id FROM report").fetchall():
            propose(here, report_id)
        for one in studies(here)[step.which : step.which + 1]:
            (first,) = rows(here, [one.first_id])
            judge(here, who, EntryVersion(first.id, first.version), one, same=step.how % 2 == 0)
    elif ids := find(here, ""):
        (row,) = rows(here, [ids[step.which % len(ids)]])
        decide(here, who, EntryVersion(row.id, row.version), step.deed, step.how)


def decide(db: Database, who: str, at: EntryVersion, deed: str, how: int) -> None:
    if deed == "accept":
        accept(db, who, at)
    elif deed == "reject":
        reject(db, who, at, "kop")
    elif deed == "flag":
        flag(db, who, at, "?")
    elif deed == "join":
        if upper := above(db, rows(db, [at.id])[0]):
            join(db, who, at, EntryVersion(upper.id, upper.version))
    elif deed == "split":
        entry = rows(db, [at.id])[0].entry
        with suppress(StoreError):
            split(db, who, at, {"titel": how, "conclusies": len(units(entry, "conclusies")) // 2})
    elif deed == "look":
        second_look.look(db, who, at, {"status": "Lopend"})
    else:
        field = ("thema", "titel", "status")[how % 3]
        correct(db, who, at, {field: f"Beter {how // 3}"}, accepted=deed != "correct")


def send(here: Database, there: Database) -> None:
    import_events(there, from_lines(to_lines(export_events(here))))


def exchange_all(stores: list[Database], order: int) -> None:
    pairs = list(permutations(stores, 2))
    shift = order % len(pairs)
    for _ in range(3):
        for here, there in (*pairs[shift:], *pairs[:shift]):
            send(here, there)


def shown(db: Database) -> dict[str, object]:
    """All that a person can see of the papers that anything was decided on."""
    decided = [
        id
        for (id,) in db.execute(
            "SELECT id FROM entry WHERE report_id IN "
            "(SELECT e.report_id FROM event v JOIN entry e ON e.id = v.entry_id)"
        )
    ]
    return {
        row.uid: (
            row.entry,
            row.document,
            row.review,
            row.reviewer,
            state.conflicts,
            dict(state.studies),
            [event.uid for event in _history(db, row.id)],
        )
        for row, state in stored(db, decided).values()
    }


def _history(db: Database, id: int) -> list[NamedTuple]:
    from db.review import history

    return history(db, id)  # type: ignore[return-value]


def check(stores: list[Database]) -> None:
    first = shown(stores[0])
    for one in stores:
        ids = list(find(one, ""))
        assert {id: state for id, (_, state) in stored(one, ids).items()} == replayed(one.conn, ids)
        assert shown(one) == first
        assert one["held"].count == one["stale"].count == 0


def as_migrated(db: Database) -> None:
    """Take away what events and papers of before m018 do not have."""
    guards = ("event_unchanging", "event_sum_unchanging")
    made = "SELECT sql FROM sqlite_master WHERE name = ?"
    statements = [db.execute(made, [guard]).fetchone()[0] for guard in guards]
    for guard in guards:
        db.execute(f"DROP TRIGGER {guard}")
    db.conn.create_function("checksum", -1, checksum, deterministic=True)
    db.execute("UPDATE event SET parents = NULL")
    db.execute(f"UPDATE event SET checksum = checksum({OF_EVENT})")
    for statement in statements:
        db.execute(statement)
    db.execute("UPDATE report SET rule = 0")
    mark_stale(db.conn, [id for (id,) in db.execute("SELECT id FROM entry")], indexed=True)


def converges(number: int, steps: list[Step], order: int, former: bool = False) -> None:
    made: set[str] = set()
    with copies(number) as stores:
        for step in steps:
            do(stores, step)
            for one in stores:
                made |= {uid for (uid,) in one.execute("SELECT uid FROM event")}
        for one in stores if former else ():
            as_migrated(one)
        exchange_all(stores, order)
        check(stores)
        for one in stores:
            assert {uid for (uid,) in one.execute("SELECT uid FROM event")} == made
            assert [said.says for said in examine(one) if not said.right] == []
        settle_conflicts(stores, order)


def settle_conflicts(stores: list[Database], order: int) -> None:
    """One person settles each conflict once, and it is settled everywhere."""
    one = stores[order % len(stores)]
    torn = [row.uid for row in rows(one, find(one, "review:conflict"))]
    for row in rows(one, find(one, "review:conflict")):
        accept(one, "kim", EntryVersion(row.id, row.version))
    exchange_all(stores, order)
    check(stores)
    for store in stores:
        reviews = {row.uid: row.review for row in rows(store, find(store, ""))}
        assert {reviews[uid] for uid in torn} <= {"accepted"}


@settings(max_examples=40, deadline=None)
@given(st.integers(2, 3), STEPS, st.integers(0, 5))
def test_copies_that_exchanged_everything_show_the_same(
    number: int, steps: list[Step], order: int
) -> None:
    converges(number, steps, order)


@settings(max_examples=15, deadline=None)
@given(st.integers(2, 3), STEPS, st.integers(0, 5))
@example(2, [Step(1, "read", 0, 0), Step(0, "read", 0, 1), Step(0, "split", 0, 0)], 0)
@example(2, [Step(0, "read", 0, 0), Step(1, "read", 0, 3), Step(1, "join", 4, 0)], 0)
@example(
    2,
    [
        Step(copy, deed, 0, 0)
        for copy, deeds in enumerate(("reject", "accept"))
        for deed in ("read", deeds)
    ],
    0,
)
def test_copies_of_the_last_version_show_the_same(
    number: int, steps: list[Step], order: int
) -> None:
    converges(number, steps, order, former=True)


@pytest.mark.nightly
@settings(max_examples=1000, deadline=None)
@given(st.integers(2, 3), STEPS, st.integers(0, 5))
def test_copies_of_a_thousand_histories_of_the_last_version_show_the_same(
    number: int, steps: list[Step], order: int
) -> None:
    converges(number, steps, order, former=True)


@pytest.mark.nightly
@settings(max_examples=3000, deadline=None)
@given(st.integers(2, 3), STEPS, st.integers(0, 5))
def test_copies_of_thousands_of_histories_show_the_same(
    number: int, steps: list[Step], order: int
) -> None:
    converges(number, steps, order)
