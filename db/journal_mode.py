"""Which journal a database file is to have: WAL where that is safe, else DELETE.

Under WAL people read on while an import writes; DELETE works everywhere.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

_MENDED = ((3, 44, 6), (3, 50, 7))
"""The releases of older branches that mend the WAL-reset bug too."""
_SHARED = {"9p", "afs", "ceph", "cifs", "lustre", "nfs", "nfs4", "smb3", "vboxsf", "virtiofs"}
"""Kinds of file system that other machines may write as well."""
_MOUNTS = Path("/proc/self/mounts")


def journal_for(path: Path) -> str:
    """ "wal" or "delete" for this file, under the SQLite that runs here."""
    safe = wal_is_safe(sqlite3.sqlite_version_info) and on_local_disk(path)
    return "wal" if safe else "delete"


def wal_is_safe(version: tuple[int, ...]) -> bool:
    """Whether SQLite of this version is free of the WAL-reset bug, which can damage a file that
    several connections write: mended in 3.51.3 (https://sqlite.org/wal.html#walresetbug)."""
    return version >= (3, 51, 3) or any(
        version[:2] == mended[:2] and version >= mended for mended in _MENDED
    )


def on_local_disk(path: Path, mounts: Path = _MOUNTS) -> bool:
    """Whether the file is known to lie on a disk of this machine, as WAL requires: its users share
    memory (https://sqlite.org/wal.html). Where that cannot be told, the answer is no."""
    if not mounts.exists():
        return False
    kinds = {}
    for line in mounts.read_text(errors="replace").splitlines():
        _, point, kind, *_ = line.split(" ")
        kinds[Path(point.replace("\\040", " "))] = kind
    place = path.resolve()
    kind = next((kinds[p] for p in (place, *place.parents) if p in kinds), "")
    return bool(kind) and kind not in _SHARED and not kind.startswith("fuse")
