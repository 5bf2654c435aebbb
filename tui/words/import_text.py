"""What an import came to, for a person: in one line while it runs, and in a few at its end."""

from __future__ import annotations

from collections.abc import Iterator

from tui.translation import _, ngettext, number
from tui.work.outcome import OutcomeKind, Tally

_KINDS = {
    OutcomeKind.STORED: _("{n} stored"),
    OutcomeKind.KNOWN: _("{n} known already"),
    OutcomeKind.EMPTY: _("{n} without an annex"),
    OutcomeKind.HELD: _("{n} held back"),
    OutcomeKind.UNREADABLE: _("{n} not read"),
}


def speed(tally: Tally) -> str:
    """How many pages are read in a second."""
    pages = tally.numbers.pages / max(tally.seconds, 1e-3)
    return _("{n} pages a second").format(n=number(round(pages)))


def found_so_far(tally: Tally) -> str:
    """The entries, and how many of them are in doubt."""
    entries, doubtful = tally.numbers.entries, tally.numbers.in_doubt
    said = ngettext("{n} entry", "{n} entries", entries).format(n=number(entries))
    return said + _(", of which {n} in doubt").format(n=number(doubtful))


def sums(tally: Tally) -> str:
    """How far it is, in a line."""
    files = _("{n} of {all} files").format(n=number(tally.done), all=number(tally.total))
    return " · ".join((files, speed(tally), found_so_far(tally)))


def sums_of(tally: Tally) -> Iterator[str]:
    """The lines at the end: the most doubtful files first, then the sums."""
    if tally.doubtful and tally.total > 1:
        yield _("Most in doubt:")
        for doubtful, entries, name in tally.doubtful:
            yield _("  {doubt} of {n} in {file}").format(
                doubt=number(doubtful), n=number(entries), file=name
            )
    if not tally.total:
        yield _("There is no file that can be read in these folders.")
        return
    done = ngettext("{n} file", "{n} files", tally.done).format(n=number(tally.done))
    kinds = [_KINDS[kind].format(n=number(n)) for kind, n in tally.kinds.items() if n]
    yield ": ".join(filter(None, (done, ", ".join(kinds)))) + "."
    if tally.numbers.pages or tally.numbers.entries:
        yield f"{found_so_far(tally)}; {speed(tally)}."


def what_to_do(tally: Tally | None = None, *, stopped: bool) -> Iterator[str]:
    """The last lines: what to do next, with the database in which it is stored if `tally` tells of
    one."""
    if stopped:
        yield _("Stopped before the others; the same command goes on where it stopped.")
    if tally is None:
        return
    if tally.kinds[OutcomeKind.HELD]:
        yield _("Next: look at what was held back; --yes stores it all the same.")
    if tally.numbers.in_doubt:
        yield _("Next: sea, and R there, reviews what was read, the most doubtful first.")
    elif tally.numbers.new:
        yield _("Next: sea opens the app.")
