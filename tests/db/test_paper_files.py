"""Where a file is that was read: it may move, change and vanish."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from sqlite_utils import Database

from db.paper_files import place_of, remember


def made(path: Path, text: str = "%PDF-1.7") -> str:
    path.write_text(text)
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_file_is_found_where_it_was_seen(db: Database, tmp_path: Path) -> None:
    sha256 = made(tmp_path / "verslag.pdf")
    assert place_of(db, sha256) is None
    remember(db, sha256, tmp_path / "verslag.pdf")
    assert place_of(db, sha256) == tmp_path / "verslag.pdf"


def test_a_relative_path_is_found_from_another_folder(
    db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sha256 = made(tmp_path / "a.pdf")
    monkeypatch.chdir(tmp_path)
    remember(db, sha256, Path("a.pdf"))
    monkeypatch.chdir("/")
    assert place_of(db, sha256) == tmp_path / "a.pdf"


def test_a_file_that_vanished_or_changed_is_not_the_one_that_was_read(
    db: Database, tmp_path: Path
) -> None:
    place = tmp_path / "a.pdf"
    sha256 = made(place)
    remember(db, sha256, place)
    assert place_of(db, sha256) == place
    made(place, "%PDF-2.0")  # of the same size, perhaps in the same second
    assert place_of(db, sha256) is None
    made(place)
    assert place_of(db, sha256) == place
    place.unlink()
    assert place_of(db, sha256) is None
    place.mkdir()
    assert place_of(db, sha256) is None


def test_of_two_copies_the_one_seen_last_is_taken_and_then_the_other(
    db: Database, tmp_path: Path
) -> None:
    first, second = tmp_path / "1.pdf", tmp_path / "2.pdf"
    sha256 = made(first)
    made(second)
    for place in (first, second, first):
        remember(db, sha256, place)
    assert place_of(db, sha256) == first
    first.unlink()
    assert place_of(db, sha256) == second


@pytest.mark.skipif(os.name != "posix", reason="names that are no text are POSIX's")
def test_a_name_that_is_no_text_is_kept_as_it_is(db: Database, tmp_path: Path) -> None:
    place = tmp_path / os.fsdecode(b"versl\xe9ag\n.pdf")
    sha256 = made(place)
    remember(db, sha256, place)
    assert place_of(db, sha256) == place
