"""The files of folders: which are found, in which order, and what never ends."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tui.work.walk import ALL, Selection, count, walk


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Papers of three days, and what is none."""
    folder = tmp_path / "archive"
    for at, name in enumerate(("2021/a.pdf", "2023/c.PDF", "2022/deep/er/b.xml")):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x" * at)
        os.utime(path, (1e9, 1e9 + int(path.parts[-2] == "2023") + 2 * (path.suffix == ".xml")))
    for name in ("2021/notes.odt", "2021/.half.pdf", ".git/x.pdf"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("")
    return folder


def names(folder: Path, selection: Selection = ALL) -> list[str]:
    return [str(file.path.relative_to(folder)) for file in walk([folder], selection)]


def test_the_newest_comes_first_and_hidden_and_other_files_do_not(folder: Path) -> None:
    assert names(folder) == ["2022/deep/er/b.xml", "2023/c.PDF", "2021/a.pdf"]


@pytest.mark.parametrize(
    ("selection", "found"),
    [
        (Selection(include=["*.xml"]), ["b.xml"]),
        (Selection(include=["2021/*", "c.*"]), ["c.PDF", "a.pdf"]),
        (Selection(exclude=["deep"]), ["c.PDF", "a.pdf"]),
        (Selection(exclude=["2022/*", "*.PDF"]), ["a.pdf"]),
        (Selection(include=["*.pdf"], exclude=["2021"]), []),
        (Selection(endings=frozenset([".xml"])), ["b.xml"]),
    ],
)
def test_patterns_are_of_a_name_or_of_the_way_to_it(
    folder: Path, selection: Selection, found: list[str]
) -> None:
    assert [Path(name).name for name in names(folder, selection)] == found


def test_links_are_not_followed_and_a_circle_of_them_ends(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.pdf").write_text("")
    (folder / "linked.pdf").symlink_to(tmp_path / "elsewhere.pdf")
    (folder / "2021" / "round").symlink_to(folder)
    assert len(names(folder)) == 3
    link = tmp_path / "link"
    link.symlink_to(folder)
    assert len(walk([link])) == 3, "a person who names a link means what it leads to"


def test_a_folder_within_another_gives_its_files_once(folder: Path) -> None:
    assert len(walk([folder, folder / "2021", folder])) == 3


@pytest.mark.skipif(os.name != "posix", reason="pipes have names on POSIX alone")
def test_a_pipe_is_no_file(folder: Path) -> None:
    os.mkfifo(folder / "pipe.pdf")
    assert len(names(folder)) == 3


def test_a_folder_that_cannot_be_looked_into_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scandir = os.scandir

    def picky(path: str) -> object:
        if path.endswith("2023"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", picky)
    told: list[str] = []
    found = walk([folder], refused=lambda path, why: told.append(f"{path.name}: {why.strerror}"))
    assert told == ["2023: Permission denied"]
    assert len(found) == 2


@pytest.mark.skipif(os.name != "posix", reason="names that are no text are POSIX's")
def test_a_thousand_odd_names_are_all_found(tmp_path: Path) -> None:
    odd = [b"\xe9", b"a\nb", b"\x1b[31m", b" ", b"'\"$`", "ﬁ\u202e".encode(), b"-rf", b"*?["]
    for at in range(1000):
        (tmp_path / os.fsdecode(odd[at % len(odd)] + b"%d.pdf" % at)).write_text("")
    assert len({file.path for file in walk([tmp_path])}) == 1000
    assert all(file.path.is_file() for file in walk([tmp_path]))


def test_counting_takes_no_longer_than_it_may(folder: Path) -> None:
    assert count([folder]) == (3, True)
    assert count([folder], within=0)[1] is False
