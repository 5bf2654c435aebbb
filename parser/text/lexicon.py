"""Which letters make a Dutch word: a lexicon, the endings it leaves out, and compounds.

The lexicon is simplemma's (370,000 forms), read when first asked: 0.5 s and 13 MB, then 40 µs a
word. It lacks most of the compounds and derived nouns that policy is written in, so these are
tried as built from their parts.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import accumulate

_FUNCTION = """
aan al alle allen als bij beide binnen daar dan dat de deze die dit door een en er geen had heeft
hebben het hij hoe hun ik in is kan kunnen maar meer meest met moet moeten na naar niet nog nu of om
ook op over per te ten ter tegen tevens toe tot tussen u uit van veel vanuit voor waar waren was wat
wel werd werden wie wij worden wordt ze zich zijn zij zo zonder zou zouden zal zullen
"""
_PREFIXES = """
aan af anti be bij door eco geo her hoofd in inter macro mede mee micro mid mis multi na neven om on
onder ont op over post pre sub super tegen tele toe trans uit ver voor weer
"""
_SHORT = """
arm bos bus cel dag dak dam dna eis erf gas gif god hof hok huw ijs jas kas kop lid lof mei mes oog
oor oud pad pil pot rem rij rit rol tak tol top vak vee vis wad web weg wet win wit zee zin
"""
_LACKING = """
achteraf alsnog anders armoede cybersecurity evenwel handhaving heden hoogstens jegens kortom
minstens monitoring slechts stimulering straks teniet vooraf voorts zicht
"""
_ONSETS = """
b bl br c ch chl chr cl cr d dr dw f fl fr g gl gn gr h j k kl kn kr kw l m n p ph pl pr ps q r s sc
sch schr scr sf sh sj sk sl sm sn sp spl spr st str sw t th tj tr ts tw v vl vr w wr x z zw
"""

FUNCTION = frozenset(_FUNCTION.split())
"""Words that no compound ends in."""

LACKING = frozenset(_LACKING.split())
"""Common words that simplemma does not have."""

PREFIXES = frozenset(_PREFIXES.split())
"""What stands before a word and makes one word with it."""

SHORT = frozenset(_SHORT.split())
"""Words of three letters in compounds; any other three are more likely a syllable."""

ONSETS = frozenset(_ONSETS.split())
"""The consonants that a Dutch word may begin with."""

_VOWELS = "aeiouyàáâäèéêëìíîïòóôöùúûü"

_DERIVED = (
    ("heden", ("",)),
    ("heid", ("",)),
    ("ingen", ("en", "ën")),
    ("ing", ("en", "ën")),
    ("ings", ("en", "ën")),
    ("heids", ("",)),
    ("matige", ("", "s")),
    ("matig", ("", "s")),
    ("loze", ("",)),
    ("loos", ("",)),
    ("schappen", ("",)),
    ("schap", ("",)),
    ("lijk", ("", "en")),
    ("lijke", ("", "en")),
    ("end", ("en",)),
    ("ende", ("en",)),
    ("baar", ("en", "")),
    ("bare", ("en", "")),
    ("enen", ("en",)),
    ("iteit", ("",)),
    ("iviteit", ("ief",)),
    ("aliteit", ("eel", "aal")),
)
"""Endings that make new words, and what the word had in their place."""

ENDINGS = frozenset(ending for ending, _ in _DERIVED)
"""What may stand at a word's end, and is seldom a word by itself."""

_ADVERB = re.compile(
    r"(?:daar|er|hier|waar)(?:aan|achter|af|bij|binnen|boven|buiten|door|in|langs|mee|na|naar|naast"
    r"|om|onder|op|over|tegen|toe|tot|tussen|uit|van|vandaan|voor)"
)
"""Words like "daarnaast" and "waarvoor"."""

_ADJECTIVE = re.compile(
    r"(?:lijke?|bare?|ische?|eerde?|bonden|ie[fv]e?|zame?|lo[oz]s?e?|aire?|gerichte?|matige?"
    r"|ële|(?<!d)eel|ele|aal|ale|ese)$"
)
"""The endings of adjectives; what ends in -deel is a part of something."""

LAST_LETTERS = 5
"""Letters of a word that tells a compound by its end; any shorter may be a syllable."""

_LINKED = re.compile(r"(?:ing|heid|teit|schap|beleid|gebied|bedrijf|rijk|personeel)s$")
"""Nouns whose plural is not in s: with one they wait for the rest of a compound."""

_TO_LINK = re.compile(r"(?:.{3}ing|heid|teit)$")
"""Nouns that a compound only begins with if an s follows."""


@cache
def known(word: str) -> bool:
    """Whether the lexicon has `word` (in lower case), or the word it is derived from."""
    from simplemma import is_known  # here: half a second that most runs need not pay

    if not word:
        return False
    if word in LACKING or is_known(word, lang="nl", low_memory=True) or _ADVERB.fullmatch(word):
        return True
    return any(
        word.endswith(ending) and len(word) - len(ending) > 3 and _derives(word, ending, lost)
        for ending, lost in _DERIVED
    )


def _derives(word: str, ending: str, lost: tuple[str, ...]) -> bool:
    stem = word[: -len(ending)]
    return any(known(stem + letters) for letters in lost)


@lru_cache(maxsize=65536)
def parts(word: str) -> tuple[str, ...]:
    """The known words that `word` is made of, linking letters with the first; () if none."""
    if known(word):
        return (word,)
    for cut in range(len(word) - 3, 1, -1):
        head, tail = word[:cut], word[cut:]
        if _first(head) and _last(tail) and known(tail):
            return (head, tail)
    for cut in range(len(word) - 6, 1, -1):
        head, tail = word[:cut], word[cut:]
        if _first(head) and (rest := parts(tail)) and all(map(_last, rest)):
            beginnings = accumulate((head, *rest[:-1]))
            if not any(map(_TO_LINK.search, beginnings)):
                return (head, *rest)
    return ()


def _first(part: str) -> bool:
    """Whether a compound may begin with `part`: a prefix, or a word and its linking letter."""
    if len(part) < 4:
        return part in PREFIXES or part in SHORT
    if _TO_LINK.search(part):
        return False
    return known(part) or (part[-1] == "s" and len(part) > 4 and known(part[:-1]))


def _last(part: str) -> bool:
    return (len(part) > 3 or part in SHORT) and part not in PREFIXES


def binds(part: str) -> bool:
    """Whether `part` is likely to have a word behind it: a prefix, or a noun with an s."""
    return part in PREFIXES or (part[-1] == "s" and len(part) > 5 and bool(parts(part[:-1])))


def ends_in_word(letters: str) -> bool:
    """Whether `letters` end in a word that may end a compound of which the rest is not known."""
    return any(known(letters[at:]) for at in range(1, len(letters) - LAST_LETTERS + 1))


def linked(part: str) -> bool:
    """Whether `part` cannot stand alone, for the linking s it has."""
    return _LINKED.search(part) is not None


def adjective(word: str) -> bool:
    """Whether `word` is an adjective that begins no compound: inflected, or by its ending."""
    inflected = word[-1:] == "e" and known(word[:-1])
    return inflected or (_ADJECTIVE.search(word) is not None and bool(parts(word)))


def sounds(letters: str) -> bool:
    """Whether `letters` have a vowel, as every syllable has."""
    return any(letter in _VOWELS for letter in letters.lower())


def opens(letters: str) -> bool:
    """Whether a word can begin with `letters`: a vowel, behind consonants that go together."""
    word = letters.lower()
    onset = next((word[:at] for at, letter in enumerate(word) if letter in _VOWELS), None)
    return onset == "" or onset in ONSETS
