"""The signs by which a line's end is read: what the document, the lexicon and the letters say.

Source of those for hyphens: the Dutch spelling (Woordenlijst, "leidraad").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from enum import StrEnum
from typing import NamedTuple

from parser.text import lexicon
from parser.text.vocabulary import Vocabulary

_OWN = frozenset(
    ("ex", "niet", "non", "oud", "vice", "pro", "semi", "quasi", "adjunct", "kandidaat", "interim")
)
"""Prefixes that the spelling sets apart by a hyphen, before a word."""

_NAMES = frozenset(("mbo", "hbo", "vmbo", "havo", "ov", "zbo", "azc", "amv", "ict"))
"""Short names in lower case that have a vowel, and yet are no syllable."""

_SECTORS = frozenset(("po", "vo", "so", "wo", "sbo", "vso"))
"""Short names of education that are syllables too, unless one stands beside another name."""

_VOWELS = "aa ae ai au ee ei eu ie ii ij oe oi oo ou ui uu"
_CLASH = frozenset(_VOWELS.split())
"""Vowels that would be read as one sound, if they came to stand side by side."""

_TREMA = str.maketrans("aeiou", "äëïöü")

_HALF, _MOSTLY = 0.5, 0.9
"""Shares of a document's line-end hyphens that are typesetting."""

_LONG = 4
"""Letters; a longer word is no syllable of another."""


class HyphenSign(StrEnum):
    """What tells whether the hyphen at a line's end is typesetting or the word's own."""

    NEVER = "the document breaks no words"
    SELDOM = "the document seldom breaks words"
    OFTEN = "the document often breaks words"
    ALWAYS = "the document's line ends are nearly all typesetting"
    SEEN_JOINED = "the document has the word without a hyphen"
    SEEN_HYPHENED = "the document has the word with its hyphen"
    KNOWN = "the lexicon has the word without a hyphen"
    COMPOUND = "the word without a hyphen is made of known words"
    NO_WORD_BEFORE = "the first piece is no word"
    NO_WORD_AFTER = "the second piece is no word"
    ONLY_TOGETHER = "the pieces are a word together, and not each by itself"
    CAPITAL_BEFORE = "the first piece has a capital inside"
    CAPITAL_AFTER = "the second piece has a capital"
    INITIALS = "a piece cannot be spoken, or is a name in small letters"
    DIGIT = "the first piece has a digit or a sign"
    PREFIX = "the first piece is a prefix that has a hyphen"
    CLASH = "two vowels would be read as one sound"
    OPENS = "the document has the first piece before hyphens"
    BINDS = "the first piece waits for the rest of its word"
    PAIR = "both pieces are long words"
    SOFT = "the hyphen is a soft one"


class BareSign(StrEnum):
    """What tells whether a line that ends in a letter ends amid a word."""

    NARROW = "the column is too narrow for the word, which fills its line"
    SEEN_JOINED = "the document has the word, and not the two side by side"
    SEEN_APART = "the document has the two side by side"
    KNOWN = "the lexicon has the word"
    COMPOUND = "the word is made of known words"
    NO_WORD_BEFORE = "the first piece is no word"
    NO_WORD_AFTER = "the second piece is no word"
    ONLY_TOGETHER = "the pieces are a word together, and not each by itself"
    FUNCTION_BEFORE = "the first piece is a function word"
    FUNCTION_AFTER = "the second piece is a function word, behind what is no word"
    FUNCTION_BETWEEN = "the second piece is a function word, behind a word"
    FUNCTION_BARRED = "the second piece is a function word, and ends its cell or comes twice"
    ADJECTIVE = "the first piece is an adjective"
    INFLECTED = "the first piece is an adjective with its ending, which no compound begins with"
    LINKED = "the first piece has an s that links"
    TWO_WORDS = "the pieces are words, and no word together"
    ENDING = "the second piece is an ending"
    LETTER = "the second piece is a single letter"
    ELSEWHERE = "the table breaks other words so"


_TOGETHER = frozenset((BareSign.KNOWN, BareSign.COMPOUND, BareSign.SEEN_JOINED))


class LinePlace(NamedTuple):
    """Where the pieces of what may be a word stand."""

    narrow: bool = False
    """Whether the first fills its line, and the two together would be wider than the column."""
    barred: bool = False
    """Whether no function word stands there: the second ends its cell, or would come twice."""
    elsewhere: bool = False
    """Whether the table surely breaks other words without a hyphen."""


def signs_at_hyphen(
    a: str, tails: Sequence[str], words: Vocabulary, *, soft: bool = False
) -> frozenset[HyphenSign]:
    """The signs at a line's end in "`a`-".

    `a` is the last link of its word: "migratiebe" of "EU-migratiebe-". `tails` are what the next
    line's word may be: its first link, then longer ones if that is broken again. The document's
    own spelling of the word goes before all other signs.
    """
    joined, kept = (sum(words.count(a + glue + tail) for tail in tails) for glue in ("", "-"))
    if joined != kept:
        return frozenset({HyphenSign.SEEN_JOINED if joined > kept else HyphenSign.SEEN_HYPHENED})
    signs = set(_letters(a, tails[0], words))
    low, ends = a.lower(), [tail.lower() for tail in tails]
    if low in _OWN:
        signs.add(HyphenSign.PREFIX)
    if words.opens(a):
        signs.add(HyphenSign.OPENS)
    if soft:
        signs.add(HyphenSign.SOFT)
    # No word of a lexicon has a digit, or a capital behind small letters.
    if not signs & {HyphenSign.CAPITAL_AFTER, HyphenSign.DIGIT}:
        signs.update(_habit(words))
        signs.update(HyphenSign[name] for name in _pieces(low, ends, words))
        signs.update(_of_hyphens(low, ends, signs))
    return frozenset(signs)


def _pieces(a: str, tails: Sequence[str], words: Vocabulary) -> Iterator[str]:
    """The names of the signs that the lexicon gives of the pieces and of the word, all in lower
    case."""
    joined = [a + tail for tail in tails]
    known = any(map(lexicon.known, [*joined, with_trema(a, tails[0])]))
    inflected = a.endswith("e") and lexicon.adjective(a)  # no compound begins with such
    compound = not inflected and any(map(lexicon.parts, joined))
    whole = _stands(a, words), any(_stands(tail, words) for tail in tails)
    if known:
        yield "KNOWN"
    elif compound:
        yield "COMPOUND"
    if not whole[0]:
        yield "NO_WORD_BEFORE"
    if not whole[1]:
        yield "NO_WORD_AFTER"
    if (known or compound) and not all(whole):
        yield "ONLY_TOGETHER"


def _of_hyphens(a: str, tails: Sequence[str], signs: Set[HyphenSign]) -> Iterator[HyphenSign]:
    """What the spelling of hyphens says, given the signs of the lexicon."""
    # Within a word a trema parts two vowels ("ministeriële"), between two words a hyphen.
    if clashes(a, tails[0]) and not _is_within(signs):
        yield HyphenSign.CLASH
    if lexicon.binds(a):
        yield HyphenSign.BINDS
    if lexicon.known(a) and any(min(len(a), len(b)) > _LONG and lexicon.known(b) for b in tails):
        yield HyphenSign.PAIR


def _is_within(signs: Set[HyphenSign]) -> bool:
    """Whether a hyphen surely parts no two words: one piece is none, and the whole is one, or
    neither is one."""
    no_words = {HyphenSign.NO_WORD_BEFORE, HyphenSign.NO_WORD_AFTER}
    return signs >= {HyphenSign.KNOWN, HyphenSign.NO_WORD_AFTER} or signs >= no_words


def _habit(words: Vocabulary) -> Iterator[HyphenSign]:
    """How often the document's line ends are typesetting; nothing where too few tell."""
    habit = words.habit
    if habit is None:
        return
    if habit == 0:
        yield HyphenSign.NEVER
    elif habit < _HALF:
        yield HyphenSign.SELDOM
    else:
        yield HyphenSign.OFTEN if habit < _MOSTLY else HyphenSign.ALWAYS


def _letters(a: str, b: str, words: Vocabulary) -> Iterator[HyphenSign]:
    """What capitals, digits and syllables say.

    A name in capitals may be broken too ("CO-" "VID"), if its pieces can be spoken and the first
    is no name itself ("EU-" "OESO").
    """
    spoken = lexicon.sounds(a) and lexicon.opens(b) and words.inside(a) <= words.opens(a)
    shouted = a.isupper() and b.isupper() and (len(a) > 4 or (len(b) > 2 and spoken))
    if not a.isalpha():
        yield HyphenSign.DIGIT
    elif a[1:] != a[1:].lower() and not shouted:
        yield HyphenSign.CAPITAL_BEFORE
    if not (b[:1].islower() or shouted):
        yield HyphenSign.CAPITAL_AFTER
    names = {a, b} & _NAMES or {a, b} <= _NAMES | _SECTORS
    if len(a) < 2 or names or not lexicon.sounds(a) or not lexicon.sounds(b):
        yield HyphenSign.INITIALS


def signs_between(
    a: str, tails: Sequence[str], place: LinePlace, words: Vocabulary
) -> frozenset[BareSign]:
    """The signs at a line's end in the letters `a`, with no hyphen, before `tails`, both as for
    `signs_at_hyphen`."""
    low, ends = a.lower(), [tail.lower() for tail in tails]
    after = ends[0]
    signs = {BareSign[name] for name in _pieces(low, ends, words)}
    if words.beside(low, after):
        signs.add(BareSign.SEEN_APART)
    elif any(words.count(low + end) for end in ends):
        signs.add(BareSign.SEEN_JOINED)
    if low in lexicon.FUNCTION:
        signs.add(BareSign.FUNCTION_BEFORE)
    if lexicon.adjective(low):
        signs.add(BareSign.INFLECTED if low.endswith("e") else BareSign.ADJECTIVE)
    if lexicon.linked(low):
        signs.add(BareSign.LINKED)
    if not signs & _TOGETHER and lexicon.known(low) and lexicon.known(after):
        signs.add(BareSign.TWO_WORDS)
    if after in lexicon.ENDINGS:
        signs.add(BareSign.ENDING)
    signs.update(_of_place(after, place, BareSign.NO_WORD_BEFORE not in signs))
    return frozenset(signs)


def _of_place(after: str, place: LinePlace, behind_word: bool) -> Iterator[BareSign]:
    """What the place says, and what depends on it. A cell ends in no article or preposition, and
    none stands beside itself."""
    if place.narrow:
        yield BareSign.NARROW
        if place.elsewhere:
            yield BareSign.ELSEWHERE
    if after in lexicon.FUNCTION:
        if place.barred and place.narrow:
            yield BareSign.FUNCTION_BARRED
        else:
            yield BareSign.FUNCTION_BETWEEN if behind_word else BareSign.FUNCTION_AFTER
    if len(after) == 1 and after != "u":
        yield BareSign.LETTER


def _stands(letters: str, words: Vocabulary) -> bool:
    """Whether `letters` (in lower case) are a word by themselves."""
    if words.inside(letters) > 0 or letters in lexicon.FUNCTION:
        return len(letters) > 1 or letters == "u"
    return len(letters) > 2 and bool(lexicon.parts(letters))


def clashes(a: str, b: str) -> bool:
    """Whether the last letter of `a` and the first of `b` would be read as one sound."""
    return (a[-1:] + b[:1]).lower() in _CLASH


def with_trema(a: str, b: str) -> str:
    """ "ministeri" and "ele" as "ministeriële": a break takes the trema away; "" where it has
    none to take."""
    return a + b[0].translate(_TREMA) + b[1:] if clashes(a, b) else ""
