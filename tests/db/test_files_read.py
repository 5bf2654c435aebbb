"""What this machine remembers of files: right, or nothing."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from db import files_read
from db.files_read import FilesRead
from parser.model import VERSION

LONG_AGO = 10**18


def test_a_file_of_the_same_size_and_time_is_the_same(tmp_path: Path) -> None:
    with FilesRead(tmp_path / "new" / "files.db") as memory:
        memory.note("/a.pdf", 5, LONG_AGO, "abc")
    with FilesRead(tmp_path / "new" / "files.db") as memory:
        assert memory.digest_of("/a.pdf", 5, LONG_AGO) == "abc"
        assert memory.digest_of("/a.pdf", 6, LONG_AGO) == ""
        assert memory.digest_of("/a.pdf", 5, LONG_AGO + 1) == ""
        assert memory.digest_of("/b.pdf", 5, LONG_AGO) == ""
        assert (memory.has_size(5), memory.has_size(6)) == (True, False)
        assert list(memory.digests()) == ["abc"]
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700


def test_a_file_that_changed_just_now_may_change_again_within_the_same_moment(
    tmp_path: Path,
) -> None:
    now = time.time_ns()
    with FilesRead(tmp_path / "files.db") as memory:
        memory.note("/a.pdf", 5, now, "abc")
        memory.flush()
        assert memory.digest_of("/a.pdf", 5, now) == ""


def test_what_another_parser_found_nothing_in_is_not_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with FilesRead(tmp_path / "files.db") as memory:
        memory.note_empty("abc")
        memory.flush()
        assert memory.is_empty("abc")
        assert not memory.is_empty("abd")
        monkeypatch.setattr(files_read, "VERSION", VERSION + "x")
        assert not memory.is_empty("abc")


@pytest.mark.parametrize("damage", [b"", b"SQLite format 3\0 not really", b"notes"])
def test_a_damaged_file_of_it_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "files.db"
    path.write_bytes(damage * 400)
    for _ in range(2):
        with FilesRead(path) as memory:
            memory.note("/a.pdf", 5, LONG_AGO, "abc")
    with FilesRead(path) as memory:
        assert memory.digest_of("/a.pdf", 5, LONG_AGO) == "abc"


def test_where_no_file_can_be_it_remembers_as_long_as_it_is_open(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for path in (None, tmp_path / "file" / "files.db", tmp_path):
        with FilesRead(path) as memory:
            memory.note("/a.pdf", 5, LONG_AGO, "abc")
            memory.flush()
            assert memory.digest_of("/a.pdf", 5, LONG_AGO) == "abc"


def test_two_at_once_do_not_stop_each_other(tmp_path: Path) -> None:
    with FilesRead(tmp_path / "files.db") as one, FilesRead(tmp_path / "files.db") as other:
        for memory, name in ((one, "/a"), (other, "/b"), (one, "/c")):
            memory.note(name, 5, LONG_AGO, name)
            memory.flush()
        assert other.digest_of("/c", 5, LONG_AGO) == "/c"


@pytest.mark.skipif(os.name != "posix", reason="names that are no text are POSIX's")
def test_a_name_that_is_no_text_is_kept_as_it_is(tmp_path: Path) -> None:
    name = os.fsdecode(b"/versl\xe9ag\n.pdf")
    with FilesRead(tmp_path / "files.db") as memory:
        memory.note(name, 5, LONG_AGO, "abc")
        memory.flush()
        assert memory.digest_of(name, 5, LONG_AGO) == "abc"
