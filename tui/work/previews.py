"""Pages to look at, asked for from the event loop, read elsewhere, and kept for a while."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import TypeVar

from parser.worker import PageText, PictureRequest, Preview

T = TypeVar("T")

KEPT = 40
"""Pages that are remembered, of half a megabyte each at most."""
PATIENCE = 1.0
"""Seconds that a page may still take which nobody wants any more; then its reader is ended."""


class Previews:
    """The pages of the files that were read; one is read at a time."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="preview")
        self._preview = Preview()
        self._kept: OrderedDict[tuple[str, int], PageText] = OrderedDict()

    def __len__(self) -> int:
        """How many pages are remembered."""
        return len(self._kept)

    def kept(self, sha256: str, number: int) -> PageText | None:
        """The text of a page that was asked for before, if it is still remembered."""
        page = self._kept.get((sha256, number))
        if page:
            self._kept.move_to_end((sha256, number))
        return page

    async def text(self, path: Path, sha256: str, number: int) -> PageText:
        """The text of page `number`, from 1, of the file of this hash at `path`.

        Raises Unreadable. To cancel it breaks the reading off.
        """
        page = self.kept(sha256, number)
        if page:
            return page
        return await self._asked(self._read, path, sha256, number)

    async def picture(self, path: Path, wanted: PictureRequest) -> bytes:
        """A PNG of a part of a page. Raises Unreadable. To cancel it breaks the drawing off."""
        return await self._asked(self._preview.picture, path, wanted)

    async def _asked(self, work: Callable[..., T], *about: object) -> T:
        stop = Event()
        try:
            return await asyncio.wrap_future(self._thread.submit(work, *about, stop))
        except asyncio.CancelledError:
            asyncio.get_running_loop().call_later(PATIENCE, stop.set)
            raise

    def _read(self, path: Path, sha256: str, number: int, stop: Event) -> PageText:
        """Read a page and keep it, even when nobody waits for it any more."""
        page = self._preview.text(path, number, stop)
        self._kept[sha256, number] = page
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return page

    def close(self) -> None:
        """Break off what is being read."""
        self._thread.shutdown(wait=False, cancel_futures=True)
        self._preview.close()
