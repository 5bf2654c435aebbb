"""What the tests of several floors share: real papers, and stores filled from them."""

from __future__ import annotations

import gc
import os
from pathlib import Path

import pytest
from hypothesis import settings

# Before anything is imported that has words in it: the tests speak English on every machine.
os.environ["LANGUAGE"] = "en"

from db import open_store
from db.ingest import ingest
from parser import Document, Entry, Link, Report
from parser.report import read

# A loaded machine makes any example slow, and the first one reads a lexicon.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

# Screens make much that lives on: collected as often as by default their tests take a fifth longer.
gc.set_threshold(100_000, 50, 100)

TESTS = Path(__file__).parent
SEED = TESTS / "corpus" / "dev" / "seed-36360-VI-1-p286.pdf"


SLOW = (
    *("e2e", "tui/screens", "tui/widgets", "tui/test_mouse.py", "tui/test_help.py"),
    "tui/test_few_colours.py",
    *("tui/config/test_keymap.py", "tui/config/test_themes.py", "tui/config/test_language.py"),
    *("tui/test_page_grid.py", "tui/words/test_history.py"),
    *("parser/worker", "parser/test_corpus.py", "parser/test_report_json.py"),
    *(
        "parser/test_published.py",
        "parser/test_debug_picture.py",
        "parser/table/test_layout.py",
        "parser/entry",
    ),
    *("tui/export/test_tables.py", "tui/export/test_exporting.py"),
    *("parser/dump", "parser/values/test_title.py"),
    *("db/test_kills.py", "db/test_damage.py", "db/test_disk.py", "db/test_new_field.py"),
    *("db/test_ingest.py", "db/test_cache.py", "db/test_read_only.py", "db/test_upkeep.py"),
    "db/test_witnesses.py",
    *("db/search/test_finding.py", "db/search/test_order.py", "db/search/test_hits.py"),
    *("db/review", "db/test_datasette.py", "db/test_waiting.py"),
)
"""Where tests drive screens, start processes, or fill large databases; the others are `fast`."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is fast."""
    slow = tuple(str(TESTS / path) for path in SLOW)
    for item in items:
        if not str(item.path).startswith(slow):
            item.add_marker(pytest.mark.fast)


@pytest.fixture(autouse=True)
def nobody(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees the settings, the state or the data of whose machine it runs on."""
    home = tmp_path_factory.mktemp("home")
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(home / name))
    for name in [name for name in os.environ if name.startswith("SEA_")]:
        monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def seed() -> Report:
    """Page 286 of Kamerstuk 36 360 VI, nr. 1, with its neighbours, read."""
    return read(SEED)


@pytest.fixture
def store(tmp_path: Path, seed: Report) -> Path:
    """A store that holds the ten entries of the seed."""
    path = tmp_path / "sea.db"
    with open_store(path) as db:
        ingest(db, seed)
    return path


@pytest.fixture
def big_store(tmp_path: Path) -> Path:
    """A store of 1,000 entries with numbered titles."""
    path = tmp_path / "big.db"
    entries = tuple(
        Entry(
            thema=f"Thema {at // 100}",
            titel=f"Onderzoek nummer {at:04}",
            conclusies="\n".join(f"Alinea {n} van {at}." for n in range(30)),
            afronding="2022",
            links=(Link("Link", f"https://example.org/{at}"),),
            pages=(1 + at // 10,),
        )
        for at in range(1000)
    )
    with open_store(path) as db:
        ingest(db, Report(Document(dossier="36 360 VI", nr="1", pages=300), entries))
    return path
