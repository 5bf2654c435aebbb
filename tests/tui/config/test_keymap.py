"""Keys have ids, ids can be given other keys, and all of it is documented."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from textual.binding import Binding
from textual.screen import ModalScreen
from textual.widgets import Static

import tui
from tests.e2e.test_docs import table_rows
from tests.tui.driving import SIZES, press, settled, table
from tui.app import SeakijkerApp
from tui.config.keymap import TOGETHER, bindings, exists, owners
from tui.config.settings import Settings
from tui.widgets.search_bar import SearchInput

DOC = Path(__file__).parents[3] / "docs" / "keys.md"


@pytest.mark.parametrize("owner", list(owners()))
def test_every_binding_has_an_id_and_says_what_it_does(owner: type) -> None:
    for binding in owner.BINDINGS:  # type: ignore[attr-defined]
        assert isinstance(binding, Binding)
        assert binding.id, binding
        assert binding.description, binding
        assert all(exists(key.strip()) for key in binding.key.split(",")), binding


def test_an_id_has_the_same_keys_wherever_it_is() -> None:
    known = bindings()
    for owner in owners():
        for binding in owner.BINDINGS:
            assert isinstance(binding, Binding) and binding.id
            assert known[binding.id].key == binding.key


def test_every_id_is_documented_with_its_keys() -> None:
    rows = table_rows(DOC.read_text().split("## The ids")[1])[2:]
    assert rows == [[f"`{id}`", f"`{one.key}`"] for id, one in sorted(bindings().items())]


def test_it_is_known_of_every_id_with_which_others_it_works() -> None:
    known = set().union(*TOGETHER)
    for owner in owners():
        if not issubclass(owner, ModalScreen):
            assert {str(one.id).partition(".")[0] for one in owner.BINDINGS} <= known  # type: ignore[union-attr]


def test_a_sentence_that_names_a_key_has_it_as_it_is_bound() -> None:
    source = "".join(file.read_text() for file in Path(tui.__path__[0]).rglob("*.py"))
    named = re.findall(r'\bkey\("([\w.-]+)", "([\w+]+)"\)', source)
    assert len(named) > 20
    for id, key in named:
        assert bindings()[id].key.split(",")[0] == key, id


async def test_a_sentence_names_the_keys_that_a_person_set(tmp_path: Path) -> None:
    keys = {"browse.import": "f4,ctrl+o", "search.complete": "f6"}
    app = SeakijkerApp(tmp_path / "sea.db", settings=Settings(keys=keys))
    async with app.run_test() as pilot:
        await settled(pilot)
        nothing = pilot.app.screen.query_one("#nothing", Static)
        assert "Press f4 to read" in str(nothing.content)
        assert "leave with q" in str(nothing.content)
        assert "f6 completes · ^r earlier" in pilot.app.screen.query_one(SearchInput).placeholder


@pytest.mark.parametrize("size", SIZES)
async def test_other_keys_take_the_place_of_the_old_ones(
    big_store: Path, size: tuple[int, int]
) -> None:
    keys = {
        "browse.search": "f2,ctrl+f",
        "table.page-down": "d",
        "table.down": "k",
        "table.up": "j",
    }
    app = SeakijkerApp(big_store, settings=Settings(keys=keys))
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, "k", "k", "k", "j")
        assert table(pilot).cursor == 2
        await press(pilot, "slash", "down", "pagedown")
        assert table(pilot).cursor == 2
        await press(pilot, "d")
        assert table(pilot).cursor > 3
        for key in ("f2", "ctrl+f"):
            await press(pilot, key)
            assert isinstance(app.screen.focused, SearchInput)
            await press(pilot, "escape")


def test_where_no_key_is_set_no_screen_is_imported_to_check_that() -> None:
    script = (
        "import sys; from tui.config import keymap; from tui.config.settings import Settings; "
        "keymap.check(Settings()); print([name for name in sys.modules if 'tui.screens' in name])"
    )
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert said.stdout.strip() == "[]", said.stderr
