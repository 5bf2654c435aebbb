"""What an export says of itself."""

from __future__ import annotations

from datetime import datetime

from tui.translation import _, ngettext, number


def heading(query: str, at: datetime, total: int) -> str:
    """What stands above the entries: "12 entries for ‘terugkeer’, 28-11-2026"."""
    said = ngettext("{n} entry", "{n} entries", total).format(n=number(total))
    if query:
        said += _(" for ‘{query}’").format(query=query)
    return f"{said}, {at:%d-%m-%Y}"


def written(entries: int, misfits: int) -> str:
    """What came of it: "12 entries written, 1 value did not fit."."""
    said = ngettext("{n} entry written", "{n} entries written", entries)
    said = said.format(n=number(entries))
    if misfits:
        left = ngettext(", {n} value did not fit", ", {n} values did not fit", misfits)
        said += left.format(n=number(misfits))
    return f"{said}."
