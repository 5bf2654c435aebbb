"""On sixteen colours no text has the colour of its ground: on no screen, and in no theme."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.pilot import Pilot

from tests.tui.driving import press, settled
from tui.app import SeakijkerApp
from tui.config.few_colours import THEME, number_of, seen
from tui.config.settings import Settings

SCREENS = {
    "the table": [],
    "a search": ["slash", *"onderzoek"],
    "what completes it": ["slash", *"jaar:"],
    "nothing found": ["slash", *"xyzzy", "enter"],
    "facets": ["F", "space"],
    "figures": ["t", "j"],
    "a cross-table": ["t", "shift+tab", "shift+tab", "j", "l"],
    "the keys": ["question_mark"],
    "the palette": ["ctrl+p"],
    "orders": ["s"],
    "columns": ["c"],
    "a menu": ["y"],
    "saved searches": ["S"],
    "a file picker": ["I"],
    "a page": ["p"],
    "marks": ["m", "j", "M"],
    "a toast": ["M"],
    "formats": ["E"],
    "a question": ["E", "j"],
    "review": ["R"],
    "a reason": ["R", "x"],
    "an editor": ["R", "e"],
    "a toast in review": ["R", "U"],
    "a second look": ["B"],
}
"""Name → the keys that lead there."""


@pytest.fixture(autouse=True)
def sixteen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("textual.constants.COLOR_SYSTEM", "standard")
    monkeypatch.delenv("NO_COLOR", raising=False)


def unseen(pilot: Pilot[None]) -> list[str]:
    """The texts that nobody sees."""
    return [segment.text for segment in drawn(pilot) if is_unseen(segment)]


def drawn(pilot: Pilot[None]) -> Iterator[Segment]:
    for strip in pilot.app.screen._compositor.render_strips():
        yield from (segment for segment in strip if segment.text.strip())


def is_unseen(segment: Segment) -> bool:
    style = segment.style or Style.null()
    ground = number_of(style.bgcolor)
    return ground is not None and ground == number_of(style.color)


@pytest.mark.parametrize("theme", ["", "textual-dark", "textual-light", "nord"])
async def test_all_that_stands_on_any_screen_is_seen(store: Path, theme: str) -> None:
    for name, keys in SCREENS.items():
        app = SeakijkerApp(store, settings=Settings(theme=theme))
        async with app.run_test(size=(80, 24), notifications=True) as pilot:
            await settled(pilot)
            await press(pilot, *keys)
            assert len([*drawn(pilot)]) > 3, name
            assert unseen(pilot) == [], name


async def test_where_nobody_chose_a_theme_it_is_one_of_these_colours(store: Path) -> None:
    for theme, shown in (("", THEME), ("nord", "nord")):
        app = SeakijkerApp(store, settings=Settings(theme=theme))
        async with app.run_test():
            assert app.theme == shown


async def test_with_more_colours_nothing_changes(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("textual.constants.COLOR_SYSTEM", "truecolor")
    app = SeakijkerApp(store)
    async with app.run_test():
        assert app.theme != THEME


def test_a_text_becomes_black_on_light_and_white_on_dark() -> None:
    assert number_of(seen(Style.parse("#101010 on #000000")).color) == 15
    assert number_of(seen(Style.parse("#fefefe on #ffffff")).color) == 0
    kept = Style.parse("#ffffff on #000000")
    assert seen(kept) == kept
