"""Where a benchmark's figures go: a section of docs/benchmarks.md between two markers."""

from __future__ import annotations

import os
import platform
import re
import sqlite3
from pathlib import Path

PAGE = Path(__file__).parent.parent / "docs" / "benchmarks.md"

_HEADING = "# Benchmarks\n\nEach section is written by a script in benchmarks/.\n"


def write_section(name: str, text: str) -> None:
    """Put `text` between the markers of section `name`, at the end of the page where it is new."""
    page = PAGE.read_text() if PAGE.exists() else _HEADING
    section = f"<!-- {name} -->\n{text.strip()}\n<!-- /{name} -->"
    pattern = re.compile(rf"<!-- {re.escape(name)} -->.*?<!-- /{re.escape(name)} -->", re.S)
    if pattern.search(page):
        page = pattern.sub(lambda _: section, page)
    else:
        page = f"{page.rstrip()}\n\n{section}\n"
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page)


def machine() -> str:
    """One line about what the figures were taken on."""
    return (
        f"{os.cpu_count()} cores ({platform.machine()}), {platform.system()}, "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    )
