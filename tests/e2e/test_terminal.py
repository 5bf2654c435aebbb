"""The whole in a real terminal: tmux types, and the screen is read back."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.terminal import Terminal

pytestmark = pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not installed")


def test_a_person_finds_an_entry_reads_it_opens_it_and_leaves(
    terminal: Callable[..., Terminal], store: Path, tmp_path: Path
) -> None:
    opened = tmp_path / "opened"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" >> {opened}\n')
    browser.chmod(0o755)
    sea = terminal(SEA_DB=str(store), BROWSER=str(browser))
    sea.run()
    sea.shows("10 entries", "naturalisatie")
    sea.press("/")
    sea.type("terugkeer wodc")
    sea.press("Enter")
    screen = sea.shows("Intergovernmental relations and return · WODC", " of 10 ")
    assert max(map(len, screen.splitlines())) <= 80
    sea.press("o")
    sea.shows("Opened repository.example.nl")
    until = time.monotonic() + 10
    while not opened.exists() and time.monotonic() < until:
        time.sleep(0.1)
    assert opened.read_text().startswith("https://")
    sea.press("q")
    sea.shows("left with 0")


def test_the_demo_opens_on_a_terminal_and_a_wide_one_shows_the_entry_beside(
    terminal: Callable[..., Terminal],
) -> None:
    sea = terminal()
    sea.run("demo", size=(160, 40))
    screen = sea.shows("10 entries", "Source")
    first = next(line for line in screen.splitlines() if "Title or conclusion" in line)
    assert "│" in first
    sea.press("q")
    sea.shows("left with 0")


def test_an_empty_store_says_how_to_import(
    terminal: Callable[..., Terminal], tmp_path: Path
) -> None:
    sea = terminal(SEA_DB=str(tmp_path / "new" / "sea.db"))
    sea.run()
    sea.shows("There is nothing here yet", "sea import")
    sea.press("q")
    sea.shows("left with 0")


def test_a_database_that_is_none_never_takes_the_screen(
    terminal: Callable[..., Terminal], tmp_path: Path
) -> None:
    (tmp_path / "x.txt").write_text("geen database")
    sea = terminal(SEA_DB=str(tmp_path / "x.txt"))
    sea.run(size=(200, 24))
    sea.shows("is not a database", "left with 1")


def test_the_page_of_an_entry_is_shown_and_its_citation_copied(
    terminal: Callable[..., Terminal], tmp_path: Path
) -> None:
    settings = tmp_path / "config.toml"
    settings.write_text("pictures = false")  # some builds of tmux show them
    sea = terminal(SEA_CONFIG=str(settings))
    sea.run("demo", size=(200, 60))
    sea.shows("10 entries", "Source")
    sea.press("j", "j", "p")
    screen = sea.shows("hoefte ", "Samenwerking  ")
    page = screen.rsplit("kst-36360-VI-1, p. 2", 1)[1].splitlines()
    row = next(line for line in page if "Terugkeersamenwerking" in line)
    assert row.split()[:2] == ["Samenwerking", "Terugkeersamenwerking"]
    assert "Onderzoek Intergovernmental relations" in row and row.split()[-2:] == ["37.3", "Link"]
    sea.press("y")
    sea.shows("the citation", "Kamerstukken II 2022/23, 36360 VI, nr. 1, p. 2")
    sea.press("c")
    sea.shows("Sent to the clipboard")
    assert sea.clipboard() == "Kamerstukken II 2022/23, 36360 VI, nr. 1, p. 2"
    sea.press("y", "s")
    sea.shows("Press Enter to return to Seakijker.", "#page=2", "Theme: Samenwerking keten")
    sea.press("C-c")
    sea.shows("10 entries", "Terugkeersamenwerking")
    sea.press("y", "s")
    sea.shows("Press Enter to return to Seakijker.")
    sea.press("Enter")
    sea.shows("10 entries", "Terugkeersamenwerking")
    sea.press("q")
    sea.shows("left with 0")


def test_a_dutch_terminal_is_spoken_to_in_dutch_with_the_keys_of_the_settings(
    terminal: Callable[..., Terminal], store: Path, tmp_path: Path
) -> None:
    config = tmp_path / "config.toml"
    config.write_text('reviewer = "jan"\n[keys]\nbrowse.search = "f2"\n')
    sea = terminal(
        SEA_DB=str(store), SEA_CONFIG=str(config), LANGUAGE="", LC_ALL="", LANG="nl_NL.UTF-8"
    )
    # Infinitives are longer than what they took the place of: at 80 the last key has no room.
    sea.run(size=(90, 24))
    screen = sea.shows("10 onderzoeken", "Titel of conclusie", "o openen", "? hulp", "f2 zoeken")
    assert max(map(len, screen.splitlines())) <= 90
    sea.press("F2")
    sea.type("terugkeer wodc")
    sea.press("Enter")
    sea.shows("1 van 10")
    sea.press("?")
    sea.shows("De toetsen", "Zoeken")
    sea.press("q")
    sea.shows("1 van 10")
    sea.press("q")
    sea.shows("left with 0")


def test_lang_comes_before_the_locale(terminal: Callable[..., Terminal], store: Path) -> None:
    sea = terminal(SEA_DB=str(store), LANGUAGE="", LC_ALL="", LANG="nl_NL.UTF-8")
    sea.run("--lang", "en")
    sea.shows("10 entries", "Title or conclusion", "? keys")
    sea.press("q")
    sea.shows("left with 0")


_STYLES = re.compile(r"\x1b\[([\d;]*)m")
"""What sets colours and styles (ECMA-48, 8.3.117)."""


def test_without_colours_no_colour_reaches_the_terminal(
    terminal: Callable[..., Terminal], store: Path
) -> None:
    sea = terminal(SEA_DB=str(store), NO_COLOR="1")
    sea.run()
    sea.shows("10 entries", "Theme")
    codes = [int(one) for code in _STYLES.findall(sea.styled()) for one in code.split(";") if one]
    assert 7 in codes, "the line under the cursor is reversed"
    # 39 and 49 are the colours that the terminal has by itself.
    assert not [one for one in codes if (30 <= one <= 49 and one not in (39, 49)) or one >= 90]
    sea.press("q")
    sea.shows("left with 0")


def test_settings_that_are_not_understood_never_take_the_screen(
    terminal: Callable[..., Terminal], store: Path, tmp_path: Path
) -> None:
    config = tmp_path / "config.toml"
    config.write_text("theme = 'nord'\n[keys]\nbrowse.find = 'f2'\n")
    sea = terminal(SEA_DB=str(store), SEA_CONFIG=str(config))
    sea.run(size=(200, 24))
    sea.shows("line 3: browse.find is not the id of a key", "left with 2")
