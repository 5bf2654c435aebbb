"""Each example in docs/search.md finds what the page says that it finds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database

from db import open_store
from db.ingest import ingest
from db.search.hits import find
from db.search.query import parse
from db.search.query_fields import FIELDS
from parser import Code, Document, Entry, Finding, Link, Report
from parser.values.entry_values import values

PAGE = (Path(__file__).parents[3] / "docs" / "search.md").read_text()
ROWS = [[cell.strip() for cell in line.split("|")[1:-1]] for line in PAGE.splitlines()]
ENTRIES = [cells for cells in ROWS if cells and cells[0].isdigit()]
EXAMPLES = [
    (cells[0].strip("`"), [int(number) for number in cells[1].split()])
    for cells in ROWS
    if len(cells) == 3 and cells[0].startswith("`")
]
HINTED = {"auteur:wodc", "jaar:ooit"}


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    with open_store(tmp_path_factory.mktemp("doc") / "sea.db") as opened:
        for number, dossier, ministerie, *cells in ENTRIES:
            document = Document(dossier=dossier, nr="1", ministerie=ministerie, sha256=number)
            ingest(opened, Report(document, (entry(number, *cells),)))
        opened.execute("UPDATE entry SET review = 'accepted', reviewer = 'Anna' WHERE id = 1")
        yield opened


def entry(
    number: str,
    thema: str,
    subthema: str,
    type_onderzoek: str,
    afronding: str,
    status: str,
    lijst: str,
    artikel: str,
    conclusies: str,
    link: str,
) -> Entry:
    text, _, url = link.partition(" ")
    read = Entry(
        thema=thema,
        subthema=subthema,
        type_onderzoek=type_onderzoek,
        afronding=afronding,
        status=status,
        lijst=lijst,
        artikel=artikel,
        conclusies=conclusies,
        links=(Link(text, url),) if link else (),
        pages=(int(number),),
        findings={
            "2": (Finding(Code.NO_LINK),),
            "4": (Finding(Code.NO_CONCLUSION),),
        }.get(number, ()),
        confidence={"2": 0.75, "4": 0.5}.get(number, 1.0),
    )
    return replace(read, values=values(read))


@pytest.mark.parametrize(("typed", "finds"), EXAMPLES)
def test_an_example_finds_what_the_page_says(db: Database, typed: str, finds: list[int]) -> None:
    assert sorted(find(db, typed)) == finds
    assert bool(parse(typed).hints) == (typed in HINTED)


def test_the_page_has_an_example_of_every_field() -> None:
    named = {match[1].lower() for typed, _ in EXAMPLES for match in re.finditer(r"(\w+):", typed)}
    assert named >= set(FIELDS)
    assert all(f"`{field}:`" in PAGE for field in FIELDS)
    assert len(EXAMPLES) > 70
