"""In a real terminal: figures, and from a number to what it counts; marks, and the person's pager
and editor, who leave the screen as it was."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.terminal import Terminal

pytestmark = pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not installed")


def test_from_the_table_to_a_cell_of_the_cross_table_and_to_its_entries(
    terminal: Callable[..., Terminal], store: Path
) -> None:
    sea = terminal(SEA_DB=str(store))
    sea.run()
    sea.shows("10 entries")
    sea.press("t")
    sea.shows("10 entries · everything", "Justitie en Veiligheid", "█")
    sea.press("BTab")
    sea.shows("to do", "36 360 VI, nr. 1")
    sea.press("BTab", "j", "l")
    sea.shows("Ministry: Justitie en Veiligheid · Year: 2022 · 10 entries")
    sea.press("Enter")
    sea.shows('ministerie:"Justitie en Veiligheid" jaar:2022', "10 of 10")
    sea.press("q")
    sea.shows("left with 0")

    again = terminal(SEA_DB=str(store))
    again.run()
    again.shows("10 of 10")
    again.press("t")
    again.shows("10 entries · 0 new since")


def test_the_marked_go_to_the_pager_and_the_editor_and_the_app_comes_back(
    terminal: Callable[..., Terminal], store: Path, tmp_path: Path
) -> None:
    writes = tmp_path / "my editor.py"
    writes.write_text("import sys; open(sys.argv[1], 'a').write('Voor de brief')")
    sea = terminal(
        SEA_DB=str(store),
        PAGER="less -S",
        VISUAL="",
        EDITOR=f"{sys.executable} '{writes}'",
        TMPDIR=str(tmp_path),
    )
    sea.run()
    sea.shows("10 entries")
    sea.press("m", "j", "m")
    sea.shows("2 marked")
    sea.press("|")
    sea.shows("Read 2 entries outside the app", "as text in less")
    sea.press("p")
    sea.shows("2 entries, ", "-----", "entries.txt")
    time.sleep(0.5)
    sea.press("q")
    sea.shows("2 marked", "10 entries")
    assert not list(tmp_path.glob("seakijker-*")), "what was only read is gone"
    sea.press("|", "e")
    sea.shows("Press Enter to return")
    sea.press("Enter")
    sea.shows("What you changed is kept in", "2 marked")
    (kept,) = tmp_path.glob("seakijker-*/entries.md")
    assert kept.read_text().endswith("Voor de brief")


def test_ctrl_z_goes_back_to_the_shell_and_fg_returns(
    terminal: Callable[..., Terminal], store: Path
) -> None:
    sea = terminal(SEA_DB=str(store))
    sea.run(program=["bash", "--norc", "-i"])
    sea.type(f"{sys.executable} -m tui.cli")
    sea.press("Enter")
    sea.shows("10 entries")
    sea.press("C-z")
    sea.shows("Stopped")
    sea.type("echo back in the $((40 + 2)) shell")
    sea.press("Enter")
    sea.shows("back in the 42 shell")
    sea.type("fg")
    sea.press("Enter")
    sea.shows("10 entries", "search")
    sea.press("q")
