"""What a key that decides is meant for: the version that its reviewer saw, and with it all that was
decided while it was held down."""

from __future__ import annotations

from time import monotonic

from db.review import EntryVersion
from db.search import Row
from tui.key_presses import KeyPresses

GLANCE = 1.0
"""Seconds within which nobody has seen what changed on the screen and pressed a key for it: to see
it, to read it and to move a finger takes a third of a second each."""


class MeantFor:
    """The last change by another of the entry on the screen, and the last decisions."""

    def __init__(self) -> None:
        self._unseen = 0.0, EntryVersion(0, 0)
        """When the entry on the screen was changed, and its version before that."""
        self._decided: list[tuple[float, str]] = []
        """When keys were pressed that decided something, and its group."""

    def note_news(self, shown: Row | None, row: Row) -> None:
        """Where `row` is the entry that is `shown`, as another has changed it, remember since when,
        and which version was seen before."""
        if shown and shown.id == row.id and shown.version != row.version:
            self._unseen = monotonic(), EntryVersion(row.id, shown.version)

    def forget_news(self) -> None:
        """What changed has been told."""
        self._unseen = 0.0, EntryVersion(0, 0)

    def version_of(self, row: Row) -> EntryVersion:
        """The version of the entry that a key which is pressed now is meant for."""
        moment, before = self._unseen
        fresh = before.id == row.id and monotonic() - moment < GLANCE
        return before if fresh else EntryVersion(row.id, row.version)

    def note_decision(self, pressed: float, group: str) -> None:
        """A key that was pressed then has decided the group."""
        self._decided.append((pressed, group))

    def held(self, presses: KeyPresses) -> list[str]:
        """The groups that were last decided by a key which was held down, to be undone as one; []
        where the last was not."""
        since, until = presses.held
        if not self._decided or not since <= self._decided[-1][0] <= until:
            return []
        return [group for pressed, group in self._decided if group and pressed >= since]
