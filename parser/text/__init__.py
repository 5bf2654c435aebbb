"""Lines to prose: which line ends are spaces, hyphens, or nothing at all."""

from parser.text.joining import Break, Vocabulary, WeakJoin, is_surely_broken, join
from parser.text.legibility import is_language

__all__ = ["Break", "Vocabulary", "WeakJoin", "is_language", "is_surely_broken", "join"]
