"""What each sign at a line's end weighs, as odds in nats.

Fitted by `python -m benchmarks.line_ends` on documents with known truth, each pair of words of a
document counted once.
"""

from __future__ import annotations

from parser.text.line_end_signs import BareSign, HyphenSign

HYPHEN_IS_TYPESETTING = -0.5
"""Before any sign, that a hyphen at a line's end is none of the word's own."""

AT_HYPHEN = {
    HyphenSign.NEVER: -1.8,
    HyphenSign.SELDOM: -0.5,
    HyphenSign.OFTEN: 1.9,
    HyphenSign.ALWAYS: 2.6,
    HyphenSign.SEEN_JOINED: 4.3,
    HyphenSign.SEEN_HYPHENED: -3.3,
    HyphenSign.KNOWN: 4.4,
    HyphenSign.COMPOUND: 1.0,
    HyphenSign.NO_WORD_BEFORE: 1.2,
    HyphenSign.NO_WORD_AFTER: 1.4,
    HyphenSign.CAPITAL_BEFORE: -4.8,
    HyphenSign.CAPITAL_AFTER: -0.9,
    HyphenSign.INITIALS: -4.6,
    HyphenSign.DIGIT: -1.2,
    HyphenSign.PREFIX: -1.8,
    HyphenSign.CLASH: -7.0,
    HyphenSign.OPENS: -3.5,
    HyphenSign.BINDS: 2.1,
    HyphenSign.PAIR: -1.2,
    HyphenSign.SOFT: 1.2,
}
"""Positive: the hyphen is typesetting; negative: it is the word's own."""

BARE_IS_BREAK = -9.9
"""Before any sign, that a line with no hyphen ends amid a word."""

BARE = {
    BareSign.NARROW: 4.9,
    BareSign.SEEN_JOINED: 7.5,
    BareSign.SEEN_APART: -2.6,
    BareSign.KNOWN: 4.4,
    BareSign.COMPOUND: 2.7,
    BareSign.NO_WORD_BEFORE: 4.5,
    BareSign.NO_WORD_AFTER: 3.8,
    BareSign.FUNCTION_BEFORE: -1.5,
    BareSign.FUNCTION_AFTER: -2.8,
    BareSign.FUNCTION_LAST: 1.9,
    BareSign.ADJECTIVE: -1.7,
    BareSign.INFLECTED: -5.0,
    BareSign.LINKED: 2.3,
    BareSign.ENDING: 1.9,
    BareSign.LETTER: 1.2,
    BareSign.ELSEWHERE: 2.6,
}
"""Positive: one word; negative: two."""

CLOSE = 3.5
"""Below this margin the other reading is told: it is right once in thirty-three times."""
