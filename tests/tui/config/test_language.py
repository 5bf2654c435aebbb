"""Which language is spoken, and that all of the program speaks it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tui.driving import Running, press, told
from tui.config.language import chosen, keep


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """An environment that names no language."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG", "SEA_LANG"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


def test_lang_then_sea_lang_then_the_settings_then_the_locale(
    bare: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert chosen([]) == "en"
    bare.setenv("LANG", "nl_BE.UTF-8")
    assert chosen([]) == "nl"
    config = tmp_path / "config.toml"
    config.write_text('language = "en"')
    assert chosen(["--config", str(config)]) == "en"
    assert chosen([f"--config={config}"]) == "en"
    bare.setenv("SEA_CONFIG", str(config))
    assert chosen([]) == "en"
    bare.setenv("SEA_LANG", "nl")
    assert chosen([]) == "nl"
    assert chosen(["--lang", "en", "search"]) == "en"
    assert chosen(["--lang=en"]) == "en"


@pytest.mark.parametrize(
    ("named", "language"),
    [
        ({"LANGUAGE": "en:nl", "LANG": "nl_NL.UTF-8"}, "en"),
        ({"LANGUAGE": "fy:nl:en"}, "nl"),
        ({"LANGUAGE": "", "LC_ALL": "", "LANG": "nl_NL"}, "nl"),
        ({"LC_ALL": "C", "LANG": "nl_NL.UTF-8"}, "en"),
        ({"LC_ALL": "de_DE.UTF-8", "LC_MESSAGES": "nl_NL.UTF-8"}, "en"),
        ({"LC_MESSAGES": "nl_NL.UTF-8", "LANG": "en_US.UTF-8"}, "nl"),
        ({"LANG": "POSIX"}, "en"),
    ],
)
def test_the_locale_is_read_as_gettext_reads_it(
    bare: pytest.MonkeyPatch, named: dict[str, str], language: str
) -> None:
    for name, value in named.items():
        bare.setenv(name, value)
    assert chosen([]) == language


def test_settings_that_are_not_understood_choose_nothing_and_break_nothing(
    bare: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for text in (b"language = ", b"language = 3", b"\xff", b"language = 'fr'"):
        (tmp_path / "config.toml").write_bytes(text)
        assert chosen(["--config", str(tmp_path / "config.toml")]) == "en"
    assert chosen(["--config", str(tmp_path)]) == "en"
    assert chosen(["--config"]) == "en"


def said(*words: str, **env: str) -> str:
    """What the command prints, in Dutch."""
    command = [sys.executable, "-m", "tui.cli", "--lang", "nl", *words]
    env = {**os.environ, "COLUMNS": "100", **env}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def test_every_floor_and_click_speak_dutch(tmp_path: Path, store: Path) -> None:
    db = str(tmp_path / "new.db")
    help = said("--help")
    for text in ("Gebruik: ", "Opties:", "Opdrachten:", "Zoek, lees en controleer", "Toon deze"):
        assert text in help
    assert "dit bestand bestaat niet" in said("--db", db, "import", "nee.pdf")  # a child of parser
    assert "is een map; geef --db" in said("--db", str(tmp_path), "search")  # db
    assert "wordt als tekst gezocht" in said("--db", db, "search", "jaar:x")
    assert "De opdracht 'zoek' bestaat niet" in said("zoek")
    assert "regel 1: thema is geen instelling" in said("search", SEA_CONFIG=_wrong(tmp_path))
    assert ": 10 onderzoeken" in said("--db", str(store), "stats")


def _wrong(folder: Path) -> str:
    (folder / "wrong.toml").write_text("thema = 1")
    return str(folder / "wrong.toml")


def test_what_was_chosen_in_the_app_comes_before_the_settings(
    bare: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    config = tmp_path / "config.toml"
    config.write_text('language = "en"')
    bare.setenv("SEA_CONFIG", str(config))
    keep("nl")
    assert chosen([]) == "nl"
    assert chosen(["--lang", "en"]) == "en"
    bare.setenv("SEA_LANG", "en")
    assert chosen([]) == "en"


async def test_a_language_is_chosen_in_the_palette(
    bare: pytest.MonkeyPatch, running: Running, store: Path
) -> None:
    async with running(store) as pilot:
        await press(pilot, "ctrl+p", *"nederlands", "enter")
        await press(pilot, "enter")
        assert "From the next start on Seakijker speaks: Nederlands." in told(pilot)
    assert chosen([]) == "nl"
