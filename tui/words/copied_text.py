"""Several entries as a text to paste: their citations, or all that they say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from db.search import Row
from parser.clean import clean
from tui.words.cite import as_text, citation
from tui.words.describe import title_of


def citations(rows: Iterable[Row]) -> str:
    """A line for each: what it is called, and where it stands."""
    return "\n".join(
        f"{clean(title_of(row.entry))}, {clean(citation(row.document, row.entry.pages))}"
        for row in rows
    )


def texts(rows: Sequence[Row]) -> str:
    """Each whole, an empty line and a rule between two."""
    return "\n\n---\n\n".join(clean(as_text(row)) for row in rows)
