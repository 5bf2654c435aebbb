"""The settings: what is followed, and what is told of a file that cannot be followed."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.e2e.test_docs import table_rows
from tui.cli.configure import example
from tui.config import keymap, themes
from tui.config.settings import OPTIONS, Settings, SettingsError, load
from tui.config.toml import TomlError, line_of, read

DOC = Path(__file__).parents[3] / "docs" / "config.md"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def refused(file: Path, text: str) -> str:
    """The sentence that the settings in `text` are refused with."""
    file.write_text(text)
    with pytest.raises(SettingsError) as error:
        settings = load(file)
        themes.check(settings)
        keymap.check(settings)
    assert error.value.exit_code == 2
    assert "\n" not in str(error.value)
    return str(error.value)


def test_everything_can_be_set(file: Path) -> None:
    file.write_text("\n".join(option.example for option in OPTIONS.values()))
    settings = load(file)
    keymap.check(settings)
    themes.check(settings)
    assert settings == Settings(
        reviewer="j.jansen",
        language="nl",
        theme="nord",
        database=Path("~/onderzoek/sea.db").expanduser(),
        mouse=True,
        pictures=False,
        keys={"browse.search": "f2,slash"},
        file=file,
    )


def test_what_the_documentation_shows_can_be_set(file: Path) -> None:
    shown = re.findall(r"```toml\n(.*?)```", DOC.read_text(), re.S)
    assert shown
    for text in shown:
        file.write_text(text)
        keymap.check(load(file))


def test_nothing_has_to_be_set(file: Path) -> None:
    assert load().keys == {}
    for text in ("", "\n# reviewer = 'x'\n[keys]\n"):
        file.write_text(text)
        assert load(file) == Settings(file=file)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("\nthema = 'x'", 2, "thema is not a setting; the settings are reviewer, language, theme"),
        ("theme = nord", 1, "this is not TOML"),
        ("mouse = true\n\ntheme = '", 3, "this is not TOML"),
        ("theme = 'nord'\ntheme = 'nord'", 2, "this is not TOML"),
        ("# a\nlanguage = 'fr'", 2, 'language takes "nl", "en"'),
        ("mouse = 1", 1, "mouse takes true or false, as in mouse = true"),
        ("reviewer = ''", 1, "reviewer takes a name in quotes"),
        ("reviewer = [\n'a',\n'b',\n]", 1, "reviewer takes a name in quotes"),
        ("mouse = true\nreviewer = '''\na\nb'''", 2, "reviewer takes a name in quotes"),
        ("[theme]\nname = 'nord'", 2, "theme.name takes the name of a theme"),
        ("keys = 'x'", 1, "keys takes keys in quotes"),
        ("[keys]\nbrowse.search = 3", 2, "keys.browse.search takes keys in quotes"),
        ("mouse = true\ntheme = 'nrd'", 2, "nrd is not a theme; the themes are "),
        ("[keys]\n\nbrowse.find = 'f'", 3, "browse.find is not the id of a key"),
        ("[keys]\nbrowse.search = 'f2, foo'", 2, "foo is not a key; keys are written as in f2"),
        ("[keys]\nbrowse.search = 'shift+a'", 2, "shift+a is not a key"),
        ("[keys]\nbrowse.search = 'f2,'", 2, "is not a key"),
        ("[keys]\nbrowse.search = 'j'", 2, "j is already the key of table.down"),
        ("[keys]\nfiles.down = 'f2'\nfiles.up = 'f2'", 2, "f2 is already the key of files.up"),
        ("[keys]\nbrowse.search = 'ctrl+i'", 2, "tab is already the key of entry.next-pane"),
        ("mouse = true\nmouse = " + "1" * 5_000, 2, ""),
        ("mouse = true\ndatabase = '~nobody-of-that-name/x.db'", 2, "home folder"),
        ("[keys]\nbrowse.search = '?'", 2, "question_mark is already the key of app.help"),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_what_is_allowed(
    file: Path, text: str, line: int, said: str
) -> None:
    sentence = refused(file, text)
    assert sentence.startswith(f"{file}, line {line}: ")
    assert said in sentence


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    for name in ("no-such.toml", "."):
        with pytest.raises(SettingsError, match="cannot be read"):
            load(tmp_path / name)
    (tmp_path / "latin.toml").write_bytes("reviewer = 'Zoë'".encode("latin-1"))
    with pytest.raises(SettingsError, match="not UTF-8"):
        load(tmp_path / "latin.toml")


def test_windows_editors_may_write_the_file(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbfreviewer = 'jan'\r\n[keys]\r\ntable.down = 'n'\r\n")
    assert (load(file).reviewer, load(file).keys) == ("jan", {"table.down": "n"})


def test_who_decides(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text("reviewer = 'jan'")
    assert load(file).reviewer == "jan"
    monkeypatch.setenv("SEA_REVIEWER", "piet")
    assert load(file).reviewer == "piet"
    assert load().reviewer == "piet"
    monkeypatch.setenv("SEA_REVIEWER", "Jose\u0301")
    assert load().reviewer == "José"


def test_keys_that_change_places_do_not_clash(file: Path) -> None:
    file.write_text("[keys]\ntable.down = 'k'\ntable.up = 'j'\npick.back = 'f9'\nhelp.back = 'f9'")
    keymap.check(load(file))


def test_the_example_sets_nothing_and_everything_in_it_can_be_set(file: Path) -> None:
    lines = list(example(file))
    assert lines[0] == f"# {file}"
    file.write_text("\n".join(lines))
    assert load(file) == Settings(file=file)
    bare = [line.removeprefix("# ") for line in lines[1:] if re.search(r"^# (\S+ = |\[)", line)]
    file.write_text("\n".join(bare))
    settings = load(file)
    keymap.check(settings)
    assert set(settings.keys) == set(keymap.bindings())
    assert set(tomllib.loads("\n".join(bare))) == set(OPTIONS)


def test_every_option_is_documented() -> None:
    rows = [row for row in table_rows(DOC.read_text()) if row[0].strip("`") in OPTIONS]
    assert rows == [
        [f"`{name}`", option.says, f"`{option.example}`".replace("\n", " ")]
        for name, option in OPTIONS.items()
    ]


STATEMENTS = st.lists(
    st.sampled_from(
        [
            "# x",
            "",
            "  ",
            "{n} = 1",
            "{n} = '''\n\n# y\n'''",
            "{n} = [\n1,\n\n2]",
            "[{n}]",
            "{n}.a = 2",
        ]
    ),
    min_size=1,
    max_size=12,
)


@given(STATEMENTS)
def test_each_option_is_on_the_line_on_which_it_begins(parts: list[str]) -> None:
    begins, line = {}, 1
    lines = []
    for number, part in enumerate(parts):
        if "{n}" in part:
            begins[f"n{number}"] = line
        lines.append(part.replace("{n}", f"n{number}"))
        line += 1 + part.count("\n")
    text = "\n".join(lines)
    for name in read(text):
        own = next(piece for piece in reversed(name.split(".")) if piece in begins)
        assert line_of(text, name) == begins[own]


@given(STATEMENTS)
def test_a_fault_is_on_the_line_of_its_statement(parts: list[str]) -> None:
    above = "\n".join(part.replace("{n}", f"n{at}") for at, part in enumerate(parts))
    for fault in ("x = ", "x = '''\n\n", "= 1", "[y\n"):
        with pytest.raises(TomlError) as error:
            read(f"{above}\n{fault}")
        assert error.value.line == above.count("\n") + 2
