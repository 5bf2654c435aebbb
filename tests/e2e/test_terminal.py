"""The whole in a real terminal: tmux types, and the screen is read back."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not installed")


class Terminal:
    """A terminal of its own in which `sea` runs."""

    def __init__(self, socket: str, env: dict[str, str]) -> None:
        self._tmux = ["tmux", "-L", socket, "-f", os.devnull]
        self._env = {**os.environ, **env, "TERM": "xterm-256color"}

    def run(self, *words: str, size: tuple[int, int] = (80, 24)) -> None:
        command = [sys.executable, "-m", "tui.cli", *words]
        size_words = ["-x", str(size[0]), "-y", str(size[1])]
        # The shell stays when sea has gone, so that its last words can be read.
        self._call("new-session", "-d", *size_words, "sh")
        self._call("set", "-s", "set-clipboard", "on")
        self._call("send-keys", "-l", f"clear; {' '.join(command)}; echo left with $?")
        self._call("send-keys", "Enter")

    def press(self, *keys: str) -> None:
        for key in keys:
            self._call("send-keys", key)

    def type(self, text: str) -> None:
        self._call("send-keys", "-l", text)

    def screen(self) -> str:
        return self._call("capture-pane", "-p")

    def shows(self, *texts: str, seconds: float = 20) -> str:
        """The screen, once it shows all of `texts`."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            screen = self.screen()
            if all(text in screen for text in texts):
                return screen
            time.sleep(0.1)
        raise AssertionError(f"{texts} not on the screen:\n{self.screen()}")

    def clipboard(self) -> str:
        """What was sent to the terminal's clipboard, once something was."""
        until = time.monotonic() + 20
        while time.monotonic() < until and not self._call("list-buffers"):
            time.sleep(0.1)
        return self._call("show-buffer")

    def end(self) -> None:
        subprocess.run([*self._tmux, "kill-server"], capture_output=True, check=False)

    def _call(self, *words: str) -> str:
        done = subprocess.run(
            [*self._tmux, *words], env=self._env, capture_output=True, text=True, check=True
        )
        return done.stdout


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Callable[..., Terminal]]:
    started: list[Terminal] = []

    def start(**env: str) -> Terminal:
        started.append(Terminal(f"sea-{uuid.uuid4().hex[:8]}", env))
        return started[-1]

    yield start
    for each in started:
        each.end()


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
    terminal: Callable[..., Terminal],
) -> None:
    sea = terminal()
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
    sea.shows("Enter goes back to Seakijker.", "#page=2", "Theme: Samenwerking keten")
    sea.press("Enter")
    sea.shows("10 entries", "Terugkeersamenwerking")
    sea.press("q")
    sea.shows("left with 0")
