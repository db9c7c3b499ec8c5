"""Entries of a register as they are written; always a part of an operation."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from db.entry import Entry
from db.orm import DateField, ForeignKeyField, IntegerField
from db.registers.kept import KEPT, Kept, Several
from db.registers.reading import BETWEEN_NAMES


def add(under_way: Entry, register: str, values: Mapping[str, str]) -> int:
    """Write down a new entry and return its id; what is not among `values` is not known."""
    kept = KEPT[register]
    columns = {field: _value(kept, field, values.get(field, "")) for field in kept.fields}
    row_id = under_way.insert(kept.table, **columns, **kept.fixed, **_derived(kept, values))
    for name, field in kept.several.items():
        _set_several(under_way, field, row_id, values.get(name, ""))
    return row_id


def correct(under_way: Entry, register: str, row_id: int, values: Mapping[str, str]) -> None:
    """Write an entry anew; fields that are not among `values` stay. Raises: Refused, `row_gone`."""
    kept = KEPT[register]
    columns = {field: _value(kept, field, values[field]) for field in kept.fields if field in values}
    under_way.update(kept.table, row_id, **columns, **_derived(kept, values))
    for name, field in kept.several.items():
        if name in values:
            _set_several(under_way, field, row_id, values[name])


def end(under_way: Entry, register: str, row_id: int, on: date | None) -> None:
    """Let an entry end on a day, and what hangs on it with it; None takes an end back, of the entry alone.

    Raises:
        Refused: `row_gone`.
    """
    kept = KEPT[register]
    under_way.update(kept.table, row_id, **{kept.ended: on})
    if on is None:
        return
    for part, column in kept.parts.items():
        other = KEPT[part]
        table: Any = other.table
        ended = getattr(table, other.ended)
        open_ones = table.select(table.id).where(
            getattr(table, column) == row_id, ended.is_null() | (ended > on)
        )
        for (open_one,) in list(open_ones.tuples()):
            under_way.update(other.table, open_one, **{other.ended: on})


def _set_several(under_way: Entry, field: Several, owner: int, text: str) -> None:
    """Give a field of an entry these values and no others; those that it has already stay as they are."""
    table: Any = field.table
    value = getattr(table, field.value)
    is_link = isinstance(value, ForeignKeyField)
    wanted = text.split() if is_link else [name for name in text.split(BETWEEN_NAMES) if name]
    there = {
        str(held): row_id
        for row_id, held in table.select(table.id, value).where(getattr(table, field.owner) == owner).tuples()
    }
    for held, row_id in there.items():
        if held not in wanted:
            under_way.remove(field.table, row_id)
    for new in dict.fromkeys(wanted):
        if new not in there:
            stored = int(new) if is_link else new
            under_way.insert(field.table, **{field.owner: owner, field.value: stored})


def _derived(kept: Kept, values: Mapping[str, str]) -> dict[str, object]:
    return {
        column: follow(values[field]) for column, (field, follow) in kept.derived.items() if field in values
    }


def _value(kept: Kept, field: str, text: str) -> object:
    column = getattr(kept.table, field)
    if isinstance(column, DateField):
        return date.fromisoformat(text) if text else None
    if isinstance(column, IntegerField | ForeignKeyField):
        if not text and not column.null:
            return column.default
        return int(text) if text else None
    return text
