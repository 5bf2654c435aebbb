"""Pages of a paper as text, with what stands on them of one entry marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from parser import Box, Entry, Finding
from parser.worker import PageText, PictureRequest
from tui.page_grid import GridPiece, Mark, PageGrid, grid_of
from tui.page_words import boxes_of_words
from tui.translation import _

CONTEXT = 2
"""Rows of the page that are shown above the entry."""
SIDE = 4
"""Cells that are shown to the left of a field, where the page is wider than the pane."""
MARGIN, ABOVE = 6.0, 30.0
"""Points that a picture shows beside the text, and above the row that is looked at."""
CELL = 2.0
"""How much higher than wide a cell is, about."""
PIXELS = 10
"""Of a picture, a cell's width; a terminal makes of it what it has."""


@dataclass(frozen=True, slots=True)
class Evident:
    """Where an entry stands on its pages."""

    entry: Sequence[Box] = ()
    field: Sequence[Box] = ()
    begin: Box | None = None
    """What is to be seen first."""

    @classmethod
    def of(
        cls,
        entry: Entry,
        field: str,
        doubt: Finding | None = None,
        pages: Sequence[PageText] = (),
    ) -> Evident:
        """Of `entry`, where `field` is looked at, or "" where all of it is; of a doubt, where its
        words stand on `pages`."""
        boxes = {
            **entry.boxes,
            "links": tuple(box for link in entry.links for box in link.boxes),
        }
        every = tuple(box for some in boxes.values() for box in some)
        looked_at = boxes.get(field, ())
        if doubt:
            around = (doubt.box,) if doubt.box else looked_at or every
            looked_at = boxes_of_words(pages, around, doubt.about) or looked_at
            looked_at = looked_at or ((doubt.box,) if doubt.box else ())
        # A merged cell may stand far above; the largest field is of this entry alone.
        first = looked_at or max(boxes.values(), key=_area)
        return cls(every, looked_at, first[0] if first else None)


def _area(boxes: Sequence[Box]) -> float:
    return sum((box.x1 - box.x0) * (box.bottom - box.top) for box in boxes)


class PageView(ScrollView, can_focus=False):
    """Pages as text, one below the other, laid out anew for each width."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"page--entry", "page--field", "page--edge"}

    def __init__(self) -> None:
        super().__init__()
        self._pages: Sequence[PageText] = ()
        self.evident = Evident()
        self._rows: list[tuple[GridPiece, ...] | int] = []
        """The rows of the pages, each page under its number."""
        self._levels: list[float] = []
        """Where each of them stands on its page, in points from its top."""

    @property
    def number(self) -> int:
        """The page, from 1, of which the top row in sight is; 0 where there is none."""
        above = self._rows[: self.scroll_offset.y + 1 + CONTEXT]
        return next((row for row in reversed(above) if isinstance(row, int)), 0)

    @property
    def part(self) -> PictureRequest | None:
        """What a picture of this place shows: all the width of the text, from the top row on."""
        page = next((page for page in self._pages if page.number == self.number), None)
        size = self.scrollable_content_region.size
        if page is None or not page.lines or not size.area:
            return None
        left = min(line.x0 for line in page.lines) - MARGIN
        right = max(line.x1 for line in page.lines) + MARGIN
        top = self._levels[min(self.scroll_offset.y + CONTEXT, len(self._levels) - 1)] - ABOVE
        high = (right - left) * size.height * CELL / size.width
        return PictureRequest(
            Box(page.number, left, top, right, top + high),
            page.turn,
            size.width * PIXELS / (right - left),
            [box for box in self.evident.entry if box.page == page.number],
            [box for box in self.evident.field if box.page == page.number],
        )

    def show(self, pages: Sequence[PageText], evident: Evident) -> None:
        """Show these pages from where the field, or else the entry, stands."""
        self._pages, self.evident = pages, evident
        self._lay_out()

    def on_resize(self) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        cells = self.scrollable_content_region.width
        found = self.evident
        sheets = [grid_of(page, found.entry, found.field, cells) for page in self._pages]
        self._rows, self._levels = [], []
        for sheet in sheets:
            self._rows += [sheet.number, *sheet.rows]
            self._levels += [0.0, *sheet.levels]
        width = max((sheet.width for sheet in sheets), default=0)
        self.virtual_size = Size(width, len(self._rows))
        self._begin(sheets)
        self.refresh()

    def _begin(self, sheets: Sequence[PageGrid]) -> None:
        """Scroll to the field, or to the entry where no field is asked for."""
        begin, above = self.evident.begin, 1
        for sheet in sheets:
            if begin and begin.page == sheet.number:
                row = above + sheet.row_at(begin.top)
                # Who went sideways to a column sees that of the next entry, too.
                x = max(0, sheet.column_of(Mark.FIELD) - SIDE) if self.evident.field else None
                self.scroll_to(x, max(0, row - CONTEXT), animate=False, force=True)
                return
            above += 1 + len(sheet.rows)
        self.scroll_home(animate=False, force=True)

    def render_line(self, y: int) -> Strip:
        """Line `y` of the widget."""
        width = self.scrollable_content_region.width
        at = y + self.scroll_offset.y
        if at >= len(self._rows):
            return Strip.blank(width, self.rich_style)
        row = self._rows[at]
        if isinstance(row, int):
            edge = self.get_component_rich_style("page--edge")
            text = _("── page {n} ").format(n=row)
            return Strip([Segment(text.ljust(width, "─"), edge)]).crop(0, width)
        left = self.scroll_offset.x
        return self._strip(row).crop_extend(left, left + width, self.rich_style)

    def _strip(self, row: Sequence[GridPiece]) -> Strip:
        segments: list[Segment] = []
        end = 0
        for piece in row:
            segments.append(Segment(" " * (piece.column - end), self.rich_style))
            strip = Strip([Segment(piece.text, self._style(piece.mark))])
            segments += strip
            end = piece.column + strip.cell_length
        return Strip(segments)

    def _style(self, mark: Mark) -> Style:
        match mark:
            case Mark.ENTRY:
                return self.get_component_rich_style("page--entry")
            case Mark.FIELD:
                return self.get_component_rich_style("page--field")
        return self.rich_style
