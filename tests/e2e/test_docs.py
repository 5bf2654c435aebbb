"""What the documents say is so."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import click
import pytest

from parser import Document, Entry, Report
from parser.finding_weights import WEIGHTS
from parser.findings import MEANINGS, weight_of
from tui.cli.commands import sea
from tui.export.flat_row import COLUMNS
from tui.screens.browse import Browse
from tui.screens.entry_screen import EntryScreen
from tui.widgets.entry_table import EntryTable
from tui.widgets.search_bar import SearchInput

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text()


def table_rows(text: str) -> list[list[str]]:
    rows = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row] for row in rows]


def test_ci_runs_the_readmes_own_test_command() -> None:
    (command,) = [line for line in README.splitlines() if "pytest -q" in line]
    assert command in (ROOT / ".ci" / "run").read_text().splitlines()


def test_every_dependency_has_its_reason_in_the_readme() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    needed = project["dependencies"] + extras["pictures"] + extras["office"] + extras["cluster"]
    names = {re.split(r"[><=]", line)[0] for line in needed}
    listed = README.split("What each dependency is for")[1]
    assert {row[0] for row in table_rows(listed)} - {"package", "---"} == names


def test_constraints_are_bare_names_with_versions() -> None:
    lines = (ROOT / "constraints.txt").read_text().splitlines()
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+", line) for line in lines)


def test_every_finding_is_documented_with_its_weight() -> None:
    rows = table_rows((ROOT / "docs" / "findings.md").read_text())[2:]
    fields = {code: [key for key in WEIGHTS if key.startswith(f"{code}/")] for code in MEANINGS}
    assert rows == [
        [
            *(f"`{code}`", meaning.says, f"{weight_of(code):g}"),
            ", ".join(f"`{key.split('/')[1]}` {WEIGHTS[key]:g}" for key in fields[code]),
        ]
        for code, meaning in sorted(MEANINGS.items())
    ]


def commands(group: click.Group, before: str = "sea") -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{before} {name}")
        else:
            yield f"{before} {name}", command


@pytest.mark.parametrize(("name", "command"), list(commands(sea)))
def test_every_command_and_option_is_documented(name: str, command: click.Command) -> None:
    rows = table_rows((ROOT / "docs" / "cli.md").read_text())
    assert any(re.match(rf"`{name}\b", row[0]) for row in rows)
    for option in (param for param in command.params if isinstance(param, click.Option)):
        mine = [row for row in rows if row[0].startswith(f"`{option.opts[0]}")]
        assert any(row[1] == "each" or f"`{name.split()[-1]}`" in row[1] for row in mine), (
            option.opts
        )


@pytest.mark.parametrize("widget", [Browse, EntryScreen, EntryTable, SearchInput])
def test_every_action_of_the_keys_is_documented(widget: type) -> None:
    text = (ROOT / "docs" / "keys.md").read_text().lower()
    signs = {"slash": "/", "question_mark": "?", "escape": "esc", "down": "↓", "up": "↑"}
    signs |= {"pagedown": "pgdn", "pageup": "pgup"} | dict.fromkeys("2345678", "1")
    for binding in widget.BINDINGS:  # type: ignore[attr-defined]
        first = binding.key.split(",")[0]
        assert f"`{signs.get(first, first).lower()}`" in text, binding


def test_all_that_a_report_has_as_json_is_named() -> None:
    page = (ROOT / "docs" / "cli.md").read_text()
    parts = [part.name for kind in (Report, Document, Entry) for part in fields(kind)]
    assert [name for name in parts if f"`{name}`" not in page] == []


def test_every_column_of_an_export_is_named() -> None:
    page = (ROOT / "docs" / "exporting.md").read_text()
    assert [column.name for column in COLUMNS if f"`{column.name}`" not in page] == []


def headings(page: Path) -> set[str]:
    """The headings of a page as GitHub makes them the ends of addresses."""
    found = re.findall(r"^#+ (.+)", page.read_text("utf-8"), re.M)
    return {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in found}


@pytest.mark.parametrize(
    "page", [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")], ids=lambda page: page.name
)
def test_every_link_to_another_page_leads_to_it_and_to_its_heading(page: Path) -> None:
    for link in re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8")):
        name, _, heading = link.partition("#")
        if "://" in link:
            continue
        target = page.parent / name if name else page
        assert target.exists(), link
        assert not heading or heading in headings(target), link
