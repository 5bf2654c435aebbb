"""Words of a dump's lines dealt to columns: each to one, and where they can be told, to theirs."""

from itertools import zip_longest

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.utils import simpleSplit

from parser import Code, Place
from parser.dump.dump_report import read_dump

LABELS = "Type onderzoek Afronding Status Conclusies Artikel"
FIELDS = ("type_onderzoek", "afronding", "status", "conclusies", "artikel")
NOUNS = ("het beleid", "de regeling", "de opvang", "een gemeente", "de uitvoering", "het toezicht")
VERBS = ("werkt goed", "is doelmatig", "vraagt om meer regie", "heeft effect op de instroom")
SENTENCE = st.lists(
    st.tuples(st.sampled_from(NOUNS), st.sampled_from(VERBS)).map(" ".join), min_size=3, max_size=7
).map(lambda parts: f"Onderzoek (WODC): {', en '.join(parts)}.")
ROW = st.tuples(
    st.sampled_from(["Ex post", "Ex ante", "Monitor", "MKBA"]),
    st.sampled_from(["2021", "2022", "2023"]),
    st.sampled_from(["afgerond", "lopend", "Afgerond"]),
    SENTENCE,
    st.sampled_from(["37.2", "31", "Alle"]),
)
WIDTHS = (50, 45, 45, 250, 60)


def printed(row: tuple[str, ...]) -> list[str]:
    """The lines of a row as an extractor prints them: those of its cells side by side."""
    cells = [
        simpleSplit(cell, "Helvetica", 7, width) for cell, width in zip(row, WIDTHS, strict=True)
    ]
    return [" ".join(filter(None, line)) for line in zip_longest(*cells, fillvalue="")]


@settings(max_examples=20)
@given(st.lists(ROW, min_size=1, max_size=5))
def test_rows_printed_at_random_come_back(rows: list[tuple[str, ...]]) -> None:
    report = read_dump("\n".join([LABELS, *(line for row in rows for line in printed(row))]))
    found = [tuple(getattr(entry, field) for field in FIELDS) for entry in report.entries]
    assert found == rows


@settings(max_examples=40)
@given(
    st.lists(
        st.lists(st.from_regex(r"[A-Za-z0-9.,-]{1,12}", fullmatch=True), min_size=1, max_size=9),
        max_size=6,
    )
)
def test_every_word_under_a_header_is_in_one_column_whatever_it_is(lines: list[list[str]]) -> None:
    report = read_dump("\n".join([LABELS, *map(" ".join, lines)]))
    given_words = sum(map(len, lines)) + len(LABELS.split())
    assert sum(report.account.values()) == given_words
    said = "".join(
        getattr(entry, field) for entry in report.entries for field in (*FIELDS, "vindplaats")
    )
    if report.account.get(Place.ENTRY, 0) == sum(map(len, lines)):
        told = "".join(map("".join, lines))
        assert sorted(filter(str.isalnum, said)) == sorted(filter(str.isalnum, told))


@pytest.mark.parametrize("kind", ["Periodieke rapportage", "Maatschappelijke kosten-batenanalyse"])
def test_a_type_over_two_lines_comes_back_or_is_flagged(kind: str) -> None:
    text = f"Onderzoek (WODC): {', en '.join(['het beleid werkt goed'] * 4)}."
    row = (kind, "2021", "afgerond", text, "37.2")
    (entry,) = read_dump("\n".join([LABELS, *printed(row)])).entries
    unsure = {f.field for f in entry.findings if f.code is Code.COLUMN_UNSURE}
    assert entry.type_onderzoek == kind or "type_onderzoek" in unsure
