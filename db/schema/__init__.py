"""The tables, made and changed by numbered migrations."""

from db.schema.entry_fields import ADDED_FIELDS, FIRST_FIELDS, WORDED_FIELDS
from db.schema.m001_006_tables import APPLICATION_ID
from db.schema.registry import made, migration_names, migrations

__all__ = [
    "ADDED_FIELDS",
    "APPLICATION_ID",
    "FIRST_FIELDS",
    "WORDED_FIELDS",
    "made",
    "migration_names",
    "migrations",
]
