"""`sea compare`: where the two files of a paper differ, as a table and as JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from parser import Document, Entry, Report
from parser.report_json import as_json
from tests.e2e.conftest import sentence


@pytest.fixture
def imported(sea: Any, tmp_path: Path) -> Any:
    """Imports a reading of a file of 36 360 VI, nr. 1."""

    def done(file: str, *entries: Entry, pages: int = 0) -> None:
        document = Document(
            dossier="36 360 VI", nr="1", file=file, sha256=file, pages=pages, parser="1"
        )
        saved = tmp_path / f"{file}.json"
        saved.write_text(json.dumps(as_json(Report(document, entries))))
        assert sea("import", saved, "--yes").returncode == 0

    return done


GELUID = Entry(titel="Evaluatie Wet geluidhinder", conclusies="De wet is duur.", status="Afgerond")
SPORT = Entry(titel="Monitor sport en bewegen", conclusies="Er wordt gesport.", thema="Sport")


def test_what_differs_is_listed_and_counted(sea: Any, imported: Any) -> None:
    imported(
        "kst.pdf",
        Entry(titel=GELUID.titel, conclusies="De wet is [b]duur[/b].", pages=(7,)),
        pages=300,
    )
    assert "only one file was read" in sentence(sea("compare", "36360-VI-1"))
    imported("kst.xml", GELUID, SPORT)
    done = sea("compare", "36360-VI-1")
    assert done.returncode == 1 and done.stderr == ""
    assert "[-duur.-]" in done.stdout and "{+[b]duur[/b].+}" in done.stdout
    assert "36 360 VI 1: 2 entries compared, 2 fields differ, 1 in one file only." in done.stdout
    told = json.loads(sea("compare", "36 360 VI, nr. 1", "--json").stdout)
    geluid, sport = told.pop("different")
    assert told == {"paper": "36 360 VI 1", "exact": "kst.xml", "paged": "kst.pdf", "entries": 2}
    assert (sport["title"], sport["only"], sport["fields"]) == (SPORT.titel, "exact", [])
    assert (geluid["pages"], geluid["only"]) == ([7], "")
    assert geluid["fields"][0] == {"field": "status", "exact": "Afgerond", "paged": ""}


def test_what_does_not_differ_is_told_so(sea: Any, imported: Any) -> None:
    imported("kst.xml", GELUID)
    imported("kst.pdf", GELUID, pages=300)
    done = sea("compare", "kst.pdf")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "36 360 VI 1: 1 entry compared, 0 fields differ, 0 in one file only.\n"


def test_a_paper_that_is_not_stored_is_told(sea: Any, imported: Any) -> None:
    imported("kst.xml", GELUID)
    assert "No paper 36360-VI-2 is stored" in sentence(sea("compare", "36360-VI-2"))
