"""The entries under review: a list that stays as it was frozen, whatever others do meanwhile."""

from __future__ import annotations

import random
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping

from db.review import ReviewStatus
from db.review_state import DECIDED


class Queue:
    """Entries by id, in the order in which they are to be looked at, and which of them are done."""

    def __init__(self, ids: Iterable[int], standings: Mapping[int, ReviewStatus]) -> None:
        self.ids = array("q", (id for id in ids if id in standings))
        self._paper = {id: standings[id].report_id for id in self.ids}
        self._open = {id for id in self.ids if standings[id].review not in DECIDED}
        self._total = Counter(self._paper.values())
        self._left = Counter(self._paper[id] for id in self._open)

    def __len__(self) -> int:
        return len(self.ids)

    def __contains__(self, id: int) -> bool:
        return id in self._paper

    @property
    def left(self) -> int:
        """How many ask for a decision."""
        return len(self._open)

    def of_paper(self, id: int) -> tuple[int, int]:
        """How many entries of the paper of this one are done, and how many it has in the queue."""
        paper = self._paper[id]
        return self._total[paper] - self._left[paper], self._total[paper]

    def note(self, id: int, review: str) -> None:
        """The entry `id` stands at `review` now; one that is not in the queue changes nothing."""
        if id not in self._paper or (id in self._open) == (review not in DECIDED):
            return
        self._open ^= {id}
        self._left[self._paper[id]] += 1 if id in self._open else -1

    def insert(self, id: int, standings: Mapping[int, ReviewStatus]) -> None:
        """Put these behind the entry `id`."""
        place = self.ids.index(id) + 1
        self.ids = array("q", [*self.ids[:place], *standings, *self.ids[place:]])
        for one, standing in standings.items():
            self._paper[one] = standing.report_id
            self._total[standing.report_id] += 1
            if standing.review not in DECIDED:
                self._open.add(one)
                self._left[standing.report_id] += 1

    def next(self, place: int, by: int = 1) -> int | None:
        """The place, counted from 0, of the nearest entry after (`by` -1: before) `place` that
        asks for a decision, round the end where need be; None where no other does."""
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
