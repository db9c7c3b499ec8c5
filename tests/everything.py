"""What tables hold, to be compared with what they hold later."""

from __future__ import annotations

from typing import Any

from db.connection import execute


def every_row(*tables: Any) -> dict[str, list[tuple[object, ...]]]:
    """All rows of these tables of the open database by the tables' names, as the engine keeps them."""
    kept: dict[str, list[tuple[object, ...]]] = {}
    for table in tables:
        keys = ", ".join(key.column_name for key in table._meta.get_primary_keys())
        rows = execute(f'SELECT * FROM "{table._meta.table_name}" ORDER BY {keys}')
        kept[table._meta.table_name] = [tuple(row) for row in rows.fetchall()]
    return kept
