"""How alike two readings are: their texts, their titles, and where they stand."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher
from enum import Enum
from functools import cached_property

from db.mapping import identifying_texts
from parser import FIELDS, Box, Entry

MISREAD = 0.85
"""A word that is read wrongly has at least this part of its letters in common with the right one;
"instroom" and "uitstroom" have 0.82."""
TELLING = 12
"""Letters of a title that has more than a word such as "Evaluatie"."""
LONG = 200
"""Letters of a text that two studies do not have in common."""
NOTED = 80
"""Letters of a text that, but for the marks of notes in it, two studies do not have in common."""
MARKS = 2
"""Digits of notes' marks that one reading of a text may have and another may not."""


class TitleRelation(Enum):
    SAME = 1
    HELD = 2
    """One has the other in it, whole."""
    MORE = 3
    """One has the words of the other in it, and others between them."""
    OTHER = 4
    UNTOLD = 5
    GONE = 6
    """Only one has a title, and the other does not have its words."""


class Side:
    """One of two readings: what is compared of an entry, each worked out where it is asked for."""

    def __init__(self, entry: Entry, bits: dict[str, int]) -> None:
        self.entry, self._bits = entry, bits

    @cached_property
    def whole(self) -> tuple[str, ...]:
        return tuple(getattr(self.entry, name) for name in FIELDS)

    @cached_property
    def text(self) -> tuple[str, ...]:
        """What readings of every version have: a number in a field that an older one did not know
        makes no other entry."""
        return tuple(identifying_texts(self.entry))

    @cached_property
    def squeezed(self) -> tuple[str, ...]:
        return tuple(map(_squeezed, self.text))

    @cached_property
    def title(self) -> str:
        return _squeezed(self.entry.titel)

    @cached_property
    def body(self) -> str:
        return _squeezed(self.entry.conclusies)

    @cached_property
    def own(self) -> str:
        """What the row itself says, and no row above it; all of it where that is nothing."""
        return self.title + self.body or "".join(self.squeezed)

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """Digits, sorted, as a better reading may cut numbers otherwise, or put them in another
        field; and the letters that number a title: "Deel B", "Fase II"."""
        entry = self.entry
        texts = [entry.titel, entry.conclusies, entry.vindplaats, entry.afronding]
        if not self.title + self.body:
            texts += [entry.subthema, entry.thema]
        marks = re.findall(r"(?<!\S)(?:[A-DF-TV-Za-df-tv-z]|[IVX]+)(?=[\s),;:]|$)", entry.titel)
        return (*sorted(re.findall(r"\d", " ".join(texts))), *sorted(marks))

    @cached_property
    def words(self) -> int:
        """The words of `own` as a set of bits."""
        entry = self.entry
        said = (
            f"{entry.titel} {entry.conclusies}" if self.title + self.body else " ".join(self.text)
        )
        return self._set(set(re.findall(r"[^\W_]+", said.casefold())))

    @cached_property
    def grams(self) -> int:
        """The trigrams of `own`, which a hyphen at the end of a line changes nothing in."""
        own = self.own
        return self._set({own[at : at + 3] for at in range(len(own) - 2)} or {own})

    @cached_property
    def letters(self) -> str:
        return "".join(char for char in self.own if not char.isdigit())

    @cached_property
    def told_title(self) -> str:
        """The title that stands in the conclusions, where there is no column of titles."""
        return "" if self.title else self.entry.values.title

    @cached_property
    def context(self) -> tuple[str, ...]:
        entry = self.entry
        return entry.thema, entry.subthema, entry.type_onderzoek, entry.afronding, entry.artikel

    @cached_property
    def boxes(self) -> tuple[Box, ...]:
        """The rectangle around the entry on each of its pages."""
        by_page: defaultdict[int, list[Box]] = defaultdict(list)
        for boxes in self.entry.boxes.values():
            for box in boxes:
                by_page[box.page].append(box)
        return tuple(_around(boxes) for boxes in by_page.values())

    def _set(self, parts: set[str]) -> int:
        bits = self._bits
        numbers = [bits.setdefault(part, len(bits)) for part in parts]
        found = bytearray(len(bits) // 8 + 1)
        for number in numbers:
            found[number >> 3] |= 1 << (number & 7)
        return int.from_bytes(found, "little")


def title_relation(old: Side, new: Side) -> TitleRelation:
    if not old.title or not new.title:
        gone = not _within(old.title, new.own) or not _within(new.title, old.own)
        return TitleRelation.GONE if gone else TitleRelation.UNTOLD
    if old.title == new.title:
        return TitleRelation.SAME
    if _within(old.title, new.title) or _within(new.title, old.title):
        return TitleRelation.HELD
    changes = _changes(_words(old.entry.titel), _words(new.entry.titel))
    kinds = {kind for kind, *_ in changes}
    if kinds >= {"insert", "delete"} or other_words(old.entry.titel, new.entry.titel):
        return TitleRelation.OTHER
    return TitleRelation.MORE if kinds & {"insert", "delete"} else TitleRelation.SAME


def other_words(one: str, other: str) -> bool:
    """Whether the one has words in the place of words of the other, and not the same read wrongly.

    False where one of them is empty.
    """
    left, right = _words(one), _words(other)
    return any(
        SequenceMatcher(None, "".join(left[a:b]), "".join(right[c:d]), False).ratio() < MISREAD
        for kind, a, b, c, d in _changes(left, right)
        if kind == "replace"
    )


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def _changes(left: list[str], right: list[str]) -> Sequence[tuple[str, int, int, int, int]]:
    """What makes the one list of words the other."""
    return SequenceMatcher(None, left, right, autojunk=False).get_opcodes()


def holds(one: Side, other: Side) -> bool:
    """Whether the texts of `other`, which say something, stand whole in `one`, field by field or
    one behind the other."""
    if len(other.own) < TELLING or Counter(other.numbers) - Counter(one.numbers):
        return False
    fields = _within(other.title, one.title) and _within(other.body, one.body)
    return fields or _within(other.own, one.own)


def differs_by_marks(one: Side, other: Side) -> bool:
    """Whether a long text differs by the marks of notes alone, which one reading left out."""
    less, more = sorted((Counter(one.numbers), Counter(other.numbers)), key=Counter.total)
    few = not less - more and (more - less).total() <= MARKS
    titles = [re.findall(r"\d", f"{side.entry.titel} {side.told_title}") for side in (one, other)]
    same = titles[0] == titles[1] and one.letters == other.letters
    return few and same and len(one.letters) >= NOTED


def _within(part: str, whole: str) -> bool:
    """Whether a squeezed text is a part of another, that cuts no number."""
    at = whole.find(part)
    while at >= 0:
        end = at + len(part)
        cut = (at > 0 and whole[at - 1 : at + 1].isdigit()) or (
            end < len(whole) and whole[end - 1 : end + 1].isdigit() and bool(part)
        )
        if not cut:
            return True
        at = whole.find(part, at + 1)
    return False


def _squeezed(text: str) -> str:
    """Letters and digits alone: hyphens, spaces and signs are what readings differ in."""
    return "".join(filter(str.isalnum, text.casefold()))


def shared_parts(one: Side, other: Side) -> tuple[int, int, int]:
    """How many words both have, or trigrams where both are short; how many the lesser has, and how
    many there are."""
    short = len(one.own) < LONG and len(other.own) < LONG
    left, right = (one.grams, other.grams) if short else (one.words, other.words)
    common, many, as_many = (left & right).bit_count(), left.bit_count(), right.bit_count()
    return common, min(many, as_many), many + as_many - common


def overlap(some: Sequence[Box], others: Sequence[Box]) -> float:
    """The surface that both cover, as a part of what they cover together."""
    shared = sum(_surface(_both(a, b)) for a in some for b in others if a.page == b.page)
    total = sum(map(_surface, some)) + sum(map(_surface, others)) - shared
    return shared / total if total > 0 else 0


def _around(boxes: Sequence[Box]) -> Box:
    return Box(
        boxes[0].page,
        min(box.x0 for box in boxes),
        min(box.top for box in boxes),
        max(box.x1 for box in boxes),
        max(box.bottom for box in boxes),
    )


def _both(a: Box, b: Box) -> Box:
    """Where two boxes of a page lie over each other; turned inside out where they do not."""
    return Box(a.page, max(a.x0, b.x0), max(a.top, b.top), min(a.x1, b.x1), min(a.bottom, b.bottom))


def _surface(box: Box) -> float:
    return max(0.0, box.x1 - box.x0) * max(0.0, box.bottom - box.top)
