"""Rows cut where a person sees them: with rules, dots or white between them, themes halfway."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from parser import Entry
from parser.locate import locate
from parser.pdf.lines import Line
from parser.pdf.runs import Char, Run
from parser.report import read
from parser.table import RowWitness, layout_document, rows_of
from parser.table.columns import Column
from parser.table.dealing import assign_to_columns
from parser.table.row_starts import starts_of

HEADER = (("Thema", 40), ("Type onderzoek", 130), ("Afronding", 210), ("Conclusies", 270))
LEADING = 9.0
Entries = Callable[[bytes], Sequence[Entry]]


def paper(
    texts: Sequence[tuple[str, float, float]], dots: Sequence[tuple[int, float]] = ()
) -> bytes:
    """A page with the header, `texts` at x and y from its top, and dotted rules from x at y on."""
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=(558, 771))
    canvas.setFont("Helvetica-Bold", 12)
    canvas.drawString(40, 771 - 60, "Bijlage 3: Afgerond evaluatie- en overig onderzoek")
    canvas.setFont("Helvetica-Bold", 7)
    for label, x in HEADER:
        canvas.drawString(x, 771 - 90, label)
    canvas.setFont("Helvetica", 7)
    for text, x, y in texts:
        canvas.drawString(x, 771 - y, text)
    for left, y in dots:
        for x in range(left, 520, 2):
            canvas.rect(x, 771 - y, 0.75, 0.75, stroke=0, fill=1)
    canvas.save()
    return made.getvalue()


def rows(heights: Sequence[int], gap: float = 5.0) -> Iterator[list[tuple[str, float, float]]]:
    """The rows of a table, each so many lines high, without their theme."""
    y = 105.0
    for number, height in enumerate(heights):
        yield [
            ("Ex post", 130, y),
            (str(2020 + number), 210, y),
            *(
                (f"Het beleid van rij {number} werkt, zo blijkt uit regel {line} van", 270, at)
                for line in range(height)
                for at in [y + line * LEADING]
            ),
        ]
        y += height * LEADING + gap


@pytest.fixture
def entries(tmp_path: Path) -> Callable[[bytes], Sequence[Entry]]:
    """What is read of a paper."""

    def found(made: bytes) -> Sequence[Entry]:
        path = tmp_path / "stuk.pdf"
        path.write_bytes(made)
        return read(path).entries

    return found


def test_themes_halfway_their_rows_are_told_without_rules(entries: Entries) -> None:
    made = list(rows([5, 5, 7, 4, 6]))
    first, last = made[0][0][2], made[4][-1][2]
    halfway = (first + made[1][-1][2]) / 2, (made[2][0][2] + last) / 2
    themes = [("Opvang", 40, halfway[0]), ("Toezicht", 40, halfway[1])]
    texts = [text for row in made for text in row] + themes
    assert [entry.thema for entry in entries(paper(texts))] == ["Opvang"] * 2 + ["Toezicht"] * 3


def test_themes_at_the_top_of_their_rows_are_told_without_rules(entries: Entries) -> None:
    made = list(rows([5, 5, 7, 4, 6]))
    themes = [("Opvang", 40, made[0][0][2]), ("Toezicht", 40, made[2][0][2])]
    texts = [text for row in made for text in row] + themes
    assert [entry.thema for entry in entries(paper(texts))] == ["Opvang"] * 2 + ["Toezicht"] * 3


def test_an_empty_theme_is_empty_where_it_is_printed_on_every_row(entries: Entries) -> None:
    made = list(rows([2, 2, 2, 2]))
    themes = [(name, 40, made[at][0][2]) for name, at in (("Zorg", 0), ("Zorg", 1), ("Wonen", 3))]
    texts = [text for row in made for text in row] + themes
    assert [one.thema for one in entries(paper(texts))][:2] == ["Zorg", "Zorg"]
    assert [one.thema for one in entries(paper(texts))][3] == "Wonen"
    assert [one.thema for one in entries(paper(texts))][2] != "Zorg"


def test_rows_of_dots_part_rows_as_rules_do(entries: Entries) -> None:
    made = list(rows([3, 2, 4], gap=2.0))
    texts = [text for row in made for text in row if text[1] != 130 or text is made[0][0]]
    dots = [(40, row[0][2] - 7.5) for row in made[1:]]
    found = entries(paper(texts, dots))
    assert [entry.afronding for entry in found] == ["2020", "2021", "2022"]
    assert [entry.type_onderzoek for entry in found] == ["Ex post", "", ""]


def test_a_theme_taller_than_its_rows_makes_no_row(entries: Entries) -> None:
    made = list(rows([2, 2, 2]))
    last = made[2][0][2]
    theme = [(word, 40, last + LEADING * at) for at, word in enumerate(["Wonen", "en", "zorg"])]
    texts = [("Opvang", 40, 105.0), *(text for row in made for text in row), *theme]
    dots = [(125, made[1][0][2] - 8.0), (40, last - 8.0), (125, last + 2 * LEADING - 8.0)]
    found = entries(paper(texts, dots))
    assert [entry.thema for entry in found] == ["Opvang", "Opvang", "Wonen en zorg"]


def test_themes_that_no_rule_parts_are_told_from_the_rows_beside_them(entries: Entries) -> None:
    made = list(rows([4, 4, 4, 4]))
    halfway = [(made[at][0][2] + made[at + 1][-1][2]) / 2 for at in (0, 2)]
    themes = [("Opvang", 40.0, halfway[0]), ("Toezicht", 40.0, halfway[1])]
    texts = [text for row in made for text in row] + themes
    found = entries(paper(texts, [(125, row[0][2] - 8.5) for row in made[1:]]))
    assert [entry.thema for entry in found] == ["Opvang"] * 2 + ["Toezicht"] * 2


def test_rows_without_white_between_begin_on_the_lines_of_their_values(entries: Entries) -> None:
    made = list(rows([4, 2, 5], gap=0.0))
    tall = [("Opvang van", 40.0, made[1][0][2]), ("gezinnen in", 40.0, made[1][0][2] + LEADING)]
    tall.append(("de regio", 40.0, made[1][0][2] + 2 * LEADING))
    later = [(text, x, y + LEADING) for text, x, y in made[2]]  # the theme is the tallest cell
    found = entries(paper([*made[0], *made[1], *tall, *later]))
    assert [entry.conclusies.count("regel") for entry in found] == [4, 2, 5]
    assert all(entry.conclusies.startswith("Het beleid") for entry in found)


@pytest.mark.parametrize(
    ("by_line", "dotted", "witness"),
    [
        (False, False, RowWitness.DRAWN),
        (True, False, RowWitness.VALUES),
        (True, True, RowWitness.RULING),
    ],
)
def test_each_row_keeps_what_told_where_it_begins(
    by_line: bool, dotted: bool, witness: RowWitness, tmp_path: Path
) -> None:
    made = list(rows([4, 2, 5]))
    for row in made:  # behind a second line the pen goes up
        row.insert(1, ("en ex ante", 130, row[0][2] + LEADING))
    texts = [text for row in made for text in row]
    if by_line:
        texts.sort(key=lambda text: (text[2], text[1]))
    path = tmp_path / "stuk.pdf"
    path.write_bytes(paper(texts, [(30, row[0][2] - 8.5) for row in made[1:] if dotted]))
    layouts, _ = layout_document(path, locate(path))
    (part,) = (part for layout in layouts for part in layout.parts)
    first, *others = [row.told_by for row in rows_of(part).rows]
    assert first is (RowWitness.DRAWN if witness is RowWitness.DRAWN else RowWitness.FIRST)
    assert others == [witness, witness]


def test_two_years_above_each_other_are_of_two_rows(entries: Entries) -> None:
    texts = [
        ("Ex post", 130, 105.0),
        ("2020-2021", 210, 105.0),
        ("Onderzoek naar de bezorging van post op zaterdag en op zondag", 270, 105.0),
        ("2020", 210, 114.0),
        ("Statistiek van het ondernemerschap, het vestigingsklimaat en", 270, 114.0),
        ("de regio", 270, 123.0),
    ]
    assert [entry.afronding for entry in entries(paper(texts))] == ["2020-2021", "2020"]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Zelfstandigheid", ["Zelfstandigheid", ""]),  # a long word hangs over
        ("OverkoepeEindeval", ["Overkoepe", "Eindeval"]),  # two texts touch
        ("Programma's", ["Programma's", ""]),  # an apostrophe is a letter of its word
        ("Overkoepe)", ["Overkoepe)", ""]),  # no text begins so
        ("2021-20222", ["2021-20222", ""]),  # nor is a number cut
    ],
)
def test_a_word_is_not_cut_where_a_column_happens_to_begin(text: str, cut: list[str]) -> None:
    columns = (Column("thema", "T", 0, 45, 10), Column("subthema", "S", 45, 99, 47))
    chars = [
        Char(sign, 9 + 4 * at, 13 + 4 * at, 10, 18, 17, 8, False) for at, sign in enumerate(text)
    ]
    dealt = assign_to_columns([Run.of(chars)], columns)
    assert [" ".join(run.text for run, _ in column) for column in dealt] == cut


@pytest.mark.parametrize(
    ("x", "column"),
    [(10.0, 0), (104.0, 1)],  # a long word hangs over; a centred value begins before its column
)
def test_a_text_over_an_edge_is_of_the_column_in_which_it_begins_or_mostly_stands(
    x: float, column: int
) -> None:
    columns = (Column("conclusies", "C", 0, 110, 10), Column("afronding", "A", 110, 160, 121))
    text = "2021-2022" if column else "Gegevensbeschermingseffectbeoordeling"
    chars = [
        Char(sign, x + 4 * at, x + 4 * at + 4, 10, 18, 17, 8, False) for at, sign in enumerate(text)
    ]
    dealt = assign_to_columns([Run.of(chars)], columns)
    assert [len(runs) for runs in dealt] == ([0, 1] if column else [1, 0])


def test_backgrounds_behind_rows_of_one_value_part_them_alone() -> None:
    columns = (Column("afronding", "Jaar", 0, 50, 10), Column("conclusies", "C", 50, 200, 60))

    def line(text: str, x: float, base: float) -> Line:
        chars = [
            Char(sign, x + 4 * at, x + 4 * at + 4, base - 7, base + 1, base, 8, False)
            for at, sign in enumerate(text)
        ]
        return Line(base, (Run.of(chars),))

    bases = (20.0, 60.0, 100.0)
    texts = [[line("2022", 10, base) for base in bases], [line("Werkt.", 60, b) for b in bases]]
    assert starts_of(columns, texts, [40.0, 80.0], ruled=False) == []


def test_the_rest_of_a_row_is_told_from_the_row_that_is_set_right_below_it(
    entries: Entries,
) -> None:
    """Both are drawn as one text, for the rows of this table have hardly any white between them."""
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=(558, 771))
    places = {"Conclusies": 40, "Type onderzoek": 300, "Afronding": 390, "Artikel": 470}

    def cell(label: str, lines: Sequence[str], y: float) -> None:
        for at, said in enumerate(lines):
            canvas.drawString(places[label], 771 - y - LEADING * at, said)

    def row(year: str, y: float, lines: Sequence[str], before: Sequence[str] = ()) -> None:
        cell("Conclusies", before, y - LEADING * len(before))
        for label, text in (("Conclusies", lines), ("Type onderzoek", ["Ex post"])):
            cell(label, text, y)
        cell("Afronding", [year], y)
        cell("Artikel", ["31"], y)

    text = [f"Het beleid werkt goed, en dat blijkt uit deel {at} van het" for at in range(4)]
    for page in range(2):
        canvas.setFont("Helvetica-Bold", 7)
        for label, x in sorted(places.items(), key=lambda pair: pair[1]):
            canvas.drawString(x, 771 - 90, label)
        canvas.setFont("Helvetica", 7)
        rest = ["onderzoek dat in dit jaar", "is afgerond."] if page else []
        row(f"202{page}", 105 + LEADING * len(rest), text, rest)
        row(f"203{page}", 105 + LEADING * (len(rest) + 4) + 1, text)
        canvas.showPage()
    canvas.save()
    found = entries(made.getvalue())
    assert [entry.afronding for entry in found] == ["2020", "2030", "2021", "2031"]
    assert found[1].pages == (1, 2)
    assert found[1].conclusies.endswith("is afgerond.")
    assert found[2].conclusies.startswith("Het beleid werkt goed, en dat blijkt uit deel 0")
