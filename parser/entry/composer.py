"""The one composer: the cells of a row, made text, to an Entry, of a PDF and of a dump alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any, NamedTuple

from parser.entry.links import visible
from parser.model import Box, Entry, Finding, Link
from parser.table import NUMBERED, is_remark, subtheme_in, theme_in
from parser.text import WeakJoin
from parser.values import is_value, read_research_type, values


class CellReading(NamedTuple):
    """A cell made text. `field` is "" where no model knows the `label` of its column."""

    field: str
    label: str
    text: str
    weak: Sequence[WeakJoin] = ()
    """What in the text was joined on thin evidence."""
    boxes: tuple[Box, ...] = ()

    @property
    def name(self) -> str:
        """The field, or else the label."""
        return self.field or self.label


class Above(NamedTuple):
    """What stands above an entry and holds for it: an article's heading, the label of its group of
    rows, and the theme and subtheme that the table's headings name."""

    article: str = ""
    group: str = ""
    theme: str = ""
    subtheme: str = ""


def compose(
    cells: Sequence[CellReading],
    above: Above,
    links: Sequence[Link],
    pages: tuple[int, ...],
    findings: Iterable[Finding],
) -> Entry:
    """The entry of a row's `cells`, from left to right, with what its texts mean.

    `links` are those known by now, each with the name of its cell; the addresses that a text shows
    are added. `findings` come behind those of the cells.
    """
    texts: dict[str, Any] = {}
    extra: dict[str, str] = {}
    placed: list[Link] = []
    found: dict[str, list[Link]] = {}
    for link in links:
        found.setdefault(link.field, []).append(link)
    for cell in cells:
        own = [as_printed(link, cell.text) for link in found.pop(cell.name, [])]
        own += visible(cell.text, cell.name, own)
        placed += own
        if cell.field == "links":
            texts["vindplaats"] = _rest(cell.text, own)
        elif cell.field:
            texts[cell.field] = "\n".join(filter(None, (texts.get(cell.field), cell.text)))
        elif cell.text:
            extra[cell.label] = cell.text
    _carry(above, texts)
    entry = Entry(
        **texts,
        links=tuple(placed),
        pages=pages,
        extra=MappingProxyType(extra),
        boxes=MappingProxyType({cell.name: cell.boxes for cell in cells if cell.boxes}),
        findings=(*(finding for cell in cells for finding in _weak(cell)), *findings),
    )
    return replace(entry, values=values(entry))


def _weak(cell: CellReading) -> Iterable[Finding]:
    if is_value(cell.name, cell.text):  # a known value proves how its words were joined
        return
    box = next(iter(cell.boxes), None)
    for weak in cell.weak:
        yield Finding(weak.code, cell.name, weak.word, box, weak.instead)


def _carry(above: Above, texts: dict[str, str]) -> None:
    """Give the entry the labels that stand above it: the table's headings and the group's.

    A heading names the theme and subtheme only where no column does.
    """
    if above.article:
        texts["artikel_kop"] = above.article
    if above.group and not is_remark(above.group):
        field, text = _meant(above, texts)
        texts[field] = texts.get(field) or text
    texts.setdefault("thema", above.theme)
    texts.setdefault("subthema", above.subtheme)


def _meant(above: Above, texts: dict[str, Any]) -> tuple[str, str]:
    """The field that a group's label is of, and what it says there.

    Where it does not say so itself, it is a subtheme under a theme that is named already.
    """
    group = above.group
    if named := subtheme_in(group):
        return "subthema", named
    if named := theme_in(group):
        return "thema", named
    if NUMBERED.match(group) or read_research_type(group).value:
        return "type_onderzoek", group
    has_theme = above.theme or texts.get("thema")
    return "subthema" if has_theme and "subthema" not in texts else "thema", group


def as_printed(link: Link, text: str) -> Link:
    """`link` with its text as it stands in `text`, where broken words are whole again."""
    signs = re.sub(r"[\s-]", "", link.text)
    found = re.search(r"[\s-]*".join(map(re.escape, signs)), text) if signs else None
    return replace(link, text=found[0]) if found else link


def _rest(text: str, links: Iterable[Link]) -> str:
    """What the link column says besides its links."""
    for link in links:
        text = text.replace(link.text, " ", 1) if link.text else text
    rest = " ".join(text.split())
    return rest if re.search(r"\w", rest) else ""
