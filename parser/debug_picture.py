"""What the parser saw, drawn over the page: for a person who looks into a wrong reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdfium2
from PIL import ImageDraw

from parser.locate import locate
from parser.model import Box, Entry, Finding, Report
from parser.table import PageLayout, TablePart, layout_document, rows_of

SCALE = 2
"""Pixels a point."""
COLUMN, ROW, GROUP = (0, 110, 200, 255), (220, 90, 0, 255), (150, 0, 150, 255)
FIELD, LINK, DOUBT = (0, 110, 200, 28), (0, 150, 60, 255), (220, 0, 40, 255)


def draw(path: Path, report: Report, folder: Path) -> None:
    """Write a PNG of each page with a table in the PDF at `path`, read as `report`, into `folder`.

    Columns are blue, rows orange, labels of groups purple, links green, findings red; the cells of
    the entries are tinted. A file is named after the PDF and its page, from 1.
    """
    if path.suffix.lower() == ".txt":
        return
    folder.mkdir(parents=True, exist_ok=True)
    layouts, _ = layout_document(path, locate(path))
    document = pypdfium2.PdfDocument(path)
    for layout in (layout for layout in layouts if layout.parts):
        target = folder / f"{path.stem}-p{layout.page.number:03}.png"
        _draw(document[layout.page.number - 1], layout, report.entries, report.findings, target)
    document.close()


def _draw(
    page: pypdfium2.PdfPage,
    layout: PageLayout,
    entries: Sequence[Entry],
    findings: Sequence[Finding],
    target: Path,
) -> None:
    picture = page.render(scale=SCALE, rotation=90 * layout.page.turn).to_pil().convert("RGB")
    pen = ImageDraw.Draw(picture, "RGBA")
    number = layout.page.number
    for part in layout.parts:
        _draw_part(pen, part)
    for entry in entries:
        for box in _on(number, (box for boxes in entry.boxes.values() for box in boxes)):
            pen.rectangle(_pixels(box), fill=FIELD)
        for box in _on(number, (box for link in entry.links for box in link.boxes)):
            pen.rectangle(_pixels(box), outline=LINK, width=2)
    doubts = [*findings, *(finding for entry in entries for finding in entry.findings)]
    for finding in doubts:
        if finding.box and finding.box.page == number:
            pen.rectangle(_pixels(finding.box), outline=DOUBT, width=2)
            pen.text((finding.box.x0 * SCALE, finding.box.top * SCALE - 11), finding.code, DOUBT)
    picture.save(target)


def _draw_part(pen: ImageDraw.ImageDraw, part: TablePart) -> None:
    left, right = part.span(0)[0], part.span(len(part.columns) - 1)[1]
    for at, column in enumerate(part.columns):
        x0, x1 = part.span(at)
        edge = Box(part.page.number, x0, part.header.top, x1, part.bottom)
        pen.rectangle(_pixels(edge), outline=COLUMN, width=1)
        pen.text((x0 * SCALE + 2, part.top * SCALE), column.field or column.label, COLUMN)
    for row in rows_of(part).rows:
        band = Box(part.page.number, left, row.place.top, right, row.place.bottom)
        pen.rectangle(_pixels(band), outline=GROUP if row.label else ROW, width=2)


def _on(number: int, boxes: Iterator[Box]) -> Iterator[Box]:
    return (box for box in boxes if box.page == number)


def _pixels(box: Box) -> tuple[float, float, float, float]:
    return box.x0 * SCALE, box.top * SCALE, box.x1 * SCALE, box.bottom * SCALE
