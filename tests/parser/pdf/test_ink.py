"""Drawing a page to see what is painted is bounded, and costs no page that cannot be drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import process_time

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from parser.pdf import ink
from parser.pdf.glyphs import Glyph
from parser.pdf.overprint import overprint
from parser.pdf.view import View
from parser.report import read
from tests.parser.conftest import find

SIDES = st.floats(0.1, 1e7)


def view(width: float, height: float) -> View:
    return View((1, 0, 0, 1, 0, 0), (1, 0, 0, 1, 0, 0), width, height)


@given(SIDES, SIDES)
def test_a_picture_has_no_more_pixels_than_it_may_however_large_the_page(
    width: float, height: float
) -> None:
    document = pypdfium2.PdfDocument.new()
    picture = ink._Picture(document.new_page(10, 10), view(width, height))
    assert 0 < picture.width * picture.height <= ink.MOST_PIXELS
    document.close()


def test_a_page_that_takes_too_long_to_draw_is_read_all_the_same(
    monkeypatch: pytest.MonkeyPatch, report_of: Callable[[str], object]
) -> None:
    monkeypatch.setattr(ink._Picture, "draw", lambda _self: None)
    assert read(find("d02")).entries == report_of("d02").entries  # type: ignore[attr-defined]


def test_a_page_with_other_texts_than_pdfium_sees_keeps_them_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ink, "texts_of_page", lambda _page: iter(()))
    assert len(read(find("d02")).entries) == 16


def drawn_at(places: Sequence[tuple[float, float]]) -> list[Glyph]:
    """A letter at each place, each another one and a show of its own."""
    glyphs = []
    for number, (x, y) in enumerate(places):
        glyph = Glyph(chr(0x4E00 + number), (1, 0, 0, 1, x, y), "F", 4, -2, 6)
        glyph.show = number
        glyphs.append(glyph)
    return glyphs


def test_letters_heaped_on_one_spot_take_time_by_their_number() -> None:
    def taken(number: int) -> float:
        heaped = drawn_at([(100 + at % 3, 500) for at in range(number)])
        began = process_time()
        overprint(heaped)
        return process_time() - began

    assert taken(8_000) < 5 * taken(3_000)


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 12)), max_size=40), st.booleans())
def test_every_two_shows_that_lie_over_each_other_are_found(
    places: list[tuple[int, int]], in_order: bool
) -> None:
    glyphs = drawn_at(sorted(places) if in_order else places)
    over = {
        (before.show, after.show)
        for at, after in enumerate(glyphs)
        for before in glyphs[:at]
        if before.x0 <= (after.x0 + after.x1) / 2 <= before.x1
        and before.y0 <= (after.y0 + after.y1) / 2 <= before.y1
    }
    assert overprint(glyphs).crossings == over
