"""Where one was: searches, and the entries in them, to go back to and forth."""

from __future__ import annotations

from typing import NamedTuple

MOST = 100
"""Places that are kept."""


class JumpPlace(NamedTuple):
    """A query, and the id of the entry that the cursor stood on, if it stood on any."""

    text: str
    id: int | None


class JumpList:
    """Those before the present one, and those that one went back from."""

    def __init__(self) -> None:
        self._before: list[JumpPlace] = []
        self._after: list[JumpPlace] = []

    def leave(self, place: JumpPlace) -> None:
        """One goes on from here to somewhere else than before."""
        self._after.clear()
        if self._before[-1:] != [place]:
            self._before = [*self._before, place][-MOST:]

    def back(self, now: JumpPlace) -> JumpPlace | None:
        """The place before this one; None where there is none."""
        return _step(self._before, self._after, now)

    def forth(self, now: JumpPlace) -> JumpPlace | None:
        """The place that one went back from; None where there is none."""
        return _step(self._after, self._before, now)


def _step(source: list[JumpPlace], other: list[JumpPlace], now: JumpPlace) -> JumpPlace | None:
    while source:
        place = source.pop()
        if place != now:
            other.append(now)
            return place
    return None
