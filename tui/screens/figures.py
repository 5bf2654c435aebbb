"""Figures at a glance: what the hits of a query are divided into, and how far their review is."""

from __future__ import annotations

from typing import ClassVar

from sqlite_utils import Database
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.style import Style
from textual.widgets import Static

from db.search import FIGURE_FIELDS, FigureTable, figures_by, find, narrowed, progress_figures
from parser.clean import clean
from tui.session import SessionMixin
from tui.translation import _, ngettext, number
from tui.widgets.figure_grid import FigureGrid
from tui.widgets.keys import Keys
from tui.words.figure_text import PAPERS, cell_text, label_of, title_of_field
from tui.work.connection import Superseded

CROSSED = "×"
"""The view that crosses two fields."""
VIEWS = (*FIGURE_FIELDS, CROSSED, PAPERS)


class Figures(Screen[str], SessionMixin, inherit_bindings=False):
    """Bars by one field, a table of two, or the progress by paper; the answer is the query of the
    number that was chosen."""

    AUTO_FOCUS = "FigureGrid"
    # With priority, so that of keys that come in one read none is for what had the focus before.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(keys, action, what, show, key, priority=True, id=f"figures.{id}")
        for keys, action, what, show, key, id in (
            ("enter,space", "choose", _("show these"), True, "enter", "choose"),
            ("tab,right_square_bracket", "turn(1)", _("next figures"), True, "tab", "next"),
            (
                "shift+tab,left_square_bracket",
                "turn(-1)",
                _("previous figures"),
                False,
                None,
                "previous",
            ),
            ("r", "cross(0)", _("other lines"), True, None, "lines"),
            ("c", "cross(1)", _("other columns"), True, None, "columns"),
            ("n", "new", _("new since last time"), True, None, "new"),
            ("escape,q,t", "dismiss", _("back"), True, "esc", "back"),
        )
    ]

    def __init__(self, query: str) -> None:
        super().__init__()
        self._asked = query.strip()
        self._view = VIEWS[0]
        self._crossed = ("ministerie", "jaar")
        self._only_new = False
        self._table: FigureTable | None = None

    def compose(self) -> ComposeResult:
        yield Static(id="figures-of", markup=False)
        yield Static(id="figures-names")
        yield FigureGrid()
        yield Static(id="figures-cell", markup=False)
        yield Keys()

    def on_mount(self) -> None:
        self._count()

    @property
    def _since(self) -> str:
        """What asks for the entries that came since this person was here last; "" where that is
        not known."""
        at = self.sea.last_visit
        return f"ingelezen:>={at:%Y-%m-%dT%H:%M:%S}" if at else ""

    @property
    def _text(self) -> str:
        return narrowed(self._asked, self._since) if self._only_new else self._asked

    @property
    def _names(self) -> tuple[str, str]:
        """The fields of the lines and of the columns."""
        if self._view == PAPERS:
            return PAPERS, "review"
        return self._crossed if self._view == CROSSED else (self._view, "")

    @work(exclusive=True)
    async def _count(self) -> None:
        """Count anew; the names of the figures are shown at once."""
        text, (lines, columns), since = self._text, self._names, self._since
        self._show_names()

        def answer(db: Database) -> tuple[FigureTable, int | None]:
            new = len(find(db, narrowed(self._asked, since))) if since else None
            if lines == PAPERS:
                return progress_figures(db, text), new
            return figures_by(db, text, lines, columns), new

        try:
            counted = await self.answer_or_notify(self.sea.counter.ask_newest(answer))
        except Superseded:
            return
        if counted is not None:
            self._show(*counted)

    def _show_names(self) -> None:
        shown = VIEWS.index(self._view)
        names = Content("")
        for at, name in enumerate(VIEWS):
            title = _("Cross-table") if name == CROSSED else title_of_field(name)
            title = _("Progress") if name == PAPERS else title
            styled = Content.styled(f" {title} ", "reverse bold" if at == shown else "")
            names += styled.stylize(Style.from_meta({"@click": f"screen.turn({at - shown})"}))
        self.query_one("#figures-names", Static).update(names)

    def _show(self, counted: FigureTable, new: int | None) -> None:
        self._table = counted
        lines, columns = self._names
        total = counted.lines[0].entries[0]
        said = [ngettext("{n} entry", "{n} entries", total).format(n=number(total))]
        if new is not None and self.sea.last_visit:
            key = self.sea.key("figures.new", "n")
            since = _("{n} new since {when} ({key})")
            when = f"{self.sea.last_visit:%Y-%m-%d %H:%M}"
            said.append(since.format(n=number(new), when=when, key=key))
        said.append(clean(self._text) or _("everything"))
        self.query_one("#figures-of", Static).update(" · ".join(said))
        titles = [label_of(columns, heading) for heading in counted.columns]
        rows = [(label_of(lines, line.heading), line.entries) for line in counted.lines]
        self.query_one(FigureGrid).put(titles, rows)
        self._tell()

    @on(FigureGrid.Moved)
    def _tell(self) -> None:
        """Say what the number under the cursor counts, and the query that finds it."""
        grid = self.query_one(FigureGrid)
        if self._table:
            said = cell_text(self._table, self._names, grid.line, grid.column)
            query = clean(self._table.query(grid.line, grid.column)) or _("everything")
            self.query_one("#figures-cell", Static).update(f"{said}\n{query}")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a table of two fields has others in their place; what is new is known from the
        second time on."""
        if action == "cross":
            return self._view == CROSSED
        return action != "new" or bool(self._since)

    @on(FigureGrid.Chosen)
    def action_choose(self) -> None:
        """Search for what the number under the cursor counts."""
        grid = self.query_one(FigureGrid)
        if self._table:
            self.dismiss(self._table.query(grid.line, grid.column))

    def action_turn(self, by: int) -> None:
        self._view = VIEWS[(VIEWS.index(self._view) + by) % len(VIEWS)]
        self.refresh_bindings()
        self._count()

    def action_cross(self, which: int) -> None:
        """Another field in the lines, or for 1 in the columns."""
        crossed = list(self._crossed)
        others = [name for name in FIGURE_FIELDS if name != crossed[1 - which]]
        at = others.index(crossed[which])
        crossed[which] = others[(at + 1) % len(others)]
        self._crossed = (crossed[0], crossed[1])
        self._count()

    def action_new(self) -> None:
        """Only what came since this person was here last, or everything again."""
        self._only_new = not self._only_new
        self._count()
