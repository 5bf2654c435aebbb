"""The searches that are kept under a name: used, added to, taken away."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Region
from textual.widgets import OptionList, Static

from db.search import Saved, delete, first_page, save, saved
from parser.clean import clean
from tui.screens.ask import AskText
from tui.screens.choose import Choice, Choose
from tui.screens.overlay import FILLING, Overlay
from tui.translation import _
from tui.widgets.keys import Keys
from tui.widgets.pick_list import PickList
from tui.work.finding import up_to


class Searches(Overlay[str]):
    """The answer is the query of the search that is to be used."""

    # With priority, so that of keys that come in one read none is for what had the focus before.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "use", _("search"), priority=True, id="saved.use"),
        Binding("n", "keep", _("save this search"), priority=True, id="saved.keep"),
        Binding(
            "d,delete", "delete", _("delete"), key_display="d", priority=True, id="saved.delete"
        ),
        Binding(
            "escape,S,q", "dismiss", _("back"), key_display="esc", priority=True, id="saved.back"
        ),
    ]

    def __init__(self, query: str, place: Callable[[], Region]) -> None:
        super().__init__(place)
        self._typed = query.strip()
        self._saved: list[Saved] = []
        self._hits: dict[str, int] = {}

    def compose(self) -> ComposeResult:
        with Vertical(classes="over"):
            yield Static(_("Saved searches"), id="searches-of", markup=False)
            none = _("No search is saved yet. {key} saves the one in the search bar.")
            key = self.sea.key("saved.keep", "n")
            yield Static(none.format(key=key), id="no-searches", markup=False)
            yield PickList()
        yield Keys()

    def on_mount(self) -> None:
        self.set_focus(self.query_one(PickList))
        self._load()

    @property
    def _current(self) -> Saved | None:
        at = self.query_one(PickList).highlighted
        return None if at is None else self._saved[at]

    @work(exclusive=True, group=FILLING)
    async def _load(self, name: str = "") -> None:
        """Show what is kept, the cursor on `name`; then count what each finds, one at a time."""
        self._saved = await self.answer_or_notify(self.sea.counter.ask(saved)) or []
        names = [one.name for one in self._saved]
        self._show(names.index(name) if name in names else 0)
        self.is_filled.set()
        for text in dict.fromkeys(one.text for one in self._saved):
            page = await self.answer_or_notify(
                self.sea.counter.ask(partial(first_page, text=text, size=1))
            )
            if page is None:
                return
            self._hits[text] = page[1]
            self._show(self.query_one(PickList).highlighted or 0)

    def _show(self, highlighted: int) -> None:
        widest = max((len(self._found(one)) for one in self._saved), default=0)
        lines = [
            Content.assemble(
                f" {self._found(one):>{widest}}  ",
                (clean(one.name), "bold"),
                (f"  {clean(one.text)}", "$text-muted"),
            )
            for one in self._saved
        ]
        self.query_one(PickList).put(lines, highlighted)
        self.query_one("#no-searches").display = not lines

    def _found(self, one: Saved) -> str:
        """How many entries a search finds, as far as that is counted and known."""
        hits = self._hits.get(one.text)
        return "…" if hits is None else up_to(hits)

    @on(OptionList.OptionSelected)
    def action_use(self) -> None:
        if self._current:
            self.dismiss(self._current.text)

    async def action_keep(self) -> None:
        """Keep the present search under a name that is asked."""
        if self._typed:
            asked = _("Save “{query}” under which name?").format(query=clean(self._typed))
            await self.app.push_screen(AskText(asked), self._named)
        else:
            self.notify(_("There is no search in the bar to save."), markup=False)

    async def _named(self, name: str | None) -> None:
        if name is None:
            return
        other = next((one for one in self._saved if one.name == " ".join(name.split())), None)
        if other is None or other.text == self._typed:
            self._keep(name)
            return
        asked = _("“{name}” is already saved: {query}").format(
            name=clean(other.name), query=clean(other.text)
        )
        answers = [
            Choice("y", _("replace it with the current search")),
            Choice("n", _("keep both as they are")),
        ]

        def replace(key: str | None) -> None:
            if key == "y":
                self._keep(name)

        await self.app.push_screen(Choose(asked, answers), replace)

    @work
    async def _keep(self, name: str) -> None:
        await self.answer_or_notify(self.sea.writer.ask(partial(save, name=name, text=self._typed)))
        self._load(" ".join(name.split()))

    async def action_delete(self) -> None:
        """Take the search under the cursor away, after a question."""
        one = self._current
        if one is None:
            return
        asked = _("Delete the search “{name}”?").format(name=clean(one.name))

        def sure(key: str | None) -> None:
            if key == "y":
                self._delete(one)

        answers = [Choice("n", _("leave it")), Choice("y", _("delete it"))]
        await self.app.push_screen(Choose(asked, answers), sure)

    @work
    async def _delete(self, one: Saved) -> None:
        await self.answer_or_notify(self.sea.writer.ask(partial(delete, name=one.name)))
        self._load()
