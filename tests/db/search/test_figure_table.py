"""A number in a table of figures is how many entries the query of its cell finds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from db import open_store
from db.ingest import ingest
from db.review.decisions import EntryVersion, accept, flag, reject
from db.search.figure_table import FIGURE_FIELDS, UNKNOWN, FigureTable, figures_by
from db.search.hits import find
from db.search.progress_figures import progress_figures
from parser import Code, Document, Entry, Finding, Report
from parser.values.entry_values import values
from tests.db.search.test_query_edit import QUERIES, TERMS

TYPES = ("Ex-post", "MKBA", "Ex durante en ex post", "", "Nog te bepalen")
YEARS = ("2022", "2021-2022", "2024 en verder", "n.t.b.", "2019, 2023")
STATES = ("Afgerond", "lopend", "?")
PAPERS = (
    Document(dossier="36 360 VI", nr="1", jaar=2022, sha256="a"),
    Document(dossier="36 360 VI", nr="12", sha256="b"),
    Document(dossier="36 560", nr="1", sha256="c"),
    Document(dossier="36 560 IX", ministerie="Ministerie van Financiën", sha256="d"),
    Document(ministerie="Ministerie van Onderzoek", sha256="e"),
)


def entries() -> Sequence[Entry]:
    made = []
    for at, (kind, year, state) in enumerate(product(TYPES, YEARS, STATES)):
        entry = Entry(
            thema=("Migratie en asiel", "Jeugd")[at % 2],
            type_onderzoek=kind,
            afronding=year,
            status=state,
            lijst=("afgerond", "gepland", "")[at % 3],
            titel=f"Onderzoek {at}",
            findings=((), (Finding(Code.NO_LINK),), (Finding(Code.MERGE_UNSURE),))[at % 3],
        )
        made.append(replace(entry, values=values(entry)))
    return made


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    with open_store(tmp_path_factory.mktemp("figures_by") / "sea.db") as opened:
        made = entries()
        for at, paper in enumerate(PAPERS):
            ingest(opened, Report(paper, tuple(made[at :: len(PAPERS)])))
        accept(opened, "an", *(EntryVersion(id, 1) for id in range(1, 9)))
        for id in range(9, 14):
            reject(opened, "an", EntryVersion(id, 1), "geen onderzoek")
        flag(opened, "an", EntryVersion(20, 1), "kijk")
        yield opened


def wrong(db: Database, shown: FigureTable) -> list[tuple[str, int, int]]:
    """The cells of which the query finds another number."""
    cells = (
        (shown.query(at, place), number)
        for at, line in enumerate(shown.lines)
        for place, number in enumerate(line.entries)
    )
    return [
        (query, number, len(find(db, query)))
        for query, number in cells
        if len(find(db, query)) != number
    ]


@pytest.mark.parametrize("name", FIGURE_FIELDS)
@pytest.mark.parametrize(
    "text", ["", "jeugd", "jaar:2022,2023 -status:lopend", "review:*,geen", "type:mkba OR jeugd"]
)
def test_each_bar_and_each_cell_counts_what_its_query_finds(
    db: Database, text: str, name: str
) -> None:
    for beside in ("", *FIGURE_FIELDS):
        assert wrong(db, figures_by(db, text, name, beside)) == []
    assert wrong(db, progress_figures(db, text)) == []


# The store is only read.
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=QUERIES, other=TERMS, name=st.sampled_from(FIGURE_FIELDS))
def test_whatever_is_asked_each_bar_counts_what_its_query_finds(
    db: Database, text: str, other: str, name: str
) -> None:
    for asked in (text, f"{other} {text}"):
        assert wrong(db, figures_by(db, asked, name)) == []
        assert wrong(db, progress_figures(db, asked)) == []


def test_what_has_no_value_and_what_is_not_understood_come_last(db: Database) -> None:
    found = [line.heading.value for line in figures_by(db, "", "type").lines]
    assert found[0] == ""
    assert found[-2:] == ["geen", UNKNOWN]
    assert set(found[1:-2]) == {"ex post", "ex durante", "MKBA"}


def test_years_stand_from_the_newest_and_only_those_that_are_found(db: Database) -> None:
    found = [line.heading.value for line in figures_by(db, "jaar:..2021", "jaar").lines]
    assert found == ["", "2023", "2022", "2021", "2019"]


def test_a_paper_of_which_less_is_known_counts_what_its_search_finds(db: Database) -> None:
    shown = progress_figures(db, "")
    names = [line.heading.value for line in shown.lines]
    assert names[0] == ""
    assert "JenV 2022 · 36 360 VI, nr. 1" in names
    assert "FIN · 36 560 IX" in names
    assert names[-1] == "geen"
    assert [line.heading.term for line in shown.lines if "36 560" in line.heading.value] == [
        "dossier:36560-1",
        "dossier:36560-IX",
    ]


def test_rejected_entries_count_in_the_progress_and_not_in_the_figures(db: Database) -> None:
    total = len(find(db, "", every=True))
    assert figures_by(db, "", "jaar").lines[0].entries == (total - 5,)
    shown = dict(
        zip(
            (heading.value for heading in progress_figures(db, "").columns),
            progress_figures(db, "").lines[0].entries,
            strict=True,
        )
    )
    assert shown == {
        "": total,
        "geen": total - 14,
        "accepted": 8,
        "rejected": 5,
        "flagged": 1,
        "waiting": 0,
        "doubt": len(find(db, "finding:doubt")),
    }
