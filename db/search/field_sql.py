"""SQL about what entries have in a field, for the table of the fields."""

from __future__ import annotations


def of_entry(column: str) -> str:
    return f"SELECT {column}, count(*) FROM entry INDEXED BY entry_values GROUP BY 1"


def meant(field: str, column: str) -> str:
    """The meanings of a column, and "" only where nothing stands in it."""
    return f"""
        SELECT value_{field}, count(*) FROM entry INDEXED BY entry_values
        WHERE value_{field} <> '' GROUP BY 1
        UNION ALL
        SELECT '', count(*) FROM entry INDEXED BY entry_values
        WHERE value_{field} = '' AND {column} = ''
    """


def of_part(table: str, text: str) -> str:
    """What stands in the parts of entries, and "" for those that have none."""
    return f"""
        SELECT {text}, count(DISTINCT entry_id) FROM {table}
        WHERE entry_id IS NOT NULL AND {text} IS NOT NULL GROUP BY 1
        UNION ALL
        SELECT '', (SELECT count(*) FROM entry)
            - (SELECT count(DISTINCT entry_id) FROM {table} WHERE entry_id IS NOT NULL)
    """


def facet_of_entry(column: str) -> str:
    return f"""
        SELECT json_group_array({column})
        FROM json_each(?) wanted
        CROSS JOIN entry e INDEXED BY entry_values ON e.id = wanted.value
    """


def without(table: str) -> str:
    return f"NOT EXISTS (SELECT 1 FROM {table} WHERE entry_id = e.id)"
