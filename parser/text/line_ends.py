"""How the word at a line's end goes on at the next line's start: the cheaper of two readings.

The signs of `line_end_signs` weigh as odds in nats, so that their sum is the margin of the one
reading over the other, and tells how likely the other is.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from parser.text import lexicon
from parser.text.line_end_costs import (
    AT_HYPHEN,
    BARE,
    BARE_IS_BREAK,
    CLOSE,
    HYPHEN_IS_TYPESETTING,
)
from parser.text.line_end_signs import (
    HyphenSign,
    LinePlace,
    signs_at_hyphen,
    signs_between,
    with_trema,
)
from parser.text.vocabulary import Vocabulary

_HANG = "en of en/of tot dan als c.q. cq t/m respectievelijk resp. versus noch ofwel danwel & +"
_HANGS = frozenset(_HANG.split())
"""Before these a hyphen stands for the rest of a word that follows: "in- en uitstroom"."""

_SYLLABLES = frozenset(("als", "dan", "tot"))
"""Those of them that may also be a word's last syllable: "zo-als"."""

_CHAINED = frozenset(("aan", "ante", "bij", "durante", "en", "of", "om", "op", "post", "tot"))
"""What stands between two hyphens: "voor-en-nameting", "ex-ante-onderbouwing"."""


class Join(NamedTuple):
    """What comes between the two lines; `first` is the next line's first letter, put right."""

    glue: str
    first: str = ""
    margin: float = math.inf
    """By how much the other reading costs more, in nats."""
    signs: frozenset[str] = frozenset()
    """What it was told by."""

    @property
    def is_close(self) -> bool:
        """Whether the other reading is likely enough to be told."""
        return self.margin < CLOSE


KEPT, JOINED, APART = Join("-"), Join(""), Join(" ")


def within(links: str, tail: str) -> bool:
    """Whether the word that ends in "`links`-" is a chain, so that this hyphen is part of it: its
    last link is a word that only chains have, as in "één-op" and "ex-ante"."""
    *before, last = links.lower().split("-")
    return bool(before) and last in _CHAINED and not lexicon.known(last + tail.lower())


def hangs(following: str) -> bool:
    """Whether a hyphen before the word `following` may stand for the rest of a word."""
    return following.rstrip(",;") in _HANGS or following.startswith("(")


def join_at_hyphen(a: str, tails: Sequence[str], words: Vocabulary, *, soft: bool = False) -> Join:
    """The seam after a line that ends in "`a`-", as for `signs_at_hyphen`."""
    signs = signs_at_hyphen(a, tails, words, soft=soft)
    odds = HYPHEN_IS_TYPESETTING + sum(AT_HYPHEN[sign] for sign in signs)
    if odds <= 0:
        return Join("-", "", -odds, signs)
    plain, mended = a + tails[0], with_trema(a, tails[0])
    if mended and _exists(mended, words) and not _exists(plain, words):
        return Join("", mended[len(a)], odds, signs)
    return Join("", "", odds, signs)


def _exists(word: str, words: Vocabulary) -> bool:
    return words.count(word) > 0 or lexicon.known(word.lower())


def join_in_address(a: str, b: str, words: Vocabulary) -> Join:
    """The seam after a line that ends in "`a`-" in the middle of an address, before "`b`".

    Addresses have hyphens of their own between words, so that the document must know the two as
    one, or language must not know both alone.
    """
    if not (a.isalpha() and b[:1].isalpha()):
        return KEPT
    seam = join_at_hyphen(a, [b], words)
    broken = {HyphenSign.NO_WORD_BEFORE, HyphenSign.NO_WORD_AFTER, HyphenSign.SEEN_JOINED}
    return seam if seam.glue or seam.signs & broken else Join("-", margin=0.0)


def join_hanging(a: str, b: str, then: Sequence[str], words: Vocabulary) -> Join:
    """ "in-" before "en uitstroom", unless it is "zo-" before "als" or "strategie-" before "en"."""
    forms = [form for form in (a + b, with_trema(a, b)) if form]
    whole = any(_exists(form, words) for form in forms)
    completed = any(_completes(a, word) for word in then)
    if whole and b in _SYLLABLES and not (completed and len(a) > 2):
        return JOINED
    if whole and words.habit != 0 and not completed:
        return Join("", margin=0.0)
    return Join("- ", margin=0.0) if whole and a[-1] in "aeiouj" else Join("- ")


def _completes(a: str, word: str) -> bool:
    """Whether `word` ends in what `a` lacks, as "uitstroom" does for "in-"."""
    bare = word.lower().rstrip(".,;:)")
    return any(lexicon.parts(a.lower() + bare[at:]) for at in range(2, len(bare) - 2))


def join_bare(a: str, tails: Sequence[str], place: LinePlace, words: Vocabulary) -> Join:
    """The seam of two lines with no sign at all, as for `signs_between`: one word, or two?"""
    if not may_be_word(a, tails[0]):
        return _numbers(a, tails[0], place)
    signs = signs_between(a, tails, place, words)
    odds = BARE_IS_BREAK + sum(BARE[sign] for sign in signs)
    return Join("" if odds > 0 else " ", "", abs(odds), signs)


def is_surely_broken(a: str, tails: Sequence[str], words: Vocabulary) -> bool:
    """Whether a narrow column that ends a line in `a` breaks a word there, whatever its table does
    elsewhere."""
    seam = join_bare(a, tails, LinePlace(narrow=True), words)
    return not seam.glue and not seam.is_close


def may_be_word(a: str, b: str) -> bool:
    """Whether the letters at a line's end and those at the next one's start can be one word."""
    shouted = a.isupper() and b.isupper()
    return a[-1:].isalpha() and (b[:1].islower() or shouted)


def _numbers(a: str, b: str, place: LinePlace) -> Join:
    """Digits broken by a narrow column: joined where they make a year, or a range of years."""
    if not (place.narrow and a[-1:].isdigit() and b[:1].isdigit()):
        return APART
    return Join("" if len(a) < 4 and len(a + b) == 4 else " ", margin=0.0)
