"""What the command palette offers: the deeds of the screen, the saved searches, the themes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from rich.text import Text
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider

from db.search import Saved, saved
from tui.actions import actions_of
from tui.translation import _
from tui.widgets.search_bar import SearchBar

if TYPE_CHECKING:
    from tui.app import SeakijkerApp

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
        sea = cast("SeakijkerApp", self.app)
        self._offers = [
            PaletteItem(deed.what, " ".join(deed.keys), partial(sea.run_action, *deed.call))
            for deed in await actions_of(self.screen)
            if not deed.why_not
        ]
        for bar in self.screen.query(SearchBar):
            self._offers += [
                PaletteItem(
                    _("search: {name}").format(name=one.name), one.text, partial(_type, bar, one)
                )
                for one in await sea.finder.ask(saved)
            ]
        self._offers += [
            PaletteItem(_("theme: {name}").format(name=name), "", partial(_choose, sea, name))
            for name in sorted(sea.available_themes)
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
            yield Hit(1, Text(_("Nothing has that in it.")), lambda: None)


def _type(bar: SearchBar, search: Saved) -> None:
    bar.text = search.text


def _choose(sea: SeakijkerApp, theme: str) -> None:
    """Take the theme, and say how it is kept."""
    sea.theme = theme
    said = _('theme = "{theme}" in {path} keeps it.')
    sea.notify(said.format(theme=theme, path=sea.settings.file), markup=False)


def palette() -> CommandPalette:
    """The palette on the screen that is open."""
    return CommandPalette(providers=[Offers], placeholder=_("what to do"))
