"""Whatever a file is, the answer is a report or one sentence, within bounds, and nobody lingers.

`pytest -m nightly tests/parser/worker/test_harm.py` tries hundreds; SEA_HARM is the first seed.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path
from time import monotonic

import pytest

from parser import Report, Unreadable
from parser.worker.batch import read_bounded
from tests.parser.harm import WAYS, traps

CORPUS = Path(__file__).parents[2] / "corpus"
MEMORY = 512 << 20
SECONDS = 20
"""Of the processor; the clock may run twice as long."""
TRIES = 400
SLOW = frozenset(("bomb", "letters", "states", "arrays"))
"""Traps that take seconds; the like of them is in test_batch.py."""


def answer(path: Path) -> Report | Unreadable:
    """What is said of `path`; fails where that is no answer, late, or leaves a process behind."""
    began = monotonic()
    try:
        said: Report | Unreadable = read_bounded(path, MEMORY, SECONDS)
    except Unreadable as why:
        said = why
        assert str(why).startswith(f"{path}: ")
        assert "\n" not in str(why) and "itself failed" not in str(why)
    assert monotonic() - began < 2 * SECONDS + 5
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
    return said


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=pytest.mark.nightly if name in SLOW else ()) for name in traps()],
)
def test_a_trap_gets_an_answer(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.pdf"
    path.write_bytes(traps()[name])
    answer(path)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_a_paper_that_came_to_harm_gets_an_answer(
    way: Callable[[bytes, random.Random], bytes], tmp_path: Path
) -> None:
    whole = (CORPUS / "dev" / "d14-weasy-m21-groupcol.pdf").read_bytes()
    path = tmp_path / "kapot.pdf"
    path.write_bytes(way(whole, random.Random(way.__name__)))
    answer(path)


@pytest.mark.nightly
def test_hundreds_of_papers_that_came_to_harm_get_an_answer(tmp_path: Path) -> None:
    papers = sorted(path for path in CORPUS.glob("*/*.pdf") if path.stat().st_size < 300_000)
    first = int(os.environ.get("SEA_HARM", "0"))
    for seed in range(first, first + TRIES):
        chance = random.Random(seed)
        data = chance.choice(papers).read_bytes()
        for way in chance.choices(WAYS, k=chance.choice((1, 1, 2, 3))):
            data = way(data, chance) or data  # nothing is left to be cut from nothing
        path = tmp_path / f"{seed}.pdf"
        path.write_bytes(data)
        answer(path)
        path.unlink()  # the one that fails is left to be looked at
