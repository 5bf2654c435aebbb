"""Which stored entry is which entry of a new reading of the same paper.

First those that say the same. Of the others, the pairs that words and place together speak for the
most, taken as a whole. Other numbers tell two studies apart, and so do other words in the title,
unless one text holds the other: a cut, split or joined row. What is printed once for several rows,
such as a theme, says nothing. Where nothing speaks for a pair there is none: what was decided is
set free, rather than moved to another study.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Sequence
from dataclasses import dataclass

from db.assignment import best_pairs
from db.likeness import (
    LONG,
    TELLING,
    Side,
    TitleRelation,
    differs_by_marks,
    holds,
    other_words,
    overlap,
    shared_parts,
    title_relation,
)
from db.mapping import identifying_texts
from parser import Entry

RULE = 2
"""Goes up whenever this module, or `db.entry_identity`, may pair otherwise: histories of before are
then paired anew."""

MARGIN = 0.1
"""By so much less than another pairing is too little to be sure of this one."""
ALIKE = 0.5
"""Two texts of one entry share at least this part of their words; short ones, of their trigrams."""
ALIKE_HERE = 0.25
"""The same, where they also stand in the same place."""
OVERLAP = 0.5
"""Two readings in the same place cover at least this part of the surface they have together."""
AROUND = 3
"""Of theme, subtheme, kind, year and article so many are the same where a short text has no
title."""
CANDIDATES = 12
"""Pairs looked at for each entry, those first that share the most."""
_SAME_TITLE, _HELD_TITLE, _HERE, _PLACE, _CONTEXT = 0.5, 0.25, 0.3, 0.05, 0.02
"""What speaks for a pair besides the likeness of the words, which is from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Match:
    """The stored entry `at` is the one; `sure`, or another one may be as well."""

    at: int
    sure: bool = True


def match(
    stored: Sequence[Entry], read: Sequence[Entry], same_file: Collection[int] = ()
) -> list[Match | None]:
    """For each entry read, which stored entry it is, or None where it is new.

    `same_file` are the indices of the stored entries that were read from the very file that is read
    now: there, the place tells more. A stored entry is given at most once.
    """
    if not stored:
        return [None] * len(read)
    bits: dict[str, int] = {}
    old = {at: Side(entry, bits) for at, entry in enumerate(stored)}
    new = {at: Side(entry, bits) for at, entry in enumerate(read)}
    found: list[Match | None] = [None] * len(read)
    for key in _KEYS:
        for o, n in _equal(old, new, key):
            found[n] = Match(o)
            del old[o], new[n]
    plausible = _Weighed(old, new, frozenset(same_file))
    for o, n in plausible.evident():
        found[n] = Match(o)
        del old[o], new[n]
    weights = plausible.weights()
    chosen = best_pairs({pair: weight for pair, (weight, _) in weights.items()})
    for (o, n), margin in chosen.items():
        found[n] = Match(o, weights[o, n][1] and margin >= MARGIN)
    return found


def alike(one: Entry, other: Entry) -> float:
    """The part of the words of two entries that they share, from 0 to 1; 0 if digits differ."""
    texts = [" ".join(identifying_texts(entry)) for entry in (one, other)]
    digits = [sorted(re.findall(r"\d", text)) for text in texts]
    left, right = (set(re.findall(r"\w+", text.casefold())) for text in texts)
    return len(left & right) / (len(left | right) or 1) if digits[0] == digits[1] else 0


_KEYS: tuple[Callable[[Side], Hashable], ...] = (
    lambda side: (side.whole, side.entry.pages),
    lambda side: side.whole,
    lambda side: (side.text, side.entry.pages),
    lambda side: side.text,
    lambda side: side.squeezed,
)
"""What makes two readings the same beyond doubt, the strictest first."""
_BEGINNINGS: tuple[Callable[[Side], str], ...] = (
    lambda side: side.title,
    lambda side: "" if side.title else side.body[: LONG // 4],
)
"""By what a study is known at once, where no other has it."""


def _equal(
    old: dict[int, Side], new: dict[int, Side], key: Callable[[Side], Hashable]
) -> list[tuple[int, int]]:
    """Pairs (stored, read) with the same key, twins in their order; of twins of which there are not
    as many on both sides none, for then it is not told which of them are left."""
    sides: tuple[defaultdict[Hashable, list[int]], ...] = (defaultdict(list), defaultdict(list))
    for side, entries in zip(sides, (old, new), strict=True):
        for at, one in entries.items():
            side[key(one)].append(at)
    return [
        pair
        for said, found in sides[1].items()
        if len(found) == len(sides[0][said])
        for pair in zip(sides[0][said], found, strict=True)
    ]


def _alone(
    side: dict[int, Side], key: Callable[[Side], str]
) -> dict[tuple[str, tuple[str, ...]], int]:
    """What one entry of a side alone says, with its numbers → which one."""
    said = {at: (key(one), one.numbers) for at, one in side.items()}
    many = Counter(said.values())
    return {one: at for at, one in said.items() if many[one] == 1 and len(one[0]) >= TELLING}


class _Weighed:
    """The plausible pairs of what is left of both sides, and how much speaks for each."""

    def __init__(
        self, old: dict[int, Side], new: dict[int, Side], same_file: Collection[int]
    ) -> None:
        self.old, self.new, self.same_file = old, new, same_file
        self.bodies = [Counter(side.body for side in sides.values()) for sides in (old, new)]
        self.titles = [Counter(side.title for side in sides.values()) for sides in (old, new)]

    def evident(self) -> list[tuple[int, int]]:
        """The pairs that alone have a title, or alone begin as they do, with the same numbers, and
        have nothing against them: most of what a better reading changes, told without comparing all
        with all."""
        found: dict[int, int] = {}
        for key in _BEGINNINGS:
            stored, read = (_alone(side, key) for side in (self.old, self.new))
            for said in stored.keys() & read.keys():
                if self._weight(stored[said], read[said])[1]:
                    found[stored[said]] = read[said]
        return list(found.items())

    def weights(self) -> dict[tuple[int, int], tuple[float, bool]]:
        """(stored, read) → how much speaks for it, and whether that is enough by itself."""
        found = {}
        for o, n in self._candidates():
            weight, enough = self._weight(o, n)
            if weight:
                # Of two that are quite alike the first is the first.
                found[o, n] = weight - 1e-6 * abs(o - n), enough
        return found

    def _candidates(self) -> set[tuple[int, int]]:
        shared = []
        for o, one in self.old.items():
            for n, other in self.new.items():
                common, less, _ = shared_parts(one, other)
                if common >= ALIKE_HERE * less or (one.title and one.title == other.title):
                    # Of those that share as much, the ones that stand nearest.
                    shared.append((-common / (less or 1), abs(o - n), o, n))
        shared.sort()
        looked_at: tuple[Counter[int], Counter[int]] = (Counter(), Counter())
        kept = set()
        for _, _, o, n in shared:
            if looked_at[0][o] < CANDIDATES or looked_at[1][n] < CANDIDATES:
                kept.add((o, n))
                looked_at[0][o] += 1
                looked_at[1][n] += 1
        return kept

    def _weight(self, o: int, n: int) -> tuple[float, bool]:
        old, new = self.old[o], self.new[n]
        held = holds(old, new) or holds(new, old)
        if old.numbers != new.numbers and not held and not differs_by_marks(old, new):
            return 0, False
        place = overlap(old.boxes, new.boxes)
        here = place if o in self.same_file else 0
        common, _, all_of_both = shared_parts(old, new)
        like = common / (all_of_both or 1)
        title = title_relation(old, new)
        plausible, enough = self._plausible(old, new, title, held, like, place, here)
        if not plausible:
            return 0, False
        titled = {TitleRelation.SAME: _SAME_TITLE, TitleRelation.HELD: _HELD_TITLE}.get(title, 0)
        context = sum(a == b for a, b in zip(old.context, new.context, strict=True))
        return 0.01 + like + titled + _HERE * here + _PLACE * place + _CONTEXT * context, enough

    def _concluded(self, old: Side, new: Side) -> bool:
        """Whether the two have conclusions, and such as other entries have not."""
        many = self.bodies[0][old.body], self.bodies[1][new.body]
        return bool(old.body and new.body) and many == (1, 1)

    def _plausible(
        self,
        old: Side,
        new: Side,
        title: TitleRelation,
        held: bool,
        like: float,
        place: float,
        here: float,
    ) -> tuple[bool, bool]:
        """Whether the two may be one, and whether nothing but another pair speaks against it."""
        if title is TitleRelation.SAME:
            only = self.titles[0][old.title] == self.titles[1][new.title] == 1
            telling = len(old.title) >= TELLING and (only or like >= ALIKE)
            return telling or like >= ALIKE or (here >= OVERLAP and like >= ALIKE_HERE), True
        if title is TitleRelation.HELD:
            shorter = min(len(old.title), len(new.title))
            share = shorter / max(len(old.title), len(new.title))
            in_place = place >= OVERLAP and like >= ALIKE_HERE
            bodies = self._concluded(old, new) and (held or like >= ALIKE)
            telling = shorter >= TELLING and (share >= ALIKE or held)
            # Where there is nothing but titles, one may be cut, or be another with the same words.
            cut = here > 0 and like >= ALIKE
            return in_place or (telling and (bodies or cut)), in_place or bodies
        if title is TitleRelation.MORE:
            bodies = self._concluded(old, new)
            return like >= ALIKE and (bodies or here > 0), bodies
        if title is TitleRelation.GONE:
            long = min(len(old.body), len(new.body)) >= LONG
            return like >= ALIKE and (long or here >= OVERLAP), long
        if title is TitleRelation.OTHER:
            long = min(len(old.body), len(new.body)) >= LONG
            return here >= OVERLAP and long and like >= 0.7, False
        if other_words(old.told_title, new.told_title):
            return here >= OVERLAP and like >= ALIKE, False
        if min(len(old.own), len(new.own)) >= LONG and like >= ALIKE:
            return True, True
        near = place >= OVERLAP
        around = sum(a == b for a, b in zip(old.context, new.context, strict=True))
        if not near and around < AROUND and not (old.told_title and new.told_title):
            return False, False
        if held or not other_words(" ".join(old.text), " ".join(new.text)):
            return like >= (ALIKE_HERE if near else ALIKE), near or like >= ALIKE
        return here >= OVERLAP and like >= ALIKE_HERE, like >= ALIKE
