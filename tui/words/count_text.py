"""How many entries were found, of how many, and how soon, in words."""

from __future__ import annotations

from tui.translation import _, ngettext, number
from tui.work.finding import Found, up_to


def count_text(found: Found, seconds: float) -> str:
    """What the search bar says of what was `found` within so many `seconds`."""
    total = number(found.total)
    if found.wanted.text.strip():
        hits = number(found.hits) if found.whole else up_to(found.hits)
        said = _("{hits} of {total}").format(hits=hits, total=total)
        said += f" · {seconds * 1000:.0f} ms"
    else:
        said = ngettext("{n} entry", "{n} entries", found.total).format(n=total)
    if found.hidden:
        said = _("{hits} · {n} hidden").format(hits=said, n=number(found.hidden))
    return said
