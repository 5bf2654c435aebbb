"""Annexes in the words and shapes of those that ministries publish, as Word and Excel files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.published import ANNEXES, PublishedAnnex, set_annex
from tests.published.checking import check_exact
from tests.published.from_truth import annex_of
from tests.published.office import as_excel, as_word, whole_links

SEED = Path(__file__).parents[2] / "corpus" / "dev" / "seed-36360-VI-1-p286.json"


@pytest.mark.parametrize("annex", ANNEXES, ids=lambda annex: annex.name)
def test_every_entry_of_a_published_annex_is_fully_right_in_word(
    annex: PublishedAnnex, tmp_path: Path
) -> None:
    path = tmp_path / "annex.docx"
    path.write_bytes(as_word(annex))
    check_exact(path, set_annex(annex, ruled=True, by_line=False)[1])


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
    check_exact(path, truth)


def test_the_seed_is_fully_right_in_word(tmp_path: Path) -> None:
    truth = json.loads(SEED.read_text("utf-8"))
    path = tmp_path / "annex.docx"
    path.write_bytes(as_word(annex_of("seed", truth)))
    check_exact(path, truth)
