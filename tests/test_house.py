"""The house is as its documents say: names once, files of one purpose, a picture that is true."""

from __future__ import annotations

import ast
import re
from collections import Counter
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FLOORS = ("parser", "db", "tui")
MODULES = [path for floor in FLOORS for path in sorted((ROOT / floor).rglob("*.py"))]
LONGEST = 320
"""Lines of a file: about 300, so that a sentence more is no reason to cut it."""
DOCS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md"]
DOCS += sorted((ROOT / "docs").glob("*.md"))


def test_no_two_modules_have_one_name() -> None:
    names = Counter(path.stem for path in MODULES)
    del names["__init__"]
    assert [name for name, times in names.items() if times > 1] == []


def test_no_two_classes_have_one_name() -> None:
    names = Counter(
        node.name
        for path in MODULES
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_has_a_sentence_that_says_what_it_is_and_some_300_lines_at_most(path: Path) -> None:
    text = path.read_text("utf-8")
    assert ast.get_docstring(ast.parse(text)), path
    assert len(text.splitlines()) <= LONGEST, path


def test_the_picture_of_the_architecture_is_that_of_the_code() -> None:
    spec = spec_from_file_location("picture", ROOT / "docs" / "architecture_picture.py")
    assert spec and spec.loader
    drawing = module_from_spec(spec)
    spec.loader.exec_module(drawing)
    assert drawing.PICTURE.read_text("utf-8") == drawing.picture(), "run: make picture"


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_every_file_and_function_that_a_document_names_exists(path: Path) -> None:
    text = path.read_text("utf-8")
    named = set(re.findall(r"`((?:parser|db|tui|tests|docs|benchmarks|seakijker)/[\w./-]*)`", text))
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []
    linked = set(re.findall(r"\]\(([\w./-]+?)(?:#[\w-]*)?\)", text))
    assert [name for name in sorted(linked) if not (path.parent / name).exists()] == []
    for function, file in re.findall(r"`(\w+)` in `([\w./]+\.py)`", text):
        text = (ROOT / file).read_text("utf-8")
        assert re.search(rf"^\s*(?:(?:async )?def |class |){function}\b", text, re.M), (
            function,
            file,
        )


def test_the_makefile_has_what_the_documents_name() -> None:
    made = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(), re.M))
    named = {
        target for path in DOCS for target in re.findall(r"`make (\w+)`", path.read_text("utf-8"))
    }
    assert named <= made
    assert {"check", "test", "fast", "corpus", "bench", "demo"} <= made
