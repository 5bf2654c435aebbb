"""What the parser hands out: a Report of Entries, each with its links, boxes and findings.

Everything is frozen: a step makes new values, it never changes those it was given. Pages are
counted from 1. Boxes are in points on the upright page, from its top left corner.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from parser.clean import one_line
from parser.closed_lists import ResearchList
from parser.fields import choice_field, links_field, specs_of, text_field
from parser.i18n import _

VERSION = "10"
"""Goes up when a file may give other entries; stored with each. See `python -m tests.readings`."""


class Code(StrEnum):
    """The closed list of findings; `parser.findings` says what each means and what it weighs."""

    ACROSS_EDGE = "across-edge"
    ANNEX_UNREAD = "annex-unread"
    BREAK_THIN = "break-thin"
    COLUMN_UNSURE = "column-unsure"
    CUT_OFF = "cut-off"
    EMPTY_ANNEX = "empty-annex"
    FONT_UNTOLD = "font-untold"
    HEADER_UNKNOWN = "header-unknown"
    HYPHEN_THIN = "hyphen-thin"
    IMAGE_PAGE = "image-page"
    JOINED_UNSURE = "joined-unsure"
    LETTER_UNTOLD = "letter-untold"
    LINK_CUT = "link-cut"
    LINK_NO_URL = "link-no-url"
    LINK_SCHEME = "link-scheme"
    LINK_UNBOUND = "link-unbound"
    LIST_UNSURE = "list-unsure"
    MERGE_UNSURE = "merge-unsure"
    OCR_PAGE = "ocr-page"
    NO_CONCLUSION = "no-conclusion"
    NO_LINK = "no-link"
    PAGE_FAILED = "page-failed"
    ROW_UNSURE = "row-unsure"
    STATUS_UNKNOWN = "status-unknown"
    TYPE_UNKNOWN = "type-unknown"
    WITNESS_DIFFERS = "witness-differs"
    WITNESS_LACKS = "witness-lacks"
    WORD_UNPLACED = "word-unplaced"
    YEAR_STRANGE = "year-strange"


class Place(StrEnum):
    """Where a word of an annex page belongs; every word has exactly one."""

    ENTRY = "entry"
    HEADER = "header"
    HEADING = "heading"
    GROUP = "group"
    FOOTNOTE = "footnote"
    RUNNING = "running"
    AROUND = "around"
    OUTSIDE = "outside"
    HIDDEN = "hidden"
    DOUBLED = "doubled"
    STAMP = "stamp"
    TURNED = "turned"
    UNPLACED = "unplaced"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page: `page` from 1, the rest in points from the upright page's top left."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Finding:
    """One reason to look again. `field` is "" where it concerns the whole entry or report."""

    code: Code
    field: str = ""
    about: str = ""
    """The words it is about, as they stand in the source."""
    box: Box | None = None
    instead: str = ""
    """What may have to stand in place of `about`; "" where there is no second reading."""


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink. `url` is "" where the source shows the text of a link but not its target."""

    text: str
    url: str
    field: str = ""
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Values:
    """What the raw text means, type and status being a ResearchType and a ResearchStatus; "" or ()
    or None where that could not be told."""

    type: str = ""
    status: str = ""
    first_year: int | None = None
    last_year: int | None = None
    """None as well where research goes on after the first year ("2024 en verder")."""
    quarter: int | None = None
    articles: tuple[tuple[str, str], ...] = ()
    """First and last of each range: ("37.2", "37.2"), ("31", "34"); ("", "") is every article."""
    kind: str = ""
    """The kind of document, from the conclusions: onderzoek, evaluatie, adviesrapport, …"""
    title: str = ""
    organisations: tuple[str, ...] = ()
    gaps: tuple[tuple[int, int], ...] = ()
    """First and last of the years between that are not meant ("2025, 2027": 2026 to 2026)."""
    other_types: tuple[str, ...] = ()
    """The ResearchTypes besides the first, where several are named ("Ex durante en ex post")."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of research, as a person reads it in the annex.

    The one table of its fields: a new one is added here, in the order in which a person reads
    them. Sources of the labels: Rijksbegrotingsvoorschriften, models 3.45 and 1.44, and what
    ministries made of them from 2021 on.
    """

    thema: str = text_field(
        _("Theme"),
        labels=("thema", "themas", "beleidsthema", "hoofdthema", "SEA-thema", "beleidsterrein"),
        stems=("thema",),
        merged=True,
    )
    subthema: str = text_field(
        _("Subtheme"),
        labels=("subthema", "kennisbehoefte", "kennisvraag", "deelthema", "onderliggend thema"),
        stems=("subthem", "kennisbehoef", "kennisvra", "deelthema", "deelonderwerp"),
        merged=True,
        research_only=True,
    )
    type_onderzoek: str = text_field(
        _("Type"),
        labels=(
            *("type onderzoek", "type", "soort onderzoek", "soort", "onderzoekstype"),
            *("type evaluatie", "soort evaluatie", "evaluatietype", "onderzoekssoort"),
            "aard onderzoek",
        ),
        stems=(
            *("typeonderzoek", "soortonderzoek", "typeevaluatie", "soortevaluatie"),
            *("evaluatiesoort", "evaluatietype"),
        ),
        shared=("type", "soort"),
        opens_row=True,
        research_only=True,
    )
    afronding: str = text_field(
        _("Year"),
        labels=(
            *("afronding", "jaar van afronding", "jaar afronding", "afrondingsjaar"),
            *("afgerond in", "datum afronding", "oplevering", "opleverdatum"),
            *("jaar van oplevering", "jaar gereed", "gereed in", "gereed", "publicatiejaar"),
            *("jaar van publicatie", "jaar publicatie", "voltooiing", "jaar", "looptijd"),
        ),
        stems=("afrond", "oplever", "voltooi"),
        shared=("jaar", "gereed"),
        opens_row=True,
        research_only=True,
    )
    status: str = text_field(
        _("Status"),
        labels=("status", "voortgang", "stand van zaken", "stand", "fase"),
        stems=("status", "standvanzaken", "voortgang"),
        shared=("stand", "fase"),
        opens_row=True,
    )
    lijst: str = choice_field(_("List"), tuple(ResearchList))
    titel: str = text_field(
        _("Title"),
        labels=(
            *("titel", "onderwerp", "titel onderzoek", "naam onderzoek", "naam evaluatie"),
            *("titel evaluatie", "onderzoek", "naam", "titel rapport", "evaluatieonderzoek"),
            *("deelonderzoek", "deelonderzoeken", "deelevaluatieonderzoeken", "evaluatie"),
        ),
        stems=("titel", "onderwerp", "naamonderzoek", "naamevaluatie", "naamvanhetonderzoek"),
        shared=("naam", "evaluatie"),
        prose=True,
    )
    conclusies: str = text_field(
        _("Conclusion"),
        labels=(
            *("conclusies", "conclusie", "aanbevelingen", "bevindingen", "samenvatting"),
            *("resultaten", "resultaat", "uitkomsten", "uitkomst", "toelichting"),
            *("omschrijving", "beschrijving", "aandachtspunten", "aandachtspunten onderzoek"),
        ),
        stems=(
            *("conclusie", "aanbeveling", "bevinding", "samenvatting", "resultat"),
            *("resultaat", "uitkomst", "toelichting"),
        ),
        prose=True,
    )
    artikel: str = text_field(
        _("Article"),
        labels=(
            *("artikel", "artikelen", "begrotingsartikel", "begrotingsartikelen", "art"),
            *("artikelnummer", "beleidsartikel"),
        ),
        stems=("artikel",),
        shared=("art",),
        on_each_row=True,
    )
    artikel_kop: str = text_field(_("Heading"))
    """The article heading that the table stands under."""
    vindplaats: str = text_field(_("Reference"))
    """Text in the link column that is not a link."""
    notes: str = text_field(_("Notes"), prose=True)
    """The footnotes that its texts refer to, each with its mark."""
    links: tuple[Link, ...] = links_field(
        _("Links"),
        labels=(
            *("hyperlink", "link", "links", "vindplaats", "link naar rapport", "url"),
            *("weblink", "bron", "verwijzing", "rapport"),
        ),
        stems=("hyperlink", "vindplaats", "linknaar", "naarrapport", "weblink"),
        shared=("bron",),
    )
    pages: tuple[int, ...] = ()
    extra: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Columns that no model knows: header → text."""
    values: Values = Values()
    boxes: Mapping[str, tuple[Box, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Where each field stands: field → boxes."""
    findings: tuple[Finding, ...] = ()
    confidence: float = 1.0
    """From 0 to 1: how far the program trusts its own reading of this entry."""


SPECS = specs_of(Entry)
"""Name → what is known of the field."""
TITLES = {name: spec.title for name, spec in SPECS.items()}
"""Name → what a person calls the field."""
FIELDS = tuple(name for name in SPECS if name != "links")
"""The text fields of an entry, in the order in which a person reads them."""
PROSE = tuple(name for name, spec in SPECS.items() if spec.prose)
MERGED = tuple(name for name, spec in SPECS.items() if spec.merged)
ON_EACH_ROW = tuple(name for name, spec in SPECS.items() if spec.on_each_row)
CHOICES = {name: spec.choices for name, spec in SPECS.items() if spec.choices}
"""The fields that the program tells → all that can stand in them, besides ""."""
OPENING = tuple(name for name, spec in SPECS.items() if spec.opens_row)


@dataclass(frozen=True, slots=True)
class Document:
    """What paper this is. "" and None where the paper does not say."""

    dossier: str = ""
    nr: str = ""
    vergaderjaar: str = ""
    titel: str = ""
    ministerie: str = ""
    jaar: int | None = None
    pages: int = 0
    image_only_pages: tuple[int, ...] = ()
    file: str = ""
    """The file's name, without its folder."""
    sha256: str = ""
    parser: str = VERSION


@dataclass(frozen=True, slots=True)
class Report:
    """One paper, read: its entries, what is doubtful, and where every word of its annex went."""

    document: Document
    entries: tuple[Entry, ...] = ()
    findings: tuple[Finding, ...] = ()
    account: Mapping[Place, int] = field(default_factory=lambda: MappingProxyType({}))
    """Words on the annex's pages by the place they were given."""


class Unreadable(Exception):
    """The file cannot be read at all; its text is one sentence for a person."""

    def __init__(self, says: str) -> None:
        super().__init__(one_line(says))  # a name of a file can be anything
