"""ODS (OpenDocument 1.3), for LibreOffice: written as it comes, so that its length is no matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from db.search import Row
from tui.export.flat_row import COLUMNS, LINKS, Cell, flat
from tui.export.writer import About, Misfit, web_address, xml_text
from tui.translation import _
from tui.words.export_text import heading
from tui.words.link_lines import to_lines

TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{urn}:1.0"'
    for name, urn in (
        *(("office", "office"), ("table", "table"), ("text", "text"), ("style", "style")),
        *(("fo", "xsl-fo-compatible"), ("manifest", "manifest"), ("config", "config")),
    )
)
_HEAD = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document-content {_SPACES} xmlns:xlink="http://www.w3.org/1999/xlink" \
office:version="1.3"><office:automatic-styles>
<style:style style:name="head" style:family="table-cell"><style:text-properties \
fo:font-weight="bold"/></style:style>
<style:style style:name="text" style:family="table-cell"><style:table-cell-properties \
fo:wrap-option="wrap" style:vertical-align="top"/></style:style>
"""
_MANIFEST = f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest {_SPACES} manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{TYPE}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>
"""
LETTER = 0.19
"""Width of a letter of the standard type, in cm."""


def write_ods(rows: Iterable[Row], about: About, out: BinaryIO) -> list[Misfit]:
    """Two sheets: the entries, each with all its links, and what this file is of."""
    with ZipFile(out, "w", ZIP_DEFLATED, allowZip64=True) as made:
        # First, and as it is: by these bytes programs know the type (ODF 1.3, part 2, 3.3).
        made.writestr("mimetype", TYPE, ZIP_STORED)
        made.writestr("META-INF/manifest.xml", _MANIFEST)
        with made.open("content.xml", "w", force_zip64=True) as content:
            content.writelines(part.encode("utf-8", "replace") for part in _content(rows, about))
    return []


def _content(rows: Iterable[Row], about: About) -> Iterator[str]:
    yield _HEAD
    for at, column in enumerate(COLUMNS):
        yield f'<style:style style:name="w{at}" style:family="table-column">'
        yield f'<style:table-column-properties style:column-width="{column.width * LETTER:.2f}cm"/>'
        yield "</style:style>"
    yield "</office:automatic-styles><office:body><office:spreadsheet>"
    yield f"<table:table table:name={quoteattr(_('Entries'))}>"
    for at in range(len(COLUMNS)):
        yield f'<table:table-column table:style-name="w{at}" table:default-cell-style-name="text"/>'
    titles = "".join(_cell(column.title, "head") for column in COLUMNS)
    yield f"<table:table-header-rows><table:table-row>{titles}</table:table-row>"
    yield "</table:table-header-rows>"
    for row in rows:
        yield f"<table:table-row>{''.join(_cells(row))}</table:table-row>\n"
    yield f"</table:table><table:table table:name={quoteattr(_('About this file'))}>"
    for text in (heading(about.query, about.at, about.total), "Seakijker"):
        yield f"<table:table-row>{_cell(text)}</table:table-row>"
    yield "</table:table></office:spreadsheet></office:body></office:document-content>"


def _cells(row: Row) -> Iterator[str]:
    for at, cell in enumerate(flat(row)):
        yield _links(row) if at == LINKS and cell else _cell(cell)


def _cell(cell: Cell, style: str = "text") -> str:
    if cell is None or cell == "":
        return "<table:table-cell/>"
    if isinstance(cell, str):
        lines = "".join(f"<text:p>{escape(xml_text(line))}</text:p>" for line in cell.split("\n"))
        return _string(lines, style)
    return f'<table:table-cell office:value-type="float" office:value="{cell}"/>'


def _links(row: Row) -> str:
    """A line a link; a click opens those that lead to the web."""
    lines = []
    for link in row.entry.links:
        url, shown = web_address(link), escape(xml_text(to_lines([link])))
        if url:
            shown = f'<text:a xlink:type="simple" xlink:href={quoteattr(url)}>{shown}</text:a>'
        lines.append(f"<text:p>{shown}</text:p>")
    return _string("".join(lines), "text")


def _string(paragraphs: str, style: str) -> str:
    opening = f'<table:table-cell table:style-name="{style}" office:value-type="string">'
    return f"{opening}{paragraphs}</table:table-cell>"
