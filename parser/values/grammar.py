"""One grammar for each field whose values are short: how a text suits it, and what it means.

Whether words can stand in a column and what they mean there are one question.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from parser.model import OPENING
from parser.values.article_numbers import is_part_of_articles, read_article_numbers
from parser.values.interpretation import Fit, Interpretation
from parser.values.link_words import read_link_words
from parser.values.research_types import is_part_of_type, read_research_type
from parser.values.statuses import is_part_of_status, read_research_status
from parser.values.years import is_part_of_completion, read_completion

GRAMMARS: dict[str, Callable[[str], Interpretation[Any]]] = {
    "type_onderzoek": read_research_type,
    "afronding": read_completion,
    "status": read_research_status,
    "artikel": read_article_numbers,
    "links": read_link_words,
}
"""The fields that have a grammar."""
_PARTS: dict[str, Callable[[str], bool]] = {
    "type_onderzoek": is_part_of_type,
    "afronding": is_part_of_completion,
    "status": is_part_of_status,
    "artikel": is_part_of_articles,
}
SHAPED = frozenset(GRAMMARS)


@cache
def match(field: str, text: str) -> Fit:
    """How well `text`, whose spaces may be wrong, suits the column of `field`: WHOLE, PART or NONE.

    For where only the words themselves can tell which column they are in: a value among other words
    is no value there.
    """
    fit = GRAMMARS[field](text).fit
    if fit is Fit.LETTERS:
        return Fit.WHOLE
    if fit is Fit.WITHIN:
        return Fit.PART if _PARTS[field](text) else Fit.NONE
    return fit


def is_value(field: str, text: str) -> bool:
    """Whether `text` is a whole value of `field`, and not the first or last line of one."""
    return field in OPENING and GRAMMARS[field](text).is_value


def is_named(field: str, text: str) -> bool:
    """Whether `text` is a value of `field` to the letter, spaces included, and nothing else."""
    return field in OPENING and GRAMMARS[field](text).fit is Fit.WHOLE
