"""The formats of an export, by name; what writes each is imported where it is used."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from tui.translation import _


class Format(NamedTuple):
    """What `--format` calls it, how a file of it is named, and what it is for."""

    name: str
    ending: str
    what: str
    key: str
    """That of the app's menu."""


FORMATS = {
    one.name: one
    for one in (
        Format("xlsx", ".xlsx", _("Excel"), "x"),
        Format("ods", ".ods", _("LibreOffice Calc"), "o"),
        Format("csv", ".csv", _("CSV for programs: commas, UTF-8"), "c"),
        Format("excel-nl", ".csv", _("CSV for a Dutch Excel: semicolons"), "n"),
        Format("json", ".json", _("JSON, everything that is known of an entry"), "j"),
        Format("jsonl", ".jsonl", _("JSON Lines, an entry a line"), "l"),
        Format("markdown", ".md", _("Markdown, to read or to paste into a text"), "m"),
        Format("text", ".txt", _("plain text, to read or to paste into a letter"), "t"),
        Format("html", ".html", _("a web page with a search of its own"), "h"),
        Format("csl", ".csl.json", _("CSL-JSON, for Zotero and citation programs"), "z"),
        Format("ris", ".ris", _("RIS, for EndNote, Mendeley and Zotero"), "r"),
        Format("bibtex", ".bib", _("BibTeX, for LaTeX"), "b"),
        Format("financien", ".financien.csv", _("the overview of the ministry of Finance"), "f"),
    )
}
"""Name → format; of an ending that several have, the first is meant."""


def by_ending(path: Path) -> Format | None:
    """The format that a file of this name has; None where its ending tells none."""
    fits = [one for one in FORMATS.values() if path.name.lower().endswith(one.ending)]
    return max(fits, key=lambda one: len(one.ending), default=None)
