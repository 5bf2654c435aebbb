"""Keys that wait for what they are meant for, so that none is lost or goes elsewhere; and
what waits for more keys."""

from __future__ import annotations

import asyncio
from contextlib import suppress

PATIENCE = 0.5
"""Seconds that they wait at most."""
PAUSE = 0.15
"""Seconds after the rows of a letter in which a fast typist has the next one: until then only the
first page is looked for, and nothing is counted that it would have to share the processor with."""


async def until_set(event: asyncio.Event) -> None:
    """Wait for `event`, as long as a key may wait."""
    with suppress(TimeoutError):
        await asyncio.wait_for(event.wait(), PATIENCE)


async def typed_on() -> None:
    """Wait as long as a next letter may be on its way; the worker of this one is then cancelled."""
    await asyncio.sleep(PAUSE)
