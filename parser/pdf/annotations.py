"""The hyperlinks of a page: annotations, and the boxes of those that wrap over several lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any
from urllib.parse import urljoin

import pdfplumber.page
from pdfminer.pdftypes import resolve1

from parser.addresses import NOT_A_REPORT, SCHEME, with_scheme
from parser.clean import clean_url
from parser.pdf.appearances import annotations_of, name_of
from parser.pdf.page import Rect
from parser.pdf.turn import Turn
from parser.pdf.view import Corners, View
from parser.typography import covers_page

MOST_ACTIONS = 20
"""Actions behind one annotation that are looked through."""


def links_of(page: pdfplumber.page.Page, view: View, turn: Turn) -> Iterator[Rect]:
    """Every box of every hyperlink, a wrapped link's lines each in a box of its own.

    A broken annotation takes no other with it. One that covers half of the page is of no word.
    """
    base = _base_of(page)
    for annotation in annotations_of(page):
        with suppress(Exception):  # pdfminer raises anything on a broken object
            if name_of(annotation.get("Subtype")) != "Link":
                continue
            url, is_assumed = with_scheme(_url_of(annotation, base))
            if not url or NOT_A_REPORT.match(url):
                continue
            whole = view.rect(_corners(annotation["Rect"]))
            wide, high = whole.x1 - whole.x0, whole.bottom - whole.top
            if covers_page(wide * high, view.width * view.height):
                continue
            for area in _quads_of(annotation, whole, view) or [whole]:
                area = turn.area(*area[:4])
                yield area._replace(url=url, is_assumed=is_assumed)


def _url_of(annotation: Mapping[str, Any], base: str) -> str:
    """Where it leads: the first address among its action and the ones that follow that."""
    actions = [annotation.get("A"), annotation.get("PA")]
    for _ in range(MOST_ACTIONS):
        if not actions:
            break
        action = resolve1(actions.pop(0))
        if isinstance(action, list):
            actions = [*action, *actions]
        elif isinstance(action, dict):
            url = _text(action.get("URI")) if name_of(action.get("S")) == "URI" else _file(action)
            if url:
                return url if SCHEME.match(url) or not base else urljoin(base, url)
            actions.append(action.get("Next"))
    return ""


def _file(action: Mapping[str, Any]) -> str:
    """The other file that an action opens, "" where it opens none."""
    if name_of(action.get("S")) not in ("GoToR", "Launch"):
        return ""
    file = resolve1(action.get("F"))
    if isinstance(file, dict):
        return _text(file.get("UF")) or _text(file.get("F"))
    return _text(file)


def _base_of(page: pdfplumber.page.Page) -> str:
    """The address that the document's relative ones go on from (ISO 32000-1, 12.6.4.7)."""
    with suppress(Exception):
        return _text(resolve1(resolve1(page.pdf.doc.catalog.get("URI")).get("Base")))
    return ""


def _quads_of(annotation: Mapping[str, Any], whole: Rect, view: View) -> list[Rect]:
    """The boxes of /QuadPoints; none where these lie elsewhere than the annotation."""
    try:
        numbers = _numbers(annotation.get("QuadPoints") or ())
    except (TypeError, ValueError):
        return []
    areas = []
    for at in range(0, len(numbers) - 7, 8):
        xs, ys = numbers[at : at + 8 : 2], numbers[at + 1 : at + 8 : 2]
        area = view.rect((min(xs), min(ys), max(xs), max(ys)))
        if area.x0 > whole.x1 or area.x1 < whole.x0:
            return []
        if area.top > whole.bottom or area.bottom < whole.top:
            return []
        areas.append(area)
    return areas


def _numbers(array: Any) -> list[float]:
    return [float(resolve1(number)) for number in resolve1(array)]


def _corners(array: Any) -> Corners:
    x0, y0, x1, y1 = _numbers(array)[:4]
    return x0, y0, x1, y1


def _text(value: Any) -> str:
    value = resolve1(value)
    return clean_url(value) if isinstance(value, (bytes, str)) else ""
