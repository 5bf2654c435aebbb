"""The last line of a screen: the keys that matter where the keyboard is."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Footer


class Keys(Footer):
    """They follow the focus; the key of the help stays in sight where there is no room for all."""

    DEFAULT_CSS = """
    Keys FooterKey.-help {
        dock: right;
        margin-right: 0;
        padding-left: 1;
        background: $footer-background;
    }
    """

    def __init__(self) -> None:
        super().__init__(show_command_palette=False, compact=True)

    def compose(self) -> ComposeResult:
        for part in super().compose():
            part.set_class(getattr(part, "action", "") == "help", "-help")
            yield part
