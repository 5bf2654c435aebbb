"""Headings that announce the annex, and no entry under them: it is never missed without a word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from parser.labels import announces, letters
from parser.model import Box, Code, Finding

_NAMES = re.compile(r"\s*(bijlage\b|(afgeronde?\s+)?evaluatie-?\s*en\s+overig\b)", re.IGNORECASE)
"""How a heading of the annex begins: with the word for annex, or with its name in the model of the
Rijksbegrotingsvoorschriften. A list of abbreviations names the agenda too."""
_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z])")
"""Where pdfium leaves out the end of a heading's line: "overig onderzoekDeze bijlage"."""
_PAGE_NUMBER = re.compile(r"(?<!\d)\d{1,3}\s*$")
"""What a line of a table of contents ends in; a year has four digits."""


def names_annex(heading: str) -> bool:
    """Whether a heading that announces research is that of an annex."""
    return bool(_NAMES.match(heading)) and announces(heading) and not _PAGE_NUMBER.search(heading)


def unread_annexes(texts: Sequence[str], pages: Collection[int]) -> Iterator[Finding]:
    """A finding for each heading of an annex that has no entry from its own page nor the next.

    `texts` are the plain texts of the paper's pages, `pages` those of all entries. A heading that
    is printed on several pages is one, on the last: the first may be a table of contents.
    """
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, text in enumerate(texts, 1):
        for line in text.splitlines():
            heading = _GLUED.split(line)[0] if _NAMES.match(line) else ""
            if names_annex(heading):
                found[letters(heading)].append((number, heading.strip()))
    for places in found.values():
        if not any({number, number + 1} & set(pages) for number, _ in places):
            number, heading = places[-1]
            yield Finding(Code.ANNEX_UNREAD, "", heading, Box(number, 0, 0, 0, 0))
