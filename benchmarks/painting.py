"""Apps whose paints are timed: an empty one, Seakijker, and two tables that Textual offers.

Each is driven by real key events, without a terminal; what would be written to one is made all the
same, and counts. Each is measured in a process of its own: `python -m benchmarks.painting NAME
DATABASE BEGAN WORD...` prints the figures as JSON. BEGAN is the clock's time at the process' start.
"""

from __future__ import annotations

import asyncio
import json
import resource
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from time import monotonic, process_time
from typing import Any

from textual import events, work
from textual.app import App, ComposeResult
from textual.widget import Widget
from textual.widgets import DataTable, Input

SIZE = (120, 40)
TYPING = 0.12
"""Seconds between two keystrokes: a hundred words a minute."""
REPEAT = 1 / 30
"""Seconds between two keys of one that is held down, as terminals send them."""
HELD = 100
PATIENCE = 120
"""Seconds after which no paint is waited for any longer."""
COLUMNS = ("afronding", "type_onderzoek", "status", "thema", "preview", "artikel")


Taken = tuple[float, float]
"""Seconds by the clock, and of the processor: all threads together, others' work not counted."""


@dataclass
class Figures:
    """Seconds, and megabytes at the process' peak."""

    first_paint: float = 0
    first_rows: float = 0
    megabytes: float = 0
    keystrokes: list[Taken] = field(default_factory=list)
    frames: list[Taken] = field(default_factory=list)


class Painted(App[None]):
    """An app that tells when it has painted."""

    shown = ""
    """The query whose rows it has been given."""
    rows = False
    """Whether it has been given rows."""
    cursor = 0
    """The row under the cursor."""
    table_id = "#table"

    _until: tuple[Callable[[], bool], asyncio.Future[float]] | None = None

    def _display(self, screen: Any, renderable: Any) -> None:
        ready = self._until is not None and self._until[0]()
        super()._display(screen, renderable)
        if hasattr(renderable, "render_segments"):
            renderable.render_segments(self.console)
        if self._until and ready and not self._until[1].done():
            self._until[1].set_result(monotonic())

    async def painted(self, holds: Callable[[], bool]) -> float:
        """The time at which was painted what is so since `holds`."""
        future: asyncio.Future[float] = asyncio.get_running_loop().create_future()
        self._until = holds, future
        return await asyncio.wait_for(future, PATIENCE)

    async def press(self, key: str, holds: Callable[[], bool]) -> Taken:
        """What it takes from a key to the paint of what comes of it."""
        event = events.Key(key, key if len(key) == 1 else None)
        event.set_sender(self)
        began, worked = monotonic(), process_time()
        assert self._driver
        self._driver.send_message(event)
        return await self.painted(holds) - began, process_time() - worked


class Grid(Painted):
    """A search bar above a table that is filled with all that is found, after each keystroke."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    def compose(self) -> ComposeResult:
        yield Input(id="search", select_on_focus=False)

    def on_mount(self) -> None:
        self._fill("")

    def on_input_changed(self, event: Input.Changed) -> None:
        self._fill(event.value)

    @work(exclusive=True)
    async def _fill(self, text: str) -> None:
        found = await asyncio.to_thread(self._found, text)
        await self.fill(found)
        self.shown, self.rows = text, True
        self.screen.refresh()  # it may have been painted already

    def _found(self, text: str) -> list[tuple[str, ...]]:
        from db import open_store
        from db.search import find, summaries

        with open_store(self._path) as db:
            lines = summaries(db, find(db, text))
        return [tuple(str(getattr(line, name)) for name in COLUMNS) for line in lines]

    async def fill(self, found: Sequence[tuple[str, ...]]) -> None:
        raise NotImplementedError


class TextualTable(Grid):
    """With Textual's DataTable."""

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield DataTable(id="table", cursor_type="row")

    async def fill(self, found: Sequence[tuple[str, ...]]) -> None:
        table = self.query_one(DataTable)
        table.clear(columns=True)
        for name in COLUMNS:
            table.add_column(name, width=18)
        table.add_rows(found)

    @property
    def cursor(self) -> int:  # type: ignore[override]
        return self.query_one(DataTable).cursor_row


class FastTable(Grid):
    """With textual-fastdatatable."""

    async def fill(self, found: Sequence[tuple[str, ...]]) -> None:
        from textual_fastdatatable import ArrowBackend
        from textual_fastdatatable import DataTable as Fast

        columns = zip(*found, strict=True) if found else [()] * len(COLUMNS)
        data = {name: list(values) for name, values in zip(COLUMNS, columns, strict=True)}
        await self.query("#table").remove()
        table: Widget = Fast(backend=ArrowBackend.from_pydict(data), id="table", cursor_type="row")
        await self.mount(table)

    @property
    def cursor(self) -> int:  # type: ignore[override]
        table: Any = self.query_one("#table")
        return int(table.cursor_coordinate.row)


def sea(path: Path) -> Painted:
    """Seakijker as it is."""
    import tui.app
    from tui.app import SeakijkerApp

    class Sea(Painted, SeakijkerApp):
        CSS_PATH = Path(tui.app.__file__).with_name("seakijker.tcss")

        @property
        def shown(self) -> str:  # type: ignore[override]
            return self.state.query

        @property
        def rows(self) -> bool:  # type: ignore[override]
            tables: Any = self.screen.query("#table")
            return bool(tables) and bool(tables.first().ids)

        @property
        def cursor(self) -> int:  # type: ignore[override]
            table: Any = self.screen.query_one("#table")
            return int(table.cursor)

    return Sea(path)


APPS: dict[str, Callable[[Path], Painted]] = {
    "empty": lambda path: Painted(),
    "sea": sea,
    "DataTable": TextualTable,
    "fastdatatable": FastTable,
}


async def measure(app: Painted, began: float, words: Sequence[str], alone: bool) -> Figures:
    """Let it open, type `words`, hold a key. `alone`: only let it open."""
    figures = Figures()
    first = asyncio.create_task(app.painted(lambda: True))
    async with app.run_test(size=SIZE):
        figures.first_paint = await first - began
        if not alone:
            if not app.rows:
                await app.painted(lambda: app.rows)
            figures.first_rows = monotonic() - began
            await asyncio.sleep(1)
            for word in words:
                app.screen.set_focus(app.screen.query_one("#search"))
                figures.keystrokes += await typed(app, word)
            app.screen.set_focus(app.screen.query_one("#table"))
            await asyncio.sleep(1)
            figures.frames = await held(app)
        app.workers.cancel_all()  # as when a person quits
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        figures.megabytes = peak / (1024 if sys.platform != "darwin" else 1024**2)
    return figures


async def typed(app: Painted, word: str) -> list[Taken]:
    """From each letter to its painted rows; the letters are taken away again."""
    taken = []
    for end in range(1, len(word) + 1):
        text = word[:end]
        taken.append(await app.press(word[end - 1], lambda text=text: app.shown == text))
        await asyncio.sleep(max(0.0, TYPING - taken[-1][0]))
    await app.press("ctrl+u", lambda: app.shown == "")
    await asyncio.sleep(TYPING)
    return taken


async def held(app: Painted) -> list[Taken]:
    """From each of many downs to the painted cursor."""
    taken = []
    for _ in range(HELD):
        place = app.cursor + 1
        taken.append(await app.press("down", lambda place=place: app.cursor == place))
        await asyncio.sleep(max(0.0, REPEAT - taken[-1][0]))
    return taken


if __name__ == "__main__":
    name, database, start, *given = sys.argv[1:]
    app = APPS[name](Path(database))
    print(json.dumps(asdict(asyncio.run(measure(app, float(start), given, name == "empty")))))
