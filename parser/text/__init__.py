"""Lines to prose: which line ends are spaces, hyphens, or nothing at all."""

from parser.text.joining import Break, Vocabulary, WeakJoin, join

__all__ = ["Break", "Vocabulary", "WeakJoin", "join"]
