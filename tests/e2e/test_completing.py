"""What the shells complete: in a real bash, and as click asks for zsh and fish."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from db import open_store
from db.ingest import ingest
from db.search import save
from parser import Document, Entry, Link, Report
from parser.values import values

ENTRIES = (
    Entry(thema="Asiel en migratie", titel="Opvang van gezinnen", status="Lopend"),
    Entry(thema="Asiel en migratie", titel="Terugkeer", status="Afgerond"),
    Entry(thema='Het "nieuwe" $(touch x)', titel="Wonen", links=(Link("hier", "https://a.nl"),)),
)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "sea.db"
    paper = Document(dossier="36 360 VI", nr="1", titel="Jaarverslag", ministerie="Justitie")
    with open_store(path) as db:
        ingest(db, Report(paper, tuple(replace(one, values=values(one)) for one in ENTRIES)))
        save(db, "open punten", "status:lopend")
        save(db, "wonen", "thema:wonen")
    return path


def asked(shell: str, store: Path, *words: str) -> list[str]:
    """The words that are offered for the last of `words`."""
    line = " ".join(["sea", *words])
    env = {
        **os.environ,
        "SEA_DB": str(store),
        "_SEA_COMPLETE": f"{shell}_complete",
        "COMP_WORDS": line,
        "COMP_CWORD": words[-1] if shell == "fish" else str(len(words)),
    }
    done = subprocess.run(
        [sys.executable, "-m", "tui.cli"], env=env, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    lines = done.stdout.splitlines()
    return lines[1::3] if shell == "zsh" else [one.partition(",")[2] for one in lines]


def test_commands_options_and_formats_are_offered(store: Path) -> None:
    assert "search" in asked("zsh", store, "se")
    assert asked("zsh", store, "search", "--format", "js") == ["json", "jsonl"]
    assert "--columns" in asked("zsh", store, "search", "--c")
    assert asked("zsh", store, "search", "--columns", "jaar,tite") == [
        "jaar,titel",
        "jaar,titel_afgeleid",
    ]


@pytest.mark.parametrize("command", ["accept", "reject", "flag", "set", "show", "take", "undo"])
def test_an_entry_is_offered_by_its_uid_with_its_title(store: Path, command: str) -> None:
    with open_store(store) as db:
        uids = sorted(uid for (uid,) in db.execute("SELECT uid FROM entry"))
    assert asked("zsh", store, command, uids[0][:12]) == uids[:1]


def test_fields_and_what_stands_in_them_are_offered(store: Path) -> None:
    assert asked("zsh", store, "set", "abc", "the") == ["thema"]
    assert asked("zsh", store, "set", "abc", "thema", "As") == ["Asiel en migratie"]


@pytest.mark.parametrize("command", ["search", "export"])
def test_queries_and_saved_searches_are_offered(store: Path, command: str) -> None:
    assert "thema\\:" in asked("zsh", store, command, "them")
    assert asked("zsh", store, command, "status:lo") == ["status\\:lopend"]
    assert asked("zsh", store, command, "--saved", "op") == ["open punten"]
    assert asked("zsh", store, "compare", "3") == ["36360-VI-1"]


def test_fish_is_told_what_a_word_is(store: Path) -> None:
    assert asked("fish", store, "compare", "3") == ["36360-VI-1\tJaarverslag"]


@pytest.mark.parametrize("kind", ["none", "foreign", "newer", "locked away"])
def test_a_database_that_cannot_be_read_offers_nothing_and_is_left_as_it_is(
    tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "sea.db"
    if kind == "foreign":
        path.write_text("no database, but a text that is long enough to be looked at" * 30)
    elif kind == "newer":
        path.write_bytes(b"")
    elif kind == "locked away":
        path.mkdir()
    before = path.read_bytes() if path.is_file() else None
    for words in (("show", "a"), ("search", "thema:a"), ("compare", "3")):
        assert asked("zsh", path, *words) == []
    assert (path.read_bytes() if path.is_file() else None) == before


def in_bash(store: Path, *words: str) -> list[str]:
    """What a real bash would put on the line for the last of `words`, which it has parted."""
    script = """
        source <(sea completion bash)
        COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
        _sea_completion sea
        printf '%s\\n' "${COMPREPLY[@]}"
    """
    folder = store.parent / "bin"
    folder.mkdir(exist_ok=True)
    named = folder / "sea"
    root = Path(__file__).parents[2]
    named.write_text(f'#!/bin/sh\nPYTHONPATH={root} exec {sys.executable} -m tui.cli "$@"\n')
    named.chmod(0o755)
    env = {**os.environ, "SEA_DB": str(store), "PATH": f"{folder}:{os.environ['PATH']}"}
    done = subprocess.run(
        ["bash", "--norc", "-c", script, "bash", *words],
        env=env,
        cwd=store.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.mark.skipif(not shutil.which("bash"), reason="there is no bash")
def test_bash_which_parts_words_at_colons_completes_a_value_that_the_query_understands(
    sea: Any, store: Path
) -> None:
    assert in_bash(store, "sea", "search", "status", ":", "lo") == ["lopend"]
    # `words` begins at $0.
    offered = in_bash(store, "sea", "search", "thema", ":")
    assert '\\"Asiel\\ en\\ migratie\\"' in offered
    for word in offered:
        shell = f"printf %s thema:{word}"
        said = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, check=True)
        assert sea("search", "--format", "tsv", said.stdout).stdout.count("\n") > 1, said.stdout
    assert not (store.parent / "x").exists()


def test_an_answer_takes_no_longer_than_a_person_waits(store: Path) -> None:
    began = time.monotonic()
    asked("zsh", store, "show", "a")
    entries = time.monotonic() - began
    code = (
        "import os, sys; os.environ['_SEA_COMPLETE'] = 'zsh_complete'\n"
        "os.environ |= {'COMP_WORDS': 'sea show a', 'COMP_CWORD': '2'}\n"
        "from tui.cli.commands import run\n"
        "try: run()\n"
        "except SystemExit: print({'sqlite_utils', 'rich', 'textual'} & {*sys.modules})"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "SEA_DB": str(store)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "set()"
    assert entries < 5  # on a loaded machine; a fifth of a second on one that is not


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_is_given_its_script(sea: Any, shell: str) -> None:
    done = sea("completion", shell)
    assert (done.returncode, done.stderr) == (0, "")
    assert "_SEA_COMPLETE=" in done.stdout and "sea" in done.stdout
