"""The colours, and how the screens do without."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.style import Style
from textual.color import Color
from textual.theme import BUILTIN_THEMES
from textual.widget import Widget

from tests.tui.driving import SIZES, Running, press, settled, table
from tui.app import SeakijkerApp
from tui.config.settings import Settings
from tui.config.themes import THEMES
from tui.widgets.detail import Detail


def contrast(style: Style) -> float:
    """The contrast of a text to what is behind it (WCAG 2.2, relative luminance)."""

    def light(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    assert style.color and style.bgcolor
    lights = sorted(
        0.2126 * light(red) + 0.7152 * light(green) + 0.0722 * light(blue)
        for red, green, blue in (
            Color.from_rich_color(color).normalized for color in (style.color, style.bgcolor)
        )
    )
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def looks(style: Style) -> tuple[object, ...]:
    return style.bgcolor, style.reverse, style.underline


@pytest.mark.parametrize("theme", sorted({*BUILTIN_THEMES, *(one.name for one in THEMES)}))
async def test_the_line_under_the_cursor_is_seen_in_every_theme(store: Path, theme: str) -> None:
    app = SeakijkerApp(store, settings=Settings(theme=theme))
    async with app.run_test() as pilot:
        await settled(pilot)
        focused = table(pilot).get_component_rich_style("table--cursor")
        plain = table(pilot).rich_style
        await press(pilot, "slash")
        resting = table(pilot).get_component_rich_style("table--cursor")
        assert len({looks(focused), looks(resting), looks(plain)}) == 3
        if not BUILTIN_THEMES.get(theme, THEMES[0]).ansi:
            assert contrast(focused) >= 3
            assert contrast(resting) >= 2.5


async def test_all_text_of_the_high_contrast_theme_has_seven_to_one(
    store: Path,
) -> None:
    app = SeakijkerApp(store, settings=Settings(theme="high-contrast"))
    async with app.run_test() as pilot:
        await settled(pilot)
        for keys in ([], ["question_mark"], ["escape", "I"]):
            await press(pilot, *keys)
            for widget in app.screen.query(Widget):
                assert contrast(widget.rich_style) >= 7 or not widget.visible, widget
                for name in widget.COMPONENT_CLASSES:
                    style = widget.get_component_rich_style(name)
                    if style.color != style.bgcolor and not name.endswith(
                        ("separator", "disabled")
                    ):
                        assert contrast(style) >= 7, (widget, name)


def segments(widget: Widget) -> list[Style]:
    """The style of each piece of text that the widget draws."""
    lines = [widget.render_line(y) for y in range(widget.size.height)]
    for each in widget.get_line_filters():
        lines = [line.apply_filter(each, Color(0, 0, 0)) for line in lines]
    pieces = [segment for line in lines for segment in line if segment.text.strip()]
    return [piece.style or Style() for piece in pieces]


@pytest.mark.parametrize("size", SIZES)
async def test_without_colours_nothing_has_any_and_all_can_be_told_apart(
    running: Running, store: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with running(store, size) as pilot:
        await press(pilot, "slash", *"terugkeer", "enter")
        await settled(pilot)
        styles = [*segments(table(pilot)), *segments(pilot.app.screen.query_one(Detail))]
        for style in styles:
            assert not style.color or style.color.is_default
            assert not style.bgcolor or style.bgcolor.is_default
        assert any(style.reverse and style.bold for style in styles), "the matches"
        cursor = table(pilot).get_component_rich_style("table--cursor")
        assert cursor.reverse
        await press(pilot, "slash")
        assert table(pilot).get_component_rich_style("table--cursor").underline
        await press(pilot, "escape", "question_mark")
        assert pilot.app.is_running
