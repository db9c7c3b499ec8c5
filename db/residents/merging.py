"""One resident's record going into another's, with everything that refers to it."""

from __future__ import annotations

from typing import Any

from db.entry import Entry
from db.orm import ForeignKeyField
from db.packages.uniting import unite
from db.tables import TABLES, AccessLog, IdentityPaper, NotSame, Phone, Residency, Resident, Table

# A person's own description is put together by rules; who looked at whom stays as it was.
_NOT_HANDED_OVER = (Resident, Phone, IdentityPaper, NotSame, AccessLog)


def hand_over(entry: Entry, other_id: int, kept_id: int) -> tuple[int, ...]:
    """Let everything that refers to one resident refer to another, and the one say where it went.

    Stays that are still open are not handed over: a person has one home, and which is settled before.

    Returns:
        The packages in which a place is free now, because both records held one.
    """
    freed = unite(entry, other_id, kept_id)
    for table in TABLES:
        if table in _NOT_HANDED_OVER:
            continue
        for field in table._meta.sorted_fields:
            if isinstance(field, ForeignKeyField) and field.rel_model is Resident:
                _hand_over(entry, table, field, other_id, kept_id)
    pairs: Any = NotSame.select(NotSame.id).where(
        ((NotSame.one == other_id) & (NotSame.other == kept_id))
        | ((NotSame.one == kept_id) & (NotSame.other == other_id))
    )
    for (pair,) in list(pairs.tuples()):
        entry.remove(NotSame, pair)
    entry.update(Resident, other_id, merged_into=kept_id)
    return freed


def _hand_over(entry: Entry, table: type[Table], field: Any, other_id: int, kept_id: int) -> None:
    if field.unique and table.select().where(field == kept_id).exists():
        # The kept record says it already.
        return
    found: Any = table.select(table._meta.primary_key).where(field == other_id)
    if table is Residency:
        found = found.where(Residency.to_on.is_null(False))
    for (row_id,) in list(found.order_by(table._meta.primary_key).tuples()):
        entry.update(table, row_id, **{field.name: kept_id})
