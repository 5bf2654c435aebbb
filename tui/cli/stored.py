"""The database as a command opens it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli.echo import say
from tui.translation import _

if TYPE_CHECKING:
    from sqlite_utils import Database


def opened(path: Path, *, make: bool = False) -> Database:
    """The store at `path`, where there is none only if it is to `make` one; where it is brought up
    to date first, that is said, for it takes a minute for 100,000 entries. Raises StoreError."""
    from db import open_store

    said = _(
        "{path} is being brought up to date for this version of Seakijker; with many entries that "
        "takes a while."
    )
    return open_store(path, lambda: say(said.format(path=path), err=True), make=make)
