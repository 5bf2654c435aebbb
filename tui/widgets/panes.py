"""The table and the entry under its cursor: side by side, or above each other in a narrow one."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.message import Message
from textual.widgets import Static

from tui.translation import _
from tui.widgets.detail import Detail
from tui.widgets.entry_table import EntryTable

STEP = 5
LEAST, MOST = 20, 80
"""Hundredths of the room that the entry can be given."""
WIDE, NARROW = 40, 60
"""What it has beside the table, and below it, where nobody moved the split."""


class Panes(Container, inherit_bindings=False):
    """The two panes, and what stands there where nothing is found."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "z", "zoom", _("entry, or its page, on the whole screen"), show=False, id="panes.zoom"
        ),
        Binding(
            "less_than_sign",
            f"split({STEP})",
            _("more room for the entry"),
            show=False,
            key_display="<",
            id="panes.more",
        ),
        Binding(
            "greater_than_sign",
            f"split({-STEP})",
            _("more room for the table"),
            show=False,
            key_display=">",
            id="panes.less",
        ),
        Binding("escape", "unzoom", _("back to the table"), show=False, id="panes.back"),
    ]

    class Split(Message):
        """A person moved the split: the entry has so many hundredths of the room."""

        def __init__(self, split: int) -> None:
            super().__init__()
            self.split = split

    def __init__(self, *, pinned: bool = False) -> None:
        super().__init__(id="panes")
        self._pinned = pinned
        self.split = 0
        """Hundredths that the entry has; 0 where nobody moved the split."""
        self.zoomed = False
        self._nothing = ""
        self._dragged = False

    def compose(self) -> ComposeResult:
        yield EntryTable(id="table")
        yield Static(id="nothing", markup=False)
        yield Detail(id="detail", pinned=self._pinned)

    def on_mount(self) -> None:
        if self.query(Detail):  # an app that is closed at once makes no widgets any more
            self.share()

    def on_resize(self) -> None:
        self.share()

    def show_empty(self, text: str) -> None:
        """Say why there is nothing; "" shows the panes again."""
        if text != self._nothing:
            self._nothing = text
            self.query_one("#nothing", Static).update(text)
            self.share()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is not there has no room to give."""
        return self.zoomed if action == "unzoom" else not self._nothing

    def action_unzoom(self) -> None:
        if self.zoomed:
            self.action_zoom()

    def action_zoom(self) -> None:
        self.zoomed = not self.zoomed
        self.share()

    def action_split(self, by: int) -> None:
        now = self.split or (WIDE if self._is_wide else NARROW)
        self.split = max(LEAST, min(now + by, MOST))
        self.zoomed = False
        self.share()
        self.post_message(self.Split(self.split))

    # The line between the two is the border of the entry: it is dragged with the mouse.

    def on_mouse_down(self, event: events.MouseDown) -> None:
        detail = self.query_one(Detail).region
        if self.zoomed or self._nothing or not detail.area:
            return
        wide = self._is_wide
        self._dragged = event.screen_x == detail.x if wide else event.screen_y == detail.y
        if self._dragged:
            event.stop().prevent_default()
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if not self._dragged:
            return
        room, at = self.region, (event.screen_x, event.screen_y)
        left = room.right - at[0] if self._is_wide else room.bottom - at[1]
        whole = room.width if self._is_wide else room.height
        self.split = max(LEAST, min(round(100 * left / max(1, whole)), MOST))
        self.share()

    def on_mouse_up(self) -> None:
        if self._dragged:
            self._dragged = False
            self.release_mouse()
            self.post_message(self.Split(self.split))

    @property
    def _is_wide(self) -> bool:
        return self.screen.has_class("-wide")

    def share(self) -> None:
        """Give each its room."""
        wide = self._is_wide
        split = self.split or (WIDE if wide else NARROW)
        table, detail = self.query_one(EntryTable), self.query_one(Detail)
        # The table keeps the keyboard while it is not seen, so that j goes to the next entry.
        for pane, room in ((table, 0 if self.zoomed else 100 - split), (detail, split)):
            pane.styles.width = f"{room}fr" if wide else "1fr"
            pane.styles.height = "1fr" if wide else f"{room}fr"
        if self._nothing:
            table.styles.width, table.styles.height = "1fr", 1
        self.styles.layout = "horizontal" if wide and not self._nothing else "vertical"
        self.set_class(bool(self._nothing), "-nothing")
        self.screen.set_class(self.zoomed, "-zoomed")
