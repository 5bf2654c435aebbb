"""RIS: for EndNote, Mendeley and Zotero. A value has one line: its line breaks become spaces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from db.search import Row
from tui.export.reference import Reference, reference
from tui.export.writer import About, Misfit


def write_ris(rows: Iterable[Row], about: About, out: BinaryIO) -> list[Misfit]:
    """A record of type RPRT (report) an entry."""
    for row in rows:
        lines = (
            f"{tag}  - {' '.join(text.split())}".rstrip(" ") for tag, text in _tags(reference(row))
        )
        out.write(("\r\n".join(lines) + "\r\nER  - \r\n\r\n").encode("utf-8", "replace"))
    return []


def _tags(one: Reference) -> Iterator[tuple[str, str]]:
    yield "TY", "RPRT"
    several = [
        *(("TI", [one.title]), ("AU", one.authors), ("PY", [str(one.year or "")])),
        *(("M3", [one.kind]), ("PB", [one.publisher]), ("AB", [one.abstract])),
        *(("KW", one.keywords), ("UR", one.urls), ("N1", [one.note]), ("LA", ["nl"])),
        ("ID", [one.key]),
    ]
    for tag, texts in several:
        for text in filter(None, texts):
            yield tag, text
