"""In a real terminal: what one left is there again, and what others write shows by itself."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import SEED
from tests.e2e.terminal import Terminal
from tui.app import SETTLED

pytestmark = pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not installed")


def test_after_a_kill_it_opens_where_one_left_off(
    terminal: Callable[..., Terminal], store: Path
) -> None:
    sea = terminal(SEA_DB=str(store))
    sea.run()
    sea.shows("10 entries")
    sea.press("/")
    sea.type("onderzoek")
    sea.press("Enter", "s", "h")
    sea.shows("conclusion ▲", "of 10")
    sea.press("s", "h", "j", "j")
    before = sea.shows("conclusion ▼", "of 10", "· EMN · inform")
    time.sleep(3 * SETTLED)
    sea.kill()
    again = terminal(SEA_DB=str(store))
    again.run()
    after = again.shows("conclusion ▼", "of 10", "· EMN · inform")
    # The first line tells how soon it was found.
    assert before.splitlines()[1:9] == after.splitlines()[1:9]
    assert after.splitlines()[0].startswith(" / onderzoek")


def test_an_import_in_another_window_fills_the_table_of_one_who_searches(
    terminal: Callable[..., Terminal], tmp_path: Path
) -> None:
    path = tmp_path / "sea.db"
    sea = terminal(SEA_DB=str(path))
    sea.run()
    sea.shows("There is nothing here yet")
    sea.press("/")
    sea.type("terugkeer")
    command = [sys.executable, "-m", "tui.cli", "--db", str(path), "import", str(SEED)]
    subprocess.run(command, check=True, capture_output=True)
    sea.type(" wodc")
    sea.shows("terugkeer wodc", "Intergovernmental relations and return", "of 10")
