"""The meaning of an entry's fields. Nothing here changes a text or raises."""

from __future__ import annotations

from parser.model import Entry, Values
from parser.values.article_numbers import articles_of_heading, read_article_numbers
from parser.values.research_types import other_research_types, read_research_type
from parser.values.statuses import read_research_status
from parser.values.title import read_opening
from parser.values.years import read_completion


def values(entry: Entry) -> Values:
    """What the fields of `entry` mean; see `model.Values`."""
    years = read_completion(entry.afronding).value
    opening = read_opening(entry.titel, entry.conclusies, [link.text for link in entry.links])
    articles = read_article_numbers(entry.artikel).value
    return Values(
        type=read_research_type(entry.type_onderzoek).value,
        other_types=other_research_types(entry.type_onderzoek),
        status=read_research_status(entry.status).value,
        first_year=years.first,
        last_year=years.last,
        quarter=years.quarter,
        gaps=years.gaps,
        articles=articles or articles_of_heading(entry.artikel_kop),
        kind=opening.kind,
        title=opening.title,
        organisations=opening.organisations,
    )
