"""A query understood, completed, answered, ordered, counted and highlighted."""

from db.search.advice import Advice, advise
from db.search.completion import Completions, Unfinished, completions, unfinished
from db.search.compounds import prepare
from db.search.condition import fragments
from db.search.facets import Facet, facet
from db.search.figure_table import FIGURE_FIELDS, UNKNOWN, FigureTable, Heading, figures_by
from db.search.highlight import highlights
from db.search.hits import (
    COUNTED,
    Summary,
    find,
    find_and_count_hidden,
    first_page,
    hidden,
    summaries,
    total,
)
from db.search.order import Order
from db.search.progress_figures import WAITING, progress_figures
from db.search.query import Presence, Query, parse
from db.search.query_edit import asked, narrowed, toggled, value_of, without
from db.search.query_fields import CALLED, DOUBT, FACETS, FIELDS
from db.search.saved_searches import Saved, delete, save, saved, text_of_saved
from db.search.segments import merge_segments
from db.search.whole_rows import GONE, Row, by_id, by_uid, rows, stream

__all__ = [
    "CALLED",
    "COUNTED",
    "DOUBT",
    "FACETS",
    "FIELDS",
    "FIGURE_FIELDS",
    "GONE",
    "UNKNOWN",
    "WAITING",
    "Advice",
    "Completions",
    "Facet",
    "FigureTable",
    "Heading",
    "Order",
    "Presence",
    "Query",
    "Row",
    "Saved",
    "Summary",
    "Unfinished",
    "advise",
    "asked",
    "by_id",
    "by_uid",
    "completions",
    "delete",
    "facet",
    "figures_by",
    "find",
    "find_and_count_hidden",
    "first_page",
    "fragments",
    "hidden",
    "highlights",
    "merge_segments",
    "narrowed",
    "parse",
    "prepare",
    "progress_figures",
    "rows",
    "save",
    "saved",
    "stream",
    "summaries",
    "text_of_saved",
    "toggled",
    "total",
    "unfinished",
    "value_of",
    "without",
]
