"""Python looks for what nobody uses any more: seldom in the app, and as before behind it."""

from __future__ import annotations

import gc
from pathlib import Path

from tests.tui.driving import Running, settled
from tui.garbage import THRESHOLDS


async def test_it_is_looked_for_seldom_while_the_app_is_open_and_as_before_when_it_has_closed(
    running: Running, store: Path
) -> None:
    before, held = gc.get_threshold(), gc.get_freeze_count()
    async with running(store) as pilot:
        await settled(pilot)
        assert gc.get_threshold() == THRESHOLDS
        assert gc.get_freeze_count() > held + 10_000
    assert gc.get_threshold() == before
    assert gc.get_freeze_count() == 0
