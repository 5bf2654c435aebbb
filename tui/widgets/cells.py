"""Texts in cells of a terminal: exactly as wide as asked, whatever stands in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
"""What moves the cursor of a terminal, or is as wide as it sees fit, such as a tab."""
_JOINER = re.compile("\u200d(?![\u2600-\u27bf\U0001f000-\U0001faff])")
"""A joiner that joins no pictures: it would swallow a blank."""


def fitted(text: str, width: int) -> str:
    """No more of `text` than fits in `width` cells, with a sign where some was left out, and blanks
    up to that width."""
    if len(text) <= width and text.isascii() and text.isprintable():
        return text.ljust(width)
    # A cell has a few characters at most, but for heaps of combining marks.
    some = _JOINER.sub("", _CONTROL.sub(" ", text[: 4 * width + 1]))
    if len(text) <= 4 * width + 1 and cell_len(some) <= width:
        return set_cell_size(some, width)
    start = set_cell_size(some, max(0, width - 1)).rstrip(" \u200d")
    return set_cell_size(start + "…" * (width > 0), width)


def marked(
    text: str, spans: Iterable[tuple[int, int]], style: Style, mark: Style
) -> Iterator[Segment]:
    """`text` with the letters of `spans` marked; a span may lie beyond it."""
    at = 0
    for start, end in spans:
        if start >= len(text):
            break
        if at < start:
            yield Segment(text[at:start], style)
        yield Segment(text[start:end], mark)
        at = min(end, len(text))
    if at < len(text):
        yield Segment(text[at:], style)


def signs(text: str, colours: dict[str, Style], style: Style) -> Sequence[Segment]:
    """Each character in a colour of its own, where it has one."""
    return [Segment(sign, style + colours.get(sign, Style.null())) for sign in text]
