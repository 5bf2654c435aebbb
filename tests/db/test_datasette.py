"""Other tools open the file and see what a person would."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from db import open_store
from db.ingest import ingest
from db.review.decisions import EntryVersion, correct
from parser import Document, Entry, Link, Report

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
