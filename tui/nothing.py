"""What is said where there is nothing to show."""

from __future__ import annotations

from collections.abc import Sequence

from db.advice import Advice
from parser.clean import clean
from tui.finding import up_to
from tui.lang import _

EMPTY = _(
    "There is nothing here yet.\n\n"
    "Press I to read the annex of a report, or leave with q and type:\n\n"
    "    sea import kst-36360-VI-1.pdf\n\n"
    "To look around in an example:\n\n"
    "    sea demo"
)


def nothing_has(text: str, found: Sequence[Advice] = ()) -> str:
    """That no entry has `text`, and what finds something."""
    said = [_("No entry has “{text}”.").format(text=clean(text))]
    if found:
        hits = [up_to(one.entries) for one in found]
        widest = max(map(len, hits))
        lines = [f"{n:>{widest}}  {clean(one.query)}" for n, one in zip(hits, found, strict=True)]
        said += [_("These find something; in the bar, tab offers them:"), "\n".join(lines)]
    return "\n\n".join([*said, _("esc shows all entries.")])
