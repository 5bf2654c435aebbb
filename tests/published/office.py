"""A published annex as the Word and Excel files that ministries hand round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl import Workbook
from openpyxl.styles import Font

from tests.published.model import NOTE_DIGITS, PublishedAnnex
from tests.published.table_cells import PrintedCell, printed_rows

EXTERNAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def as_word(annex: PublishedAnnex) -> bytes:
    """The annex as a .docx; links are elements and fields in turn, and changes are tracked."""
    document = Document()
    document.add_paragraph(f"{annex.dossier} {annex.title}")
    document.add_paragraph("Tweede Kamer der Staten-Generaal")
    document.add_paragraph(f"Vergaderjaar {annex.session}")
    document.add_paragraph(f"Nr. {annex.nr}")
    document.add_heading(annex.heading, 1)
    for table in annex.tables:
        for text in filter(None, (table.heading, table.caption)):
            _write(document.add_heading("", 2), PrintedCell(text, 0))
        _table(document, list(printed_rows(annex, table)), len(annex.columns))
        for note in table.notes:
            document.add_paragraph(note)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _table(document: Any, rows: Sequence[Sequence[PrintedCell]], width: int) -> None:
    table = document.add_table(len(rows), width)
    cells = [row.cells for row in table.rows]
    for number, row in enumerate(rows):
        for cell in row:
            target = cells[number][cell.column]
            if cell.width > 1 or cell.height > 1:
                last = cells[number + cell.height - 1][cell.column + cell.width - 1]
                target = target.merge(last)
            for at, paragraph in enumerate(filter(None, cell.text.split("\n"))):
                own = target.paragraphs[0] if at == 0 else target.add_paragraph()
                _write(own, PrintedCell(paragraph, 0, links=cell.links, bold=cell.bold))


def _write(paragraph: Any, cell: PrintedCell) -> None:
    """The text of a cell, its links as links, its note digits raised; a word that is deleted stands
    in it, and its second half was inserted."""
    rest = cell.text
    for at, (_, words, url) in enumerate(cell.links):
        if words not in rest:
            continue
        before, _, rest = rest.partition(words)
        _runs(paragraph, before, cell.bold)
        if at % 2:
            _field(paragraph, words, url)
        else:
            _link(paragraph, words, url)
    half = len(rest) // 2
    _runs(paragraph, rest[:half], cell.bold)
    _tracked(paragraph, "del", "geschrapt", "w:delText")
    _tracked(paragraph, "ins", rest[half:], "w:t", cell.bold)


def _runs(paragraph: Any, text: str, bold: bool) -> None:
    for sign in text:
        run = paragraph.add_run(str(1 + NOTE_DIGITS.index(sign)) if sign in NOTE_DIGITS else sign)
        run.bold = bold
        run.font.superscript = sign in NOTE_DIGITS


def _tracked(paragraph: Any, name: str, text: str, of: str, bold: bool = False) -> None:
    change = OxmlElement(f"w:{name}")
    for sign in [text] if name == "del" else text:
        run = paragraph.add_run("")
        run.bold = bold
        run.font.superscript = sign in NOTE_DIGITS or None
        said = OxmlElement(of)
        said.text = str(1 + NOTE_DIGITS.index(sign)) if sign in NOTE_DIGITS else sign
        said.set(qn("xml:space"), "preserve")
        run._r.append(said)
        change.append(run._r)
    paragraph._p.append(change)


def _link(paragraph: Any, words: str, url: str) -> None:
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(url, EXTERNAL, is_external=True))
    link.append(paragraph.add_run(words)._r)
    paragraph._p.append(link)


def _field(paragraph: Any, words: str, url: str) -> None:
    for kind in ("begin", "", "separate", "words", "end"):
        run = paragraph.add_run(words if kind == "words" else "")
        if kind in ("begin", "separate", "end"):
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        elif not kind:
            said = OxmlElement("w:instrText")
            said.text = f' HYPERLINK "{url}" '
            run._r.append(said)


def as_excel(annex: PublishedAnnex) -> bytes:
    """The annex as an .xlsx, a sheet a table; a link is one of the whole cell."""
    book = Workbook()
    front = book.active
    front.title = "Voorblad"
    for text in (
        "Tweede Kamer der Staten-Generaal",
        f"Vergaderjaar {annex.session}",
        f"{annex.dossier} {annex.title}",
        f"Nr. {annex.nr}",
    ):
        front.append([text])
    for number, table in enumerate(annex.tables, 1):
        sheet = book.create_sheet(f"Tabel {number}")
        line = 1
        for text in filter(None, (annex.heading, table.heading, table.caption)):
            sheet.cell(line, 1, _plain(text)).font = Font(bold=True)
            line += 1
        for row in printed_rows(annex, table):
            for cell in row:
                _put(sheet, line, cell)
            line += 1
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _put(sheet: Any, line: int, cell: PrintedCell) -> None:
    text = _plain(cell.text)
    place = sheet.cell(line, cell.column + 1, int(text) if text.isdecimal() else text or None)
    place.font = Font(bold=cell.bold)
    for _, words, url in cell.links:
        if words == cell.text:
            place.hyperlink = url
    if cell.width > 1 or cell.height > 1:
        sheet.merge_cells(
            start_row=line,
            start_column=cell.column + 1,
            end_row=line + cell.height - 1,
            end_column=cell.column + cell.width,
        )


def _plain(text: str) -> str:
    """`text` without note digits, which a spreadsheet has none of."""
    return "".join(sign for sign in text if sign not in NOTE_DIGITS)


def whole_links(annex: PublishedAnnex) -> Iterator[str]:
    """The addresses of the links that are the whole text of their cell."""
    for table in annex.tables:
        for row in printed_rows(annex, table):
            for cell in row:
                yield from (url for _, words, url in cell.links if words == cell.text)
