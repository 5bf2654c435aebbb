"""What stands over the entry while the table is seen to follow."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.geometry import Region
from textual.screen import ModalScreen

from tui.session import SessionMixin
from tui.waiting import until_set

T = TypeVar("T")

FILLING = "filling"
"""The group of the work that fills the list."""


class Overlay(ModalScreen[T], SessionMixin):
    """A dialog of which the part `.over` covers `place` on the screen below, if that is shown."""

    def __init__(self, place: Callable[[], Region]) -> None:
        super().__init__()
        self._place = place
        self.is_filled = asyncio.Event()
        """Set while what there is to choose from is on the screen."""

    async def filled(self) -> None:
        """Wait until its list is there, so that the keys behind this one find it."""
        await until_set(self.is_filled)

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        # An answer that comes while the dialog is taken down finds no list any more.
        self.workers.cancel_group(self, FILLING)
        return super().dismiss(result)

    def on_mount(self) -> None:
        self._settle()

    def on_resize(self) -> None:
        self.call_after_refresh(self._settle)

    def _settle(self) -> None:
        region = self._place()
        if region.area:
            panel = self.query_one(".over").styles
            panel.width, panel.height = region.width, region.height
            panel.offset = region.offset
