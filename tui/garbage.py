"""When Python looks for what nobody uses any more: seldom while a person types."""

from __future__ import annotations

import gc

THRESHOLDS = 50_000, 10, 100
"""As of `gc.set_threshold`. A decision makes some 3,500 objects, a keystroke fewer: by Python's own
measure it looks five times before the next entry is shown, by this once in fourteen. All that the
app holds is looked through in a tenth of a second, which is longer than a keystroke may take."""

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
