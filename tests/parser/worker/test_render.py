"""A part of a page as a picture: what stands in a box is what is drawn there."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from parser import Box
from parser.worker.page_text import PageText, PictureRequest, TextLine
from parser.worker.preview import Preview
from parser.worker.render import picture
from parser.worker.transcript import read_page_text
from tests.parser.worker.test_transcript import PAPERS

SCALE = 2.0


def wanted(page: PageText, region: Box, *boxes: Box) -> PictureRequest:
    return PictureRequest(region, page.turn, SCALE, boxes)


def ink(drawn: Image.Image) -> float:
    """The share of dark pixels."""
    grey = drawn.convert("L").tobytes()
    return sum(value < 128 for value in grey) / max(1, len(grey))


def box(page: PageText, line: TextLine) -> Box:
    return Box(page.number, line.x0, line.top, line.x1, line.bottom)


@pytest.mark.parametrize("name", PAPERS)
def test_where_a_line_is_read_it_is_drawn(name: str, path_of: Callable[[str], Path]) -> None:
    page = read_page_text(path_of(name), 2)
    whole = Box(2, 0, 0, page.width, page.height)
    drawn = Image.open(io.BytesIO(picture(path_of(name), wanted(page, whole))))
    assert drawn.size == (round(page.width * SCALE), round(page.height * SCALE))
    for line in page.lines:
        x0, x1 = (SCALE * x for x in (line.x0, line.x1))
        top, bottom = (SCALE * y for y in (line.top, line.bottom))
        if "•" not in line.text:
            assert ink(drawn.crop((round(x0), round(top), round(x1), round(bottom)))) > 0.02, line


def test_a_part_is_cut_out_and_the_entry_tinted(path_of: Callable[[str], Path]) -> None:
    path = path_of("h25")
    page = read_page_text(path, 2)
    line = page.lines[10]
    pages = Preview()
    data = pages.picture(path, wanted(page, box(page, line), box(page, line)))
    pages.close()
    drawn = Image.open(io.BytesIO(data))
    assert abs(drawn.width - (line.x1 - line.x0) * SCALE) <= 1
    assert ink(drawn) > 0.02
    _count, (red, _green, blue) = max(drawn.getcolors(1 << 20) or [])  # type: ignore[misc]
    assert blue > red + 15
