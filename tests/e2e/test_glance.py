"""Figures at a glance in a real terminal: from the table to a number, and to what it counts."""

from __future__ import annotations

import shutil
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
