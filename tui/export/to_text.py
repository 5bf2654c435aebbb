"""Plain text: each entry as it is copied, to be read or to be pasted into a letter."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from db.search import Row
from parser.clean import clean
from tui.export.writer import About, Misfit, text_to
from tui.words.cite import as_text
from tui.words.export_text import heading

RULE = "-" * 72
"""Between two entries."""


def write_text(rows: Iterable[Row], about: About, out: BinaryIO) -> list[Misfit]:
    """UTF-8; what a terminal would obey is left out."""
    text = text_to(out)
    text.write(clean(heading(about.query, about.at, about.total)) + "\n")
    for row in rows:
        text.write(f"\n{RULE}\n\n{clean(as_text(row))}\n")
    text.detach()
    return []
