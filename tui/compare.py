"""Texts beside each other, cut down to where they differ."""

from __future__ import annotations

from collections.abc import Sequence
from os.path import commonprefix

from rich.text import Text

AROUND = 40
"""Characters that are shown before and after what differs: enough to find the place."""
DIFFERS = "bold underline"
"""Seen in every theme, and without colour."""


def differing(texts: Sequence[str], around: int = AROUND) -> list[Text]:
    """Each of `texts` without what all of them begin and end with, save for `around` characters,
    and with the rest of it marked."""
    start = len(commonprefix(list(texts)))
    shortest = min(map(len, texts), default=0)
    end = len(commonprefix([text[start:][::-1] for text in texts]))
    end = min(end, shortest - start)
    return [_cut(text, start, len(text) - end, around) for text in texts]


def _cut(text: str, start: int, stop: int, around: int) -> Text:
    first, last = max(0, start - around), min(len(text), stop + around)
    shown = Text("…" if first else "")
    shown.append(text[first:start]).append(text[start:stop], DIFFERS).append(text[stop:last])
    return shown.append("…" if last < len(text) else "")
