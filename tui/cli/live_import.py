"""How far an import is: a picture that moves on a terminal, and plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TYPE_CHECKING, Protocol

import click

from parser.clean import one_line
from tui.cli.echo import say
from tui.translation import _
from tui.words.import_text import sums
from tui.work.outcome import Tally

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.live import Live

EVERY = 30.0
"""Seconds between two lines where there is no terminal."""
_A_SECOND = 8
"""Pictures a second."""


class Screen(Protocol):
    """Where an import tells of itself."""

    def say(self, text: str, *, err: bool = False) -> None:
        """Print a line; `err` is for what went wrong."""

    def ask(self, question: str) -> bool:
        """What the person says, where there is one."""


def live(tally: Tally) -> AbstractContextManager[Screen]:
    """Show how far it is as long as the block lasts; what it gives prints lines meanwhile."""
    return _on_terminal(tally) if sys.stderr.isatty() else nullcontext(_Lines(tally))


class _Lines:
    """A line now and then on standard error, beside those that are said."""

    def __init__(self, tally: Tally) -> None:
        self._tally = tally
        self._told = time.monotonic()

    def say(self, text: str, *, err: bool = False) -> None:
        if text:
            say(text, err=err)
        if time.monotonic() - self._told > EVERY:
            self._told = time.monotonic()
            say(sums(self._tally), err=True)

    def ask(self, question: str) -> bool:
        return False


class _Terminal:
    """Lines above a picture that moves."""

    def __init__(self, picture: Live) -> None:
        self._picture = picture

    def say(self, text: str, *, err: bool = False) -> None:
        from rich.text import Text

        if not text:
            return
        if err or sys.stdout.isatty():
            self._picture.console.print(Text(one_line(text)))
        else:
            say(text)

    def ask(self, question: str) -> bool:
        if not sys.stdin.isatty():
            return False
        self._picture.stop()
        try:
            return click.confirm(one_line(question) + _("; store it all the same?"), err=True)
        finally:
            self._picture.start()


@contextmanager
def _on_terminal(tally: Tally) -> Iterator[Screen]:
    from rich.console import Console
    from rich.live import Live

    console, picture = Console(stderr=True), _Picture(tally)
    with Live(
        console=console, get_renderable=picture, refresh_per_second=_A_SECOND, transient=True
    ) as moving:
        yield _Terminal(moving)


class _Picture:
    """A bar with what is left, a line with the sums, a line with what is being read."""

    def __init__(self, tally: Tally) -> None:
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TimeRemainingColumn

        self._tally = tally
        self._bar = Progress(BarColumn(None), TaskProgressColumn(), TimeRemainingColumn())
        self._task = self._bar.add_task("", total=None)

    def __call__(self) -> RenderableType:
        from rich.console import Group
        from rich.text import Text

        tally = self._tally
        self._bar.update(self._task, total=tally.total or None, completed=tally.done)
        lines = (sums(tally), one_line(tally.reading))
        texts = (Text(line, no_wrap=True, overflow="ellipsis") for line in lines)
        return Group(self._bar, *texts)
