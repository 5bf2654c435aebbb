"""The table of entries: a line drawn when it is seen, out of as many as there are."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from db.search import Summary
from tui.lang import _
from tui.messages import Highlighted, LinesWanted

PAGE = 200
"""Entries that are fetched at once: more than the tallest terminal shows."""
KEPT = 50
"""Pages that are remembered; the table's memory does not grow with what is scrolled past."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of `width` cells (0: what is left over), shown in a table of at least `least`."""

    title: str
    width: int
    show: Callable[[Summary], str]
    least: int = 0


def _signs(line: Summary) -> str:
    """What can be seen of an entry at a glance: ? in doubt, > has a link."""
    return ("?" if line.confidence < 1 else " ") + (">" if line.links else " ")


COLUMNS = (
    Column("", 2, _signs),
    Column(_("Year"), 9, lambda line: line.afronding),
    Column(_("Type"), 13, lambda line: line.type_onderzoek),
    Column(_("Status"), 8, lambda line: line.status, least=110),
    Column(_("Theme"), 22, lambda line: line.thema, least=100),
    Column(_("Subtheme"), 22, lambda line: line.subthema, least=140),
    Column(_("Title or conclusion"), 0, lambda line: line.preview),
    Column(_("Article"), 9, lambda line: line.artikel, least=70),
)


class EntryTable(ScrollView, can_focus=True, inherit_bindings=False):
    """Entries by id, a line each, under a line of titles; the lines come by `put`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "move(1)", _("down"), show=False, id="table.down"),
        Binding("k,up", "move(-1)", _("up"), show=False, id="table.up"),
        Binding(
            "pagedown,ctrl+f", "move_pages(1)", _("a page down"), show=False, id="table.page-down"
        ),
        Binding("pageup,ctrl+b", "move_pages(-1)", _("a page up"), show=False, id="table.page-up"),
        Binding("g,home", "first", _("to the first"), show=False, id="table.first"),
        Binding("G,end", "last", _("to the last"), show=False, id="table.last"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"table--titles", "table--cursor", "table--quiet"}

    cursor = reactive(0, repaint=False)
    """The place in the table, from 0, of the entry under the cursor."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.ids: array[int] = array("q")
        self._pages: OrderedDict[int, list[Summary]] = OrderedDict()
        self._asked: set[int] = set()

    @property
    def current(self) -> int | None:
        """The id of the entry under the cursor."""
        return self.ids[self.cursor] if self.ids else None

    def show(self, ids: array[int], first: Sequence[Summary]) -> None:
        """Show these entries, of which `first` are the lines of the first page.

        The cursor stays on the entry where it stood, if that is among them.
        """
        before = self.current
        self.ids = ids
        self._pages.clear()
        self._asked.clear()
        if ids:
            self._pages[0] = list(first)
        self.virtual_size = Size(0, len(ids) + 1)
        place = ids.index(before) if before is not None and before in ids else 0
        self.set_reactive(EntryTable.cursor, place)
        self._keep_in_sight(place)
        self.refresh()
        self.post_message(Highlighted(self.current))

    def put(self, number: int, lines: Sequence[Summary]) -> None:
        """Take the lines of page `number`, from 0."""
        self._asked.discard(number)
        self._pages[number] = list(lines)
        while len(self._pages) > KEPT:
            self._pages.popitem(last=False)
        self.refresh()

    def validate_cursor(self, cursor: int) -> int:
        return max(0, min(cursor, len(self.ids) - 1))

    def watch_cursor(self, before: int, cursor: int) -> None:
        for place in (before, cursor):
            self.refresh(Region(0, place + 1 - self.scroll_offset.y, self.size.width, 1))
        self._keep_in_sight(cursor)
        self.post_message(Highlighted(self.current))

    def action_move(self, by: int) -> None:
        self.cursor += by

    def action_move_pages(self, by: int) -> None:
        self.cursor += by * max(1, self.size.height - 2)

    def action_first(self) -> None:
        self.cursor = 0

    def action_last(self) -> None:
        self.cursor = len(self.ids) - 1

    def on_resize(self) -> None:
        self._keep_in_sight(self.cursor)

    def on_click(self, event: events.Click) -> None:
        if event.y > 0 and self.ids:
            self.cursor = event.y - 1 + self.scroll_offset.y

    def _keep_in_sight(self, place: int) -> None:
        """Scroll no further than needed for `place` to stand below the titles."""
        top, height = self.scroll_offset.y, max(1, self.size.height - 1)
        if place < top or place >= top + height:
            self.scroll_to(y=min(place, max(top, place - height + 1)), animate=False, force=True)

    def render_line(self, y: int) -> Strip:
        """Line `y` of the widget: the titles, or an entry."""
        style = self.rich_style
        if y == 0:
            titles = self.get_component_rich_style("table--titles")
            return self._line([column.title for column in self._columns()], titles)
        place = self.scroll_offset.y + y - 1
        if place >= len(self.ids):
            return Strip.blank(self.size.width, style)
        if place == self.cursor:
            style = self.get_component_rich_style("table--cursor")
        line = self._summary(place)
        if line is None:
            return self._line(["", "…"], style)
        return self._line([column.show(line) for column in self._columns()], style)

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

    def _columns(self) -> list[Column]:
        return [column for column in COLUMNS if column.least <= self.size.width]

    def _line(self, texts: Sequence[str], style: Style) -> Strip:
        """The texts in their columns, in exactly the table's width of cells."""
        columns = self._columns()[: len(texts)]
        left = self.size.width - sum(column.width + 1 for column in columns)
        cells = (
            set_cell_size(_short(text, column.width or left), column.width or max(0, left))
            for text, column in zip(texts, columns, strict=True)
        )
        strip = Strip([Segment(" ".join(cells), style)])
        return strip.adjust_cell_length(self.size.width, style)


def _short(text: str, width: int) -> str:
    """No more of `text` than fits, with a sign where some was left out."""
    text = text[: width + 1]
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(0, width - 1)).rstrip() + "…"
