"""What each sign at a line's end weighs, as odds in nats.

Fitted by `python -m benchmarks.line_ends` on documents with known truth, each pair of words of a
document counted once; but a capital, a digit and a prefix by the spelling, since their line
ends are few.
"""

from __future__ import annotations

from parser.text.line_end_signs import BareSign, HyphenSign

HYPHEN_IS_TYPESETTING = 0.3
"""Before any sign, that a hyphen at a line's end is none of the word's own."""

AT_HYPHEN = {
    HyphenSign.NEVER: -1.9,
    HyphenSign.SELDOM: -0.6,
    HyphenSign.OFTEN: 1.9,
    HyphenSign.ALWAYS: 2.5,
    HyphenSign.SEEN_JOINED: 7.5,
    HyphenSign.SEEN_HYPHENED: -6.3,
    HyphenSign.KNOWN: 3.3,
    HyphenSign.COMPOUND: -0.1,
    HyphenSign.NO_WORD_BEFORE: 0.3,
    HyphenSign.NO_WORD_AFTER: 1.0,
    HyphenSign.ONLY_TOGETHER: 2.4,
    HyphenSign.CAPITAL_BEFORE: -4.7,
    HyphenSign.CAPITAL_AFTER: -2.0,
    HyphenSign.INITIALS: -4.6,
    HyphenSign.DIGIT: -4.0,
    HyphenSign.PREFIX: -3.0,
    HyphenSign.CLASH: -7.4,
    HyphenSign.OPENS: -2.8,
    HyphenSign.BINDS: 2.2,
    HyphenSign.PAIR: -0.9,
    HyphenSign.SOFT: 1.1,
}
"""Positive: the hyphen is typesetting; negative: it is the word's own."""

BARE_IS_BREAK = -9.4
"""Before any sign, that a line with no hyphen ends amid a word."""

BARE = {
    BareSign.NARROW: 4.7,
    BareSign.SEEN_JOINED: 7.6,
    BareSign.SEEN_APART: -2.6,
    BareSign.KNOWN: 3.7,
    BareSign.COMPOUND: 2.2,
    BareSign.NO_WORD_BEFORE: 3.5,
    BareSign.NO_WORD_AFTER: 3.3,
    BareSign.ONLY_TOGETHER: 2.8,
    BareSign.FUNCTION_BEFORE: -1.5,
    BareSign.FUNCTION_AFTER: -2.2,
    BareSign.FUNCTION_BETWEEN: -2.8,
    BareSign.FUNCTION_BARRED: 1.9,
    BareSign.ADJECTIVE: -1.1,
    BareSign.INFLECTED: -1.2,
    BareSign.LINKED: 2.4,
    BareSign.TWO_WORDS: -1.5,
    BareSign.ENDING: 0.4,
    BareSign.LETTER: 0.5,
    BareSign.ELSEWHERE: 2.7,
}
"""Positive: one word; negative: two."""

CLOSE = 2.5
"""Below this margin the other reading is told: it is right in one of thirteen line ends or more."""
