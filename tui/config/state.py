"""Where a person left off in one database: kept in a file of its own, so that it survives them."""

from __future__ import annotations

import hashlib
import json
import os
from array import array
from contextlib import suppress
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from pathlib import Path

REMEMBERED = 100
"""Searches of the history that are kept."""


@dataclass
class AppState:
    """What the app puts back when it opens; lists are JSON's, the rest are plain values."""

    query: str = ""
    uid: str = ""
    """Of the entry under the cursor."""
    order: str = "place"
    """The value of a `db.search.order.Order`."""
    reverse: bool = False
    columns: list[tuple[str, int]] = field(default_factory=list)
    """Name and width in cells of each column that is shown, in order; [] where nobody chose."""
    split: int = 0
    """How many hundredths of the screen the detail has; 0 where nobody moved it."""
    reviewing: bool = False
    """Whether review mode was open, with the queue that `save_queue` kept."""
    review_query: str = ""
    """What the queue was found by."""
    review_id: int = 0
    """Of the entry under review."""
    theme: str = ""
    """The theme that was chosen in the palette; "" where none was."""
    marks: list[tuple[int, int]] = field(default_factory=list)
    """Id of each entry that is marked, and the version in which it was seen then."""
    visited: str = ""
    """When the app was last left, ISO 8601 with its zone; "" where that is not known."""
    history: list[str] = field(default_factory=list)
    """What was searched for, the last one last."""

    @property
    def last_visit(self) -> datetime | None:
        """When the app was last left, by the clock of this machine."""
        try:
            return datetime.fromisoformat(self.visited).astimezone().replace(tzinfo=None)
        except (ValueError, OverflowError):
            return None

    def visit(self) -> None:
        """The app is left now."""
        self.visited = datetime.now(UTC).isoformat(timespec="seconds")

    def remember(self, query: str) -> None:
        """Keep `query` as the last one of the history, and nowhere else in it."""
        query = query.strip()
        if query:
            others = [one for one in self.history if one != query]
            self.history = [*others, query][-REMEMBERED:]


def state_file(database: Path) -> Path:
    """Where the state for this database is kept."""
    from platformdirs import user_state_path

    name = hashlib.sha256(str(database.absolute()).encode()).hexdigest()[:16]
    return user_state_path("seakijker", appauthor=False) / f"{name}.json"


def load(file: Path) -> AppState:
    """The state kept in `file`; what is missing or damaged is as if it had never been kept."""
    try:
        kept = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return AppState()
    state = AppState()
    if isinstance(kept, dict):
        for part in fields(AppState):
            value = kept.get(part.name)
            if type(value) is type(getattr(state, part.name)):
                setattr(state, part.name, value)
    state.columns = [
        (name, width)
        for name, width in (one for one in state.columns if _is_pair(one))
        if isinstance(name, str) and isinstance(width, int)
    ]
    state.marks = [
        (id, version)
        for id, version in (one for one in state.marks if _is_pair(one))
        if isinstance(id, int) and isinstance(version, int)
    ]
    state.history = [text for text in state.history if isinstance(text, str)]
    return state


def save(state: AppState, file: Path) -> None:
    """Keep `state`, whole or not at all; where that cannot be, the next start is a fresh one."""
    part = file.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part.write_text(json.dumps(vars(state), ensure_ascii=False), "utf-8")
        part.replace(file)


def save_queue(ids: array[int], file: Path) -> None:
    """Keep the queue of a review beside the state in `file`."""
    part = file.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part.write_bytes(ids.tobytes())
        part.replace(file.with_suffix(".queue"))


def load_queue(file: Path) -> array[int]:
    """The queue that was kept beside the state in `file`; empty where there is none."""
    ids = array("q")
    with suppress(OSError, ValueError):
        ids.frombytes(file.with_suffix(".queue").read_bytes())
    return ids


def _is_pair(one: object) -> bool:
    return isinstance(one, list | tuple) and len(one) == 2
