"""A screen on which entries are marked: to be copied, opened, exported and read together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from db.review.marked import versions_of
from tui.messages import Highlighted
from tui.screens.entry_screen import EntryScreen
from tui.screens.export_entries import offer_export
from tui.screens.marked_menu import offer_with_marked
from tui.screens.read_outside import offer_to_read
from tui.translation import _, number
from tui.widgets.entry_table import EntryTable
from tui.work.marks import Marks


class MarkingScreen(EntryScreen):
    """What is marked stays so while other things are searched for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "mark", _("mark"), show=False, id="marks.mark"),
        Binding("v", "range", _("start a range here"), show=False, id="marks.range"),
        Binding("M", "marked", _("with the marked: copy, open"), show=False, id="marks.menu"),
        Binding("E", "export", _("export"), show=False, id="entry.export"),
        Binding(
            "vertical_line",
            "read_outside",
            _("to the pager or the editor"),
            show=False,
            key_display="|",
            id="entry.read-outside",
        ),
    ]
    OF_THE_ENTRY = EntryScreen.OF_THE_ENTRY | {"mark", "range"}
    OF_MARKED: ClassVar[frozenset[str]] = frozenset({"marked"})
    """The actions that do nothing where nothing is marked."""
    marks: Marks

    def show_marks(self) -> None:
        """Say how many are marked."""
        raise NotImplementedError

    async def found(self) -> tuple[Sequence[int], str]:
        """The entries that were found, and the query that found them."""
        raise NotImplementedError

    def marks_notes(self) -> list[str]:
        """How many are marked, and how many would be."""
        said = [_("{n} marked").format(n=number(len(self.marks)))] if len(self.marks) else []
        if self.marks.anchor is not None:
            said.append(_("marking {n}").format(n=number(len(self._range()))))
        return said

    async def why_not(self, action: str, parameters: tuple[object, ...]) -> str:
        if action in self.OF_MARKED and not len(self.marks):
            return _("nothing is marked")
        return await super().why_not(action, parameters)

    async def action_mark(self) -> None:
        """Mark the entry, or the range that was begun; what is marked already, no longer."""
        table, ids = self.query_one(EntryTable), self._range()
        if not len(ids):
            return
        if self.marks.anchor is None:
            table.cursor += 1
        self.marks.anchor = None
        found = await self.answer_or_notify(self.sea.fetcher.ask(lambda db: versions_of(db, ids)))
        self.marks.toggle(found or {})
        self.tell_marks()

    async def end_range(self) -> None:
        """Mark the range that was begun, if one was."""
        if self.marks.anchor is not None:
            await self.action_mark()

    @on(Highlighted)
    def _range_grows(self) -> None:
        if self.marks.anchor is not None:
            self.show_marks()

    def action_range(self) -> None:
        """Begin a range at the cursor, or give it up."""
        begun = self.marks.anchor is not None
        self.marks.anchor = None if begun else self.query_one(EntryTable).current
        self.tell_marks()

    def _range(self) -> Sequence[int]:
        """The entries from where the range was begun to the cursor; else the one there."""
        table, anchor = self.query_one(EntryTable), self.marks.anchor
        if table.current is None:
            return ()
        begun = table.ids.index(anchor) if anchor and anchor in table.ids else table.cursor
        first, last = sorted((begun, table.cursor))
        return table.ids[first : last + 1]

    def tell_marks(self) -> None:
        """The marks have changed: show them."""
        self.query_one(EntryTable).mark(self.marks.versions)
        self.show_marks()

    def tell_none_marked(self) -> None:
        """Say how entries are marked, where none is."""
        said = _("Nothing is marked; {one} marks an entry, {range} a range.")
        one, range = self.sea.key("marks.mark", "m"), self.sea.key("marks.range", "v")
        self.notify(said.format(one=one, range=range), markup=False)

    async def drop_gone(self) -> None:
        """Mark no longer what is no entry any more."""
        ids = list(self.marks.versions)
        there = await self.answer_or_notify(self.sea.fetcher.ask(lambda db: versions_of(db, ids)))
        if there is not None and len(there) < len(ids):
            self.marks.drop(set(ids) - there.keys())
            self.tell_marks()

    async def _marked_or_found(self) -> tuple[Sequence[int], str]:
        """What is marked, the range that was begun among it; or else what was found, and by which
        query."""
        await self.end_range()
        found, query = await self.found()
        if len(self.marks):
            await self.drop_gone()
        marked = self.marks.in_order_of(found)
        return (marked, "") if marked else (found, query)

    async def action_marked(self) -> None:
        """Choose what is done with the entries that are marked."""
        ids, _query = await self._marked_or_found()
        if len(self.marks):
            await offer_with_marked(self, ids, self._unmark)
        else:
            self.tell_none_marked()

    def _unmark(self) -> None:
        self.marks.drop(list(self.marks.versions))
        self.tell_marks()

    async def action_export(self) -> None:
        """Write what is marked into a file, or else what was found."""
        await offer_export(self, *await self._marked_or_found())

    async def action_read_outside(self) -> None:
        """Show what is marked, or else what was found, in the pager or the editor."""
        await offer_to_read(self, *await self._marked_or_found())
