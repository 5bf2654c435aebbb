"""Footnotes: their marks are no part of a value, and they are kept with what refers to them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from parser import Code, Report
from parser.pdf import Char, Line, Run
from parser.report import read
from parser.table.footnotes import marks_of

HEADER = ("Thema", "Type onderzoek", "Afronding", "Status", "Conclusies", "Artikel", "Hyperlink")
WIDTHS = (75, 55, 45, 60, 170, 40, 53)
AT = {"afronding": 2, "status": 3, "conclusies": 4, "artikel": 5}
ROW = ("Opvang", "Ex post", "2022", "afgerond", "Onderzoek Opvang (WODC): Het werkt.", "37.2", "")
NOTES = (
    "1) Dit onderzoek is uitgevoerd in samenwerking met een ander departement; zie www.example.nl.",
    "2) De afronding is vertraagd: het rapport is begin volgend jaar aan de Kamer",
    "gezonden.",
)


@pytest.fixture
def reading(draw: Callable[..., bytes], tmp_path: Path) -> Callable[..., Report]:
    """The report of a table with these rows, and `notes` under it."""

    def make(*rows: tuple[str, ...], notes: tuple[str, ...] = NOTES) -> Report:
        def under(canvas: Canvas) -> None:
            canvas.setFont("Helvetica", 7)
            for at, line in enumerate(notes):
                canvas.drawString(36, 480 - 9 * at, line)

        path = tmp_path / "noten.pdf"
        path.write_bytes(draw(HEADER, rows, WIDTHS, also=under))
        return read(path)

    return make


def row(**values: str) -> tuple[str, ...]:
    names = [name.split()[0].lower() for name in HEADER]
    return tuple(values.get(name, own) for name, own in zip(names, ROW, strict=True))


@pytest.mark.parametrize(
    ("field", "printed", "value"),
    [
        ("afronding", "<para>2022<super>1)</super></para>", "2022"),
        ("afronding", "<para><super>1)</super> 2022</para>", "2022"),
        ("afronding", "<para>2022 <super>1</super></para>", "2022"),
        ("afronding", "20221)", "2022"),
        ("afronding", "1) 2022", "2022"),
        ("afronding", "2022 (1)", "2022"),
        ("status", "<para>afgerond<super>1)</super></para>", "afgerond"),
        ("status", "afgerond1)", "afgerond"),
        ("status", "afgerond [1]", "afgerond"),
        ("status", "afgerond¹)", "afgerond"),
        ("artikel", "<para>37.2<super>1)</super></para>", "37.2"),
        (
            "conclusies",
            "<para>Onderzoek A (WODC): Het werkt.<super>1)</super></para>",
            "Onderzoek A (WODC): Het werkt.",
        ),
    ],
)
def test_a_mark_is_no_part_of_a_value_however_it_is_set(
    field: str, printed: str, value: str, reading: Callable[..., Report]
) -> None:
    report = reading(row(**{field: printed}), ROW)
    assert [getattr(entry, field) for entry in report.entries] == [value, ROW[AT[field]]]
    assert [entry.notes[:2] for entry in report.entries] == ["1)", ""]


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("<para>Onderzoek A (WODC): 40 m<super>2</super> per woning.</para>", "40 m2 per woning."),
        ("<para>Onderzoek A (WODC): 3 x 10<super>6</super> euro.</para>", "3 x 106 euro."),
        ("<para>Onderzoek A (WODC): CO<sub>2</sub>-uitstoot.</para>", "CO2-uitstoot."),
        ("<para>Onderzoek A (WODC): de 1<super>e</super> fase.</para>", "de 1e fase."),
        ("Onderzoek A (WODC): 1) meer geld en 2) meer tijd.", "1) meer geld en 2) meer tijd."),
        ("Onderzoek A (WODC): zie (bijlage 1) hierbij.", "zie (bijlage 1) hierbij."),
    ],
)
def test_what_is_part_of_a_text_stays(
    printed: str, value: str, reading: Callable[..., Report]
) -> None:
    marked = row(status="<para>afgerond<super>1)</super></para>")
    entry, _marked = reading(row(conclusies=printed), marked).entries
    assert entry.conclusies == f"Onderzoek A (WODC): {value}"
    assert entry.notes == ""


def test_notes_are_no_entries_and_go_with_those_that_refer_to_them(
    reading: Callable[..., Report],
) -> None:
    first, second, third = reading(
        row(afronding="<para>2022<super>2)</super></para>"),
        ROW,
        row(status="<para>afgerond<super>1)</super></para>"),
    ).entries
    assert first.notes == (
        "2) De afronding is vertraagd: het rapport is begin volgend jaar aan de Kamer gezonden."
    )
    assert second.notes == ""
    assert third.notes.startswith("1) Dit onderzoek")
    assert [box.page for box in first.boxes["notes"]] == [1]


def test_an_address_in_a_note_is_no_link_of_the_entry(reading: Callable[..., Report]) -> None:
    (entry,) = reading(row(afronding="<para>2022<super>1)</super></para>")).entries
    assert "www.example.nl" in entry.notes
    assert entry.links == ()


def test_every_word_of_a_note_is_accounted_for(reading: Callable[..., Report]) -> None:
    report = reading(row(afronding="20221)"), row(status="2) afgerond"))
    assert Code.WORD_UNPLACED not in {finding.code for finding in report.findings}
    assert report.account["footnote"] >= len(" ".join(NOTES).split())


def test_letters_that_a_broken_font_gives_no_size_cost_no_page() -> None:
    chars = [Char(text, 50 + at, 50 + at, 90, 90, 90, 0, False) for at, text in enumerate("201")]
    assert marks_of([Line(90, (Run.of(chars),))], 7) is not None
