"""An entry in words and signs: what the detail pane shows of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from rich.console import Group, RenderableType
from rich.style import Style
from rich.table import Table
from rich.text import Text

from db.folding import fold
from db.ministries import ministry
from db.search import FIELDS, Query, Row, highlights, parse
from parser import TITLES, Document, Entry, Finding, Link, Values
from parser.findings import MEANINGS, is_doubt
from tui.open_link import as_opened, host_of, refusal
from tui.translation import _

# A text from a PDF is put into a Text, which takes it as it is: markup in it means nothing.

MARK = "reverse bold yellow on black"
"""What a search looked for, in the text: seen in every theme, and as inverse without colours."""
NOTHING = parse("")
"""The query that looks for nothing."""
_MOST = 2000
"""Characters of a fact that are shown: far above any real one, and soon broken into lines."""

_ASKED = {field.of: field.name for field in FIELDS.values() if field.of}
"""Field of an entry → what the query language calls it."""
FACTS = tuple(name for name in TITLES if name not in ("titel", "conclusies", "links"))
"""The fields that have no place of their own above."""


def entry_view(row: Row, query: Query = NOTHING, doubt: Finding | None = None) -> RenderableType:
    """The whole of an entry: title, conclusion, links, facts, where it stands, what is doubtful.

    What `query` looks for is marked, and so are the words of a `doubt`.
    """
    entry = row.entry
    parts: list[RenderableType] = [_title(entry, query, doubt)]
    if entry.conclusies:
        text = _marked(entry.conclusies, query, "conclusies", doubt=doubt)
        parts += [Text(), *text.split("\n", allow_blank=True)]
    if entry.links:
        parts += [Text(), *(_link(at, link) for at, link in enumerate(entry.links, 1))]
    parts += [Text(), _facts(row, query, doubt)]
    if entry.findings:
        parts += [Text(), *_findings(entry)]
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


def title_of(entry: Entry) -> str:
    """What the entry is called, on one line."""
    title = entry.titel or entry.values.title or entry.subthema or entry.thema or _("(no title)")
    return short(" ".join(title.split()), _MOST)


def _marked(
    text: str, query: Query, field: str, style: str = "", doubt: Finding | None = None
) -> Text:
    shown = Text(text, style)
    for start, end in highlights(query, text, field):
        shown.stylize(MARK, start, end)
    # A field of an entry is called otherwise in a query.
    if doubt and field in (doubt.field, _ASKED.get(doubt.field)):
        shown.stylize(MARK, *doubted(text, doubt))
    return shown


def doubted(text: str, doubt: Finding) -> tuple[int, int]:
    """Where the words of the doubt stand in `text`; an empty place where they do not."""
    start = text.find(doubt.about) if doubt.about else -1
    return (start, start + len(doubt.about)) if start >= 0 else (0, 0)


def _title(entry: Entry, query: Query, doubt: Finding | None) -> Text:
    values = entry.values
    text = _marked(title_of(entry), query, "titel", "bold", doubt)
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
    # A click does what the key does; a terminal that can opens it by one of its own (OSC 8).
    click = {"@click": f"screen.open({number})"}
    text.append(link.text or link.url, Style(underline=True, link=as_opened(link.url), meta=click))
    return text.append(f"  {host_of(link.url)}", "dim")


def _facts(row: Row, query: Query, doubt: Finding | None) -> Table:
    entry, document = row.entry, row.document
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for name in FACTS:
        text = short(getattr(entry, name), _MOST)
        shown = _marked(text, query, _ASKED.get(name, name), doubt=doubt)
        meant = meaning(entry, name)
        if meant:
            shown.append(f" → {meant}".lstrip() if not shown else f"  → {meant}", "dim")
        if shown:
            grid.add_row(Text(TITLES[name]), shown)
    for header, text in entry.extra.items():
        grid.add_row(Text(short(header)), _marked(short(text, _MOST), query, ""))
    grid.add_row(Text(_("Source")), Text(place_of(document, entry.pages)))
    of = ministry(document.dossier.rpartition(" ")[2], document.ministerie)
    paper = " ".join(filter(None, (of, str(document.jaar or ""))))
    if paper:
        grid.add_row(Text(), _marked(short(paper, _MOST), query, "ministerie"))
    return grid


def types_text(values: Values) -> str:
    """The kinds of research that are meant, the first one first."""
    return ", ".join(filter(None, (values.type, *values.other_types)))


def meaning(entry: Entry, field: str) -> str:
    """What the program makes of a field, where that is not what stands there."""
    values = entry.values
    if field == "type_onderzoek":
        meant = types_text(values)
    elif field == "status":
        meant = values.status
    elif field == "afronding":
        meant = _years_text(values)
    elif field == "artikel":
        meant = ", ".join(_articles(*one) for one in values.articles)
    else:
        return ""
    raw = getattr(entry, field)
    joined = {"en", "and"}  # "Ex durante en ex post"
    words = sorted(word for word in fold(raw).split() if word not in joined)
    return "" if sorted(fold(meant).split()) == words else meant


def _years_text(values: Values) -> str:
    if not values.first_year:
        return ""
    # The years meant are what the gaps leave of the first to the last.
    firsts = [values.first_year, *(high + 1 for _, high in values.gaps)]
    lasts = [*(low - 1 for low, _ in values.gaps), values.last_year]
    spans = zip(firsts, lasts, strict=True)
    years = ", ".join("–".join(str(year or "") for year in dict.fromkeys(span)) for span in spans)
    return f"{years} Q{values.quarter}" if values.quarter else years


def _articles(first: str, last: str) -> str:
    if not first:
        return _("every article")
    return first if first == last else f"{first}–{last}"


def _findings(entry: Entry) -> Iterator[Text]:
    """The doubts first, with the page to compare with; then the remarks."""
    for finding in sorted(entry.findings, key=lambda finding: not is_doubt(finding.code)):
        doubt = is_doubt(finding.code)
        text = Text("? " if doubt else "i ", "yellow" if doubt else "dim")
        name = TITLES.get(finding.field, finding.field)
        text.append(f"{name}: " if name else "", "dim").append(MEANINGS[finding.code].says)
        if finding.about:
            text.append(" ‘").append(short(finding.about)).append("’")
        if finding.instead:
            text.append(_(", perhaps ‘{text}’").format(text=short(finding.instead)))
        page = finding.box.page if finding.box else next(iter(entry.pages), 0)
        if doubt and page:
            text.append(_(" · compare with page {page}").format(page=page), "dim")
        yield text


def local_time(at: str) -> str:
    """The moment `at`, ISO 8601, as the clock on the wall had it."""
    return f"{datetime.fromisoformat(at).astimezone():%Y-%m-%d %H:%M}"


def short(text: str, most: int = 80) -> str:
    """No more than `most` characters of `text`, with a sign where some were left out."""
    return text if len(text) <= most else text[: most - 1] + "…"
