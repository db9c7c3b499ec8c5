"""What an estate is called, and which estates went into which: names outlive the estates that had them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from db.connection import reading
from db.entry import Entry
from db.records import Refused
from db.tables import Estate, EstateAlias


@reading
def name_in_use(estate_id: int, day: date) -> str:
    """The name of an estate that is in use after a day. Raises: Refused, `row_gone`."""
    row = Estate.get_or_none(Estate.id == estate_id)
    if row is None or (row.retired_on is not None and row.retired_on <= day):
        raise Refused("row_gone", table="estate")
    return str(row.name)


@reading
def merged_into(estate_id: int) -> frozenset[int]:
    """The estates that went into one, and those that went into them."""
    found: set[int] = set()
    ahead = {estate_id}
    while ahead:
        rows: Any = Estate.select(Estate.id).where(Estate.merged_into << list(ahead)).tuples()
        ahead = {estate for (estate,) in rows} - found
        found |= ahead
    return frozenset(found)


@reading
def went_into(estate_id: int) -> str:
    """The name of the estate that one went into; empty where it did not."""
    into = Estate.alias()
    query = Estate.select(into.name).join(into, on=(Estate.merged_into == into.id))
    return str(query.where(Estate.id == estate_id).scalar() or "")


@reading
def others(estate_id: int) -> dict[str, int]:
    """The other names of an estate, in the order they were written down, each with its id."""
    rows: Any = (
        EstateAlias.select(EstateAlias.name, EstateAlias.id)
        .where(EstateAlias.estate == estate_id)
        .order_by(EstateAlias.id)
        .tuples()
    )
    return dict(rows)


@reading
def former(estate_id: int, name: str) -> int | None:
    """The estate of a name that went into one; None where none of that name did."""
    gone = Estate.id << list(merged_into(estate_id))
    found = Estate.select(Estate.id).where(Estate.name == name, gone).scalar()
    return None if found is None else int(found)


def come_back(entry: Entry, estate_id: int, kind: str) -> None:
    """Let an estate that went into another one be one again; `kind` is a code of the group `estate`."""
    entry.update(Estate, estate_id, retired_on=None, merged_into=None, kind=kind)


def give(entry: Entry, alias_ids: Collection[int], into_id: int) -> None:
    """Let other names go to an estate; what is its first name already is no other name of it."""
    name = Estate.get_by_id(into_id).name
    for row in list(EstateAlias.select().where(EstateAlias.id << list(alias_ids)).order_by(EstateAlias.id)):
        if row.name == name:
            entry.remove(EstateAlias, row.id)
        else:
            entry.update(EstateAlias, row.id, estate=into_id)
