"""A PDF in, a Report out: no database, no screen, no global state.

`read` is the whole way in one process; `read_bounded` and `read_all` take it in child processes
that a hostile file cannot leave. `parser.report` tells the story.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from parser.closed_lists import ResearchList, ResearchStatus, ResearchType
    from parser.model import (
        CHOICES,
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
        Unreadable,
        Values,
    )
    from parser.report import read
    from parser.worker import read_all, read_bounded

__all__ = [
    "CHOICES",
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
    "ResearchList",
    "ResearchStatus",
    "ResearchType",
    "Unreadable",
    "Values",
    "read",
    "read_all",
    "read_bounded",
]


_ELSEWHERE = {
    **dict.fromkeys(("ResearchList", "ResearchStatus", "ResearchType"), "closed_lists"),
    "read": "report",
    "read_all": "worker",
    "read_bounded": "worker",
}
"""What is not of `parser.model`, and where it is."""


def __getattr__(name: str) -> Any:
    """A module is imported when something of it is first used (PEP 562): some take long."""
    if name in __all__:
        return getattr(import_module(f"parser.{_ELSEWHERE.get(name, 'model')}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
