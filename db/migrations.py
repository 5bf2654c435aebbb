"""Every migration; each schema adds its own when it is imported, in this order."""

from __future__ import annotations

from sqlite_utils import Database

from db import schema, schema_review, schema_search, schema_additions  # isort: skip

migrations = schema.migrations

__all__ = ["migration_names", "migrations", "schema_additions", "schema_review", "schema_search"]


def migration_names() -> set[str]:
    """The names of the migrations that this version knows."""
    with Database(memory=True, execute_plugins=False) as empty:
        return {migration.name for migration in migrations.pending(empty)}
