"""What the short texts of an entry mean: type, status, years, articles, title."""

from parser.values.entry_values import values
from parser.values.grammar import SHAPED, is_named, is_value, match
from parser.values.interpretation import Fit, is_absent
from parser.values.list_words import list_of_heading, list_of_label
from parser.values.organisations import split_names
from parser.values.research_rows import tells_rows
from parser.values.research_types import read_research_type
from parser.values.statuses import read_research_status
from parser.values.suggest import like_status, like_type, like_year
from parser.values.years import read_completion

__all__ = [
    "SHAPED",
    "Fit",
    "is_absent",
    "is_named",
    "is_value",
    "like_status",
    "like_type",
    "like_year",
    "list_of_heading",
    "list_of_label",
    "match",
    "read_completion",
    "read_research_status",
    "read_research_type",
    "split_names",
    "tells_rows",
    "values",
]
