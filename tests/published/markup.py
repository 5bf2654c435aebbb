"""A published annex as the XML and the HTML of a paper; pages aside, its truth is its PDF's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from tests.published.model import NOTE_DIGITS, AnnexTable, PublishedAnnex
from tests.published.setting import PROSE
from tests.published.table_cells import PrintedCell, body_rows, header_rows


@dataclass(frozen=True, slots=True)
class MarkupStyle:
    """How a paper is marked up where there is a choice."""

    name: str
    html: bool
    has_head: bool
    """Whether the header's rows are told as such, or only set in bold."""
    inner_notes: bool
    """Whether notes stand in the running text, or under the table."""


STYLES = (
    MarkupStyle("xml", html=False, has_head=True, inner_notes=True),
    MarkupStyle("xml-bold-header", html=False, has_head=False, inner_notes=False),
    MarkupStyle("html", html=True, has_head=True, inner_notes=False),
    MarkupStyle("html-bold-header", html=True, has_head=False, inner_notes=False),
)


def as_markup(annex: PublishedAnnex, style: MarkupStyle) -> bytes:
    """The paper of `annex`."""
    return _Paper(annex, style).written().encode()


class _Paper:
    def __init__(self, annex: PublishedAnnex, style: MarkupStyle) -> None:
        self.annex, self.style = annex, style
        self.number = 0

    def written(self) -> str:
        body = "\n".join(self._body())
        return self._html(body) if self.style.html else self._xml(body)

    def _xml(self, body: str) -> str:
        annex = self.annex
        number, _, chapter = annex.dossier.rpartition(" ")
        code = f"kst-{number.replace(' ', '')}-{chapter}-{annex.nr}"
        return f"""<?xml version="1.0" encoding="UTF-8"?>
<officiele-publicatie>
  <metadata><meta name="DC.identifier" scheme="XSD.string" content="{code}"/></metadata>
  <kamerstuk>
    <kamerstukkop>
      <tekstregel inhoud="kameraanduiding">Tweede Kamer der Staten-Generaal</tekstregel>
      <tekstregel inhoud="vergaderjaar">Vergaderjaar {annex.session}</tekstregel>
    </kamerstukkop>
    <dossier>
      <dossiernummer><dossiernr>{number}</dossiernr>
        <begrotingshoofdstuk>{chapter}</begrotingshoofdstuk></dossiernummer>
      <titel>{escape(annex.title)}</titel>
    </dossier>
    <stuk><stuknr><ondernummer kamer="2">{annex.nr}</ondernummer></stuknr>
      <titel>MEMORIE VAN TOELICHTING</titel></stuk>
    <algemeen><vrije-tekst><tekst>
      <divisie><kop><titel>Beleidsprioriteiten</titel></kop><al>{escape(PROSE)}</al></divisie>
      <divisie><kop><titel>{escape(annex.heading)}</titel></kop>
        <al>{escape(PROSE)}</al>
        {body}
      </divisie>
    </tekst></vrije-tekst></algemeen>
  </kamerstuk>
</officiele-publicatie>
"""

    def _html(self, body: str) -> str:
        annex = self.annex
        number, _, chapter = annex.dossier.rpartition(" ")
        code = f"kst-{number.replace(' ', '')}-{chapter}-{annex.nr}"
        return f"""<!DOCTYPE html>
<html lang="nl"><head><meta charset="utf-8"><title>{escape(annex.title)}</title>
<meta name="DC.identifier" content="{code}"></head>
<body><nav><ul><li>Zoeken</li></ul></nav><main>
<p>Tweede Kamer der Staten-Generaal</p><p>Vergaderjaar {annex.session}</p>
<h1>{annex.dossier} {escape(annex.title)}</h1>
<h2>Beleidsprioriteiten</h2><p>{escape(PROSE)}</p>
<h2><a name="annex"></a>{escape(annex.heading)}</h2>
<p>{escape(PROSE)}</p>
{body}
</main></body></html>
"""

    def _body(self) -> Iterator[str]:
        for table in self.annex.tables:
            heading = self._marks(table.heading)
            if heading:
                yield (
                    f"<h3>{heading}</h3>"
                    if self.style.html
                    else f'<tussenkop kopopmaak="vet">{heading}</tussenkop>'
                )
            yield self._table(table)
            for note in table.notes if not self.style.inner_notes else ():
                yield f"<p>{escape(note)}</p>" if self.style.html else f"<al>{escape(note)}</al>"

    def _table(self, table: AnnexTable) -> str:
        head = list(header_rows(self.annex, table))
        rows = list(body_rows(self.annex, table))
        caption = self._marks(table.caption)
        if self.style.html:
            parts = [f"<caption>{caption}</caption>" if caption else ""]
            tell = self.style.has_head
            parts += [
                f"<{part}>{''.join(self._row(row, header=tell and part == 'thead') for row in of)}"
                f"</{part}>"
                for part, of in (("thead", head), ("tbody", rows))
                if tell
            ] or ["".join(self._row(row) for row in (*head, *rows))]
            return f"<table>{''.join(parts)}</table>"
        columns = len(self.annex.columns)
        specs = "".join(f'<colspec colnum="{n}" colname="col{n}"/>' for n in range(1, columns + 1))
        title = f"<title>{caption}</title>" if caption else ""
        parts = (
            f"<thead>{''.join(map(self._row, head))}</thead><tbody>{''.join(map(self._row, rows))}"
            if self.style.has_head
            else f"<tbody>{''.join(map(self._row, (*head, *rows)))}"
        )
        return (
            f'<table tabstyle="zebra" frame="topbot">{title}<tgroup cols="{columns}">{specs}\n'
            f"{parts}</tbody></tgroup></table>"
        )

    def _row(self, cells: Sequence[PrintedCell], header: bool = False) -> str:
        name = "tr" if self.style.html else "row"
        return f"<{name}>{''.join(self._cell(cell, header) for cell in cells)}</{name}>\n"

    def _cell(self, cell: PrintedCell, header: bool) -> str:
        said = self._said(cell)
        if self.style.html:
            spans = f' colspan="{cell.width}"' * (cell.width > 1)
            spans += f' rowspan="{cell.height}"' * (cell.height > 1)
            name = "th" if header else "td"
            return f"<{name}{spans}>{said}</{name}>"
        spans = f' colname="col{cell.column + 1}"'
        if cell.width > 1:
            first, last = cell.column + 1, cell.column + cell.width
            spans = f' namest="col{first}" nameend="col{last}"'
        return f'<entry{spans} morerows="{cell.height - 1}">\n  {said}\n</entry>'

    def _said(self, cell: PrintedCell) -> str:
        links = list(cell.links)
        pieces = []
        for paragraph in filter(None, cell.text.split("\n")):
            said, rest = "", paragraph
            while links and links[0][1] in rest:
                _, words, url = links.pop(0)
                before, _, rest = rest.partition(words)
                opens, closes = _LINK[self.style.html]
                said += (
                    f"{self._marks(before)}{opens.format(escape(url))}{self._marks(words)}{closes}"
                )
            said += self._marks(rest)
            if cell.bold:
                bold = ("<strong>", "</strong>") if self.style.html else _BOLD
                said = f"{bold[0]}{said}{bold[1]}"
            pieces.append(said)
        around = ("<p>", "</p>") if self.style.html else ("<al>", "</al>")
        return "\n".join(f"{around[0]}{piece}{around[1]}" for piece in pieces)

    def _marks(self, text: str) -> str:
        """`text` escaped, with its notes: in the midst of it, or as raised digits."""
        text = _cut(escape(text)) if not self.style.html else escape(text)

        def mark(found: re.Match[str]) -> str:
            digit = str(1 + NOTE_DIGITS.index(found[0]))
            if self.style.inner_notes:
                self.number += 1
                return (
                    f'<noot id="n{self.number}" type="tabel"><noot.nr>{digit}</noot.nr>'
                    "<noot.al>De oplevering is uitgesteld, zie "
                    '<extref doc="https://www.example.org/noot">deze brief</extref>.</noot.al>'
                    "</noot>"
                )
            return f"<sup>{digit}</sup>"

        return re.sub(f"[{NOTE_DIGITS}]", mark, text)


_LINK = {True: ('<a href="{}">', "</a>"), False: ('<extref doc="{}" soort="URL">', "</extref>")}
_BOLD = ('<nadruk type="vet">', "</nadruk>")


def _cut(text: str) -> str:
    """`text` with a processing instruction within its longest word, where a page is broken."""
    longest = max(re.findall(r"[^\W\d_]{10,}", text), key=len, default="")
    return text.replace(longest, f"{longest[:5]}<?xpp afbm?>{longest[5:]}", 1) if longest else text
