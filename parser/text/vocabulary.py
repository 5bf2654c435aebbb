"""What a document itself says of its words: how often each stands whole, how it breaks them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import chain, pairwise

from parser.text import lexicon

SOFT = "\u00ad"
"""The soft hyphen: where a word may be broken; printed at a line's end only."""

_TOKEN = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_BROKEN = re.compile(r"(?<![^\W_])([^\W_]*+)(?:[\ufffe\x02]|[-\u2010\xad][ \t]*\r?\n)\s*([^\W_]*)")
_ENOUGH = 8
"""Line ends that the document's own words settle, before they are called its habit."""
_SOME, _LONG = 5, 100
"""So many hyphens at line ends, or lines, show the break of a word where a document has any: one
line in six ends so where words are broken."""


class Vocabulary:
    """The words of `texts`: pages or any pieces of one document, lines apart by a newline.

    A line-end hyphen is "-", U+2010, or U+FFFE or U+0002 (pypdfium2, which then leaves out the
    newline). What a hyphen cut off is not counted. Picklable; 150,000 words take 0.2 s.
    """

    __slots__ = ("_after", "_edge", "_openers", "_text", "_whole", "habit")

    def __init__(self, texts: Sequence[str] = ()) -> None:
        raw = "\n".join(texts).lower()
        pieces = _BROKEN.split(raw)  # what stands between two breaks, and their two halves
        breaks = list(zip(pieces[1::3], pieces[2::3], strict=True))
        self._text = "\n".join(pieces[::3]).replace(SOFT, "")
        lines = [_TOKEN.findall(line) for line in self._text.splitlines()]
        self._whole = Counter(chain.from_iterable(lines))
        self._edge = Counter(word for line in lines if line for word in (line[0], line[-1]))
        self._openers: Counter[str] = Counter()
        for token in [token for token in self._whole if "-" in token]:
            self._count_links(token.split("-"), self._whole[token])
        self._after: dict[str, set[str]] | None = None
        self.habit = self._habit(breaks)

    def _count_links(self, links: Sequence[str], times: int) -> None:
        self._openers[links[0]] += times
        for link in links:
            self._whole[link] += times
        if len(links) > 2:
            for left, right in pairwise(links):
                self._whole[f"{left}-{right}"] += times

    def _habit(self, breaks: Sequence[tuple[str, str]]) -> float | None:
        """The share of typesetting among the hyphens at line ends; None where too few tell."""
        joined = sum(self._whole[a + b] > 0 for a, b in breaks if a and b)
        kept = sum(self._whole[f"{a}-{b}"] > 0 for a, b in breaks if a and b)
        seen = len(breaks) >= _SOME or self._text.count("\n") >= _LONG
        if seen and not joined and not any(_typeset(a, b) for a, b in breaks[: 20 * _SOME]):
            return 0.0
        return joined / (joined + kept) if joined + kept >= _ENOUGH else None

    def count(self, word: str) -> int:
        """How often `word` stands whole, a word with a hyphen and each of its links included."""
        return self._whole[word.lower()]

    def inside(self, word: str) -> int:
        """How often `word` stands inside a line, where it cannot be the piece of another."""
        return self._whole[word.lower()] - self._edge[word.lower()]

    def opens(self, word: str) -> int:
        """How often `word` stands before a hyphen inside a line: "EU" in "EU-lidstaten"."""
        return self._openers[word.lower()]

    def beside(self, a: str, b: str) -> bool:
        """Whether `a` and `b` stand on one line as two words, one after the other; the second may
        be the beginning of one."""
        if self._after is None:  # most documents break hardly a word, and never ask
            self._after = _after(self._text)
        start = b.lower()
        return any(word.startswith(start) for word in self._after.get(a.lower(), ()))


def _after(text: str) -> dict[str, set[str]]:
    """Each word of `text` that has another one before it on its line → those that follow it."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for line in text.splitlines():
        words = line.split(" ")
        for word, following in pairwise(words[1:]):
            found[word].add(following)
    return dict(found)


def _typeset(a: str, b: str) -> bool:
    """Whether a hyphen between `a` and `b` can only be typesetting: together they are a word, but
    not each by itself."""
    return bool(a and b and lexicon.parts(a + b)) and not (lexicon.parts(a) and lexicon.parts(b))
