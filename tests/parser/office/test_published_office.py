"""Annexes in the words and shapes of those that ministries publish, as Word and Excel files."""

from __future__ import annotations

import json
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest

from parser.report import read
from parser.report_json import as_json
from tests.published import ANNEXES, EXPECTED, PublishedAnnex, set_annex
from tests.published.from_truth import annex_of
from tests.published.office import as_excel, as_word, whole_links

SEED = Path(__file__).parents[2] / "corpus" / "dev" / "seed-36360-VI-1-p286.json"
OWN = ("dossier", "nr", "vergaderjaar", "titel", "ministerie", "jaar")


def _compared(entry: dict[str, Any]) -> tuple[object, ...]:
    texts = tuple(" ".join(str(entry.get(name) or "").split()) for name in EXPECTED)
    return (*texts, tuple((link["text"], link["url"]) for link in entry["links"]))


def _checked(path: Path, truth: Any) -> None:
    report = as_json(read(path))
    expected = [_compared(entry) for entry in truth["entries"]]
    found = [_compared(entry) for entry in report["entries"]]
    wrong = [pair for pair in zip_longest(expected, found) if pair[0] != pair[1]]
    assert not wrong, (len(wrong), len(expected), wrong[0])
    assert {name: report["document"][name] for name in OWN} == {
        name: truth["document"][name] for name in OWN
    }


@pytest.mark.parametrize("annex", ANNEXES, ids=lambda annex: annex.name)
def test_every_entry_of_a_published_annex_is_fully_right_in_word(
    annex: PublishedAnnex, tmp_path: Path
) -> None:
    path = tmp_path / "annex.docx"
    path.write_bytes(as_word(annex))
    _checked(path, set_annex(annex, ruled=True, by_line=False)[1])


@pytest.mark.parametrize("annex", ANNEXES, ids=lambda annex: annex.name)
def test_every_entry_of_a_published_annex_is_fully_right_in_excel(
    annex: PublishedAnnex, tmp_path: Path
) -> None:
    path = tmp_path / "annex.xlsx"
    path.write_bytes(as_excel(annex))
    truth = set_annex(annex, ruled=True, by_line=False)[1]
    whole = set(whole_links(annex))
    for entry in truth["entries"]:
        entry["links"] = [link for link in entry["links"] if link["url"] in whole]
    _checked(path, truth)


def test_the_seed_is_fully_right_in_word(tmp_path: Path) -> None:
    truth = json.loads(SEED.read_text("utf-8"))
    path = tmp_path / "annex.docx"
    path.write_bytes(as_word(annex_of("seed", truth)))
    _checked(path, truth)
