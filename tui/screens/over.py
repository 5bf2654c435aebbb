"""What stands over the entry while the table is seen to follow."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from textual.geometry import Region
from textual.screen import ModalScreen

from tui.asking import Asking

T = TypeVar("T")


class Over(ModalScreen[T], Asking):
    """A dialog of which the part `.over` covers `place` on the screen below, if that is shown."""

    def __init__(self, place: Callable[[], Region]) -> None:
        super().__init__()
        self._place = place

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
