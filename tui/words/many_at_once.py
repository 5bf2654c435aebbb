"""What is said of a decision on all that is marked."""

from __future__ import annotations

from db.review import Outcome
from db.review.marked import Survey
from db.review_state import ReviewState
from tui.translation import _, ngettext, number


def asked(said: Survey, review: str) -> str:
    """The question whether to decide so on what is marked, or for "" whether to set a field of it:
    on how many entries, of how many papers, and which are left out."""
    n = len(said.ready)
    what = {
        ReviewState.ACCEPTED: ngettext("Accept {n} entry", "Accept {n} entries", n),
        ReviewState.REJECTED: ngettext("Reject {n} entry", "Reject {n} entries", n),
        ReviewState.FLAGGED: ngettext("Flag {n} entry", "Flag {n} entries", n),
    }.get(
        ReviewState(review), ngettext("Set a field of {n} entry", "Set a field of {n} entries", n)
    )
    papers = ngettext("of {n} paper", "of {n} papers", said.papers)
    first = f"{what.format(n=number(n))} {papers.format(n=number(said.papers))}"
    if said.doubtful:
        doubtful = ngettext("{n} in doubt", "{n} in doubt", said.doubtful)
        first += f", {doubtful.format(n=number(said.doubtful))}"
    return "\n".join([f"{first}?", *left_out(said)])


def reason_asked(review: str, entries: int) -> str:
    """Why so many entries are rejected or flagged?"""
    if review == ReviewState.REJECTED:
        said = ngettext("Why is this not an entry?", "Why are these {n} not entries?", entries)
    else:
        said = ngettext(
            "What should somebody look at?", "What should somebody look at in these {n}?", entries
        )
    return said.format(n=number(entries))


def nothing_left(said: Survey) -> str:
    """That the decision would change nothing of what is marked, and why."""
    return " ".join([_("There is nothing to do."), *left_out(said)])


def left_out(said: Survey) -> list[str]:
    """How many of the marked entries a decision leaves as they are, and why."""
    changed, already, gone = len(said.changed), len(said.already), len(said.gone)
    lines = [
        (
            changed,
            ngettext(
                "{n} has changed since it was marked, and is left out: mark it anew.",
                "{n} have changed since they were marked, and are left out: mark them anew.",
                changed,
            ),
        ),
        (already, ngettext("{n} is so already.", "{n} are so already.", already)),
        (
            gone,
            ngettext(
                "{n} is gone: its import was taken back.",
                "{n} are gone: their import was taken back.",
                gone,
            ),
        ),
    ]
    return [line.format(n=number(n)) for n, line in lines if n]


def done(review: str, entries: int, undo: str) -> str:
    """What was decided on so many entries, and the key that takes it back."""
    said = {
        ReviewState.ACCEPTED: ngettext("{n} entry accepted", "{n} entries accepted", entries),
        ReviewState.REJECTED: ngettext("{n} entry rejected", "{n} entries rejected", entries),
        ReviewState.FLAGGED: ngettext("{n} entry flagged", "{n} entries flagged", entries),
    }.get(ReviewState(review), ngettext("{n} entry changed", "{n} entries changed", entries))
    back = _("{said}; {key} takes it back.")
    return back.format(said=said.format(n=number(entries)), key=undo)


def undone(decided: Outcome) -> str:
    """On how many entries a decision was undone."""
    n = len(decided.versions)
    if not decided.group:
        return _("There is nothing to undo.")
    return ngettext("Undone on {n} entry.", "Undone on {n} entries.", n).format(n=number(n))


def redone(decided: Outcome) -> str:
    """On how many entries a decision was done again."""
    n = len(decided.versions)
    if not decided.group:
        return _("There is nothing to redo.")
    return ngettext("Redone on {n} entry.", "Redone on {n} entries.", n).format(n=number(n))
