"""Searching in a real terminal: completed words, facets, searches that are kept."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.terminal import Terminal
from tests.tui.driving import SIZES

pytestmark = pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not installed")


@pytest.mark.parametrize("size", SIZES)
def test_a_query_is_completed_and_comes_back_after_a_restart(
    terminal: Callable[..., Terminal], store: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    sea = terminal(SEA_DB=str(store), XDG_STATE_HOME=str(tmp_path / "state"))
    sea.run(size=size)
    sea.shows("10 entries")
    sea.press("/")
    sea.type("orga")
    sea.shows(" organisatie ")
    sea.press("Tab")
    sea.shows("organisatie:", " WODC ")
    sea.type("wo")
    sea.press("Tab", "Enter")
    sea.shows("organisatie:", "WODC", "6 of 10")
    sea.press("Escape")
    sea.shows("10 entries")
    sea.press("q")
    sea.shows("left with 0")
    sea.run(size=size)
    sea.shows("10 entries")
    sea.press("/", "C-r")
    sea.shows("organisatie:")
    sea.press("Enter")
    sea.shows("6 of 10")
    sea.press("q")
    sea.shows("left with 0")


@pytest.mark.parametrize("size", SIZES)
def test_facets_narrow_what_is_found_and_the_search_is_kept(
    terminal: Callable[..., Terminal], store: Path, size: tuple[int, int]
) -> None:
    sea = terminal(SEA_DB=str(store))
    sea.run(size=size)
    sea.shows("10 entries")
    sea.press("F")
    screen = sea.shows("Ministry", "Review", "10  Justitie en Veiligheid", "space choose")
    assert max(map(len, screen.splitlines())) <= size[0]
    # All in one go, as over a slow line.
    sea.press("l", "l", "l", "j", "Space")
    sea.shows("✓", "type:", " of 10")
    sea.press("F", "S")
    sea.shows("No search is saved yet")
    sea.press("n")
    sea.shows("under which name")
    sea.type("een soort")
    sea.press("Enter")
    sea.shows("een soort  type:")
    sea.press("S")
    sea.shows("open link")
    sea.press("Escape")
    sea.shows("10 entries")
    sea.press("S")
    sea.shows("een soort  type:")
    sea.press("Enter")
    sea.shows("type:", " of 10")
    sea.press("S", "d")
    sea.shows("Delete the search “een soort”?")
    sea.press("y")
    sea.shows("No search is saved yet")
    sea.press("q")
    sea.shows("open link")
    sea.press("q")
    sea.shows("left with 0")


def test_a_page_that_is_pasted_does_no_harm(terminal: Callable[..., Terminal], store: Path) -> None:
    sea = terminal(SEA_DB=str(store))
    sea.run()
    sea.shows("10 entries")
    sea.press("/")
    sea.paste("roma\n\nfamilies\tq\n" + "woord\n" * 500)
    sea.shows("roma families q", "Nothing was found for")
    sea.press("Escape")
    sea.shows("10 entries")
    sea.press("q")
    sea.shows("left with 0")


def test_slashes_that_come_in_one_read_with_the_key_that_searches_are_letters(
    terminal: Callable[..., Terminal], store: Path
) -> None:
    sea = terminal(SEA_DB=str(store))
    sea.run()
    sea.shows("10 entries")
    for text in ("/36360/1", "//x"):
        sea.type(text)
        sea.shows(f"/ {text[1:]} ", "to the table")
        sea.press("Escape")
        sea.shows("q quit")
