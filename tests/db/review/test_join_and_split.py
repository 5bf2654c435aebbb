"""A fragment joined to the entry above, an entry split in two: undone, read anew, exchanged."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database

from db import StoreError, open_store
from db.doctor import examine
from db.ingest import ingest
from db.review import StaleEntry, decisions, export_events, from_lines, import_events, to_lines
from db.review.decisions import EntryVersion
from db.review.join_and_split import above, cut_before, join, split
from db.search import Row, by_uid, find, rows
from db.withdrawal import last_run, withdraw
from parser import Box, Document, Entry, Link, Report

PAPER = Document(
    dossier="36 360 VI", nr="1", ministerie="Justitie", sha256="a", parser="1", pages=300
)
LINK = Link("Rapport", "https://a.nl/1", "links")
OTHER_LINK = Link("Brief", "https://b.nl/2", "links")
UPPER = Entry(
    thema="Wonen",
    titel="Evaluatie Wet geluidhinder",
    conclusies="De wet is doeltreffend, maar de uitvoering is duur, zo blijkt uit het onder-",
    afronding="2022",
    links=(LINK,),
    pages=(7,),
)
REST = Entry(
    thema="Wonen",
    conclusies="zoek bij gemeenten en provincies in het hele land.",
    artikel="3.1",
    links=(OTHER_LINK,),
    pages=(8,),
)
WHOLE = UPPER.conclusies + REST.conclusies
TWO = Entry(
    thema="Natuur",
    titel="Evaluatie Natuurwet Monitor Natuurpact",
    conclusies="De natuurwet werkt zoals bedoeld. Het natuurpact ligt op koers in vijf provincies.",
    afronding="2022",
    links=(LINK, OTHER_LINK),
    boxes={"titel": (Box(9, 50, 100, 500, 140),)},
    pages=(9,),
)
LAST = Entry(titel="Onderzoek naar laaggeletterdheid", conclusies="Cursussen helpen.", pages=(10,))
ENTRIES = (UPPER, REST, TWO, LAST)
CUTS = {"titel": 2, "conclusies": 5, "links": 1}


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """A paper of four entries: the second is the rest of the first, the third is two."""
    with open_store(tmp_path / "sea.db") as db:
        ingest(db, Report(PAPER, ENTRIES))
        yield db
        assert [check.says for check in examine(db) if not check.right] == []


def at(db: Database, id: int) -> EntryVersion:
    return EntryVersion(id, row(db, id).version)


def row(db: Database, id: int) -> Row:
    (found,) = rows(db, [id])
    return found


def joined(db: Database) -> None:
    join(db, "piet", at(db, 2), at(db, 1))


def divided(db: Database) -> int:
    """The third entry is split; the id of the second of the two."""
    (new,) = split(db, "piet", at(db, 3), CUTS).versions.keys() - {3}
    return new


def again(*entries: Entry, parser: str = "2") -> Report:
    return Report(replace(PAPER, parser=parser), entries)


def said(db: Database, id: int) -> tuple[str, str, str]:
    one = row(db, id)
    return one.entry.titel, one.entry.conclusies, one.review


def test_the_upper_one_has_all_that_the_fragment_says_and_the_fragment_is_no_hit(
    db: Database,
) -> None:
    assert above(db, row(db, 2)) == row(db, 1)
    joined(db)
    upper = row(db, 1).entry
    assert upper.conclusies == WHOLE
    assert (upper.thema, upper.artikel, upper.afronding) == ("Wonen", "3.1", "2022")
    assert [link.url for link in upper.links] == [LINK.url, OTHER_LINK.url]
    assert list(find(db, "")) == [1, 3, 4]
    assert row(db, 2).review == "rejected"
    assert above(db, row(db, 3)) == row(db, 1)


def test_a_join_is_one_decision_that_is_undone_and_redone_as_one(db: Database) -> None:
    before = row(db, 1).entry
    joined(db)
    decisions.undo(db, "piet")
    assert row(db, 1).entry == before
    assert row(db, 2).review == ""
    decisions.redo(db, "piet")
    assert (row(db, 1).entry.conclusies, row(db, 2).review) == (WHOLE, "rejected")


def test_nothing_above_of_another_paper_or_itself_is_joined_to(db: Database) -> None:
    assert above(db, row(db, 1)) is None
    ingest(db, Report(replace(PAPER, nr="2", sha256="b"), (LAST,)))
    for other in (5, 2):
        with pytest.raises(StoreError, match="of the same paper"):
            join(db, "piet", at(db, 2), at(db, other))


def test_who_joins_what_another_changed_meanwhile_stores_nothing(db: Database) -> None:
    seen = at(db, 1)
    decisions.correct(db, "an", seen, {"titel": "Anders"})
    with pytest.raises(StaleEntry):
        join(db, "piet", at(db, 2), seen)
    assert row(db, 2).review == ""


@pytest.mark.parametrize(
    "rest",
    [
        REST,
        replace(REST, thema="Natuur"),
        replace(REST, conclusies=REST.conclusies.replace(" in ", "  in "), pages=(7, 8)),
        replace(REST, conclusies="gemeenten en provincies in het hele land."),
    ],
    ids=["the same", "under another theme", "with other spaces", "with less of it"],
)
def test_a_fragment_that_is_read_again_does_not_come_back(db: Database, rest: Entry) -> None:
    joined(db)
    ingest(db, again(UPPER, rest, TWO, LAST))
    assert list(find(db, "")) == [1, 3, 4]
    assert said(db, 1) == (UPPER.titel, WHOLE, "")


def test_a_fragment_that_says_more_than_it_did_is_told_as_changed(db: Database) -> None:
    joined(db)
    more = replace(REST, conclusies=f"{REST.conclusies} De kosten zijn sindsdien gedaald.")
    ingest(db, again(UPPER, more, TWO, LAST))
    assert row(db, 2).review == "changed"
    assert row(db, 1).entry.conclusies == WHOLE


def test_where_the_new_reading_has_joined_it_itself_nothing_is_lost(db: Database) -> None:
    joined(db)
    read = replace(UPPER, conclusies=WHOLE, artikel="3.1", links=(LINK, OTHER_LINK), pages=(7, 8))
    ingest(db, again(read, TWO, LAST))
    assert said(db, 1) == (UPPER.titel, WHOLE, "")
    assert list(find(db, "")) == [1, 3, 4]
    otherwise = replace(read, conclusies=WHOLE.replace("onder-zoek", "onderzoek"))
    ingest(db, again(otherwise, TWO, LAST, parser="3"))
    assert said(db, 1) == (UPPER.titel, WHOLE, "conflict")


def test_an_accepted_entry_stays_accepted_with_what_is_joined_to_it(db: Database) -> None:
    decisions.accept(db, "an", at(db, 1))
    joined(db)
    assert said(db, 1)[2] == "accepted"


def test_a_split_makes_an_entry_of_its_own_where_the_other_stands(db: Database) -> None:
    new = divided(db)
    assert said(db, 3) == ("Evaluatie Natuurwet", "De natuurwet werkt zoals bedoeld.", "")
    assert said(db, new) == (
        "Monitor Natuurpact",
        "Het natuurpact ligt op koers in vijf provincies.",
        "",
    )
    first, second = row(db, 3).entry, row(db, new).entry
    assert (second.thema, second.afronding, second.pages) == ("Natuur", "2022", (9,))
    assert dict(second.boxes) == dict(TWO.boxes)
    assert second.values.first_year == 2022
    assert [link.url for link in first.links] == [LINK.url]
    assert [link.url for link in second.links] == [OTHER_LINK.url]
    assert row(db, new).document == row(db, 3).document
    assert list(find(db, "natuurpact")) == [new]
    assert list(find(db, "")) == [1, 2, 3, new, 4]


def test_a_split_is_undone_and_redone_as_one_and_keeps_its_uid(db: Database) -> None:
    new = divided(db)
    uid = row(db, new).uid
    decisions.undo(db, "piet")
    assert said(db, 3) == (TWO.titel, TWO.conclusies, "")
    assert list(find(db, "")) == [1, 2, 3, 4]
    decisions.redo(db, "piet")
    assert by_uid(db, uid).id == new
    assert list(find(db, "natuurpact")) == [new]


def test_what_was_decided_on_the_second_keeps_the_split_from_being_undone(db: Database) -> None:
    new = divided(db)
    decisions.accept(db, "an", at(db, new))
    with pytest.raises(StaleEntry, match="by an"):
        decisions.undo(db, "piet")
    decisions.undo(db, "an")
    decisions.undo(db, "piet")
    assert list(find(db, "")) == [1, 2, 3, 4]


def test_the_second_is_decided_on_corrected_split_and_joined_as_any_entry(db: Database) -> None:
    new = divided(db)
    decisions.correct(db, "an", at(db, new), {"titel": "Monitor Natuurpact 2022"})
    decisions.accept(db, "an", at(db, new))
    assert said(db, new)[::2] == ("Monitor Natuurpact 2022", "accepted")
    (third,) = split(db, "an", at(db, new), {"conclusies": 5}).versions.keys() - {new}
    assert said(db, third) == ("", "in vijf provincies.", "")
    join(db, "an", at(db, third), at(db, new))
    assert said(db, new)[1] == "Het natuurpact ligt op koers in vijf provincies."
    assert said(db, third)[2] == "rejected"


@pytest.mark.parametrize(
    "read", [TWO, replace(TWO, thema="Water"), replace(TWO, status="Afgerond")]
)
def test_a_split_entry_stays_split_when_the_paper_is_read_anew(db: Database, read: Entry) -> None:
    new = divided(db)
    decisions.accept(db, "an", at(db, new))
    ingest(db, again(UPPER, REST, read, LAST))
    assert said(db, 3)[:2] == ("Evaluatie Natuurwet", "De natuurwet werkt zoals bedoeld.")
    assert said(db, new) == (
        "Monitor Natuurpact",
        "Het natuurpact ligt op koers in vijf provincies.",
        "accepted",
    )


def read_in_two() -> tuple[Entry, Entry]:
    """What a reading has that splits the third entry as it is split here."""
    first = replace(TWO, conclusies="De natuurwet werkt zoals bedoeld.")
    second = replace(
        TWO, titel="", conclusies=TWO.conclusies[len(first.conclusies) + 1 :], links=()
    )
    return first, second


def test_where_the_new_reading_has_split_it_itself_each_is_there_once(db: Database) -> None:
    (new,) = split(db, "piet", at(db, 3), {"conclusies": 5}).versions.keys() - {3}
    first, second = read_in_two()
    ingest(db, again(UPPER, REST, first, second, LAST))
    assert said(db, 3) == (first.titel, first.conclusies, "")
    assert [row(db, id).entry.conclusies for id in find(db, "natuurpact vijf")] == [
        second.conclusies
    ]
    assert row(db, new).review == "rejected"


def test_what_was_decided_on_the_second_stays_shown_where_it_is_read_too(db: Database) -> None:
    (new,) = split(db, "piet", at(db, 3), {"conclusies": 5}).versions.keys() - {3}
    decisions.accept(db, "an", at(db, new))
    ingest(db, again(UPPER, REST, *read_in_two(), LAST))
    assert row(db, new).review == "accepted"
    assert len(find(db, "natuurpact vijf")) == 2


def test_the_second_is_missing_where_the_first_is_and_goes_where_it_goes(db: Database) -> None:
    new = divided(db)
    ingest(db, again(UPPER, REST, LAST))
    assert (said(db, 3)[2], said(db, new)[2]) == ("missing", "missing")
    run = last_run(db)
    assert run
    withdraw(db, run)
    assert (said(db, 3)[2], said(db, new)[2]) == ("", "")
    run = last_run(db)
    assert run
    withdraw(db, run)
    assert rows(db, [3, new]) == []
    ingest(db, Report(PAPER, ENTRIES))
    assert [said(db, id)[0] for id in (3, new)] == ["Evaluatie Natuurwet", "Monitor Natuurpact"]


def test_the_xml_of_a_split_entry_leaves_it_split_and_the_pages_are_those_of_the_pdf(
    db: Database,
) -> None:
    new = divided(db)
    exact = [replace(one, pages=(), boxes={}) for one in ENTRIES]
    ingest(db, Report(replace(PAPER, sha256="xml", pages=0), tuple(exact)))
    assert said(db, new)[0] == "Monitor Natuurpact"
    assert row(db, new).entry.pages == (9,)
    assert row(db, new).entry.findings == ()


def test_a_split_needs_a_title_or_conclusion_on_both_sides(db: Database) -> None:
    with pytest.raises(StoreError, match="needs a title or a conclusion"):
        split(db, "piet", at(db, 3), {"afronding": 0})
    with pytest.raises(ValueError, match="not a field"):
        split(db, "piet", at(db, 3), {"kleur": 0})
    assert list(find(db, "")) == [1, 2, 3, 4]


def test_a_place_to_cut_is_told_by_the_words_behind_it(db: Database) -> None:
    entry = row(db, 3).entry
    assert cut_before(entry, "conclusies", "Het natuurpact") == CUTS["conclusies"]
    assert cut_before(entry, "titel", "Monitor") == CUTS["titel"]
    assert cut_before(entry, "links", "https://b.nl/2") == CUTS["links"]
    with pytest.raises(StoreError, match="does not stand in"):
        cut_before(entry, "titel", "onitor")
    with pytest.raises(StoreError, match="more than once"):
        cut_before(replace(entry, titel="Na na Na"), "titel", "Na")


def test_copies_have_the_same_second_and_its_decisions(db: Database, tmp_path: Path) -> None:
    joined(db)
    new = divided(db)
    decisions.accept(db, "piet", at(db, new))
    with open_store(tmp_path / "other.db") as other:
        for _time in range(2):
            import_events(other, from_lines(to_lines(export_events(db))))
        same = by_uid(other, row(db, new).uid)
        assert (same.entry, same.review) == (row(db, new).entry, "accepted")
        assert len(find(other, "")) == 4
        assert by_uid(other, row(db, 1).uid).entry.conclusies == WHOLE
        decisions.flag(other, "an", EntryVersion(same.id, same.version), "zie p. 9")
        import_events(db, from_lines(to_lines(export_events(other))))
        assert row(db, new).review == "flagged"


@pytest.mark.parametrize(
    "after", ['{"titel": 3}', "[]", "{}", '{"links": "nee"}', '{"lijst": "x"}', '{"a b": ""}']
)
def test_what_no_split_says_is_no_decision(db: Database, after: str) -> None:
    divided(db)
    forged = [json.loads(line) for line in to_lines(export_events(db))]
    for one in forged:
        if one.get("field") == "split":
            one["after"] = after
    with pytest.raises(ValueError, match="is not a decision"):
        from_lines(map(json.dumps, forged))
