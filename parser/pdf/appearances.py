"""What lies on a page as text of its own: values in form fields, and text boxes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.utils import MATRIX_IDENTITY, Matrix, apply_matrix_rect, mult_matrix
from pdfplumber.page import Page

KINDS = ("Widget", "FreeText")
UNSEEN = 2 | 32
"""Flags Hidden and NoView of an annotation (ISO 32000-1, table 165)."""


def name_of(value: Any) -> str:
    """The name that `value` is, or refers to; "" where it is none."""
    return str(getattr(resolve1(value), "name", ""))


def annotations_of(page: Page) -> Iterator[dict[str, Any]]:
    """The annotations of `page` that are shown; a broken one takes no other with it."""
    references: list[Any] = []
    with suppress(Exception):  # pdfminer raises anything on a broken object
        references = list(resolve1(page.page_obj.annots) or ())
    for reference in references:
        with suppress(Exception):
            annotation = resolve1(reference)
            flags = resolve1(annotation.get("F"))
            if not (isinstance(flags, int) and flags & UNSEEN):
                yield annotation


def appearances_of(page: Page) -> Iterator[tuple[PDFStream, Matrix]]:
    """How each is drawn, and from there to user space (ISO 32000-1, 12.5.5)."""
    for annotation in annotations_of(page):
        with suppress(Exception):
            stream = _appearance(annotation)
            if stream is not None:
                yield stream, _matrix(stream, [float(resolve1(n)) for n in annotation["Rect"]])


def _appearance(annotation: dict[str, Any]) -> PDFStream | None:
    if name_of(annotation.get("Subtype")) not in KINDS:
        return None
    normal = resolve1(resolve1(annotation["AP"])["N"])
    if isinstance(normal, dict):  # one for each state
        normal = resolve1(normal[name_of(annotation["AS"])])
    return normal if isinstance(normal, PDFStream) else None


def _matrix(stream: PDFStream, rect: list[float]) -> Matrix:
    """What lays the box of an appearance over the annotation's rectangle."""
    matrix: Any = tuple(float(resolve1(n)) for n in stream.get("Matrix", MATRIX_IDENTITY))
    box: Any = tuple(float(resolve1(n)) for n in stream["BBox"])
    x0, y0, x1, y1 = apply_matrix_rect(matrix, box)
    left, right = sorted((rect[0], rect[2]))
    low, high = sorted((rect[1], rect[3]))
    wide, tall = (right - left) / (x1 - x0), (high - low) / (y1 - y0)
    return mult_matrix(matrix, (wide, 0, 0, tall, left - x0 * wide, low - y0 * tall))
