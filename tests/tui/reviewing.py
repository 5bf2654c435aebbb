"""Entries to be reviewed, and looks at what came of it: what the tests of reviewing share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from sqlite_utils import Database
from textual.pilot import Pilot
from textual.widgets import Static

from db import open_store
from db.review.decisions import EntryVersion
from db.search.whole_rows import Row, rows
from parser import Code, Document, Entry, Finding, Link
from tests.tui.driving import current, until
from tui.widgets.points_list import Points

PAPER = Document(dossier="36 360 VI", nr="1", sha256="a", parser="1", pages=300)
BROKEN = Finding(Code.HYPHEN_THIN, "conclusies", "door-looptijd", None, "doorlooptijd")
ENTRIES = tuple(
    Entry(
        thema=f"Thema {at}",
        type_onderzoek="Ex post",
        afronding="2022",
        titel=f"Onderzoek {at}",
        conclusies=f"De door-looptijd van {at}, gemeten bij alle organisaties, is kort.",
        links=(Link("Rapport", f"https://example.org/{at}", "links"),),
        pages=(1 + at,),
        confidence=1 - at / 10,
    )
    for at in range(8)
)
DOUBTFUL = replace(ENTRIES[7], findings=(BROKEN, Finding(Code.NO_LINK, "links")))


def stored(path: Path, id: int) -> Row:
    with open_store(path) as db:
        return rows(db, [id])[0]


def reviews(path: Path) -> dict[int, str]:
    with open_store(path) as db:
        return {row.id: row.review for row in rows(db, range(1, 9)) if row.review}


def elsewhere(path: Path, decision: Callable[[Database], object]) -> None:
    """Somebody else does this, in another program."""
    with open_store(path) as db:
        decision(db)


def at(db: Database, id: int) -> EntryVersion:
    return EntryVersion(id, rows(db, [id])[0].version)


async def reaches(pilot: Pilot[None], title: str) -> None:
    """The entry with this title is shown, now or soon."""
    await until(pilot, lambda: current(pilot).titel == title)


def how_far(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one("#how-far", Static).content)


def shown_points(pilot: Pilot[None]) -> str:
    console = Console(width=100, force_terminal=False)
    with console.capture() as out:
        console.print(pilot.app.screen.query_one(Points).content)
    return out.get()
