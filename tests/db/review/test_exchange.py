"""Decisions travel between two copies: none comes twice, none is dropped, and where two contradict
each other a person settles it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database

from db import open_store
from db.doctor import examine
from db.ingest import ingest
from db.mapping import reading_digest
from db.review.decisions import (
    EntryVersion,
    accept,
    conflicts,
    correct,
    dismiss_finding,
    flag,
    redo,
    reject,
    undo,
)
from db.review.exchange import export_events, from_lines, import_events, to_lines
from db.review.open_points import apply, points
from db.review.projection import stored
from db.review.same_study import judge, propose, studies
from db.search.hits import find
from db.search.whole_rows import by_uid, rows
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
    return taken.new, taken.known, [held.why for held in taken.held]


def test_every_decision_comes_over_once(db: Database, other: Database) -> None:
    correct(db, "piet", at(db, 1), {"titel": "Verbeterd"}, accepted=True)
    correct(db, "piet", at(db, 2), {}, [Link("Rapport", "https://example.nl/1", "conclusies")])
    dismiss_finding(db, "piet", at(db, 3), FINDING)
    reject(db, "an", at(db, 4), "kop")
    undo(db, "an")
    redo(db, "an")
    flag(db, "an", at(db, 3), "klopt dit?")
    undo(db, "an")
    events = export_events(db).events
    assert send(db, other) == (len(events), 0, [])
    assert shown(other) == shown(db)
    assert export_events(other).events == events
    assert send(db, other) == send(other, db) == (0, len(events), [])
    assert [check.says for check in examine(other) if not check.right] == []
    undo(other, "an")
    assert send(other, db) == (1, len(events), []) and shown(other) == shown(db)


def both_ways(db: Database, other: Database) -> None:
    send(db, other)
    send(other, db)
    assert shown(other) == shown(db)


def torn(db: Database, id: int) -> list[tuple[str, str, str]]:
    """What is in conflict, what is shown, and what the other put there."""
    return [(one.field, one.correction, one.reading) for one in conflicts(db, id)]


def test_where_both_corrected_one_field_it_is_in_conflict_until_one_settles_it(
    db: Database, other: Database
) -> None:
    correct(db, "piet", at(db, 1), {"titel": "Van Piet"})
    correct(other, "an", at(other, 2), {"titel": "Van An"})
    correct(db, "piet", at(db, 1), {"status": "Lopend"})
    both_ways(db, other)
    assert torn(db, 1) == torn(other, 2) == [("titel", "Van An", "Van Piet")]
    assert rows(db, [1])[0].review == "conflict" and rows(db, [1])[0].entry.status == "Lopend"
    (point, *_) = points(other, 2)
    apply(other, "an", at(other, 2), point)
    both_ways(db, other)
    assert torn(db, 1) == [] and rows(db, [1])[0].entry.titel == "Van Piet"
    assert send(db, other)[0] == send(other, db)[0] == 0


@pytest.mark.parametrize("answer", ["accept", "reject"])
def test_where_one_accepted_and_the_other_rejected_one_says_which(
    db: Database, other: Database, answer: str
) -> None:
    accept(db, "piet", at(db, 1))
    reject(other, "an", at(other, 2), "kop")
    both_ways(db, other)
    assert torn(db, 1) == [("review", "rejected", "accepted")]
    if answer == "accept":
        accept(db, "piet", at(db, 1))
    else:
        reject(db, "piet", at(db, 1), "inderdaad")
    both_ways(db, other)
    assert rows(other, [2])[0].review == f"{answer}ed" and torn(other, 2) == []


def test_nobody_accepts_what_they_have_not_seen(db: Database, other: Database) -> None:
    correct(other, "an", at(other, 2), {"titel": "Van An"})
    accept(db, "piet", at(db, 1))
    both_ways(db, other)
    assert torn(db, 1) == [("titel", "Van An", ENTRIES[0].titel)]
    accept(db, "piet", at(db, 1))
    both_ways(db, other)
    assert rows(other, [2])[0].review == "accepted"


def test_what_was_accepted_and_is_read_otherwise_there_is_changed(
    db: Database, other: Database
) -> None:
    read = replace(ENTRIES[1], conclusies="Bevinding 1, anders gelezen.")
    ingest(other, Report(replace(PAPER, parser="2"), (ENTRIES[0], read, *ENTRIES[2:])))
    accept(db, "piet", at(db, 2))
    both_ways(db, other)
    assert (rows(db, [2])[0].review, rows(db, [2])[0].entry) == ("changed", read)


def test_what_both_took_back_is_taken_back(db: Database, other: Database) -> None:
    accept(db, "piet", at(db, 1))
    send(db, other)
    undo(db, "piet")
    undo(other, "piet")
    both_ways(db, other)
    assert rows(db, [1])[0].review == ""


def test_what_both_corrected_alike_is_no_conflict(db: Database, other: Database) -> None:
    correct(db, "piet", at(db, 1), {"titel": "Beter"}, accepted=True)
    correct(other, "an", at(other, 2), {"titel": "Beter"}, accepted=True)
    both_ways(db, other)
    assert rows(db, [1])[0].review == "accepted"


def test_the_paper_comes_along_with_the_decisions(db: Database, tmp_path: Path) -> None:
    accept(db, "piet", at(db, 1), at(db, 2))
    with open_store(tmp_path / "empty.db") as empty:
        assert send(db, empty) == (2, 0, [])
        assert shown(empty) == shown(db)
        assert list(find(empty, "vraag")) != [] and ingest(empty, Report(PAPER, ENTRIES)).added == 0


def test_a_copy_that_never_read_an_older_reading_knows_the_entry_by_its_uid(
    db: Database, tmp_path: Path
) -> None:
    newer = Report(
        replace(PAPER, parser="2"),
        tuple(replace(one, conclusies=f"{one.conclusies} Nader.") for one in ENTRIES),
    )
    ingest(db, newer)
    with open_store(tmp_path / "fresh.db") as fresh:
        ingest(fresh, newer)
        (theirs,) = rows(fresh, [1])
        assert theirs.uid != rows(db, [1])[0].uid
        correct(fresh, "an", at(fresh, 1), {"titel": "Van An"})
        accept(db, "piet", at(db, 2))
        both_ways(db, fresh)
        assert rows(db, [1])[0].entry.titel == "Van An"
        assert by_uid(fresh, theirs.uid).uid == rows(db, [1])[0].uid


def test_a_decision_of_version_1_waits_for_its_paper(db: Database, tmp_path: Path) -> None:
    line = line_of(entry=rows(db, [1])[0].uid, read=reading_digest(ENTRIES[0]))
    with open_store(tmp_path / "empty.db") as empty:
        taken = import_events(empty, from_lines([line]))
        assert [held.why for held in taken.held] == ["the entry is not in this database"]
        assert [one.uid for one in export_events(empty).events] == ["u"]
        ingest(empty, Report(PAPER, ENTRIES))
        assert rows(empty, [1])[0].review == "accepted" and empty["held"].count == 0


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
    assert len(from_lines(lines).events) == len(lines)


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
    assert [(one.event.field, one.why) for one in taken.held] == [
        (field, "it is about a field that only a newer version of Seakijker knows")
    ]


def test_a_file_of_a_later_version_is_not_taken_in() -> None:
    with pytest.raises(ValueError, match="newer version"):
        from_lines(['{"seakijker-review": 3}'])


def test_a_reading_that_no_parser_made_is_not_taken_in(db: Database) -> None:
    accept(db, "piet", at(db, 1))
    lines = list(to_lines(export_events(db)))
    for harm in ("\\u001b[1m", "\\u202e"):
        harmed = [line.replace("Bevinding 1", f"Bevinding {harm}1") for line in lines]
        with pytest.raises(ValueError, match=r"^Line \d is not a reading"):
            from_lines(harmed)


def test_the_commands_carry_them(db: Database, other: Database, path: Path, tmp_path: Path) -> None:
    def sea(store: Path, *words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "tui.cli", "--db", str(store), "review", *words]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    there, file = tmp_path / "other.db", str(tmp_path / "decisions.jsonl")
    accept(db, "piet", at(db, 1))
    correct(db, "piet", at(db, 2), {"titel": "Van Piet"})
    correct(other, "an", at(other, 3), {"titel": "Van An"})
    assert sea(path, "export", file).returncode == 0
    came = sea(there, "import", file)
    assert (came.returncode, came.stdout) == (
        0,
        "2 imported, 0 already known, 0 kept for later.\n"
        "Entries newly in conflict: 1; find them with review:conflict.\n",
    )
    for words in (["export", str(tmp_path / "no" / "x")], ["import", str(tmp_path / "no")]):
        told = sea(path, *words)
        assert told.returncode == 1 and len(told.stderr.splitlines()) == 1, told
    Path(file).write_bytes(b"\xff")
    assert "is not UTF-8" in sea(path, "import", file).stderr
