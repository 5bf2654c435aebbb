"""A screen whose keys decide on the entry that is shown: only on what a person can see."""

from __future__ import annotations

from typing import ClassVar

from textual import on

from tui.messages import SightChanged
from tui.screens.entry_screen import EntryScreen
from tui.translation import _
from tui.widgets.detail import Detail
from tui.widgets.panes import Panes


class DecidingScreen(EntryScreen):
    """Its keys are off where the entry has no room, and its first line says so."""

    # Textual tells types of the first base alone, and a screen may have another one before this.
    DEFAULT_CLASSES = "deciding"
    DECIDING: ClassVar[frozenset[str]]
    """The actions that decide on the entry which is shown."""
    is_empty = False
    """Whether it is known that there is no entry to decide on."""

    def show_progress(self) -> None:
        """Say how far one is, or why nothing can be decided."""
        raise NotImplementedError

    def why_empty(self) -> str:
        """That there is nothing to look at, why, and what to do."""
        raise NotImplementedError

    def show_empty(self) -> None:
        """Say why there is no entry, and turn off the keys that would need one."""
        self.is_empty = True
        self.remove_class("-page")
        self.query_one(Panes).show_empty(self.why_empty())
        self.refresh_bindings()

    def decides(self, key: str) -> bool:
        """Whether this key decides on something, or takes that back."""
        active = self.active_bindings.get(key)
        turns = {"undo", "redo"}
        return active is not None and active.binding.action in {*self.DECIDING, *turns}

    @property
    def is_in_sight(self) -> bool:
        """Whether enough of the entry is seen to decide on it."""
        return self.query_one(Detail).is_in_sight

    def too_little(self) -> str:
        """That too little is seen, and what to do."""
        said = _("Too little is seen to decide: {key}, or a larger terminal")
        return said.format(key=self.sea.key("panes.zoom", "z"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is decided on that cannot be seen; without entries their keys are off."""
        if self.is_empty and action in self.OF_THE_ENTRY | self.DECIDING:
            return False
        return None if action in self.DECIDING and not self.is_in_sight else True

    async def why_not(self, action: str, parameters: tuple[object, ...]) -> str:
        if action in self.DECIDING and not self.is_in_sight:
            return self.too_little()
        return await super().why_not(action, parameters)

    @on(SightChanged)
    def _sight_changed(self) -> None:
        self.show_progress()
        self.refresh_bindings()
