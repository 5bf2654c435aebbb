"""The story of the parser: a file in, a Report out. Each step is a function of the one before.

1. **locate**: the plain text of the whole paper, and which of its pages may hold an annex.
2. **lay out**: only those pages are read with their geometry. A `PageLayout` is a page of which it
   is known what every line is. A `TablePart` is what stands of one table on one page: its header,
   its lines, its rulings.
3. **draft**: the rows of all parts, joined over page breaks. An `EntryDraft` is an entry that is
   still lines of type in cells, with merged cells given to each row that they hold for.
4. **bind**: a note stands under a table; a `BoundNote` knows the draft that refers to it. A
   hyperlink is a box on a page; a `BoundLink` knows the draft and the field under it.
5. **read**: lines made text, with the paper's own words as evidence for where a word was broken;
   short values understood; which list each table is; what is in doubt becomes a finding.
6. **account**: every word of the annex's pages stands in one place; what stands in none is told,
   and so is a heading of an annex without an entry under it.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from parser.clean import one_line
from parser.entry import (
    account_for_words,
    bind_links,
    bind_notes,
    doubt_neighbours,
    drafts_of,
    merge_cells,
    read_drafts,
    table_head,
    unread_annexes,
    vocabulary_of,
)
from parser.identity import identify
from parser.locate import locate, unread_page_findings
from parser.model import Report
from parser.plausibility import doubt_what_is_cut, with_findings
from parser.research_list import with_lists
from parser.source_file import (
    DUMP_SUFFIXES,
    EXCEL_SUFFIXES,
    HTML_SUFFIXES,
    WORD_SUFFIXES,
    XML_SUFFIXES,
    bytes_of,
    text_of,
)
from parser.table import layout_document, layout_findings, lost_lines, rows_of


def read(path: Path) -> Report:
    """Read the annexes in the PDF, XML, HTML, Word or Excel file, or the dump, at `path`.

    A paper without an annex gives a report without entries. Raises Unreadable, with one sentence,
    where the file cannot be read at all.
    """
    data = bytes_of(path)
    digest = hashlib.sha256(data).hexdigest()
    other = _without_pages(path, data, digest)
    if other:
        return other
    del data  # a report may be tens of megabytes
    return _read_pdf(path, digest)


def _without_pages(path: Path, data: bytes, digest: str) -> Report | None:
    """The report of a file that has no pages; None for a PDF. What reads the others is imported
    where it is asked for: most files are PDFs."""
    suffix = path.suffix.lower()
    if suffix in (*XML_SUFFIXES, *HTML_SUFFIXES):
        from parser.markup import read_markup

        return read_markup(path, data, digest)
    if suffix in WORD_SUFFIXES:
        from parser.office import read_word

        return read_word(path, data, digest)
    if suffix in EXCEL_SUFFIXES:
        from parser.office import read_excel

        return read_excel(path, data, digest)
    if suffix in DUMP_SUFFIXES:
        from parser.dump import read_dump

        return read_dump(text_of(path, data), one_line(path.name), digest)
    return None


def _read_pdf(path: Path, digest: str) -> Report:
    located = locate(path)
    document = replace(
        identify(located.texts),
        pages=len(located.texts),
        image_only_pages=located.pictures,
        file=one_line(path.name),
        sha256=digest,
    )
    layouts, failed_pages = layout_document(path, located)
    parts = [rows_of(part) for layout in layouts for part in layout.parts]
    drafts, group_labels = drafts_of(parts)
    merge_cells(drafts, parts)
    lost = lost_lines(layouts)
    doubt_neighbours(drafts, lost)

    bound_notes = bind_notes(layouts, drafts)
    vocabulary = vocabulary_of(located.texts, layouts, drafts)
    bound_links, unbound_links = bind_links(layouts, drafts, vocabulary)
    read_entries = read_drafts(drafts, bound_links, bound_notes, vocabulary)
    listed_entries = with_lists(read_entries, [table_head(draft) for draft in drafts], document)
    entries = [
        with_findings(entry, document, {column.field for column in draft.columns})
        for entry, draft in zip(listed_entries, drafts, strict=True)
    ]
    entries = doubt_what_is_cut(entries, [draft.table for draft in drafts])
    words_by_place, unplaced_words = account_for_words(layouts, drafts, group_labels, lost)
    findings = (
        *failed_pages,
        *unread_page_findings(located),
        *layout_findings(layouts),
        *unread_annexes(located.texts, {page for entry in entries for page in entry.pages}),
        *unbound_links,
        *unplaced_words,
    )
    return Report(document, tuple(entries), findings, words_by_place)
