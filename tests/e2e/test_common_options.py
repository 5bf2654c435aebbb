"""The options of every command are understood before its name and after it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click
import pytest

from tests.e2e.test_completing import asked
from tests.e2e.test_docs import commands
from tui.cli.commands import sea as sea_group
from tui.config.language import chosen


def reviewers(sea: Any, store: Path) -> list[str]:
    log = map(json.loads, sea("review", "export", "-", db=store).stdout.splitlines())
    return [line["reviewer"] for line in log if "reviewer" in line]


def uids(sea: Any, store: Path) -> list[str]:
    return [one["uid"] for one in json.loads(sea("search", "--json", db=store).stdout)]


@pytest.mark.parametrize(("name", "command"), list(commands(sea_group)))
def test_every_command_has_them_and_tells_so_in_one_line(name: str, command: click.Command) -> None:
    said = command.get_help(click.Context(command, info_name=name)).splitlines()
    (line,) = [line for line in said if "--db" in line]
    for option in ("--db", "--lang", "--config", "--as"):
        assert option in line
        assert option in [opt for param in command.params for opt in param.opts]


def test_the_database_is_named_before_or_after_a_command_or_one_under_it(
    sea: Any, store: Path, tmp_path: Path
) -> None:
    for words in (["search", "--json", "roma"], ["stats"], ["review", "export", "-"]):
        before = sea("--db", store, *words, db=tmp_path / "none.db")
        after = sea(*words, "--db", store, db=tmp_path / "none.db")
        assert before.returncode == 0
        assert (after.returncode, after.stdout) == (0, before.stdout)
    assert "Roma" in sea("search", "--db", store, "roma", db=tmp_path / "none.db").stdout
    between = sea("review", "--db", store, "export", "-", db=tmp_path / "none.db")
    assert between.returncode == 0


def test_what_stands_after_the_name_goes_before_what_stands_before_it(
    sea: Any, store: Path, tmp_path: Path
) -> None:
    done = sea("--db", tmp_path / "none.db", "--lang", "en", "stats", "--db", store, "--lang", "nl")
    assert (done.returncode, ": 10 onderzoeken" in done.stdout) == (0, True)


def test_settings_are_named_after_the_command_too(sea: Any, store: Path, tmp_path: Path) -> None:
    good, wrong = tmp_path / "good.toml", tmp_path / "wrong.toml"
    good.write_text("reviewer = 'jan'\nlanguage = 'nl'")
    wrong.write_text("thema = 'nord'")
    done = sea("search", "--config", wrong, db=store)
    assert done.returncode == 2
    assert f"{wrong}, line 1: thema is not a setting" in done.stderr
    one = uids(sea, store)[0]
    done = sea("--config", wrong, "accept", one, "--config", good, db=store)
    assert done.stdout == f"{one}: goedgekeurd\n"
    assert reviewers(sea, store) == ["jan"]
    assert sea("config", "--config", wrong).stdout.startswith(f"# {wrong}\n")


def test_who_decides_is_named_before_or_after_and_where_nobody_decides(
    sea: Any, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SEA_REVIEWER", "jan")
    first, second, third = uids(sea, store)[:3]
    sea("--as", "an", "accept", first, db=store)
    sea("--as", "an", "accept", second, "--as", "piet", db=store)
    sea("accept", third, db=store)
    assert reviewers(sea, store) == ["an", "piet", "jan"]
    assert sea("search", "--as", "an", db=store).returncode == 0


def test_without_its_value_an_option_is_wrong_usage(sea: Any, store: Path) -> None:
    done = sea("search", "roma", "--db", db=store)
    assert done.returncode == 2
    assert "Option '--db' requires an argument." in done.stderr


def test_behind_two_hyphens_they_are_words(sea: Any, store: Path) -> None:
    done = sea("search", "--json", "--", "--lang", "nl", db=store)
    assert (done.returncode, json.loads(done.stdout)) == (0, [])
    assert chosen(["--lang", "en", "search", "--", "--lang", "nl"]) == "en"


def test_the_shell_completes_from_the_database_that_is_named_after_the_command(
    sea: Any, store: Path, tmp_path: Path
) -> None:
    one = uids(sea, store)[0]
    found = asked("zsh", tmp_path / "none.db", "show", "--db", str(store), one[:12])
    assert found == [one]
    assert asked("zsh", store, "search", "--lang", "") == ["nl", "en"]
