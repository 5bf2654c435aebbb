"""What is found, or marked, written into a file: what as, under which name, and how far it is."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any, ClassVar

from sqlite_utils import Database
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen
from textual.widgets import Label, ProgressBar

from db import StoreError
from parser.clean import clean
from tui.export.formats import FORMATS, Format
from tui.screens.ask import AskText
from tui.screens.choose import Choice, Choose
from tui.session import SessionMixin
from tui.translation import _, ngettext, number
from tui.widgets.keys import Keys
from tui.words.export_text import written

if TYPE_CHECKING:
    from tui.export.writer import Misfit

LOOK = 0.1
"""Seconds between two looks at how far it is."""
TOLD = 2
"""Misfits that a person is told of here; `sea export` tells them all."""


async def offer_export(screen: Screen[Any], ids: Sequence[int], query: str) -> None:
    """Ask what to write these entries as, and where, and write them; `query` is what found them."""
    if not len(ids):
        screen.notify(_("There is nothing to export."), markup=False)
        return
    by_key = {format.key: format for format in FORMATS.values()}
    title = ngettext("Export {n} entry as", "Export {n} entries as", len(ids))

    async def ask_name(key: str | None) -> None:
        if key:
            await _ask_name(screen, Exporting(ids, query, by_key[key]))

    choices = [Choice(key, format.what) for key, format in by_key.items()]
    choose = Choose(title.format(n=number(len(ids))), choices)
    await screen.app.push_screen(choose, ask_name)


async def _ask_name(screen: Screen[Any], exporting: Exporting) -> None:
    async def named(name: str | None) -> None:
        if not name:
            return
        path = Path(name).expanduser().absolute()
        exporting.target = path if path.suffix else path.with_name(path.name + exporting.ending)
        if not os.path.lexists(exporting.target):
            await screen.app.push_screen(exporting)
            return
        said = _("{path} exists already.").format(path=clean(str(exporting.target)))
        await screen.app.push_screen(Choose(said, [Choice("r", _("replace it"))]), replace)

    async def replace(key: str | None) -> None:
        if key:
            exporting.force = True
            await screen.app.push_screen(exporting)

    start = str(Path.cwd() / (_("entries") + exporting.ending))
    await screen.app.push_screen(AskText(_("The file to write"), text=start), named)


class _Stopped(Exception):
    """The person wanted no more of it."""


class Exporting(ModalScreen[bool], SessionMixin):
    """Writes the file `target`, shows how far it is, and `tells` what came of it; the answer is
    whether it was written."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,x", "stop", _("stop writing"), key_display="esc", id="export.stop"),
    ]

    def __init__(
        self, ids: Sequence[int], query: str, format: Format, *, tells: bool = True
    ) -> None:
        super().__init__()
        self._tells = tells
        self._ids, self._query, self._format = ids, query, format
        self.target = Path()
        self.force = False
        self._done = 0
        self._stop = Event()

    @property
    def ending(self) -> str:
        """How the names of such files end."""
        return self._format.ending

    def compose(self) -> ComposeResult:
        with Vertical(id="progress"):
            said = _("Writing {path}").format(path=clean(str(self.target)))
            yield Label(said, classes="title", markup=False)
            yield ProgressBar(len(self._ids))
        yield Keys()

    def on_mount(self) -> None:
        self.set_interval(LOOK, self._look)
        self._write()

    def on_unmount(self) -> None:
        self._stop.set()

    def action_stop(self) -> None:
        self._stop.set()

    def _look(self) -> None:
        self.query_one(ProgressBar).update(progress=self._done)

    def _step(self, done: int) -> None:
        """Called in the thread that writes."""
        if self._stop.is_set():
            raise _Stopped
        self._done = done

    @work
    async def _write(self) -> None:
        from tui.export.exporting import export

        def answer(db: Database) -> list[Misfit]:
            given = (self._ids, self._query, self._format, self.target)
            return export(db, *given, force=self.force, step=self._step)

        is_written = False
        try:
            misfits = await self.sea.counter.ask(answer)
        except _Stopped:
            self.notify(_("Nothing was written."), markup=False)
        except StoreError as error:
            self.notify(str(error), severity="error", timeout=20, markup=False)
        else:
            is_written = True
            if self._tells:
                self._tell(misfits)
        if not self.is_going_down:
            self.dismiss(is_written)

    def _tell(self, misfits: Sequence[Misfit]) -> None:
        from tui.export.writer import misfit_line

        lines = [f"{clean(str(self.target))}: {written(len(self._ids), len(misfits))}"]
        lines += [clean(misfit_line(misfit)) for misfit in misfits[:TOLD]]
        if misfits[TOLD:]:
            lines.append(_("… sea export tells them all."))
        if misfits:
            self.notify("\n".join(lines), severity="warning", timeout=20, markup=False)
        else:
            self.notify(lines[0], markup=False)
