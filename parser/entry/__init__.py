"""Rows to entries: joined over page breaks, filled down, made text, accounted for."""

from parser.entry.accounting import account_for_words
from parser.entry.composer import Above, CellReading, compose
from parser.entry.drafts import drafts_of
from parser.entry.fill_down import fill_from_above
from parser.entry.links import bind_links
from parser.entry.read_drafts import vocabulary_of

__all__ = [
    "Above",
    "CellReading",
    "account_for_words",
    "bind_links",
    "compose",
    "drafts_of",
    "fill_from_above",
    "vocabulary_of",
]
