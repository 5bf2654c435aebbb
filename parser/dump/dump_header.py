"""The header of a table in a plain-text dump: labels that stand on one to four lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from parser.dump.cost_table import (
    BEGUN_LABEL,
    EACH_LABEL,
    KNOWN_LABELS,
    LIKELY_LABEL,
    MORE_LABEL_WORDS,
    SECOND_LABEL,
    UNKNOWN_LABEL,
    WITH_ONDERZOEK,
)
from parser.labels import LABELS, field_of, is_annex, letters

_MOST_LINES = 4
_MOST_WORDS = 8
_LABELS = {letters(label): field for field, labels in LABELS.items() for label in labels}


@dataclass(frozen=True, slots=True)
class DumpHeader:
    """The columns of a table, from left to right, and how many lines name them."""

    labels: tuple[str, ...]
    fields: tuple[str, ...]
    """As `parser.labels.field_of` has them; "" where no model knows the label."""
    cells: tuple[tuple[str, ...], ...]
    """The labels line by line."""
    height: int


def header_at(lines: Sequence[str], announced: bool) -> DumpHeader | None:
    """The header that begins with the first of `lines`, None if none does."""
    labels = _split(lines[0].split()) if lines and len(lines[0].split()) < 25 else None
    cells: list[tuple[str, ...]] | None = [(label,) for label in labels] if labels else None
    best, height = cells, 1
    for used, line in enumerate(lines[1:_MOST_LINES], 2):
        cells = _add(cells, line.split()) if cells else None
        if cells and best and _cost(cells) <= _cost(best):
            best, height = cells, used
    if best is None:
        return None
    labels = tuple(map(_label, best))
    fields = tuple(map(field_of, labels))
    known = [field for field in fields if field]
    if len(set(known)) < len(known) or len(known) < KNOWN_LABELS * len(fields):
        return None
    if not is_annex(dict(zip(fields, labels, strict=True)), announced):
        return None
    return DumpHeader(labels, fields, tuple(best), height)


@cache
def _strange(label: str) -> float:
    """How far `label` is from those known: 0 is one of them, 2 is like none."""
    bare = letters(label)
    pieces = [letters(piece) for piece in re.split(r"\s+en\s+|[/,&]", label)]
    if bare in _LABELS or _one_field(piece for piece in pieces if piece):
        return 0.0
    if label.endswith(" onderzoek") and bare.removesuffix("onderzoek") in _LABELS:
        return WITH_ONDERZOEK
    if field_of(label):
        return LIKELY_LABEL + MORE_LABEL_WORDS * label.count(" ")
    begun = len(bare) > 2 and any(known.startswith(bare) for known in _LABELS)
    return BEGUN_LABEL if begun else UNKNOWN_LABEL


def _one_field(pieces: Iterable[str]) -> bool:
    fields = {_LABELS.get(piece, "") for piece in pieces}
    return len(fields) == 1 and "" not in fields


def _cost(cells: Sequence[tuple[str, ...]]) -> float:
    return sum(_strange(_label(cell)) for cell in cells)


def _split(words: Sequence[str]) -> tuple[str, ...] | None:
    """The words of a line as the likeliest labels; None if few of them are known."""
    best: list[tuple[float, tuple[str, ...]]] = [(0.0, ())]
    for end in range(1, len(words) + 1):
        options = []
        for start in range(max(0, end - 5), end):
            label = " ".join(words[start:end])
            strange = _strange(label) * (end - start)
            cost, labels = best[start]
            twice = bool(field_of(label)) and field_of(label) in map(field_of, labels)
            cost = cost + strange + EACH_LABEL + SECOND_LABEL * twice
            options.append((cost, (*labels, label)))
        best.append(min(options, key=lambda option: option[0]))
    labels = best[-1][1]
    known = sum(_strange(label) < 1 for label in labels)
    return labels if known >= 3 and known >= KNOWN_LABELS * len(labels) else None


def _add(cells: list[tuple[str, ...]], words: list[str]) -> list[tuple[str, ...]] | None:
    """`cells` with a line's `words` put under them, where that makes labels whole."""
    if not 0 < len(words) <= _MOST_WORDS:
        return None
    options = [
        taller
        for taller in _deal(cells, words)
        if all(
            new == old or _strange(_label(new)) <= 1 for new, old in zip(taller, cells, strict=True)
        )
    ]
    best = min(options, key=_cost, default=None)
    return best if best and _cost(best) <= _cost(cells) + 1 else None


def _deal(cells: list[tuple[str, ...]], words: list[str]) -> Iterator[list[tuple[str, ...]]]:
    """Every way to put `words`, in order, under some of `cells`."""
    if not words:
        yield cells
    elif cells:
        for count in range(len(words) + 1):
            first = (*cells[0], " ".join(words[:count])) if count else cells[0]
            for rest in _deal(cells[1:], words[count:]):
                yield [first, *rest]


@cache
def _label(cell: tuple[str, ...]) -> str:
    """The label on these lines: one word over two of them where only that is a label."""
    if len(cell) == 1:
        return cell[0]
    above, below = _label(cell[:-1]), cell[-1]
    if above.endswith(("-", "\u2010", "\ufffe", "\u00ad")):
        return above[:-1] + below
    together, apart = above + below, f"{above} {below}"
    broken = _strange(above) > 0 and _strange(together) <= _strange(apart)
    return together if broken or above.endswith("/") else apart
