"""What the pane tells of an entry besides its text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from db import open_store
from db.ingest import ingest
from db.review.decisions import EntryVersion, accept, correct, flag, redo, undo
from db.review.same_study import propose
from db.search.hits import find
from db.search.whole_rows import rows
from parser import Box, Code, Document, Entry, Finding, Link, Report
from parser.values.entry_values import values
from tests.tui.driving import SIZES, Running, current, press
from tui.widgets.detail import Detail

LONG = "De regeling is doeltreffend gebleken bij jongeren, ouderen en gezinnen. " * 4


@pytest.fixture
def decided(tmp_path: Path) -> Path:
    """Two papers with the same study; the first entry corrected, undone, redone, flagged,
    and since read differently."""
    path = tmp_path / "sea.db"
    entry = Entry(
        titel="Evaluatie van de regeling",
        conclusies=LONG,
        type_onderzoek="Ex-post evaluatie",
        afronding="eind 2022",
        status="Afgerond",
        artikel="31 t/m 34",
        links=(Link("Link", "https://www.wodc.nl/rapport"),),
        pages=(286,),
        findings=(
            Finding(
                Code.BREAK_THIN, "conclusies", "[/re geling]", Box(287, 0, 0, 9, 9), "regeling"
            ),
        ),
        confidence=0.6,
    )
    entry = replace(entry, values=values(entry))
    document = Document(dossier="36 360 VI", nr="1", file="a.pdf", sha256="1")
    with open_store(path) as db:
        ingest(db, Report(document, (entry,)))
        (id,) = find(db, "")

        def at() -> EntryVersion:
            return EntryVersion(id, rows(db, [id])[0].version)

        correct(db, "anna", at(), {"conclusies": LONG.replace("gezinnen", "[b]huishoudens[/b]", 1)})
        undo(db, "anna")
        redo(db, "anna")
        accept(db, "bob", at())
        undo(db, "bob")
        flag(db, "bob", at(), "kijk [/x] hier")
        other = replace(document, dossier="36 560 VI", sha256="3", jaar=2023)
        propose(db, ingest(db, Report(other, (entry,))).report_id)
        newer = replace(entry, conclusies=LONG.replace("gezinnen", "buren"))
        ingest(db, Report(replace(document, sha256="2"), (newer,)))
    return path


@pytest.mark.parametrize("size", SIZES)
async def test_all_that_is_known_of_an_entry_is_told_in_words(
    running: Running, decided: Path, size: tuple[int, int]
) -> None:
    async with running(decided, size) as pilot:
        await press(pilot, "j", "z")
        assert current(pilot).afronding == "eind 2022"
        detail = pilot.app.screen.query_one(Detail)
        text = " ".join(" ".join(strip.text for strip in detail._lines).split())
        for said in [
            "Ex-post evaluatie → ex post",
            "eind 2022 → 2022",
            "31 t/m 34 → 31–34",
            "1 Link wodc.nl",
            "kst-36360-VI-1, p. 286",
            "‘[/re geling]’, perhaps ‘regeling’ · compare with page 287",
            "! Conclusion: corrected to ‘…",
            "[b]huishoudens[/b]",
            "since been read as ‘…",
            "Evaluatie van de regeling kst-36560-VI-1, p. 286",
            "the same title, a link to the same page of wodc.nl",
            "anna undid: Conclusion:",
            "anna redid: Conclusion:",
            "bob accepted (undone)",
            "bob undid: ",
            "flagged because: kijk [/x] hier",
        ]:
            assert said in text, text
