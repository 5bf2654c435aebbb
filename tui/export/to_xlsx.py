"""XLSX, for Excel: numbers as numbers, links that open, and texts that are never formulas."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, BinaryIO

from db.search import Row
from tui.export.flat_row import COLUMNS, LINKS, Cell, flat
from tui.export.writer import About, Misfit, cut_to_cell, misfit_line, web_address
from tui.translation import _, number
from tui.words.describe import name_of
from tui.words.export_text import heading

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

# What Excel takes (https://support.microsoft.com/office/1672b34d), and XlsxWriter for it.
MOST_ROWS = 1_048_576
MOST_LINKS = 65_530
"""On a sheet, one a cell."""
LONGEST_LINK = 2_079
"""Characters."""


def write_xlsx(rows: Iterable[Row], about: About, out: BinaryIO) -> list[Misfit]:
    """Three sheets: the entries, all their links, and what this file is of."""
    from xlsxwriter import Workbook

    with TemporaryDirectory(prefix="seakijker-") as folder:
        # Rows go to a file as they come; texts stay texts, whatever they look like.
        options = {"constant_memory": True, "tmpdir": folder, "use_zip64": True}
        book = Workbook(out, options)
        sheets = _Sheets(book, about)
        for row in rows:
            sheets.add(row)
        sheets.finish(about)
        _close(book)
    return sheets.misfits


def _close(book: Any) -> None:
    """Write it; XlsxWriter has an error of its own for what the disk says."""
    from xlsxwriter.exceptions import FileCreateError

    try:
        book.close()
    except FileCreateError as error:
        raise error.args[0] from error


class _Sheets:
    """The sheets, and where the next row of each goes."""

    def __init__(self, book: Any, about: About) -> None:
        book.set_properties({"created": about.at, "comments": about.query})
        self._bold = book.add_format({"bold": True})
        self._text = book.add_format({"text_wrap": True, "valign": "top"})
        self._entries = self._sheet(book, _("Entries"), [column.title for column in COLUMNS])
        for at, column in enumerate(COLUMNS):
            self._entries.set_column(at, at, column.width)
        self._links = self._sheet(book, _("Links"), [COLUMNS[0].title, _("Text"), _("Address")])
        self._links.set_column(1, 2, COLUMNS[LINKS].width * 2)
        self._about = book.add_worksheet(_("About this file"))
        self._about.set_column(0, 0, COLUMNS[LINKS].width)
        self._row = self._link_row = 0
        self._clickable = 0
        self._papers: dict[str, None] = {}
        self.misfits: list[Misfit] = []

    def _sheet(self, book: Any, name: str, titles: Sequence[str]) -> Worksheet:
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{MOST_ROWS}"})
        for at, title in enumerate(titles):
            sheet.write_string(0, at, title, self._bold)
        return sheet

    def add(self, row: Row) -> None:
        """The entry, and its links."""
        self._row += 1
        if self._row >= MOST_ROWS:
            return
        self._papers[name_of(row.document)] = None
        for at, cell in enumerate(flat(row)):
            if at == LINKS and row.entry.links:
                self._write_links(row, str(cell))
            else:
                self._write(self._entries, self._row, at, cell, row.uid)
        for link in row.entry.links:
            self._link_row += 1
            if self._link_row < MOST_ROWS:
                for at, text in enumerate((row.uid, link.text, link.url)):
                    self._write(self._links, self._link_row, at, text, row.uid)

    def _write(self, sheet: Worksheet, row: int, at: int, cell: Cell, uid: str) -> None:
        if cell is None or cell == "":
            return
        if not isinstance(cell, str):
            self._check(sheet.write_number(row, at, cell, self._text), uid, at)
            return
        text = cut_to_cell(cell, uid, COLUMNS[at].title, self.misfits)
        self._check(sheet.write_string(row, at, text, self._text), uid, at)

    def _write_links(self, row: Row, text: str) -> None:
        """All of them as a text; a click opens the first that leads to the web."""
        from xlsxwriter.url import Url

        title = COLUMNS[LINKS].title
        url = next(filter(None, map(web_address, row.entry.links)), "")
        if len(url.encode("utf-16-le")) > 2 * LONGEST_LINK:
            why = _("longer than {n} characters: not to be clicked").format(n=number(LONGEST_LINK))
            self.misfits.append(Misfit(row.uid, title, why))
            url = ""
        self._clickable += bool(url)
        if not url or self._clickable > MOST_LINKS:
            self._write(self._entries, self._row, LINKS, text, row.uid)
            return
        text = cut_to_cell(text, row.uid, title, self.misfits)
        link = Url(url)
        link.text = text
        written = self._entries.write_url(self._row, LINKS, link, self._text)
        self._check(written, row.uid, LINKS)
        # XlsxWriter keeps the links until the end, and by then has written their texts.
        link.text = ""

    def _check(self, code: int, uid: str, at: int) -> None:
        """XlsxWriter tells by a number what it left out."""
        if code:
            said = _("left out by XlsxWriter (code {n})").format(n=code)
            self.misfits.append(Misfit(uid, COLUMNS[at].title, said))

    def finish(self, about: About) -> None:
        """The filters, what did not fit of the whole, and the last sheet."""
        for rows, what in ((self._row, _("Entries")), (self._link_row, _("Links"))):
            if rows >= MOST_ROWS:
                why = _("a sheet holds {most} rows: {n} left out").format(
                    most=number(MOST_ROWS), n=number(rows - MOST_ROWS + 1)
                )
                self.misfits.append(Misfit("", what, why))
        if self._clickable > MOST_LINKS:
            why = _("a sheet holds {most} links: {n} not to be clicked").format(
                most=number(MOST_LINKS), n=number(self._clickable - MOST_LINKS)
            )
            self.misfits.append(Misfit("", COLUMNS[LINKS].title, why))
        self._entries.autofilter(0, 0, min(self._row, MOST_ROWS - 1), len(COLUMNS) - 1)
        self._links.autofilter(0, 0, min(self._link_row, MOST_ROWS - 1), 2)
        self._write_about(about)

    def _write_about(self, about: About) -> None:
        lines = [
            (_("What"), heading(about.query, about.at, about.total)),
            (_("Query"), about.query),
            (_("Made"), f"{about.at:%Y-%m-%d %H:%M}"),
            (_("Program"), "Seakijker"),
            *((_("Paper"), name) for name in self._papers),
            *((_("Does not fit"), misfit_line(misfit)) for misfit in self.misfits),
        ]
        for at, (name, text) in enumerate(lines[:MOST_ROWS]):
            self._about.write_string(at, 0, name, self._bold)
            self._about.write_string(at, 1, cut_to_cell(text, "", name, []))
