"""Links as lines that a person can read and write: the address, a space, the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from parser import Link


def to_lines(links: Iterable[Link]) -> str:
    """The links, one a line."""
    return "\n".join(_line(link) for link in links)


def from_lines(text: str, before: Sequence[Link]) -> tuple[Link, ...]:
    """The links of the lines of `text`; one that was there `before` stays in its field."""
    return tuple(_links(text, before))


def _line(link: Link) -> str:
    return f"{link.url} {' '.join(link.text.split())}".strip()


def _links(text: str, before: Sequence[Link]) -> Iterator[Link]:
    for line in filter(None, map(str.strip, text.splitlines())):
        same = next((link for link in before if _line(link) == line), None)
        if same:
            yield same
            continue
        first, _space, rest = line.partition(" ")
        url, words = (first, rest.strip()) if "://" in first else ("", line)
        known = next((link for link in before if url and link.url == url), None)
        yield Link(words, url, known.field if known else "links")
