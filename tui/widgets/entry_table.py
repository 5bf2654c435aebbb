"""The table of entries: a line drawn when it is seen, out of as many as there are."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from db.search import Order, Summary, highlights, parse
from tui.messages import Highlighted, Jumped, LinesWanted, SortWanted
from tui.table_columns import COLOURS, FALLING, Chosen, TableColumn, placed_columns, visible_columns
from tui.translation import _
from tui.widgets.cells import fitted, marked, signs
from tui.widgets.scrolling import resize_within
from tui.words.around import around_match
from tui.words.describe import MARK, NOTHING
from tui.work.finding import PAGE, Found, TableRequest

KEPT = 50
"""Pages that are remembered; the table's memory does not grow with what is scrolled past."""
DRAWN = 500
"""Lines that are remembered as drawn: some screens, so that scrolling draws the new ones only."""


class EntryTable(ScrollView, can_focus=True, inherit_bindings=False):
    """Entries by id, a line each, under a line of titles; the lines come by `put`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "move(1)", _("down"), show=False, id="table.down"),
        Binding("k,up", "move(-1)", _("up"), show=False, id="table.up"),
        Binding(
            "pagedown,ctrl+f",
            "move_pages(1)",
            _("a page down"),
            show=False,
            id="table.page-down",
        ),
        Binding("pageup,ctrl+b", "move_pages(-1)", _("a page up"), show=False, id="table.page-up"),
        Binding("g,home", "first", _("to the first"), show=False, id="table.first"),
        Binding("G,end", "last", _("to the last"), show=False, id="table.last"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"table--titles", "table--cursor"}

    cursor = reactive(0, repaint=False)
    """The place in the table, from 0, of the entry under the cursor."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.ids: array[int] = array("q")
        self.chosen: int | None = None
        """The id to which a person last moved the cursor."""
        self._pages: OrderedDict[int, Sequence[Summary]] = OrderedDict()
        self._asked: set[int] = set()
        self._marked: frozenset[int] = frozenset()
        self._columns: Chosen = ()
        self._sorted: tuple[Order, bool] = (Order.PLACE, False)
        self._query = NOTHING
        self._begun: TableRequest | None = None
        """What is shown the first entries of, while the rest is looked for."""
        self._drawn: LRUCache[tuple[int, bool], Strip] = LRUCache(DRAWN)
        self._styles: dict[str, Style] = {}
        self._placed: tuple[int, list[tuple[TableColumn, int, int]]] | None = None
        """The columns for this width."""

    @property
    def current(self) -> int | None:
        """The id of the entry under the cursor."""
        return self.ids[self.cursor] if self.ids else None

    @property
    def has_query(self) -> bool:
        """Whether its lines show the words around what was looked for."""
        return bool(self._query.clauses)

    @property
    def width(self) -> int:
        """Cells of a line: all but those of the scroll bar."""
        return self.scrollable_content_region.width

    @property
    def line(self) -> int:
        """Entries that are seen above the cursor."""
        return self.cursor - self.scroll_offset.y

    def show(self, found: Found) -> None:
        """Show what was found: the cursor where that says, or where it was moved to since."""
        wanted = found.wanted
        place, line = found.place, wanted.line
        if self.chosen is not None and self.chosen not in wanted.keep[:1]:
            with suppress(ValueError):
                place, line = found.ids.index(self.chosen), self.line
        if self._begins(found, place):
            self._grow(found.ids)
            return
        self._begun = None if found.whole else wanted
        self._query = parse(wanted.text)
        self._sorted = wanted.order, wanted.reverse
        self.ids = found.ids
        self._pages = OrderedDict(found.pages)
        self._asked.clear()
        self._drawn.clear()
        resize_within(self, Size(0, len(found.ids) + 1))
        self.set_reactive(EntryTable.cursor, place)
        self._scroll(max(0, place - line))
        self._keep_in_sight(place)
        self.post_message(Highlighted(self.current))

    def _begins(self, found: Found, place: int) -> bool:
        """Whether what is shown is the beginning of `found`, with the cursor in this place."""
        same = self._begun == found.wanted and self.ids == found.ids[: len(self.ids)]
        return same and self.cursor == place

    def _grow(self, ids: array[int]) -> None:
        """Show the rest, and move nothing."""
        self._begun = None
        self._pages.pop(len(self.ids) // PAGE, None)
        self.ids = ids
        resize_within(self, Size(0, len(ids) + 1))

    def renew(self, lines: Iterable[Summary]) -> None:
        """These entries say something else now."""
        for line in lines:
            with suppress(ValueError):
                number, at = divmod(self.ids.index(line.id), PAGE)
                if page := self._pages.get(number):
                    self._pages[number] = [*page[:at], line, *page[at + 1 :]]
        self._draw_anew()

    @property
    def in_sight(self) -> array[int]:
        """The entries that are on the screen."""
        return self.ids[self.scroll_offset.y :][: self.size.height]

    def outdate(self, lines: Iterable[Summary]) -> None:
        """Any entry may say something else now; `lines` are those in sight."""
        top = self.scroll_offset.y
        seen = {top // PAGE, (top + self.size.height) // PAGE}
        self._pages = OrderedDict((n, page) for n, page in self._pages.items() if n in seen)
        self.renew(lines)

    def mark(self, ids: Iterable[int]) -> None:
        """Show these entries, and no others, as marked."""
        self._marked = frozenset(ids)
        self._draw_anew()

    def put(self, number: int, lines: Sequence[Summary]) -> None:
        """Take the lines of page `number`, from 0."""
        self._asked.discard(number)
        self._pages[number] = lines
        while len(self._pages) > KEPT:
            self._pages.popitem(last=False)
        self.refresh()

    def show_columns(self, columns: Chosen) -> None:
        """Show these columns; none: the standard."""
        self._columns, self._placed = columns, None
        self._draw_anew()

    def validate_cursor(self, cursor: int) -> int:
        return max(0, min(cursor, len(self.ids) - 1))

    def watch_cursor(self, before: int, cursor: int) -> None:
        self.chosen = self.current
        for place in (before, cursor):
            self.refresh(Region(0, place + 1 - self.scroll_offset.y, self.width, 1))
        self._keep_in_sight(cursor)
        self.post_message(Highlighted(self.current))

    def action_move(self, by: int) -> None:
        self.cursor += by

    def action_move_pages(self, by: int) -> None:
        self.cursor += by * max(1, self.size.height - 2)

    def action_first(self) -> None:
        self.post_message(Jumped())
        self.cursor = 0

    def action_last(self) -> None:
        self.post_message(Jumped())
        self.cursor = len(self.ids) - 1

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._styles.clear()
        self._drawn.clear()

    def on_resize(self) -> None:
        self._draw_anew()
        self._keep_in_sight(self.cursor)

    def on_click(self, event: events.Click) -> None:
        if event.y > 0 and self.ids:
            self.cursor = event.y - 1 + self.scroll_offset.y
        elif event.y == 0:
            for column, first, cells in self._laid():
                if first <= event.x <= first + cells and column.order:
                    self.post_message(SortWanted(column.order))
                    break

    def _keep_in_sight(self, place: int) -> None:
        """Scroll no further than needed for `place` to stand below the titles."""
        top, height = self.scroll_offset.y, self.size.height - 1
        if height > 0 and not top <= place < top + height:
            self._scroll(min(place, max(top, place - height + 1)))

    def _scroll(self, top: int) -> None:
        # At once, or else a frame is drawn at the old place first.
        self.scroll_to(y=top, animate=False, force=True, immediate=True)

    def render_line(self, y: int) -> Strip:
        """Line `y` of the widget: the titles, or an entry."""
        if y == 0:
            return self._titles()
        place = self.scroll_offset.y + y - 1
        if place >= len(self.ids):
            return Strip.blank(self.width, self.rich_style)
        under_cursor = place == self.cursor
        strip = self._drawn.get((place, under_cursor))
        if strip is None:
            line = self._summary(place)
            if line is None:
                return self._strip([Segment("    …", self._style(under_cursor))], under_cursor)
            strip = self._strip(self._segments(line, under_cursor), under_cursor)
            self._drawn[place, under_cursor] = strip
        return strip

    def _summary(self, place: int) -> Summary | None:
        number, at = divmod(place, PAGE)
        page = self._pages.get(number)
        if page is None:
            if number not in self._asked:
                self._asked.add(number)
                self.post_message(LinesWanted(number))
            return None
        self._pages.move_to_end(number)
        return page[at] if at < len(page) else None

    def _draw_anew(self) -> None:
        self._drawn.clear()
        self.refresh()

    def _laid(self) -> list[tuple[TableColumn, int, int]]:
        width = self.width
        if not self._placed or self._placed[0] != width:
            self._placed = width, placed_columns(visible_columns(self._columns, width), width)
        return self._placed[1]

    def _style(self, under_cursor: bool) -> Style:
        # Asking Textual for a style takes as long as drawing the line.
        name = "table--cursor" if under_cursor else ""
        if name not in self._styles:
            own = self.get_component_rich_style(name) if name else self.rich_style
            self._styles[name] = own
        return self._styles[name]

    def _titles(self) -> Strip:
        style = self.get_component_rich_style("table--titles")
        order, reverse = self._sorted
        segments = []
        for column, _first, cells in self._laid():
            title = column.title
            if column.order is order:
                title = fitted(title, max(0, min(len(title), cells - 2)))
                sign = "▼" if reverse != (order in FALLING) else "▲"
                title = f"{title} {sign}".lstrip()
            segments.append(Segment(fitted(title, cells) + " ", style))
        return self._strip(segments, titles=True)

    def _segments(self, line: Summary, under_cursor: bool) -> list[Segment]:
        """The line's texts in their columns, with what was looked for marked."""
        style = self._style(under_cursor)
        mark = style + Style.parse(MARK)
        colours = {} if under_cursor else {k: Style.parse(v) for k, v in COLOURS.items()}
        segments: list[Segment] = []
        for column, _first, cells in self._laid():
            text = column.show(line)
            if column.field == "titel" and self.has_query:
                text = around_match(self._query, text, line.conclusies, cells)
            cut = fitted(text, cells)
            if column.name == "signs":
                segments += signs(cut, colours, style)
            elif self.has_query:
                # What goes on beyond the edge is looked for as well, as far as a word may.
                found = highlights(self._query, text[: cells + 40], column.field)
                segments += marked(cut, found, style, mark)
            else:
                segments.append(Segment(cut, style))
            after_signs = column.name == "signs" and line.id in self._marked
            segments.append(Segment("*" if after_signs else " ", style))
        return segments

    def _strip(
        self, segments: Sequence[Segment], under_cursor: bool = False, titles: bool = False
    ) -> Strip:
        style = (
            self.get_component_rich_style("table--titles") if titles else self._style(under_cursor)
        )
        return Strip(segments).adjust_cell_length(self.width, style)
