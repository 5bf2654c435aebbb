"""The entries under review: a list that stays as it was frozen, whatever others do meanwhile."""

from __future__ import annotations

import random
from array import array
from collections.abc import Iterable, Mapping

from db.progress import DECIDED


class Queue:
    """Entries by id, in the order in which they are to be looked at, and which are done."""

    def __init__(self, ids: array[int], reviews: Mapping[int, str]) -> None:
        self.ids = ids
        self._all = frozenset(ids)
        self._open = {id for id in ids if reviews.get(id, "") not in DECIDED}
        self.marked: set[int] = set()

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def left(self) -> int:
        """How many ask for a decision."""
        return len(self._open)

    def tell(self, id: int, review: str) -> None:
        """The entry `id` stands at `review` now; one that is not in the queue changes nothing."""
        if review in DECIDED:
            self._open.discard(id)
        elif id in self._all:
            self._open.add(id)

    def next(self, place: int, by: int = 1) -> int | None:
        """The place, counted from 0, of the nearest entry after (`by` -1: before) `place` that
        asks for a decision, round the end where need be; None where none other does."""
        total = len(self.ids)
        for step in range(1, total):
            there = (place + by * step) % total
            if self.ids[there] in self._open:
                return there
        return None

    def any(self, place: int) -> int | None:
        """The place of one that asks for a decision, chosen by chance; not `place`."""
        here = self.ids[place] if self.ids else None
        left = sorted(self._open - {here})
        return self.ids.index(random.choice(left)) if left else None

    def mark(self, ids: Iterable[int]) -> None:
        """Mark these; if all of them are, mark them no longer."""
        wanted = set(ids)
        if wanted <= self.marked:
            self.marked -= wanted
        else:
            self.marked |= wanted
