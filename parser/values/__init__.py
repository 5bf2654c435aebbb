"""What the short texts of an entry mean: type, status, years, articles, title."""

from parser.values.entry_values import is_year_value, read_status, read_type, read_years, values
from parser.values.grammar import FIELDS, Fit, field_of_values, match
from parser.values.suggest import like_status, like_type, like_year

__all__ = [
    "FIELDS",
    "Fit",
    "field_of_values",
    "is_year_value",
    "like_status",
    "like_type",
    "like_year",
    "match",
    "read_status",
    "read_type",
    "read_years",
    "values",
]
