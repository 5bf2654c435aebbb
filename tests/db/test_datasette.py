"""Other tools open the file and see what a person would."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from db import open_store
from db.datasette import metadata
from db.ingest import ingest
from db.review.decisions import EntryVersion, correct, reject
from db.search.hits import find
from db.search.whole_rows import rows
from parser import Document, Entry, Link, Report
from parser.values import values

datasette_app = pytest.importorskip("datasette.app")

PAPER = Document(dossier="36 360 VI", nr="1", ministerie="Justitie en Veiligheid", jaar=2022)
ENTRIES = (
    Entry(titel="Doorlooptijden", links=(Link("Rapport", "https://example.nl/1"),), pages=(3,)),
    Entry(conclusies="Het beleid werkt.", pages=(4,)),
)


@pytest.fixture
def served(path: Path) -> Any:
    with open_store(path) as db:
        ingest(db, Report(PAPER, ENTRIES))
        correct(db, "piet", EntryVersion(1, 1), {"titel": "Wachttijden"}, accepted=True)
    served = datasette_app.Datasette([str(path)])

    async def get(address: str) -> Any:
        answer = await served.client.get(f"/sea{address}")
        assert answer.status_code == 200, answer.text
        return answer.json()

    return get


async def test_the_tables_have_names_that_say_what_they_are(served: Any) -> None:
    database = await served(".json")
    shown = {table["name"] for table in database["tables"] if not table["hidden"]}
    assert {"report", "run", "entry", "extraction", "link", "finding", "event"} <= shown
    assert "entries" in {
        view if isinstance(view, str) else view["name"] for view in database["views"]
    }


async def test_the_entries_view_has_the_current_values(served: Any) -> None:
    rows = (await served("/entries.json?_shape=objects"))["rows"]
    assert [(row["titel"], row["review"], row["reviewer"]) for row in rows] == [
        ("Wachttijden", "accepted", "piet"),
        ("", "", ""),
    ]
    assert rows[0]["ministerie"] == "Justitie en Veiligheid"
    assert rows[0]["links"] == "Rapport https://example.nl/1"


@pytest.mark.parametrize(
    ("words", "found"), [("wachttijden", 1), ("doorlooptijden", 0), ("beleid", 1), ("justitie", 2)]
)
async def test_the_entries_are_searched_by_their_words(served: Any, words: str, found: int) -> None:
    rows = (await served(f"/entries.json?_shape=objects&_search={words}"))["rows"]
    assert len(rows) == found


async def test_a_row_that_points_at_another_shows_its_name(served: Any) -> None:
    (link,) = (await served("/link.json?_shape=objects&_labels=on"))["rows"]
    assert link["entry_id"] == {"value": 1, "label": "Wachttijden"}
    entries = (await served("/entry.json?_shape=objects&_labels=on"))["rows"]
    assert entries[0]["report_id"]["label"] == "36 360 VI 1"


async def test_the_log_can_be_read(served: Any) -> None:
    events = (await served("/event.json?_shape=objects"))["rows"]
    assert [(event["field"], event["before"], event["after"]) for event in events] == [
        ("titel", "Doorlooptijden", "Wachttijden"),
        ("review", "", "accepted"),
    ]


@pytest.fixture
def for_readers(tmp_path: Path) -> Any:
    """A database with a name that has to be quoted, served with its metadata."""
    path = tmp_path / "mijn onderzoek.db"
    many = tuple(
        Entry(
            titel=f"Evaluatie {at:02}" if at % 2 else "",
            subthema=f"Wonen {at:02}",
            conclusies="Het beleid werkt.",
            type_onderzoek="Ex-post",
            status="Afgerond" if at % 3 else "Lopend",
            links=(Link("hier", ""), Link("Rapport", f"https://example.nl/{at}")),
            pages=(3,),
        )
        for at in range(40)
    )
    read = tuple(replace(entry, values=values(entry)) for entry in many)
    with open_store(path) as db:
        ingest(db, Report(PAPER, read))
        (row,) = rows(db, find(db, "titel:39"))
        reject(db, "an", EntryVersion(row.id, row.version), "kop")
        served = datasette_app.Datasette([str(path)], metadata=metadata(db))

    async def get(address: str) -> Any:
        answer = await served.client.get(f"/mijn+onderzoek{address}")
        assert answer.status_code == 200, answer.text
        return answer.json() if ".json" in address else answer.text

    return get


async def test_readers_see_two_views_and_the_papers(for_readers: Any) -> None:
    database = await for_readers(".json")
    assert [one["name"] for one in database["tables"] if not one["hidden"]] == ["report"]
    assert {one["name"] for one in database["views"]} == {"entries", "research"}
    assert "begin at the view research" in await for_readers("")


async def test_a_row_for_readers_is_what_they_look_for_with_its_uid_last(for_readers: Any) -> None:
    found = await for_readers("/research.json?_shape=objects&_sort=titel")
    first, last = found["rows"][0], found["rows"][-1]
    assert list(first) == [
        *("titel", "conclusie", "ministerie", "jaar", "thema", "type", "status", "adres"),
        *("kamerstuk", "pagina", "id", "uid"),
    ]
    assert (first["titel"], first["type"], first["status"]) == (
        "Evaluatie 01",
        "ex post",
        "afgerond",
    )
    assert (first["adres"], first["kamerstuk"]) == ("https://example.nl/1", "36 360 VI 1")
    assert last["titel"] == "Wonen 10"
    # What was rejected is not among them.
    assert found["filtered_table_rows_count"] == 39
    assert len(found["rows"]) == 25


async def test_readers_search_by_words_and_divide_by_what_is_meant(for_readers: Any) -> None:
    found = await for_readers("/research.json?_shape=objects&_search=wonen+beleid&status=lopend")
    assert {row["status"] for row in found["rows"]} == {"lopend"}
    facets = (await for_readers("/research.json"))["facet_results"]
    assert set(facets) == {"ministerie", "jaar", "type", "status"}
    counts = {one["value"]: one["count"] for one in facets["status"]["results"]}
    assert counts == {"afgerond": 26, "lopend": 13}


async def test_an_address_can_be_clicked_and_columns_are_explained(for_readers: Any) -> None:
    page = await for_readers("/research")
    assert '<a href="https://example.nl/1">' in page
    assert "The kind of research, normalised" in page
