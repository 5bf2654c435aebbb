"""What each sign at a line's end weighs, as odds in nats.

Fitted by `python -m benchmarks.line_ends` on documents with known truth, each pair of words of a
document counted once.
"""

from __future__ import annotations

from parser.text.line_end_signs import BareSign, HyphenSign

HYPHEN_IS_TYPESETTING = -0.85
"""Before any sign, that a hyphen at a line's end is none of the word's own."""

AT_HYPHEN = {
    HyphenSign.NEVER: -2.8,
    HyphenSign.SELDOM: -1.5,
    HyphenSign.OFTEN: 1.5,
    HyphenSign.ALWAYS: 2.1,
    HyphenSign.SEEN_JOINED: 4.8,
    HyphenSign.SEEN_HYPHENED: -3.0,
    HyphenSign.KNOWN: 6.4,
    HyphenSign.COMPOUND: 1.6,
    HyphenSign.NO_WORD_BEFORE: 2.4,
    HyphenSign.NO_WORD_AFTER: 1.3,
    HyphenSign.CAPITAL_BEFORE: -5.6,
    HyphenSign.CAPITAL_AFTER: -0.4,
    HyphenSign.INITIALS: -4.0,
    HyphenSign.DIGIT: -2.5,
    HyphenSign.PREFIX: -2.5,
    HyphenSign.CLASH: -4.8,
    HyphenSign.OPENS: -3.9,
    HyphenSign.BINDS: 2.6,
    HyphenSign.PAIR: -1.1,
    HyphenSign.SOFT: 1.1,
}
"""Positive: the hyphen is typesetting; negative: it is the word's own."""

BARE_IS_BREAK = -10.7
"""Before any sign, that a line with no hyphen ends amid a word."""

BARE = {
    BareSign.NARROW: 5.8,
    BareSign.SEEN_JOINED: 7.7,
    BareSign.SEEN_APART: -2.7,
    BareSign.KNOWN: 4.5,
    BareSign.COMPOUND: 2.4,
    BareSign.NO_WORD_BEFORE: 4.6,
    BareSign.NO_WORD_AFTER: 3.8,
    BareSign.FUNCTION_BEFORE: -0.8,
    BareSign.FUNCTION_AFTER: -3.6,
    BareSign.FUNCTION_LAST: 2.3,
    BareSign.ADJECTIVE: -2.9,
    BareSign.LINKED: 2.6,
    BareSign.ENDING: 2.5,
    BareSign.LETTER: 2.5,
    BareSign.ELSEWHERE: 2.9,
}
"""Positive: one word; negative: two."""

CLOSE = 3.5
"""Below this margin the other reading is told: it is right once in thirty-three times."""
