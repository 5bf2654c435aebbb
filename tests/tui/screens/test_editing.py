"""Correcting an entry in place: nothing that is typed is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Static

from db import open_store
from db.review import decisions
from db.review.edit_drafts import Drafts
from tests.tui.driving import SIZES, Running, press
from tests.tui.reviewing import at, elsewhere, reaches, reviews, stored
from tui.screens.choose import Choose
from tui.screens.edit import Edit
from tui.screens.review_screen import Review
from tui.widgets.editor import Editor, FieldArea


@pytest.mark.parametrize("size", SIZES)
async def test_editing_shows_old_and_new_and_ctrl_s_saves_and_goes_on(
    running: Running, eight: Path, size: tuple[int, int]
) -> None:
    async with running(eight, size) as pilot:
        await press(pilot, "R", "d", "d", "e")
        assert isinstance(pilot.app.screen, Edit)
        area = pilot.app.focused
        assert isinstance(area, FieldArea)
        assert (area.field, area.text) == ("thema", "Thema 7")
        await press(pilot, *" nieuw", "enter")
        assert pilot.app.focused is not area
        row = area.parent
        assert row
        assert str(row.query_one(".old", Static).content) == "Thema 7"
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, Review)
        await reaches(pilot, "Onderzoek 6")
    assert stored(eight, 8).entry.thema == "Thema 7 nieuw"
    assert reviews(eight) == {8: "accepted"}


async def test_a_conclusion_has_lines_and_a_link_is_its_address_and_its_text(
    running: Running, eight: Path
) -> None:
    async with running(eight) as pilot:
        await press(pilot, "R", "e")
        area = pilot.app.focused
        assert isinstance(area, FieldArea)
        assert area.field == "conclusies"  # where the first point is
        await press(pilot, "enter", *"Tweede alinea.", "tab")
        links = next(one for one in pilot.app.screen.query(FieldArea) if one.field == "links")
        assert links.text == "https://example.org/7 Rapport"
        links.focus()
        await press(pilot, "end", "enter", *"https://example.org/b Bijlage", "ctrl+s")
    entry = stored(eight, 8).entry
    assert entry.conclusies.endswith("kort.\nTweede alinea.")
    assert [(link.text, link.url) for link in entry.links] == [
        ("Rapport", "https://example.org/7"),
        ("Bijlage", "https://example.org/b"),
    ]


async def test_a_list_is_typed_by_its_name_and_what_is_none_is_told_and_kept(
    running: Running, eight: Path
) -> None:
    async with running(eight, (120, 40)) as pilot:
        await press(pilot, "R", "e")
        area = next(one for one in pilot.app.screen.query(FieldArea) if one.field == "lijst")
        area.focus()
        await press(pilot, *"geplande", "ctrl+s")
        assert isinstance(pilot.app.screen, Edit)
        said = str(pilot.app.screen.query_one("#told", Static).content)
        assert said.startswith("List can be afgerond, gepland, or nothing")
        await press(pilot, "backspace", "ctrl+s")
        assert isinstance(pilot.app.screen, Review)
    assert stored(eight, 8).entry.lijst == "gepland"


async def test_escape_asks_before_anything_typed_is_lost(
    running: Running, eight: Path, me: str
) -> None:
    async with running(eight) as pilot:
        await press(pilot, "R", "e", "escape")
        assert isinstance(pilot.app.screen, Review)
        await press(pilot, "e", *"XY", "escape")
        assert isinstance(pilot.app.screen, Choose)
        await press(pilot, "escape", "escape", "k")
        assert isinstance(pilot.app.screen, Review)
        with open_store(eight) as db:
            (draft,) = Drafts(me).kept(db)
        assert draft.texts["conclusies"].endswith("XY")
        await press(pilot, "e")
        assert pilot.app.screen.query_one(Editor).texts == dict(draft.texts)
        await press(pilot, "escape", "t")
        assert isinstance(pilot.app.screen, Review)
        with open_store(eight) as db:
            assert Drafts(me).kept(db) == []
        await press(pilot, "e", *"Z", "escape", "s")
        await reaches(pilot, "Onderzoek 6")
    assert stored(eight, 8).entry.conclusies.endswith("Z")


async def test_what_is_typed_is_a_draft_before_it_is_saved(
    running: Running, eight: Path, me: str
) -> None:
    async with running(eight) as pilot:
        await press(pilot, "R", "e", *"XY")
        await pilot.pause(0.4)
        with open_store(eight) as db:
            assert Drafts(me).kept(db)[0].texts["conclusies"].endswith("XY")
        await press(pilot, "backspace", "backspace")
        await pilot.pause(0.4)
        with open_store(eight) as db:
            assert Drafts(me).kept(db) == []


async def test_a_lost_race_in_an_edit_keeps_what_was_typed_beside_the_new_value(
    running: Running, eight: Path
) -> None:
    async with running(eight, (120, 40)) as pilot:
        await press(pilot, "R", "d", "d", "e", *" mijn")
        elsewhere(eight, lambda db: decisions.correct(db, "an", at(db, 8), {"thema": "Ander"}))
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, Edit)
        said = str(pilot.app.screen.query_one("#told", Static).content)
        assert "Ander" in said and "Thema 7 mijn" in said
        area = pilot.app.focused
        assert isinstance(area, FieldArea) and area.text == "Thema 7 mijn"
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, Review)
    assert stored(eight, 8).entry.thema == "Thema 7 mijn"
