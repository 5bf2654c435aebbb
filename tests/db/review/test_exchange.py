"""Decisions travel between two copies; nothing comes twice, and no conflict is settled silently."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from db import open_store
from db.doctor import examine
from db.ingest import ingest
from db.review.decisions import (
    EntryVersion,
    StaleEntry,
    accept,
    correct,
    dismiss_finding,
    flag,
    redo,
    reject,
    undo,
)
from db.review.exchange import export_events, from_lines, import_events, to_lines
from db.review.projection import replayed, stored
from db.review.same_study import judge, propose, studies
from db.search.hits import rows
from parser import Code, Document, Entry, Finding, Link, Report

PAPER = Document(dossier="36 360 VI", nr="1", sha256="a", parser="1")
OF_THE_PAPER = "SELECT e.id FROM entry e JOIN report r ON r.id = e.report_id WHERE r.nr = '1'"
FINDING = Finding(Code.NO_LINK, "links")
ENTRIES = tuple(
    Entry(titel=f"Onderzoek naar vraag {n}", conclusies=f"Bevinding {n}.", findings=(FINDING,))
    for n in range(4)
)


@pytest.fixture
def db(db: Database) -> Database:
    ingest(db, Report(PAPER, ENTRIES))
    return db


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Database]:
    with open_store(tmp_path / "other.db") as opened:
        # Another paper first, so that no id is the same.
        ingest(opened, Report(replace(PAPER, nr="9", sha256="b"), (Entry(titel="Iets anders"),)))
        ingest(opened, Report(PAPER, ENTRIES))
        yield opened


def at(db: Database, id: int) -> EntryVersion:
    return EntryVersion(id, rows(db, [id])[0].version)


def shown(db: Database) -> dict[str, tuple[object, ...]]:
    ids = [id for (id,) in db.execute(OF_THE_PAPER)]
    return {
        row.uid: (row.entry, row.review, row.reviewer, state.conflicts)
        for row, state in stored(db, ids).values()
    }


def send(here: Database, there: Database) -> tuple[int, int, list[str]]:
    taken = import_events(there, from_lines(to_lines(export_events(here))))
    return taken.new, taken.known, [left.why for left in taken.left]


def test_every_decision_comes_over_once(db: Database, other: Database) -> None:
    correct(db, "piet", at(db, 1), {"titel": "Verbeterd"}, accepted=True)
    correct(db, "piet", at(db, 2), {}, [Link("Rapport", "https://example.nl/1", "conclusies")])
    dismiss_finding(db, "piet", at(db, 3), FINDING)
    reject(db, "an", at(db, 4), "kop")
    undo(db, "an")
    redo(db, "an")
    flag(db, "an", at(db, 3), "klopt dit?")
    undo(db, "an")
    events = list(export_events(db))
    assert send(db, other) == (len(events), 0, [])
    assert shown(other) == shown(db)
    assert list(export_events(other)) == events
    assert send(db, other) == send(other, db) == (0, len(events), [])
    assert [check.says for check in examine(other) if not check.right] == []
    undo(other, "an")
    assert send(other, db) == (1, len(events), []) and shown(other) == shown(db)


def test_where_both_decided_both_values_are_told_and_nothing_is_changed(
    db: Database, other: Database
) -> None:
    correct(db, "piet", at(db, 1), {"titel": "Van Piet"})
    accept(db, "piet", at(db, 2))
    correct(other, "an", at(other, 2), {"titel": "Van An"})
    before = shown(other)
    taken = import_events(other, export_events(db))
    assert taken.new == 1
    (left,) = taken.left
    assert (left.event.after, left.found) == ("Van Piet", "Van An")
    assert shown(other) != before and "Van An" in str(shown(other))


def test_nobody_accepts_what_they_have_not_seen(db: Database, other: Database) -> None:
    correct(other, "an", at(other, 2), {"titel": "Van An"})
    accept(db, "piet", at(db, 1))
    assert send(db, other) == (
        0,
        0,
        ["more was decided here than was known where it was accepted"],
    )
    send(other, db)
    accept(db, "piet", at(db, 1))
    undo(db, "piet")
    read = replace(ENTRIES[1], conclusies="Bevinding 1, anders gelezen.")
    ingest(other, Report(replace(PAPER, parser="2"), (ENTRIES[0], read, *ENTRIES[2:])))
    accept(db, "piet", at(db, 2))
    new, _, why = send(db, other)
    assert new == 3 and why == ["it is read differently here than where it was accepted"]


def test_what_follows_on_what_was_left_out_is_left_out(db: Database, other: Database) -> None:
    correct(other, "an", at(other, 2), {"titel": "Van An"})
    correct(db, "piet", at(db, 1), {"titel": "Van Piet"}, accepted=True)
    assert send(db, other) == (
        0,
        0,
        ["something else was decided here", "a decision before it on this entry was left out"],
    )
    assert rows(other, [2])[0].entry.titel == "Van An"


def test_what_both_took_back_is_taken_back_once(db: Database, other: Database) -> None:
    accept(db, "piet", at(db, 1))
    send(db, other)
    undo(db, "piet")
    undo(other, "piet")
    assert send(db, other) == (0, 1, ["something else has since been decided here"])


def test_what_both_corrected_alike_is_no_conflict(db: Database, other: Database) -> None:
    correct(db, "piet", at(db, 1), {"titel": "Beter"})
    correct(other, "an", at(other, 2), {"titel": "Beter"})
    assert send(db, other) == (1, 0, [])


def test_a_decision_on_an_entry_that_is_not_here_is_told(db: Database, tmp_path: Path) -> None:
    accept(db, "piet", at(db, 1), at(db, 2))
    with open_store(tmp_path / "empty.db") as empty:
        assert send(db, empty) == (0, 0, ["the entry is not in this database"] * 2)


def test_a_study_comes_over_too(db: Database, other: Database) -> None:
    later = Report(replace(PAPER, nr="2", sha256="c"), ENTRIES[:1])
    for one in (db, other):
        ingest(one, later)
    assert propose(db, 2) == 1
    (study,) = studies(db)
    judge(db, "piet", at(db, study.first_id), study, same=False)
    assert send(db, other) == (1, 0, [])
    assert [study.review for study in studies(other)] == ["rejected"]


def line_of(**said: str) -> str:
    """A line of a file: an acceptance, but for what is said."""
    names = ("uid", "at", "reviewer", "entry", "read", "field", "before", "after", "reason")
    moment = "2026-11-25T12:00:00.000+00:00"
    whole = {"entry": "e", "uid": "u", "at": moment, "field": "review", "after": "accepted"}
    return json.dumps({**dict.fromkeys((*names, "group", "undoes"), ""), **whole, **said})


def test_a_line_with_all_that_a_decision_has_is_one() -> None:
    lines = [
        line_of(),
        line_of(field="study:f"),
        line_of(field='finding:["hyphen-thin", "titel", "x"]', after="settled"),
        line_of(field="second", after='{"fields": 1, "differ": [["titel", "a", "b"]]}'),
        line_of(field="second", undoes="v", after=""),
    ]
    assert len(from_lines(lines)) == len(lines)


@pytest.mark.parametrize(
    "line",
    [
        "x",
        "[]",
        "{}",
        '{"uid": 1}',
        "[" * 100_000,
        *(
            line_of(field=field, after=after)
            for field, after in [
                ("uid", "x"),
                ("review", "changed"),
                ("links", "[1]"),
                ("links", ""),
                ("links", '[["a\\u001b[1m","",""]]'),
                ("study:e", "accepted"),
                ("finding:nojson", "settled"),
                ('finding:["hyphen-thin", "titel"]', "settled"),
                ('finding:["hyphen-thin", "titel", "x"]', "gone"),
                ("lijst", "allebei"),
                ("second", "{}"),
                ("second", '{"fields": true, "differ": []}'),
                ("second", '{"fields": -3, "differ": []}'),
                ("second", '{"fields": 0, "differ": [["titel", "a", "b"]]}'),
                ("second", '{"fields": 1, "differ": [["uid", "a", "b"]]}'),
            ]
        ),
        line_of(at=""),
        line_of(at="gisteren"),
        line_of(at="0001-01-01T00:00:00+14:00"),
        line_of(field="second", after="{}", undoes="v"),
    ],
)
def test_a_line_that_is_no_decision_is_told_with_its_number(line: str) -> None:
    with pytest.raises(ValueError, match=r"^Line 2 is not [^.]*\.$"):
        from_lines(["", line])


@pytest.mark.parametrize(
    ("field", "after"),
    [
        ("aanleiding", "x"),
        ("second", '{"fields": 12, "differ": [["aanleiding", "a", "b"]]}'),
    ],
)
def test_a_decision_on_a_field_of_a_later_version_is_left_out_and_the_others_are_not(
    db: Database, other: Database, field: str, after: str
) -> None:
    accept(db, "piet", at(db, 1))
    uid = rows(db, [2])[0].uid
    later = line_of(entry=uid, field=field, after=after)
    taken = import_events(other, from_lines([later, *to_lines(export_events(db))]))
    assert taken.new == 1
    assert [(one.event.field, one.why) for one in taken.left] == [
        (field, "it is about a field that only a newer version of Seakijker knows")
    ]


DEEDS = st.lists(
    st.tuples(
        st.sampled_from(["here", "there"]),
        st.integers(1, 3),
        st.sampled_from(["accept", "reject", "A", "B", "undo", "redo", "send"]),
    ),
    max_size=12,
)


@settings(max_examples=40, deadline=None)
@given(DEEDS)
def test_after_any_exchange_each_log_explains_its_own_state(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int, str]]
) -> None:
    folder = tmp_path_factory.mktemp("exchange")
    with open_store(folder / "here.db") as here, open_store(folder / "there.db") as there:
        sides = {"here": here, "there": there}
        for db in sides.values():
            ingest(db, Report(PAPER, ENTRIES[:3]))
        for side, id, step in steps:
            db = sides[side]
            if step == "send":
                before = {one.uid for one in export_events(there)}
                taken = import_events(there, export_events(here))
                after = {one.uid for one in export_events(there)}
                assert len(after) == len(before) + taken.new
                assert {one.uid for one in export_events(here)} - after == {
                    left.event.uid for left in taken.left
                }
            elif step in ("undo", "redo"):
                with suppress(StaleEntry):
                    {"undo": undo, "redo": redo}[step](db, side)
            elif step in ("A", "B"):
                correct(db, side, at(db, id), {"titel": step})
            else:
                {"accept": accept, "reject": lambda *x: reject(*x, "")}[step](db, side, at(db, id))
        for db in sides.values():
            kept = {id: state for id, (_, state) in stored(db, [1, 2, 3]).items()}
            assert kept == replayed(db.conn, [1, 2, 3])


def test_the_commands_carry_them_and_tell_what_does_not_fit(
    db: Database, other: Database, path: Path, tmp_path: Path
) -> None:
    def sea(store: Path, *words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "tui.cli", "--db", str(store), "review", *words]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    there, file = tmp_path / "other.db", str(tmp_path / "decisions.jsonl")
    accept(db, "piet", at(db, 1))
    correct(db, "piet", at(db, 2), {"titel": "Van Piet"})
    correct(other, "an", at(other, 3), {"titel": "Van An"})
    assert sea(path, "export", file).returncode == 0
    came = sea(there, "import", file)
    assert (came.returncode, came.stdout) == (1, "1 imported, 0 already known, 1 left out.\n")
    assert "Van Piet" in came.stderr and "Van An" in came.stderr
    for words in (["export", str(tmp_path / "no" / "x")], ["import", str(tmp_path / "no")]):
        told = sea(path, *words)
        assert told.returncode == 1 and len(told.stderr.splitlines()) == 1, told
    Path(file).write_bytes(b"\xff")
    assert "is not UTF-8" in sea(path, "import", file).stderr
