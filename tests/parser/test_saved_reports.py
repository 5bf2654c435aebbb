"""A report that was parsed elsewhere is the report."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parser import (
    CHOICES,
    FIELDS,
    Box,
    Code,
    Document,
    Entry,
    Finding,
    Link,
    Place,
    Report,
    Unreadable,
    Values,
)
from parser.report_json import as_json, from_json
from parser.saved_reports import is_saved, read_saved

TEXTS = st.text(st.characters(codec="utf-8"), max_size=12)
COUNTS = st.integers(0, 10**6)
POINTS = st.floats(0, 2000)
BOXES = st.builds(Box, COUNTS, POINTS, POINTS, POINTS, POINTS)
MANY_BOXES = st.lists(BOXES, max_size=2).map(tuple)
MAYBE = st.none() | COUNTS
FINDINGS = st.lists(
    st.builds(Finding, st.sampled_from(Code), TEXTS, TEXTS, st.none() | BOXES), max_size=2
).map(tuple)
ENTRIES = st.builds(
    Entry,
    **dict.fromkeys(FIELDS, TEXTS)
    | {name: st.sampled_from(("", *choices)) for name, choices in CHOICES.items()},
    links=st.lists(st.builds(Link, TEXTS, TEXTS, TEXTS, MANY_BOXES), max_size=2).map(tuple),
    pages=st.lists(COUNTS, max_size=2).map(tuple),
    extra=st.dictionaries(TEXTS, TEXTS, max_size=2),
    values=st.builds(
        Values,
        type=TEXTS,
        first_year=MAYBE,
        articles=st.lists(st.tuples(TEXTS, TEXTS), max_size=2).map(tuple),
        organisations=st.lists(TEXTS, max_size=2).map(tuple),
    ),
    boxes=st.dictionaries(TEXTS, MANY_BOXES, max_size=2),
    findings=FINDINGS,
    confidence=st.floats(0, 1),
)
REPORTS = st.builds(
    Report,
    st.builds(Document, dossier=TEXTS, titel=TEXTS, jaar=MAYBE, pages=COUNTS, sha256=TEXTS),
    st.lists(ENTRIES, max_size=2).map(tuple),
    FINDINGS,
    st.dictionaries(st.sampled_from(Place), COUNTS, max_size=3).map(MappingProxyType),
).map(lambda report: from_json(as_json(report)))  # as every report that was parsed: cleaned


def written(text: str) -> Path:
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".json", delete=False) as file:
        file.write(text)
    return Path(file.name)


@settings(deadline=None)
@given(st.lists(REPORTS, min_size=1, max_size=3), st.booleans())
def test_what_was_written_is_read_as_it_was(reports: list[Report], ascii: bool) -> None:
    lines = [json.dumps(as_json(report), ensure_ascii=ascii) for report in reports]
    pretty = json.dumps(as_json(reports[0]), ensure_ascii=ascii, indent=2)
    for text, expected in (("\n".join(lines), reports), (pretty, reports[:1])):
        path = written(text)
        try:
            assert list(read_saved(path)) == expected
        finally:
            path.unlink()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "null",
        "{",
        '{"entries": []}',
        '{"document": {}}\n{"document": {}',
        '{"document": {}, "entries": [{"titel": 3}]}',
        '{"document": {}, "entries": [{"confidence": NaN}]}',
        '{"document": {"pages": ' + "9" * 5000 + "}}",
        '{"document": ' * 100_000,
        '{"document": {"pages": -1}}',
        '[{"uid": "x", "titel": "van sea search --json"}]',
    ],
)
def test_what_is_no_report_is_told_in_one_sentence(tmp_path: Path, text: str) -> None:
    path = tmp_path / "report.json"
    path.write_text(text)
    with pytest.raises(Unreadable) as told:
        read_saved(path)
    said = str(told.value)
    assert said.startswith(f"{path}: ") and said.endswith(".") and "\n" not in said
    assert len(said) < len(str(path)) + 160


def test_a_fault_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text('{"document": {}}\n\n{"document": }\n')
    with pytest.raises(Unreadable, match="line 3"):
        read_saved(path)


def test_bytes_that_are_no_text_and_a_file_that_is_not_there_are_told(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    with pytest.raises(Unreadable, match="there is no such file"):
        read_saved(path)
    path.write_bytes(b'{"document": "\xff"}')
    with pytest.raises(Unreadable, match="not UTF-8"):
        read_saved(path)


@pytest.mark.parametrize(
    ("name", "content", "saved"),
    [
        ("a.json", b"", True),
        ("a.JSONL", b"", True),
        ("a", b'\xef\xbb\xbf \n{"document"', True),
        ("a.txt", b"Thema Subthema", False),
        ("a.pdf", b"%PDF-1.7", False),
    ],
)
def test_a_saved_report_is_known_by_its_name_or_its_beginning(
    tmp_path: Path, name: str, content: bytes, saved: bool
) -> None:
    (tmp_path / name).write_bytes(content)
    assert is_saved(tmp_path / name) is saved
    assert not is_saved(tmp_path / "nothing here.pdf")
