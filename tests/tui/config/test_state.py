"""Where a person left off, kept in a file."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tui.config.state import REMEMBERED, AppState, load, save, state_file


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    state = AppState(
        query="roma é",
        uid="ab",
        columns=[("titel", 20)],
        split=40,
        history=["a", "b"],
        marks=[(4, 2)],
    )
    save(state, tmp_path / "new" / "state.json")
    assert load(tmp_path / "new" / "state.json") == state


@pytest.mark.parametrize(
    "text",
    [
        *("", "{", "[]", "null", '{"query": 3}', "[" * 10**5),
        *('{"columns": [1, ["x"], ["x", "y"]]}', '{"marks": [1, [1], ["x", 1]]}'),
    ],
)
def test_a_damaged_file_is_as_if_it_had_never_been(tmp_path: Path, text: str) -> None:
    file = tmp_path / "state.json"
    file.write_text(text)
    assert load(file) == AppState()


def test_a_value_that_is_wrong_does_not_take_the_others_with_it(tmp_path: Path) -> None:
    file = tmp_path / "state.json"
    file.write_text('{"query": "roma", "split": "x", "history": ["a", 1], "unknown": 1}')
    assert load(file) == AppState(query="roma", history=["a"])


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    save(AppState(), tmp_path / "file" / "state.json")


def test_each_database_has_a_state_of_its_own(tmp_path: Path) -> None:
    assert state_file(tmp_path / "a.db") != state_file(tmp_path / "b.db")


def test_what_is_remembered_is_the_last_once_and_not_more_than_can_be_kept() -> None:
    state = AppState()
    for query in ("roma", "wodc", " roma ", "", "  "):
        state.remember(query)
    assert state.history == ["wodc", "roma"]
    for number in range(2 * REMEMBERED):
        state.remember(f"woord{number}")
    assert len(state.history) == REMEMBERED
    assert state.history[-1] == f"woord{2 * REMEMBERED - 1}"


def test_it_is_kept_whatever_the_locale_is(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from tui.config.state import AppState, save;"
        "save(AppState(query='co\\u00f6peratie'), Path(sys.argv[1]))"
    )
    env = {**os.environ, "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "s.json")], env=env, check=True)
    assert load(tmp_path / "s.json").query == "coöperatie"
