"""The fields of an entry that came after the first version: a migration each.

They are made from the parser's own table of fields; whoever adds one there need not come here. They
come after the numbered migrations.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlite_utils import Database

from db.schema.entry_fields import ADDED_FIELDS, lacking, show
from db.schema.m028_splits import migrations, run
from parser import CHOICES, PROSE

__all__ = ["migrations"]


def _adding(name: str) -> Callable[[Database], None]:
    """The migration that adds this field."""

    def add(db: Database) -> None:
        run(db, f"ALTER TABLE entry ADD COLUMN {name} TEXT NOT NULL DEFAULT ''")
        if name not in (*PROSE, *CHOICES):
            run(db, f"CREATE INDEX entry_{name} ON entry ({name})")
        # To index all entries takes long in a large store: once, after the last of several fields.
        if not lacking(db):
            show(db)

    add.__name__ = f"field_{name}"
    return add


for _name in ADDED_FIELDS:
    migrations()(_adding(_name))
