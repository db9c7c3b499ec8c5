"""Rows by column name and as JSON texts, the form in which the journal remembers them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

from db.orm import DateField, DateTimeField, IntegrityError
from db.records import Refused
from db.tables import TABLES, Table

# A row by column name: numbers, texts, booleans and None, dates and moments as ISO text.
Row = dict[str, Any]
_BATCH = 500


def name(table: type[Table]) -> str:
    """Return a table's name in the schema."""
    return str(table._meta.table_name)


BY_NAME: dict[str, type[Table]] = {name(table): table for table in TABLES}


def dump(row: Row) -> str:
    """Return the one JSON text of a row."""
    return json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def plain(table: type[Table], values: dict[str, Any]) -> Row:
    """Return values by field name as they come back from the database, by column name.

    Raises:
        KeyError: for a name that is not a field.
    """
    row: Row = {}
    for key, value in values.items():
        field = table._meta.combined[key]
        value = field.python_value(field.db_value(value))
        row[field.column_name] = value.isoformat() if isinstance(value, date) else value
    return row


def text(table: type[Table], row_id: int, values: dict[str, Any]) -> str:
    """Return the JSON text of a new row: `complete` values of the types that the fields have."""
    row: Row = {"id": row_id}
    for key, value in values.items():
        row[table._meta.combined[key].column_name] = value.isoformat() if isinstance(value, date) else value
    return dump(row)


def find_many(table: type[Table], ids: Sequence[int]) -> dict[int, Row]:
    """Return rows as they are now by their id; those that are no more are left out."""
    fields = table._meta.sorted_fields
    names = [field.name for field in fields]
    found: dict[int, Row] = {}
    for start in range(0, len(ids), _BATCH):
        some: Any = table.select(*fields).where(_is_one_of(table, ids[start : start + _BATCH])).tuples()
        for values in some:
            row = plain(table, dict(zip(names, values, strict=True)))
            found[row["id"]] = row
    return found


def _is_one_of(table: type[Table], ids: Sequence[int]) -> Any:
    key: Any = table._meta.primary_key
    return key << ids


def find(table: type[Table], row_id: int) -> Row | None:
    """Return a row as it is now, or None."""
    fields = table._meta.sorted_fields
    found = table.select(*fields).where(table._meta.primary_key == row_id).tuples().first()
    if found is None:
        return None
    return plain(table, dict(zip((field.name for field in fields), found, strict=True)))


def read(table: type[Table], row_id: int) -> Row:
    """Return a row as it is now.

    Raises:
        Refused: `row_gone`.
    """
    found = find(table, row_id)
    if found is None:
        raise Refused("row_gone", table=name(table))
    return found


def write(table: type[Table], row_id: int, row: Row) -> None:
    """Give columns of a row the values of their ISO and JSON form."""
    table.update(_values(table, row)).where(table._meta.primary_key == row_id).execute()


def restore(table: type[Table], row: Row) -> None:
    """Put a removed row back as it was, under its old id."""
    table.insert(_values(table, row)).execute()


def _values(table: type[Table], row: Row) -> dict[Any, Any]:
    values = {}
    for column, value in row.items():
        field = table._meta.columns[column]
        if value is not None and isinstance(field, DateTimeField):
            value = datetime.fromisoformat(value)
        elif value is not None and isinstance(field, DateField):
            value = date.fromisoformat(value)
        values[field] = value
    return values


def remove(table: type[Table], row_id: int) -> None:
    """Remove a row to which nothing refers.

    Raises:
        Refused: `row_in_use`; the transaction has to be given up then.
    """
    try:
        table.delete().where(table._meta.primary_key == row_id).execute()
    except IntegrityError:
        # "from None": the engine's message may quote the row.
        raise Refused("row_in_use", table=name(table)) from None


def remove_many(table: type[Table], ids: Sequence[int]) -> None:
    """Remove rows to which nothing refers. Raises: as `remove`."""
    try:
        for start in range(0, len(ids), _BATCH):
            table.delete().where(_is_one_of(table, ids[start : start + _BATCH])).execute()
    except IntegrityError:
        raise Refused("row_in_use", table=name(table)) from None


def complete(table: type[Table], values: dict[str, Any]) -> dict[str, Any]:
    """Return the values of a new row with the defaults of those not given, by field name.

    Raises:
        KeyError: for a name that is not a field.
    """
    named = {table._meta.combined[key].name: value for key, value in values.items()}
    return {name: named.get(name, default) for name, default in _defaults(table)}


@cache
def _defaults(table: type[Table]) -> tuple[tuple[str, Any], ...]:
    """Fields but the key with what they are when nothing is said; no default of ours is made anew."""
    return tuple((field.name, field.default) for field in table._meta.sorted_fields if not field.primary_key)
