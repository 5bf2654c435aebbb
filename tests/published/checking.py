"""What is read of a file without pages, held against the truth: every entry, and the paper."""

from __future__ import annotations

from itertools import zip_longest
from pathlib import Path
from typing import Any

from parser.report import read
from parser.report_json import as_json
from tests.published.setting import EXPECTED

PAPER = ("dossier", "nr", "vergaderjaar", "titel", "ministerie", "jaar")


def check_exact(path: Path, truth: Any) -> None:
    """Every entry that is read at `path` is fully right, and has no page."""
    report = as_json(read(path))
    expected = [_compared(entry) for entry in truth["entries"]]
    found = [_compared(entry) for entry in report["entries"]]
    wrong = [pair for pair in zip_longest(expected, found) if pair[0] != pair[1]]
    assert not wrong, (len(wrong), len(expected), wrong[0])
    assert not any(entry["pages"] for entry in report["entries"])
    for name in PAPER:
        assert report["document"][name] == truth["document"][name]


def _compared(entry: dict[str, Any]) -> tuple[object, ...]:
    texts = tuple(" ".join(str(entry.get(name) or "").split()) for name in EXPECTED)
    return (*texts, tuple((link["text"], link["url"]) for link in entry["links"]))
