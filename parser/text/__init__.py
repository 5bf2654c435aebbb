"""Lines to prose: which line ends are spaces, hyphens, or nothing at all."""

from parser.text.joining import Break, Vocabulary, WeakJoin, broken_words, join, line_ends_of
from parser.text.legibility import is_language

__all__ = ["Break", "Vocabulary", "WeakJoin", "broken_words", "is_language", "join", "line_ends_of"]
