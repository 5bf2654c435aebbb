"""What Datasette is to show of a database, and how: its metadata, for version 0.65.

https://docs.datasette.io/en/0.65/metadata.html
"""

from __future__ import annotations

from typing import Any

from sqlite_utils import Database

from db.store import path_of, translated_errors
from parser.i18n import _

SHOWN = ("research", "entries", "report")
"""What readers see; everything else is how it came about."""
ROWS = 25
FACETS = ("ministerie", "jaar", "type", "status")


def metadata(db: Database) -> dict[str, Any]:
    """The metadata of this database, by the name that Datasette gives it: that of the file, without
    its ending."""
    path = path_of(db)
    with translated_errors(path):
        names = [
            name
            for (name,) in db.conn.execute(
                "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY name"
            )
        ]
    hidden: dict[str, Any] = {name: {"hidden": True} for name in names if name not in SHOWN}
    tables = {"research": _research(), "entries": _entries(), "report": _report()}
    return {
        "title": _("Policy research"),
        "databases": {path.stem: {"description": _about(), "tables": tables | hidden}},
    }


def _about() -> str:
    return _(
        "Research that Dutch ministries list in their annual reports and draft budgets, read by "
        "Seakijker; begin at the view research."
    )


def _research() -> dict[str, Any]:
    return {
        "title": _("Research"),
        "description": _(
            "A study a row, without those that a reviewer rejected or that are no longer listed."
        ),
        "size": ROWS,
        "facets": list(FACETS),
        # The index is that of the view entries, of which a row has the same number.
        "fts_table": "entries_fts",
        "fts_pk": "id",
        # They stand above the rows: only what the name of a column does not say.
        "columns": {
            "titel": _("The title; where none is printed, the one in the conclusion or the theme"),
            "type": _("The kind of research, normalised; as printed where it is no known kind"),
            "status": _("How far it is, normalised; as printed where it is no known status"),
            "adres": _("The first link to it"),
        },
    }


def _entries() -> dict[str, Any]:
    return {
        "title": _("Entries"),
        "description": _("Every entry with all its fields, as they are shown in Seakijker."),
        "size": ROWS,
    }


def _report() -> dict[str, Any]:
    return {
        "title": _("Papers"),
        "description": _("The papers that were read."),
        "size": ROWS,
        "label_column": "name",
    }
