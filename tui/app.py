"""The Textual app on a store."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textual.app import App

from tui.links import open_in_browser
from tui.reader import Reader
from tui.screens.browse import Browse


class SeakijkerApp(App[None]):
    """Find, read and open what is stored at `path`; `opener` shows a URL, and says whether.

    `notice` is told when it opens.
    """

    TITLE = "Seakijker"
    CSS_PATH = "seakijker.tcss"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (120, "-wide")]  # noqa: RUF012 (as App has it)

    def __init__(
        self, path: Path, opener: Callable[[str], bool] = open_in_browser, notice: str = ""
    ) -> None:
        super().__init__()
        self.opener = opener
        self._notice = notice
        self._finder = Reader(path)
        self._fetcher = Reader(path)

    def on_mount(self) -> None:
        self.push_screen(Browse(self._finder, self._fetcher))
        if self._notice:
            self.notify(self._notice, severity="warning", timeout=20, markup=False)

    def on_unmount(self) -> None:
        self._finder.close()
        self._fetcher.close()
