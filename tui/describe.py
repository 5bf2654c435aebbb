"""An entry in words and signs: what the detail pane shows of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.style import Style
from rich.table import Table
from rich.text import Text

from db.marks import marks
from db.query import Query, parse
from db.search import Row
from parser.doubt import MEANINGS, is_doubt
from parser.model import Document, Entry, Finding, Link
from tui.known import More
from tui.lang import _
from tui.links import host_of, refusal

# A text from a PDF is put into a Text, which takes it as it is: markup in it means nothing.

LABELS = {
    "thema": _("Theme"),
    "subthema": _("Subtheme"),
    "type_onderzoek": _("Type"),
    "afronding": _("Year"),
    "status": _("Status"),
    "titel": _("Title"),
    "conclusies": _("Conclusion"),
    "artikel": _("Article"),
    "artikel_kop": _("Heading"),
    "vindplaats": _("Reference"),
    "links": _("Links"),
}
"""The name of each field, for a person."""

MARK = "black on yellow"
"""What a search looked for, in the text: seen in every theme, and without colour as inverse."""
NOTHING = parse("")
"""The query that looks for nothing."""
_MOST = 2000
"""Characters of a fact that are shown: far above any real one, and soon broken into lines."""

_FACTS = (
    "thema",
    "subthema",
    "type_onderzoek",
    "afronding",
    "status",
    "artikel",
    "artikel_kop",
    "vindplaats",
)


def described(row: Row, query: Query = NOTHING, more: More | None = None) -> RenderableType:
    """The whole of an entry: title, conclusion, links, facts, where it stands, what is doubtful.

    What `query` looks for is marked.
    """
    entry = row.entry
    parts: list[RenderableType] = [_title(entry, query)]
    if entry.conclusies:
        paragraphs = entry.conclusies.split("\n")
        parts += [Text(), *(_marked(text, query, "conclusies") for text in paragraphs)]
    if entry.links:
        parts += [Text(), *(_link(at, link) for at, link in enumerate(entry.links, 1))]
    parts += [Text(), _facts(row, query)]
    if entry.findings:
        parts += [Text(), *_findings(entry.findings)]
    return Group(*parts)


def place_of(document: Document, pages: Sequence[int]) -> str:
    """Where an entry stands: "kst-36360-VI-1, p. 286"."""
    shown = f"{pages[0]}–{pages[-1]}" if len(pages) > 1 else "".join(map(str, pages))
    return f"{name_of(document)}, p. {shown}" if shown else name_of(document)


def name_of(document: Document) -> str:
    """The name under which Parliament files the paper, "kst-36360-VI-1"; else the file's name."""
    if not document.dossier or not document.nr:
        return document.file
    first, second, *chapter = (*document.dossier.split(), "")
    return "-".join(["kst", first + second, *filter(None, chapter), document.nr])


def _marked(text: str, query: Query, field: str, style: str = "") -> Text:
    shown = Text(text, style)
    for start, end in marks(query, text, field):
        shown.stylize(MARK, start, end)
    return shown


def _title(entry: Entry, query: Query) -> Text:
    values = entry.values
    title = entry.titel or values.title or entry.subthema or entry.thema or _("(no title)")
    text = _marked(_short(" ".join(title.split()), _MOST), query, "titel", "bold")
    about = [*values.organisations, values.kind if values.title else ""]
    for word in filter(None, about):
        text.append(" · ", "dim not bold").append(word, "dim not bold")
    return text


def _link(number: int, link: Link) -> Text:
    text = Text().append(f"{number} ", "bold")
    if not link.url:
        return text.append(link.text).append("  " + _("(the source gives no address)"), "dim")
    why = refusal(link.url)
    if why:
        return text.append(link.text).append(f"  {link.url}").append(f"  ({why})", "dim")
    # A terminal that can opens it by a click (OSC 8).
    text.append(link.text or link.url, Style(underline=True, link=link.url))
    return text.append(f"  {host_of(link.url)}", "dim")


def _facts(row: Row, query: Query) -> Table:
    entry, document = row.entry, row.document
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    facts = [(LABELS[name], getattr(entry, name), name) for name in _FACTS]
    facts += [(header, text, "") for header, text in entry.extra.items()]
    facts.append((_("Source"), place_of(document, entry.pages), ""))
    paper = (document.ministerie, str(document.jaar or ""))
    facts.append(("", " ".join(filter(None, paper)), "ministerie"))
    for name, text, field in facts:
        if text:
            grid.add_row(Text(_short(name)), _marked(_short(text, _MOST), query, field))
    return grid


def _findings(findings: Sequence[Finding]) -> Iterator[Text]:
    """The doubts first, then the remarks."""
    for finding in sorted(findings, key=lambda finding: not is_doubt(finding.code)):
        doubt = is_doubt(finding.code)
        text = Text("? " if doubt else "i ", "yellow" if doubt else "dim")
        name = LABELS.get(finding.field, finding.field)
        text.append(f"{name}: " if name else "", "dim").append(MEANINGS[finding.code].says)
        if finding.about:
            text.append(" ‘").append(_short(finding.about)).append("’")
        yield text


def _short(text: str, most: int = 80) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
