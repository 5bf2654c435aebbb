"""`sea stats` with words, or by a field."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.test_json_shapes import documented, keys


def test_figures_are_lines_that_can_be_read_aloud(sea: Any, store: Path) -> None:
    done = sea("stats", "--by", "jaar", db=store)
    assert done.returncode == 0
    first, *lines = done.stdout.splitlines()
    assert first == "Year"
    assert lines[0] == "  all: 10"
    assert "  2022: 10, 100.0%" in lines
    assert done.stdout.isascii()


def test_two_fields_are_a_line_for_each_value_of_the_first(sea: Any, store: Path) -> None:
    done = sea("stats", "terugkeer", "--by", "ministerie", "--by", "jaar", db=store)
    assert done.stdout.splitlines()[0] == "Ministry × Year"
    assert "  Justitie en Veiligheid: " in done.stdout and "(2022: " in done.stdout


def test_words_alone_are_counted_by_what_is_usual(sea: Any, store: Path) -> None:
    said = sea("stats", "terugkeer", db=store).stdout.splitlines()
    titles = [line for line in said if not line.startswith(" ")]
    assert titles == ["Ministry", "Year", "Type", "Status"]


@pytest.mark.parametrize("by", [["status"], ["ministerie", "jaar"], ["kamerstuk"]])
def test_each_number_in_the_json_is_what_its_query_finds(
    sea: Any, store: Path, by: list[str]
) -> None:
    words = [word for name in by for word in ("--by", name)]
    told = json.loads(sea("stats", "--json", *words, db=store).stdout)
    (table,) = told["tables"]
    assert table["cells"]
    for cell in table["cells"]:
        found = json.loads(sea("search", "--json", "--", cell["query"], db=store).stdout)
        assert len(found) == cell["entries"]
    assert set(keys(told)) <= documented("stats")


@pytest.mark.parametrize(
    "by", [["thema"], ["jaar", "jaar"], ["jaar", "type", "status"], ["kamerstuk", "jaar"]]
)
def test_what_cannot_be_counted_by_is_said(sea: Any, store: Path, by: list[str]) -> None:
    done = sea("stats", *(word for name in by for word in ("--by", name)), db=store)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "figures" in done.stderr or "goes without" in done.stderr


def test_where_nothing_is_found_that_is_said(sea: Any, store: Path) -> None:
    done = sea("stats", "xyzzy", db=store)
    assert "  all: 0" in done.stdout
    assert "Nothing was found" in done.stderr
