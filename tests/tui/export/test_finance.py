"""The ministry of Finance's importer takes the table as it is meant."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from db.search import Row
from parser import Link, Values
from tests.tui.export.conftest import Written
from tui.export.to_finance import COLUMNS

Told = dict[str, str]


def imported(data: bytes) -> list[list[str]]:
    """As PHP's fgetcsv reads it: a backslash keeps the quotation mark behind it from ending a
    value (https://www.php.net/fgetcsv); the first line is skipped unread."""
    text = data.decode()
    lines = csv.reader(io.StringIO(text, newline=""))
    with_escapes = csv.reader(io.StringIO(text.replace("\\", "\\\\"), newline=""), escapechar="\\")
    read = list(lines)
    assert list(with_escapes) == read
    return read[1:]


def one(write: Written, row: Row) -> tuple[dict[str, str], Told]:
    data, misfits = write("financien", [row])
    (line,) = imported(data)
    assert {misfit.uid for misfit in misfits} <= {row.uid}
    cells = {name: cell for name, cell in zip(COLUMNS, line, strict=True) if name}
    return cells, {misfit.column: misfit.why for misfit in misfits}


def test_every_row_has_29_columns_on_one_line_and_nothing_swallows_the_next(
    write: Written, exported: list[Row]
) -> None:
    data, _misfits = write("financien", exported)
    text = data.decode()
    lines = imported(data)
    assert len(lines) == len(exported) and {len(line) for line in lines} == {29}
    assert text.count("\n") == len(lines) + 1 and "\n\r\n" not in text
    assert '\\"' not in text and "\\," not in text and "\\\r" not in text
    for line in lines:
        assert not any(line[at] for at in (3, 9, 10, 12))
        assert len(line[0]) <= 256 and len(line[4]) <= 128 and len(line[5]) <= 56
        assert not line[6] or line[6].isdigit()
        assert all(part.isdigit() for part in line[8].split(",") if part)
        for at in (11, *range(15, 29)):
            assert not line[at] or line[at].startswith("https://")
        assert not [cell for cell in line if cell[:1] in tuple("=+-@\t")]


def test_the_entry_stands_in_the_columns_of_the_importer(
    write: Written, exported: list[Row]
) -> None:
    row = next(row for row in exported if row.document.dossier == "36 360 VI" and row.entry.links)
    cells, told = one(write, row)
    assert cells["departement"] == "Justitie en Veiligheid"
    assert cells["begrotingshoofdstuk"] == "VI" and cells["artikelnummers"] == "37"
    assert cells["opleverdatum"] == "2022" and cells["status"] == "afgerond"
    assert cells["hoofdrapport"] == row.entry.links[0].url
    assert cells["link SEA"].startswith("https://zoek.officielebekendmakingen.nl/kst-36360-VI-1")
    assert cells["toelichting"] == " ".join(row.entry.conclusies.split())
    assert list(told) == ["artikelnummers"]  # 37.2 is no whole number


def test_what_does_not_fit_is_told(write: Written, exported: list[Row]) -> None:
    links = tuple(Link("x", f"https://voorbeeld.example/{n}") for n in range(12))
    row = exported[0]
    entry = replace(
        row.entry,
        titel="x" * 300,
        type_onderzoek="y" * 200,
        status="z" * 60,
        artikel="2.5 en BHOS art. 4.3",
        conclusies='=1+1 en "C:\\"',
        links=(*links, Link("y", "mailto:a@b.example")),
        values=Values(articles=(("2.5", "2.5"), ("4.3", "4.3"))),
    )
    cells, told = one(write, replace(row, entry=entry))
    assert len(cells["titel"]) == 256 and len(cells["type"]) == 128 and len(cells["status"]) == 56
    assert cells["bijlage 10"] == links[10].url
    assert links[11].url in told["bijlage 10"]
    assert cells["toelichting"] == '1+1 en "C:"'
    assert cells["artikelnummers"] == "" and "several chapters" in told["artikelnummers"]
    assert told.keys() == {
        *("titel", "type", "status", "opleverdatum", "artikelnummers", "toelichting"),
        *("hoofdrapport", "bijlage 10"),
    }


def test_articles_are_written_out_and_only_with_a_chapter(
    write: Written, exported: list[Row]
) -> None:
    row = next(row for row in exported if row.document.dossier == "36 560 VII")
    assert one(write, row)[0]["artikelnummers"] == "1,31,32,33,37"
    every = replace(row.entry, values=replace(row.entry.values, articles=(("", ""),)))
    cells, told = one(write, replace(row, entry=every))
    assert cells["artikelnummers"] == "" and "artikelnummers" in told
    cells, told = one(write, replace(row, document=replace(row.document, dossier="")))
    assert cells["begrotingshoofdstuk"] == cells["artikelnummers"] == ""
    assert "begrotingshoofdstuk" in told
