"""A page as a picture, in a terminal that says that it shows sixels."""

from __future__ import annotations

import os
import select
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import SEED

pty = pytest.importorskip("pty", reason="terminals of this kind are POSIX's")
pytest.importorskip("textual_image")

ASKED, CAN_SIXEL, CAN_NOTHING = b"\x1b[c", b"\x1b[?62;4c", b"\x1b[?62c"
"""The question what a terminal can (primary device attributes), and two answers; 4 is sixels."""
SIXELS = b"\x1bP0;0;0q"


class Screen:
    """A terminal of 120×40 cells of 10×20 pixels that answers `can` to who asks."""

    def __init__(self, store: Path, can: bytes, settings: Path) -> None:
        import fcntl
        import termios

        self._here, there = pty.openpty()
        fcntl.ioctl(there, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 1200, 800))
        env = {**os.environ, "TERM": "xterm-256color", "SEA_DB": str(store)}
        self._sea = subprocess.Popen(
            [sys.executable, "-m", "tui.cli"],
            stdin=there,
            stdout=there,
            stderr=there,
            env={**env, "SEA_CONFIG": str(settings)},
            start_new_session=True,
        )
        os.close(there)
        self._can, self._answered = can, 0
        self.said = b""

    def type(self, keys: bytes) -> None:
        os.write(self._here, keys)

    def hears(self, wanted: bytes, seconds: float = 30) -> bool:
        """Whether sea writes `wanted` to the terminal within so many seconds."""
        until = time.monotonic() + seconds
        while wanted not in self.said and time.monotonic() < until:
            if select.select([self._here], [], [], 0.1)[0]:
                self.said += os.read(self._here, 1 << 16)
            while self.said.count(ASKED) > self._answered:
                self._answered += 1
                os.write(self._here, self._can)
        return wanted in self.said

    def end(self) -> None:
        self._sea.kill()
        self._sea.wait()
        os.close(self._here)


@pytest.fixture
def imported(store: Path) -> Path:
    """A store that knows where its file is."""
    command = [sys.executable, "-m", "tui.cli", "--db", str(store), "import", str(SEED)]
    subprocess.run(command, check=True, capture_output=True)
    return store


@pytest.fixture
def screen(imported: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Screen]:
    can, settings = request.param
    file = tmp_path / "config.toml"
    file.write_text(settings)
    made = Screen(imported, can, file)
    yield made
    made.end()


@pytest.mark.parametrize("screen", [(CAN_SIXEL, "")], indirect=True)
def test_a_terminal_that_can_gets_the_page_as_sixels(screen: Screen) -> None:
    assert screen.hears(b"10 entries")
    screen.type(b"p")
    assert screen.hears(SIXELS)


@pytest.mark.parametrize(
    "screen", [(CAN_NOTHING, ""), (CAN_SIXEL, "pictures = false")], indirect=True
)
def test_any_other_and_who_wants_none_gets_its_text(screen: Screen) -> None:
    assert screen.hears(b"10 entries")
    screen.type(b"jjp")
    assert screen.hears(b"Terugkeersamenwerking")
    assert not screen.hears(SIXELS, seconds=2)
