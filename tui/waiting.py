"""Keys that wait for what they are meant for, so that none is lost or goes elsewhere."""

from __future__ import annotations

import asyncio
from contextlib import suppress

PATIENCE = 0.5
"""Seconds that they wait at most."""


async def until_set(event: asyncio.Event) -> None:
    """Wait for `event`, as long as a key may wait."""
    with suppress(TimeoutError):
        await asyncio.wait_for(event.wait(), PATIENCE)
