"""Stores that come to harm: what is done to them, by other processes, and what is wrong then."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database

from db import StoreError, open_store
from db.doctor import examine
from db.schema.registry import migrations
from parser import Document, Entry, Link, Report

PAPER = Document(dossier="36 360 VI", nr="1", sha256="a", parser="1", pages=9)
ENTRIES = tuple(
    Entry(
        thema=f"Thema {n}",
        titel=f"Onderzoek {n}",
        conclusies=f"Bevinding nummer {n}. " * 30,
        links=(Link("Rapport", f"https://example.nl/{n}", "conclusies"),),
        pages=(n + 1,),
    )
    for n in range(30)
)
Say = Callable[[str], None]


def reading(parser: int) -> Report:
    """The paper as another parser reads it: every third title otherwise, and one entry less."""
    shift = parser % 3
    entries = [
        replace(entry, titel=f"{entry.titel} ({parser})") if at % 3 == shift else entry
        for at, entry in enumerate(ENTRIES)
    ]
    return Report(replace(PAPER, parser=str(parser)), tuple(entries[: -1 - shift]))


def start(work: Callable[[Say], None]) -> tuple[int, int]:
    """A child process that does `work`: its id, and the pipe of what it says."""
    read, write = os.pipe()
    child = os.fork()
    if child:
        os.close(write)
        return child, read
    os.close(read)
    try:
        work(lambda word: (os.write(write, f"{word}\n".encode()), None)[1])
        os._exit(0)
    except BaseException as error:
        os.write(write, f"! {type(error).__name__}: {error}".encode())
        os._exit(1)


def said(child: int, pipe: int) -> list[str]:
    with os.fdopen(pipe) as answer:
        words = answer.read().splitlines()
    os.waitpid(child, 0)
    return words


def killed(work: Callable[[Say], None], after: float) -> list[str]:
    """What `work` said before it was killed, as by a power failure, `after` so many seconds."""
    child, pipe = start(work)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    return said(child, pipe)


def faults(path: Path) -> list[str]:
    with open_store(path) as db:
        return [check.says for check in examine(db) if not check.right]


def older(path: Path) -> None:
    """A file as the version before the last migration left it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with Database(path) as made:
        made.execute("BEGIN")
        last = migrations.pending(made)[-1].name
        migrations.apply(made, stop_before=last)
        made.execute(
            "INSERT INTO report (id, dossier, nr, vergaderjaar, titel, ministerie) "
            "VALUES (1, '36 360 VI', '1', '', '', '')"
        )
        made.execute("COMMIT")


def refusal(path: Path) -> str:
    with pytest.raises(StoreError) as caught:
        open_store(path)
    sentence = str(caught.value)
    assert str(path) in sentence
    assert (
        sentence.endswith(".") and "\n" not in sentence and len(sentence) < 80 + 2 * len(str(path))
    )
    return sentence
