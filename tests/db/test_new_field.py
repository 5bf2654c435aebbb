"""A field that is added to the parser's one table is a field everywhere, in old stores too."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import open_store
from db.ingest import ingest
from db.mapping import as_seen, from_seen
from db.review import from_lines, import_events
from parser import FIELDS, Entry
from parser.report import read
from tests.conftest import TESTS

ROOT = TESTS.parent
STORE = TESTS / "fixtures" / "store-0.1.0.db"
PAPER = TESTS / "corpus" / "unseen" / "u30-chromium-spreadsheet.pdf"
"""A table with a column "Directie", which no model knows."""
OTHER = TESTS / "corpus" / "dev" / "d14-weasy-m21-groupcol.pdf"
"""One of the papers in STORE."""
DIRECTIE = """    directie: str = text_field(
        _("Directorate"), labels=("directie",), stems=("directie",)
    )
"""
AANLEIDING = """    aanleiding: str = text_field(_("Cause"), labels=("aanleiding",))
"""


class Copy:
    """A copy of the program in a folder, with more fields."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for floor in ("parser", "db", "tui"):
            shutil.copytree(ROOT / floor, folder / floor)

    def add(self, lines: str, before: str) -> None:
        """Add `lines` to the table of fields, right before the field `before`."""
        model = self.folder / "parser" / "model.py"
        text = model.read_text("utf-8")
        start = f"    {before}: str = text_field("
        assert text.count(start) == 1
        model.write_text(text.replace(start, lines + start), "utf-8")

    def run(self, *arguments: str) -> str:
        env = {**os.environ, "PYTHONPATH": str(self.folder), "LANGUAGE": "en"}
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=self.folder,
            env=env,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    copy = Copy(tmp_path_factory.mktemp("field"))
    copy.add(DIRECTIE, before="artikel_kop")
    return copy


@pytest.fixture(scope="module")
def store(copy: Copy) -> Path:
    """A store of the last version, that the copy writes in."""
    return Path(shutil.copy(STORE, copy.folder / "sea.db"))


@pytest.fixture(scope="module")
def told(copy: Copy, store: Path) -> dict[str, Any]:
    """What came of it."""
    steps, new = TESTS / "db" / "new_field.py", copy.folder / "new.db"
    answer: dict[str, Any] = json.loads(copy.run(*map(str, (steps, store, new, PAPER, OTHER))))
    return answer


@pytest.fixture(scope="module")
def another(copy: Copy, store: Path, told: dict[str, Any]) -> dict[str, Any]:
    """What came of yet another field, behind that one in time and before it in the table."""
    copy.add(AANLEIDING, before="thema")
    old = shutil.copy(STORE, copy.folder / "old.db")
    steps = TESTS / "db" / "new_field.py"
    answer: dict[str, Any] = json.loads(copy.run(*map(str, (steps, store, old))))
    return answer


def test_it_is_one_field_more(told: dict[str, Any]) -> None:
    assert told["fields"] == len(FIELDS) + 1


def test_an_old_store_opens_with_its_entries_names_and_decisions(
    told: dict[str, Any], tmp_path: Path
) -> None:
    with open_store(Path(shutil.copy(STORE, tmp_path / "sea.db"))) as db:
        found = db.execute("SELECT uid, review FROM entry").fetchall()
    uids, reviews = told["old"]
    assert sorted(map(tuple, zip(uids, reviews, strict=True))) == sorted(found)
    assert told["again"] == [0, 0]
    assert told["wrong"] == []


def test_it_is_read_from_a_paper_that_has_its_column(told: dict[str, Any]) -> None:
    assert told["field"] == ["K&E", "DG KE"]
    assert told["extra"] == ["Nr."]
    assert told["json"]


def test_it_is_searched_completed_corrected_and_shown(told: dict[str, Any]) -> None:
    assert told["by word"] and told["column"]
    assert told["completed"] == '"Veertien"'


def test_what_an_older_version_read_without_it_is_the_same_entry(told: dict[str, Any]) -> None:
    assert told["matched"] == [0, 0, True]


def test_entries_have_the_same_name_in_a_copy_that_never_lacked_it(told: dict[str, Any]) -> None:
    assert told["named"]


def test_decisions_on_it_go_to_another_copy(told: dict[str, Any]) -> None:
    assert told["sent"] == [1, []]
    assert told["arrived"] == 1


def test_a_version_without_it_takes_in_what_is_about_other_fields(
    told: dict[str, Any], tmp_path: Path
) -> None:
    with open_store(tmp_path / "sea.db") as db:
        for paper in (OTHER, TESTS / "corpus" / "dev" / "d25-rl-quads-nosplit.pdf", PAPER):
            ingest(db, read(paper))
        came = import_events(db, from_lines(told["events"]))
        newer = "it is about a field that only a newer version of Seakijker knows"
        assert [(one.event.field, one.why) for one in came.held] == [
            ("directie", newer),
            ("second", newer),
        ]


def test_fields_come_in_any_order(another: dict[str, Any]) -> None:
    assert another == {
        "at once": True,
        "before": 1,
        "found": [1, 0],
        "by word": [1, 1, 1],
        "wrong": [],
    }


def test_it_is_set_shown_and_found_from_the_command_line(
    copy: Copy, store: Path, another: dict[str, Any]
) -> None:
    sea = ("-m", "tui.cli", "--db", str(store))
    (entry,) = json.loads(copy.run(*sea, "search", "--json", "directie:zeventien"))
    copy.run(*sea, "set", entry["uid"], "directie", "Achttien", "--as", "piet")
    assert "Directorate: Achttien\n" in copy.run(*sea, "show", entry["uid"])
    assert entry["uid"] in copy.run(*sea, "search", "--json", "directie:achttien")


ENTRIES = st.fixed_dictionaries({name: st.text(max_size=9) for name in FIELDS})
LATER = st.dictionaries(
    st.from_regex("[a-z_]{1,9}", fullmatch=True).filter(lambda name: not hasattr(Entry, name)),
    st.text(max_size=9) | st.lists(st.integers()) | st.none(),
)


@given(ENTRIES, st.sets(st.sampled_from(FIELDS)), LATER, LATER)
def test_a_stored_reading_that_lacks_fields_or_has_more_is_read(
    texts: dict[str, str], lacking: set[str], later: dict[str, Any], values: dict[str, Any]
) -> None:
    """What is not known is left where it stands: a reading in the store never changes."""
    stored = json.loads(as_seen(Entry(**texts)))  # type: ignore[arg-type]
    for name in lacking:
        del stored[name]
    stored["values"] |= {f"later_{name}": value for name, value in values.items()}
    known = {name: text for name, text in texts.items() if name not in lacking}
    assert from_seen(json.dumps({**later, **stored})) == Entry(**known)  # type: ignore[arg-type]
