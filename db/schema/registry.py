"""Every migration; each module adds its own when it is imported, in the order of their numbers."""

from __future__ import annotations

from sqlite_utils import Database

from db.schema import m001_006_tables, m007_009_review, m010_search, m011_017_later

migrations = m001_006_tables.migrations

__all__ = [
    "m007_009_review",
    "m010_search",
    "m011_017_later",
    "migration_names",
    "migrations",
]


def migration_names() -> set[str]:
    """The names of the migrations that this version knows."""
    with Database(memory=True, execute_plugins=False) as empty:
        return {migration.name for migration in migrations.pending(empty)}
