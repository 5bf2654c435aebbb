"""Rows to entries: joined over page breaks, filled down, made text, accounted for."""

from parser.entry.accounting import account_for_words
from parser.entry.composer import Above, CellReading, compose
from parser.entry.draft_reader import read_drafts, vocabulary_of
from parser.entry.drafts import drafts_of
from parser.entry.filling import fill_down, fill_from_above
from parser.entry.links import bind_links
from parser.entry.notes import bind_notes

__all__ = [
    "Above",
    "CellReading",
    "account_for_words",
    "bind_links",
    "bind_notes",
    "compose",
    "drafts_of",
    "fill_down",
    "fill_from_above",
    "read_drafts",
    "vocabulary_of",
]
