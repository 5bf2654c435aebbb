"""By what the entries are sorted: a menu of one key a choice."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from db.search import Order
from tui.translation import _
from tui.widgets.keys import Keys

CHOICES = {
    "p": (Order.PLACE, _("paper and page, the newest first")),
    "b": (Order.RANK, _("best match for the search")),
    "y": (Order.YEAR, _("year, the newest first")),
    "n": (Order.CHANGED, _("newly read or decided")),
    "m": (Order.MINISTRY, _("ministry")),
    "t": (Order.THEME, _("theme")),
    "u": (Order.SUBTHEME, _("subtheme")),
    "k": (Order.TYPE, _("type of research")),
    "s": (Order.STATUS, _("status")),
    "h": (Order.TITLE, _("title or conclusion")),
    "o": (Order.ORGANISATION, _("organisation")),
    "a": (Order.ARTICLE, _("article")),
    "v": (Order.REVIEW, _("review, waiting entries first")),
    "c": (Order.CONFIDENCE, _("confidence, the most doubtful first")),
    "f": (Order.FINDINGS, _("findings, the most first")),
    "l": (Order.LINKS, _("links, the most first")),
}
"""The key of each order, and what it says."""


class PickOrder(ModalScreen[None]):
    """Ask for an order, and wait until the entries are shown in it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss", _("back"), key_display="esc", id="sort.back"),
        *(
            Binding(key, f"pick('{order.name}')", says, show=False, id=f"sort.{order.value}")
            for key, (order, says) in CHOICES.items()
        ),
    ]

    def __init__(
        self, order: Order, reverse: bool, sort: Callable[[Order], Awaitable[None]]
    ) -> None:
        super().__init__()
        self._order, self._reverse, self._sort = order, reverse, sort

    def compose(self) -> ComposeResult:
        text = Text("\n").join(self._line(key, *choice) for key, choice in CHOICES.items())
        with VerticalScroll(id="sort"):
            yield Label(_("Sort by"), classes="title", markup=False)
            yield Static(text, id="list")
            yield Label(_("the same key again: in reverse"), classes="keys", markup=False)
        yield Keys()

    def _line(self, key: str, order: Order, says: str) -> Text:
        sign = " " if order is not self._order else "▼" if self._reverse else "▲"
        return Text.assemble((key, "bold"), f" {sign} {says}")

    async def on_click(self, event: events.Click) -> None:
        if event.widget is self.query_one("#list") and event.y < len(CHOICES):
            await self.action_pick([*CHOICES.values()][event.y][0].name)
        elif event.widget is self:
            self.dismiss()

    async def action_pick(self, name: str) -> None:
        self.dismiss()
        # Keys that come behind this one are for the new order.
        await self._sort(Order[name])
