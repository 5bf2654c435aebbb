"""A PDF in, a Report out: no database, no screen, no global state.

`read` is the whole way in one process; `read_bounded` and `read_all` take it in child processes
that a hostile file cannot leave. `parser.report` tells the story.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from parser.model import (
    FIELDS,
    PROSE,
    TITLES,
    Box,
    Code,
    Document,
    Entry,
    Finding,
    Link,
    Place,
    Report,
    ResearchStatus,
    ResearchType,
    Unreadable,
    Values,
)

if TYPE_CHECKING:
    from parser.report import read
    from parser.worker import read_all, read_bounded

__all__ = [
    "FIELDS",
    "PROSE",
    "TITLES",
    "Box",
    "Code",
    "Document",
    "Entry",
    "Finding",
    "Link",
    "Place",
    "Report",
    "ResearchStatus",
    "ResearchType",
    "Unreadable",
    "Values",
    "read",
    "read_all",
    "read_bounded",
]


def __getattr__(name: str) -> Any:
    """What takes long to import is imported when it is first used (PEP 562)."""
    if name == "read":
        from parser.report import read

        return read
    if name in ("read_all", "read_bounded"):
        from parser import worker

        return getattr(worker, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
