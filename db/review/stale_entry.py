"""The error of a decision on an entry that is no longer what the reviewer saw."""

from __future__ import annotations

from db.event_log import REVIEW
from db.store import StoreError
from parser.i18n import _


class StaleEntry(StoreError):
    """Somebody else, or a newer reading, was first; nothing was stored. Both values are here."""

    def __init__(
        self, uid: str, field: str, yours: str, theirs: str, by: str, last: tuple[str, str]
    ) -> None:
        """`last` is the field that was changed last, and what stands there now."""
        self.uid, self.field, self.yours, self.theirs, self.by = uid, field, yours, theirs, by
        told = (
            _(
                "Entry {uid} was changed meanwhile by {by}: {field} is now ‘{theirs}’, yours is "
                "‘{yours}’; look at it and decide again."
            )
            if last[0] == field
            else _(
                "Entry {uid} was changed meanwhile by {by}: {changed} is now ‘{now}’; your "
                "‘{yours}’ for {field} is not stored, look at it and decide again."
            )
        )
        super().__init__(
            told.format(
                uid=uid,
                by=by or _("a newer reading"),
                field=_name(field),
                theirs=_short(theirs),
                yours=_short(yours),
                changed=_name(last[0]),
                now=_short(last[1]),
            )
        )


def _name(field: str) -> str:
    return _("the review") if field == REVIEW else field.split(":")[0]


def _short(text: str, most: int = 60) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
