"""JSON, whole or a line an entry: everything that is known of it, for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from db.search import Row
from parser.report_json import as_json
from tui.export.writer import About, Misfit


def write_json(rows: Iterable[Row], out: BinaryIO) -> None:
    """One array, an entry a line."""
    before = b"["
    for line in _lines(rows):
        out.write(before + line)
        before = b",\n"
    out.write(b"]\n" if before != b"[" else b"[]\n")


def write_json_lines(rows: Iterable[Row], out: BinaryIO) -> None:
    """An object a line (https://jsonlines.org)."""
    out.writelines(line + b"\n" for line in _lines(rows))


def export_json(rows: Iterable[Row], about: About, out: BinaryIO) -> list[Misfit]:
    """As `write_json`; everything fits."""
    write_json(rows, out)
    return []


def export_json_lines(rows: Iterable[Row], about: About, out: BinaryIO) -> list[Misfit]:
    """As `write_json_lines`; everything fits."""
    write_json_lines(rows, out)
    return []


def _lines(rows: Iterable[Row]) -> Iterator[bytes]:
    for row in rows:
        yield json.dumps(entry_as_json(row), ensure_ascii=False).encode("utf-8", "replace")


def entry_as_json(row: Row) -> dict[str, Any]:
    """The entry as `sea parse --json` has it, with its uid, its paper, and what was decided."""
    return {
        "uid": row.uid,
        "version": row.version,
        "review": row.review,
        "reviewer": row.reviewer,
        **as_json(row.entry),
        "document": as_json(row.document),
    }
