"""Pages read by a child that stays: what is hostile costs one answer, and no more."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from time import monotonic

import pytest

from parser import Box, Unreadable
from parser.worker import preview
from parser.worker.page_text import PictureRequest
from parser.worker.preview import Preview
from parser.worker.process import Child, Stopped, TooMuch
from parser.worker.transcript import read_page_text
from tests.parser.worker.test_batch import ENOUGH, deflated, paper


@pytest.fixture
def pages() -> Iterator[Preview]:
    made = Preview()
    yield made
    made.close()


@pytest.fixture
def endless(tmp_path: Path) -> Path:
    """A page that takes minutes."""
    path = tmp_path / "traag.pdf"
    path.write_bytes(paper(deflated(b"(a) Tj " * 10_000, 400), b"/FlateDecode"))
    return path


def test_it_reads_what_the_parent_would(pages: Preview, path_of: Callable[[str], Path]) -> None:
    for number in (1, 2, 3):
        assert pages.text(path_of("seed"), number) == read_page_text(path_of("seed"), number)


def test_after_a_page_that_takes_too_long_the_next_one_is_read(
    pages: Preview,
    endless: Path,
    path_of: Callable[[str], Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(preview, "WITHIN", 2.0)
    with pytest.raises(Unreadable) as why:
        pages.text(endless, 1)
    assert str(why.value).startswith(f"{endless}: page 1 ")
    monkeypatch.undo()
    assert pages.text(path_of("seed"), 1).lines


def test_after_a_bomb_the_next_one_is_read(tmp_path: Path, path_of: Callable[[str], Path]) -> None:
    pytest.importorskip("resource")
    bomb = tmp_path / "bom.pdf"
    packed = zlib.compress(deflated(b" " * (1 << 20), 512), 9)
    bomb.write_bytes(paper(packed, b"/FlateDecode/FlateDecode"))
    with Child("parser.worker.preview", memory=ENOUGH) as child:
        with pytest.raises((Unreadable, TooMuch)):
            child.ask({"path": str(bomb), "number": 1}, 30)
        assert child.ask({"path": str(path_of("seed")), "number": 1}, 30)["lines"]


def test_what_nobody_wants_any_more_is_broken_off(pages: Preview, endless: Path) -> None:
    stop = Event()
    stop.set()
    began = monotonic()
    with pytest.raises(Stopped):
        pages.text(endless, 1, stop)
    assert monotonic() - began < 5


def test_a_child_that_was_ended_is_started_anew(path_of: Callable[[str], Path]) -> None:
    question = {"path": str(path_of("seed")), "number": 1}
    with Child("parser.worker.preview") as child:
        first = child.ask(question, 30)
        child.close()
        assert child.ask(question, 30) == first


def test_what_no_page_can_show_is_unreadable(
    pages: Preview, path_of: Callable[[str], Path]
) -> None:
    box, wrong = Box(1, 0, 0, 500, 300), Box(1, 10, 10, 5, 5)
    with pytest.raises(Unreadable, match="page 1 cannot be shown"):
        pages.picture(path_of("seed"), PictureRequest(box, 0, 2, (wrong,), ()))
