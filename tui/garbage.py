"""When Python looks for what nobody uses any more: seldom while a person types."""

from __future__ import annotations

import gc

THRESHOLDS = 5_000, 10, 100
"""As of `gc.set_threshold`. To look through all that the app holds takes as long as a keystroke may
altogether; by Python's own measure that comes with each fifteenth, by this with some hundredth."""

_USUAL = gc.get_threshold()


def look_seldom() -> None:
    """What is there now, as the app has opened, is not looked through again; call `look_as_usual`
    when it closes."""
    gc.freeze()
    gc.set_threshold(*THRESHOLDS)


def look_as_usual() -> None:
    """Undo `look_seldom`."""
    gc.unfreeze()
    gc.set_threshold(*_USUAL)
