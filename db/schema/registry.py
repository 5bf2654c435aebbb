"""Every migration: each module takes the list from the one before it, and adds its own."""

from __future__ import annotations

from sqlite_utils import Database

from db.schema.added_fields import migrations

__all__ = ["migration_names", "migrations"]


def migration_names() -> set[str]:
    """The names of the migrations that this version knows."""
    with Database(memory=True, execute_plugins=False) as empty:
        return {migration.name for migration in migrations.pending(empty)}
