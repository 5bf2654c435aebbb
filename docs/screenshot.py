"""Draw the pictures of the app in README.md and docs/: `.venv/bin/python docs/screenshot.py`.

Each shows the sample that comes with the program, as who follows docs/getting-started.md sees it.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ |= {"LANGUAGE": "en", "COLORTERM": "truecolor"}

from db import open_store
from db.ingest import ingest
from db.paper_files import remember
from parser.report import read
from tui.app import SeakijkerApp
from tui.cli.commands import SAMPLE

DOCS = Path(__file__).parent
PICTURES: dict[str, tuple[int, Sequence[str]]] = {
    "sea.svg": (34, ("slash", *"onderzoek", "enter", "j")),
    "review.svg": (34, ("R", "a", "a")),
    "progress.svg": (20, ("R", "p", *"aaaa", "escape", "t", *["tab"] * 7)),
}
"""Name → how many lines the terminal has, and the keys that lead there from the start."""
_SEEN = 1.0
"""Seconds after which a screen stands there, with what it asks of the disk; a page takes five."""


async def draw(path: Path, name: str) -> None:
    """Draw the picture of this name from a store of the sample."""
    lines, keys = PICTURES[name]
    app = SeakijkerApp(path)
    async with app.run_test(size=(120, lines)) as pilot:
        await pilot.pause(_SEEN)
        for key in keys:
            await pilot.press(key)
            # A key that decides does so on what is seen, and not where it is held down.
            await pilot.pause(_SEEN if key in ("R", "a") else 0)
        await pilot.pause(5 * _SEEN)
        (DOCS / name).write_text(app.export_screenshot(title="sea"))


def main() -> None:
    for name in PICTURES:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "sea.db"
            with open_store(path) as db:
                sample = read(SAMPLE)
                ingest(db, sample)
                remember(db, sample.document.sha256, SAMPLE)
            asyncio.run(draw(path, name))


if __name__ == "__main__":
    main()
