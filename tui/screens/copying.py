"""What can be copied of an entry, and how it gets into the clipboard."""

from __future__ import annotations

import signal
from collections.abc import Iterator

from db.search import Row
from parser.clean import clean
from tui.screens.choose import Choice
from tui.translation import _
from tui.words.cite import address, as_text, citation

LONGEST = 300
"""Characters of a text that are told; of a whole entry nobody reads more in a menu."""


def copies(row: Row) -> dict[str, tuple[str, str]]:
    """What can be copied: key → what it is, and its text; the commonest first.

    The link comes first where there is one: it is what a machine without a browser cannot open.
    """
    urls = [link.url for link in row.entry.links][:9]
    link_n = _("link {n}") if urls[1:] else _("the link")
    paper = address(row.document, row.entry.pages)
    every = {
        **{
            "l" if at == 1 else str(at): (link_n.format(n=at), url)
            for at, url in enumerate(urls, 1)
        },
        "c": (_("the citation"), citation(row.document, row.entry.pages)),
        "d": (_("the address of the Kamerstuk, at this page"), paper),
        "e": (_("the entry as text"), as_text(row)),
    }
    return {key: (what, clean(text)) for key, (what, text) in every.items() if text}


def choices(row: Row) -> Iterator[Choice]:
    """`copies` for a menu, and the way out where the terminal takes nothing into the clipboard."""
    for key, (what, text) in copies(row).items():
        yield Choice(key, what, short(text) if key != "e" else "")
    yield Choice("s", _("show all of it outside the app, to select with the mouse"))


def short(text: str) -> str:
    """As much of `text` as a person looks at."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def print_and_wait(text: str) -> None:
    """Print on a plain terminal, which the app has left, until Enter is pressed, or Ctrl-C."""
    # asyncio's own handler would end the app.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        print(f"\n{text}\n")
        input(_("Press Enter to return to Seakijker. "))
    except (EOFError, KeyboardInterrupt):
        return
    finally:
        signal.signal(signal.SIGINT, before)


def everything(row: Row) -> str:
    """All that can be copied, to stand on a plain terminal."""
    return "\n\n".join(text for _, text in copies(row).values())
