"""The search bar: what is typed, what may complete it, what it found, what it could not read."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from sqlite_utils import Database
from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input, Label, OptionList, Static

from db.search import CALLED, Advice, Completions, Unfinished, completions, unfinished
from parser.clean import clean
from tui.session import SessionMixin
from tui.translation import _
from tui.waiting import typed_on, until_set
from tui.widgets.suggestions import Suggestion, Suggestions, completed, earlier, instead
from tui.work.connection import Superseded

LONGEST = 2_000
"""Letters of a query: more than the terms that are searched take up."""
SHORTEST = 2
"""Letters of a word from which on the fields that begin so are offered unasked."""


def is_likely(word: Unfinished) -> bool:
    """Whether something completes `word`, as far as can be told without the store."""
    begun = len(word.typed) >= SHORTEST and any(name.startswith(word.typed) for name in CALLED)
    return begun or bool(word.field)


class SearchInput(Input):
    """Where the query is typed; the arrows move the table's cursor meanwhile."""

    # What moves the focus has priority: of keys that come in one read, as they do over a slow line,
    # those behind it would otherwise go to the widget that had the focus before.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "screen.leave_search", _("to the table"), priority=True, id="search.leave"
        ),
        Binding("escape", "screen.give_up_search", _("back"), priority=True, id="search.back"),
        Binding("down", "screen.move(1)", _("down"), show=False, id="search.down"),
        Binding("up", "screen.move(-1)", _("up"), show=False, id="search.up"),
        Binding(
            "pagedown", "screen.move_pages(1)", _("a page down"), show=False, id="search.page-down"
        ),
        Binding("pageup", "screen.move_pages(-1)", _("a page up"), show=False, id="search.page-up"),
    ]

    # Without the layout of the whole screen that Textual makes of every letter.
    virtual_size = Reactive(Size(0, 0))

    async def _on_key(self, event: events.Key) -> None:
        """What a key is bound to is done at once; Textual would do it after what is typed behind
        the key, if both came in one read."""
        if event.is_printable:
            return
        for node in self.ancestors_with_self:
            bindings = node._bindings.copy()
            bindings.apply_keymap(self.app._keymap)
            for binding in bindings.key_to_bindings.get(event.key, ()):
                if await self.app.run_action(binding.action, node):
                    event.stop().prevent_default()
                    return

    def _on_paste(self, event: events.Paste) -> None:
        """Lines become words, and what cannot be seen is gone."""
        event.stop().prevent_default()
        room = LONGEST - len(self.value) + len(self.selected_text)
        pasted = " ".join(clean(event.text).split())
        if len(pasted) > room:
            said = _("A query has at most {n} letters; the rest of what you pasted is left out.")
            self.notify(said.format(n=LONGEST), severity="warning", markup=False)
        self.replace(pasted[: max(0, room)], *self.selection)


class SearchBar(Vertical, SessionMixin):
    """The bar; `Input.Changed` tells that the query is another one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", _("complete"), id="search.complete"),
        Binding(
            "ctrl+n,alt+down", "offer(1)", _("the next suggestion"), show=False, id="search.next"
        ),
        Binding(
            "shift+tab,alt+up",
            "offer(-1)",
            _("the previous one"),
            show=False,
            id="search.previous",
        ),
        Binding("ctrl+r", "earlier", _("earlier searches"), id="search.earlier"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._wanted = ""
        """The text that tab is to complete as soon as it is known how."""
        self._settled = ""
        """A text that was chosen: nothing is offered until it is another one."""
        self.advised: Sequence[Advice] = ()
        """What finds something, where what is typed does not."""
        self._replaced = ""
        """What was typed when earlier searches were asked for; it is offered with them."""

    def compose(self) -> ComposeResult:
        with Horizontal(id="bar"):
            yield Label("/", id="prompt")
            yield SearchInput(
                placeholder=_("search · {complete} completes · {earlier} earlier searches").format(
                    complete=self.sea.key("search.complete", "tab"),
                    earlier=self.sea.key("search.earlier", "ctrl+r"),
                ),
                id="search",
                select_on_focus=False,
                max_length=LONGEST,
            )
            yield Label(id="hits", markup=False)
        yield Static(id="hint", markup=False)
        yield Suggestions()

    @property
    def text(self) -> str:
        """The query."""
        return self._input.value

    @text.setter
    def text(self, text: str) -> None:
        self._settled = text
        self._input.value = text
        self._input.cursor_position = len(text)

    @property
    def _input(self) -> SearchInput:
        return self.query_one(SearchInput)

    @property
    def _offer(self) -> Suggestions:
        return self.query_one(Suggestions)

    def type_here(self, *, anew: bool = False) -> None:
        """Give the bar the keyboard; `anew`: what is typed takes the place of the query."""
        self.screen.set_focus(self._input)
        if anew:
            self._input.select_all()

    async def typed(self) -> None:
        """Wait until the letters that came in one read with a key are in the bar."""
        done = asyncio.Event()
        self._input.call_later(done.set)
        await until_set(done)

    def show_hits(self, hits: str, hints: Sequence[str]) -> None:
        """Say how much was found, and what of the query was not understood."""
        label, hint = self.query_one("#hits", Label), self.query_one("#hint", Static)
        # To lay out the screen takes longer than all else: only where something takes more room.
        label.update(hits, layout=cell_len(hits) > label.size.width)
        if str(hint.content) != " ".join(hints):
            hint.update(" ".join(hints))
            hint.display = bool(hints)

    @on(Input.Changed, "#search")
    def _typed(self, event: Input.Changed) -> None:
        if self._offer.of_history:
            self._offer_earlier(event.value)
        if self._offer.of_history or event.value != self.text:
            return
        self._offer.close()
        word = unfinished(self.text, self._input.cursor_position)
        if word and is_likely(word) and self.text != self._settled:
            self._complete(asked=False)

    @work(exclusive=True, group="complete")
    async def _complete(self, *, asked: bool = True) -> None:
        """Offer what the word at the cursor may become; take the first where tab was pressed."""
        if not asked:
            await typed_on()
        text, cursor = self.text, self._input.cursor_position

        def answer(db: Database) -> Completions:
            return completions(db, text, cursor)

        try:
            found = await self.answer_or_notify(self.sea.counter.ask_newest(answer))
        except Superseded:
            return
        stale = (text, cursor) != (self.text, self._input.cursor_position)
        if found is None or stale or not self._input.has_focus:
            return
        choices = completed(text, found)
        if choices and self._wanted == text and found.start < cursor:
            self._take(choices[0])
        elif not choices and self._wanted == text and self.advised:
            self._offer.offer(instead(self.advised))
        else:
            place = self._input.region.x - self.region.x - self._input.scroll_offset.x
            self._offer.offer(choices, place + cell_len(text[: found.start]) - 1)
        self._wanted = ""

    def _take(self, choice: Suggestion) -> None:
        self._offer.close()
        self.text = choice.text
        self._input.cursor_position = choice.cursor
        if choice.text.endswith(":"):
            self._settled = ""

    def action_complete(self) -> None:
        """Take what is offered; where nothing is, ask what could be."""
        if self._offer.choice:
            self._take(self._offer.choice)
        else:
            self._wanted = self.text
            self._complete()

    def action_offer(self, by: int) -> None:
        """So many further in what is offered."""
        self._offer.step(by)

    @on(OptionList.OptionSelected, "#offer")
    def _clicked(self) -> None:
        if self._offer.choice:
            self._take(self._offer.choice)
        self.type_here()

    def action_earlier(self) -> None:
        """Offer earlier searches, the last one first; what is typed then narrows them."""
        if self._offer.of_history:
            self._offer.step(1)
            return
        self._replaced = self.text
        self._offer_earlier("")
        if self._offer.of_history:
            self.text = ""
        else:
            self.notify(_("There are no earlier searches."), markup=False)

    def _offer_earlier(self, typed: str) -> None:
        choices = earlier(self.sea.state.history, typed, self._replaced)
        place = self._input.region.x - self.region.x
        self._offer.offer(choices, place - 1, of_history=True)

    def take_earlier(self) -> None:
        """Search for the earlier search that is highlighted, if one is."""
        if self._offer.of_history and self._offer.choice:
            self._take(self._offer.choice)

    def close_offer(self) -> bool:
        """Offer nothing any longer; whether anything was offered."""
        if self._offer.of_history:
            self.text = self._replaced
        self._settled = self.text
        return self._offer.close()

    @on(events.DescendantBlur)
    def _left(self) -> None:
        """Somebody stayed on what is typed; leaving the terminal is not leaving the bar."""
        self.close_offer()
        if self.app.app_focus:
            self.remember()

    def remember(self) -> None:
        """Keep the query in the history."""
        self.sea.state.remember(self.text)
        self.sea.keep_state()
