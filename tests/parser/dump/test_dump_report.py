"""A plain-text dump of a page: five entries, nothing dropped, nothing invented."""

from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parser import FIELDS, Code, Place, Report, Unreadable
from parser.clean import clean
from parser.dump.dump_report import read_dump
from parser.report import read

TEXT = (Path(__file__).parents[2] / "fixtures" / "seed-page-286.txt").read_text("utf-8")
LINES = TEXT.splitlines()
SAME = ("thema", "subthema", "type_onderzoek", "afronding", "status", "artikel", "conclusies")
NARROW = ("type_onderzoek", "afronding", "status", "artikel")


@pytest.fixture(scope="module")
def dumped(dump: Path) -> Report:
    return read(dump)


def letters(text: str) -> Counter[str]:
    return Counter(char for char in text if char.isalnum())


def test_the_page_has_five_entries_all_on_the_printed_page(dumped: Report) -> None:
    assert [entry.pages for entry in dumped.entries] == [(286,)] * 5


@pytest.mark.parametrize("field", SAME)
def test_every_field_is_what_the_pdf_of_the_same_page_says(
    field: str, dumped: Report, truth_of: Callable[[str], Mapping[str, Any]]
) -> None:
    truth = [entry[field] for entry in truth_of("seed")["entries"][2:7]]
    found = [getattr(entry, field) for entry in dumped.entries]
    if field == "conclusies":
        assert truth[-1].startswith(found[-1])
        truth[-1] = found[-1]
    assert found == truth


def test_the_list_is_told_by_what_the_page_says(dumped: Report) -> None:
    assert {entry.lijst for entry in dumped.entries} == {"afgerond"}
    agenda = "Bijlage 4: Uitwerking Strategische Evaluatieagenda\n"
    planned = TEXT.replace(" 2022 afgerond ", " 2025 lopend ").replace("Hyperlink", "Aanvang")
    told = read_dump(agenda + planned)
    assert {entry.lijst for entry in told.entries} == {"gepland"}
    assert len(told.entries) == len(dumped.entries)


def test_a_theme_printed_once_goes_for_the_rows_below_it(dumped: Report) -> None:
    assert [(entry.thema, entry.subthema) for entry in dumped.entries] == [
        ("Samenwerking keten en internationaal", "Terugkeersamenwerking landen van herkomst"),
        ("Samenwerking keten en internationaal", "Terugkeersamenwerking landen van herkomst"),
        ("Overkoepelend", "Eindevaluatie LVV"),
        ("Overig", ""),
        ("Overig", ""),
    ]


def test_only_the_last_entry_is_cut_off_and_its_text_ends_where_the_page_does(
    dumped: Report,
) -> None:
    cut = [Code.CUT_OFF in {f.code for f in entry.findings} for entry in dumped.entries]
    assert cut == [False] * 4 + [True]
    assert dumped.entries[-1].conclusies.endswith("anders organiseert de overheid haar eigen")


def test_the_links_text_is_kept_and_no_address_invented(dumped: Report) -> None:
    for entry in dumped.entries:
        assert [(link.text, link.url) for link in entry.links] == [("Link", "")]
        assert [finding.code for finding in entry.findings].count(Code.LINK_NO_URL) == 1


def test_a_finding_about_a_text_names_whole_words_of_it(dumped: Report) -> None:
    for entry in dumped.entries:
        for finding in entry.findings:
            if finding.code is Code.CUT_OFF:
                assert finding.about.split() == entry.conclusies.split()[-6:]


def test_what_the_words_alone_cannot_decide_is_flagged(dumped: Report) -> None:
    found = {
        (at, finding.about)
        for at, entry in enumerate(dumped.entries)
        for finding in entry.findings
        if finding.code is Code.HYPHEN_THIN
    }
    assert found == {(3, "verblijfsrecht"), (3, "vaststellingsprocedure")}
    unsure = [f for e in dumped.entries for f in e.findings if f.code is Code.COLUMN_UNSURE]
    assert unsure


def test_an_entry_that_is_cut_off_is_trusted_less(dumped: Report) -> None:
    assert dumped.entries[-1].confidence < dumped.entries[1].confidence


def test_the_dump_says_what_paper_it_is_of(dumped: Report) -> None:
    paper = dumped.document
    assert (paper.dossier, paper.nr, paper.vergaderjaar) == ("36 360 VI", "1", "2022–2023")
    assert (paper.pages, paper.file) == (1, "seed-page-286.txt")


def test_every_word_has_a_place(dumped: Report) -> None:
    assert sum(dumped.account.values()) == len(TEXT.split())
    assert dumped.account[Place.HEADER] == 12
    assert dumped.account[Place.RUNNING] == len(LINES[-1].split())


@settings(max_examples=10)
@given(st.lists(st.sampled_from(range(2, len(LINES))), unique=True, max_size=30).map(sorted))
def test_whatever_lines_are_left_out_no_letter_of_the_others_is_dropped(kept: list[int]) -> None:
    lines = [LINES[at] for at in kept]
    report = read_dump("\n".join([*LINES[:2], *lines]))
    assert sum(report.account.values()) == sum(len(line.split()) for line in LINES[:2] + lines)
    said = "".join(
        getattr(entry, field) for entry in report.entries for field in (*SAME, "vindplaats")
    ) + "".join(link.text for entry in report.entries for link in entry.links)
    table = "".join(line for line in lines if not line.startswith("Tweede Kamer"))
    assert letters(table) <= letters(said)


@settings(max_examples=40)
@given(st.text(max_size=200) | st.lists(st.sampled_from(LINES[:5]), max_size=4).map("\f".join))
def test_any_text_at_all_gives_a_report_whose_account_adds_up(text: str) -> None:
    report = read_dump(text)
    lines = [line for page in text.split("\f") for line in page.splitlines()]
    assert sum(report.account.values()) == sum(len(clean(line).split()) for line in lines)


def test_no_field_holds_what_a_terminal_obeys_or_hides() -> None:
    hostile = [line.replace("onderzoek", "onder\x1b[31m\u202ezoe\u200bk") for line in LINES]
    report = read_dump("\n".join(hostile))
    said = [getattr(entry, field) for entry in report.entries for field in FIELDS]
    assert any("onder[31mzoek" in text for text in said)
    assert all(clean(text) == text for text in said)


def test_a_text_without_the_header_has_no_entries() -> None:
    report = read_dump("\n".join(LINES[2:]))
    assert report.entries == ()
    assert sum(report.account.values()) == sum(len(line.split()) for line in LINES[2:])


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_row_that_goes_on_behind_a_form_feed_is_one_entry_of_two_pages(
    end: str, tmp_path: Path, dumped: Report
) -> None:
    path = tmp_path / "twee.txt"
    path.write_bytes("\f".join([end.join(LINES[:38]), end.join(LINES[38:])]).encode("utf-8-sig"))
    report = read(path)
    assert [entry.pages for entry in report.entries] == [(1,)] * 4 + [(1, 286)]
    assert [entry.conclusies for entry in report.entries] == [
        entry.conclusies for entry in dumped.entries
    ]
    assert report.document.pages == 2


def test_a_visible_address_is_a_link() -> None:
    lines = [line.replace("37.3 Link", "37.3 https://www.example.nl/a.pdf") for line in LINES]
    report = read_dump("\n".join(lines))
    assert [link.url for link in report.entries[0].links] == ["https://www.example.nl/a.pdf"]


def test_a_text_that_is_not_utf_8_is_refused_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "oud.txt"
    path.write_bytes("Conclusies één".encode("latin-1"))
    with pytest.raises(Unreadable, match=r"^.*oud\.txt: .*UTF-8.*\.$"):
        read(path)


def test_the_dump_of_a_real_paper_gives_the_narrow_fields_of_every_entry(
    path_of: Callable[[str], Path], truth_of: Callable[[str], Mapping[str, Any]]
) -> None:
    with pdfplumber.open(path_of("seed")) as pdf:
        report = read_dump("\f".join(page.extract_text() for page in pdf.pages))
    assert [[getattr(entry, field) for field in NARROW] for entry in report.entries] == [
        [entry[field] for field in NARROW] for entry in truth_of("seed")["entries"]
    ]
    assert not [link.url for entry in report.entries for link in entry.links if link.url]
