"""The tables, made and changed by numbered migrations."""

from db.schema.m001_006_tables import APPLICATION_ID
from db.schema.registry import migration_names, migrations

__all__ = ["APPLICATION_ID", "migration_names", "migrations"]
