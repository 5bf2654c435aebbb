"""Any decisions, undos, redos and readings in between: the store, the log and a model agree."""

from __future__ import annotations

import copy
import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from sqlite_utils import Database

from db import open_store
from db.ingest import ingest
from db.review.decisions import EntryVersion, accept, correct, redo, reject, undo
from db.review.projection import replayed, stored
from db.search.whole_rows import rows
from parser import Document, Entry, Report

PAPER = Document(dossier="36 360 VI", nr="1", sha256="a", parser="1")
FIRST = Entry(subthema="Doorlooptijden", conclusies="De doorlooptijd is kort.")
SECOND = Entry(subthema="Monitor kansspelen", conclusies="Er wordt gespeeld.")
PIET = "piet"


def at(db: Database, id: int) -> EntryVersion:
    return EntryVersion(id, rows(db, [id])[0].version)


TEXTS = st.sampled_from(["Doorlooptijden", "Wachttijden", "Termijnen"])
IDS = st.sampled_from([1, 2])


@dataclass
class Known:
    """What a person would say of an entry: the model beside the store."""

    read: str
    decision: str = ""
    seen: str = ""
    """The reading that the decision was made on."""
    correction: tuple[str, str] | None = None
    """(base, value)"""

    @property
    def shown(self) -> str:
        return self.correction[1] if self.correction else self.read

    @property
    def review(self) -> str:
        conflict = self.correction is not None and self.read not in self.correction
        changed = not self.correction and self.read != self.seen
        if self.decision == "rejected":
            return "changed" if conflict or changed else "rejected"
        if conflict:
            return "conflict"
        if self.decision == "accepted" and changed:
            return "changed"
        return self.decision


@dataclass
class Model:
    entries: dict[int, Known] = field(default_factory=dict)
    done: list[dict[int, Known]] = field(default_factory=list)
    undone: list[dict[int, Known]] = field(default_factory=list)


class Reviewing(RuleBasedStateMachine):
    """One reviewer, two entries, and readings of the paper in between."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "sea.db"
        self.db = open_store(self.path)
        self.parser = 1
        ingest(self.db, Report(PAPER, (FIRST, SECOND)))
        self.model = Model({1: Known(FIRST.subthema), 2: Known(SECOND.subthema)})

    def teardown(self) -> None:
        self.db.close()
        self.folder.cleanup()

    def remember(self) -> None:
        self.model.done.append(copy.deepcopy(self.model.entries))
        self.model.undone.clear()

    @rule(ids=st.sets(IDS, min_size=1))
    def accept(self, ids: set[int]) -> None:
        self.remember()
        for id in ids:
            known = self.model.entries[id]
            known.decision, known.seen = "accepted", known.read
            if known.correction:
                known.correction = (known.read, known.correction[1])
        accept(self.db, PIET, *(at(self.db, id) for id in ids))

    @rule(id=IDS)
    def reject(self, id: int) -> None:
        self.remember()
        known = self.model.entries[id]
        known.decision, known.seen = "rejected", known.read
        if known.correction:
            known.correction = (known.read, known.correction[1])
        reject(self.db, PIET, at(self.db, id), "")

    @rule(id=IDS, text=TEXTS)
    def correct(self, id: int, text: str) -> None:
        known = self.model.entries[id]
        if text != known.shown or (known.correction and known.read not in known.correction):
            self.remember()
            known.seen = known.read
            known.correction = None if text == known.read else (known.read, text)
        correct(self.db, PIET, at(self.db, id), {"subthema": text})

    @rule()
    def undo(self) -> None:
        if self.model.done:
            self.model.undone.append(copy.deepcopy(self.model.entries))
            self.restore(self.model.done.pop())
        undo(self.db, PIET)

    @rule()
    def redo(self) -> None:
        if self.model.undone:
            self.model.done.append(copy.deepcopy(self.model.entries))
            self.restore(self.model.undone.pop())
        redo(self.db, PIET)

    def restore(self, entries: dict[int, Known]) -> None:
        for id, known in entries.items():
            self.model.entries[id] = replace(known, read=self.model.entries[id].read)

    @rule(first=TEXTS, second=TEXTS)
    def read_again(self, first: str, second: str) -> None:
        self.parser += 1
        entries = (replace(FIRST, subthema=first), replace(SECOND, subthema=second))
        ingest(self.db, Report(replace(PAPER, parser=str(self.parser)), entries))
        self.model.entries[1].read, self.model.entries[2].read = first, second

    @rule()
    def restart(self) -> None:
        self.db.close()
        self.db = open_store(self.path)

    @invariant()
    def the_store_is_as_the_model_and_as_the_log_says(self) -> None:
        kept = stored(self.db, [1, 2])
        assert {id: state for id, (_, state) in kept.items()} == replayed(self.db.conn, [1, 2])
        for id, known in self.model.entries.items():
            shown = kept[id][0]
            assert (shown.entry.subthema, shown.review) == (known.shown, known.review)


Reviewing.TestCase.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
TestAnyDecisions = Reviewing.TestCase
