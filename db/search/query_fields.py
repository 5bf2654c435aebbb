"""The fields of the query language: the one table of them.

What a field is called, which values it can have, how it is asked for, what there is to choose from
and what hits are divided by stands in its row. A text field that the parser added later is asked
for as text under its own name, unless it has a row here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from db.cache import ValidUntil
from db.review_state import NAMED
from db.schema import ADDED_FIELDS
from db.search.field_sql import facet_of_entry, meant, of_entry, of_part, without
from db.search.ranges import Range, articles, moments, shares, years
from parser import CHOICES, PROSE, TITLES, Code, ResearchStatus, ResearchType
from parser.findings import is_doubt
from parser.i18n import _


@dataclass(frozen=True, slots=True)
class QueryField:
    """A field as it is typed before a colon. SQL is about `entry e`."""

    name: str
    empty: str
    """The condition that an entry has nothing in it."""
    also: tuple[str, ...] = ()
    """What else a person may type for its name."""
    title: str = ""
    """What a person calls it, in their own language; of fields that hits are divided by."""
    of: str = ""
    """The text field of the parser that it asks for, if it is one."""
    column: str = ""
    """The column of entries_fts in which its words are looked for, "" where in none."""
    is_text: bool = False
    """Whether a word without quotes is also found as the beginning of others."""
    choices: tuple[str, ...] = ()
    """The closed list of what it means, where there is one."""
    chosen: str = ""
    """The column of the entry in which one of these stands."""
    is_closed: bool = False
    """Whether any value that is not one of `choices` is a mistake."""
    reads: Callable[[str], Range | None] | None = None
    """What reads its numbers, where its values are numbers."""
    within: str = ""
    """The condition that its numbers meet the range from {low} to {high}."""
    example: str = ""
    """Numbers as they are typed, for a person."""
    values: str = ""
    """A query for its values and how many entries have each; "" where there is no choosing."""
    until: ValidUntil = ValidUntil.CORRECTION
    """How long these values hold."""
    facet: str = ""
    """A query for the values of the wanted entries, once for each entry, as a JSON text."""


DOUBT = "doubt"
"""What is typed for any finding that questions the reading."""
DOUBTS = tuple(code for code in Code if is_doubt(code))
_YEARS = "value_first_year || '-' || coalesce(value_last_year, value_first_year)"

_READ_AT = "CAST(strftime('%s', r.at) AS INTEGER)"
"""When a run was, in seconds since 1970."""

_ROWS = (
    QueryField(
        "thema",
        also=("theme",),
        empty="e.thema = ''",
        title=TITLES["thema"],
        of="thema",
        column="thema",
        is_text=True,
        values=of_entry("thema"),
        facet=facet_of_entry("e.thema"),
    ),
    QueryField(
        "subthema",
        also=("subtheme",),
        empty="e.subthema = ''",
        of="subthema",
        column="subthema",
        is_text=True,
        values="SELECT subthema, count(*) FROM entry GROUP BY 1",
    ),
    QueryField(
        "type",
        also=("soort",),
        empty="e.type_onderzoek = ''",
        title=TITLES["type_onderzoek"],
        of="type_onderzoek",
        column="type_onderzoek",
        choices=tuple(ResearchType),
        chosen="value_type",
        values=meant("type", "type_onderzoek")
        + "UNION ALL SELECT type, count(*) FROM other_type GROUP BY 1",
        facet="""
            SELECT json_group_array(type) FROM (
                SELECT e.value_type AS type
                FROM json_each(?1) wanted
                CROSS JOIN entry e INDEXED BY entry_values ON e.id = wanted.value
                UNION ALL
                SELECT o.type FROM other_type o
                WHERE o.entry_id IN (SELECT value FROM json_each(?1))
            )
        """,
    ),
    QueryField(
        "status",
        empty="e.status = ''",
        title=TITLES["status"],
        of="status",
        column="status",
        choices=tuple(ResearchStatus),
        chosen="value_status",
        values=meant("status", "status"),
        facet=facet_of_entry("e.value_status"),
    ),
    QueryField(
        "jaar",
        also=("year", "afronding"),
        empty="e.value_first_year IS NULL",
        title=TITLES["afronding"],
        of="afronding",
        reads=years,
        within="e.value_first_year <= {high} AND coalesce(e.value_last_year, 9999) >= {low}"
        " AND e.id NOT IN (SELECT entry_id FROM year_gap WHERE low <= {low} AND high >= {high})",
        example=_("jaar:2022, jaar:>=2020 or jaar:2019..2021"),
        values=of_entry(f"coalesce({_YEARS}, '')")
        + " UNION ALL SELECT '!' || low || '-' || high, count(*) FROM year_gap GROUP BY 1",
        facet=f"""
            SELECT json_group_array(years) FROM (
                SELECT {_YEARS} AS years FROM json_each(?1) wanted
                CROSS JOIN entry e INDEXED BY entry_values ON e.id = wanted.value
                UNION ALL SELECT '!' || g.low || '-' || g.high FROM year_gap g
                WHERE g.entry_id IN (SELECT value FROM json_each(?1))
            )
        """,
    ),
    QueryField(
        "artikel",
        also=("article", "begrotingsartikel"),
        empty=without("article"),
        title=TITLES["artikel"],
        of="artikel",
        reads=articles,
        within="e.id IN (SELECT entry_id FROM article WHERE low <= {high} AND high >= {low})",
        example=_("artikel:37, artikel:37.2 or artikel:31..34"),
        values=of_part("article", "iif(first = last, nullif(first, ''), first || '..' || last)"),
        facet="""
            SELECT json_group_array(iif(a.first = a.last, a.first, a.first || '..' || a.last))
            FROM json_each(?) wanted
            CROSS JOIN article a INDEXED BY article_values ON a.entry_id = wanted.value
            WHERE a.first <> ''
        """,
    ),
    QueryField(
        "ministerie",
        also=("ministry", "departement"),
        empty="+e.report_id IN (SELECT id FROM report WHERE ministerie = '' AND chapter = '')",
        title=_("Ministry"),
        values="""
            SELECT r.chapter, r.ministerie, count(*)
            FROM report r JOIN entry e ON e.report_id = r.id GROUP BY r.id
        """,
        until=ValidUntil.IMPORT,
        facet=facet_of_entry("e.report_id"),
    ),
    QueryField(
        "dossier",
        empty="+e.report_id IN (SELECT id FROM report WHERE dossier = '')",
        values="""
            SELECT dossier, count(*) FROM report r JOIN entry e ON e.report_id = r.id GROUP BY 1
        """,
        until=ValidUntil.IMPORT,
    ),
    QueryField(
        "organisatie",
        also=("organisation", "organization"),
        empty=without("organisation"),
        title=_("Organisation"),
        column="organisaties",
        is_text=True,
        values=of_part("organisation", "name"),
        facet="""
            SELECT json_group_array(o.name)
            FROM json_each(?) wanted
            CROSS JOIN organisation o INDEXED BY organisation_values ON o.entry_id = wanted.value
        """,
    ),
    QueryField(
        "titel",
        also=("title",),
        empty="e.titel = '' AND e.value_title = ''",
        of="titel",
        column="titel",
        is_text=True,
    ),
    QueryField(
        "link",
        also=("links",),
        empty=without("link"),
        column="links",
        is_text=True,
        values=of_part("link", "NULL"),
    ),
    QueryField(
        "review",
        also=("beoordeling",),
        empty="e.review = ''",
        title=_("Review"),
        choices=NAMED,
        chosen="review",
        is_closed=True,
        values=of_entry("review"),
        until=ValidUntil.DECISION,
        facet=facet_of_entry("e.review"),
    ),
    QueryField(
        "reviewer",
        also=("beoordelaar",),
        empty="e.reviewer = ''",
        is_text=True,
        values=of_entry("reviewer"),
        until=ValidUntil.DECISION,
    ),
    QueryField(
        "finding",
        also=("bevinding",),
        empty=without("finding"),
        choices=(DOUBT, *Code),
        is_closed=True,
        values=of_part("finding", "code"),
    ),
    QueryField(
        "confidence",
        also=("zekerheid",),
        empty="0",
        reads=shares,
        within="e.confidence BETWEEN {low} AND {high}",
        example=_("confidence:<0.8 or confidence:50%..90%"),
    ),
    QueryField(
        "ingelezen",
        also=("imported", "nieuw", "new"),
        empty="0",
        reads=moments,
        within=f"""
            e.id IN (SELECT x.entry_id FROM run r CROSS JOIN extraction x ON x.run_id = r.id
                     WHERE {_READ_AT} BETWEEN {{low}} AND {{high}})
            AND NOT EXISTS (SELECT 1 FROM extraction x JOIN run r ON r.id = x.run_id
                            WHERE x.entry_id = e.id AND {_READ_AT} < {{low}})
        """,
        example=_("ingelezen:2026-11-20 or ingelezen:>=2026-11-20T17:30"),
    ),
)


_ALSO = {"lijst": ("list",), "notes": ("noten", "voetnoten")}
"""What else the fields are called that have no row."""


def _added(name: str) -> QueryField:
    """How a field is asked for that the parser added: by its words, or as one of its choices."""
    empty = f"e.{name} = ''"
    if name in CHOICES:
        return QueryField(
            name,
            also=_ALSO.get(name, ()),
            empty=empty,
            title=TITLES[name],
            of=name,
            choices=CHOICES[name],
            chosen=name,
            is_closed=True,
            values=of_entry(name),
            facet=facet_of_entry(f"e.{name}"),
        )
    values = "" if name in PROSE else f"SELECT {name}, count(*) FROM entry GROUP BY 1"
    return QueryField(
        name,
        also=_ALSO.get(name, ()),
        empty=empty,
        of=name,
        column=name,
        is_text=True,
        values=values,
    )


_ADDED = tuple(_added(name) for name in ADDED_FIELDS if name not in {field.of for field in _ROWS})
FIELDS = {field.name: field for field in (*_ROWS, *_ADDED)}
"""Name → field, in the order in which they are offered."""
CALLED = {name: field for field in FIELDS.values() for name in (*field.also, field.name)}
"""Each name that a person may type → its field."""
FACETS = (
    *("ministerie", "jaar", "thema", "type", "status", *CHOICES, "artikel", "organisatie"),
    "review",
)
"""The fields that hits are divided by, in the order in which they are shown."""
