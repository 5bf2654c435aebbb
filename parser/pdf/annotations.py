"""The hyperlinks of a page: annotations, and the boxes of those that wrap over several lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pdfplumber.page

from parser.clean import clean_url
from parser.pdf.page import Rect
from parser.pdf.turn import Turn


def links_of(page: pdfplumber.page.Page, turn: Turn) -> Iterator[Rect]:
    """Every box of every hyperlink, a wrapped link's lines each in a box of its own."""
    for link in page.hyperlinks:
        url = clean_url(link["uri"])
        if not url:
            continue
        whole = Rect(link["x0"], link["top"], link["x1"], link["bottom"])
        for area in _quads(link["data"], whole, int(page.rotation or 0)) or [whole]:
            yield turn.area(*area[:4])._replace(url=url)


def _quads(data: Mapping[str, Any], whole: Rect, rotation: int) -> list[Rect]:
    """The boxes of /QuadPoints, which are in unrotated PDF space, moved to where /Rect went."""
    try:
        numbers = [float(number) for number in data.get("QuadPoints") or ()]
        left, low, right, high = (float(number) for number in data["Rect"])
    except (KeyError, TypeError, ValueError):
        return []
    left, right, low, high = min(left, right), max(left, right), min(low, high), max(low, high)
    areas = []
    for at in range(0, len(numbers) - 7, 8):
        xs, ys = numbers[at : at + 8 : 2], numbers[at + 1 : at + 8 : 2]
        match rotation % 360:
            case 90:
                us, vs = [y - low for y in ys], [x - left for x in xs]
            case 180:
                us, vs = [right - x for x in xs], [y - low for y in ys]
            case 270:
                us, vs = [high - y for y in ys], [right - x for x in xs]
            case _:
                us, vs = [x - left for x in xs], [high - y for y in ys]
        areas.append(
            Rect(whole.x0 + min(us), whole.top + min(vs), whole.x0 + max(us), whole.top + max(vs))
        )
    return areas
