"""The main screen: search, the table, and the entry under its cursor."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import ClassVar

from sqlite_utils import Database
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.widgets import Input

from db.review import Outcome, decisions, disagreements
from db.search import advise, parse
from db.withdrawal import last_run, withdraw
from tui.screens.choose import Choice, Choose
from tui.screens.figures import Figures
from tui.screens.import_files import PickFiles, Progress
from tui.screens.jumping import JumpingScreen
from tui.screens.marked_decisions_screen import MarkedDecisionsScreen
from tui.screens.pick_facets import Facets
from tui.screens.review_screen import Review
from tui.screens.searches import Searches
from tui.screens.second_look_screen import SecondLook
from tui.translation import _
from tui.widgets.detail import Detail
from tui.widgets.entry_table import EntryTable
from tui.widgets.evidence import Evidence
from tui.widgets.import_line import ImportLine
from tui.widgets.keys import Keys
from tui.widgets.panes import Panes
from tui.widgets.search_bar import SearchBar, SearchInput
from tui.words.count_text import count_text
from tui.words.empty import empty_store, no_hits
from tui.words.many_at_once import redone, undone
from tui.work.connection import Superseded
from tui.work.finding import Found
from tui.work.importing import withdrawn_text
from tui.work.marks import Marks

STOPPED = 0.3
"""Seconds after which who types no more is given advice."""


class Browse(MarkedDecisionsScreen, JumpingScreen):
    """Find an entry, read it, open its report; mark some, to decide on them together."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", _("search"), key_display="/", priority=True, id="browse.search"),
        Binding("escape", "clear", _("no page, then all entries"), show=False, id="browse.clear"),
        Binding("F", "facets", _("facets"), priority=True, id="browse.facets"),
        Binding("R", "review", _("review"), id="browse.review"),
        Binding("B", "second_look", _("second look"), show=False, id="browse.second-look"),
        Binding("D", "disagreements", _("where two disagree"), show=False, id="browse.disagree"),
        Binding("S", "saved", _("saved searches"), show=False, priority=True, id="browse.saved"),
        Binding("t", "figures", _("figures"), show=False, priority=True, id="browse.figures"),
        Binding("I", "import", _("import"), show=False, id="browse.import"),
        Binding(
            "X", "take_back", _("take back the last import"), show=False, id="browse.take-back"
        ),
        Binding("n", "match(1)", _("the next match"), show=False, id="browse.next-match"),
        Binding("N", "match(-1)", _("the match before"), show=False, id="browse.match-before"),
        Binding("x", "reject", _("reject the marked"), show=False, id="marks.reject"),
        Binding("f", "flag", _("flag the marked"), show=False, id="marks.flag"),
        Binding("e", "edit", _("set a field of the marked"), show=False, id="marks.edit"),
        Binding("u", "undo", _("undo"), show=False, id="marks.undo"),
        Binding("U", "redo", _("redo"), show=False, id="marks.redo"),
        Binding("q", "app.quit", _("quit"), id="app.quit"),
    ]
    OF_MARKED = MarkedDecisionsScreen.OF_MARKED | {"reject", "flag", "edit"}

    _hidden = 0
    """Entries that the query would find if it asked for their review."""
    _count = ""
    """How many entries were found, and how soon."""

    def __init__(self) -> None:
        super().__init__()
        self.marks = Marks()

    def compose(self) -> ComposeResult:
        yield SearchBar()
        yield Panes()
        yield Evidence(id="evidence")
        yield ImportLine()
        yield Keys()

    def on_mount(self) -> None:
        if not self.query(SearchInput):
            return  # an app that is closed at once makes no widgets any more
        with self.prevent(Input.Changed):
            self.query_one(SearchBar).text = self.sea.state.query
        self.put_back()

    @on(Input.Changed, "#search")
    def _typed(self, event: Input.Changed) -> None:
        if self.text != self.asked:
            self.seek(typing=True)

    @property
    def text(self) -> str:
        return self.query_one(SearchBar).text

    def show_count(self, found: Found, seconds: float) -> None:
        self._count = count_text(found, seconds)
        self.show_marks()
        missed = found.wanted.text.strip() if found.total and not found.ids else ""
        key = self.sea.key
        self._hidden = found.hidden
        nothing = no_hits(missed, key, hidden=found.hidden) if missed else empty_store(key)
        self.query_one(Panes).show_empty("" if found.ids else nothing)
        self.query_one(SearchBar).advised = ()
        if missed:
            self._advise(missed)

    def put_back(self) -> None:
        self.marks = Marks(self.sea.state.marks)
        super().put_back()
        self.query_one(EntryTable).mark(self.marks.versions)
        self.run_worker(self.drop_gone())

    def tell_marks(self) -> None:
        """Show the marks, and keep them for when the app is opened again."""
        super().tell_marks()
        self.sea.state.marks = list(self.marks.versions.items())
        self.sea.keep_state()

    def show_marks(self) -> None:
        said = " · ".join([self._count, *self.marks_notes()])
        self.query_one(SearchBar).show_hits(said, parse(self.text).hints)

    @work(exclusive=True, group="advice")
    async def _advise(self, missed: str) -> None:
        """Say what finds something, where nothing has what is typed and nobody types on."""
        await asyncio.sleep(STOPPED)
        with suppress(Superseded):
            found = await self.answer_or_notify(
                self.sea.counter.ask_newest(lambda db: advise(db, missed))
            )
            if found and missed == self.text.strip():
                self.query_one(SearchBar).advised = found
                self.query_one(Panes).show_empty(no_hits(missed, self.sea.key, found, self._hidden))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In the search bar a slash is a letter, and so is a t."""
        # Not by `has_focus`: of keys that come in one read the second would not find it yet.
        is_typed = self.focused is self.query_one(SearchInput)
        return not (is_typed and action in ("search", "figures"))

    def action_search(self) -> None:
        self.query_one(Panes).action_unzoom()
        self.query_one(SearchBar).type_here(anew=True)

    async def action_give_up_search(self) -> None:
        """Close what is offered; or back to the table, to all entries where nothing was found."""
        if self.query_one(SearchBar).close_offer():
            return
        await self.action_leave_search()
        if not self.query_one(EntryTable).ids:
            self._show_all()

    async def action_leave_search(self) -> None:
        """To the table, with the query; the earlier one if one was being picked."""
        bar = self.query_one(SearchBar)
        await bar.typed()
        bar.take_earlier()
        await self.answered()
        table = self.query_one(EntryTable)
        table.chosen = table.current
        self.set_focus(table)
        self.arrive()

    def action_clear(self) -> None:
        """Give up the range that was begun, close the page, or else show all entries."""
        if self.marks.anchor is not None:
            self.action_range()
        elif self.has_class("-page"):
            self.remove_class("-page")
        else:
            self._show_all()

    def _show_all(self) -> None:
        bar = self.query_one(SearchBar)
        bar.remember()
        bar.text = ""

    def _use(self, text: str) -> None:
        self.query_one(SearchBar).text = text

    def _beside(self) -> Region:
        """Where the entry is shown, or its page."""
        return self.query_one(Detail).region or self.query_one(Evidence).region

    # Once the dialog is there, so that the keys behind this one are for it.

    async def action_facets(self) -> None:
        """Show what the hits are divided into; the query follows what is chosen."""
        self.query_one(Panes).action_unzoom()
        bar = self.query_one(SearchBar)
        facets = Facets(bar.text, self._use, self._beside)
        await self.app.push_screen(facets, lambda _: bar.remember())
        await facets.filled()

    async def action_figures(self) -> None:
        """Show what the hits are divided into, in numbers; search for what one of them counts."""
        await self.app.push_screen(Figures(self.query_one(SearchBar).text), self._go_to)

    def _go_to(self, text: str | None) -> None:
        """Search for this, and keep both searches in the history; None where nothing was chosen."""
        bar = self.query_one(SearchBar)
        if text is not None:
            bar.remember()
            bar.text = text
            bar.remember()

    async def action_saved(self) -> None:
        """Show the searches that are kept, and use the one that is chosen."""
        bar = self.query_one(SearchBar)
        searches = Searches(bar.text, self._beside)
        await self.app.push_screen(searches, self._go_to)
        await searches.filled()

    def action_review(self) -> None:
        """Review what is found."""
        text = self.query_one(SearchBar).text
        self.app.push_screen(Review(text))

    def action_second_look(self) -> None:
        """Judge accepted entries of other reviewers, without seeing what they made of them."""
        self.app.push_screen(SecondLook())

    async def action_disagreements(self) -> None:
        """Review the entries of which a second reviewer thought otherwise."""
        found = await self.answer_or_notify(self.sea.fetcher.ask(disagreements))
        ids = list(dict.fromkeys(one.entry_id for one in found or ()))
        if ids:
            self.app.push_screen(Review(ids=ids))
        else:
            self.notify(_("No second look differs from what was accepted."), markup=False)

    def action_match(self, by: int) -> None:
        """To the next match in the text, or the one before."""
        if not self.query_one(Detail).next_mark(by):
            said = _("Nothing that was searched for stands in this text.")
            self.notify(said, markup=False)

    async def found(self) -> tuple[Sequence[int], str]:
        await self.answered()
        return self.query_one(EntryTable).ids, self.text

    # Deciding on what is marked, wherever it was found.

    async def action_undo(self) -> None:
        """Take back one's last decision, here or in the review."""
        if decided := await self.store_marked(decisions.undo):
            self.notify(undone(decided), markup=False)

    async def action_redo(self) -> None:
        if decided := await self.store_marked(decisions.redo):
            self.notify(redone(decided), markup=False)

    async def store_marked(self, decision: Callable[[Database, str], Outcome]) -> Outcome | None:
        who = self.sea.settings.reviewer
        decided = await self.answer_or_notify(self.sea.writer.ask(lambda db: decision(db, who)))
        if decided:
            self.marks.follow(decided.versions)
            self.tell_marks()
            self.seek(otherwise=self.query_one(EntryTable).cursor)
            await self.answered()
        return decided

    def action_import(self) -> None:
        """Pick files and read them; or see how far the import is that runs."""
        if self.sea.importing:
            self.app.push_screen(Progress(self.sea.importing), lambda _: self._seen())
        else:
            self.app.push_screen(PickFiles(Path.cwd()), self._read)

    def _read(self, files: list[Path] | None) -> None:
        if files:
            self.query_one(ImportLine).show(self.sea.read_files(files))

    async def action_take_back(self) -> None:
        """Take back the last import, once the person says so."""
        run = await self.answer_or_notify(self.sea.fetcher.ask(last_run))
        if run is None:
            self.notify(_("There is no import to take back."), markup=False)
            return
        when = datetime.fromisoformat(run.at).astimezone()
        question = _("Take back {file}, imported on {when}?").format(
            file=run.file, when=f"{when:%Y-%m-%d %H:%M}"
        )
        yes = Choice("y", _("take it back; to import the file again brings it back"))

        async def answered(answer: str | None) -> None:
            if not answer:
                return
            taking = self.sea.writer.ask(lambda db: withdraw(db, run))
            if done := await self.answer_or_notify(taking):
                self.notify(withdrawn_text(done), markup=False)
                await self.drop_gone()

        await self.app.push_screen(Choose(question, [yes]), answered)

    def _seen(self) -> None:
        if self.sea.importing and not self.sea.importing.running:
            self.sea.importing = None
            self.query_one(ImportLine).show(None)

    def action_move(self, by: int) -> None:
        self.query_one(EntryTable).action_move(by)

    def action_move_pages(self, by: int) -> None:
        self.query_one(EntryTable).action_move_pages(by)
