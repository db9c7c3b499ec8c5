"""An operation under way: the rows it changes, and what it leaves in the journal."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, islice
from typing import Any

from db import bulk, rows
from db.records import Duty, Refused
from db.search.following import follow
from db.tables import Journal, JournalChange, Table

_BATCH = 1_000
_CHANGE_COLUMNS = (
    "id",
    "journal_id",
    "position",
    "table_name",
    "row_id",
    "salt",
    "digest",
    "before",
    "after",
)
BEGINNING = "0" * 64


@dataclass(frozen=True, slots=True)
class Change:
    """One row before and after, as JSON texts; None where there was or is no row."""

    table: str
    row_id: int
    before: str | None
    after: str | None

    def digest(self, salt: str) -> str:
        """Return the digest of both texts, which tells nothing of them once the salt is erased."""
        return digest(salt, self.table, self.row_id, self.before, self.after)


def digest(*parts: object) -> str:
    """Return the SHA-256 of the parts, in hexadecimal digits."""
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class Entry:
    """What one operation does; the journal's row is written when its transaction ends."""

    def __init__(self, duty: Duty, subject_kind: str, subject_id: int | None) -> None:
        self.duty = duty
        self.subject_kind = subject_kind
        self.subject_id = subject_id
        self._changes: list[Change] = []

    def about(self, kind: str, row_id: int) -> None:
        """Say what the operation is about, where it makes its subject itself."""
        self.subject_kind, self.subject_id = kind, row_id

    def insert(self, table: type[Table], **fields: Any) -> int:
        """Insert a row and return its id; fields by their Peewee name, dates as `date`."""
        values = rows.complete(table, fields)
        row_id = int(table.insert(values).execute())
        after = rows.plain(table, {"id": row_id, **values})
        self._changes.append(Change(rows.name(table), row_id, None, rows.dump(after)))
        return row_id

    def insert_many(self, table: type[Table], new: Iterable[dict[str, Any]]) -> list[int]:
        """Insert rows as `insert` does one, but all at once; return their ids in the same order.

        Args:
            table: The table.
            new: Fields by their Peewee name; every value of the very type that its field has.
        """
        ids: list[int] = []
        source = iter(new)
        while batch := list(islice(source, _BATCH)):
            ids += self._insert_batch(table, [rows.complete(table, fields) for fields in batch])
        return ids

    def _insert_batch(self, table: type[Table], values: list[dict[str, Any]]) -> list[int]:
        name = rows.name(table)
        ids = bulk.reserve(name, len(values))
        columns = ["id", *(table._meta.combined[key].column_name for key in values[0])]
        bulk.load(name, columns, ((row_id, *row.values()) for row_id, row in zip(ids, values, strict=True)))
        self._changes += [
            Change(name, row_id, None, rows.text(table, row_id, row))
            for row_id, row in zip(ids, values, strict=True)
        ]
        return ids

    def update(self, table: type[Table], row_id: int, **fields: Any) -> None:
        """Change a row; what is so already is no change.

        Raises:
            Refused: `row_gone`.
        """
        before = rows.read(table, row_id)
        new = rows.plain(table, fields)
        if all(before[column] == value for column, value in new.items()):
            return
        rows.write(table, row_id, new)
        after = rows.dump({**before, **new})
        self._changes.append(Change(rows.name(table), row_id, rows.dump(before), after))

    def remove(self, table: type[Table], row_id: int) -> None:
        """Remove a row to which nothing refers; for what only describes a person, never for one.

        Raises:
            Refused: `row_gone`, `row_in_use`.
        """
        before = rows.read(table, row_id)
        rows.remove(table, row_id)
        self._changes.append(Change(rows.name(table), row_id, rows.dump(before), None))

    def reverse(self, changes: Iterable[Change]) -> None:
        """Put rows back as they were before the changes of an earlier entry, given from last to first.

        Raises:
            Refused: `undo_changed_since`, `row_in_use`.
        """
        for (name, was_new, _was_removed), together in groupby(changes, key=_way_back):
            some = list(together)
            if was_new:
                self._take_away(rows.BY_NAME[name], some)
            else:
                for change in some:
                    self._put_back(rows.BY_NAME[name], change)
            self._changes += [Change(name, change.row_id, change.after, change.before) for change in some]

    def _take_away(self, table: type[Table], changes: list[Change]) -> None:
        for start in range(0, len(changes), _BATCH):
            some = changes[start : start + _BATCH]
            ids = [change.row_id for change in some]
            now = rows.find_many(table, ids)
            for change in some:
                _refuse_other(change, now.get(change.row_id))
            rows.remove_many(table, ids)

    def _put_back(self, table: type[Table], change: Change) -> None:
        now, before = rows.find(table, change.row_id), json.loads(change.before or "")
        if change.after is None:
            if now is not None:
                raise Refused("undo_changed_since", table=change.table)
            rows.restore(table, before)
        else:
            _refuse_other(change, now)
            rows.write(table, change.row_id, before)

    def touched(self) -> tuple[tuple[str, int], ...]:
        """Return the rows changed so far as (table, id), each once."""
        return tuple(dict.fromkeys((change.table, change.row_id) for change in self._changes))

    def write(self, journal: dict[str, Any]) -> None:
        """Write the entry and bring the search index in step; called once, at the end of the transaction.

        Args:
            journal: The values of `Journal` by field name, but for the subject, `digest` and `chain`.
        """
        told = {**journal, "subject_kind": self.subject_kind, "subject_id": self.subject_id}
        salts = [secrets.token_hex(16) for _ in self._changes]
        digests = [change.digest(salt) for change, salt in zip(self._changes, salts, strict=True)]
        total = entry_digest([told[name] for name in TOLD], digests)
        last = Journal.select(Journal.chain).order_by(Journal.id.desc()).limit(1).scalar()
        entry_id = Journal.insert(
            {**told, "digest": total, "chain": digest(last or BEGINNING, total)}
        ).execute()
        ids = bulk.reserve(rows.name(JournalChange), len(self._changes))
        lines = enumerate(zip(ids, self._changes, salts, digests, strict=True))
        bulk.load(
            rows.name(JournalChange),
            _CHANGE_COLUMNS,
            (
                (
                    row_id,
                    entry_id,
                    position,
                    change.table,
                    change.row_id,
                    salt,
                    salted,
                    change.before,
                    change.after,
                )
                for position, (row_id, change, salt, salted) in lines
            ),
        )
        follow(
            (change.table, change.row_id, text)
            for change in self._changes
            for text in (change.before, change.after)
            if text is not None
        )


def _way_back(change: Change) -> tuple[str, bool, bool]:
    """What changes that are reversed together have in common: their table, and whether rows came or went."""
    return change.table, change.before is None, change.after is None


def _refuse_other(change: Change, now: rows.Row | None) -> None:
    """Refuse to reverse a change that is not what stands there now."""
    left = None if change.after is None else json.loads(change.after)
    # Columns that a later version added do not count.
    if now is None or left is None or any(now.get(column) != left[column] for column in left):
        raise Refused("undo_changed_since", table=change.table)


def entry_digest(told: Sequence[Any], changes: Sequence[str]) -> str:
    """Return the digest of an entry: all that its row tells, and its changes' digests in order.

    Args:
        told: The values of `TOLD`, in that order.
        changes: The changes' digests.
    """
    plain = [value.isoformat() if isinstance(value, date) else value for value in told]
    return digest(plain, changes)


# What an entry's digest vouches for, besides the digests of its changes.
TOLD = (
    "at",
    "day",
    "staff",
    "role",
    "desk",
    "operation",
    "subject_kind",
    "subject_id",
    "draft_id",
    "undoable",
    "undoes",
)
