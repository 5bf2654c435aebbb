"""How the word at a line's end goes on at the next line's start, by the first rule that tells.

Source of the rules for hyphens: the Dutch spelling (Woordenlijst, "leidraad"), and the line ends of
government papers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from parser.text import lexicon
from parser.text.vocabulary import Vocabulary

_HANG = "en of en/of tot dan als c.q. cq t/m respectievelijk resp. versus noch ofwel danwel & +"
_HANGS = frozenset(_HANG.split())
"""Before these a hyphen stands for the rest of a word that follows: "in- en uitstroom"."""

_OWN = frozenset(
    ("ex", "niet", "non", "oud", "vice", "pro", "semi", "quasi", "adjunct", "kandidaat", "interim")
)
"""Prefixes that the spelling sets apart by a hyphen, before a word."""

_CHAINED = frozenset(("aan", "ante", "bij", "durante", "en", "of", "om", "op", "post", "tot"))
"""What stands between two hyphens: "voor-en-nameting", "ex-ante-onderbouwing"."""

_NAMES = frozenset(("mbo", "hbo", "vmbo", "havo", "ov", "zbo", "azc", "amv", "ict"))
"""Short names in lower case that have a vowel, and yet are no syllable."""

_VOWELS = "aa ae ai au ee ei eu ie ii ij oe oi oo ou ui uu"
_CLASH = frozenset(_VOWELS.split())
"""Vowels that would be read as one sound, if they came to stand side by side."""

_SYLLABLES = frozenset(("als", "dan", "tot"))
"""Those of them that may also be a word's last syllable: "zo-als"."""

_TREMA = str.maketrans("aeiou", "äëïöü")

_SELDOM, _HALF = 0.1, 0.5
"""Shares of a document's line-end hyphens that are typesetting."""


class Join(NamedTuple):
    """What comes between the two lines; `first` is the next line's first letter, put right."""

    glue: str
    first: str = ""
    thin: bool = False


KEPT, JOINED, APART = Join("-"), Join(""), Join(" ")


def within(links: str, tail: str) -> bool:
    """Whether the word that ends in "`links`-" is a chain, so that this hyphen is part of it: its
    last link is a word that only chains have, as in "één-op" and "ex-ante"."""
    *before, last = links.lower().split("-")
    return bool(before) and last in _CHAINED and not lexicon.known(last + tail.lower())


def join_at_hyphen(
    a: str, tails: Sequence[str], following: Sequence[str], words: Vocabulary
) -> Join:
    """The seam after a line that ends in "`a`-".

    `a` is the last link of its word: "migratiebe" of "EU-migratiebe-". `tails` are what the next
    line's word may be: its first link, then longer ones if that is broken again. `following` are
    the next line's words as printed, with their punctuation.
    """
    if following[0].rstrip(",;") in _HANGS or following[0].startswith("("):
        return _hanging(a, tails[0], following[1:2], words)
    for tail in tails:
        joined, kept = words.count(a + tail), words.count(f"{a}-{tail}")
        if joined or kept:
            return Join("" if joined >= kept else "-", thin=3 * min(joined, kept) > joined + kept)
    if _set_apart(a, tails[0], words):
        return KEPT
    if words.habit == 0:
        return _seldom_broken(a.lower(), tails[0].lower())
    return _spelled(a.lower(), [tail.lower() for tail in tails], words)


def _seldom_broken(a: str, b: str) -> Join:
    """The seam in a document that breaks no words, save perhaps at a soft hyphen: a hyphen is a
    word's own, unless only both pieces together are a word."""
    alone = bool(lexicon.parts(a)) and bool(lexicon.parts(b))
    if lexicon.known(a + b):
        return Join("", thin=alone)
    return Join("", thin=True) if lexicon.parts(a + b) and not alone else KEPT


def join_in_address(a: str, b: str, words: Vocabulary) -> Join:
    """The seam after a line that ends in "`a`-" in the middle of an address, before "`b`".

    Addresses have hyphens of their own between words, so that the document must know the two as
    one, or break words by habit, or language must not know both alone.
    """
    joined, kept = words.count(a + b), words.count(f"{a}-{b}")
    if joined or kept:
        return Join("" if joined > kept else "-", thin=3 * min(joined, kept) > joined + kept)
    if not b[:1].isalpha():
        return KEPT
    whole = bool(a and b) and bool(lexicon.parts((a + b).lower()))
    alone = all(not part.isalpha() or lexicon.parts(part.lower()) for part in (a, b))
    breaks = words.habit is None or words.habit > _HALF
    return Join("" if breaks and (whole or not alone) else "-", thin=breaks and whole == alone)


def _set_apart(a: str, b: str, words: Vocabulary) -> bool:
    """Whether the hyphen is there because of a digit, a capital, a sign or a lone letter.

    A name in capitals may be broken too ("CO-" "VID"), if its pieces can be spoken and the first
    is no name itself ("EU-" "OESO").
    """
    spoken = lexicon.sounds(a) and lexicon.opens(b) and words.inside(a) <= words.opens(a)
    shouted = a.isupper() and b.isupper() and (len(a) > 4 or (len(b) > 2 and spoken))
    named = not a.isalpha() or (a[1:] != a[1:].lower() and not shouted)
    short = len(a) < 2 or a in _NAMES or not lexicon.sounds(a)
    return short or named or not (b[:1].islower() or shouted)


def _hanging(a: str, b: str, then: Sequence[str], words: Vocabulary) -> Join:
    """ "in-" before "en uitstroom", unless it is "zo-" before "als" or "strategie-" before "en"."""
    whole = any(words.count(form) or lexicon.known(form) for form in (a + b, *_with_trema(a, b)))
    completed = any(_completes(a, word) for word in then)
    if whole and b in _SYLLABLES and not (completed and len(a) > 2):
        return JOINED
    if whole and words.habit != 0 and not completed:
        return Join("", thin=True)
    return Join("- ", thin=whole and a[-1] in "aeiouj")


def _completes(a: str, word: str) -> bool:
    """Whether `word` ends in what `a` lacks, as "uitstroom" does for "in-"."""
    bare = word.lower().rstrip(".,;:)")
    return any(lexicon.parts(a.lower() + bare[at:]) for at in range(2, len(bare) - 2))


def _spelled(a: str, tails: Sequence[str], words: Vocabulary) -> Join:
    """The seam of two pieces in lower case that the document nowhere shows together."""
    for tail in tails:
        if lexicon.known(a + tail):
            return JOINED
        for form in _with_trema(a, tail):
            if words.count(form) or lexicon.known(form):
                return Join("", form[len(a)], thin=not words.count(form) and lexicon.known(a))
    compounds = [parts for tail in tails if (parts := lexicon.parts(a + tail))]
    spoken = any(map(lexicon.parts, tails))
    if a in _OWN and all(parts[0] == a for parts in compounds):
        return Join("-", thin=not spoken)
    both = spoken and bool(lexicon.parts(a))
    if a[-1] + tails[0][0] in _CLASH and (both or ((spoken or lexicon.parts(a)) and not compounds)):
        return Join("-", thin=not both)
    if not both:
        return JOINED if compounds else _joined(a, tails[0], words)
    if lexicon.binds(a):
        return JOINED
    if words.opens(a):
        return Join("-", thin=lexicon.known(a + tails[0]))
    return _joined(a, tails[0], words)


def _by_habit(words: Vocabulary) -> Join:
    """As the document's other line ends, but thin: it breaks words, and some have a hyphen."""
    if words.habit is not None and words.habit < _SELDOM:
        return KEPT
    return Join("" if words.habit is None or words.habit > _HALF else "-", thin=True)


def _joined(a: str, b: str, words: Vocabulary) -> Join:
    """Joined, as a document does that breaks most words; thin if both pieces are long words
    themselves, for then they may be a pair: "onderwijs-" "arbeidsmarkt"."""
    if words.habit is None or words.habit < 1 - _SELDOM:
        return _by_habit(words)
    pair = min(len(a), len(b)) > 4 and lexicon.known(a) and lexicon.known(b)
    return Join("", thin=pair)


def _with_trema(a: str, b: str) -> Iterator[str]:
    """ "ministeri" and "ele" as "ministeriële": a break takes the trema away."""
    if (a[-1:] + b[:1]).lower() in _CLASH:
        yield a + b[0].translate(_TREMA) + b[1:]


def are_pieces(a: str, b: str, words: Vocabulary) -> bool:
    """Whether two pieces are a word together, and not each by itself."""
    a, b = a.lower(), b.lower()
    if not (a + b).isalpha() or words.beside(a, b) or a in lexicon.FUNCTION:
        return False
    return bool(lexicon.parts(a + b)) and not (_stands(a, words) and _stands(b, words))


def join_in_narrow_column(
    a: str, tails: Sequence[str], last: bool, words: Vocabulary, broken: bool | None
) -> Join:
    """The seam in a column too narrow for the joined word, with no hyphen: one word, or two?

    `a` and `tails` as for `hyphen`; `last`: the next line's first word ends the cell. Two words
    that may be one are doubted only where the table may have `broken` others.
    """
    shouted = a.isupper() and tails[0].isupper()
    if not (a[-1:].isalpha() and (tails[0][:1].islower() or shouted)):
        return _numbers(a, tails[0])
    a, tails = a.lower(), [tail.lower() for tail in tails]
    b, joined = tails[0], [a + tail for tail in tails]
    seen, apart = any(map(words.count, joined)), words.beside(a, b)
    if seen or apart:
        return Join("" if seen else " ", thin=seen and apart)
    if a in lexicon.FUNCTION and not any(map(lexicon.known, joined)):
        return APART
    if b in lexicon.ENDINGS and any(map(lexicon.parts, joined)):
        return JOINED
    if b in lexicon.FUNCTION and lexicon.ends_in_word(a) and not last:
        return Join(" ", thin=not lexicon.parts(a))
    whole = _stands(a, words), any(_stands(tail, words) for tail in tails)
    if all(whole) and not lexicon.linked(a):
        return _two_words(a, b, joined, last, broken)
    if any(map(lexicon.parts, joined)) or not (whole[1] or lexicon.opens(b)):
        return JOINED
    return Join(" " if any(whole) and not broken else "", thin=True)


def _stands(letters: str, words: Vocabulary) -> bool:
    """Whether `letters` are a word by themselves."""
    if words.inside(letters) > 0 or letters in lexicon.FUNCTION:
        return len(letters) > 1 or letters == "u"
    return len(letters) > 2 and bool(lexicon.parts(letters))


def _two_words(a: str, b: str, joined: Sequence[str], last: bool, broken: bool | None) -> Join:
    """The seam of two words that may yet be the halves of one: "onder" and "zoek"."""
    one = any(map(lexicon.known, joined))
    if b in lexicon.FUNCTION:
        return Join("" if one and last else " ", thin=one and last)
    if one:
        return Join("", thin=True)
    if a in lexicon.FUNCTION or lexicon.adjective(a):
        return APART  # no compound begins with an article or an adjective such as these
    return Join(" ", thin=broken is not False and any(map(lexicon.parts, joined)))


def _numbers(a: str, b: str) -> Join:
    """Digits broken by a narrow column: joined where they make a year, or a range of years."""
    if not (a[-1:].isdigit() and b[:1].isdigit()):
        return APART
    return Join("" if len(a) < 4 and len(a + b) == 4 else " ", thin=True)


def join_plain(a: str, tails: Sequence[str], words: Vocabulary) -> Join:
    """The seam of two lines with no sign at all and room to spare: two words, unless neither piece
    is one and together they are."""
    a, joined = a.lower(), [a.lower() + tail.lower() for tail in tails]
    if not (a.isalpha() and tails[0].islower()):
        return APART
    if not {a, tails[0]} & lexicon.FUNCTION and not words.beside(a, tails[0]):
        both = _stands(a, words) and _stands(tails[0].lower(), words)
        if words.inside(joined[0]) and both:  # broken at a soft hyphen that is not drawn, perhaps
            return Join(" ", thin=True)
    if words.inside(a) or words.inside(tails[0]):
        return APART
    if lexicon.parts(a) or any(map(lexicon.parts, tails)):
        return APART
    one = any(words.inside(word) or lexicon.parts(word) for word in joined)
    return Join("", thin=True) if one else APART
