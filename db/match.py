"""Which stored entry is which entry of a new reading of the same paper."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Sequence

from parser.model import FIELDS, Entry

ALIKE = 0.5
"""Two readings of one entry share at least this part of their distinct words."""


def match(stored: Sequence[Entry], read: Sequence[Entry]) -> list[int | None]:
    """For each entry read, the index of the stored entry that it is, or None where it is new.

    First those whose text is the same, in order; then, the best first, those whose words are
    alike. A stored entry is given at most once.
    """
    same: defaultdict[tuple[str, ...], deque[int]] = defaultdict(deque)
    for index, entry in enumerate(stored):
        same[_text(entry)].append(index)
    found: list[int | None] = []
    for entry in read:
        twins = same[_text(entry)]
        found.append(twins.popleft() if twins else None)
    left = sorted(index for twins in same.values() for index in twins)
    unknown = [index for index, old in enumerate(found) if old is None]
    for _, new, old in _alike(stored, left, read, unknown):
        if found[new] is None and old in left:
            found[new] = old
            left.remove(old)
    return found


def _alike(
    stored: Sequence[Entry], left: Sequence[int], read: Sequence[Entry], unknown: Sequence[int]
) -> list[tuple[float, int, int]]:
    """Pairs as (unlikeness, index read, index stored), the most alike first."""
    old_words = {index: _words(stored[index]) for index in left}
    pairs = []
    for new in unknown:
        words = _words(read[new])
        for old, others in old_words.items():
            shared = len(words & others) / (len(words | others) or 1)
            if shared >= ALIKE:
                pairs.append((1 - shared, new, old))
    return sorted(pairs)


def _text(entry: Entry) -> tuple[str, ...]:
    return tuple(getattr(entry, name) for name in FIELDS)


def _words(entry: Entry) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", " ".join(_text(entry)).casefold()))
