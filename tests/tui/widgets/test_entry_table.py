"""The table: its columns, its order, its signs, and its place when any of them changes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.pilot import Pilot

from db import open_store
from db.ingest import ingest
from db.review.decisions import EntryVersion, accept, correct, flag, reject
from db.search.hits import find
from db.search.order import Order
from db.search.whole_rows import rows
from parser import Code, Document, Entry, Finding, Link, Report
from tests.tui.driving import (
    SIZES,
    Running,
    current,
    hits,
    is_marked,
    line,
    press,
    settled,
    table,
    told,
)
from tui.screens.pick_columns import PickColumns
from tui.screens.pick_order import CHOICES, PickOrder
from tui.table_columns import COLUMNS, placed_columns, visible_columns
from tui.widgets.cells import fitted
from tui.widgets.detail import Detail
from tui.widgets.entry_table import EntryTable
from tui.work.finding import TableRequest, found, found_first


def titles(pilot: Pilot[None]) -> list[str]:
    return line(pilot, 0).split()


def cursor_line(pilot: Pilot[None]) -> int:
    return table(pilot).cursor - table(pilot).scroll_offset.y


@pytest.mark.parametrize("size", SIZES)
async def test_a_column_is_shown_moved_widened_and_all_is_as_it_was_again(
    running: Running, store: Path, size: tuple[int, int]
) -> None:
    async with running(store, size) as pilot:
        before = line(pilot, 0)
        assert "Paper" not in before
        await press(pilot, "c")
        assert isinstance(pilot.app.screen, PickColumns)
        columns = pilot.app.screen
        place = [column.name for column in columns._columns].index("paper")
        await press(pilot, *("j" * place), "space")
        await press(pilot, *("K" * place))
        await press(pilot, "l", "l", "h")
        assert columns._columns[0].width == 18
        await press(pilot, "enter")
        assert titles(pilot)[0] == "Paper,"
        assert line(pilot, 1).startswith("36 360 VI, ")
        await press(pilot, "c", "r", "escape")
        assert line(pilot, 0) == before


async def test_the_table_changes_while_columns_are_chosen_and_the_last_one_stays(
    running: Running, store: Path
) -> None:
    async with running(store) as pilot:
        below = pilot.app.screen.query_one(EntryTable)
        await press(pilot, "c", "j", "j", "space")
        assert "Year" not in below.render_line(0).text
        await press(pilot, "k", "space", *["j", "j", "space"], *["j", "space"] * 3, "k", "escape")
        assert table(pilot).render_line(0).text.split()


async def test_a_click_ticks_a_column_and_one_beside_is_done(running: Running, store: Path) -> None:
    async with running(store) as pilot:
        below = pilot.app.screen.query_one(EntryTable)
        await press(pilot, "c")
        await pilot.click("#list", offset=(5, 2))
        assert "Year" not in below.render_line(0).text
        await pilot.click(offset=(0, 0))
        assert not isinstance(pilot.app.screen, PickColumns)


async def test_every_order_is_a_key_and_again_turns_it_round(running: Running, store: Path) -> None:
    async with running(store) as pilot:
        await press(pilot, "slash", *"onderzoek", "enter")
        for key, (order, _) in reversed(CHOICES.items()):
            with open_store(store) as db:
                there, back = find(db, "onderzoek", order), find(db, "onderzoek", order, True)
            await press(pilot, "s", key)
            assert table(pilot).ids == there
            await press(pilot, "s", key)
            assert table(pilot).ids == back


async def test_the_title_of_the_sorted_column_says_so_and_a_click_on_it_sorts(
    running: Running, store: Path
) -> None:
    async with running(store, (200, 60)) as pilot:
        await press(pilot, "s", "s")
        assert "Status ▲" in line(pilot, 0)
        at = line(pilot, 0).index("Theme")
        await pilot.click(EntryTable, offset=(at, 0))
        await settled(pilot)
        assert "Theme ▲" in line(pilot, 0)
        await pilot.click(EntryTable, offset=(at, 0))
        await settled(pilot)
        assert "Theme ▼" in line(pilot, 0)
        at = line(pilot, 0).index("Year")
        await pilot.click(EntryTable, offset=(at, 0))
        await settled(pilot)
        assert "Year ▼" in line(pilot, 0)


async def test_escape_leaves_the_order_as_it_is(running: Running, store: Path) -> None:
    async with running(store) as pilot:
        ids = table(pilot).ids
        await press(pilot, "s", "escape")
        assert not isinstance(pilot.app.screen, PickOrder)
        assert table(pilot).ids == ids


@pytest.mark.parametrize("size", SIZES)
async def test_the_cursor_stays_on_its_entry_and_its_line_when_the_order_changes(
    running: Running, big_store: Path, size: tuple[int, int]
) -> None:
    async with running(big_store, size) as pilot:
        await press(pilot, *["pagedown"] * 12, "k", "k")
        entry, at = current(pilot), cursor_line(pilot)
        for key in ("h", "h", "p", "p"):
            await press(pilot, "s", key)
            assert current(pilot) == entry
            assert cursor_line(pilot) == at
        await press(pilot, "c", "j", "space", "escape")
        assert cursor_line(pilot) == at


async def test_the_cursor_stays_on_its_entry_and_its_line_when_the_query_changes(
    running: Running, big_store: Path
) -> None:
    async with running(big_store) as pilot:
        await press(pilot, "G", "pageup")
        entry, at = current(pilot), cursor_line(pilot)
        await press(pilot, "slash", *"nummer")
        assert current(pilot) == entry
        assert cursor_line(pilot) == at
        await press(pilot, "ctrl+u", *"nummer 0100", "enter", "escape")
        assert len(table(pilot).ids) == 1000
        assert current(pilot).titel == "Onderzoek nummer 0100"


async def test_a_query_that_is_given_up_leads_back_to_where_one_was(
    running: Running, big_store: Path
) -> None:
    async with running(big_store) as pilot:
        await press(pilot, "G", "k")
        await press(pilot, "slash", *"0100")
        assert current(pilot).titel == "Onderzoek nummer 0100"
        await press(pilot, *["backspace"] * 4)
        assert current(pilot).titel == "Onderzoek nummer 0998"


async def test_a_cursor_that_is_moved_before_the_answer_comes_stays_where_it_is(
    running: Running, big_store: Path
) -> None:
    async with running(big_store) as pilot:
        wanted = TableRequest("nummer", keep=(table(pilot).ids[0],), height=20)
        with open_store(big_store) as db:
            some, all_ = found_first(db, wanted), found(db, wanted)
            turned = found(db, replace(wanted, order=Order.TITLE))
        table(pilot).show(some)
        await press(pilot, "down", "down")
        table(pilot).show(all_)
        await settled(pilot)
        assert table(pilot).cursor == 2
        third = all_.ids[2]
        assert table(pilot).current == third
        table(pilot).show(turned)
        await settled(pilot)
        assert table(pilot).current == third != turned.ids[turned.place]
        assert cursor_line(pilot) == 2


async def test_signs_tell_review_doubt_remark_and_link_by_letters(
    running: Running, tmp_path: Path
) -> None:
    entries = [
        Entry(
            titel=f"Onderzoek naar {n}",
            conclusies=f"De {n} bleek {n} keer zo {n} als gedacht.",
            afronding="2022",
            pages=(n,),
            links=(Link("x", f"https://example.org/{n}"),),
        )
        for n in range(1, 7)
    ]
    entries[4] = replace(
        entries[4], links=(), findings=(Finding(Code.CUT_OFF, "conclusies"),), confidence=0.4
    )
    entries[5] = replace(entries[5], links=(), findings=(Finding(Code.NO_LINK, "links"),))
    path = tmp_path / "sea.db"
    document = Document(dossier="36 360 VI", nr="1", file="a.pdf", sha256="1")
    with open_store(path) as db:
        ingest(db, Report(document, tuple(entries)))
        ats = [EntryVersion(row.id, row.version) for row in rows(db, find(db, ""))]
        accept(db, "anna", ats[0])
        reject(db, "anna", ats[1], "geen onderzoek")
        flag(db, "anna", ats[2], "kijk")
        correct(db, "anna", ats[3], {"status": "lopend"})
        again = replace(entries[3], status="afgerond")
        new = (replace(entries[0], status="lopend"), *entries[1:3], again, *entries[4:])
        ingest(db, Report(replace(document, sha256="2"), new))
    async with running(path) as pilot:
        # What was rejected is no hit unless it is asked for.
        await press(pilot, "slash", *"review:*,geen")
        assert [line(pilot, at)[:3] for at in range(1, 7)] == [
            "C >",
            "X >",
            "F >",
            "! >",
            " ? ",
            " i ",
        ]


async def test_what_was_looked_for_is_marked_in_the_cells(running: Running, store: Path) -> None:
    async with running(store, (200, 60)) as pilot:
        await press(pilot, "slash", *"nederland type:post")
        marked = {segment.text for segment in table(pilot).render_line(1) if is_marked(segment)}
        assert marked == {"Nederland", "post"}


LETTERS = st.text(
    st.one_of(st.sampled_from("\t\x1b\n\u0301\u200d👩👧漢字각🇳🇱❤\ufe0f\u202e ab"), st.characters()),
    max_size=60,
)


@given(LETTERS, st.integers(0, 40))
def test_a_text_is_as_wide_as_its_cell_whatever_stands_in_it(text: str, width: int) -> None:
    cell = fitted(text, width)
    assert cell_len(cell) == width
    assert not set(cell) & set("\t\n\x1b\x00")


@given(
    st.lists(st.tuples(st.sampled_from([one.name for one in COLUMNS]), st.integers(-5, 99))),
    st.integers(0, 250),
)
def test_columns_stand_next_to_each_other_within_the_table(
    chosen: list[tuple[str, int]], width: int
) -> None:
    end = -1
    for _, first, cells in placed_columns(visible_columns(chosen, width), width):
        assert first == end + 1
        assert cells > 0
        end = first + cells
    assert end <= width


async def test_no_letter_breaks_the_width_of_a_line(running: Running, tmp_path: Path) -> None:
    texts = ["a\tb\tc" * 9, "漢字かな" * 30, "e\u0301\u0323" * 90, "각" * 80, "x\u200d" * 50]
    path = tmp_path / "sea.db"
    entries = tuple(
        Entry(thema=text, subthema=text, titel=text, status=text, pages=(n,))
        for n, text in enumerate(texts, 1)
    )
    with open_store(path) as db:
        ingest(db, Report(Document(file="a.pdf"), entries))
    async with running(path, (200, 60)) as pilot:
        await press(pilot, "slash", *"a漢e", "backspace", "backspace", "backspace")
        for at in range(1, 6):
            strip = table(pilot).render_line(at)
            assert cell_len(strip.text) == table(pilot).width
            assert "\t" not in strip.text


async def test_hits_are_counted_in_full_after_a_first_page(
    running: Running, big_store: Path
) -> None:
    async with running(big_store) as pilot:
        await press(pilot, "slash", *"onderzoek")
        assert len(table(pilot).ids) == 1000
        assert hits(pilot).startswith("1,000 of 1,000")
        await press(pilot, "enter", "G")
        assert current(pilot).titel == "Onderzoek nummer 0999"


@pytest.mark.parametrize("size", [(80, 24), (60, 15), (40, 10)])
async def test_a_menu_stays_on_the_screen_however_low_that_is(
    running: Running, big_store: Path, size: tuple[int, int]
) -> None:
    async with running(big_store, size) as pilot:
        for key, what in (("y", "OptionList"), ("s", "#sort"), ("c", ".keys")):
            await press(pilot, key)
            await pilot.pause(0.1)
            menu = pilot.app.screen.query_one(what)
            assert pilot.app.screen.region.contains_region(menu.region)
            await press(pilot, "end")
            assert menu.scroll_offset.y == menu.max_scroll_y
            await press(pilot, "escape")


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_the_ministry_stands_in_the_table_by_its_abbreviation(
    running: Running, store: Path, size: tuple[int, int]
) -> None:
    async with running(store, size) as pilot:
        assert titles(pilot)[0] == "Min."
        assert line(pilot, 1).split()[1] == "JenV"


async def test_at_200_columns_the_kinds_of_research_stand_whole_and_titles_without_quotes(
    running: Running, tmp_path: Path
) -> None:
    path = tmp_path / "sea.db"
    entry = Entry(titel="«Naar huis» bekeken", type_onderzoek="Beleidsdoorlichting", pages=(1,))
    with open_store(path) as db:
        ingest(db, Report(Document(dossier="36 360 XVI", nr="1", sha256="1"), (entry,)))
    async with running(path, (200, 60)) as pilot:
        assert "VWS" in line(pilot, 1)
        assert "Beleidsdoorlichting" in line(pilot, 1)
        assert " Naar huis" in line(pilot, 1)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_a_line_shows_the_words_around_the_match_and_n_goes_from_one_to_the_next(
    running: Running, tmp_path: Path, size: tuple[int, int]
) -> None:
    path = tmp_path / "sea.db"
    text = " ".join(f"Zin {at} van de tekst." for at in range(300))
    entry = Entry(
        titel="Een onderzoek met een lange titel die niets zegt",
        conclusies=f"{text} De coöperatie van boeren. {text} De coöperaties {text}",
        pages=(1,),
    )
    with open_store(path) as db:
        ingest(db, Report(Document(dossier="36 360 XVI", nr="1", sha256="1"), (entry,)))
    async with running(path, size) as pilot:
        assert "met een lang" in line(pilot, 1)
        await press(pilot, "slash", *"cooperatie", "enter")
        assert "coöperatie van" in line(pilot, 1)
        detail = pilot.app.screen.query_one(Detail)

        def marked() -> list[str]:
            rows = [detail.render_line(y) for y in range(detail.size.height)]
            return [part.text for row in rows for part in row if is_marked(part)]

        assert marked() == ["coöperatie"]
        first = detail.scroll_offset.y
        await press(pilot, "n")
        assert marked() == ["coöperatie"] and detail.scroll_offset.y > first
        await press(pilot, "n")
        assert detail.scroll_offset.y < first + 3
        await press(pilot, "N")
        assert detail.scroll_offset.y > first + 3
        await press(pilot, "slash", *"jaar:geen", "enter", "n")
        assert "Nothing that was searched for" in told(pilot)
