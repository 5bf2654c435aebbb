"""Every migration: each module takes the list from the one before it, and adds its own."""

from __future__ import annotations

from functools import cache

from sqlite_utils import Database

from db.schema.added_fields import migrations

__all__ = ["made", "migration_names", "migrations"]


def migration_names() -> set[str]:
    """The names of the migrations that this version knows."""
    with Database(memory=True, execute_plugins=False) as empty:
        return {migration.name for migration in migrations.pending(empty)}


@cache
def made() -> dict[str, tuple[str, str, str]]:
    """Everything that the migrations make, by name: of which type it is, of which table, and its
    SQL."""
    with Database(memory=True, execute_plugins=False) as fresh:
        migrations.apply(fresh)
        found = fresh.execute("SELECT name, type, tbl_name, sql FROM sqlite_master WHERE sql <> ''")
        return {name: (type, table, sql) for name, type, table, sql in found.fetchall()}
