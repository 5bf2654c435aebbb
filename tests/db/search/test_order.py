"""Orders, against what plain Python makes of the same entries."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cmp_to_key
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from benchmarks.dutch import reports
from db import open_store
from db.folding import fold
from db.ingest import ingest
from db.ministries import ministry
from db.review.decisions import EntryVersion, accept, correct, dismiss_finding, flag, undo
from db.search import hits as finding
from db.search.hits import find, summaries
from db.search.order import Order
from db.search.whole_rows import Row, rows
from parser import Code, Document, Entry, Finding, Link, Report, Values

SIZE = 400
QUERIES = ["", "de", "huur", "jaar:1998", "zork"]
WAITING = ["conflict", "changed", "missing", "flagged", "rejected", "accepted"]

ODD = (
    Entry(titel="Ärger", thema="Éénheid", subthema="zeta", status="Gereed", artikel="Alle",
          values=Values(articles=(("", ""),), organisations=("WODC", "CPB")),
          findings=(Finding(Code.NO_LINK, "links"),)),
    Entry(conclusies="«arm»\nen rijk", type_onderzoek="Quickscan", artikel="2 en 10",
          values=Values(articles=(("10.1", "10.1"), ("2", "2"))),
          links=(Link("a", ""), Link("b", ""))),
    Entry(thema="eenheid", subthema="Ab", values=Values(articles=(("2", "2"),))),
    Entry(),
)  # fmt: skip


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    with open_store(tmp_path_factory.mktemp("filled") / "sea.db") as opened:
        papers = [*reports(SIZE), Report(Document("35 000 VI", "1", ministerie="Niets"), ODD)]
        papers.append(Report(Document(ministerie="Ministerie van Rust", sha256="b"), ODD))
        random.Random(1).shuffle(papers)
        for paper in papers:
            ingest(opened, paper)
        for row in rows(opened, list(find(opened, ""))[::3]):
            (accept if row.id % 2 else flag)(
                opened, "piet", EntryVersion(row.id, row.version), *_note(row)
            )
        yield opened


def _note(row: Row) -> tuple[str, ...]:
    return () if row.id % 2 else ("?",)


def number(article: str) -> tuple[int, ...]:
    return tuple(int(part) for part in article.split(".") if part)


FALLING = {Order.YEAR, Order.LINKS, Order.FINDINGS}
KEYS: dict[Order, Callable[[Row], Any]] = {
    Order.YEAR: lambda row: row.entry.values.last_year,
    Order.CONFIDENCE: lambda row: row.entry.confidence,
    Order.MINISTRY: lambda row: fold(
        ministry(row.document.dossier[6:].strip(), row.document.ministerie)
    ),
    Order.THEME: lambda row: fold(row.entry.thema),
    Order.SUBTHEME: lambda row: fold(row.entry.subthema),
    Order.TYPE: lambda row: fold(row.entry.values.type or row.entry.type_onderzoek),
    Order.STATUS: lambda row: fold(row.entry.values.status or row.entry.status),
    Order.TITLE: lambda row: fold(row.entry.titel or row.entry.conclusies[:200]),
    Order.ARTICLE: lambda row: min(
        (number(first) for first, _ in row.entry.values.articles), default=None
    ),
    Order.ORGANISATION: lambda row: fold(", ".join(row.entry.values.organisations)),
    Order.REVIEW: lambda row: WAITING.index(row.review) if row.review else None,
    Order.LINKS: lambda row: len(row.entry.links),
    Order.FINDINGS: lambda row: len(row.entry.findings),
}


def expected(placed: list[Row], order: Order, reverse: bool) -> list[int]:
    """As a person would: by key, the empty last, the alike by place."""
    sign = -1 if (order in FALLING) != reverse else 1

    def compare(one: Row, other: Row) -> int:
        a, b = KEYS[order](one), KEYS[order](other)
        empty = [key in ("", None) for key in (a, b)]
        if any(empty):
            return empty[0] - empty[1]
        return sign * ((a > b) - (a < b))

    return [row.id for row in sorted(placed, key=cmp_to_key(compare))]


@pytest.mark.parametrize("typed", QUERIES)
@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize("order", KEYS, ids=lambda order: order.value)
def test_an_order_sorts_the_hits_and_keeps_the_place_among_equals(
    filled: Database, typed: str, order: Order, reverse: bool
) -> None:
    placed = rows(filled, find(filled, typed))
    assert list(find(filled, typed, order, reverse)) == expected(placed, order, reverse)


def test_every_order_is_one_of_those(filled: Database) -> None:
    assert {*KEYS, Order.PLACE, Order.RANK, Order.CHANGED} == {*Order}
    assert find(filled, "", Order.PLACE, True) == find(filled, "")[::-1]


def test_the_title_sorts_as_the_table_shows_it(filled: Database) -> None:
    shown = [line.preview for line in summaries(filled, find(filled, "", Order.TITLE))]
    texts = [fold(text) for text in shown if text]
    assert texts == sorted(texts) and shown[-2:] == ["", ""]


def test_what_was_read_last_comes_first_in_the_order_of_change(filled: Database) -> None:
    decided = {row.id for row in rows(filled, find(filled, "")) if row.review}
    ids = [id for id in find(filled, "", Order.CHANGED) if id not in decided]
    runs = [filled.execute("SELECT run_id FROM entry WHERE id = ?", [id]).fetchone() for id in ids]
    assert runs == sorted(runs, reverse=True)
    assert list(find(filled, "", Order.CHANGED, True)) != list(find(filled, "", Order.CHANGED))


def test_rank_puts_the_best_match_first_and_gives_way_to_place_for_many_hits(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    long, short = Entry(conclusies="huur " + "iets " * 60), Entry(conclusies="huur huur huur")
    ingest(db, Report(Document(sha256="a"), (long, short)))
    assert list(find(db, "huur", Order.RANK)) == [2, 1]
    assert list(find(db, "huur", Order.RANK, True)) == [1, 2]
    assert list(find(db, "jaar:geen", Order.RANK)) == [1, 2]
    monkeypatch.setattr(finding, "MOST_RANKED", 1)
    assert list(find(db, "huur", Order.RANK)) == [1, 2]


def test_what_is_decided_and_read_since_is_sorted_as_it_is_now(tmp_path: Path) -> None:
    path = tmp_path / "two.db"
    finding = Finding(Code.NO_LINK, "links")
    with open_store(path) as here, open_store(path) as there:
        entries = (Entry(thema="Aap", titel="1"), Entry(thema="Noot", titel="2"))
        entries += (replace(entries[0], thema="Mies", titel="3", findings=(finding,)),)
        ingest(there, Report(Document("36 100 VI", "1"), entries))
        asked = [Order.THEME, Order.REVIEW, Order.CHANGED, Order.FINDINGS]

        def found() -> list[list[int]]:
            return [list(find(here, "", order)) for order in asked]

        assert found() == [[1, 3, 2], [1, 2, 3], [1, 2, 3], [3, 1, 2]]
        accept(there, "piet", EntryVersion(2, 1))
        assert found() == [[1, 3, 2], [2, 1, 3], [2, 1, 3], [3, 1, 2]]
        corrected = correct(there, "piet", EntryVersion(1, 1), {"thema": "Zus"})
        dismiss_finding(there, "piet", EntryVersion(3, 1), finding)
        assert found()[0] == [3, 2, 1] and found()[3] == [1, 2, 3]
        undo(there, "piet", corrected.group)
        assert found()[0] == [1, 3, 2]
        ingest(there, Report(Document("36 360 VI", "1"), (Entry(thema="Boom"),)))
        assert found()[0] == [1, 4, 3, 2] and list(find(here, "")) == [4, 1, 2, 3]
