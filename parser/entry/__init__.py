"""Rows to entries: joined over page breaks, given their themes, made text, accounted for."""

from parser.entry.accounting import account_for_words, doubt_neighbours
from parser.entry.composer import Above, CellReading, compose
from parser.entry.draft_reader import read_drafts, vocabulary_of
from parser.entry.drafts import EntryDraft, drafts_of, table_head
from parser.entry.links import bind_links
from parser.entry.merging import MergedReading, fill_from_above, merge_cells
from parser.entry.notes import bind_notes
from parser.entry.unread_annex import names_annex, unread_annexes

__all__ = [
    "Above",
    "CellReading",
    "EntryDraft",
    "MergedReading",
    "account_for_words",
    "bind_links",
    "bind_notes",
    "compose",
    "doubt_neighbours",
    "drafts_of",
    "fill_from_above",
    "merge_cells",
    "names_annex",
    "read_drafts",
    "table_head",
    "unread_annexes",
    "vocabulary_of",
]
