"""How long a paper's XML takes, beside lxml alone: `python -m benchmarks.markup`.

The text of the corpus' long report, as many times as it takes to have so many pages, with its annex
as a table of CALS. By turns, and the quickest of each, in seconds of the processor; without the
start of the process, which is kept for the next file.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path
from time import process_time
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import pypdfium2
from lxml import etree

from benchmarks.parse import REPORT
from benchmarks.report import machine, write_section
from parser.report import read

PAGES = (100, 400)
TIMES = 5
LINES = 5
"""In a paragraph."""
FIELDS = {
    "thema": "Thema",
    "subthema": "Subthema",
    "type_onderzoek": "Type onderzoek",
    "afronding": "Afronding",
    "status": "Status",
    "conclusies": "Conclusies/aanbevelingen",
    "artikel": "Begrotingsartikel(en)",
}


def main() -> None:
    """Write papers of several lengths, read them, and tell what that takes."""
    lines = [
        "## Reading XML",
        "",
        f"`python -m benchmarks.markup` on {machine()}. Seconds of the processor, the least of "
        f"{TIMES}.",
        "",
        "| pages | entries | MB | seconds | lxml alone |",
        "|---|---|---|---|---|",
    ]
    with tempfile.TemporaryDirectory() as folder:
        for pages in PAGES:
            path = Path(folder) / f"{pages}.xml"
            path.write_text(paper(pages), "utf-8")
            entries = len(read(path).entries)
            took, bare = quickest(read, path), quickest(etree.parse, path)
            size = path.stat().st_size / 1e6
            lines.append(f"| {pages} | {entries} | {size:.1f} | {took:.2f} | {bare:.2f} |")
    text = "\n".join(lines)
    print(text)
    write_section("markup", text)


def quickest(work: Callable[[Path], object], path: Path) -> float:
    """The least processor time of several runs, in seconds."""
    times = []
    for _ in range(TIMES):
        began = process_time()
        work(path)
        times.append(process_time() - began)
    return min(times)


def paper(pages: int) -> str:
    """A paper with the text of so many pages, and as many entries for each as the report has."""
    truth = json.loads(REPORT.with_suffix(".json").read_text("utf-8"))
    with pypdfium2.PdfDocument(REPORT) as pdf:
        texts = [page.get_textpage().get_text_range() for page in pdf]
    lines = [_legible(line) for text in islice(cycle(texts), pages) for line in text.splitlines()]
    paragraphs = (" ".join(lines[at : at + LINES]) for at in range(0, len(lines), LINES))
    prose = "".join(f"<al>{escape(one)}</al>\n" for one in paragraphs)
    entries = islice(cycle(truth["entries"]), len(truth["entries"]) * pages // len(texts))
    rows = "".join(map(_row, entries))
    head = "".join(f"<entry><al>{label}</al></entry>" for label in FIELDS.values())
    return f"""<officiele-publicatie><metadata>
<meta name="DC.identifier" content="kst-36360-VI-1"/></metadata><kamerstuk><algemeen>
<vrije-tekst><tekst>{prose}<divisie>
<kop><titel>Afgerond evaluatie- en overig onderzoek</titel></kop>
<table><tgroup cols="{len(FIELDS)}"><thead><row>{head}</row></thead><tbody>{rows}</tbody></tgroup>
</table></divisie></tekst></vrije-tekst></algemeen></kamerstuk></officiele-publicatie>"""


def _row(entry: Any) -> str:
    texts = [[escape(line) for line in entry[name].splitlines()] for name in FIELDS]
    links = "".join(f"<extref doc={quoteattr(one['url'])}>Link</extref>" for one in entry["links"])
    texts[-1].append(links)
    cells = ("".join(f"<al>{line}</al>" for line in lines) for lines in texts)
    return f"<row>{''.join(f'<entry>{cell}</entry>' for cell in cells)}</row>\n"


def _legible(line: str) -> str:
    return "".join(char for char in line if char.isprintable() and char != "\ufffe")


if __name__ == "__main__":
    main()
