"""The command as its users run it: a process, its output, its exit status."""

from __future__ import annotations

import importlib.metadata
import json
import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.db.harm import older
from tests.e2e.conftest import sentence

CORPUS = Path(__file__).parents[1] / "corpus" / "dev"
DUMP = Path(__file__).parents[1] / "fixtures" / "seed-page-286.txt"
SEED = CORPUS / "seed-36360-VI-1-p286.pdf"
NO_ANNEX = CORPUS / "d19-weasy-no-annex.pdf"


def entries_of(db: Path) -> int:
    with sqlite3.connect(db) as connection:
        return int(connection.execute("SELECT count(*) FROM entry").fetchone()[0])


def test_version_is_that_of_the_package_and_loads_nothing_heavy(sea: Any) -> None:
    assert importlib.metadata.version("seakijker") in sea("--version").stdout
    heavy = "{'textual', 'pdfplumber', 'sqlite_utils'}"
    code = f"import sys, tui.cli, tui.cli.commands; print({heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


@pytest.mark.parametrize(
    ("module", "heavy"),
    [
        ("tui.app", {"sqlite_utils", "db.store", "parser.values", "pdfplumber"}),
        ("tui.screens.browse", {"parser.values", "pdfplumber", "simplemma"}),
    ],
)
def test_the_app_starts_without_what_only_reading_and_deciding_need(
    module: str, heavy: set[str]
) -> None:
    code = f"import sys, {module}; print({heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_import_stores_every_entry_and_a_second_time_changes_nothing(
    sea: Any, tmp_path: Path
) -> None:
    first = sea("import", SEED)
    assert (first.returncode, first.stderr) == (0, "")
    assert "10 entries (10 new, 0 changed, 0 as before)" in first.stdout
    again = sea("import", SEED)
    assert "10 entries (0 new, 0 changed, 10 as before)" in again.stdout
    assert entries_of(tmp_path / "sea.db") == 10


def test_a_dump_of_the_page_is_imported_too(sea: Any) -> None:
    done = sea("import", DUMP)
    assert done.returncode == 0
    assert "5 entries (5 new" in done.stdout


def test_parse_prints_one_object_for_one_file_and_a_line_each_for_several(sea: Any) -> None:
    one = json.loads(sea("parse", SEED, "--json").stdout)
    truth = json.loads(SEED.with_suffix(".json").read_text())
    assert [entry["conclusies"] for entry in one["entries"]] == [
        entry["conclusies"] for entry in truth["entries"]
    ]
    assert all("findings" in entry for entry in one["entries"])
    lines = sea("parse", SEED, DUMP, "--json").stdout.splitlines()
    assert [len(json.loads(line)["entries"]) for line in lines] == [10, 5]


def test_parse_gives_an_object_without_entries_where_there_is_nothing_to_read(sea: Any) -> None:
    for file in (NO_ANNEX, CORPUS / "no-such.pdf"):
        done = sea("parse", file, "--json")
        assert json.loads(done.stdout)["entries"] == []
        assert str(file) in sentence(done)


def test_parse_in_words_tells_where_every_word_went(sea: Any) -> None:
    done = sea("parse", SEED)
    assert done.returncode == 0
    assert "Words: in entries" in done.stdout
    assert "10 entries" in done.stdout


def test_search_prints_what_has_all_the_words(sea: Any) -> None:
    sea("import", SEED)
    found = json.loads(sea("search", "roma", "papieren", "--json").stdout)
    assert len(found) == 1
    assert "staatloze Roma-families" in found[0]["conclusies"]
    assert found[0]["document"]["dossier"] == "36 360 VI"
    assert len(json.loads(sea("search", "--json").stdout)) == 10
    assert json.loads(sea("search", "xqxq", "--json").stdout) == []
    assert "Roma-families" in sea("search", "roma", "papieren").stdout


def test_demo_prints_the_entries_where_the_output_is_no_terminal(sea: Any, tmp_path: Path) -> None:
    done = sea("demo")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Intergovernmental relations and return" in done.stdout
    assert not (tmp_path / "sea.db").exists()


def test_the_app_without_a_terminal_is_wrong_usage(sea: Any) -> None:
    done = sea()
    assert done.returncode == 2
    assert "needs a terminal" in done.stderr


@pytest.mark.parametrize("command", ["import", "parse"])
def test_what_cannot_be_read_is_told_in_a_sentence(sea: Any, tmp_path: Path, command: str) -> None:
    (tmp_path / "letter.pdf").write_text("Geachte heer")
    (tmp_path / "empty.pdf").write_bytes(b"")
    (tmp_path / "cut.pdf").write_bytes(SEED.read_bytes()[:30_000])
    (tmp_path / "latin.txt").write_bytes("reële".encode("latin-1"))
    for file in (
        tmp_path / "no-such.pdf",
        tmp_path / "letter.pdf",
        tmp_path / "empty.pdf",
        tmp_path / "latin.txt",
        NO_ANNEX,
    ):
        assert str(file) in sentence(sea(command, file))
    assert "Traceback" not in sea(command, tmp_path / "cut.pdf").stderr


def test_one_bad_file_does_not_keep_the_others_out(sea: Any, tmp_path: Path) -> None:
    done = sea("import", tmp_path / "no-such.pdf", SEED)
    assert "no-such.pdf" in sentence(done)
    assert entries_of(tmp_path / "sea.db") == 10


@pytest.mark.parametrize("words", [("import", SEED), ("search", "x")])
def test_a_database_that_is_none_is_told_and_left_alone(
    sea: Any, tmp_path: Path, words: tuple[str | Path, ...]
) -> None:
    db = tmp_path / "notes.txt"
    db.write_text("mijn aantekeningen")
    assert str(db) in sentence(sea(*words, db=db))
    assert db.read_text() == "mijn aantekeningen"
    assert str(tmp_path) in sentence(sea(*words, db=tmp_path))


def test_wrong_usage_ends_with_2(sea: Any) -> None:
    for words in (["import"], ["parse"], ["nonsense"], ["search", "--nonsense"]):
        assert sea(*words).returncode == 2


def test_a_reader_that_closes_its_end_is_no_error(sea: Any, tmp_path: Path) -> None:
    sea("import", SEED)
    command = f"{sys.executable} -m tui.cli search --json | head -c 10"
    env = {**os.environ, "SEA_DB": str(tmp_path / "sea.db")}
    done = subprocess.run(
        ["sh", "-c", command], env=env, capture_output=True, text=True, check=True
    )
    assert done.stderr == ""


def test_the_database_is_where_db_says_else_sea_db_else_the_user_data_folder(
    sea: Any, tmp_path: Path
) -> None:
    sea("--db", tmp_path / "a.db", "import", SEED)
    assert entries_of(tmp_path / "a.db") == 10
    env = {**os.environ, "XDG_DATA_HOME": str(tmp_path / "data"), "HOME": str(tmp_path)}
    env.pop("SEA_DB", None)
    command = [sys.executable, "-m", "tui.cli", "import", str(SEED)]
    subprocess.run(command, env=env, check=True, capture_output=True)
    assert [path.parent.name for path in tmp_path.rglob("sea.db")] == ["seakijker"]


def test_who_waits_for_a_file_to_be_brought_up_to_date_is_told(sea: Any, tmp_path: Path) -> None:
    older(tmp_path / "sea.db")
    first, again = sea("search"), sea("search")
    (said,) = first.stderr.splitlines()
    assert "sea.db is being brought up to date" in said
    assert (first.returncode, again.returncode, again.stderr) == (0, 0, "")


def test_a_report_that_was_parsed_elsewhere_is_stored_as_one_parsed_here(
    sea: Any, tmp_path: Path
) -> None:
    def dump(db: Path) -> list[str]:
        with sqlite3.connect(db) as connection:
            lines = list(connection.iterdump())
        moment = re.compile(r"'20\d\d-\d\d-\d\d[T ][^']*'|(?<=,)\d{16}(?=,)")
        # Where the file is, only the machine knows that has it.
        return [moment.sub("then", line) for line in lines if 'INTO "file"' not in line]

    one, many = tmp_path / "one.json", tmp_path / "many"
    one.write_text(sea("parse", SEED, "--json").stdout)
    many.write_text(sea("parse", SEED, DUMP, "--json").stdout)
    here, there, lines = (tmp_path / f"{name}.db" for name in ("here", "there", "lines"))
    sea("import", SEED, db=here)
    assert sea("import", one, db=there).stdout.startswith("seed-36360-VI-1-p286.pdf: 10 entries")
    assert dump(here) == dump(there)
    sea("import", DUMP, db=here)
    assert sea("import", many, db=lines).returncode == 0
    assert dump(here) == dump(lines)


def test_a_file_of_reports_that_is_damaged_is_told(sea: Any, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text('{"document": {')
    assert "x.json: line 1 is not JSON" in sentence(sea("import", tmp_path / "x.json"))


def test_who_decides_is_told_by_as_else_sea_reviewer_else_the_settings(
    sea: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sea("import", SEED)
    (tmp_path / "config.toml").write_text("reviewer = 'jan'")
    monkeypatch.setenv("SEA_CONFIG", str(tmp_path / "config.toml"))
    uids = [entry["uid"] for entry in json.loads(sea("search", "--json").stdout)]
    sea("accept", uids[0])
    monkeypatch.setenv("SEA_REVIEWER", "piet")
    sea("accept", uids[1])
    sea("accept", uids[2], "--as", "klaas")
    log = map(json.loads, sea("review", "export", "-").stdout.splitlines())
    reviewers = [line["reviewer"] for line in log if "reviewer" in line]
    assert reviewers == ["jan", "piet", "klaas"]


def test_settings_that_are_not_understood_stop_every_command_but_the_one_that_helps(
    sea: Any, tmp_path: Path
) -> None:
    wrong = tmp_path / "config.toml"
    wrong.write_text("\n\nthema = 'nord'\n")
    for words in (["search"], ["demo"], []):
        done = sea("--config", wrong, *words)
        assert done.returncode == 2
        assert f"{wrong}, line 3: thema is not a setting" in done.stderr
    done = sea("--config", wrong, "config")
    assert done.returncode == 0
    assert done.stdout.startswith(f"# {wrong}\n")


def test_the_settings_name_the_database_where_nothing_else_does(sea: Any, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text(f"database = '{tmp_path / 'own.db'}'")
    env = {**os.environ, "SEA_CONFIG": str(tmp_path / "config.toml")}
    command = [sys.executable, "-m", "tui.cli", "import", str(SEED)]
    subprocess.run(command, env=env, check=True, capture_output=True)
    assert entries_of(tmp_path / "own.db") == 10


def test_a_folder_that_cannot_be_made_is_told_before_anything_is_read(sea: Any) -> None:
    done = sea("parse", SEED, "--draw", "/proc/no/such")
    assert done.stdout == ""
    assert "/proc/no/such cannot be made" in sentence(done)


def test_words_that_begin_with_a_hyphen_stand_behind_two(sea: Any) -> None:
    sea("import", SEED)
    every, some = (
        len(json.loads(sea("search", "--json", *a).stdout)) for a in ((), ("--", "-wodc"))
    )
    assert 0 < some < every
