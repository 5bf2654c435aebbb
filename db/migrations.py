"""Every migration, those of each schema in their order."""

from __future__ import annotations

from sqlite_utils import Database

from db import schema, schema_review, schema_search  # each adds its own migrations

migrations = schema.migrations

__all__ = ["migration_names", "migrations", "schema_review", "schema_search"]


def migration_names() -> set[str]:
    """The names of the migrations that this version knows."""
    with Database(memory=True, execute_plugins=False) as empty:
        return {migration.name for migration in migrations.pending(empty)}
