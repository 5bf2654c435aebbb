"""What a field is called, and the texts by which it is compared, as a person reads them."""

from __future__ import annotations

import json

from db.event_log import REVIEW
from parser import TITLES
from tui.translation import REVIEW_WORDS, _


def field_name(field: str) -> str:
    """What a person calls a field of `db.merge.COMPARED`, or a column that no model knows."""
    names = {"extra": _("Other columns"), REVIEW: _("Review"), **TITLES}
    return names.get(field, field)


def readable(field: str, text: str) -> str:
    """`text` as `db.merge.text_of` gives it: of links and of columns that no model knows, a line
    each; of a decision on the entry, what it is called; of any other field, what it is."""
    if field == REVIEW:
        return REVIEW_WORDS.get(text) or _("open")
    if field not in ("links", "extra"):
        return text
    return "\n".join(f"{first} {second}".strip() for first, second, *_ in json.loads(text or "[]"))
