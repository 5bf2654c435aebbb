"""Draw docs/sea.svg, the picture in the README: `.venv/bin/python docs/screenshot.py`."""

from __future__ import annotations

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory

from db import open_store
from db.ingest import ingest
from parser.report import read
from tui.app import SeakijkerApp
from tui.cli.commands import SAMPLE

PICTURE = Path(__file__).with_name("sea.svg")


async def draw(path: Path) -> None:
    app = SeakijkerApp(path)
    async with app.run_test(size=(120, 34)) as pilot:
        await pilot.pause(1)  # until the main screen stands there
        await pilot.press("slash", *"onderzoek", "enter", "j")
        await pilot.pause(1)
        PICTURE.write_text(app.export_screenshot(title="sea"))


def main() -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "sea.db"
        with open_store(path) as db:
            ingest(db, read(SAMPLE))
        asyncio.run(draw(path))


if __name__ == "__main__":
    main()
