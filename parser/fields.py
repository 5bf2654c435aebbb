"""What is known of a field of an entry: how it is printed, and how its cells behave.

The fields themselves are attributes of `parser.model.Entry`, each with its FieldSpec, and nowhere
else: labels, columns of tables, the query language and what a person reads derive from there.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """A field as annexes print it."""

    title: str
    """What a person calls it, in their own language."""
    labels: tuple[str, ...] = ()
    """The labels under which it is printed, the most telling first."""
    stems: tuple[str, ...] = ()
    """What tells it in a label that no ministry used before, by letters alone."""
    shared: tuple[str, ...] = ()
    """Those of its labels that many other tables also have above a column."""
    merged: bool = False
    """Whether a cell may hold for several rows."""
    on_each_row: bool = False
    """Whether each entry has one, so that a cell holds for several rows where fewer are printed."""
    opens_row: bool = False
    """Whether a new value of it begins a new row."""
    prose: bool = False
    """Whether it has paragraphs; in the other fields a line ends because the column does."""
    research_only: bool = False
    """Whether no other table than one of research has such a column."""
    choices: tuple[str, ...] = ()
    """All that can stand in it, besides "", where no annex prints it and the program tells it."""


_SPEC = "spec"


def text_field(
    title: str,
    *,
    labels: tuple[str, ...] = (),
    stems: tuple[str, ...] = (),
    shared: tuple[str, ...] = (),
    merged: bool = False,
    on_each_row: bool = False,
    opens_row: bool = False,
    prose: bool = False,
    research_only: bool = False,
) -> Any:
    """An attribute of an entry that holds text, "" where there is none."""
    spec = FieldSpec(
        title, labels, stems, shared, merged, on_each_row, opens_row, prose, research_only
    )
    return field(default="", metadata={_SPEC: spec})


def choice_field(title: str, choices: tuple[str, ...]) -> Any:
    """An attribute of an entry that is one of `choices`, "" where the program cannot tell."""
    return field(default="", metadata={_SPEC: FieldSpec(title, choices=choices)})


def links_field(
    title: str, *, labels: tuple[str, ...], stems: tuple[str, ...], shared: tuple[str, ...]
) -> Any:
    """The attribute of an entry that holds its links."""
    return field(default=(), metadata={_SPEC: FieldSpec(title, labels, stems, shared)})


def specs_of(entry: type) -> dict[str, FieldSpec]:
    """Name → spec of each attribute of the dataclass `entry` that is a field, in their order."""
    return {one.name: one.metadata[_SPEC] for one in fields(entry) if _SPEC in one.metadata}
