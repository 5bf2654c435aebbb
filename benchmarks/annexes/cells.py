"""What an annex says, before any layout: its columns, its entries, and their cells as words."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.annexes.style import AnnexStyle
from benchmarks.annexes.words import (
    DIRECTORATES,
    KINDS,
    ORGANISATIONS,
    STATUSES,
    TYPES,
    Ministry,
    Writer,
    plain,
)

LABELS: dict[str, dict[str, tuple[str, ...]]] = {
    "known": {
        "thema": ("Thema",),
        "subthema": ("Subthema",),
        "type_onderzoek": ("Type on|der|zoek",),
        "afronding": ("Af|ron|ding",),
        "status": ("Sta|tus",),
        "titel": ("Ti|tel",),
        "conclusies": ("Con|clu|sies",),
        "artikel": ("Ar|ti|kel",),
        "links": ("Hy|per|link",),
    },
    "varied": {
        "thema": ("SEA-the|ma", "Hoofd|the|ma", "Be|leids|the|ma"),
        "subthema": ("Sub|the|ma/ken|nis|be|hoef|te", "Deel|the|ma"),
        "type_onderzoek": ("Soort on|der|zoek", "Type eva|lu|a|tie"),
        "afronding": ("Jaar van af|ron|ding", "Op|le|ve|ring"),
        "status": ("Stand van za|ken", "Voort|gang"),
        "titel": ("Ti|tel on|der|zoek", "On|der|werp"),
        "conclusies": ("Con|clu|sies en aan|be|ve|lin|gen", "Toe|lich|ting on|der|zoek"),
        "artikel": ("Be|gro|tings|ar|ti|kel(en)", "Art."),
        "links": ("Vind|plaats", "Link naar rap|port"),
    },
    "unknown": {
        "thema": ("Do|mein", "Op|ga|ve"),
        "subthema": ("Vraag|stuk", "On|der|deel"),
        "type_onderzoek": ("Vorm", "Ca|te|go|rie"),
        "afronding": ("Klaar", "Eind|da|tum"),
        "status": ("Hui|di|ge si|tu|a|tie", "Pro|ces"),
        "titel": ("Stu|die", "Bron|do|cu|ment"),
        "conclusies": ("Wat kwam er|uit?", "Op|brengst"),
        "artikel": ("Be|gr.", "Be|leids|post"),
        "links": ("Le|zen", "Pu|bli|ca|tie"),
    },
}
"""Labels by how well a reader of other annexes knows them."""
UNKNOWN = 3
"""So many columns at most have a label that nobody knows; the others are read by analogy."""
SHARES = {
    "thema": 1.0,
    "subthema": 1.1,
    "type_onderzoek": 0.8,
    "afronding": 0.65,
    "status": 0.65,
    "titel": 1.6,
    "conclusies": 5.0,
    "artikel": 0.65,
    "links": 0.7,
    "": 0.6,
}
"""Column → its part of the table's width."""


@dataclass(frozen=True)
class CellWords:
    """The words of a cell, with "|" where they may be hyphenated, and the link on some of them."""

    words: tuple[str, ...] = ()
    paragraphs: frozenset[int] = frozenset()
    """The numbers of the words, from 0, behind which a paragraph ends."""
    linked: range = range(0)
    url: str = ""

    @property
    def text(self) -> str:
        """What a person reads."""
        apart = ("\n" if at in self.paragraphs else " " for at in range(len(self.words)))
        return "".join(f"{plain(w)}{gap}" for w, gap in zip(self.words, apart, strict=True)).strip()

    @property
    def link_text(self) -> str:
        """The words that the link lies on."""
        return " ".join(plain(self.words[at]) for at in self.linked)


@dataclass(frozen=True)
class MadeRow:
    """An entry: its cells by column, and what stands above it."""

    cells: dict[str, CellWords]
    groups: dict[str, int] = field(default_factory=dict)
    """Merged column → the number of its cell, the same for all rows that it covers."""
    table: int = 0
    """Which table of the annex it stands in, from 0."""
    heading: str = ""
    """The heading of that table, marked as words are."""

    def truth(self, columns: Sequence[str], style: AnnexStyle) -> dict[str, Any]:
        """What a person reads, in the shape of the corpus; without its pages."""
        shown = {name: self.cells[name].text for name in columns if name not in ("", "links")}
        fields = ("thema", "subthema", "type_onderzoek", "afronding", "status", "conclusies")
        entry: dict[str, Any] = {name: shown.get(name, "") for name in (*fields, "artikel")}
        if "titel" in columns:
            entry["titel"] = shown["titel"]
        if style.table == "by article":
            entry["artikel_kop"] = plain(self.heading)
        if style.table == "by theme":
            entry["thema"] = self.cells["thema"].text
        linked = [self.cells[name] for name in columns if self.cells[name].url]
        entry["links"] = [{"text": cell.link_text, "url": cell.url} for cell in linked]
        return entry


def words_of(text: str) -> CellWords:
    """`text` as words; a newline ends a paragraph."""
    words: list[str] = []
    ends = set()
    for paragraph in text.split("\n"):
        words += paragraph.split()
        ends.add(len(words) - 1)
    return CellWords(tuple(words), frozenset(ends - {len(words) - 1}))


def columns_of(style: AnnexStyle) -> tuple[str, ...]:
    """The columns from left to right; "" is one that no model knows."""
    names = [] if style.table == "by theme" else ["thema"]
    names += ["subthema"] * style.subthemes + ["titel"] * style.titles
    names += ["type_onderzoek", "afronding"] + ["status"] * style.statuses + ["conclusies"]
    if style.article_first:
        names.insert(0, "artikel")
    elif style.table != "by article":
        names.append("artikel")
    names += ["links"] * (style.links == "column")
    if style.extra:
        names.insert(0 if style.extra == "Nr." else len(names), "")
    return tuple(names)


def labels_of(chance: random.Random, style: AnnexStyle, columns: Sequence[str]) -> dict[str, str]:
    """Column → its label."""
    odd = set(chance.sample(columns, min(UNKNOWN, len(columns))))
    found = {}
    for name in columns:
        labels = LABELS[style.labels if style.labels != "unknown" or name in odd else "known"]
        found[name] = chance.choice(labels[name]) if name else style.extra
    return found


def rows_of_annex(
    chance: random.Random, style: AnnexStyle, ministry: Ministry, year: int
) -> list[MadeRow]:
    """The entries, in the order of print, those of a theme together."""
    writer = Writer(chance, ministry, year)
    themes = chance.sample(ministry.themes, len(ministry.themes))
    subthemes = iter(chance.sample(ministry.subthemes, len(ministry.subthemes)))
    rows: list[MadeRow] = []
    group = 0
    while len(rows) < style.rows and themes:
        theme, article = themes.pop(), chance.choice(ministry.articles)
        heading = f"Ar|ti|kel {article} - {theme}" if style.table == "by article" else ""
        heading = f"The|ma: {theme}" if style.table == "by theme" else heading
        has_subthemes = chance.random() < 0.8
        for subtheme in _subthemes(subthemes, chance, has_subthemes):
            group += 1
            for _ in range(chance.choice((1, 1, 2, 3, 4))):
                cells = _cells(chance, style, writer, (year, article, len(rows)))
                cells |= {"thema": words_of(theme), "subthema": words_of(subtheme)}
                if style.article_merged:
                    cells["artikel"] = words_of(f"{article}")
                groups = {"thema": len(themes), "subthema": group, "artikel": len(themes)}
                table = 6 - len(themes) if heading else 0
                rows.append(MadeRow(cells, groups, table, heading))
    return rows


def _subthemes(left: Iterator[str], chance: random.Random, has: bool) -> Iterator[str]:
    """Those of one theme: one to three of `left`, or one that is empty for all of it."""
    if not has:
        yield ""
        return
    for _ in range(chance.choice((1, 2, 2, 3))):
        yield next(left, "") or f"Ove|rig {chance.randrange(100, 1000)}"


def _cells(
    chance: random.Random, style: AnnexStyle, writer: Writer, about: tuple[int, int, int]
) -> dict[str, CellWords]:
    year, article, number = about
    url = f"https://open.voorbeeld.nl/stuk/{chance.randrange(10**6)}?nr={number}"
    is_linked = style.links != "none" and chance.random() < 0.85
    title, organisation = writer.title(), chance.choice(ORGANISATIONS)
    kind = chance.choice(KINDS)
    opening = f"{kind} “{title}” ({organisation}): "
    if style.titles:
        opening = f"{kind} ({organisation}): "
    parts = [writer.conclusion(chance.choice((1, 2, 3, 4, 6, 9)))]
    if chance.random() < 0.15:
        parts.append(writer.conclusion(2))
    text = opening + "\n".join(parts)
    years, part = (
        (f"{year}", f"{year - 1}", f"{year - 1}-{year}", f"{year - 1}/{year}"),
        1 + number % 4,
    )
    status = chance.choices(chance.choice(STATUSES), (8, 1, 1))[0]
    cells = {
        "type_onderzoek": words_of(chance.choice(TYPES)),
        "afronding": words_of(chance.choices(years, (10, 3, 1, 1))[0]),
        "status": words_of(status),
        "titel": words_of(title),
        "conclusies": words_of(text),
        "artikel": words_of(
            chance.choice((f"{article}", f"{article}.{part}", f"{article}.1, {article}.2", "Al|le"))
        ),
        "links": words_of(""),
        "": words_of(f"{number + 1}" if style.extra == "Nr." else chance.choice(DIRECTORATES)),
    }
    return cells | (dict([_linked(style, cells, url)]) if is_linked else {})


def _linked(style: AnnexStyle, cells: dict[str, CellWords], url: str) -> tuple[str, CellWords]:
    """The column with the link, and its cell."""
    if style.links == "column":
        return "links", CellWords(("Link",), linked=range(1), url=url)
    if style.links == "status":
        status = cells["status"]
        return "status", CellWords(status.words, linked=range(len(status.words)), url=url)
    text = cells["conclusies"]
    if style.links == "text":
        words = (*text.words, "(zie", "rap|port)")
        return "conclusies", CellWords(
            words, text.paragraphs, range(len(words) - 1, len(words)), url
        )
    if style.titles:
        title = cells["titel"]
        return "titel", CellWords(title.words, linked=range(len(title.words)), url=url)
    first = next(at for at, word in enumerate(text.words) if word.startswith("“"))
    last = next(at for at, word in enumerate(text.words) if "”" in word)
    return "conclusies", CellWords(text.words, text.paragraphs, range(first, last + 1), url)
