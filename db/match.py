"""Which stored entry is which entry of a new reading of the same paper.

First those that say the same, then those that stand in the same place, then those whose words are
alike. Different digits tell two studies apart whose words do not: "Monitor 2022", "Monitor 2023".
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from functools import cached_property

from db.mapping import identifying_texts
from parser import FIELDS, Box, Entry

ALIKE = 0.5
"""Two readings of one entry share at least this part of their distinct words."""
ALIKE_HERE = 0.25
"""The same, where they also stand in the same place of two editions of a paper."""
OVERLAP = 0.5
"""Two readings of one entry cover at least this part of the surface that they have together."""


class _Side:
    """What is compared of an entry, each worked out where it is asked for."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry

    @cached_property
    def whole(self) -> tuple[str, ...]:
        return tuple(getattr(self.entry, name) for name in FIELDS)

    @cached_property
    def text(self) -> tuple[str, ...]:
        """What readings of every version have: a number in a field that an older one did not know
        makes no other entry."""
        return tuple(identifying_texts(self.entry))

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(re.findall(r"\w+", " ".join(self.text).casefold()))

    @cached_property
    def digits(self) -> str:
        """Sorted, as a better reading may cut numbers otherwise, or put them in another field."""
        return "".join(sorted(re.findall(r"\d", " ".join(self.text))))

    @cached_property
    def boxes(self) -> tuple[Box, ...]:
        """The rectangle around the entry on each of its pages."""
        by_page: defaultdict[int, list[Box]] = defaultdict(list)
        for boxes in self.entry.boxes.values():
            for box in boxes:
                by_page[box.page].append(box)
        return tuple(_around(boxes) for boxes in by_page.values())


def match(
    stored: Sequence[Entry], read: Sequence[Entry], same_file: Collection[int] = ()
) -> list[int | None]:
    """For each entry read, the index of the stored entry that it is, or None where it is new.

    `same_file` are the indices of the stored entries that were read from the very file that is read
    now: what stands in the same place there is the same, whatever it says. A stored entry is given
    at most once.
    """
    old = dict(enumerate(map(_Side, stored)))
    new = dict(enumerate(map(_Side, read)))
    found: list[int | None] = [None] * len(read)

    def here(o: int, n: int) -> float:
        return _in_place(old[o], new[n], o in same_file)

    def in_words(o: int, n: int) -> float:
        return _alike(old[o], new[n]) if old[o].digits == new[n].digits else 0

    def take(pairs: Iterable[tuple[int, int]]) -> None:
        for o, n in pairs:
            found[n] = o
            del old[o], new[n]

    take(_equal(old, new, lambda side: (side.whole, side.entry.pages)))
    take(_equal(old, new, lambda side: side.whole))
    take(_equal(old, new, lambda side: (side.text, side.entry.pages)))
    take(_equal(old, new, lambda side: side.text))
    take(_best(old, new, here, OVERLAP))
    take(_best(old, new, in_words, ALIKE))
    return found


def alike(one: Entry, other: Entry) -> float:
    """The part of the words of two entries that they share, from 0 to 1; 0 if digits differ."""
    left, right = _Side(one), _Side(other)
    return _alike(left, right) if left.digits == right.digits else 0


def _equal(
    old: dict[int, _Side], new: dict[int, _Side], key: Callable[[_Side], Hashable]
) -> list[tuple[int, int]]:
    """Pairs (stored, read) with the same key; twins in their order."""
    same: defaultdict[Hashable, deque[int]] = defaultdict(deque)
    for o, side in old.items():
        same[key(side)].append(o)
    return [(same[key(side)].popleft(), n) for n, side in new.items() if same[key(side)]]


def _best(
    old: dict[int, _Side],
    new: dict[int, _Side],
    likeness: Callable[[int, int], float],
    least: float,
) -> list[tuple[int, int]]:
    """Pairs (stored, read) of at least this likeness, the best first, each side once."""
    scored = ((likeness(o, n), n, o) for n in new for o in old)
    pairs: dict[int, int] = {}
    for _, n, o in sorted((-like, n, o) for like, n, o in scored if like >= least):
        if n not in pairs and o not in pairs.values():
            pairs[n] = o
    return [(o, n) for n, o in pairs.items()]


def _in_place(old: _Side, new: _Side, same_file: bool) -> float:
    """How far the two cover each other, 0 if what they say forbids that they are one."""
    overlap = _overlap(old.boxes, new.boxes)
    if overlap < OVERLAP or same_file:
        return overlap
    # In another edition another row may have come to stand here.
    return overlap if old.digits == new.digits and _alike(old, new) >= ALIKE_HERE else 0


def _alike(old: _Side, new: _Side) -> float:
    return len(old.words & new.words) / (len(old.words | new.words) or 1)


def _overlap(some: Sequence[Box], others: Sequence[Box]) -> float:
    """The surface that both cover, as a part of what they cover together."""
    shared = sum(_surface(_both(a, b)) for a in some for b in others if a.page == b.page)
    total = sum(map(_surface, some)) + sum(map(_surface, others)) - shared
    return shared / total if total > 0 else 0


def _around(boxes: Sequence[Box]) -> Box:
    return Box(
        boxes[0].page,
        min(box.x0 for box in boxes),
        min(box.top for box in boxes),
        max(box.x1 for box in boxes),
        max(box.bottom for box in boxes),
    )


def _both(a: Box, b: Box) -> Box:
    """Where two boxes of a page lie over each other; turned inside out where they do not."""
    return Box(a.page, max(a.x0, b.x0), max(a.top, b.top), min(a.x1, b.x1), min(a.bottom, b.bottom))


def _surface(box: Box) -> float:
    return max(0.0, box.x1 - box.x0) * max(0.0, box.bottom - box.top)
