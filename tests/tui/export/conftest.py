"""Entries to export: those of a real page, and some that mean harm or are odd."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

import pytest

from db import open_store
from db.ingest import ingest
from db.search import Row, find, rows
from parser import Document, Entry, Link, Report, Values
from tui.export.exporting import WRITERS
from tui.export.writer import About, Misfit

Written = Callable[[str, Sequence[Row]], tuple[bytes, list[Misfit]]]

HOSTILE = (
    '=HYPERLINK("https://kwaad.example";"klik")',
    "+31 70 123",
    "-1+1|cmd",
    "- een opsomming",
    "@SUM(A1)",
    "'=al met apostrof",
    "''aangehaald''",
    "</script><script>alert(1)</script><img src=x onerror=alert(1)>",
    "<b>vet</b> & &amp; \"aanhaling\" 'enkel'",
    "*vet* _schuin_ `code` [tekst](javascript:alert(1)) | # kop ~~weg~~ <u>x</u> 1\\. $x$",
    "1. geen lijst",
    "# geen kop",
    "\\textbf{vet} 100% & {open $x_1^2$ ~ # \\",
    "_x0041_ en _x000D_ letterlijk",
    'pad C:\\map\\ en \\"aanhaling\\"',
    "eindigt op \\",
    "TY  - JOUR",
    "ER  - ",
    "ünïcødé 🦊 – “dubbel” …",
    "punt;komma,komma",
)


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory, seed: Report) -> list[Row]:
    """The ten entries of the seed, and one for each of HOSTILE, which stands in all its fields."""
    path = tmp_path_factory.mktemp("export") / "sea.db"
    paper = Document(dossier="36 560 VII", nr="1", vergaderjaar="2023-2024", jaar=2023, pages=9)
    with open_store(path) as db:
        ingest(db, seed)
        ingest(db, Report(paper, tuple(map(_hostile, HOSTILE))))
        return rows(db, find(db, ""))


def _hostile(text: str) -> Entry:
    return Entry(
        thema=text,
        titel=text,
        conclusies=f"{text}\n{text}\n• tweede alinea",
        artikel="1, 31 t/m 33 en 37.2",
        links=(
            Link(text, "https://voorbeeld.example/a?b=1&c=%22{}#d"),
            Link("", "javascript:alert(1)"),
            Link(text, ""),
        ),
        extra={text: text},
        pages=(3, 4),
        values=Values(
            title=text,
            organisations=(text, "WODC"),
            first_year=2021,
            last_year=2022,
            articles=(("1", "1"), ("31", "33"), ("37.2", "37.2")),
        ),
    )


@pytest.fixture
def write() -> Written:
    """Writes rows in a format, and gives the bytes and what did not fit."""

    def written(name: str, rows: Sequence[Row]) -> tuple[bytes, list[Misfit]]:
        out = io.BytesIO()
        at = datetime(2026, 11, 28, 12, 0)
        misfits = WRITERS[name](iter(rows), About("terugkeer <b>", at, len(rows)), out)
        return out.getvalue(), misfits

    return written


@pytest.fixture
def made(write: Written, exported: list[Row], tmp_path: Path) -> Callable[[str, str], Path]:
    """A file of all those entries in a format, under a name."""

    def make(name: str, file: str) -> Path:
        path = tmp_path / file
        path.write_bytes(write(name, exported)[0])
        return path

    return make
