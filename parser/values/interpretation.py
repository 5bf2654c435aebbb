"""How a short text is read: how well it suits a field, and what it means there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from typing import Generic, NamedTuple, TypeVar

from parser.labels import letters

T = TypeVar("T")


class Fit(Enum):
    """How well a text suits a field."""

    WHOLE = "whole"
    """It is a value, or one of the words for none."""
    LETTERS = "letters"
    """Its letters are those of a value; its spaces or signs are not."""
    WITHIN = "within"
    """It has a value in it, among other words."""
    PART = "part"
    """It is a part of a value: "Periodieke" or "rapportage", "31 t/m"."""
    NONE = "none"


class Interpretation(NamedTuple, Generic[T]):
    """`value` is what the text means, "" or () or None where it means nothing that is known."""

    fit: Fit
    value: T

    @property
    def is_value(self) -> bool:
        """Whether the text is a value as a person writes it, and no half of one."""
        return self.fit in (Fit.WHOLE, Fit.WITHIN)


_ABSENT = re.compile(
    r"n\.?\s?(?:v\.?\s?t|t\.?\s?b|n\.?\s?b|b)\.?|[-–‒—]|onbekend|niet van toepassing"
    r"|(?:nog )?(?:nog|niet|nader) te bepalen|(?:nog )?(?:niet|nader) bekend"
)
LONGEST_ABSENT = len("nog nader te bepalen")
"""Letters and spaces of the longest of them."""
_ABSENT_BEFORE = ("nog ", "niet ", "niet van ")
_ABSENT_AFTER = ("t.b.", "b.", "t.", " te bepalen", " bepalen", " bekend", " van toepassing")
_SPACES = re.compile(r"\s+")
_LOOSE_START = re.compile(r"[-–‒/,)&]|(?:en|of|t/m)\b")
_LOOSE_END = re.compile(r"(?:[-–‒/,(&'’]|\b(?:en|of|t/m|tot|naar))$")


def plain(text: str) -> str:
    """`text` lower-case, with single spaces."""
    return _SPACES.sub(" ", text).strip().casefold()


def is_absent(text: str) -> bool:
    """Whether `text` is what stands in a cell that has no value: n.v.t., nog te bepalen, a dash."""
    return bool(_ABSENT.fullmatch(plain(text)))


def is_part_of_absent(text: str) -> bool:
    """Whether `text` begins or ends the words for no value: "n.", "Nog te"."""
    bare = plain(text)
    is_short = len(bare) < LONGEST_ABSENT
    return is_short and completes(is_absent, bare, _ABSENT_BEFORE, _ABSENT_AFTER)


def completes(
    is_whole: Callable[[str], object], text: str, before: Iterable[str], after: Iterable[str]
) -> bool:
    """Whether `text` is a part of a value: one of these before it or after it makes it whole."""
    bare = plain(text)
    made_whole = (*(bare + rest for rest in after), *(rest + bare for rest in before))
    return bare != "" and any(map(is_whole, made_whole))


def is_fragment(text: str) -> bool:
    """Whether the words before or after `text`, which is plain, are missing: only one line of a
    wrapped value."""
    return bool(_LOOSE_START.match(text) or _LOOSE_END.search(text))


LONG_ENOUGH = 9
"""Letters of a word in which one may be wrong: of fewer, another word may be meant."""


class WordList(Generic[T]):
    """The words of a closed list, of which several may mean the same, and some nothing.

    Hyphens count as spaces ("Ex-post"), and a full stop or an asterisk at the end not at all.
    """

    def __init__(self, meanings: Mapping[T, Iterable[str]]) -> None:
        self._values = {_key(word): value for value, words in meanings.items() for word in words}
        self._letters = {letters(word): value for word, value in self._values.items()}
        self._long = {name: it for name, it in self._letters.items() if len(name) >= LONG_ENOUGH}
        self._longest = max(map(len, self._letters))

    def read(self, text: str) -> tuple[Fit, T] | None:
        """How `text` suits, and what it means; None where it has not even the letters of a part."""
        key, bare = _key(text), letters(text)
        if not (key in self._values or bare in self._letters) or is_fragment(plain(text)):
            return None
        if key in self._values:
            return Fit.WHOLE, self._values[key]
        return None if _has_digit(text) else (Fit.LETTERS, self._letters[bare])

    def nearest(self, text: str) -> T | None:
        """What the word means that `text` begins with, where one letter of it is wrong, missing or
        too many; None where it begins with none, or where the word is short."""
        starts: dict[int, list[str]] = {}
        start = ""
        for word in plain(text).split():
            start += letters(word)
            if len(start) > self._longest + 1:
                break
            starts.setdefault(len(start), []).append(start)
        for known, value in self._long.items():
            for size in (len(known) - 1, len(known), len(known) + 1):
                if any(_one_letter_apart(known, own) for own in starts.get(size, ())):
                    return value
        return None

    def has_part(self, text: str) -> bool:
        """Whether `text` begins or ends one of the words."""
        bare = letters(text)
        return (
            1 < len(bare) <= self._longest
            and any(word.startswith(bare) or word.endswith(bare) for word in self._letters)
            and not _has_digit(text)
        )


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def _one_letter_apart(one: str, other: str) -> bool:
    """Whether two words differ in one letter, or in the order of two."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1 or one == other:
        return False
    at = next((at for at, sign in enumerate(short) if sign != long[at]), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    return short[at + 1 :] == long[at + 1 :] or (
        short[at + 2 :] == long[at + 2 :] and short[at : at + 2] == long[at : at + 2][::-1]
    )


def _key(text: str) -> str:
    return plain(text.replace("-", " ")).rstrip(" .*")
