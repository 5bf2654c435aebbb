"""How far an import is, in one line."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from parser.clean import clean
from tui.session import SessionMixin
from tui.translation import _, ngettext
from tui.work.background_import import Import
from tui.work.outcome import OutcomeKind

LOOK = 0.25
"""Seconds between two looks at how far it is."""


class ImportLine(Static, SessionMixin):
    """Shown while files are read, and until somebody has seen what came of them."""

    DEFAULT_CSS = """
    ImportLine {
        height: 1;
        padding: 0 1;
        background: $panel;
        color: $text-accent;
        text-wrap: nowrap;
        text-overflow: ellipsis;
        display: none;
    }
    """

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._import: Import | None = None

    def on_mount(self) -> None:
        self.set_interval(LOOK, self._look)

    async def on_click(self) -> None:
        await self.run_action("screen.import")

    def show(self, running: Import | None) -> None:
        """Follow this import; None hides the line."""
        self._import = running
        self.display = running is not None
        self._look()

    def _look(self) -> None:
        if self._import is not None:
            said = progress_text(self._import)
            if not self._import.running and not self._import.trouble:
                key = self.sea.key("browse.import", "I")
                said += _(" · {key} shows what came of it").format(key=key)
            self.update(Content(said))


def progress_text(running: Import) -> str:
    """How far it is, or what came of it, in a sentence."""
    tally = running.tally
    if running.trouble:
        return running.trouble
    if running.running:
        said = _("Stopping…") if running.stopping else _("Reading {n} of {all}: {name}")
        at = min(tally.done + 1, tally.total)
        return said.format(n=at, all=tally.total, name=clean(tally.reading))
    known = tally.kinds[OutcomeKind.KNOWN]
    read = tally.done - known
    said = ngettext("{n} file read", "{n} files read", read).format(n=read)
    if known:
        said += ", " + _("{n} known already").format(n=known)
    if tally.failed:
        more = ngettext(
            "{n} with something to report", "{n} with something to report", tally.failed
        )
        said += ", " + more.format(n=tally.failed)
    if tally.done < tally.total:
        said += ", " + _("stopped before the others")
    return said
