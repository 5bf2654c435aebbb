"""A plain-text dump of an annex's pages, as an extractor prints it line by line, to a Report.

A dump has no positions and no hyperlinks: `parser.dump.beam` finds which words stand in which
column, and of a link there is only the text. Pages are apart by a form feed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType

from parser.clean import clean
from parser.dump.dump_pages import DumpRow, rows_of
from parser.dump.font_metrics import SPACE, wide, width
from parser.entry import Above, CellReading, compose, fill_from_above
from parser.findings import last_words
from parser.identity import identify
from parser.model import Code, Entry, Finding, Link, Report
from parser.plausibility import with_findings
from parser.research_list import with_lists
from parser.text import Break, Vocabulary, WeakJoin, join, lexicon
from parser.typography import ends_paragraph, is_filled, is_nearly_as_wide
from parser.values import SHAPED

_FINISHED = re.compile(r"[.!?][\])»”’'\"]*$")
_BULLET = re.compile(r"[•▪◦●‣·–-] ")
_NO_LINK = re.compile(
    r"(?:n\.?\s?[vb]\.?\s?t?\.?|-|–|volgt|nee|nog|niet|kamerstuk|tk|kst)\b.*|-|–", re.I
)


def read_dump(text: str, file: str = "", sha256: str = "") -> Report:
    """Read the dump `text`; without the header of an annex it gives a report with no entries.

    An entry's pages are the printed numbers, or 1 and on where none is printed.
    """
    pages = [_lines(page) for page in text.rstrip("\f\n").split("\f")]
    text = "\n".join(line for page in pages for line in page)
    rows, account = rows_of(pages)
    vocabulary = Vocabulary([text])
    entries: list[Entry] = []
    for at, row in enumerate(rows):
        last = at + 1 == len(rows) or rows[at + 1].pages[0] != row.pages[-1]
        entry = _entry(row, vocabulary, last)
        entries.append(
            fill_from_above(entry, entries[-1])
            if entries and _goes_on(rows[at - 1], row)
            else entry
        )
    labels = sorted({label for row in rows for label in _unknown(row)})
    document = replace(identify([text]), pages=len(pages), file=file, sha256=sha256)
    entries = with_lists(entries, [row.head for row in rows], document)
    return Report(
        document,
        tuple(
            with_findings(entry, document, set(row.header.fields))
            for entry, row in zip(entries, rows, strict=True)
        ),
        tuple(Finding(Code.HEADER_UNKNOWN, about=label) for label in labels),
        MappingProxyType(dict(account)),
    )


def _lines(page: str) -> list[str]:
    """The lines of a page, each clean: where it ends is told before its signs are changed."""
    return [part for line in page.splitlines() for part in clean(line).split("\n")]


def _unknown(row: DumpRow) -> list[str]:
    header = row.header
    return [label for label, name in zip(header.labels, header.fields, strict=True) if not name]


def _goes_on(before: DumpRow, row: DumpRow) -> bool:
    """Whether `row` stands in the same table, so that a theme printed above goes for it too."""
    same = before.header.fields == row.header.fields
    return same and before.lines[0].line.kop == row.lines[0].line.kop


def _entry(row: DumpRow, vocabulary: Vocabulary, last: bool) -> Entry:
    """The entry of `row`; `last` says that its page ends with it."""
    cells: list[CellReading] = []
    links: list[Link] = []
    findings: list[Finding] = []
    for column, (field, label) in enumerate(zip(row.header.fields, row.header.labels, strict=True)):
        text, weak = _text(row, column, vocabulary)
        if field == "links":
            text = text.replace(" ", "") if "://" in text else text
            links += _untargeted(text)
        if field == "conclusies" and _cut(row, text, last):
            findings.append(Finding(Code.CUT_OFF, field, last_words(text)))
        findings += _unsure(row, column, field or label)
        cells.append(CellReading(field, label, text, weak))
    line = row.lines[0].line
    return compose(cells, Above(line.kop, line.group), links, row.pages, findings)


def _text(row: DumpRow, column: int, vocabulary: Vocabulary) -> tuple[str, Sequence[WeakJoin]]:
    """The text of a cell, and what in it was settled on thin evidence."""
    lines = [text for dealt in row.lines if (text := dealt.fragments()[column])]
    breaks = [_break(row, column, above, below) for above, below in pairwise(lines)]
    prose = join(lines, breaks, vocabulary)
    text, healed = _healed(prose.text, vocabulary)
    return text, (*prose.findings, *healed)


def _break(row: DumpRow, column: int, above: str, below: str) -> Break:
    """What stands between two lines, by how much room the first left."""
    limit = row.widths[column]
    if row.header.fields[column] in SHAPED:
        return Break.MAYBE
    if limit is None:
        return Break.WORD
    room, word = limit - wide(above), width(below.split()[0])
    hyphened = above.endswith(("-", "\u2010", "\u00ad"))
    if _BULLET.match(below) or (ends_paragraph(room - SPACE - word, limit) and not hyphened):
        return Break.PARAGRAPH
    full = is_filled(room - width(below[0]), limit)
    long = is_nearly_as_wide(width(above.split()[-1]) + word, limit)
    return Break.MAYBE if full and long else Break.WORD


def _healed(text: str, vocabulary: Vocabulary) -> tuple[str, list[WeakJoin]]:
    """`text` with those words whole in which the extractor made a space of a soft hyphen, and
    these words."""
    healed = []
    for match in re.finditer(r"(?<![\w-])(?=([^\W\d_]{3,}) ([^\W\d_]{3,})(?![\w-]))", text):
        if _one_word(match[1].lower(), match[2], vocabulary):
            healed.append(WeakJoin(Code.HYPHEN_THIN, match[1] + match[2], f"{match[1]} {match[2]}"))
            text = text.replace(f"{match[1]} {match[2]}", f"{match[1]}\0{match[2]}")
    return text.replace("\0", ""), healed


def _one_word(a: str, b: str, vocabulary: Vocabulary) -> bool:
    """Whether the document has the two as one word, or the first cannot stand alone."""
    if not b.islower() or b in lexicon.FUNCTION or (lexicon.known(a) and lexicon.known(b)):
        return False
    lone = a.endswith("s") and not lexicon.known(a) and lexicon.known(a[:-1])
    return vocabulary.count(a + b) > 0 or (lone and bool(lexicon.parts(a + b)))


def _unsure(row: DumpRow, column: int, label: str) -> Iterator[Finding]:
    about = " ".join(dealt.fragments()[column] for dealt in row.lines if column in dealt.unsure)
    if any(column in dealt.unsure for dealt in row.lines):
        yield Finding(Code.COLUMN_UNSURE, label, " ".join(about.split()))


def _cut(row: DumpRow, text: str, last: bool) -> bool:
    """Whether the page begins or ends in the middle of the conclusions."""
    return bool(text) and (row.carried or (last and not _FINISHED.search(text)))


def _untargeted(text: str) -> Iterator[Link]:
    """The link that the link column names without an address; where it says why there is none, or
    shows an address, nothing."""
    if text and "://" not in text and not _NO_LINK.fullmatch(text):
        yield Link(text, "", "links")
