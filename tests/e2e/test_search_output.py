"""What `sea search` prints: names to decide by, counts, and a word where nothing is found."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from db import open_store
from db.search import save
from parser import Document, Entry, Report
from parser.report_json import as_json
from tests.e2e.conftest import sentence


@pytest.fixture
def uid(sea: Any, tmp_path: Path) -> str:
    """Of the first of two entries, of which the second is rejected."""
    entries = (
        Entry(thema="Migratie", subthema="Terugkeer", titel="Vaccinatie van kinderen"),
        Entry(thema="Asiel", titel="Opvang van gezinnen"),
    )
    saved = tmp_path / "saved.json"
    document = Document(dossier="36 360 VI", nr="1", file="a.pdf")
    saved.write_text(json.dumps(as_json(Report(document, entries))))
    sea("import", saved)
    first, second = (one["uid"] for one in json.loads(sea("search", "--json").stdout))
    sea("reject", second, "kop", "--as", "an")
    return str(first)


def test_the_table_has_the_names_the_subtheme_and_the_number(sea: Any, uid: str) -> None:
    done = sea("search")
    assert uid[:8] in done.stdout and "Subtheme Terugkeer" in done.stdout
    assert done.stdout.splitlines()[-1].strip() == "1 entry"
    assert "1 entry that was rejected or is missing is hidden" in done.stderr
    assert "Opvang" not in done.stdout
    shown = sea("search", "review:rejected")
    assert "Opvang" in shown.stdout and shown.stderr == ""


def test_json_tells_where_an_entry_stands(sea: Any, uid: str) -> None:
    (one,) = json.loads(sea("search", "--json", "review:rejected").stdout)
    assert (one["review"], one["reviewer"], one["version"]) == ("rejected", "an", 2)
    (one,) = json.loads(sea("search", "--json").stdout)
    assert (one["uid"], one["review"], one["reviewer"]) == (uid, "", "")


def test_where_nothing_is_found_it_says_so_and_what_finds_something(sea: Any, uid: str) -> None:
    done = sea("search", "vacinatie")
    assert done.returncode == 0 and done.stdout == ""
    assert "Nothing was found for “vacinatie”." in done.stderr
    assert "1  vaccinatie" in done.stderr
    assert json.loads(sea("search", "--json", "opvang").stdout) == []
    assert "is hidden" in sea("search", "opvang").stderr


def test_a_line_an_entry_in_columns_that_are_chosen(sea: Any, uid: str) -> None:
    done = sea("search", "--columns", "uid:8,thema:6,titel:12", "--format", "table")
    assert done.stdout.splitlines() == [
        "uid       thema   titel",
        f"{uid[:8]}  Migra…  Vaccinatie…",
    ]
    assert done.stderr.splitlines()[0] == "1 entry"
    assert sea("search", "--columns", "uid:8").stdout.splitlines() == ["uid", uid[:8]]
    # What is found can be named by what stands there.
    assert sea("show", sea("search", "--format", "table").stdout.split()[6]).returncode == 0


def test_tabs_for_other_programs(sea: Any, uid: str) -> None:
    head, line = sea("search", "--format", "tsv", "--columns", "uid,titel,jaar").stdout.splitlines()
    assert head.split("\t") == ["uid", "titel", "jaar"]
    assert line.split("\t") == [uid, "Vaccinatie van kinderen", ""]
    everything = sea("search", "--format", "tsv").stdout.splitlines()
    assert everything[0].startswith("uid\tministerie\tjaar\t") and len(everything) == 2


def test_json_lines(sea: Any, uid: str) -> None:
    (line,) = sea("search", "--format", "jsonl").stdout.splitlines()
    assert json.loads(line)["uid"] == uid


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--columns", "nix"), "nix is no column; the columns are uid,"),
        (("--columns", "titel:breed"), "a width is a number of letters"),
        (("--columns", "titel", "--json"), "only a table, and tsv, have columns"),
        (("--format", "excel"), "'excel' is not one of"),
    ],
)
def test_wrong_columns_are_told(sea: Any, uid: str, words: tuple[str, ...], said: str) -> None:
    done = sea("search", *words)
    assert done.returncode == 2 and said in " ".join(done.stderr.split())
    assert done.stdout == ""


def test_a_saved_search_is_used_by_its_name(sea: Any, uid: str, tmp_path: Path) -> None:
    with open_store(tmp_path / "sea.db") as db:
        save(db, "migratie", "thema:migratie")
    assert "Vaccinatie" in sea("search", "--saved", "migratie").stdout
    assert "Vaccinatie" not in sea("search", "--saved", "migratie", "vissen").stdout
    assert (
        "Vaccinatie"
        in sea("export", "--saved", "migratie", "--output", "-", "--format", "csv").stdout
    )
    assert "No search is saved as ‘nix’." in sentence(sea("search", "--saved", "nix"))
