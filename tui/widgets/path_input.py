"""A line to type the name of a file or a folder in, which is completed."""

from __future__ import annotations

import os
from asyncio import to_thread
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.suggester import Suggester
from textual.widgets import Input

from parser.clean import clean
from tui.translation import _
from tui.work.walk import NAMED


class PathInput(Input):
    """Shows how what is typed may go on; tab takes that, and goes to the next widget where nothing
    is shown."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", _("complete"), id="path.complete"),
    ]

    def __init__(self, folder: Path, placeholder: str) -> None:
        super().__init__(
            str(folder),
            placeholder=placeholder,
            suggester=_Paths(use_cache=False, case_sensitive=True),
            id="path",
            compact=True,
        )

    def action_complete(self) -> None:
        """Take what is suggested."""
        if longer := completed(self.value):
            self.value = longer
            self.cursor_position = len(longer)
        else:
            self.screen.focus_next()


class _Paths(Suggester):
    async def get_suggestion(self, value: str) -> str | None:
        # A folder of another machine may take a while.
        return await to_thread(completed, value) or None


def completed(typed: str) -> str:
    """The first folder, or else the first file that can be read, whose name begins as `typed`;
    "" where there is none, or none that is longer."""
    folder, begin = os.path.split(typed)
    if not folder:
        return ""
    try:
        with os.scandir(Path(folder).expanduser()) as entries:
            found = sorted(
                (not entry.is_dir(), entry.name)
                for entry in entries
                if entry.name.startswith(begin)
                and (begin or not entry.name.startswith("."))
                and (entry.is_dir() or Path(entry.name).suffix.lower() in NAMED)
                and clean(entry.name) == entry.name
            )
    except (OSError, RuntimeError, ValueError):  # there is no such folder, or no such home
        return ""
    for is_file, name in found:
        longer = typed + name[len(begin) :] + ("" if is_file else os.sep)
        if longer != typed:
            return longer
    return ""
