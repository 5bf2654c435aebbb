"""The keys that work here and now, those that do not and why, and what the signs mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import ClassVar

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.actions import Action
from tui.translation import _
from tui.widgets.keys import Keys

SIGNS = (
    ("A", _("accepted by a reviewer")),
    ("X", _("rejected: it is not an entry")),
    ("F", _("flagged: somebody else should look at it")),
    ("C", _("accepted or rejected, but has since been read differently")),
    ("M", _("missing from the newest reading")),
    ("!", _("a conflict: with a newer reading, or between two people")),
    ("?", _("in doubt: something may have been read wrongly")),
    ("i", _("not in doubt, but there is a remark on it")),
    (">", _("has a link")),
)
"""The signs of the table's first column, and what they mean."""


class Help(ModalScreen[None]):
    """What can be done on the screen below. A slash filters."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", _("back"), priority=True, id="help.back"),
        Binding("q,question_mark,f1", "dismiss", _("back"), show=False, id="help.close"),
        Binding("slash", "filter", _("filter"), key_display="/", priority=True, id="help.filter"),
        Binding("j,down", "scroll(1)", _("down"), show=False, id="help.down"),
        Binding("k,up", "scroll(-1)", _("up"), show=False, id="help.up"),
        Binding("space,pagedown", "pages(1)", _("a page down"), show=False, id="help.page-down"),
        Binding("pageup", "pages(-1)", _("a page up"), show=False, id="help.page-up"),
    ]
    AUTO_FOCUS = ""

    def __init__(self, deeds: Sequence[Action]) -> None:
        super().__init__()
        self._deeds = deeds

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="help", can_focus=False):
            yield Input(placeholder=_("a part of what it does, or of a key"), compact=True)
            yield Static(id="keys", markup=False)
        yield Keys()

    def on_mount(self) -> None:
        self.query_one("#help").border_title = _("The keys")
        self.query_one(Input).display = False
        self._show("")

    def on_click(self, event: events.Click) -> None:
        """A click beside it closes it."""
        if event.widget is self:
            self.dismiss()

    @on(Input.Changed)
    def _filter(self, event: Input.Changed) -> None:
        self._show(event.value)

    def _show(self, text: str) -> None:
        self.query_one("#keys", Static).update(Group(*key_table(self._deeds, text.casefold())))

    def action_filter(self) -> None:
        self.query_one(Input).display = True
        self.set_focus(self.query_one(Input))

    def action_back(self) -> None:
        """Show all keys again, or else leave."""
        field = self.query_one(Input)
        if not field.display:
            self.dismiss()
        field.value = ""
        field.display = False

    def action_scroll(self, by: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=by, animate=False)

    def action_pages(self, by: int) -> None:
        pane = self.query_one(VerticalScroll)
        pane.scroll_relative(y=by * max(1, pane.size.height - 1), animate=False)


def key_table(deeds: Sequence[Action], text: str) -> Iterator[RenderableType]:
    """The keys that work by group, those that do not with the reason, and the signs: of each those
    lines that have `text`, which is folded."""
    shown = [one for one in deeds if text in f"{' '.join(one.keys)} {one.what}".casefold()]
    for group, some in groupby(
        (one for one in shown if not one.why_not), key=lambda one: one.group
    ):
        yield from _part(group, [(" ".join(one.keys), one.what) for one in some])
    idle = [(" ".join(one.keys), f"{one.what} – {one.why_not}") for one in shown if one.why_not]
    yield from _part(_("Not now"), idle)
    signs = [(sign, what) for sign, what in SIGNS if text in f"{sign} {what}".casefold()]
    yield from _part(_("The signs before an entry"), signs)
    if not shown and not signs:
        yield Text(_("Nothing contains that."))


def _part(title: str, lines: Sequence[tuple[str, str]]) -> Iterator[RenderableType]:
    if not lines:
        return
    yield Text(title, "bold underline")
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(style="bold", width=15, overflow="fold")
    grid.add_column(ratio=1, overflow="fold")
    for left, right in lines:
        grid.add_row(Text(left), Text(right))
    yield grid
    yield Text()
