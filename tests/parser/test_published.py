"""Annexes in the words and shapes of those that ministries publish: every entry is read right."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import product, zip_longest
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from parser.report import read
from parser.report_json import as_json
from tests.published import ANNEXES, EXPECTED, PublishedAnnex, set_annex

SETTINGS = tuple(product((True, False), (False, True)))
"""With rules under the rows or none, drawn cell by cell or line by line."""


def _named(annex: PublishedAnnex) -> str:
    return annex.name


def _as_compared(entry: dict[str, Any]) -> tuple[object, ...]:
    """All that has to be right of an entry."""
    texts = tuple(" ".join(str(entry.get(name) or "").split()) for name in EXPECTED)
    return (*texts, tuple(link["url"] for link in entry["links"]), tuple(entry["pages"]))


def _full(annex: PublishedAnnex, ruled: bool, by_line: bool, path: Path) -> tuple[float, Any]:
    """The share of the entries that are fully right, and the first that is not, with its truth."""
    pdf, truth = set_annex(annex, ruled, by_line)
    path.write_bytes(pdf)
    expected = [_as_compared(entry) for entry in truth["entries"]]
    found = [_as_compared(entry) for entry in as_json(read(path))["entries"]]
    same = SequenceMatcher(None, expected, found, autojunk=False).get_matching_blocks()
    wrong = next((pair for pair in zip_longest(expected, found) if pair[0] != pair[1]), None)
    return sum(block.size for block in same) / max(len(expected), len(found)), wrong


@pytest.mark.parametrize("annex", ANNEXES, ids=_named)
def test_every_entry_of_a_published_annex_is_fully_right(
    annex: PublishedAnnex, tmp_path: Path
) -> None:
    reached = {setting: _full(annex, *setting, tmp_path / "annex.pdf") for setting in SETTINGS}
    below = {
        setting: (round(full, 3), wrong) for setting, (full, wrong) in reached.items() if full < 1.0
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
