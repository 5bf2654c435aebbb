"""The columns of a table: which field stands between which two x."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple, Protocol

from parser.labels import field_of, letters
from parser.model import OPENING, PROSE
from parser.pdf import Line, Page, Run
from parser.table.column_costs import DOUBTED_EDGE
from parser.table.field_scores import NARROW_FIELD
from parser.typography import keeps_to


class Edge(NamedTuple):
    """Where columns part, or might."""

    x: float
    """In points."""
    margin: float
    """What all columns cost more without it; of one that is not kept, what they cost more with it.
    In lines of text, as in column_costs.py."""


@dataclass(frozen=True, slots=True)
class ColumnCosts:
    """How sure a column is: its edges, its field."""

    edge: float = math.inf
    """The margin of its left edge; the first column has none."""
    within: Edge | None = None
    """The cheapest edge that would part its texts in two."""
    suits: float = 0.0
    """How well its field suits it, as in field_scores.py."""
    field: float = math.inf
    """How much worse all fields suit their columns if it has another one."""
    instead: str = ""
    """The field that it has then, "" for none."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its `field` ("" where no model knows the `label`) and its band of x (points)."""

    field: str
    label: str
    x0: float
    x1: float
    left: float
    """Where the text of its cells begins: most often where its header's text does too."""
    by_texts: bool = False
    """Whether only its texts name its field, and not its label."""
    costs: ColumnCosts = ColumnCosts()
    merges: bool = False
    """Whether a cell may hold for several rows."""


class Labelled(Protocol):
    """A column of which label and field are known."""

    @property
    def field(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def by_texts(self) -> bool: ...


def telling_labels(columns: Sequence[Labelled]) -> dict[str, str]:
    """Field → the label of its column; "" is an unknown one.

    What only texts name counts where kinds of research stand in a column: other tables have texts
    and years too.
    """
    research = any(column.field == "type_onderzoek" for column in columns)
    return {column.field: column.label for column in columns if research or not column.by_texts}


@dataclass(frozen=True, slots=True)
class Header:
    """A header row on a page, `top` to `bottom` in points, with its columns from left to right."""

    columns: tuple[Column, ...]
    runs: tuple[Run, ...]
    top: float
    bottom: float

    @property
    def labels(self) -> dict[str, str]:
        """As `telling_labels` has them."""
        return telling_labels(self.columns)

    def same(self, other: Header) -> bool:
        """Whether this is `other`'s header once more, as repeated on a next page."""
        return [letters(c.label) for c in self.columns] == [letters(c.label) for c in other.columns]

    def named_as(self, other: Header) -> Header:
        """This header, its columns the fields of `other`'s, of which it is the same."""
        pairs = zip(self.columns, other.columns, strict=True)
        columns = tuple(replace(mine, field=known.field) for mine, known in pairs)
        return replace(self, columns=columns)


HeaderKey = tuple[tuple[str, int], ...]
"""The labels of a header, each with how far it stands from the first, in whole points."""


def header_key(runs: Sequence[Run]) -> HeaderKey:
    """What the header of these runs has in common with itself on other pages."""
    left = min(run.x0 for run in runs)
    return tuple((letters(run.text), round(run.x0 - left)) for run in runs)


@dataclass(frozen=True)
class HeaderRow:
    """The runs of a header row on a page, and those under it, perhaps with what follows."""

    page: Page
    runs: tuple[Run, ...]
    body: tuple[Run, ...]

    @cached_property
    def top(self) -> float:
        """The top of its first line."""
        return min(run.top for run in self.runs)

    @cached_property
    def bottom(self) -> float:
        """The bottom of its last line."""
        return max(run.bottom for run in self.runs)

    @cached_property
    def left(self) -> float:
        """Where its first label begins."""
        return min(run.x0 for run in self.runs)

    @cached_property
    def key(self) -> HeaderKey:
        """What it has in common with itself on other pages."""
        return header_key(self.runs)


@dataclass(frozen=True)
class HeaderCell:
    """The text of one header cell, a run a line."""

    runs: tuple[Run, ...]

    @property
    def x0(self) -> float:
        return min(run.x0 for run in self.runs)

    @property
    def x1(self) -> float:
        return max(run.x1 for run in self.runs)

    @cached_property
    def label(self) -> str:
        """Its text; a word broken by the narrow column stays whole, which `field_of` can tell."""
        parts = [run.text for run in sorted(self.runs, key=lambda run: (run.base, run.x0))]
        whole, joined = " ".join(parts), "".join(parts)
        label = "".join(
            part[:-1] if part[-1] in "-\u00ad" else part + " " for part in parts
        ).strip()
        if field_of(joined) and not field_of(whole):
            return joined
        return label


def main_column(columns: Sequence[Column]) -> int:
    """The index of the column with the most to say."""
    for field in reversed(PROSE):
        for at, column in enumerate(columns):
            if column.field == field:
                return at
    return max(range(len(columns)), key=lambda at: columns[at].x1 - columns[at].x0)


def unsure(columns: Sequence[Column]) -> list[int]:
    """The indices of the columns of which the field is uncertain, or what stands in them: another
    field is hardly worse, or one edge less."""
    found: set[int] = set()
    for at, column in enumerate(columns):
        costs = column.costs
        if costs.edge < DOUBTED_EDGE:
            found |= {at - 1, at}
        if column.field and costs.field < NARROW_FIELD:
            found.add(at)
    return sorted(found)


def opening(columns: Sequence[Column]) -> list[int]:
    """The indices of the columns in which each row has a value of its own, from its first line."""
    return [at for at, column in enumerate(columns) if column.field in OPENING]


def filled(line: Line, columns: Sequence[Column]) -> Iterator[tuple[int, Run]]:
    """The runs of `line` that keep to one of `columns`, each with the column's index."""
    for at, column in enumerate(columns):
        for run in line.runs:
            if keeps_to(run.x0, run.x1, column.x0, column.x1):
                yield at, run


def merging(columns: Sequence[Column]) -> list[int]:
    """The indices of the columns of which a cell may hold for several rows."""
    return [at for at, column in enumerate(columns) if column.merges]
