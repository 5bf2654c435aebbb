"""Entries a line each, in columns that are chosen: for a person's eyes, or for another program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import click

from db.search import Row
from tui.export.flat_row import COLUMNS, flat
from tui.translation import _

STANDARD = "uid:8,kamerstuk:18,jaar:4,type_genormaliseerd:14,titel:30,conclusies:40"
"""The columns of a table where none are chosen."""
_WIDTHS = {column.name: column.width for column in COLUMNS}
_PLACES = {column.name: at for at, column in enumerate(COLUMNS)}
ALL = ",".join(_PLACES)
"""Those of tsv where none are chosen."""
_GAP = "  "


class ChosenColumn(NamedTuple):
    """A column of `tui.export.flat_row`, by its name; `width` in cells, None where none is said."""

    name: str
    width: int | None


def chosen(text: str) -> list[ChosenColumn]:
    """The columns of "jaar,titel:40". Raises UsageError for one that there is not."""
    found = []
    for part in filter(None, (part.strip() for part in text.split(","))):
        name, colon, width = part.partition(":")
        if name not in _PLACES:
            said = _("{name} is no column; the columns are {names}.")
            raise click.UsageError(said.format(name=name, names=", ".join(_PLACES)))
        if colon and not (width.isascii() and width.isdecimal() and int(width)):
            said = _("{part}: a width is a number of letters, as in titel:40.")
            raise click.UsageError(said.format(part=part))
        found.append(ChosenColumn(name, int(width) if colon else None))
    return found


def print_table(rows: Iterable[Row], columns: Sequence[ChosenColumn]) -> None:
    """Columns below each other, each as wide as was said, or else as it is meant to be."""
    from tui.translation import ngettext, number

    wide = [one if one.width else one._replace(width=_WIDTHS[one.name]) for one in columns]
    total = 0
    for total, line in enumerate(_lines(rows, wide), 1):
        if total == 1:
            click.echo(_in_columns([one.name for one in wide], wide))
        click.echo(_in_columns(line, wide))
    if total:
        said = ngettext("{n} entry", "{n} entries", total)
        click.echo(said.format(n=number(total)), err=True)


def print_tabbed(rows: Iterable[Row], columns: Sequence[ChosenColumn]) -> None:
    """Tabs between the columns, which their names head; whole but where a width was said."""
    click.echo("\t".join(one.name for one in columns))
    for line in _lines(rows, columns):
        texts = zip(line, columns, strict=True)
        click.echo("\t".join(_cut(text, one.width) if one.width else text for text, one in texts))


def _lines(rows: Iterable[Row], columns: Sequence[ChosenColumn]) -> Iterator[list[str]]:
    uid = next((one for one in columns if one.name == "uid"), None)
    for row in rows:
        cells = flat(row)
        # Of a uid the beginning will do, and a sign at its end would make it another.
        cells = (row.uid[: uid.width] if uid else row.uid, *cells[1:])
        found = (cells[_PLACES[one.name]] for one in columns)
        yield ["" if cell is None else " ".join(str(cell).split()) for cell in found]


def _in_columns(texts: Sequence[str], columns: Sequence[ChosenColumn]) -> str:
    from rich.cells import set_cell_size

    return _GAP.join(
        set_cell_size(_cut(text, one.width or 0), one.width or 0)
        for text, one in zip(texts, columns, strict=True)
    ).rstrip()


def _cut(text: str, width: int) -> str:
    """`text` in so many cells, with a sign where some of it was left out."""
    from rich.cells import cell_len, set_cell_size

    return text if cell_len(text) <= width else set_cell_size(text, width - 1).rstrip() + "…"
