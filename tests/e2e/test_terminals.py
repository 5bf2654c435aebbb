"""Terminals of few colours, and one that is none."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.text import Text

from tests.e2e.terminal import SEA, Terminal
from tui.config.few_colours import number_of

pytestmark = pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not installed")


@pytest.mark.parametrize("term", ["xterm", "linux", "vt100"])
def test_the_placeholder_and_the_last_line_are_seen_on_sixteen_colours(
    terminal: Callable[..., Terminal], store: Path, term: str
) -> None:
    sea = terminal(SEA_DB=str(store))
    sea.run(program=["env", "-u", "COLORTERM", f"TERM={term}", *SEA])
    sea.shows("search · tab", "10 entries", "open link")
    lines = sea.styled().split("\n")
    for text in ("search", "open link", "10 entries"):
        (line,) = [line for line in lines if text in Text.from_ansi(line).plain][:1]
        shown = Text.from_ansi(line)
        spans = [span for span in shown.spans if text in shown.plain[span.start : span.end]]
        assert spans, "it has a colour of its own"
        for span in spans:
            assert not isinstance(span.style, str)
            assert number_of(span.style.color) != number_of(span.style.bgcolor)


def test_a_terminal_that_only_prints_lines_is_told_what_to_do(
    terminal: Callable[..., Terminal], store: Path
) -> None:
    sea = terminal(SEA_DB=str(store))
    sea.run(program=["env", "TERM=dumb", *SEA])
    screen = sea.shows("left with 2")
    said = screen.replace("\n", "")
    assert "the app needs a terminal in which it can place text, and TERM=dumb is none" in said
    assert "Traceback" not in screen
