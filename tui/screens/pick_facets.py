"""What the hits are divided into, counted; a value is put into the query or taken out."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from sqlite_utils import Database
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Region
from textual.style import Style
from textual.widgets import Input, OptionList, Static

from db.folding import fold
from db.search import FACETS, FIELDS, Facet, asked, facet, find, toggled, value_of, without
from parser.clean import clean
from tui.screens.overlay import FILLING, Overlay
from tui.translation import _, number
from tui.widgets.keys import Keys
from tui.widgets.pick_list import PickList
from tui.work.connection import Superseded

MOST = 500
"""Values that are shown; to see another, one types a part of it."""

NO_VALUE = _("Nothing found has a value here.")
NO_MATCH = _("No value contains these letters.")


class Facets(Overlay[None]):
    """The values of one facet after the other.

    `use` is told the query that comes of what is chosen. The values of a field are counted without
    what the query asks of that field, so that another one can be chosen beside it.
    """

    # With priority, so that of keys that come in one read none is for what had the focus before.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(keys, action, what, show, key, priority=True, id=f"facets.{id}")
        for keys, action, what, show, key, id in (
            ("h,left,shift+tab", "turn(-1)", _("previous"), True, "h", "previous"),
            ("l,right,tab", "turn(1)", _("next"), True, "l", "next"),
            ("space", "choose", _("choose"), True, None, "choose"),
            ("minus", "choose(True)", _("exclude"), True, "-", "exclude"),
            ("slash", "filter", _("find a value"), True, "/", "filter"),
            ("enter", "enter", _("choose"), False, None, "enter"),
            ("escape", "back", _("back"), True, None, "back"),
            ("F,q", "dismiss", _("back"), False, None, "close"),
            ("down", "move(1)", _("down"), False, None, "down"),
            ("up", "move(-1)", _("up"), False, None, "up"),
        )
    ]

    def __init__(self, query: str, use: Callable[[str], None], place: Callable[[], Region]) -> None:
        super().__init__(place)
        self._typed = query
        self._use = use
        self._field = FACETS[0]
        self._facets: tuple[Facet, ...] = ()
        self._shown: list[Facet] = []

    def compose(self) -> ComposeResult:
        with Vertical(id="facets", classes="over"):
            yield Static(id="facet-names")
            yield Input(placeholder=_("a part of a value"), id="facet-filter", compact=True)
            yield Static(id="no-facets", markup=False)
            yield PickList()
        yield Keys()

    def on_mount(self) -> None:
        self.set_focus(self.query_one(PickList))
        self._count()

    @work(exclusive=True, group=FILLING)
    async def _count(self, highlighted: int = 0) -> None:
        """Count anew; the names of the facets are shown at once."""
        text, name = self._typed, self._field
        self._show_names()

        def answer(db: Database) -> tuple[Facet, ...]:
            return facet(db, find(db, without(text, name)), name)

        try:
            counted = await self.answer_or_notify(self.sea.counter.ask_newest(answer))
        except Superseded:
            return
        if counted is not None:
            self._facets = counted
            self.is_filled.set()
            self._show(highlighted)

    def _show_names(self) -> None:
        """The names of the facets: the one that is shown, and those that the query asks for."""
        shown = FACETS.index(self._field)
        names = Content("")
        for at, name in enumerate(FACETS):
            title = f" {FIELDS[name].title}{'✓' if asked(self._typed, name) else ' '}"
            styled = Content.styled(title, "reverse bold" if at == shown else "")
            names += styled.stylize(Style.from_meta({"@click": f"screen.turn({at - shown})"}))
        self.query_one("#facet-names", Static).update(names)

    def _show(self, highlighted: int = 0) -> None:
        """Show what is counted and has the letters of the filter; first what only is asked for."""
        chosen = asked(self._typed, self._field)
        known = {value_of(one.query) for one in self._facets}
        others = [
            Facet(one.term.partition(":")[2], 0, one.term)
            for value, one in chosen.items()
            if value not in known
        ]
        wanted = fold(self.query_one("#facet-filter", Input).value)
        self._shown = [one for one in (*others, *self._facets) if wanted in fold(one.value)][:MOST]
        widest = max((len(number(one.entries)) for one in self._shown), default=0)
        lines = []
        for one in self._shown:
            term = chosen.get(value_of(one.query))
            sign = " " if term is None else "−" if term.no else "✓"
            style = "" if term is None else "$text-error" if term.no else "bold $text-success"
            counted = number(one.entries) if one.entries else "·"
            line = f" {sign} {counted:>{widest}}  {clean(one.value)}"
            lines.append(Content.styled(line, style))
        self.query_one(PickList).put(lines, highlighted)
        nothing = self.query_one("#no-facets", Static)
        nothing.display = not lines and self.is_filled.is_set()
        nothing.update(NO_MATCH if wanted else NO_VALUE)

    @property
    def _filtering(self) -> bool:
        return isinstance(self.focused, Input)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where a value is typed, letters are letters, and left and right move in them."""
        if action in ("filter", "choose", "turn", "dismiss"):
            return not self._filtering
        return self._filtering if action == "move" else True

    @on(OptionList.OptionSelected)
    def _picked(self) -> None:
        self.action_choose()

    def action_choose(self, no: bool = False) -> None:
        """Ask for the value under the cursor, or with `no` that it is not there; or no longer."""
        at = self.query_one(PickList).highlighted
        if at is None:
            return
        self._typed = toggled(self._typed, self._shown[at].query, no)
        self._use(self._typed)
        self._count(at)

    async def action_turn(self, by: int) -> None:
        self._field = FACETS[(FACETS.index(self._field) + by) % len(FACETS)]
        self._facets = ()
        self.is_filled.clear()
        self._end_filter()
        self._show()
        self._count()
        await self.filled()

    def action_move(self, by: int) -> None:
        """The arrows move in the list from where a value is typed, too."""
        values = self.query_one(PickList)
        values.action_cursor_down() if by > 0 else values.action_cursor_up()

    def action_filter(self) -> None:
        typed = self.query_one("#facet-filter", Input)
        typed.display = True
        self.set_focus(typed)

    @on(Input.Changed, "#facet-filter")
    def _filter(self) -> None:
        self._show()

    def action_enter(self) -> None:
        """From the filter to what it left; there, choose."""
        if self._filtering:
            self.set_focus(self.query_one(PickList))
        else:
            self.action_choose()

    def action_back(self) -> None:
        """Out of the filter, or to the table."""
        if self._filtering:
            self._end_filter()
        else:
            self.dismiss()

    def _end_filter(self) -> None:
        typed = self.query_one("#facet-filter", Input)
        typed.value = ""
        typed.display = False
        self.set_focus(self.query_one(PickList))
