"""The entries that a person marked, to use them and decide on them together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


class Marks:
    """Marked entries by id, each with the version in which it was seen then."""

    def __init__(self, versions: Iterable[tuple[int, int]] = ()) -> None:
        self.versions: dict[int, int] = dict(versions)
        self.anchor: int | None = None
        """The entry at which a range was begun."""

    def __len__(self) -> int:
        return len(self.versions)

    def toggle(self, versions: Mapping[int, int]) -> None:
        """Mark these; if all of them are marked, mark them no longer."""
        if versions.keys() <= self.versions.keys():
            self.drop(versions)
        else:
            self.versions |= versions

    def drop(self, ids: Iterable[int]) -> None:
        """Mark these no longer."""
        for id in ids:
            self.versions.pop(id, None)

    def follow(self, decided: Mapping[int, int]) -> None:
        """The person who marked them has decided on entries, which have these versions since: what
        comes of one's own decision is no news."""
        for id, version in decided.items():
            if self.versions.get(id) == version - 1:
                self.versions[id] = version

    def in_order_of(self, ids: Iterable[int]) -> list[int]:
        """Those that are marked: as they stand in `ids`, and behind them those that do not."""
        return [*dict.fromkeys([*(id for id in ids if id in self.versions), *self.versions])]
