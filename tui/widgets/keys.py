"""The last line of a screen: the keys that matter where the keyboard is."""

from __future__ import annotations

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.widgets import Footer


class Keys(Footer):
    """They follow the focus. Where there is no room for all, those that do not fit whole are left
    out, but for the key of the help."""

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
        self.call_after_refresh(self._fit)

    def on_resize(self) -> None:
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        # Not by their regions: what cannot be seen now has none.
        widths = {key: cell_len(str(key.render())) + key.gutter.width for key in self.children}
        end = self.size.width - sum(widths[key] for key in self.query(".-help"))
        right = 0
        for key, width in widths.items():
            right += width
            key.visible = key.has_class("-help") or right <= end
            right += key.styles.margin.width
