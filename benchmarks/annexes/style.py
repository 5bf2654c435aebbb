"""The looks of a made annex: what is chosen, by whom it is named, and how often."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Final

FONTS: Final = (
    ("Helvetica", "Helvetica-Bold"),
    ("Times-Roman", "Times-Bold"),
    ("Vera", "VeraBd"),
)
"""Text and header; the last comes with reportlab, the others with every reader of PDFs."""

FAMILIES: Final = {
    "drawing": ("cell", "line", "column"),
    "rules": ("none", "header", "rows", "grid", "groups", "zebra"),
    "merged": ("top", "halfway", "bottom", "each row"),
    "breaking": ("whole", "hyphens", "bare", "soft"),
    "labels": ("known", "varied", "unknown"),
    "links": ("column", "status", "title", "text", "none"),
    "sheet": ("portrait", "landscape", "turned"),
    "cells": ("top", "middle"),
    "table": ("one", "by article", "by theme"),
}
"""Family → its members; a score is given for each."""

_WEIGHTS: Final = {
    "drawing": (6, 2, 1),
    "merged": (5, 3, 1, 1),
    "breaking": (2, 3, 2, 1),
    "links": (4, 2, 2, 2, 1),
    "sheet": (5, 2, 1),
    "cells": (5, 1),
    "table": (6, 1, 1),
}


@dataclass(frozen=True, slots=True)
class AnnexStyle:
    """How one annex is set. Lengths in points; the names of FAMILIES are those of the fields."""

    drawing: str = "cell"
    """In what order texts are drawn: cell by cell, line by line, or column by column."""
    rules: str = "grid"
    merged: str = "top"
    """Where a merged text stands in its cell; or that it is printed in each row."""
    breaking: str = "whole"
    """What ends a line within a word: nothing, a hyphen, nothing that shows, or a soft hyphen."""
    labels: str = "known"
    links: str = "column"
    sheet: str = "portrait"
    cells: str = "top"
    """Where the short texts of a row stand."""
    table: str = "one"
    font: int = 0
    """Which of FONTS."""
    size: float = 7.0
    leading: float = 8.5
    pad_x: float = 3.0
    pad_y: float = 2.0
    narrow: float = 1.0
    """By what the widths of all columns but the widest are multiplied."""
    subthemes: bool = True
    titles: bool = False
    """Whether the title has a column of its own."""
    statuses: bool = True
    extra: str = ""
    """The label of a column that no model knows."""
    article_first: bool = False
    article_merged: bool = False
    repeats_header: bool = True
    repeats_merged: bool = True
    """Whether a merged text is printed again where its cell goes on on the next page."""
    splits_rows: bool = True
    draws_spaces: bool = True
    """Whether a line is drawn whole, and not word by word with the pen moved between."""
    rows: int = 14

    def families(self) -> dict[str, str]:
        """Family → the member that this style belongs to."""
        named: dict[str, str] = {family: getattr(self, family) for family in FAMILIES}
        return named | {
            "header": "on each page" if self.repeats_header else "once",
            "merged, next page": "again" if self.repeats_merged else "once",
            "rows over pages": "split" if self.splits_rows else "whole",
            "spaces": "drawn" if self.draws_spaces else "left out",
            "articles": "merged" if self.article_merged else "by row",
        }


def draw_style(chance: random.Random) -> AnnexStyle:
    """A style at random, of those whose tables a person can read."""
    picked = {
        family: chance.choices(members, _WEIGHTS.get(family))[0]
        for family, members in FAMILIES.items()
    }
    if picked["rules"] in ("none", "header", "groups"):
        picked["cells"] = "top"  # where nothing parts rows, they begin with their short texts
    size = chance.choice((6.0, 6.5, 7.0, 7.5, 8.0))
    return AnnexStyle(
        **{family: picked[family] for family in FAMILIES},
        font=chance.choices(range(len(FONTS)), (4, 2, 2))[0],
        size=size,
        leading=round(size * chance.uniform(1.12, 1.35), 2),
        pad_x=chance.choice((1.5, 2.0, 3.0, 4.0)),
        pad_y=chance.choice((1.0, 2.0, 3.0)),
        narrow=chance.choice((0.75, 0.9, 1.0, 1.0, 1.2)),
        subthemes=chance.random() < 0.6,
        titles=chance.random() < 0.3,
        statuses=picked["links"] == "status" or chance.random() < 0.8,
        extra=chance.choices(("", "Directie", "Nr."), (8, 1, 1))[0],
        article_first=chance.random() < 0.2,
        article_merged=chance.random() < 0.15,
        repeats_header=chance.random() < 0.8,
        repeats_merged=chance.random() < 0.5,
        splits_rows=chance.random() < 0.7,
        draws_spaces=chance.random() < 0.8,
        rows=chance.randint(8, 26),
    )
