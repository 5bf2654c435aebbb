"""All that a person reads is in the catalogue, and the catalogue is good Dutch as far as a test
can tell. `python -m tests.words` brings it up to date; the translations are a person's work."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Message

from tests.words import CLICK, MO, ROOT, catalogue, compiled, messages

FOR_PROGRAMS = {"to_finance.py", "to_html.py", "to_ods.py"}
"""Markup, and the names of columns that another program asks for."""
SOURCES = sorted(path for path in (ROOT / "tui").rglob("*.py") if path.name not in FOR_PROGRAMS)


def texts(message: Message) -> list[str]:
    """The translation, or each of its plurals."""
    return [message.string] if isinstance(message.string, str) else list(message.string)


def pairs() -> Iterator[tuple[str, str]]:
    """Each text of the source with its translation."""
    for message in kept():
        source = [message.id] if isinstance(message.id, str) else message.id
        yield from zip(source, texts(message), strict=True)


def kept() -> list[Message]:
    return [message for message in catalogue() if message.id]


def test_every_message_has_a_dutch_translation_and_no_other_is_kept() -> None:
    assert {message.id for message in kept()} == {one.id for one in messages() if one.id}
    assert [message.id for message in kept() if not all(texts(message)) or message.fuzzy] == []


def test_what_is_filled_in_is_the_same_in_both_languages() -> None:
    def fields(text: str) -> set[str]:
        return {name for _text, name, _spec, _turn in Formatter().parse(text) if name is not None}

    for source, text in pairs():
        assert fields(text) == fields(source), source
        assert re.findall(r"%\(\w+\)s", text) == re.findall(r"%\(\w+\)s", source)


def test_signs_and_spaces_at_the_ends_are_the_same_in_both_languages() -> None:
    def ends(text: str) -> tuple[object, ...]:
        last = text.rstrip()[-1:]
        return text[:1].isspace(), text[-1:].isspace(), last if last in ".:;?!…" else ""

    for source, text in pairs():
        if len(source) > 1:
            assert ends(text) == ends(source), source


def test_the_dutch_speaks_to_nobody() -> None:
    for _source, text in pairs():
        assert not re.search(r"\b(je|jij|jouw|jullie|u|uw)\b", text, re.I), text


def test_the_compiled_catalogue_is_that_of_the_source() -> None:
    assert MO.read_bytes() == compiled(catalogue()), "run python -m tests.words"


def test_click_still_says_what_is_translated_of_it() -> None:
    said = {one.id if isinstance(one.id, str) else one.id[0] for one in messages()}
    assert said >= CLICK


STYLE = re.compile(
    r"(not|on|dim|bold|strike|reverse|underline|black|white|yellow|green|red|cyan|magenta|\$[a-z-]+|\s)+"
)


def literals(tree: ast.AST) -> Iterator[str]:
    """Texts of several words that stand in code and are not given to gettext: no docstrings, no
    help of commands (`tui.translation.in_our_words`), no style sheets."""
    for node in ast.iter_child_nodes(tree):
        match node:
            case ast.Expr(value=ast.Constant()) | ast.Call(func=ast.Name(id="_" | "ngettext")):
                continue
            case (
                ast.keyword(arg="help" | "metavar")
                | ast.Assign(targets=[ast.Name(id="DEFAULT_CSS")])
            ):
                continue
            case ast.AnnAssign(target=ast.Name(id="DEFAULT_CSS")):
                continue
            case ast.Constant(value=str(text)):
                if re.search(r"[A-Za-z]{2} [A-Za-z]", text) and not STYLE.fullmatch(text):
                    yield text
        yield from literals(node)


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_sentence_escapes_the_catalogue(source: Path) -> None:
    assert list(literals(ast.parse(source.read_text()))) == []


TOLD = {"StoreError", "Unreadable", "ValueError", "Left", "Check", "Meaning", "_NotUnderstood"}
"""What the floors below say to a person, where they say it."""


@pytest.mark.parametrize("floor", ["parser", "db"])
def test_nothing_that_the_floors_below_say_escapes_the_catalogue(floor: str) -> None:
    for source in sorted((ROOT / floor).rglob("*.py")):
        for node in ast.walk(ast.parse(source.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                told = node.func.id in TOLD
                assert not told or list(literals(node)) == [], (source, node.lineno)
