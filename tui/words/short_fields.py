"""The short fields of an entry on a few lines: what stays in sight while its text scrolls."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.cells import cell_len
from rich.text import Text

from db.search import Row
from parser import TITLES, Entry, Finding
from tui.open_link import host_of
from tui.words.describe import MARK, doubted, meaning, short

LINES = (("thema", "subthema"), ("type_onderzoek", "afronding", "status", "artikel", "links"))
"""Each begins on a line of its own."""
_MOST = 160
"""Characters of a field: far above any real one; what is longer stands whole under the text."""
_EMPTY = "–"
"""Where nothing stands, for that was read, too."""


def short_fields(row: Row, width: int, doubt: Finding | None = None) -> Iterator[Text]:
    """Lines of at most `width` cells with the fields of LINES, each behind its name, and the words
    of a `doubt` marked."""
    for names in LINES:
        words = (word for name in names for word in _words(row.entry, name, doubt))
        yield from _flowed(words, width)


def _words(entry: Entry, name: str, doubt: Finding | None) -> Iterator[Text]:
    """What is not to be parted: the name with the first word of the value, and every other word."""
    value = Text(_value(entry, name) or _EMPTY, "bold")
    if doubt and doubt.field == name:
        value.stylize(MARK, *doubted(value.plain, doubt))
    first, *rest = value.split(" ")
    yield Text("  ").append(TITLES[name], "dim").append(" ").append_text(first)
    yield from (Text(" ").append_text(word) for word in rest)
    if meant := meaning(entry, name):
        yield Text(f" → {meant}", "dim")


def _value(entry: Entry, name: str) -> str:
    if name != "links":
        return short(" ".join(str(getattr(entry, name)).split()), _MOST)
    hosts = dict.fromkeys(host_of(link.url) or link.text for link in entry.links)
    return short(", ".join(filter(None, hosts)), _MOST)


def _flowed(words: Iterable[Text], width: int) -> Iterator[Text]:
    """The words on as few lines as hold them; a line begins without the space before its word."""
    line = Text()
    for word in words:
        if line and cell_len(line.plain) + cell_len(word.plain) > width:
            yield line
            line = Text()
        if not line:
            word = word[len(word.plain) - len(word.plain.lstrip()) :]
        line.append_text(word)
    yield line
