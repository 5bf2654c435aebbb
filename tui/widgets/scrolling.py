"""What is scrolled through becomes longer or shorter, and all else stays where it is."""

from __future__ import annotations

from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.widget import Widget


def resize_within(view: ScrollView, size: Size) -> None:
    """Give a view with a fixed scrollbar another virtual size, and draw it.

    Without the layout of the whole screen that Textual makes of it, which takes longer than the
    drawing: this happens at every keystroke.
    """
    view.set_reactive(Widget.virtual_size, size)
    view.vertical_scrollbar.window_virtual_size = size.height
    view.scroll_y = min(view.scroll_y, view.max_scroll_y)
    view.refresh()
