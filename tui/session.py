"""What screens, widgets and the palette know of the app: the Session that it is."""

from __future__ import annotations

from array import array
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar, cast, runtime_checkable

from textual.widget import Widget

if TYPE_CHECKING:
    from textual_image.widget import AutoImage

    from tui.config.settings import Settings
    from tui.config.state import AppState
    from tui.key_presses import KeyPresses
    from tui.work.background_import import Import
    from tui.work.connection import Connection
    from tui.work.paper_places import PaperPlaces
    from tui.work.previews import Previews

T = TypeVar("T")


class Session(Protocol):
    """The store, the settings and the state of one run of the app. `tui.app` is one."""

    finder: Connection
    """Runs searches; a newer one interrupts it."""
    fetcher: Connection
    """Reads lines and entries that are looked at."""
    counter: Connection
    """Counts facets and what is to be offered."""
    writer: Connection
    """Writes decisions."""
    settings: Settings
    state: AppState
    """Where the person is; call `keep_state` after a change."""
    last_visit: datetime | None
    """When the person left the app the last time, by the clock of this machine."""
    importing: Import | None
    """The import that runs, or the last one until it has been looked at."""
    opener: Callable[[str], bool]
    """Shows a URL, and says whether it could."""
    presses: KeyPresses
    papers: PaperPlaces
    """Where the files of papers are; to be asked of `fetcher`."""
    pictures: type[AutoImage] | None
    """A widget that shows a picture, if the terminal can."""

    @property
    def previews(self) -> Previews:
        """The pages that are shown, and the process that reads them."""

    def key(self, id: str, made: str) -> str:
        """The name of the key with this id, for a sentence; `made` is its default."""

    def keep_state(self) -> None:
        """Keep the state soon."""

    def keep_queue(self, query: str, ids: array[int]) -> None:
        """The review has this queue; it goes on with it after a restart."""

    def leave_queue(self) -> None:
        """The review is left."""

    def read_files(self, files: Sequence[Path]) -> Import:
        """Begin to import these files and folders, in the background."""

    def store_held(self) -> None:
        """Store what the last import held back, in the background."""


@runtime_checkable
class Decides(Protocol):
    """A screen with keys that decide."""

    def decides(self, key: str) -> bool:
        """Whether this key decides on something, or takes that back."""


class SessionMixin(Widget):
    """A widget or screen that uses the session; named behind the class that it extends."""

    @property
    def sea(self) -> Session:
        """The session that this widget is part of."""
        return cast("Session", self.app)

    @property
    def is_going_down(self) -> bool:
        """Whether the app is being closed: then what this screen is made of may be gone."""
        return not self.app.is_running

    async def answer_or_notify(self, answer: Awaitable[T]) -> T | None:
        """The answer, or None where the store cannot give one; then the person has been told.

        None, too, where the app is being closed meanwhile.
        """
        from db import StoreError  # not at the start: the terminal is taken before SQLite is read

        try:
            answered = await answer
        except StoreError as error:
            self.notify(str(error), severity="error", markup=False)
            return None
        return None if self.is_going_down else answered
