"""Which findings the values of an entry give."""

import pytest

from parser import FIELDS, Code, Document, Entry, Finding, Link
from parser.findings import confidence, is_doubt
from parser.plausibility import HORIZON, doubt_what_is_cut, with_findings

COLUMNS = {"thema", "type_onderzoek", "afronding", "status", "conclusies", "artikel", "links"}
SOUND = Entry(
    thema="Opvang",
    type_onderzoek="Ex post",
    afronding="2022",
    status="Afgerond",
    conclusies="Onderzoek Opvang (WODC): Het beleid werkt.",
    artikel="37.2",
    links=(Link("Link", "https://repository.example.nl/1"),),
)
PAPER = Document(jaar=2022)


def codes(entry: Entry, fields: set[str] = COLUMNS, paper: Document = PAPER) -> list[Code]:
    return [finding.code for finding in with_findings(entry, paper, fields).findings]


def changed(**values: object) -> Entry:
    return Entry(**{**{name: getattr(SOUND, name) for name in (*FIELDS, "links")}, **values})  # type: ignore[arg-type]


def test_a_letter_that_the_file_does_not_tell_is_in_doubt() -> None:
    (found,) = with_findings(
        changed(conclusies="De uitput\ufffdng van het budget."), PAPER, COLUMNS
    ).findings
    assert found == Finding(Code.LETTER_UNTOLD, "conclusies", "uitput\ufffdng")
    assert is_doubt(found.code)


def test_a_sound_entry_is_trusted_fully() -> None:
    assert with_findings(SOUND, PAPER, COLUMNS) == SOUND


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"type_onderzoek": "Kwarktaart"}, Code.TYPE_UNKNOWN),
        ({"type_onderzoek": ""}, Code.TYPE_UNKNOWN),
        ({"status": "misschien"}, Code.STATUS_UNKNOWN),
        ({"afronding": "37.2"}, Code.YEAR_STRANGE),
        ({"afronding": "2009"}, Code.YEAR_STRANGE),
        ({"afronding": "2051"}, Code.YEAR_STRANGE),
        ({"links": ()}, Code.NO_LINK),
        ({"links": (Link("Link", ""),)}, Code.LINK_NO_URL),
        ({"conclusies": ""}, Code.NO_CONCLUSION),
        ({"conclusies": "en dus op het realiseren van oplossingen."}, Code.JOINED_UNSURE),
        ({"thema": ""}, Code.MERGE_UNSURE),
        ({"thema": "Leraren en"}, Code.CUT_OFF),
        ({"subthema": "Toezicht op de"}, Code.CUT_OFF),
        ({"titel": "Evaluatie van"}, Code.CUT_OFF),
        ({"thema": "Wijkagent en en burgerparticipatie"}, Code.BREAK_THIN),
    ],
)
def test_a_strange_value_gives_its_finding_and_no_other(
    values: dict[str, object], code: Code
) -> None:
    entry = changed(**values)
    assert codes(entry) == [code]
    assert (with_findings(entry, PAPER, COLUMNS).confidence < 1) == is_doubt(code)


@pytest.mark.parametrize(
    "name", ["Wat werkt in en uit", "Meedoen", "En dan?", "Groene en blauwe zones"]
)
def test_a_name_that_ends_in_a_particle_or_begins_with_a_conjunction_is_whole(name: str) -> None:
    assert codes(changed(thema=name, titel=name)) == []


@pytest.mark.parametrize(
    ("name", "about", "instead"),
    [
        ("Wijkagent en en handhaving", "Wijkagent en en", "Wijkagenten en"),
        ("Toezicht op belasting en", "belasting en", "belastingen"),
    ],
)
def test_what_stands_instead_of_a_plural_that_was_parted_is_the_plural(
    name: str, about: str, instead: str
) -> None:
    (found,) = with_findings(changed(thema=name), PAPER, COLUMNS).findings
    assert (found.code, found.field) == (Code.BREAK_THIN, "thema")
    assert (found.about, found.instead) == (about, instead)


def test_a_row_without_type_year_and_status_may_be_no_row() -> None:
    assert Code.ROW_UNSURE in codes(changed(type_onderzoek="", afronding="", status=""))


@pytest.mark.parametrize("field", ["type_onderzoek", "status", "afronding", "links", "thema"])
def test_a_field_that_the_table_has_no_column_for_is_no_doubt(field: str) -> None:
    entry = changed(**{field: () if field == "links" else ""})
    assert codes(entry, COLUMNS - {field}) == []


@pytest.mark.parametrize("year", [2022 + HORIZON[0], 2022, 2022 + HORIZON[1]])
def test_a_year_within_the_horizon_is_not_strange(year: int) -> None:
    assert codes(changed(afronding=str(year))) == []


def test_without_a_reported_year_no_year_is_far_from_it() -> None:
    assert codes(changed(afronding="1987"), paper=Document()) == []


def test_unfinished_research_needs_no_link() -> None:
    assert codes(changed(status="lopend", links=())) == []
    assert codes(changed(links=(), vindplaats="Kamerstuk 31 490, nr. 5")) == []


def test_a_title_stands_in_for_the_conclusion_that_the_model_has_no_column_for() -> None:
    entry = changed(conclusies="", titel="Evaluatie kinderopvang")
    assert codes(entry, {"titel", "afronding"}) == []


def test_what_the_reading_found_comes_first_and_weighs_too() -> None:
    cut = Finding(Code.CUT_OFF, "conclusies")
    entry = with_findings(changed(findings=(cut,), thema=""), PAPER, COLUMNS)
    assert [finding.code for finding in entry.findings] == [Code.CUT_OFF, Code.MERGE_UNSURE]
    assert entry.confidence == confidence([cut, Finding(Code.MERGE_UNSURE, "thema")])


@pytest.mark.parametrize(
    ("tables", "pages", "is_doubted"),
    [((1, 1), (4, 5), True), ((1, 2), (4, 5), False), ((1, 1), (4, 4), False)],
)
def test_the_last_entry_of_a_page_is_in_doubt_if_the_next_page_begins_amid_a_sentence(
    tables: tuple[int, int], pages: tuple[int, int], is_doubted: bool
) -> None:
    above = changed(pages=(pages[0],))
    rest = with_findings(
        changed(conclusies="blijken een rol te spelen.", pages=(pages[1],)), PAPER, COLUMNS
    )
    found, below = doubt_what_is_cut([above, rest], tables)
    assert below == rest
    assert [one.code for one in found.findings] == [Code.ROW_UNSURE] * is_doubted
    assert (found.confidence < 1.0) is is_doubted
