"""Erasing what the journal tells, change by change."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from db import rows
from db.tables import JournalChange, Table


def is_one_of(table: type[Table], ids: Iterable[int]) -> Any:
    """Rows by their ids."""
    key: Any = table._meta.primary_key
    return key << list(ids)


def of_rows(table: type[Table], ids: Iterable[int]) -> Any:
    """What the journal tells of these rows."""
    row: Any = JournalChange.row_id
    return (JournalChange.table_name == rows.name(table)) & (row << list(ids))


def says(text: str) -> Any:
    """Changes in whose texts something stands."""
    return JournalChange.before.contains(text) | JournalChange.after.contains(text)


def erase_changes(condition: Any) -> None:
    """Erase what the journal tells, with its salt: the digests stay, and nothing to guess from."""
    JournalChange.update(before=None, after=None, salt="").where(condition).execute()
