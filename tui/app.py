"""The Textual app on a store."""

from __future__ import annotations

import os
from array import array
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events, work
from textual.app import App
from textual.binding import Binding, BindingType
from textual.filter import LineFilter
from textual.timer import Timer

from tui.config import few_colours
from tui.config.folders import files_read
from tui.config.settings import Settings
from tui.config.state import AppState, load, load_queue, save, save_queue
from tui.config.themes import THEMES
from tui.garbage import look_as_usual
from tui.key_presses import KeyPresses
from tui.open_link import open_in_browser
from tui.session import Decides, Session
from tui.translation import _
from tui.work.connection import Connection
from tui.work.paper_places import PaperPlaces

if TYPE_CHECKING:
    from textual_image.widget import AutoImage

    from tui.work.background_import import Import
    from tui.work.previews import Previews

SETTLED = 0.5
"""Seconds after a change of the state until it is kept; a held key changes it thirty times."""


class SeakijkerApp(App[None]):
    """Find, read and open what is stored at `path`; `opener` shows a URL, and says whether.

    `notice` is told when it opens. Where a person left off is kept in `state_file`, if that is one.
    `pictures` is a widget that shows a picture, if the terminal can.
    """

    TITLE = "Seakijker"
    CSS_PATH = "seakijker.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        # With priority, so that keys that come in one read behind it are for what it opens.
        Binding("question_mark,f1", "help", _("keys"), priority=True, id="app.help"),
        Binding("ctrl+p", "palette", _("all actions"), show=False, priority=True, id="app.palette"),
        Binding(
            "ctrl+z",
            "suspend_process",
            _("back to the shell; fg returns"),
            show=False,
            id="app.suspend",
        ),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (120, "-wide")]  # noqa: RUF012 (as App has it)

    def __init__(
        self,
        path: Path,
        opener: Callable[[str], bool] = open_in_browser,
        notice: str = "",
        settings: Settings | None = None,
        state_file: Path | None = None,
        pictures: type[AutoImage] | None = None,
    ) -> None:
        # Without colours Textual takes them all away only where it leaves the terminal its own.
        super().__init__(ansi_color="NO_COLOR" in os.environ or None)
        self.pictures = pictures
        self._state_file = state_file
        self.state = load(state_file) if state_file else AppState()
        self.last_visit = self.state.last_visit
        self._keeping: Timer | None = None
        self.opener = opener
        self.settings = settings or Settings()
        for theme in THEMES:
            self.register_theme(theme)
        has_few_colours = self.console.color_system in few_colours.SYSTEMS
        self._few_colours = [few_colours.FewColours()] if has_few_colours else []
        kept = self.state.theme if self.state.theme in self.available_themes else ""
        plain = few_colours.THEME if has_few_colours else self.theme
        self.theme = kept or self.settings.theme or plain
        self.set_keymap(self.settings.keys)
        self.importing: Import | None = None
        """The import that runs, or the last one until it has been looked at."""
        self.presses = KeyPresses()
        self.papers = PaperPlaces()
        self._path = path
        self._notice = notice
        # A slow search must not keep the lines waiting that are scrolled to, nor these what is
        # counted beside them, nor any of them a decision.
        self.finder = Connection(path)
        self.fetcher = Connection(path)
        self.counter = Connection(path)
        self.writer = Connection(path)

    @cached_property
    def previews(self) -> Previews:
        """The pages that are shown, and the process that reads them."""
        from tui.work.previews import Previews

        return Previews()

    def on_mount(self) -> None:
        # First the terminal is taken, then comes what takes as long to import as Textual itself.
        self.call_after_refresh(self._open)

    def _open(self) -> None:
        from tui.screens.browse import Browse
        from tui.screens.review_screen import Review

        self.push_screen(Browse())
        if self.state.reviewing and self._state_file:
            queue = load_queue(self._state_file)
            self.push_screen(Review(self.state.review_query, queue, self.state.review_id))
        if self._notice:
            self.notify(self._notice, severity="warning", timeout=20, markup=False)

    async def on_event(self, event: events.Event) -> None:
        """A key that is held down decides only once."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            repeated = self.presses.is_repeat(event.key, event.time)
            if repeated and isinstance(self.screen, Decides) and self.screen.decides(event.key):
                return
        await super().on_event(event)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """The filters of Textual; and that no text has the colour of its ground."""
        return [*super().get_line_filters(), *self._few_colours]

    def get_key_display(self, binding: Binding) -> str:
        """The name of the key, as it stands in the last line."""
        return super().get_key_display(binding).replace("space", _("space"))

    def key(self, id: str, made: str) -> str:
        """The name of the key with this id, for a sentence: the one that it was made with, or else
        the first that the person gave it."""
        keys = self.settings.keys.get(id, "") or made
        return self.get_key_display(next(iter(Binding.make_bindings([Binding(keys, "")]))))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is open is not opened again."""
        opens = {"help": "Help", "palette": "CommandPalette"}.get(action)
        return opens != type(self.screen).__name__

    def action_help_quit(self) -> None:
        """For who presses Ctrl+C to leave, where it copies what is selected."""
        said = _("Nothing is selected to copy; ctrl+q leaves Seakijker.")
        self.notify(said, markup=False)

    async def action_help(self) -> None:
        """Show the keys of the screen that is open."""
        from tui.actions import actions_of
        from tui.screens.help import Help

        await self.push_screen(Help(await actions_of(self.screen)))

    async def action_palette(self) -> None:
        """Offer all that can be done on the screen that is open."""
        from textual.widgets import Input

        from tui.palette import palette

        offering = palette()
        await self.push_screen(offering)
        offering.set_focus(offering.query_one(Input))

    def keep_state(self) -> None:
        """Keep the state soon; call it after a change of `state`."""
        if self._state_file and self._keeping is None:
            self._keeping = self.set_timer(SETTLED, self._keep_now)

    def keep_queue(self, query: str, ids: array[int]) -> None:
        """The review has this queue; it goes on with it after a restart."""
        self.state.reviewing, self.state.review_query = True, query
        if self._state_file:
            save_queue(ids, self._state_file)
        self.keep_state()

    def leave_queue(self) -> None:
        """The review is left."""
        self.state.reviewing = False
        self.keep_state()

    def _keep_now(self) -> None:
        self._keeping = None
        if self._state_file:
            save(self.state, self._state_file)

    def read_files(self, files: Sequence[Path]) -> Import:
        """Begin to import these files and folders, in the background."""
        from tui.work.background_import import Import

        self.importing = Import(files, files_read())
        self._import(self.importing)
        return self.importing

    def store_held(self) -> None:
        """Store what the last import held back, in the background."""
        if self.importing:
            self._store_held(self.importing)

    @work(thread=True, group="import", exit_on_error=True)
    def _import(self, running: Import) -> None:
        running.run(self._path)

    @work(thread=True, group="import", exit_on_error=True)
    def _store_held(self, running: Import) -> None:
        running.store_held(self._path)

    def on_unmount(self) -> None:
        self.state.visit()
        self._keep_now()
        if self.importing:
            self.importing.stop()
        self.papers.close()
        for connection in (self.finder, self.fetcher, self.counter, self.writer):
            connection.close()
        self.previews.close()
        look_as_usual()


_IS_A_SESSION: type[Session] = SeakijkerApp  # mypy sees here that the app is what the screens know
