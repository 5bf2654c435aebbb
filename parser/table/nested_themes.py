"""Columns of themes in tables of which each has its theme above it: they divide that theme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parser.labels import letters
from parser.table.columns import Header
from parser.table.page_layout import PageLayout
from parser.table.table_part import TablePart


def with_subthemes(layouts: Sequence[PageLayout]) -> list[PageLayout]:
    """`layouts`; where tables of one header stand under headings that name several themes, a column
    that is one of themes by its texts alone is one of subthemes."""
    themes: dict[tuple[str, ...], set[str]] = {}
    for part in (part for layout in layouts for part in layout.parts):
        themes.setdefault(_key(part.header), set()).add(part.headings.theme)
    nested = {key for key, names in themes.items() if len(names - {""}) > 1}
    return [
        replace(layout, parts=tuple(_renamed(part, nested) for part in layout.parts))
        for layout in layouts
    ]


def _key(header: Header) -> tuple[str, ...]:
    return tuple(letters(column.label) for column in header.columns)


def _renamed(part: TablePart, nested: set[tuple[str, ...]]) -> TablePart:
    columns = part.header.columns
    fields = {column.field for column in columns}
    if _key(part.header) not in nested or "subthema" in fields or not part.headings.theme:
        return part
    renamed = tuple(
        replace(column, field="subthema") if column.field == "thema" and column.by_texts else column
        for column in columns
    )
    return replace(part, header=replace(part.header, columns=renamed))
