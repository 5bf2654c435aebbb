"""A Report as JSON and back: what is printed is what is taken in, and nothing else is."""

import json
import math
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parser import CHOICES, FIELDS, Box, Code, Document, Entry, Finding, Link, Place, Report, Values
from parser.clean import clean, clean_url
from parser.report import read
from parser.report_json import DECIMALS, LARGEST, as_json, from_json

TEXT = st.text(max_size=9).map(clean)
WHOLE = st.integers(0, LARGEST)
POINT = st.floats(-1e4, 1e4).map(lambda point: round(point, DECIMALS))
BOX = st.builds(Box, WHOLE, POINT, POINT, POINT, POINT)
FINDING = st.builds(Finding, st.sampled_from(Code), TEXT, TEXT, st.none() | BOX)
URL = st.text(max_size=9).map(clean_url)
LINK = st.builds(Link, TEXT, URL, TEXT, st.lists(BOX, max_size=2).map(tuple))


def many(kind: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(kind, max_size=2).map(tuple)


def mapping(key: st.SearchStrategy[Any], kind: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.dictionaries(key, kind, max_size=2).map(MappingProxyType)


ENTRY = st.builds(
    Entry,
    **dict.fromkeys(FIELDS, TEXT)
    | {name: st.sampled_from(("", *choices)) for name, choices in CHOICES.items()},
    links=many(LINK),
    pages=many(WHOLE),
    extra=mapping(TEXT, TEXT),
    values=st.builds(Values, TEXT, TEXT, st.none() | WHOLE, articles=many(st.tuples(TEXT, TEXT))),
    boxes=mapping(TEXT, many(BOX)),
    findings=many(FINDING),
    confidence=st.floats(0, 1),
)
DOCUMENT = st.builds(
    Document, TEXT, jaar=st.none() | WHOLE, pages=WHOLE, image_only_pages=many(WHOLE), file=TEXT
)
REPORT = st.builds(
    Report, DOCUMENT, many(ENTRY), many(FINDING), mapping(st.sampled_from(Place), WHOLE)
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@given(REPORT)
def test_every_report_comes_back_as_it_went(report: Report) -> None:
    assert from_json(json.loads(json.dumps(as_json(report)))) == report


@pytest.mark.parametrize("name", ["seed", "d15", "d23"])
def test_a_real_report_comes_back_but_for_the_rounding_of_its_boxes(
    name: str, report_of: Callable[[str], Report]
) -> None:
    report = report_of(name)
    told = json.dumps(as_json(report))
    back = from_json(json.loads(told))
    assert json.dumps(as_json(back)) == told
    assert [(e.conclusies, e.values, e.pages) for e in back.entries] == [
        (e.conclusies, e.values, e.pages) for e in report.entries
    ]
    assert back.document == report.document
    assert back.account == report.account


def test_a_dump_comes_back_exactly(dump: Path) -> None:
    report = read(dump)
    assert from_json(as_json(report)) == report


def test_a_box_is_a_list_of_its_page_and_four_rounded_points() -> None:
    link = Link("Link", "https://a.nl", boxes=(Box(3, 1.23456, 2, 3, 4.005),))
    (shown,) = as_json(Entry(links=(link,)))["links"]
    assert shown["boxes"] == [[3, 1.23, 2, 3, 4.0]]


def test_what_is_missing_has_its_default_and_unknown_keys_are_passed_over() -> None:
    report = from_json({"document": {}, "entries": [{"thema": "Opvang", "kleur": "rood"}], "x": 1})
    assert report == Report(Document(), (Entry(thema="Opvang"),))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ([], "the report should be an object, but is a list."),
        (None, "the report should be an object, but is null."),
        ({}, "document is missing."),
        ({"document": 3}, "document should be an object, but is 3."),
        ({"document": {"pages": -1}}, "document.pages should be a whole number from 0, but is -1."),
        (
            {"document": {"pages": True}},
            "document.pages should be a whole number from 0, but is true.",
        ),
        (
            {"document": {"pages": 2.5}},
            "document.pages should be a whole number from 0, but is 2.5.",
        ),
        ({"document": {}, "entries": {}}, "entries should be a list, but is an object."),
        ({"document": {}, "entries": ["x"]}, 'entries[0] should be an object, but is "x".'),
        ({"document": {}, "entries": [{"thema": 4}]}, "entries[0].thema should be text, but is 4."),
        (
            {"document": {}, "entries": [{}, {"links": [{"text": "Link"}]}]},
            "entries[1].links[0].url is missing.",
        ),
        (
            {"document": {}, "entries": [{"confidence": 1.5}]},
            "entries[0].confidence should be a number from 0 to 1, but is 1.5.",
        ),
        (
            {"document": {}, "entries": [{"lijst": "allebei"}]},
            'entries[0].lijst should be one of afgerond, gepland, or empty, but is "allebei".',
        ),
        (
            {"document": {}, "findings": [{"code": "gek"}]},
            'findings[0].code should be a known code, but is "gek".',
        ),
        (
            {"document": {}, "findings": [{"code": "no-link", "box": [1, 2, 3]}]},
            "findings[0].box should be a list of 5, but is a list.",
        ),
        (
            {"document": {}, "account": {"ergens": 1}},
            'a key of account should be a known place, but is "ergens".',
        ),
    ],
)
def test_data_of_another_shape_is_refused_in_a_sentence_that_says_where(
    data: Any, says: str
) -> None:
    with pytest.raises(ValueError) as raised:
        from_json(data)
    assert str(raised.value) == says


@pytest.mark.parametrize("number", [math.nan, math.inf, 1e300, 10**400])
def test_no_number_gets_in_that_other_readers_of_json_cannot_hold(number: float) -> None:
    box = [1, number, 0, 0, 0]
    with pytest.raises(ValueError):
        from_json({"document": {}, "findings": [{"code": "no-link", "box": box}]})
    with pytest.raises(ValueError):
        from_json({"document": {}, "entries": [{"confidence": number}]})


@given(JSON, st.sampled_from(["", "document", "entries", "findings", "account"]))
def test_any_json_gives_a_report_or_one_sentence(data: Any, key: str) -> None:
    try:
        report = from_json({"document": {}, key: data} if key else data)
    except ValueError as error:
        assert str(error).endswith(".") and "\n" not in str(error)
    else:
        assert from_json(as_json(report)) == report


@given(st.text(), st.text())
def test_every_text_from_json_is_cleaned(text: str, url: str) -> None:
    data = {
        "document": {"file": text},
        "entries": [{"thema": text, "links": [{"text": text, "url": url}]}],
    }
    report = from_json(data)
    assert report.document.file == report.entries[0].thema == clean(text)
    assert report.entries[0].links == (Link(clean(text), clean_url(url)),)


@given(st.floats())
def test_a_box_that_stands_nowhere_can_be_read_back(point: float) -> None:
    report = Report(Document(), (Entry(boxes={"thema": (Box(1, point, 0.0, point, 0.0),)}),))
    (box,) = from_json(json.loads(json.dumps(as_json(report)))).entries[0].boxes["thema"]
    assert abs(box.x0) <= LARGEST
