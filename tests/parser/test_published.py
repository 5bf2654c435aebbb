"""Annexes in the words and shapes of those that ministries publish: every entry is read right."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from benchmarks.doubt import scorer
from parser.report import read
from parser.report_json import as_json
from tests.published import ANNEXES, PublishedAnnex, set_annex

SETTINGS = tuple(product((True, False), (False, True)))
"""With rules under the rows or none, drawn cell by cell or line by line."""
FLOORS: dict[str, float] = {
    "aenm-header-lacks-status": 0.0,
    "aenm-subtheme-rows": 0.0,
    "bzk-captions-merged-articles": 0.0,
    "bzk-centred-merged-articles": 0.0,
    "vro-numbered-subthemes": 0.0,
    "bzk-synthesis-above": 0.0,
    "defensie-start-and-end": 0.0,
    "jenv-article-captions": 0.0,
    "lnv-three-columns": 0.0,
    "ocw-entries-of-two-rows": 0.0,
    "szw-groups-under-articles": 0.416,
    "szw-label-clipped": 0.906,
    "szw-label-hangs-over": 0.906,
    "szw-linked-titles": 0.65,
    "szw-theme-headings": 0.281,
    "vws-centred-themes": 0.333,
}
"""Annex → the least share of its entries that are fully right under each setting; where it is not
named, all of them. These only ever go up."""


def _named(annex: PublishedAnnex) -> str:
    return annex.name


def _full(annex: PublishedAnnex, ruled: bool, by_line: bool, path: Path) -> tuple[float, Any]:
    """The share of the entries that are fully right, and what is wrong of the others."""
    pdf, truth = set_annex(annex, ruled, by_line)
    path.write_bytes(pdf)
    score = scorer()
    total, papers = score.run([(annex.name, truth, as_json(read(path)))])
    return score.summary(total)["full"], papers[annex.name]["errors"]


@pytest.mark.parametrize("annex", ANNEXES, ids=_named)
def test_every_entry_of_a_published_annex_is_fully_right(
    annex: PublishedAnnex, tmp_path: Path
) -> None:
    reached = {setting: _full(annex, *setting, tmp_path / "annex.pdf") for setting in SETTINGS}
    below = {
        setting: (round(full, 3), errors[:3])
        for setting, (full, errors) in reached.items()
        if full < FLOORS.get(annex.name, 1.0)
    }
    assert not below


@pytest.mark.parametrize("annex", ANNEXES, ids=_named)
def test_every_word_of_the_truth_stands_on_its_page(annex: PublishedAnnex) -> None:
    pdf, truth = set_annex(annex, ruled=True, by_line=False)
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [_letters(page.get_textpage().get_text_bounded()) for page in document]
    for entry in truth["entries"]:
        own = ("type_onderzoek", "afronding", "status", "conclusies", "titel")
        (page,) = entry["pages"]
        for word in " ".join(entry[name] for name in own).split():
            assert _letters(word) in pages[page - 1], (word, entry)


def _letters(text: str) -> str:
    """The letters and digits of `text`: pdfium gives a hyphen at a line's end as another sign."""
    return "".join(filter(str.isalnum, text))
