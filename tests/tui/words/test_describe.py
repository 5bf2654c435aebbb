"""An entry whole, in words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.console import Console

from db.search.whole_rows import Row
from parser import Document, Entry
from parser.values.entry_values import values
from tui.words.cite import as_text
from tui.words.describe import entry_view, meaning


def test_the_footnotes_of_an_entry_are_shown_and_copied_with_it() -> None:
    entry = Entry(thema="Opvang", conclusies="Het werkt.", notes="1) Met een ander departement.")
    row = Row(1, "u", entry, Document(), "", "", 1)
    console = Console(width=60)
    with console.capture() as shown:
        console.print(entry_view(row))
    assert "Notes" in shown.get()
    assert entry.notes in shown.get()
    assert f"Notes: {entry.notes}" in as_text(row)


def test_the_list_that_an_entry_stands_in_is_shown_and_copied_with_it() -> None:
    row = Row(1, "u", Entry(thema="Opvang", lijst="gepland"), Document(), "", "", 1)
    console = Console(width=60)
    with console.capture() as shown:
        console.print(entry_view(row))
    assert ["List", "gepland"] in [line.split() for line in shown.get().splitlines()]
    assert "List: gepland" in as_text(row)


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("2025, 2027", ""),
        ("2021–'22", "2021–2022"),
        ("2021-22; 2024 en 2027", "2021–2022, 2024, 2027"),
        ("2024 e.v.", "2024–"),
        ("2023, 2026 en verder", "2023, 2026–"),
        ("derde kwartaal 2023", "2023 Q3"),
        ("2023", ""),
        ("n.t.b.", ""),
    ],
)
def test_the_years_that_are_meant_are_told_where_they_are_printed_otherwise(
    printed: str, meant: str
) -> None:
    entry = Entry(afronding=printed)
    assert meaning(replace(entry, values=values(entry)), "afronding") == meant
