"""Where an entry is split that is two: a cut through each of its fields, moved by keys."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from db.merge import CORRECTABLE
from db.review.join_and_split import NO_STUDIES, OWN, halves, stops, units
from parser import Entry
from tui.session import SessionMixin
from tui.translation import _
from tui.widgets.keys import Keys
from tui.words.split_text import field_line

AROUND = 220
"""Characters that are shown before a cut, and behind it, of the field that is chosen."""
AREA = 9
"""One in so many cells of a small screen may be such a character."""
ASIDE = 60
"""The same, of the others."""


class SplitEntry(ModalScreen[dict[str, int] | None], SessionMixin):
    """The answer is what `join_and_split.split` takes; None where the person went back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+s", "split", _("split"), key_display="enter", id="split.done"),
        Binding("l,right", "move(1)", _("a word on"), key_display="→", id="split.word"),
        Binding("h,left", "move(-1)", _("a word back"), key_display="←", id="split.word-back"),
        Binding(
            "L,shift+right", "leap(1)", _("a sentence on"), key_display="L", id="split.further"
        ),
        Binding("H,shift+left", "leap(-1)", _("a sentence back"), show=False, id="split.nearer"),
        Binding("home,0", "move(-1000000)", _("all to the second"), show=False, id="split.second"),
        Binding(
            "end,dollar_sign", "move(1000000)", _("all to the first"), show=False, id="split.first"
        ),
        Binding("b", "both", _("both have it"), id="split.both"),
        Binding("j,down,tab", "choose(1)", _("next field"), key_display="↓", id="split.down"),
        Binding("k,up,shift+tab", "choose(-1)", _("field before"), show=False, id="split.up"),
        Binding("escape,q", "dismiss(None)", _("back"), key_display="esc", id="split.back"),
    ]

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self._entry = entry
        self._units = {name: found for name in CORRECTABLE if (found := units(entry, name))}
        self._cuts = {name: len(found) for name, found in self._units.items() if name in OWN}
        self._fields = list(self._units)
        self._at = 0
        for name in ("titel", "conclusies"):
            if name in self._units:
                self._at = self._fields.index(name)
        if "conclusies" in self._units:
            inner = stops(self._units["conclusies"])
            self._cuts["conclusies"] = inner[len(inner) // 2]

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="split"):
            yield Label(_("Where does the second begin?"), classes="title", markup=False)
            for name in self._fields:
                yield Static(id=f"split-{name}", classes="part")
            yield Label("", id="how", markup=False)
        yield Keys()

    def on_mount(self) -> None:
        self._tell()

    def _tell(self) -> None:
        for at, name in enumerate(self._fields):
            chosen = at == self._at
            line = self.query_one(f"#split-{name}", Static)
            line.set_class(chosen, "-chosen")
            cut = self._cuts.get(name)
            most = min(AROUND, self.app.size.area // AREA) if chosen else ASIDE
            line.update(field_line(name, self._units[name], cut, most))
        self.query_one(f"#split-{self._fields[self._at]}").scroll_visible(animate=False)

    @property
    def _field(self) -> str:
        return self._fields[self._at]

    def action_choose(self, by: int) -> None:
        self._at = (self._at + by) % len(self._fields)
        self._tell()

    def action_move(self, by: int) -> None:
        """Move the cut of the field by so many words; where both had it, from its end."""
        total = len(self._units[self._field])
        self._cuts[self._field] = max(0, min(self._cuts.get(self._field, total) + by, total))
        self._tell()

    def action_leap(self, by: int) -> None:
        """Move the cut to where the next sentence, or the one before, begins."""
        total = len(self._units[self._field])
        here = self._cuts.get(self._field, total)
        places = [0, *stops(self._units[self._field]), total]
        beyond = [place for place in places if (place - here) * by > 0]
        if beyond:
            self._cuts[self._field] = min(beyond, key=lambda place: abs(place - here))
        self._tell()

    def action_both(self) -> None:
        """Let both have the whole field; of what is each one's own, the first has it."""
        if self._field in OWN:
            self._cuts[self._field] = len(self._units[self._field])
        else:
            self._cuts.pop(self._field, None)
        self._tell()

    def action_split(self) -> None:
        if halves(self._entry, self._cuts).are_studies:
            self.dismiss(self._cuts)
        else:
            self.query_one("#how", Label).update(NO_STUDIES)
