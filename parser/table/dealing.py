"""Runs dealt to the columns of a table, cut where two texts touch."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Sequence

from parser.pdf import Char, Run, trimmed
from parser.table.columns import Column
from parser.typography import (
    EDGE_SLACK,
    at_one_place,
    begins_cell,
    crosses_edge,
    hangs_over,
    is_outside_word,
)

APOSTROPHES = ("'", "’")
CLOSING = (".", ",", ";", ":", ")", "!", "?")
"""Signs with which no text of a cell begins."""


def assign_to_columns(
    runs: Sequence[Run], columns: Sequence[Column]
) -> list[list[tuple[Run, bool]]]:
    """Each run given to its column, cut where it is two texts that touch; True where it hangs over.

    A run that crosses an edge is cut there if a text of the next column begins at that place; if
    not, it is a long word that hangs over, and stays whole where it begins: at its own column's
    left. One that begins further on is of the column in which most of it stands.
    """
    dealt: list[list[tuple[Run, bool]]] = [[] for _ in columns]
    starts = [column.x0 for column in columns]
    for run in runs:
        for piece in _cut(run, columns):
            at = max(0, bisect_right(starts, piece.middle) - 1)
            first = max(0, bisect_right(starts, piece.x0 + EDGE_SLACK) - 1)
            hangs = hangs_over(piece.x1, columns[first].x1)
            own = piece.x0 < (columns[first].left + columns[first].x1) / 2
            dealt[first if hangs and own else at].append((piece, hangs))
    return dealt


def _cut(run: Run, columns: Sequence[Column]) -> list[Run]:
    """`run` in pieces, cut at every edge where a word ends or two letters meet."""
    edges = [
        (column.x1, after.left)
        for column, after in itertools.pairwise(columns)
        if crosses_edge(run.x0, run.x1, column.x1)
    ]
    if not edges:
        return [run]
    pieces: list[list[Char]] = [[]]
    for char in run.chars:
        if edges and (char.x0 + char.x1) / 2 > edges[0][0]:
            last = pieces[-1][-1] if pieces[-1] else None
            free = (
                last is None or last.text.isspace() or is_outside_word(char.x0 - last.x1, char.size)
            )
            begins = begins_cell(char.x0, edges[0])
            if last is None or free or (begins and not are_one_word(last, char)):
                pieces.append([])
                edges.pop(0)
        pieces[-1].append(char)
    return [part for piece in pieces for part in trimmed(piece, run.block)]


def are_one_word(before: Char, char: Char) -> bool:
    """Whether two letters follow each other as in a word: small ones or an apostrophe, digits, or
    what closes behind one and begins no text; and the pen did not move."""
    small = before.text[-1:].islower() or before.text in APOSTROPHES
    goes_on = char.text[:1].islower() or char.text in APOSTROPHES or char.text in CLOSING
    number = before.text.isdecimal() and (char.text.isdecimal() or char.text in CLOSING)
    return (number or (small and goes_on)) and at_one_place(char.x0, before.x1, char.size)
