"""A table with a search, from which one goes back to where one was, and forth again."""

from __future__ import annotations

from contextlib import suppress
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from tui.messages import Highlighted, Jumped
from tui.screens.table_screen import TableScreen
from tui.translation import _
from tui.widgets.entry_table import EntryTable
from tui.widgets.search_bar import SearchBar, SearchInput
from tui.work.jump_list import JumpList, JumpPlace


class JumpingScreen(TableScreen):
    """Another search is another place; so is the first entry or the last, where one goes there."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # Not ctrl+i: most terminals send that for tab.
        Binding(
            "ctrl+o,alt+left", "jump(-1)", _("back to where you were"), show=False, id="browse.back"
        ),
        Binding("ctrl+l,alt+right", "jump(1)", _("forth again"), show=False, id="browse.forth"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._places = JumpList()
        self._here: JumpPlace | None = None
        """Where the person is, or was before they began to type."""

    async def action_leave_search(self) -> None:
        """To the table, with the query."""
        raise NotImplementedError

    @on(Highlighted)
    def arrive(self) -> None:
        """The cursor stands elsewhere; another query is another place, once nobody types it."""
        if self.focused is self.query_one(SearchInput):
            return
        now = JumpPlace(self.asked or "", self.query_one(EntryTable).current)
        if self._here and self._here.text != now.text:
            self._places.leave(self._here)
        self._here = now

    async def action_jump(self, by: int) -> None:
        """Back to the search and the entry where one was before, or for 1 forth again."""
        await self.action_leave_search()
        now = JumpPlace(self.text, self.query_one(EntryTable).current)
        place = self._places.back(now) if by < 0 else self._places.forth(now)
        if place is None:
            said = (
                _("There is no place to go back to.") if by < 0 else _("You are at the last place.")
            )
            self.notify(said, markup=False)
            return
        self._here = place
        table = self.query_one(EntryTable)
        table.chosen = place.id
        self.query_one(SearchBar).text = place.text
        if self.asked == place.text:
            with suppress(ValueError):
                table.cursor = table.ids.index(place.id or 0)
        await self.answered()

    @on(Jumped)
    def _jumped(self) -> None:
        """To the first entry or the last: one can go back."""
        if self._here:
            self._places.leave(self._here)
