"""What is found, or marked, in the person's own pager or editor, while the app waits."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import monotonic
from typing import Any

from textual.app import SuspendNotSupported
from textual.screen import Screen

from parser.clean import clean
from tui.export.formats import FORMATS
from tui.screens.choose import Choice, Choose
from tui.screens.copying import print_and_wait
from tui.screens.export_entries import Exporting
from tui.translation import _, ngettext, number
from tui.work.programs import editor, pager, run_on

AT_ONCE = 0.3
"""Seconds: a program that ends sooner has shown a text that nobody could read, as cat does."""


async def offer_to_read(screen: Screen[Any], ids: Sequence[int], query: str) -> None:
    """Ask by what these entries are to be read, and show them there; `query` is what found them."""
    ways = {
        "p": (pager(), FORMATS["text"], _("as text in {program}")),
        "e": (editor(), FORMATS["markdown"], _("as Markdown in {program}")),
    }
    choices = [
        Choice(key, what.format(program=clean(Path(program[0]).name)))
        for key, (program, _format, what) in ways.items()
        if program
    ]
    if not choices or not len(ids):
        said = _("There is nothing to read, or no program for it; set PAGER or EDITOR.")
        screen.notify(said, markup=False)
        return

    async def read(key: str | None) -> None:
        if key:
            program, format, _what = ways[key]
            await _read(screen, Exporting(ids, query, format, tells=False), program)

    title = ngettext("Read {n} entry outside the app", "Read {n} entries outside the app", len(ids))
    await screen.app.push_screen(Choose(title.format(n=number(len(ids))), choices), read)


async def _read(screen: Screen[Any], exporting: Exporting, program: Sequence[str]) -> None:
    """Write the entries into a folder of their own, show them, and throw them away unless they were
    changed."""
    folder = Path(tempfile.mkdtemp(prefix="seakijker-"))
    exporting.target = folder / (_("entries") + exporting.ending)

    def written(is_written: bool | None) -> None:
        is_changed = bool(is_written) and _show(screen, program, exporting.target)
        if is_changed:
            said = _("What you changed is kept in {path}.")
            path = clean(str(exporting.target))
            screen.notify(said.format(path=path), timeout=20, markup=False)
        else:
            shutil.rmtree(folder, ignore_errors=True)

    await screen.app.push_screen(exporting, written)


def _show(screen: Screen[Any], program: Sequence[str], file: Path) -> bool:
    """Run the program on the file; whether it changed what stands there."""
    before = file.read_bytes()
    try:
        with screen.app.suspend():
            began = monotonic()
            why = run_on(program, file)
            if not why and monotonic() - began < AT_ONCE:
                print_and_wait("")
    except SuspendNotSupported:
        screen.notify(_("This terminal cannot be suspended."), markup=False)
        return False
    if why:
        said = _("{program} could not be run ({why}); set PAGER or EDITOR.")
        said = said.format(program=clean(program[0]), why=why)
        screen.notify(said, severity="error", timeout=20, markup=False)
    return file.exists() and file.read_bytes() != before
