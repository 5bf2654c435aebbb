"""When keys were pressed, to tell a key that is held down from one that is pressed again.

A terminal does not tell when a key is let go: one that is held comes again and again.
"""

from __future__ import annotations

REPEAT = 0.2
"""Seconds within which the same key, and no other, comes again because it is held. Keyboards repeat
11 (the Linux console) to 33 times a second; nobody reads an entry in a fifth of one."""
BEFORE_REPEAT = 0.7
"""Seconds after which a held key comes for the second time, at most (X11: 0.66)."""


class KeyPresses:
    """The last presses of one person."""

    def __init__(self) -> None:
        self._key = ""
        self._came = 0.0
        self.last = 0.0
        """When a key was last pressed that is no repeat."""
        self._before = 0.0
        """When that key was pressed before it, if it may be held since then."""
        self.held = (0.0, 0.0)
        """From when, and until when, a key was last held."""

    def is_repeat(self, key: str, at: float) -> bool:
        """Whether this key, which came `at` so many seconds of any clock, is held down."""
        same = key == self._key
        repeated = same and at - self._came < REPEAT
        if repeated:
            self.held = self._before, at
        else:
            self._before = self.last if same and at - self.last < BEFORE_REPEAT else at
            self.last = at
        self._key, self._came = key, at
        return repeated
