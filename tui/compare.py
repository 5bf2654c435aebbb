"""Texts beside each other, cut down to where they differ."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from rich.text import Text

AROUND = 40
"""Characters that are shown before and after what differs: enough to find the place."""
DIFFERS = "bold underline"
"""Seen in every theme, and without colour."""


def differing(texts: Sequence[str], around: int = AROUND) -> list[Text]:
    """Each of `texts` without what all of them begin and end with, save for `around` characters,
    and with the rest of it marked."""
    start = _alike(texts)
    end = _alike([text[start:][::-1] for text in texts])
    return [_cut(text, start, len(text) - end, around) for text in texts]


def _alike(texts: Sequence[str]) -> int:
    """How many characters all of `texts` begin with."""
    letters = zip(*texts, strict=False)
    return sum(1 for _ in takewhile(lambda these: len(set(these)) == 1, letters))


def _cut(text: str, start: int, stop: int, around: int) -> Text:
    first, last = max(0, start - around), min(len(text), stop + around)
    shown = Text("…" if first else "")
    shown.append(text[first:start]).append(text[start:stop], DIFFERS).append(text[stop:last])
    return shown.append("…" if last < len(text) else "")
