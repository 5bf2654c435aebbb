"""What is kept: SQLite, search, review, and what comes of an import."""

from db.store import (
    StoreError,
    back_up,
    data_version,
    open_store,
    path_of,
    read_only,
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
    "translated_errors",
    "writing",
]
