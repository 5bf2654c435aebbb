"""Which list a table is: finished research, or planned; told by all that is printed."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from parser import CHOICES, Code, Document, Entry, Report, Values
from parser.report import read
from parser.research_list import TableHead, with_lists
from tests.parser.conftest import BOLD, PAGE, TEXT

ANNUAL = "Tweede Kamer, vergaderjaar 2023–2024, 36 560 VI, nr. 1"
"""The running line of an annual report over 2023."""
BUDGET = "Tweede Kamer, vergaderjaar 2024–2025, 36 600 VI, nr. 2"
"""That of a draft budget of 2025."""
ANNEX = "<b>Bijlage 3: Afgerond evaluatie- en overig onderzoek</b>"
MODEL = ("Thema", "Subthema", "Type onderzoek", "Afronding", "Status", "Conclusies", "Artikel")
AGENDA = ("Thema", "Subthema", "Type onderzoek", "Start", "Afronding", "Status", "Toelichting")
WIDTHS = {
    **dict.fromkeys((*MODEL, *AGENDA, "Vindplaats"), 60),
    "Conclusies": 150,
    "Toelichting": 130,
    "Artikel": 45,
    "Start": 40,
}
DONE = "Het onderzoek laat zien dat de regeling werkt."
AHEAD = "Onderzocht wordt of de regeling werkt."


class Drawn(NamedTuple):
    """A table with what stands above it; what is marked up is bold."""

    above: Sequence[str]
    header: Sequence[str]
    rows: Sequence[Sequence[str]]


def finished(years: Sequence[int], status: str = "Afgerond") -> list[list[str]]:
    return [
        [f"Thema {at}", "Opvang", "Ex post", str(year), status, DONE, "37.2"]
        for at, year in enumerate(years)
    ]


def planned(years: Sequence[int], status: str = "Te starten") -> list[list[str]]:
    return [
        [f"Thema {at}", "Opvang", "Ex ante", str(year - 1), str(year), status, AHEAD]
        for at, year in enumerate(years)
    ]


def paper(folder: Path, running: str, *tables: Drawn) -> Report:
    """The report of a paper with these tables under each other."""
    story: list[Any] = []
    for drawn in tables:
        story += [Paragraph(text, TEXT) for text in drawn.above]
        cells = [[Paragraph(cell, BOLD) for cell in drawn.header]]
        cells += [[Paragraph(cell, TEXT) for cell in row] for row in drawn.rows]
        style = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black")])
        story += [
            Table(cells, [WIDTHS[label] for label in drawn.header], repeatRows=1, style=style)
        ]
        story += [Spacer(1, 30)]

    def line(canvas: Canvas, _: Any) -> None:
        canvas.setFont("Helvetica", 6)
        canvas.drawString(40, 40, running)

    made = io.BytesIO()
    layout = SimpleDocTemplate(made, pagesize=PAGE, leftMargin=30, rightMargin=30)
    layout.build(story, onFirstPage=line, onLaterPages=line)
    path = folder / "stuk.pdf"
    path.write_bytes(made.getvalue())
    return read(path)


def lists(report: Report) -> list[str]:
    return [entry.lijst for entry in report.entries]


def unsure(report: Report) -> list[tuple[str, str]]:
    """What each finding on the list is about, and what it may have to be instead."""
    return [
        (finding.about, finding.instead)
        for entry in report.entries
        for finding in entry.findings
        if finding.code is Code.LIST_UNSURE
    ]


def test_the_annex_of_an_annual_report_lists_finished_research(tmp_path: Path) -> None:
    report = paper(tmp_path, ANNUAL, Drawn([ANNEX], MODEL, finished([2022, 2023, 2023])))
    assert (lists(report), unsure(report)) == (["afgerond"] * 3, [])


def test_an_agenda_in_an_annual_report_is_planned_and_needs_no_report(tmp_path: Path) -> None:
    heading = "<b>Bijlage 4: Uitwerking Strategische Evaluatieagenda</b>"
    report = paper(tmp_path, ANNUAL, Drawn([heading], AGENDA, planned([2024, 2025, 2026])))
    assert (lists(report), unsure(report)) == (["gepland"] * 3, [])


def test_two_tables_under_one_annex_are_each_what_they_are(tmp_path: Path) -> None:
    report = paper(
        tmp_path,
        ANNUAL,
        Drawn([ANNEX, "<b>Tabel 1 Afgeronde evaluaties</b>"], MODEL, finished([2022, 2023])),
        Drawn(["<b>Tabel 2 Geplande evaluaties</b>"], AGENDA, planned([2024, 2026])),
    )
    assert (lists(report), unsure(report)) == (["afgerond"] * 2 + ["gepland"] * 2, [])


def test_rows_alone_tell_a_planned_table_that_nothing_announces(tmp_path: Path) -> None:
    rows = planned([2024, 2025, 2026, 2027, 2028])
    report = paper(tmp_path, ANNUAL, Drawn([], AGENDA, rows))
    assert (lists(report), unsure(report)) == (["gepland"] * 5, [])


def test_a_draft_budget_lists_planned_research_though_some_of_it_has_ended(tmp_path: Path) -> None:
    heading = "<b>Bijlage 3: Uitwerking Strategische Evaluatieagenda</b>"
    rows = [*planned([2025, 2026, 2028], "Lopend"), *planned([2024], "Afgerond")]
    report = paper(tmp_path, BUDGET, Drawn([heading], AGENDA, rows))
    assert (lists(report), unsure(report)) == (["gepland"] * 4, [])


def test_a_table_of_finished_and_running_research_is_one_list(tmp_path: Path) -> None:
    rows = [*finished([2022, 2023, 2023]), *finished([2023, 2024], "Lopend")]
    report = paper(tmp_path, ANNUAL, Drawn([ANNEX], MODEL, rows))
    assert (lists(report), unsure(report)) == (["afgerond"] * 5, [])
    assert [entry.values.status for entry in report.entries] == ["afgerond"] * 3 + ["lopend"] * 2


def test_where_heading_and_rows_contradict_each_other_each_entry_says_so(tmp_path: Path) -> None:
    rows = finished([2024, 2025, 2026, 2026], "Te starten")
    report = paper(tmp_path, ANNUAL, Drawn([ANNEX], MODEL, rows))
    (told,) = set(lists(report))
    (other,) = {"afgerond", "gepland"} - {told}
    assert unsure(report) == [(told, other)] * 4
    assert all(entry.confidence < 1 for entry in report.entries)


def test_where_nothing_tells_it_there_is_no_list_and_no_guess(tmp_path: Path) -> None:
    header = ("Thema", "Subthema", "Type onderzoek", "Afronding", "Toelichting")
    rows = [[f"Thema {at}", "Opvang", "Ex post", "n.t.b.", AHEAD] for at in range(3)]
    report = paper(tmp_path, "", Drawn([], header, rows))
    assert (lists(report), unsure(report)) == ([""] * 3, [])


def test_a_table_keeps_its_list_over_pages(tmp_path: Path) -> None:
    heading = "<b>Tabel 3 Lopend en gepland onderzoek</b>"
    rows = [*planned([2024] * 60, "Lopend"), *planned([2022] * 2, "Afgerond")]
    report = paper(tmp_path, ANNUAL, Drawn([ANNEX, heading], AGENDA, rows))
    assert len({entry.pages for entry in report.entries}) > 1
    assert (set(lists(report)), unsure(report)) == ({"gepland"}, [])


def test_sentences_above_a_table_tell_it(tmp_path: Path) -> None:
    header = ("Thema", "Subthema", "Type onderzoek", "Afronding", "Toelichting")
    rows = [[f"Thema {at}", "Opvang", "Ex post", "n.t.b.", AHEAD] for at in range(3)]
    lead = "In onderstaande tabel staan de evaluaties die voor de komende jaren gepland zijn."
    report = paper(tmp_path, "", Drawn([lead], header, rows))
    assert lists(report) == ["gepland"] * 3
    assert unsure(report) == [("gepland", "afgerond")] * 3  # a sentence alone may be of another


def test_planned_research_without_a_report_is_not_remarked_on(tmp_path: Path) -> None:
    header = ("Thema", "Type onderzoek", "Start", "Afronding", "Toelichting", "Vindplaats")
    rows = [[row[0], *row[2:5], row[6], ""] for row in planned([2024, 2025, 2026])]
    heading = "<b>Bijlage 4: Uitwerking Strategische Evaluatieagenda</b>"
    report = paper(tmp_path, ANNUAL, Drawn([heading], header, rows))
    assert lists(report) == ["gepland"] * 3
    assert Code.NO_LINK not in {f.code for entry in report.entries for f in entry.findings}


TEXTS = st.sampled_from(
    ["", "Afgerond onderzoek", "Geplande evaluaties", "Evaluatieagenda", "Zorg", "Start", "Link"]
)
ENTRIES = st.lists(
    st.builds(
        lambda year, status: Entry(values=Values("", status, year, year)),
        st.none() | st.integers(2015, 2030),
        st.sampled_from(["", "afgerond", "lopend", "te starten"]),
    ),
    min_size=1,
    max_size=9,
)
HEADS = st.builds(
    TableHead, st.just(1), st.lists(TEXTS).map(tuple), TEXTS, st.lists(TEXTS).map(tuple), TEXTS
)
PAPERS = st.builds(
    Document, st.sampled_from(["", "36 560 VI", "36 600 VI"]), jaar=st.none() | st.just(2023)
)


@given(ENTRIES, HEADS, PAPERS)
def test_a_table_is_one_list_of_the_two_or_none_and_a_finding_offers_the_other(
    entries: list[Entry], head: TableHead, document: Document
) -> None:
    told = with_lists(entries, [head] * len(entries), document)
    (lijst,) = {entry.lijst for entry in told}
    assert lijst in ("", *CHOICES["lijst"])
    for entry in told:
        for finding in entry.findings:
            assert {finding.about, finding.instead} in ({"afgerond", "gepland"}, {""})


def test_where_as_much_speaks_for_either_none_is_told_and_that_is_said() -> None:
    head = TableHead(1, ("Start", "Link"))
    (told,) = with_lists([Entry()], [head], Document())
    assert (told.lijst, [finding.code for finding in told.findings]) == ("", [Code.LIST_UNSURE])


@given(ENTRIES, HEADS, PAPERS, st.sampled_from(["Zorg", "Tabel 3"]))
def test_a_caption_that_says_nothing_changes_nothing(
    entries: list[Entry], head: TableHead, document: Document, caption: str
) -> None:
    heads = [head] * len(entries)
    more = [head.__class__(1, head.labels, head.annex, (*head.captions, caption), head.lead)]
    assert with_lists(entries, heads, document) == with_lists(
        entries, more * len(entries), document
    )


@pytest.mark.parametrize(
    ("dossier", "lijst"), [("36 560 VI", "afgerond"), ("36 600 VI", "gepland")]
)
def test_the_year_before_its_own_says_nothing_in_a_draft_budget(dossier: str, lijst: str) -> None:
    year = 2023 if lijst == "afgerond" else 2024
    document = Document(dossier, jaar=year if lijst == "afgerond" else 2025)
    entries = [Entry(values=Values("", "", year, year))] * 5
    (told, *_) = with_lists(entries, [TableHead(1, ())] * 5, document)
    assert told.lijst == lijst
    assert bool(told.findings) == (lijst == "gepland")


def test_a_caption_of_the_other_list_opens_a_table_of_the_same_columns(tmp_path: Path) -> None:
    report = paper(
        tmp_path,
        ANNUAL,
        Drawn([ANNEX, "Tabel 1 Afgeronde evaluaties"], MODEL, finished([2022, 2023])),
        Drawn(["Tabel 2 Geplande evaluaties"], MODEL, finished([2024, 2025, 2026], "Te starten")),
    )
    assert (lists(report), unsure(report)) == (["afgerond"] * 2 + ["gepland"] * 3, [])
