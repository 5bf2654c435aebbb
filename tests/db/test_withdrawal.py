"""An import is taken back as a whole, and comes back when the file is read again."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database

from db import StoreError, open_store
from db.ingest import FewMatches, ingest
from db.review import (
    counts,
    disagreements,
    estimate,
    export_events,
    from_lines,
    import_events,
    propose,
    second_look,
    to_lines,
)
from db.review.decisions import EntryVersion, accept, correct, redo, reject, undo
from db.review.same_study import judge, studies
from db.search.field_values import values
from db.search.hits import count, find
from db.search.whole_rows import by_uid, rows
from db.withdrawal import Withdrawn, last_run, withdraw
from parser import Box, Code, Document, Entry, Finding, Report
from parser.report_json import as_json
from tests.db.harm import faults
from tests.e2e.terminal import Terminal

PAPER = Document(
    dossier="36 360 VI",
    nr="1",
    titel="Jaarverslag Justitie",
    ministerie="Justitie en Veiligheid",
    sha256="a",
    parser="1",
    pages=9,
    file="goed.pdf",
)


def entry(n: int, word: str = "Onderzoek", page: int = 1) -> Entry:
    top = 100.0 * (n + 1)
    return Entry(
        titel=f"{word} naar zaak nummer {n}",
        conclusies=f"{word} zaak {n} leert dat het beleid werkt.",
        pages=(page,),
        boxes={"titel": (Box(page, 0, top, 90, top + 50),)},
    )


RIGHT = Report(PAPER, tuple(entry(n) for n in range(6)), (Finding(Code.IMAGE_PAGE),))
WRONG = Report(
    replace(
        PAPER, sha256="b", file="fout.pdf", ministerie="Defensie", titel="Jaarverslag Defensie"
    ),
    tuple(entry(n, "Munitie") for n in range(6, 14)),
)


@pytest.fixture
def db(db: Database) -> Database:
    ingest(db, RIGHT)
    return db


def back(db: Database, file: str = "") -> Withdrawn:
    run = last_run(db, file)
    assert run
    return withdraw(db, run)


def shown(db: Database) -> list[object]:
    """All that can be seen of the entries, but their versions."""
    return [replace(row, version=0) for row in rows(db, find(db, ""))]


def test_a_wrong_import_leaves_no_aliens(db: Database, path: Path) -> None:
    before, numbers = shown(db), counts(db)
    came = ingest(db, WRONG)
    assert (came.added, came.missing) == (8, 6)
    assert len(find(db, "munitie")) == 8
    done = back(db)
    assert (done.run.file, done.gone, done.left) == ("fout.pdf", 8, 6)
    assert shown(db) == before and counts(db) == numbers
    assert not find(db, "munitie") and not find(db, "defensie") and count(db) == 6
    assert [value.text for value in values(db, "ministerie")] == ["Justitie en Veiligheid"]
    assert faults(path) == []


def test_the_file_read_again_brings_it_back_with_its_uids_and_what_was_decided(
    db: Database, path: Path
) -> None:
    ingest(db, WRONG)
    (id, other) = find(db, "munitie")[:2]
    accept(db, "piet", EntryVersion(id, 1))
    correct(db, "piet", EntryVersion(other, 1), {"thema": "Wapens"})
    before = shown(db)
    uids = {row.uid for row in rows(db, find(db, ""))}
    back(db)
    with pytest.raises(StoreError, match="taken back"):
        accept(db, "piet", EntryVersion(id, 2))
    again = ingest(db, WRONG)
    assert (again.added, again.missing) == (8, 6)
    assert {row.uid for row in rows(db, find(db, ""))} == uids
    assert shown(db) == before
    assert rows(db, [id])[0].version > 2  # nobody decides on what they saw before
    assert faults(path) == []


def test_what_a_wrong_reading_did_to_entries_of_before_is_undone(db: Database, path: Path) -> None:
    accept(db, "piet", EntryVersion(1, 1))
    correct(db, "piet", EntryVersion(2, 1), {"thema": "Goed thema"})
    before = shown(db)
    worse = [replace(one, thema="Verkeerd") for one in RIGHT.entries[::-1][:4]]
    ingest(db, Report(replace(PAPER, sha256="c", parser="2"), tuple(worse)))
    assert shown(db) != before
    back(db)
    assert shown(db) == before
    assert faults(path) == []


def test_a_decision_on_a_reading_that_was_taken_back_is_not_one_on_another_text(
    db: Database, path: Path
) -> None:
    other = [replace(RIGHT.entries[0], thema="Anders"), *RIGHT.entries[1:]]
    ingest(db, Report(replace(PAPER, parser="2"), tuple(other)))
    accept(db, "piet", EntryVersion(1, rows(db, [1])[0].version))
    back(db)
    (row,) = rows(db, [1])
    assert (row.review, row.entry.thema) == ("changed", "")
    assert faults(path) == []


def test_the_first_import_of_a_paper_is_taken_back_too(db: Database, path: Path) -> None:
    assert back(db).gone == 6
    assert count(db) == 0 and counts(db) == [] and not find(db, "zaak") and last_run(db) is None
    assert faults(path) == []
    assert ingest(db, RIGHT).added == 6
    assert count(db) == 6 and faults(path) == []
    run = last_run(db)
    assert run
    withdraw(db, run)
    with pytest.raises(StoreError, match="taken back already"):
        withdraw(db, run)


def test_a_named_import_is_taken_back_also_where_others_came_after_it(
    db: Database, path: Path
) -> None:
    ingest(db, WRONG)
    newer = replace(RIGHT, document=replace(PAPER, parser="2", file="beter.pdf"))
    ingest(db, newer)
    assert back(db, "fout.pdf").gone == 8
    assert [row.entry for row in rows(db, find(db, ""))] == list(RIGHT.entries)
    assert {row.review for row in rows(db, find(db, ""))} == {""}
    assert last_run(db, "fout.pdf") is None
    assert faults(path) == []


def test_an_alien_is_no_study_and_counts_for_nothing(db: Database, path: Path) -> None:
    alien = Report(replace(PAPER, sha256="z", dossier="36 360 X", file="x.pdf"), RIGHT.entries)
    came = ingest(db, alien)
    assert propose(db, came.report_id) == 6
    study = studies(db)[0]
    judge(db, "piet", EntryVersion(study.first_id, 1), study, same=True)
    theirs = next(id for id in (study.first_id, study.second_id) if id > 6)
    accept(db, "piet", EntryVersion(theirs, rows(db, [theirs])[0].version))
    second_look.look(db, "an", EntryVersion(theirs, rows(db, [theirs])[0].version), {"titel": "?"})
    assert disagreements(db) and estimate(db)
    events = len(export_events(db).events)
    back(db)
    assert studies(db) == [] and disagreements(db) == [] and estimate(db) is None
    assert len(export_events(db).events) == events - 2
    assert faults(path) == []
    assert undo(db, "an").group == ""
    came = ingest(db, alien)
    propose(db, came.report_id)
    assert [one.review for one in studies(db)].count("accepted") == 1
    assert disagreements(db) and faults(path) == []


def test_an_id_is_never_given_to_another_entry(db: Database, path: Path) -> None:
    ingest(db, WRONG)
    alien = find(db, "munitie")[0]
    reject(db, "piet", EntryVersion(alien, 1), "niet van hier")
    back(db)
    ingest(db, Report(replace(PAPER, sha256="d", dossier="36 360 X"), (entry(77, "Anders"),)))
    assert rows(db, [alien]) == []
    (new,) = find(db, "anders")
    assert new > 14 and rows(db, [new])[0].review == ""
    assert faults(path) == []


def test_undo_and_redo_pass_by_what_was_taken_back(db: Database, path: Path) -> None:
    accept(db, "piet", EntryVersion(1, 1))
    ingest(db, WRONG)
    alien = find(db, "munitie")[0]
    accept(db, "piet", EntryVersion(alien, 1))
    back(db)
    assert list(undo(db, "piet").versions) == [1]
    assert list(redo(db, "piet").versions) == [1]
    assert faults(path) == []


def test_another_connection_sees_at_once_what_is_gone(db: Database, path: Path) -> None:
    with open_store(path) as other:
        ingest(db, WRONG)
        assert len(find(other, "")) == 8  # those that are missing are no hits
        uid = rows(other, find(other, "munitie"))[0].uid
        back(db)
        assert len(find(other, "")) == 6
        with pytest.raises(StoreError):
            by_uid(other, uid)


def test_the_order_of_before_is_back(db: Database) -> None:
    before = list(find(db, ""))
    backwards = Report(replace(PAPER, sha256="e", parser="2"), RIGHT.entries[::-1])
    ingest(db, backwards)
    back(db)
    assert list(find(db, "")) == before


def test_what_has_hardly_any_of_the_entries_of_a_paper_is_not_stored_where_one_is_careful(
    db: Database,
) -> None:
    before = shown(db)
    with pytest.raises(FewMatches, match=r"of the 6 entries .* 36 360 VI 1 only 0 are among the 8"):
        ingest(db, WRONG, careful=True)
    assert shown(db) == before and last_run(db, "fout.pdf") is None
    some = Report(replace(PAPER, sha256="s", parser="2"), RIGHT.entries[:2])
    assert ingest(db, some, careful=True).missing == 4
    back(db)
    other = Report(replace(PAPER, sha256="o", dossier="36 360 X"), WRONG.entries)
    assert ingest(db, other, careful=True).added == 8


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    file = tmp_path / "fout.json"
    file.write_text(json.dumps(as_json(WRONG)))
    return file


def test_the_command_asks_first_and_takes_back(db: Database, path: Path, saved: Path) -> None:
    def sea(*words: str | Path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "tui.cli", "--db", path, *words]
        return subprocess.run(
            command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
        )

    asked = sea("import", saved)
    assert asked.returncode == 1 and "only 0 are among the 8" in asked.stderr
    assert "--yes" in asked.stderr and count(db) == 6
    assert "8 entries (8 new" in sea("import", "--yes", saved).stdout
    assert count(db) == 14
    done = sea("import", "--undo")
    assert done.stdout == (
        "fout.pdf is taken back: 8 entries are gone, 6 are as they were read before.\n"
    )
    assert count(db) == 6
    again = sea("import", "--undo", "fout.pdf")
    assert again.returncode == 1 and "fout.pdf was not imported" in again.stderr
    assert sea("import", "--undo", "goed.pdf").returncode == 0
    assert "There is no import" in sea("import", "--undo").stderr
    assert sea("import").returncode == 2


@pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not installed")
@pytest.mark.parametrize(("answer", "stored"), [("y", 14), ("n", 6)])
def test_on_a_terminal_the_command_asks(
    db: Database, path: Path, saved: Path, answer: str, stored: int
) -> None:
    terminal = Terminal(f"sea-{os.getpid()}-{answer}", {"SEA_DB": str(path)})
    try:
        terminal.run("import", str(saved), size=(120, 24))
        terminal.shows("it may be another paper", "store it all the same? [y/N]")
        terminal.type(answer)
        terminal.press("Enter")
        until = time.monotonic() + 20
        while count(db) != stored and time.monotonic() < until:
            time.sleep(0.1)
        assert count(db) == stored
    finally:
        terminal.end()


def test_copies_tell_each_other_what_was_taken_back_and_what_came_back(
    db: Database, path: Path, tmp_path: Path
) -> None:
    def both() -> None:
        for here, there in ((db, other), (other, db)):
            import_events(there, from_lines(to_lines(export_events(here))))
        assert [row.uid for row in rows(db, find(db, ""))] == [
            row.uid for row in rows(other, find(other, ""))
        ]
        assert [(row.entry, row.review) for row in rows(db, find(db, ""))] == [
            (row.entry, row.review) for row in rows(other, find(other, ""))
        ]
        assert faults(path) == faults(tmp_path / "other.db") == []

    with open_store(tmp_path / "other.db") as other:
        accept(db, "piet", EntryVersion(1, 1))
        ingest(db, WRONG)
        alien = find(db, "munitie")[0]
        accept(db, "piet", EntryVersion(alien, 1))
        both()
        assert count(other) == 14
        back(db)
        both()
        assert count(other) == 6
        ingest(other, WRONG)
        both()
        assert count(db) == 14 and rows(db, [alien])[0].review == "accepted"
        back(other)
        both()
        assert count(db) == 6
