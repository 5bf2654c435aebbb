"""What stands above a row, in its entry: the theme, the subtheme and the kind of a group."""

from __future__ import annotations

import pytest

from parser import Entry
from parser.entry.composer import Above, CellReading, compose


def composed(above: Above, **cells: str) -> Entry:
    readings = [CellReading(field, field, text) for field, text in cells.items()]
    return compose(readings, above, (), (1,), ())


@pytest.mark.parametrize(
    ("above", "cells", "thema", "subthema"),
    [
        (Above(group="Subthema 1.1. X"), {}, "", "X"),
        (Above(group="Thema 1: X"), {}, "X", ""),
        (Above(group="X"), {}, "X", ""),
        (Above(group="X", theme="Y"), {}, "Y", "X"),
        (Above(group="X"), {"thema": "Y"}, "Y", "X"),
        (Above(group="X"), {"thema": "", "subthema": "Y"}, "X", "Y"),
        (Above(group="Subthema X"), {"thema": "Y"}, "Y", "X"),
        (Above(theme="Y", subtheme="X"), {}, "Y", "X"),
        (Above(group="Voor dit thema zijn er geen onderzoeken.", theme="Y"), {}, "Y", ""),
        (Above(group="Noot: zie ook de begroting", theme="Y"), {}, "Y", ""),
    ],
)
def test_a_label_over_rows_is_a_theme_or_under_one_a_subtheme(
    above: Above, cells: dict[str, str], thema: str, subthema: str
) -> None:
    entry = composed(above, titel="Evaluatie", **cells)
    assert (entry.thema, entry.subthema) == (thema, subthema)


def test_a_numbered_label_is_the_kind_of_research_where_no_column_says_it() -> None:
    label = "1a. Beleidsdoorlichtingen"
    assert composed(Above(group=label), titel="Evaluatie").type_onderzoek == label
    entry = composed(Above(group=label), type_onderzoek="Ex post")
    assert entry.type_onderzoek == "Ex post"
