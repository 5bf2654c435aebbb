"""Each page of an annex drawn with what was decided on it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from pathlib import Path
from string import ascii_lowercase

import pypdfium2

from parser.debug_picture.doubts import doubts_on
from parser.debug_picture.legend import (
    COLUMN,
    DOUBT,
    FIELD,
    GROUP,
    LINK,
    MERGED,
    ROW,
    SECOND,
    WITNESSES,
    Cell,
    columns_told,
    doubts_told,
    key,
    merged_told,
    priced,
)
from parser.debug_picture.sheet import SCALE, LegendText, Sheet
from parser.entry import EntryDraft, MergedReading, drafts_of, merge_cells
from parser.locate import locate
from parser.model import Box, Report
from parser.source_file import has_pages
from parser.table import (
    NARROW_EDGE,
    Column,
    PageLayout,
    PartRows,
    TablePart,
    Tile,
    layout_document,
    rows_of,
)

LABEL_ROWS = 2
"""Rows of labels above the page, for each set of columns on it."""


def draw(path: Path, report: Report, folder: Path) -> None:
    """Write a PNG of each page with a table in the PDF at `path`, read as `report`, into `folder`.

    Columns are blue, rows orange, labels of groups purple, merged cells green, what came next pink
    and dashed, links light green, findings red; the cells of the entries are tinted. The costs
    stand in a legend below the page. A file is named after the PDF and its page, from 1.
    """
    if not has_pages(path):
        return
    folder.mkdir(parents=True, exist_ok=True)
    layouts, _ = layout_document(path, locate(path))
    parts = [rows_of(part) for layout in layouts for part in layout.parts]
    drafts, _ = drafts_of(parts)
    merged = merge_cells(drafts, parts)
    document = pypdfium2.PdfDocument(path)
    for layout in (layout for layout in layouts if layout.parts):
        number = layout.page.number
        here = [found for found in parts if found.part.page.number == number]
        target = folder / f"{path.stem}-p{number:03}.png"
        _draw(document[number - 1], layout, here, merged, drafts, report, target)
    document.close()


def _draw(
    page: pypdfium2.PdfPage,
    layout: PageLayout,
    parts: Sequence[PartRows],
    merged: Sequence[MergedReading],
    drafts: Sequence[EntryDraft],
    report: Report,
    target: Path,
) -> None:
    picture = page.render(scale=SCALE, rotation=90 * layout.page.turn).to_pil().convert("RGB")
    number = layout.page.number
    heads = [found.part for found in parts[:1]]
    heads += [b.part for a, b in pairwise(parts) if _names(a) != _names(b)]
    texts = [Box(number, run.x0, run.top, run.x1, run.bottom) for run in layout.page.runs]
    sheet = Sheet(picture, texts, LABEL_ROWS * len(heads))
    _draw_entries(sheet, number, report)
    for found in parts:
        _draw_rows(sheet, found)
        _draw_columns(sheet, found.part)
    here = [one for one in merged if any(part.page.number == number for part in one.parts)]
    signs = iter(ascii_lowercase)
    told = [line for reading in here for line in _draw_merged(sheet, reading, number, signs)]
    doubts = doubts_on(number, report, drafts)
    for at, doubt in enumerate(doubts, 1):
        for box in doubt.boxes:
            if box.page == number:
                sheet.frame(box, DOUBT, 2)
                sheet.tag_beside(box, str(at), DOUBT)
    legend: list[Sequence[LegendText]] = [key()]
    for row, part in enumerate(heads):
        labels = [(part.span(at)[0], _label(at, one)) for at, one in enumerate(part.columns)]
        sheet.head(labels, LABEL_ROWS * row, LABEL_ROWS, COLUMN)
        legend += columns_told(part.columns)
    sheet.save(target, [*legend, *told, *doubts_told(doubts)])


def _names(found: PartRows) -> list[tuple[str, int]]:
    return [(_label(at, one), round(one.x0)) for at, one in enumerate(found.part.columns)]


def _label(at: int, column: Column) -> str:
    return f"{at + 1} {column.field or column.label}"


def _draw_entries(sheet: Sheet, number: int, report: Report) -> None:
    """Tint each cell once, though a merged one is of several entries."""
    cells = {box for entry in report.entries for boxes in entry.boxes.values() for box in boxes}
    for box in _on(number, cells):
        sheet.tint(box, FIELD)
    links = {box for entry in report.entries for link in entry.links for box in link.boxes}
    for box in _on(number, links):
        sheet.frame(box, LINK, 2)


def _draw_columns(sheet: Sheet, part: TablePart) -> None:
    for at, column in enumerate(part.columns):
        x0, x1 = part.span(at)
        # The header may be that of a page before.
        top = part.header.top if part.top == part.header.bottom else part.top
        band = Box(part.page.number, x0, top, x1, part.bottom)
        sheet.frame(band, COLUMN, 1)
        within = column.costs.within
        if within and within.margin < NARROW_EDGE:
            band = Box(band.page, within.x, band.top, within.x, band.bottom)
            sheet.frame(band, SECOND, 2, dashed=True)


def _draw_rows(sheet: Sheet, found: PartRows) -> None:
    """The rows without their merged cells, which may reach beyond them; beside each what tells
    where it begins."""
    part = found.part
    right = part.span(len(part.columns) - 1)[1]
    own = [part.span(at) for at, one in enumerate(part.columns) if not one.merges]
    spans = [(part.span(0)[0], right)]
    for row in found.rows:
        for x0, x1 in spans if row.label else _joined(own):
            band = Box(part.page.number, x0, row.place.top, x1, row.place.bottom)
            sheet.frame(band, GROUP if row.label else ROW, 2)
        if not row.label:
            band = Box(part.page.number, right, row.place.top, right, row.place.bottom)
            sheet.tag_beside(band, WITNESSES[row.told_by], ROW)


def _joined(spans: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Spans beside each other as one."""
    held: tuple[float, float] | None = None
    for x0, x1 in spans:
        if held and x0 - held[1] > 1:
            yield held
            held = None
        held = (held[0], x1) if held else (x0, x1)
    if held:
        yield held


def _draw_merged(
    sheet: Sheet, reading: MergedReading, number: int, signs: Iterator[str]
) -> Iterator[list[LegendText]]:
    """The cells of a column as they are merged; dashed, the cells that came next, where these cost
    hardly more. What is said of them."""
    cells, seconds = list(_cells(reading, number)), list(_seconds(reading, number, signs))
    for cell in cells:
        sheet.frame(cell.box, MERGED, 3, inset=2)
        if cell.margin < math.inf:
            sheet.tag(cell.box, f"+{priced(cell.margin)}", MERGED)
    for cell in seconds:
        sheet.frame(cell.box, SECOND, 3, inset=6, dashed=True)
        sheet.tag(cell.box, cell.sign, SECOND)
    yield from merged_told(reading, cells, seconds)


def _cells(reading: MergedReading, number: int) -> Iterator[Cell]:
    """The merged cells on page `number`."""
    tiles = reading.tiling.tiles
    for text, rows in groupby(range(len(tiles)), lambda at: tiles[at].text):
        cell = list(rows)
        box = _box(reading, cell, number)
        if box and text is not None:
            yield Cell(box, reading.texts[text], min(tiles[at].margin for at in cell))


def _seconds(reading: MergedReading, number: int, signs: Iterator[str]) -> Iterator[Cell]:
    """The cells on page `number` that cost hardly more than those that are kept."""
    tiles = reading.tiling.tiles
    if not reading.tiling.styles:
        return
    for (is_narrow, text), rows in groupby(range(len(tiles)), lambda at: _second(tiles[at])):
        near = list(rows)
        if is_narrow and (box := _box(reading, _reach(tiles, near, text), number)):
            words = "" if text is None else reading.texts[text]
            yield Cell(box, words, min(tiles[at].margin for at in near), next(signs, "*"))


def _second(tile: Tile) -> tuple[bool, int | None]:
    """Whether another text costs hardly more, and which."""
    return (True, tile.instead) if tile.is_close else (False, None)


def _reach(tiles: Sequence[Tile], rows: Sequence[int], text: int | None) -> list[int]:
    """Rows that a text might have, with those beside them that it has."""
    low, high = rows[0], rows[-1]
    while text is not None and low > 0 and tiles[low - 1].text == text:
        low -= 1
    while text is not None and high + 1 < len(tiles) and tiles[high + 1].text == text:
        high += 1
    return list(range(low, high + 1))


def _box(reading: MergedReading, rows: Sequence[int], number: int) -> Box | None:
    """The cell of a column over some of its rows, as far as it stands on page `number`."""
    here = [at for at in rows if reading.column.rows[at].page == number]
    if not here:
        return None
    x0, x1 = reading.parts[here[0]].span(reading.at)
    first, last = reading.column.rows[here[0]], reading.column.rows[here[-1]]
    return Box(number, x0, first.top, x1, last.bottom)


def _on(number: int, boxes: Iterable[Box]) -> Iterator[Box]:
    return (box for box in boxes if box.page == number)
