"""CSL-JSON: for Zotero, pandoc and others.

Source: csl-data.json in https://github.com/citation-style-language/schema
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, BinaryIO

from db.search import Row
from tui.export.reference import Reference, reference
from tui.export.writer import About, Misfit


def write_csl(rows: Iterable[Row], about: About, out: BinaryIO) -> list[Misfit]:
    """One array, a report a line. Of several addresses the first is the report's, the others stand
    in the note."""
    before = "[\n"
    for row in rows:
        line = json.dumps(_item(reference(row)), ensure_ascii=False)
        out.write((before + line).encode("utf-8", "replace"))
        before = ",\n"
    out.write(b"\n]\n" if before != "[\n" else b"[]\n")
    return []


def _item(one: Reference) -> dict[str, Any]:
    item = {
        "id": one.key,
        "type": "report",
        "title": one.title,
        "author": [{"literal": name} for name in one.authors],
        "issued": {"date-parts": [[one.year]]} if one.year else None,
        "genre": one.kind,
        "publisher": one.publisher,
        "URL": one.urls[0] if one.urls else "",
        "abstract": one.abstract,
        "keyword": "; ".join(one.keywords),
        "note": "\n".join(filter(None, (one.note, *one.urls[1:]))),
        "language": "nl",
    }
    return {name: value for name, value in item.items() if value}
