"""Entries out of the store into a file: whole or not at all, and over nothing unasked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from sqlite_utils import Database

from db import path_of, told_of_new_file
from db.new_file import write_out
from db.search import Row, stream
from tui.export.formats import Format
from tui.export.to_bibtex import write_bibtex
from tui.export.to_csl import write_csl
from tui.export.to_csv import write_csv, write_excel_csv
from tui.export.to_finance import write_finance
from tui.export.to_html import write_html
from tui.export.to_json import export_json, export_json_lines
from tui.export.to_markdown import write_markdown
from tui.export.to_ods import write_ods
from tui.export.to_ris import write_ris
from tui.export.to_text import write_text
from tui.export.to_xlsx import write_xlsx
from tui.export.writer import About, Misfit, Writer

WRITERS: dict[str, Writer] = {
    "xlsx": write_xlsx,
    "ods": write_ods,
    "csv": write_csv,
    "excel-nl": write_excel_csv,
    "json": export_json,
    "jsonl": export_json_lines,
    "markdown": write_markdown,
    "text": write_text,
    "html": write_html,
    "csl": write_csl,
    "ris": write_ris,
    "bibtex": write_bibtex,
    "financien": write_finance,
}
"""Name of a format → what writes it."""

Step = Callable[[int], None]
"""Is told how many entries are done, some hundred times; what it raises ends the export."""
STEP = 100
"""Entries between two steps."""


def export(
    db: Database,
    ids: Sequence[int],
    query: str,
    format: Format,
    target: Path,
    *,
    force: bool = False,
    step: Step = lambda done: None,
) -> list[Misfit]:
    """Write the entries with these `ids`, in their order, into the file `target`, and tell what did
    not fit. `query` is what found them.

    Raises StoreError where the file cannot be made, or exists and `force` is not set; and what
    `step` raises. Then there is no such file, or it is as it was.
    """
    misfits: list[Misfit] = []

    def write(part: Path) -> None:
        with part.open("wb") as out:
            misfits.extend(export_to(out, db, ids, query, format, step=step))

    with told_of_new_file(target, force=force):
        write_out(target.absolute(), path_of(db), write, force=force)
    return misfits


def export_to(
    out: BinaryIO,
    db: Database,
    ids: Sequence[int],
    query: str,
    format: Format,
    *,
    step: Step = lambda done: None,
) -> list[Misfit]:
    """As `export`, into what is open already."""
    about = About(" ".join(query.split()), datetime.now(), len(ids))
    return WRITERS[format.name](_told(stream(db, ids), step), about, out)


def _told(rows: Iterator[Row], step: Step) -> Iterator[Row]:
    for done, row in enumerate(rows):
        if done % STEP == 0:
            step(done)
        yield row
