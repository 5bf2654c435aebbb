"""The story of the parser: a file in, a Report out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from parser.dump.dump_report import read_dump
from parser.entry.accounting import account_for_words
from parser.entry.drafts import EntryDraft, drafts_of
from parser.entry.fill_down import fill_down
from parser.entry.links import bind_links
from parser.entry.read_drafts import read_drafts
from parser.findings import with_findings
from parser.i18n import _
from parser.identity import identify
from parser.locate import Located, locate
from parser.model import Code, Finding, Report, Unreadable
from parser.table.layout import layout_document
from parser.table.page_layout import PageLayout
from parser.text.join import Vocabulary


def read(path: Path) -> Report:
    """Read the annexes in the PDF, or in the text dump of a page, at `path`.

    A paper without an annex gives a report without entries. Raises Unreadable, with one sentence,
    where the file cannot be read at all.
    """
    data = _bytes(path)
    digest = hashlib.sha256(data).hexdigest()
    if path.suffix.lower() == ".txt":
        return read_dump(_text(path, data), path.name, digest)
    del data  # a report may be tens of megabytes
    located = locate(path)
    document = replace(
        identify(located.texts),
        pages=len(located.texts),
        image_only_pages=located.pictures,
        file=path.name,
        sha256=digest,
    )
    sheets, failed = layout_document(path, located)
    drafts, labels = drafts_of([part for sheet in sheets for part in sheet.parts])
    fill_down(drafts)
    vocabulary = Vocabulary(list(_texts(located, sheets, drafts)))
    bound, loose = bind_links(sheets, drafts, vocabulary)
    entries = read_drafts(drafts, bound, vocabulary)
    words, unplaced = account_for_words(sheets, drafts, labels)
    return Report(
        document,
        tuple(
            with_findings(entry, document, {column.field for column in draft.columns})
            for entry, draft in zip(entries, drafts, strict=True)
        ),
        (*failed, *_pictures(located), *_headers(sheets), *loose, *unplaced),
        words,
    )


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise Unreadable(
            _("{path}: there is no such file; check the name.").format(path=path)
        ) from error
    except IsADirectoryError as error:
        raise Unreadable(
            _("{path}: this is a folder; name the files in it, such as {example}.").format(
                path=path, example=path / "*.pdf"
            )
        ) from error
    except OSError as error:
        raise Unreadable(
            _("{path}: this file cannot be read ({why}); check who may read it.").format(
                path=path, why=error.strerror
            )
        ) from error


def _text(path: Path, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(
            _("{path}: this text is not UTF-8; save it as UTF-8 and try again.").format(path=path)
        ) from error


def _texts(
    located: Located, sheets: Sequence[PageLayout], drafts: Sequence[EntryDraft]
) -> Iterator[str]:
    """The paper's text as evidence for its words: of the annex's pages cell by cell, for the plain
    text of a table glues the lines of its narrow cells."""
    laid_out = {sheet.page.number for sheet in sheets}
    yield from (text for at, text in enumerate(located.texts, 1) if at not in laid_out)
    for sheet in sheets:
        yield "\n".join(run.text for _, run in sheet.placed)
    for draft in drafts:
        for at, pieces in draft.cells.items():
            if at not in draft.inherited:
                yield "\n".join(line.text for piece in pieces for line in piece.lines)


def _pictures(located: Located) -> Iterator[Finding]:
    """The pages that are only an image, by number."""
    for number in located.pictures:
        yield Finding(Code.IMAGE_PAGE, "", str(number))


def _headers(sheets: Sequence[PageLayout]) -> Iterator[Finding]:
    """The columns that no model knows, once each; and the tables without a row."""
    seen: set[str] = set()
    for part in (part for sheet in sheets for part in sheet.parts if part.opens):
        for column in part.columns:
            if not column.field and column.label not in seen:
                seen.add(column.label)
                yield Finding(Code.HEADER_UNKNOWN, column.label, column.label)
        if not part.lines:
            yield Finding(Code.EMPTY_ANNEX, "", part.told.article or part.told.theme)
