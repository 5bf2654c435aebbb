"""Correcting an entry: its fields, each beside what it was, with the page at hand."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import ClassVar

from sqlite_utils import Database
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Static

from db import StoreError
from db.review import Drafts, EntryVersion, Outcome, StaleEntry
from db.search import Row, rows
from parser import Link
from tui.screens.choose import Choice, Choose
from tui.session import SessionMixin
from tui.translation import _
from tui.widgets.editor import Editor
from tui.widgets.evidence import Evidence
from tui.widgets.keys import Keys

Store = Callable[[Database, EntryVersion, Mapping[str, str], Sequence[Link] | None], Outcome]
"""Stores what was typed (field → text, and the links unless None) for an entry."""

PAUSE = 0.2
"""Seconds without a keystroke until what is typed is kept as a draft."""


class Edit(Screen[Outcome | None], SessionMixin, inherit_bindings=False):
    """What is typed is kept as a draft all the while; the answer is what was stored, or None.

    It begins with `typed` (field → text) in the place of what `row` has, at `field`, and with the
    page in sight where it is `paged`.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", _("save and go on"), priority=True, id="edit.save"),
        Binding("escape", "back", _("back"), priority=True, id="edit.back"),
        Binding("f2", "page", _("page"), id="edit.page"),
        Binding("pagedown", "scroll(1)", _("a page down"), show=False, id="edit.page-down"),
        Binding("pageup", "scroll(-1)", _("a page up"), show=False, id="edit.page-up"),
    ]

    def __init__(
        self,
        row: Row,
        typed: Mapping[str, str],
        store: Store,
        drafts: Drafts,
        field: str = "",
        *,
        paged: bool = False,
    ) -> None:
        super().__init__()
        self._row, self._draft, self._store, self._field = row, typed, store, field
        self._drafts, self._paged = drafts, paged

    def compose(self) -> ComposeResult:
        yield Static(id="told", markup=False)
        yield Editor(id="editor")
        yield Evidence(id="evidence")
        yield Keys()

    def on_mount(self) -> None:
        self.set_class(self._paged, "-page")
        self.query_one(Editor).edit(self._row.entry, self._draft, self._field)
        if self._draft:
            self._tell(_("This was typed earlier and is not yet saved."))

    @on(Editor.Reached)
    def _reached(self, message: Editor.Reached) -> None:
        self.query_one(Evidence).show(self._row, message.field)

    def action_page(self) -> None:
        """Show the page where the entry stands, or no longer."""
        self.toggle_class("-page")

    @on(Editor.Typed)
    def _typed(self) -> None:
        self._keep()

    @work(exclusive=True, group="draft")
    async def _keep(self) -> None:
        await asyncio.sleep(PAUSE)
        await self._keep_now()

    async def _keep_now(self) -> None:
        """Keep what differs; where nothing does any more, there is no draft."""
        at, texts = EntryVersion(self._row.id, self._row.version), self.query_one(Editor).texts

        def store(db: Database) -> None:
            if texts:
                self._drafts.keep(db, at, texts)
            else:
                self._drafts.drop(db, at.id)

        try:
            await self.sea.writer.ask(store)
        except StoreError as error:
            self._tell(str(error))

    async def action_save(self) -> None:
        """Store what is typed, and accept the rest; if somebody was faster, show what they did."""
        editor = self.query_one(Editor)
        texts = editor.texts
        links = editor.links if texts.pop("links", None) is not None else None
        at = EntryVersion(self._row.id, self._row.version)

        def store(db: Database) -> Outcome:
            decided = self._store(db, at, texts, links)
            self._drafts.drop(db, at.id)
            return decided

        try:
            decided = await self.sea.writer.ask(store)
        except StaleEntry as error:
            await self._overtaken(error)
        except StoreError as error:
            self._tell(str(error))
        else:
            self.workers.cancel_group(self, "draft")
            self.dismiss(decided)

    async def _overtaken(self, error: StaleEntry) -> None:
        """Show the entry as it is now beside what is typed; to save again is to decide on that."""
        found = await self.answer_or_notify(
            self.sea.fetcher.ask(lambda db: rows(db, [self._row.id]))
        )
        if found:
            self._row = found[0]
            self.query_one(Editor).renew(self._row.entry)
        self._tell(str(error))

    async def action_back(self) -> None:
        """Leave; where something is typed, ask what is to become of it."""
        if not self.query_one(Editor).texts:
            await self._keep_now()
            self.dismiss(None)
            return
        answers = [
            Choice("s", _("save it and go on")),
            Choice("k", _("keep it as a draft for later")),
            Choice("t", _("throw it away")),
        ]
        question = _("What should happen to what you typed?")
        await self.app.push_screen(Choose(question, answers), self._leave)

    async def _leave(self, answer: str | None) -> None:
        if answer == "s":
            await self.action_save()
        elif answer == "k":
            await self._keep_now()
            self.dismiss(None)
        elif answer == "t":
            self.workers.cancel_group(self, "draft")
            drop = partial(self._drafts.drop, id=self._row.id)
            await self.answer_or_notify(self.sea.writer.ask(drop))
            self.dismiss(None)

    def action_scroll(self, by: int) -> None:
        self.query_one(Editor).scroll_relative(
            y=by * max(1, self.query_one(Editor).size.height - 1), animate=False
        )

    def _tell(self, text: str) -> None:
        told = self.query_one("#told", Static)
        told.update(text)
        told.display = bool(text)
