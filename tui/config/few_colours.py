"""Terminals of sixteen colours, such as PuTTY's as xterm and the console of Linux.

A colour is shown there as the nearest of the sixteen; of a text and what is behind it that may be
the same one, and then nothing is seen.
"""

from __future__ import annotations

from functools import lru_cache

from rich.color import Color as RichColor
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

THEME = "high-contrast"
"""The theme where nobody chose one: its colours are among the sixteen."""
SYSTEMS = ("standard", "windows")
"""What Rich calls terminals of so few colours."""
_BRIGHT = frozenset({7, 10, 11, 14, 15})
"""Those of the sixteen, by number, on which black is read better than white."""
_BLACK, _WHITE = RichColor.from_ansi(0), RichColor.from_ansi(15)


class FewColours(LineFilter):
    """Gives a text another colour where it would have that of its ground."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [
            Segment(text, seen(style) if style and text.strip() else style, control)
            for text, style, control in segments
        ]


@lru_cache(4096)
def seen(style: Style) -> Style:
    """The style with black or white for its text, where that could not be told from the ground."""
    ground = number_of(style.bgcolor)
    if ground is None or ground != number_of(style.color):
        return style
    return style + Style.from_color(_BLACK if ground in _BRIGHT else _WHITE)


def number_of(color: RichColor | None) -> int | None:
    """Which of the sixteen is shown for it; None where the terminal has its own."""
    if color is None or color.is_default:
        return None
    return color.downgrade(ColorSystem.STANDARD).number
