"""Annexes in the words and shapes of those that ministries publish, as XML and HTML."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.published import ANNEXES, PublishedAnnex, set_annex
from tests.published.checking import check_exact
from tests.published.from_truth import annex_of
from tests.published.markup import STYLES, MarkupStyle, as_markup

CORPUS = Path(__file__).parents[2] / "corpus"
PAPERS = [
    CORPUS / "dev" / "seed-36360-VI-1-p286.json",
    *sorted(CORPUS.glob("dev/d0*.json")),
    *sorted(CORPUS.glob("dev/d1[0-3]*.json")),
]


def _checked(annex: PublishedAnnex, style: MarkupStyle, truth: Any, folder: Path) -> None:
    path = folder / ("annex.html" if style.html else "annex.xml")
    path.write_bytes(as_markup(annex, style))
    check_exact(path, truth)


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
@pytest.mark.parametrize("annex", ANNEXES, ids=lambda annex: annex.name)
def test_every_entry_of_a_published_annex_is_fully_right(
    annex: PublishedAnnex, style: MarkupStyle, tmp_path: Path
) -> None:
    _, truth = set_annex(annex, ruled=True, by_line=False)
    _checked(annex, style, truth, tmp_path)


@pytest.mark.parametrize("style", (STYLES[0], STYLES[2]), ids=lambda style: style.name)
@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.stem)
def test_every_entry_of_a_paper_of_the_corpus_is_fully_right(
    paper: Path, style: MarkupStyle, tmp_path: Path
) -> None:
    truth = json.loads(paper.read_text("utf-8"))
    _checked(annex_of(paper.stem, truth), style, truth, tmp_path)
