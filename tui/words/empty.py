"""What is said where there is nothing to show."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from db.search import Advice
from parser.clean import clean
from tui.translation import _, ngettext, number
from tui.work.finding import up_to

Key = Callable[[str, str], str]
"""`SeakijkerApp.key`."""


def empty_store(key: Key) -> str:
    """That nothing is stored, and how to begin."""
    return _(
        "There is nothing here yet.\n\n"
        "Press {read} to read the annex of a report, or leave with {leave} and type:\n\n"
        "    sea import kst-36360-VI-1.pdf\n\n"
        "To look around in an example:\n\n"
        "    sea demo"
    ).format(read=key("browse.import", "I"), leave=key("app.quit", "q"))


def no_hits(text: str, key: Key, found: Sequence[Advice] = (), hidden: int = 0) -> str:
    """That nothing is found for `text`, and what finds something."""
    said = [_("Nothing was found for “{text}”.").format(text=clean(text))]
    if hidden:
        said.append(hidden_text(hidden))
    if found:
        hits = [up_to(one.entries) for one in found]
        widest = max(map(len, hits))
        lines = [f"{n:>{widest}}  {clean(one.query)}" for n, one in zip(hits, found, strict=True)]
        offer = _("These find something; in the bar, {key} offers them:")
        said += [offer.format(key=key("search.complete", "tab")), "\n".join(lines)]
    shows = _("{key} shows all entries.").format(key=key("browse.clear", "escape"))
    return "\n\n".join([*said, shows])


def hidden_text(entries: int) -> str:
    """How many entries are left out of what was found, and what shows them."""
    return ngettext(
        "{n} entry that was rejected or is missing is hidden; review:rejected,missing finds it.",
        "{n} entries that were rejected or are missing are hidden; review:rejected,missing finds "
        "them.",
        entries,
    ).format(n=number(entries))


def nothing_to_review(text: str, key: Key) -> str:
    """That a review has no entries, and why."""
    said = (
        _("Nothing to review: nothing was found for “{text}”.").format(text=clean(text))
        if text.strip()
        else _("Nothing to review: no report has been read yet.")
    )
    back = _("{back} goes back to the table.").format(back=key("queue.back", "escape"))
    return f"{said}\n\n{back}"


def nothing_to_look_at(key: Key) -> str:
    """That nothing is offered for a second look, and why."""
    return _(
        "Nothing to look at a second time.\n\n"
        "Of the entries that other reviewers accepted, one in ten is offered here, chosen by "
        "chance, until somebody has looked at it twice. There is none now.\n\n"
        "{back} goes back to the table."
    ).format(back=key("queue.back", "escape"))
