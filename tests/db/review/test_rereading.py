"""What a newer reading made of an entry that somebody had decided on is told field by field."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlite_utils import Database

from db.ingest import ingest
from db.review import RereadField, absence, points, reread
from db.review.decisions import EntryVersion, accept, correct, flag, undo
from db.review.open_points import apply, dismiss
from db.search.whole_rows import rows
from parser import Document, Entry, Link, Report

PAPER = Document(dossier="36 360 VI", nr="1", file="a.pdf", sha256="a", parser="1", pages=300)
ENTRY = Entry(
    thema="Migratie",
    titel="Doorlooptijden van aanvragen gemeten",
    conclusies="De looptijd is kort, gemeten bij alle organisaties.",
    links=(Link("Rapport", "https://example.org/1", "links"),),
)
OTHER = Entry(thema="Asiel", titel="Opvang van gezinnen", conclusies="Er is genoeg opvang.")
LONGER = "De looptijd is lang, gemeten bij alle organisaties."


@pytest.fixture
def db(db: Database) -> Database:
    ingest(db, Report(PAPER, (ENTRY, OTHER)))
    return db


def at(db: Database, id: int = 1) -> EntryVersion:
    return EntryVersion(id, rows(db, [id])[0].version)


def read_again(db: Database, *entries: Entry, parser: str = "2") -> None:
    ingest(db, Report(replace(PAPER, parser=parser, file="b.pdf"), entries))


def changed(db: Database) -> list[tuple[str, str, str]]:
    return [(one.field, one.before, one.now) for one in reread(db, 1)]


def test_each_field_that_is_read_differently_is_told_with_both_texts(db: Database) -> None:
    accept(db, "an", at(db))
    links = (Link("Rapport", "https://example.org/2", "links"),)
    read_again(db, replace(ENTRY, conclusies=LONGER, links=links), OTHER)
    assert rows(db, [1])[0].review == "changed"
    assert changed(db) == [
        ("conclusies", ENTRY.conclusies, LONGER),
        (
            "links",
            '[["Rapport","https://example.org/1","links"]]',
            '[["Rapport","https://example.org/2","links"]]',
        ),
    ]


def test_it_is_told_against_the_reading_that_was_decided_on_whatever_came_between(
    db: Database,
) -> None:
    accept(db, "an", at(db))
    read_again(db, replace(ENTRY, thema="Migratie en asiel"), OTHER)
    read_again(db, replace(ENTRY, conclusies=LONGER), OTHER, parser="3")
    assert changed(db) == [("conclusies", ENTRY.conclusies, LONGER)]


def test_a_field_that_was_corrected_is_not_told_and_nothing_is_where_nobody_decided(
    db: Database,
) -> None:
    read_again(db, replace(ENTRY, conclusies=LONGER), OTHER)
    assert changed(db) == []
    correct(db, "an", at(db), {"conclusies": "Verbeterd."}, accepted=True)
    read_again(db, replace(ENTRY, thema="Anders"), OTHER, parser="3")
    assert changed(db) == [("thema", "Migratie", "Anders")]


def test_what_stood_before_is_put_back_or_the_new_reading_kept(db: Database) -> None:
    accept(db, "an", at(db))
    read_again(db, replace(ENTRY, conclusies=LONGER, thema="Anders"), OTHER)
    first, second = points(db, 1)
    assert isinstance(first.about, RereadField) and isinstance(second.about, RereadField)
    assert (first.field, first.offer) == ("thema", "Migratie")
    apply(db, "an", at(db), first)
    assert rows(db, [1])[0].entry.thema == "Migratie"
    assert [point.field for point in points(db, 1)] == ["conclusies"]
    dismiss(db, "an", at(db), second)
    row = rows(db, [1])[0]
    assert (row.review, row.entry.conclusies) == ("accepted", LONGER)
    assert points(db, 1) == ()
    undo(db, "an")
    assert changed(db) == [("conclusies", ENTRY.conclusies, LONGER)]


def test_what_columns_that_no_model_knows_said_before_is_put_back_too(db: Database) -> None:
    accept(db, "an", at(db))
    read_again(db, replace(ENTRY, extra={"Contact": "An"}), OTHER)
    (point,) = points(db, 1)
    assert (point.field, point.offer) == ("extra", "[]")
    apply(db, "an", at(db), point)
    row = rows(db, [1])[0]
    assert (row.review, dict(row.entry.extra)) == ("accepted", {})
    undo(db, "an")
    assert rows(db, [1])[0].entry.extra == {"Contact": "An"}


def test_an_entry_that_is_missing_tells_since_which_reading_and_which_one_had_it(
    db: Database,
) -> None:
    flag(db, "an", at(db), "kijk")
    assert absence(db, 1) is None
    read_again(db, OTHER)
    read_again(db, OTHER, parser="3")
    gone = absence(db, 1)
    assert gone and (gone.file, gone.parser, gone.seen_file) == ("b.pdf", "2", "a.pdf")
    assert gone.seen <= gone.since
    (point,) = points(db, 1)
    assert point.about == gone
    dismiss(db, "an", at(db), point)
    assert rows(db, [1])[0].review == "accepted"
    assert points(db, 1) == ()
