"""Keys that wait for what they are meant for, so that none is lost or goes elsewhere."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace

from textual.binding import Binding, BindingType

PATIENCE = 0.5
"""Seconds that they wait at most."""


async def until_set(event: asyncio.Event) -> None:
    """Wait for `event`, as long as a key may wait."""
    with suppress(TimeoutError):
        await asyncio.wait_for(event.wait(), PATIENCE)


def in_order(bindings: Iterable[BindingType]) -> list[BindingType]:
    """These bindings with priority, all of them: keys that come in one read are done in the order
    in which they were typed, and what is typed behind one goes where that leads. A key with
    priority overtakes one without."""
    return [
        replace(binding, priority=True) if isinstance(binding, Binding) else binding
        for binding in bindings
    ]
