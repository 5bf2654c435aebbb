"""What is done with all that is marked but no decision: it is copied, and its links are opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from io import BytesIO

from db.search import Row, rows
from parser.clean import clean
from tui.export.to_markdown import write_markdown
from tui.export.writer import About, web_addresses
from tui.open_link import as_opened
from tui.screens.choose import Choice, Choose
from tui.screens.copying import short
from tui.screens.entry_screen import EntryScreen
from tui.translation import _, ngettext, number
from tui.words.copied_text import citations, texts

FEW = 5
"""Links that are opened without a question."""
MOST_COPIED = 74_994
"""Bytes that many terminals take into the clipboard at once: as base64 they are 100,000."""


async def offer_with_marked(
    screen: EntryScreen, ids: Sequence[int], unmark: Callable[[], None]
) -> None:
    """Choose what is done with the entries that are marked, and do it."""
    choices = [
        Choice("c", _("copy their citations")),
        Choice("m", _("copy them as Markdown")),
        Choice("t", _("copy them as text")),
        Choice("o", _("open their links")),
        Choice("d", _("mark them no longer")),
    ]
    copied = {"c": citations, "m": _markdown, "t": texts}

    async def do(key: str | None) -> None:
        if key == "d":
            unmark()
        elif key:
            asking = screen.sea.fetcher.ask(lambda db: rows(db, ids))
            marked = await screen.answer_or_notify(asking)
            if marked and key == "o":
                await _open_links(screen, marked)
            elif marked:
                _copy(screen, copied[key](marked))

    title = ngettext("{n} marked entry", "{n} marked entries", len(ids))
    await screen.app.push_screen(Choose(title.format(n=number(len(ids))), choices), do)


def _copy(screen: EntryScreen, text: str) -> None:
    screen.app.copy_to_clipboard(text)
    said = _("Sent to the clipboard: {text}").format(text=short(text))
    if len(text.encode("utf-8", "replace")) > MOST_COPIED:
        long = _("Many terminals take no text of this length; {key} or {export} do.")
        key = screen.sea.key("entry.read-outside", "vertical_line")
        said += "\n" + long.format(key=key, export=screen.sea.key("entry.export", "E"))
    screen.notify(said, markup=False)


async def _open_links(screen: EntryScreen, marked: Sequence[Row]) -> None:
    """Open their links, where they are more than a few once the person says so."""
    links = list(dict.fromkeys(url for row in marked for url in web_addresses(row)))
    if not links:
        screen.notify(_("No marked entry has a link that can be opened."), markup=False)
    elif len(links) <= FEW:
        _open(screen, links)
    else:
        asked = ngettext(
            "Open {n} link in the browser?", "Open {n} links in the browser?", len(links)
        )
        yes = Choice("y", _("open them all, each in a tab"))
        await screen.app.push_screen(
            Choose(asked.format(n=number(len(links))), [yes]),
            lambda key: _open(screen, links) if key else None,
        )


def _open(screen: EntryScreen, links: Sequence[str]) -> None:
    for url in links:
        if not screen.sea.opener(as_opened(url)):
            said = _("No browser here; copy them instead.")
            screen.notify(said, severity="warning", markup=False)
            return
    said = ngettext("Opened {n} link", "Opened {n} links", len(links))
    screen.notify(said.format(n=number(len(links))), markup=False)


def _markdown(marked: Sequence[Row]) -> str:
    out = BytesIO()
    write_markdown(marked, About("", datetime.now(), len(marked)), out)
    return clean(out.getvalue().decode())
