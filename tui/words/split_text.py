"""How it is shown where an entry is split, and where two are joined: a line between the two."""

from __future__ import annotations

import json
from collections.abc import Sequence

from rich.text import Text

from parser import TITLES, Entry
from tui.translation import _
from tui.words.describe import MARK

CUT = "‖"
"""Between what the first says and what the second does."""
SEAM = 100
"""Characters that are shown before a seam, and behind it."""
SECOND = "underline"
"""How that of the second is drawn."""


def field_line(field: str, units: Sequence[str], cut: int | None, most: int) -> Text:
    """The field with its cut, None where both have it whole; of a long text no more than `most`
    characters before the cut, and as many behind it."""
    text = Text(f"{TITLES[field]} ", "dim")
    words = [_link(unit) for unit in units] if field == "links" else units
    if cut is None:
        return text.append(_clipped("".join(words), most)).append(" " + _("(both)"), "dim")
    before, after = "".join(words[:cut]), "".join(words[cut:])
    text.append("…" + before[-most:] if len(before) > most else before)
    return text.append(CUT, MARK).append(_clipped(after, most), SECOND)


def seam(upper: Entry, rest: Entry) -> str:
    """How the text of one entry ends, and that of another which goes on there begins."""
    ends, begins = (" ".join((one.conclusies or one.titel).split()) for one in (upper, rest))
    before = "…" + ends[-SEAM:] if len(ends) > SEAM else ends
    return f"{before} {CUT} {_clipped(begins, SEAM)}"


def _clipped(text: str, most: int) -> str:
    return text[:most] + "…" if len(text) > most else text


def _link(unit: str) -> str:
    words, url, _field = json.loads(unit)
    return f"{url or words} "
