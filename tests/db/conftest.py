from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database

from db.store import open_store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "map met spatie" / "sea.db"


@pytest.fixture
def db(path: Path) -> Iterator[Database]:
    with open_store(path) as opened:
        yield opened
