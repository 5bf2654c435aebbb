"""What `--json` prints has the keys that docs/cli.md names, and no others."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from parser import TITLES, Values
from tests.e2e.conftest import NO_ANNEX
from tests.e2e.test_docs import commands
from tui.cli.commands import sea as group

DOCS = (Path(__file__).parents[2] / "docs" / "cli.md").read_text("utf-8")
SEED = Path(__file__).parents[1] / "corpus" / "dev" / "seed-36360-VI-1-p286.pdf"
FREE = ("values", "boxes", "extra", "account")
"""Objects of which the keys are fields, values, labels or places, told as such."""


def keys(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            yield from keys(one)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            if key not in FREE:
                yield from keys(inner)


def documented(command: str) -> set[str]:
    """The keys that the part of the page on a command names."""
    starts = [found.start() for found in re.finditer(r"^`sea [a-z ]+ --json`", DOCS, re.M)]
    parts = [DOCS[at:end] for at, end in zip(starts, [*starts[1:], len(DOCS)], strict=True)]
    (part,) = [one for one in parts if one.startswith(f"`sea {command} --json`")]
    return set(re.findall(r"`(\w+)`", part))


@pytest.fixture
def words(sea: Any, tmp_path: Path) -> dict[str, tuple[str, ...]]:
    sea("import", SEED)
    uid = json.loads(sea("search", "--json").stdout)[0]["uid"]
    sea("accept", uid, "--as", "an")
    sea("second", uid, "status", "Lopend", "--as", "piet")
    decided = tmp_path / "decided.jsonl"
    sea("review", "export", decided)
    return {
        "show": (uid,),
        "parse": (str(SEED),),
        "import": (str(SEED),),
        "second": ("--as", "klaas"),
        "review import": (str(decided),),
        "review sync": (str(decided),),
    }


def with_json() -> list[str]:
    return [
        name.removeprefix("sea ")
        for name, command in commands(group)
        if any(
            "--json" in param.opts for param in command.params if isinstance(param, click.Option)
        )
    ]


@pytest.mark.parametrize("command", [one for one in with_json() if one != "compare"])
def test_every_key_is_documented(sea: Any, words: dict[str, tuple[str, ...]], command: str) -> None:
    done = sea(*command.split(), *words.get(command, ()), "--json")
    assert done.returncode == 0, done.stderr
    found = set(keys(json.loads(done.stdout)))
    shared = (
        documented("parse") | documented("search") | set(TITLES) | set(Values.__dataclass_fields__)
    )
    assert (
        found
        - documented(command.replace("sync", "import"))
        - (shared if command in ("search", "show", "second") else set())
        == set()
    )


def test_an_import_as_json_says_nothing_else_and_its_undo_too(sea: Any, tmp_path: Path) -> None:
    missing = tmp_path / "none.pdf"
    report = tmp_path / "report.json"
    done = sea("import", SEED, missing, "--json", "--report", report)
    assert done.returncode == 1
    assert "none.pdf" in done.stderr
    told = json.loads(done.stdout)
    assert told == json.loads(report.read_text("utf-8"))
    assert {one["outcome"] for one in told["files"]} == {"stored", "unreadable"}
    counted = {kind: n for kind, n in told["summary"]["files"].items() if n}
    assert counted == {"stored": 1, "unreadable": 1}
    undone = json.loads(sea("import", "--undo", "--json").stdout)
    assert undone == [{"file": SEED.name, "gone": 10, "left": 0}]


def test_decisions_that_wait_are_in_the_json_of_their_import(sea: Any, tmp_path: Path) -> None:
    sea("import", SEED)
    uid = json.loads(sea("search", "--json").stdout)[0]["uid"]
    sea("flag", uid, "waarom", "--as", "an")
    sea("review", "export", tmp_path / "all.jsonl")
    lines = (tmp_path / "all.jsonl").read_text("utf-8").splitlines()
    (tmp_path / "held.jsonl").write_text("\n".join([lines[0], lines[-1], ""]), "utf-8")
    sea("--db", tmp_path / "new.db", "import", NO_ANNEX)
    done = sea("--db", tmp_path / "new.db", "review", "import", tmp_path / "held.jsonl", "--json")
    told = json.loads(done.stdout)
    assert (told["new"], told["known"], told["conflicts"]) == (0, 0, 0)
    (held,) = told["held"]
    assert (held["uid"], held["after"], held["reviewer"]) == (uid, "flagged", "an")
    assert done.stderr == ""
