"""The line between the table and the entry is dragged, or moved by keys, and stays where it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.driving import press, settled
from tui.app import SeakijkerApp
from tui.widgets.detail import Detail
from tui.widgets.panes import LEAST, Panes


async def drag(pilot: Pilot[None], x: int, y: int) -> None:
    """Take the line in its middle, and let it go `x` and `y` further."""
    detail = pilot.app.screen.query_one(Detail).region
    at = (detail.x + (5 if y else 0), detail.y + (0 if y else 3))
    await pilot.mouse_down(offset=at)
    await pilot.hover(offset=(at[0] + x // 2, at[1] + y // 2))
    await pilot.hover(offset=(at[0] + x, at[1] + y))
    await pilot.mouse_up(offset=(at[0] + x, at[1] + y))
    await settled(pilot)


@pytest.mark.parametrize(
    ("size", "x", "y"), [((80, 24), 0, -4), ((120, 40), -20, 0), ((200, 60), 30, 0)]
)
@pytest.mark.parametrize("keys", [[], ["R"]])
async def test_the_line_goes_where_it_is_dragged_and_is_there_at_the_next_start(
    eight: Path, tmp_path: Path, size: tuple[int, int], x: int, y: int, keys: list[str]
) -> None:
    state = tmp_path / "state.json"
    app = SeakijkerApp(eight, state_file=state)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, *keys)
        before = app.screen.query_one(Detail).region
        await drag(pilot, x, y)
        after = app.screen.query_one(Detail).region
        assert abs(after.x - before.x - x) <= 1 and abs(after.y - before.y - y) <= 1
    again = SeakijkerApp(eight, state_file=state)
    async with again.run_test(size=size) as pilot:
        await settled(pilot)
        shown = again.screen.query_one(Detail).region
        assert (shown.x, shown.y) == (after.x, after.y)


async def test_it_cannot_be_dragged_so_far_that_one_of_them_is_gone(eight: Path) -> None:
    app = SeakijkerApp(eight)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await drag(pilot, 44, 0)
        assert app.screen.query_one(Panes).split == LEAST
        await press(pilot, "less_than_sign")
        assert app.screen.query_one(Panes).split == LEAST + 5


async def test_a_click_beside_the_line_drags_nothing(eight: Path) -> None:
    app = SeakijkerApp(eight)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        before = app.screen.query_one(Detail).region
        at = (before.x + 3, before.y + 3)
        await pilot.mouse_down(offset=at)
        await pilot.hover(offset=(at[0] - 20, at[1]))
        await pilot.mouse_up(offset=(at[0] - 20, at[1]))
        assert app.screen.query_one(Detail).region == before
