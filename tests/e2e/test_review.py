"""A review in a real terminal, cut off in the middle and gone on with."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from db import open_store
from db.search.hits import find
from db.search.whole_rows import rows
from tests.e2e.terminal import Terminal

pytestmark = pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not installed")


def reviews(path: Path) -> list[str]:
    with open_store(path) as db:
        return sorted(row.review for row in rows(db, find(db, "", every=True)) if row.review)


def until(holds: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.1)


def reject(sea: Terminal, why: str) -> None:
    """Reject the entry that is shown, for this reason."""
    sea.press("x")
    sea.shows("Why is this not an entry?")
    sea.type(why)
    sea.press("Enter")


def test_a_review_killed_in_the_middle_of_an_edit_goes_on_there_with_what_was_typed(
    terminal: Callable[..., Terminal], store: Path
) -> None:
    sea = terminal(SEA_DB=str(store), SEA_REVIEWER="piet")
    sea.run()
    sea.shows("10 entries")
    sea.press("R")
    for done in range(5):
        sea.shows(f"{10 - done} left", f"{done}/10")
        sea.press("a")
    sea.shows("5 left")
    reject(sea, "een kop")
    sea.shows("4 left")
    sea.press("u")
    sea.shows("5 left")
    assert reviews(store) == ["accepted"] * 5
    sea.press("e")
    sea.shows("save and go on")
    sea.type("Getypt en niet bewaard ")
    sea.shows("Getypt en niet bewaard")
    time.sleep(1.0)
    sea.kill()

    again = terminal(SEA_DB=str(store), SEA_REVIEWER="piet")
    again.run()
    again.shows("Getypt en niet bewaard", "typed earlier and is not yet saved")
    again.press("C-s")
    again.shows("4 left")
    assert reviews(store) == ["accepted"] * 6
    for left in range(4, 0, -1):
        again.shows(f"{left} left")
        again.press("a")
    again.shows("0 left", "10/10")
    assert reviews(store) == ["accepted"] * 10
    with open_store(store) as db:
        assert len(find(db, '"en niet bewaard"')) == 1
    again.press("Escape")
    again.shows("10 entries")
    again.press("q")
    again.shows("left with 0")


def test_marked_entries_are_rejected_together_by_a_numbered_reason_and_one_key_undoes_it(
    terminal: Callable[..., Terminal], store: Path
) -> None:
    sea = terminal(SEA_DB=str(store), SEA_REVIEWER="piet")
    sea.run()
    sea.shows("10 entries")
    sea.press("R")
    sea.shows("10 left")
    reject(sea, "een kop")
    sea.shows("9 left")
    sea.press("v", "j", "j", "m")
    sea.shows("3 marked")
    sea.press("x")
    sea.shows("Reject 3 entries of")
    sea.press("y")
    sea.shows("Why are these 3 not entries?", "1 een kop")
    sea.press("1", "Enter")
    sea.shows("6 left")
    assert reviews(store) == ["rejected"] * 4
    sea.press("u")
    sea.shows("9 left", "Undone on 3 entries.")
    sea.press("Escape")
    sea.shows("9 entries")
    sea.press("m", "m")
    sea.shows("2 marked")
    sea.press("A")
    sea.shows("Accept 2 entries of")
    sea.press("y")
    sea.shows("2 entries accepted")
    until(lambda: reviews(store) == ["accepted"] * 2 + ["rejected"])
    sea.press("u")
    sea.shows("Undone on 2 entries.")
    until(lambda: reviews(store) == ["rejected"])


def test_an_entry_is_split_and_joined_together_again(
    terminal: Callable[..., Terminal], store: Path
) -> None:
    sea = terminal(SEA_DB=str(store), SEA_REVIEWER="piet")
    sea.run()
    sea.shows("10 entries")
    sea.press("R")
    sea.shows("1 of 10", "10 left")
    sea.press("c")
    sea.shows("Where does the second begin?", "‖")
    sea.press("Right", "Right", "Enter")
    sea.shows("1 of 11", "11 left")
    sea.press("n")
    sea.shows("2 of 11")
    sea.press("+")
    sea.shows("Is this the rest of the entry above it?", "‖")
    sea.press("y")
    sea.shows("10 left")
    sea.press("u")
    sea.shows("11 left")
    sea.press("u")
    sea.shows("10 left")
    assert reviews(store) == ["rejected"]
    sea.press("Escape")
    sea.shows("10 entries")


def test_two_reviewers_see_what_the_other_does(
    terminal: Callable[..., Terminal], store: Path, tmp_path: Path
) -> None:
    piet, an = (
        terminal(SEA_DB=str(store), SEA_REVIEWER=name, XDG_STATE_HOME=str(tmp_path / name))
        for name in ("piet", "an")
    )
    for sea in (piet, an):
        sea.run()
        sea.shows("10 entries")
        sea.press("R")
        sea.shows("10 left")
    piet.press("a")
    piet.shows("9 left")
    an.shows("9 left")
    an.press("n")
    an.shows("2 of 10", "kennismigranten")
    an.press("a")
    piet.shows("8 left")
    until(lambda: reviews(store) == ["accepted"] * 2)
