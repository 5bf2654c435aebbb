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
    starts = [found.start() for found in re.finditer(r"^`sea [a-z]+ --json`", DOCS, re.M)]
    parts = [DOCS[at:end] for at, end in zip(starts, [*starts[1:], len(DOCS)], strict=True)]
    (part,) = [one for one in parts if one.startswith(f"`sea {command} --json`")]
    return set(re.findall(r"`(\w+)`", part))


@pytest.fixture
def words(sea: Any, tmp_path: Path) -> dict[str, tuple[str, ...]]:
    sea("import", SEED)
    uid = json.loads(sea("search", "--json").stdout)[0]["uid"]
    sea("accept", uid, "--as", "an")
    sea("second", uid, "status", "Lopend", "--as", "piet")
    return {"show": (uid,), "parse": (str(SEED),)}


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
    done = sea(command, *words.get(command, ()), "--json")
    assert done.returncode == 0, done.stderr
    found = set(keys(json.loads(done.stdout)))
    shared = (
        documented("parse") | documented("search") | set(TITLES) | set(Values.__dataclass_fields__)
    )
    assert (
        found - documented(command) - (shared if command in ("search", "show") else set()) == set()
    )
