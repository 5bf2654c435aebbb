"""What is kept: SQLite, search, review, and what comes of an import.

Here is the file itself; `db.search`, `db.review` and `db.ingest` are what is done with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from db.opening import open_store
    from db.store import (
        StoreError,
        back_up,
        data_version,
        path_of,
        read_only,
        told_of_new_file,
        translated_errors,
        writing,
    )

__all__ = [
    "StoreError",
    "back_up",
    "data_version",
    "open_store",
    "path_of",
    "read_only",
    "told_of_new_file",
    "translated_errors",
    "writing",
]


def __getattr__(name: str) -> Any:
    """SQLite is imported when it is first used (PEP 562): who asks for the version needs none."""
    if name in __all__:
        from db import opening, store

        return getattr(opening if name == "open_store" else store, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
