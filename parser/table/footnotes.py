"""Footnotes of a table: the notes under it, and the marks in its cells that refer to them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from statistics import median
from typing import NamedTuple

from parser.pdf import Char, Line, Run, trimmed
from parser.typography import (
    crosses_edge,
    is_lone_size,
    is_narrow_digit,
    is_often,
    is_raised_mark,
    is_within_note,
)

MARK = r"\(?\d{1,2}\)|\[\d{1,2}\]|\*{1,3}\)?|[†‡]|[¹²³⁴-⁹]{1,2}\)?|[a-z]\)"
"""What refers to a note, as it is printed."""
NOTE = re.compile(
    rf"\s*(?P<mark>{MARK}|\d{{1,2}}(?=\s+[A-Z]))\s*|\s*(?:noot\b|bron:|toelichting:)", re.IGNORECASE
)
"""How a note under a table begins."""
MARKS = frozenset("0123456789*)(][†‡")
"""What a raised mark is made of, besides one letter."""
SUPERSCRIPTS = frozenset("¹²³⁴⁵⁶⁷⁸⁹")
"""Digits that are raised whatever their size."""
UNIT = re.compile(r"(?:(?<![a-z])[cdk]?m|(?<!\d)10)$", re.IGNORECASE)
"""After these a raised digit is part of a unit or a power, as in km² and 10⁶."""
UNIT_LETTERS = 3
"""Letters that UNIT looks at: those of a unit, and the one before."""


class Note(NamedTuple):
    """A note under a table: the mark that it begins with, "" where it has none, and its lines."""

    mark: str
    lines: tuple[Line, ...]
    """The first still begins with the mark."""


def key_of(mark: str) -> str:
    """What marks of one note have in common, however they are set: "2)", "(2)" and "²" are "2"."""
    plain = mark.translate(str.maketrans("¹²³⁴⁵⁶⁷⁸⁹", "123456789"))
    return re.sub(r"[\s()\[\]]", "", plain).lower()


def marks_of(lines: Sequence[Line], size: float) -> dict[int, Char]:
    """The marks in the `lines` of a table whose type has this `size`, by the `id` of each.

    A mark is small and raised; or a form of its own in the font, which its width tells, for all
    digits of a font are as wide as each other; or it is a raised digit by itself.
    """
    widths = _widths_of(lines)
    marks: dict[int, Char] = {}
    for line in lines:
        for run in line.runs:
            if _has_no_mark(run, size):
                continue
            is_alone = all(char.text in MARKS for char in run.chars)
            usual = size if is_alone else run.size
            for at, char in enumerate(run.chars):
                small = is_raised_mark(char.size, char.base, usual, line.base) or (
                    is_alone and len(line.runs) == 1 and is_lone_size(char.size, size)
                )
                is_mark = (
                    (small and (char.text in MARKS or _is_letter_mark(run, at)))
                    or char.text in SUPERSCRIPTS
                    or is_narrow_digit(_ems(char), widths.get(char.text, 0.0))
                    or (char.text == ")" and at > 0 and id(run.chars[at - 1]) in marks)
                )
                if is_mark and not _is_after_unit(run, at):
                    marks[id(char)] = char
    return marks


def _has_no_mark(run: Run, size: float) -> bool:
    """Whether a run has nothing that may be a mark, as most have: nothing small, no sign of one."""
    smallest = min([char.size for char in run.chars])
    is_plain = run.text.isascii() and MARKS.isdisjoint(run.text)
    return is_plain and not is_lone_size(smallest, max(size, run.size))


def _is_after_unit(run: Run, at: int) -> bool:
    before = run.chars[max(0, at - UNIT_LETTERS) : at]
    return bool(UNIT.search("".join(char.text for char in before)))


def unmarked(line: Line) -> Line:
    """`line`, which is no row, without the marks in it; one that is nothing but marks stays."""
    marks = marks_of([line], line.usual)
    kept = [[char for char in run.chars if id(char) not in marks] for run in line.runs]
    runs = [
        run for chars, old in zip(kept, line.runs, strict=True) for run in trimmed(chars, old.block)
    ]
    return Line(line.base, tuple(runs)) if marks and runs else line


def _is_letter_mark(run: Run, at: int) -> bool:
    """Whether a raised letter stands alone behind a word; behind a number it is an ordinal's."""
    before, after = run.chars[at - 1 : at], run.chars[at + 1 :][:1]
    is_one = run.chars[at].text.islower() and not any(char.text.isalpha() for char in after)
    return is_one and any(char.text.isalpha() or char.text in ".,;:" for char in before)


def _widths_of(lines: Sequence[Line]) -> Mapping[str, float]:
    """Each digit's usual width, in ems; for one that is seldom printed, the width of all digits,
    but not for a 1: proportional figures set it narrow."""
    widths: dict[str, list[float]] = defaultdict(list)
    for line in lines:
        for run in line.runs:
            for char in run.chars:
                if char.text.isdigit():
                    widths[char.text].append(_ems(char))
    all_widths = [width for found in widths.values() for width in found]
    return {
        digit: median(found if digit == "1" or is_often(len(found)) else all_widths)
        for digit, found in widths.items()
    }


def _ems(char: Char) -> float:
    """How wide a character is, in ems; 0 where a broken font gives it no size."""
    return (char.x1 - char.x0) / char.size if char.size else 0.0


def opens_notes(
    line: Line, above: Sequence[Line], edges: Sequence[float], marks: Mapping[int, Char]
) -> bool:
    """Whether the notes of a table begin with `line`: it begins with a mark, and goes on over the
    `edges` of its columns. The mark is set as one, or the lines `above` have it too; `marks` are
    those on the page, by `marks_of`."""
    first = line.runs[0]
    found = NOTE.match(line.text)
    if not found or not found["mark"]:
        return False
    if not any(crosses_edge(first.x0, first.x1, edge, first.size) for edge in edges):
        return False
    key = key_of(found["mark"])
    referred = re.compile(rf"(?:\S|\s[(\[]?){re.escape(key)}[)\]]\W*(?:\s|$)|^{re.escape(key)}\)\s")
    return (
        id(first.chars[0]) in marks
        or key in {key_of(char.text) for char in marks.values()}
        or any(referred.search(run.text) for other in above for run in other.runs)
    )


def notes_in(lines: Sequence[Line]) -> Iterator[Note]:
    """The notes among the `lines` under a table, each with the lines that go on with it."""
    note: list[Line] = []
    mark = ""
    for line in lines:
        found = NOTE.match(line.text)
        if found:
            if note:
                yield Note(mark, tuple(note))
            mark, note = found["mark"] or "", [line]
        elif note and is_within_note(line.base - note[-1].base, line.size, note[-1].size):
            note.append(line)
        elif note:
            yield Note(mark, tuple(note))
            note = []
    if note:
        yield Note(mark, tuple(note))
