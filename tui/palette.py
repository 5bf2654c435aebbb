"""What the command palette offers: the deeds of the screen, the saved searches, the themes, the
languages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, cast

from rich.text import Text
from textual.app import App
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider

from db.search import Saved, saved
from tui.actions import actions_of
from tui.config.language import NAMES, keep
from tui.session import Session
from tui.translation import _
from tui.widgets.search_bar import SearchBar

# A name of a search is what a person typed: it is put into a Text, in which markup means nothing.


@dataclass(frozen=True, slots=True)
class PaletteItem:
    """Something to choose: what it is, its keys or what else is told of it, and how it is done."""

    what: str
    more: str
    run: Callable[[], Any]

    def shown(self) -> Text:
        return Text.assemble(self.what, ("  " + self.more, "dim"))


class Offers(Provider):
    """All that can be chosen on the screen on which the palette was opened."""

    async def startup(self) -> None:
        app, session = self.app, cast("Session", self.app)
        self._offers = [
            PaletteItem(action.what, " ".join(action.keys), partial(app.run_action, *action.call))
            for action in await actions_of(self.screen)
            if not action.why_not
        ]
        for bar in self.screen.query(SearchBar):
            self._offers += [
                PaletteItem(
                    _("search: {name}").format(name=one.name), one.text, partial(_type, bar, one)
                )
                for one in await session.finder.ask(saved)
            ]
        self._offers += [
            PaletteItem(_("theme: {name}").format(name=name), "", partial(_choose, app, name))
            for name in sorted(app.available_themes)
        ]
        self._offers += [
            PaletteItem(_("language: {name}").format(name=name), "", partial(_speak, app, language))
            for language, name in NAMES.items()
        ]

    async def discover(self) -> Hits:
        for offer in self._offers:
            yield DiscoveryHit(offer.shown(), offer.run, offer.what)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        found = False
        for offer in self._offers:
            score = matcher.match(f"{offer.what} {offer.more}")
            if score > 0:
                found = True
                yield Hit(score, offer.shown(), offer.run, offer.what)
        if not found:
            yield Hit(1, Text(_("Nothing contains that.")), lambda: None)


def _type(bar: SearchBar, search: Saved) -> None:
    bar.text = search.text


def _choose(app: App[object], theme: str) -> None:
    """Take the theme, and keep it."""
    app.theme = theme
    session = cast("Session", app)
    session.state.theme = theme
    session.keep_state()


def _speak(app: App[object], language: str) -> None:
    """Keep the language: what is on the screen was put into words when the app began."""
    try:
        keep(language)
    except OSError as error:
        said = _("The language could not be kept ({why}).").format(why=error.strerror)
        app.notify(said, severity="error", markup=False)
        return
    said = _("From the next start on Seakijker speaks: {name}.")
    app.notify(said.format(name=NAMES[language]), markup=False)


def palette() -> CommandPalette:
    """The palette on the screen that is open."""
    return CommandPalette(providers=[Offers], placeholder=_("what to do"))
