"""Entries of a register as they are read: their values, and what the ids among those are called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from db.connection import reading
from db.orm import JOIN, ForeignKeyField
from db.records import ChangeMade, Refused, RegisterEntry
from db.registers.kept import KEPT, Kept, Several
from db.rows import name as table_name
from db.tables import Building, Grid, Journal, JournalChange, Phrase, Staff, Table

BETWEEN_NAMES = "、"
_MOST_CHANGES = 20
# What an entry is called, where it has no name.
_NAMING = {Grid: "number", Building: "number", Phrase: "text"}


@reading
def entries(
    register: str, day: date, *, ended: bool = False, owner: tuple[str, int] | None = None
) -> tuple[RegisterEntry, ...]:
    """The entries of a register in its order.

    Args:
        register: One of `KEPT`.
        day: One that ends on this day or before is no longer used.
        ended: Whether those that are no longer used are among them.
        owner: A field and an id: only those which refer to that one.
    """
    kept = KEPT[register]
    query = _query(kept)
    if not ended:
        query = query.where(_in_use(kept, day))
    if owner is not None:
        query = query.where(_column(kept, owner[0]) == owner[1])
    return _read(kept, query.order_by(*_order(kept)))


@reading
def entry(register: str, row_id: int) -> RegisterEntry:
    """One entry. Raises: Refused, `row_gone`."""
    kept = KEPT[register]
    found = _read(kept, _query(kept).where(_column(kept, "id") == row_id))
    if not found:
        raise Refused("row_gone", table=table_name(kept.table))
    return found[0]


@reading
def counts(registers: Iterable[str], day: date) -> dict[str, int]:
    """How many entries each register has in use after a day."""
    return {
        name: _fixed(KEPT[name], KEPT[name].table.select()).where(_in_use(KEPT[name], day)).count()
        for name in registers
    }


@reading
def with_values(register: str, values: Mapping[str, str], but: int | None = None) -> tuple[int, ...]:
    """The rows of a register's table, in use or not, that have these values.

    Args:
        register: One of `KEPT`; other registers in the same table count too, for names are unique there.
        values: By field, as in `RegisterEntry.values`; of a field with several, one that is among them.
        but: The id of the entry that is asked for, which is left out.
    """
    kept = KEPT[register]
    query: Any = kept.table.select(_column(kept, "id"))
    for field, value in values.items():
        several = kept.several.get(field)
        if several is None:
            query = query.where(_column(kept, field) == value)
        else:
            owners = several.table.select(getattr(several.table, several.owner)).where(
                getattr(several.table, several.value) == value
            )
            query = query.where(_column(kept, "id") << owners)
    return tuple(found for (found,) in query.tuples() if found != but)


@reading
def names_of(register: str, day: date) -> tuple[tuple[int, str], ...]:
    """What the entries of a register in use after a day are called, in its order: to choose one of them."""
    kept = KEPT[register]
    naming = _column(kept, _NAMING.get(kept.table, "name"))
    query = _fixed(kept, kept.table.select(_column(kept, "id"), naming)).where(_in_use(kept, day))
    rows: Any = query.order_by(*_order(kept)).tuples()
    return tuple((row_id, str(name)) for row_id, name in rows)


@reading
def changes(register: str, row_id: int) -> tuple[ChangeMade, ...]:
    """The operations that touched an entry, the latest first, at most twenty."""
    touched = JournalChange.select(JournalChange.journal).where(
        JournalChange.table_name == table_name(KEPT[register].table), JournalChange.row_id == row_id
    )
    rows: Any = (
        Journal.select(Journal.at, Staff.name, Journal.role, Journal.operation)
        .join(Staff)
        .where(Journal.id << touched)
        .order_by(Journal.id.desc())
        .limit(_MOST_CHANGES)
        .tuples()
    )
    return tuple(ChangeMade(*row) for row in rows)


def _order(kept: Kept) -> Iterator[Any]:
    for name in kept.order:
        column = _column(kept, name.removeprefix("-"))
        yield column.desc() if name.startswith("-") else column


def _column(kept: Kept, field: str) -> Any:
    return getattr(kept.table, field)


def _in_use(kept: Kept, day: date) -> Any:
    ended = _column(kept, kept.ended)
    return ended.is_null() | (ended > day)


def _fixed(kept: Kept, query: Any) -> Any:
    for field, value in kept.fixed.items():
        query = query.where(_column(kept, field) == value)
    return query


def _query(kept: Kept) -> Any:
    """Id, the day of the end, then every field, and after those the names of what fields refer to."""
    columns = [_column(kept, field) for field in kept.fields]
    links = [(column, column.rel_model.alias()) for column in columns if isinstance(column, ForeignKeyField)]
    query = kept.table.select(
        _column(kept, "id"),
        _column(kept, kept.ended),
        *columns,
        *(getattr(other, _NAMING.get(column.rel_model, "name")) for column, other in links),
    )
    for column, other in links:
        query = query.join_from(kept.table, other, JOIN.LEFT_OUTER, on=(column == other.id))
    return _fixed(kept, query)


def _read(kept: Kept, query: Any) -> tuple[RegisterEntry, ...]:
    links = [field for field in kept.fields if isinstance(_column(kept, field), ForeignKeyField)]
    found = list(query.tuples())
    several = {name: _several(field, [row[0] for row in found]) for name, field in kept.several.items()}
    count = len(kept.fields)
    read = []
    for row_id, ended_on, *rest in found:
        values = {field: _text(value) for field, value in zip(kept.fields, rest[:count], strict=True)}
        names = {field: _text(name) for field, name in zip(links, rest[count:], strict=True)}
        for field, by_owner in several.items():
            mine = by_owner.get(row_id, [])
            names[field] = BETWEEN_NAMES.join(name for _value, name in mine)
            is_link = isinstance(
                getattr(kept.several[field].table, kept.several[field].value), ForeignKeyField
            )
            values[field] = " ".join(value for value, _name in mine) if is_link else names[field]
        read.append(RegisterEntry(row_id, values, names, ended_on))
    return tuple(read)


def _several(field: Several, owners: list[int]) -> dict[int, list[tuple[str, str]]]:
    """By entry its values of a field, each with what it is called."""
    table: type[Table] = field.table
    owner, value = getattr(table, field.owner), getattr(table, field.value)
    query: Any
    if isinstance(value, ForeignKeyField):
        other: Any = value.rel_model
        query = table.select(owner, value, other.name).join(other, on=(value == other.id))
    else:
        query = table.select(owner, value, value)
    if len(owners) == 1:
        query = query.where(owner == owners[0])
    found: dict[int, list[tuple[str, str]]] = {}
    for row in query.order_by(table._meta.primary_key).tuples():
        found.setdefault(row[0], []).append((_text(row[1]), _text(row[2])))
    return found


def _text(value: object) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)
