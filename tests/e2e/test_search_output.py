"""What `sea search` prints: names to decide by, counts, and a word where nothing is found."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from parser import Document, Entry, Report
from parser.report_json import as_json


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
