"""WAL only where SQLite is sound and the disk is this machine's."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.journal_mode import on_local_disk, wal_is_safe

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/home /home nfs4 rw 0 0
/dev/sdb1 /home/me/my\\040disk xfs rw 0 0
sshfs /mnt/ssh fuse.sshfs rw 0 0
"""


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 37, 0), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 9), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 53, 0), True),
    ],
)
def test_wal_is_safe_from_the_versions_that_mended_the_reset_bug(
    version: tuple[int, int, int], safe: bool
) -> None:
    assert wal_is_safe(version) is safe


@pytest.mark.parametrize(
    ("file", "local"),
    [
        ("/var/sea.db", True),
        ("/home/me/sea.db", False),
        ("/home/me/my disk/sea.db", True),
        ("/mnt/ssh/sea.db", False),
    ],
)
def test_the_disk_is_that_of_the_nearest_mount(tmp_path: Path, file: str, local: bool) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(MOUNTS)
    assert on_local_disk(Path(file), mounts) is local


def test_a_disk_of_which_nothing_is_known_is_not_called_local(tmp_path: Path) -> None:
    assert not on_local_disk(tmp_path / "sea.db", tmp_path / "no mounts here")
