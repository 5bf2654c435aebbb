"""Whoever on the screen asks the store."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TYPE_CHECKING, TypeVar, cast

from textual.widget import Widget

from db import StoreError

if TYPE_CHECKING:
    from tui.app import SeakijkerApp

T = TypeVar("T")


class SessionMixin(Widget):
    """A widget or a screen that asks; to be named behind the class that it is one of."""

    @property
    def sea(self) -> SeakijkerApp:
        """The app, with its connections, settings and state."""
        return cast("SeakijkerApp", self.app)

    async def answer_or_notify(self, answer: Awaitable[T]) -> T | None:
        """The answer, or None where the store cannot give one; then the person has been told."""
        try:
            return await answer
        except StoreError as error:
            self.notify(str(error), severity="error", markup=False)
            return None
