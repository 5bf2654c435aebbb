"""A query that finds nothing, and what is near to it and finds something."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from db import StoreError, open_store
from db.ingest import ingest
from db.search.advice import MOST, Advice, advise
from db.search.hits import find
from parser import Document, Entry, Report
from parser.values.entry_values import values
from tests.db.search.test_query import SIGNS, TYPED


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    entries = []
    for thema, conclusies in (
        ("Migratie", "Onderzoek Naar huis (WODC): terugkeer werkt."),
        ("Migratie", "Evaluatie Opvang (Significant): opvang en terugkeer."),
        ("Onderwijs", "Onderzoek Scholen (CPB): leerlingen lezen beter."),
    ):
        entry = Entry(thema=thema, conclusies=conclusies, afronding="2022")
        found = values(entry)
        entries.append(Entry(thema=thema, conclusies=conclusies, afronding="2022", values=found))
    with open_store(Path(tmp_path_factory.mktemp("advice")) / "sea.db") as opened:
        ingest(opened, Report(Document(sha256="a"), tuple(entries)))
        yield opened


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("terugker", Advice("terugkeer", 2)),
        ("opvangg migrtaie", Advice("opvang migratie", 1)),
        ("thema:migartie jaar:2022", Advice("thema:migratie jaar:2022", 2)),
        ("thema:wodc", Advice("organisatie:wodc", 1)),
        ("thema:lezen", Advice("lezen", 1)),
        ("opvang jaar:1999", Advice("opvang", 1)),
        ("terugkeer -migratie", Advice("terugkeer", 2)),
    ],
)
def test_the_nearest_that_finds_something_comes_first(
    db: Database, typed: str, first: Advice
) -> None:
    assert advise(db, typed)[0] == first


def test_what_can_only_be_left_out_is_left_out(db: Database) -> None:
    assert advise(db, "terugkeer xyzzy") == (Advice("terugkeer", 2),)
    assert advise(db, "terugkeer onderwijs jaar:2022") == (
        Advice("terugkeer jaar:2022", 2),
        Advice("onderwijs jaar:2022", 1),
    )
    assert advise(db, "xyzzy") == ()
    assert advise(db, "") == ()
    assert len(advise(db, "thema:wodc terugkeer scholen")) <= MOST


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.one_of(TYPED, SIGNS))
def test_whatever_is_advised_finds_what_it_says(db: Database, typed: str) -> None:
    for one in advise(db, typed):
        assert len(find(db, one.query)) == one.entries > 0


def test_while_another_writes_that_is_told(tmp_path: Path) -> None:
    path = tmp_path / "sea.db"
    with open_store(path) as here, open_store(path) as there:
        here.execute("PRAGMA journal_mode = DELETE")
        here.execute("PRAGMA busy_timeout = 0")
        there.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError, match="is being written"):
            advise(here, "zzzzzzzz")
        there.execute("ROLLBACK")
