"""The columns of the table, chosen by the person who looks at it, who sees at once what comes of
it."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from tui.session import SessionMixin
from tui.table_columns import BY_NAME, COLUMNS, Chosen, TableColumn, visible_columns
from tui.translation import _
from tui.widgets.keys import Keys

WIDER = 2
"""Cells that a key makes a column wider."""

LINES = 10
"""Columns that are seen at once, as the style sheet says."""
AROUND = 3
"""Lines of title and border."""


class PickColumns(ModalScreen[None], SessionMixin):
    """All columns, those that are shown ticked; `show` is told of every change."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q,c", "dismiss", _("done"), key_display="esc", id="columns.done"),
        Binding("j,down", "go(1)", _("down"), show=False, id="columns.down"),
        Binding("k,up", "go(-1)", _("up"), show=False, id="columns.up"),
        Binding("space,x", "tick", _("show or hide"), show=False, id="columns.tick"),
        Binding("J,shift+down", "carry(1)", _("move it on"), show=False, id="columns.on"),
        Binding("K,shift+up", "carry(-1)", _("move it back"), show=False, id="columns.back"),
        Binding(
            "l,right,plus,equals_sign",
            f"widen({WIDER})",
            _("wider"),
            show=False,
            id="columns.wider",
        ),
        Binding(
            "h,left,minus", f"widen({-WIDER})", _("narrower"), show=False, id="columns.narrower"
        ),
        Binding("r", "standard", _("the default"), show=False, id="columns.standard"),
    ]

    def __init__(self, chosen: Chosen, width: int, show: Callable[[Chosen], None]) -> None:
        super().__init__()
        self._width = width
        self._tell = show
        self._begin(chosen)

    def _begin(self, chosen: Chosen) -> None:
        columns = visible_columns(chosen, self._width)
        self._ticked = {column.name for column in columns}
        rest = [column for column in COLUMNS if column.name not in self._ticked]
        self._columns: list[TableColumn] = [*columns, *rest]
        self._cursor = 0

    def compose(self) -> ComposeResult:
        with Vertical(id="columns"):
            yield Label(_("Columns"), classes="title", markup=False)
            with VerticalScroll(can_focus=False):
                yield Static(id="list")
            yield Label(self._how(), classes="keys", markup=False)
        yield Keys()

    def _how(self) -> str:
        """The keys, in one line."""
        key = self.sea.key
        return _(
            "{tick} show · {on} {back} move · {less} {more} width · {new} standard · {end} done"
        ).format(
            tick=key("columns.tick", "space"),
            on=key("columns.on", "J"),
            back=key("columns.back", "K"),
            less=key("columns.narrower", "h"),
            more=key("columns.wider", "l"),
            new=key("columns.standard", "r"),
            end=key("columns.done", "escape"),
        )

    def on_mount(self) -> None:
        self._draw()

    def on_resize(self) -> None:
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        """Where it is low, leave room for title, keys and border."""
        room = self.size.height - AROUND - self.query_one(".keys").size.height
        self.query_one(VerticalScroll).styles.max_height = max(1, room) if room < LINES else None

    def on_click(self, event: events.Click) -> None:
        """A click ticks; one beside the list is done."""
        if event.widget is self.query_one("#list") and event.y < len(self._columns):
            self._cursor = event.y
            self.action_tick()
        elif event.widget is self:
            self.dismiss()

    def action_go(self, by: int) -> None:
        self._cursor = max(0, min(self._cursor + by, len(self._columns) - 1))
        self._draw()

    def action_tick(self) -> None:
        name = self._columns[self._cursor].name
        if self._ticked != {name}:
            self._ticked ^= {name}
        self._changed()

    def action_carry(self, by: int) -> None:
        to = self._cursor + by
        if 0 <= to < len(self._columns):
            self._columns.insert(to, self._columns.pop(self._cursor))
            self._cursor = to
        self._changed()

    def action_widen(self, by: int) -> None:
        column = self._columns[self._cursor]
        self._columns[self._cursor] = BY_NAME[column.name].of_width(column.width + by)
        self._changed()

    def action_standard(self) -> None:
        self._begin(())
        self._draw()
        self._tell(())

    def _changed(self) -> None:
        self._draw()
        self._tell([(one.name, one.width) for one in self._columns if one.name in self._ticked])

    def _draw(self) -> None:
        text = Text()
        for at, column in enumerate(self._columns):
            tick = "✓" if column.name in self._ticked else " "
            width = str(column.width) if column.width else _("rest")
            style = "reverse" if at == self._cursor else ""
            text.append(f" {tick} {column.label:<27}{width:>5} \n", style)
        self.query_one("#list", Static).update(text)
        scroll = self.query_one(VerticalScroll)
        if not 0 <= self._cursor - scroll.scroll_offset.y < scroll.size.height:
            scroll.scroll_to(y=self._cursor - scroll.size.height // 2, animate=False)
