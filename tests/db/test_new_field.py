"""A field that is added to the parser's one table is a field everywhere, in old stores too."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from typing import Any

import pytest

from db.mapping import as_seen, from_seen
from parser import FIELDS, Entry
from tests.conftest import SEED, TESTS

ROOT = TESTS.parent
ADDED = """    bedrag: str = text_field(_("Amount"), labels=("bedrag", "kosten"), stems=("bedrag",))
"""
STEPS = """
import json, sys
from dataclasses import replace
from pathlib import Path
from db import open_store
from db.doctor import examine
from db.ingest import ingest
from db.review.decisions import EntryVersion, correct
from db.review.exchange import export_events, import_events
from db.search import find, rows
from parser import FIELDS, Report
from parser.report import read

store, new, seed = map(Path, sys.argv[1:])
with open_store(store) as db:
    report = read(seed)
    told = {"fields": len(FIELDS), "before": len(find(db, "")), "names": ingest(db, report).added}
    told["reviews"] = [row.review for row in rows(db, find(db, ""))][:5]
    *others, last = report.entries
    last = replace(last, bedrag="twaalf miljoen")
    ingest(db, Report(replace(report.document, sha256="b"), (*others, last)))
    told["by field"] = len(find(db, "bedrag:miljoen"))
    told["by word"] = len(find(db, "twaalf"))
    (row,) = rows(db, find(db, "bedrag:miljoen"))
    correct(db, "piet", EntryVersion(row.id, row.version), {"bedrag": "dertien"})
    told["corrected"] = len(find(db, "bedrag:dertien"))
    told["empty"] = len(find(db, "bedrag:geen"))
    told["wrong"] = [check.says for check in examine(db) if not check.right]
    with open_store(new) as other:
        ingest(other, report)
        ingest(other, Report(replace(report.document, sha256="b"), (*others, last)))
        events = list(export_events(db))
        came = import_events(other, events)
        told["left"] = [one.why for one in came.left]
        told["exchanged"] = len(find(other, "bedrag:dertien"))
print(json.dumps(told))
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What came of a copy of the program with one line more, on a store of the last version."""
    folder = tmp_path_factory.mktemp("field")
    for floor in ("parser", "db", "tui"):
        shutil.copytree(ROOT / floor, folder / floor)
    model = folder / "parser" / "model.py"
    text = model.read_text("utf-8")
    before = "    artikel_kop: str = text_field("
    assert text.count(before) == 1
    model.write_text(text.replace(before, ADDED + before), "utf-8")
    store = shutil.copy(TESTS / "fixtures" / "store-0.1.0.db", folder / "sea.db")
    command = [sys.executable, "-c", STEPS, str(store), str(folder / "new.db"), str(SEED)]
    env = {**os.environ, "PYTHONPATH": str(folder), "LANGUAGE": "en"}
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def test_it_is_one_field_more(told: dict[str, Any]) -> None:
    assert told["fields"] == len(FIELDS) + 1


def test_an_old_store_opens_with_its_entries_names_and_decisions(told: dict[str, Any]) -> None:
    assert (told["before"], told["names"]) == (10, 0)
    assert told["reviews"] == ["accepted", "rejected", "flagged", "accepted", ""]
    assert told["wrong"] == []


def test_it_is_read_stored_corrected_and_searched(told: dict[str, Any]) -> None:
    assert (told["by field"], told["by word"], told["corrected"]) == (1, 1, 1)
    assert told["empty"] == told["before"] - 1


def test_decisions_on_it_and_on_the_others_go_to_another_copy(told: dict[str, Any]) -> None:
    assert told["left"] == []
    assert told["exchanged"] == 1


@pytest.mark.parametrize("name", FIELDS)
def test_a_stored_reading_that_lacks_a_field_or_has_one_more_is_read(name: str) -> None:
    entry = Entry(**{field: f"iets van {field}" for field in FIELDS})
    stored = json.loads(as_seen(entry))
    del stored[name]
    stored["van later"] = "nog iets"
    found = from_seen(json.dumps(stored))
    assert getattr(found, name) == ""
    assert all(getattr(found, other) == getattr(entry, other) for other in FIELDS if other != name)
