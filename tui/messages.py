"""What happens in the app, between its pieces."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from db.search import Order


@dataclass
class Highlighted(Message):
    """The cursor of the table came to stand on the entry `id`; None where there is none."""

    id: int | None

    def can_replace(self, message: Message) -> bool:
        """While a key is held, only the last of them matters."""
        return isinstance(message, Highlighted)


@dataclass
class Jumped(Message):
    """The cursor of the table is about to go to its first entry, or its last."""


@dataclass
class SightChanged(Message):
    """What can be seen of the entry is enough to decide on it now, or no longer."""


@dataclass
class PointChosen(Message):
    """Another open question of the entry is the one that keys settle."""


@dataclass
class LinesWanted(Message):
    """The table is about to show entries of page `number` (from 0), which it does not have."""

    number: int


@dataclass
class SortWanted(Message):
    """The entries are to be sorted so; where they are already, the other way round."""

    order: Order
