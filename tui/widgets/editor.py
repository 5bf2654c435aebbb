"""The fields of an entry to be corrected, each beside what it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.widgets import Label, Static, TextArea

from db.merge import CORRECTABLE
from parser import PROSE, TITLES, Entry, Link
from tui.translation import _
from tui.words.link_lines import from_lines, to_lines

LONG = frozenset((*PROSE, "links", "vindplaats"))
"""Fields in which enter begins a new line; in the others it goes on to the next field."""


class FieldArea(TextArea):
    """Where one field is typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "app.focus_next", _("next field"), show=False, id="edit.next"),
        Binding(
            "shift+tab", "app.focus_previous", _("previous field"), show=False, id="edit.before"
        ),
    ]

    def __init__(self, field: str) -> None:
        super().__init__(compact=True, soft_wrap=True, highlight_cursor_line=False)
        self.field = field

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter" and self.field not in LONG:
            event.stop()
            event.prevent_default()
            self.screen.focus_next(FieldArea)
        else:
            await super()._on_key(event)


class FieldRow(Vertical):
    """A field: its name, what it was, and what is typed."""

    def __init__(self, field: str) -> None:
        super().__init__()
        self.field = field

    def compose(self) -> ComposeResult:
        yield Label(TITLES[self.field], classes="name")
        with Horizontal():
            yield Static(classes="old", markup=False)
            yield FieldArea(self.field)


class Editor(VerticalScroll, can_focus=False):
    """The fields of one entry; what is typed stays here until it is asked for."""

    @dataclass
    class Typed(Message):
        """What is typed changed."""

    @dataclass
    class Reached(Message):
        """The keyboard came to this field."""

        field: str

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._old: dict[str, str] = {}
        self._links: Sequence[Link] = ()

    def compose(self) -> ComposeResult:
        for field in CORRECTABLE:
            yield FieldRow(field)

    def edit(self, entry: Entry, typed: Mapping[str, str], field: str = "") -> None:
        """Show the fields of `entry`, with `typed` (field → text) in place of what they are, and
        give the keyboard to `field`, or else to the first."""
        self.renew(entry)
        for area in self.query(FieldArea):
            area.load_text(typed.get(area.field, self._old[area.field]))
            if area.field == (field or CORRECTABLE[0]):
                self.screen.set_focus(area)
                area.move_cursor(area.document.end)

    def renew(self, entry: Entry) -> None:
        """The entry is like this now; what is typed stays."""
        self._links = entry.links
        self._old = {name: str(getattr(entry, name)) for name in CORRECTABLE if name != "links"}
        self._old["links"] = to_lines(entry.links)
        for row in self.query(FieldRow):
            row.query_one(".old", Static).update(Text(self._old[row.field]))
            # What the annex has no column for, and nobody filled in, comes last and small.
            row.set_class(not self._old[row.field], "empty")

    @property
    def texts(self) -> dict[str, str]:
        """The texts that differ from what the entry has: field → text, links one a line."""
        return {
            area.field: area.text
            for area in self.query(FieldArea)
            if area.text != self._old.get(area.field, "")
        }

    @property
    def links(self) -> tuple[Link, ...]:
        """The links as they are typed."""
        (area,) = (area for area in self.query(FieldArea) if area.field == "links")
        return from_lines(area.text, self._links)

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.post_message(self.Typed())

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        if isinstance(event.widget, FieldArea):
            self.scroll_to_widget(event.widget, animate=False)
            self.post_message(self.Reached(event.widget.field))
