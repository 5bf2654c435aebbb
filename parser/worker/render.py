"""A part of a page as a picture, with what is looked at marked."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
from PIL import ImageDraw

from parser.model import Box
from parser.worker.page_text import PictureRequest

ENTRY, FIELD = (0, 110, 200, 40), (230, 140, 0, 90)
"""What is laid over the entry, and over the field."""


def picture(path: Path, wanted: PictureRequest) -> bytes:
    """A PNG of what is wanted of the PDF at `path`; what lies outside the page is black there.

    Raises pypdfium2.PdfiumError where the page cannot be drawn.
    """
    document = pypdfium2.PdfDocument(path)
    try:
        page = document[wanted.region.page - 1]
        drawn = page.render(scale=wanted.scale, rotation=90 * wanted.turn).to_pil().convert("RGB")
    finally:
        document.close()
    pen = ImageDraw.Draw(drawn, "RGBA")
    for boxes, colour in ((wanted.entry, ENTRY), (wanted.field, FIELD)):
        for box in boxes:
            pen.rectangle(_pixels(box, wanted), fill=colour)
    made = io.BytesIO()
    drawn.crop(_pixels(wanted.region, wanted)).save(made, "PNG")
    return made.getvalue()


def _pixels(box: Box, wanted: PictureRequest) -> tuple[int, int, int, int]:
    """The box in pixels of the whole page's picture."""
    edges = box.x0, box.top, box.x1, box.bottom
    return tuple(round(edge * wanted.scale) for edge in edges)  # type: ignore[return-value]
