"""Seakijker under its one installed name.

Importing this puts the folder in which its `parser`, `db` and `tui` lie first on the path: a folder
`db` or a `parser.py` of somebody else's, beside their work or on PYTHONPATH, changes nothing. In an
installed copy these packages lie in here, in a checkout beside it.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from parser import Report

_HERE = Path(__file__).resolve().parent
ROOT = _HERE if (_HERE / "parser").is_dir() else _HERE.parent
"""The folder of the packages."""


def _take_the_lead() -> None:
    for name in ("parser", "db", "tui"):
        origin = getattr(sys.modules.get(name), "__file__", None)
        if origin and not Path(origin).resolve().is_relative_to(ROOT):
            raise ImportError(
                f"Seakijker cannot start: {origin} was imported as {name!r} before it; "
                "import seakijker first, or run it in a process of its own."
            )
    sys.path[:] = [str(ROOT), *(path for path in sys.path if path != str(ROOT))]


_take_the_lead()


def read(path: str) -> Report:
    """The Report of the file at `path`, read in a bounded child process.

    It can be handed to a worker on another machine, which imports this package with it. Raises
    `parser.Unreadable`, with one sentence, where the file cannot be read.
    """
    from parser import read_bounded

    return read_bounded(Path(path))


def read_chunk(files: Sequence[Sequence[Any]]) -> dict[str, Any]:
    """What a worker of a cluster does: `parser.worker.chunk.read_chunk`."""
    from parser.worker.chunk import read_chunk as read_here

    return read_here(files)
