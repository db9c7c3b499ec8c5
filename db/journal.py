"""The journal: every operation, who did it when, and each row before and after.

Each change carries a salted digest of its texts, each entry a digest of itself and of its
changes' digests, and a chain value made of the chain before and that digest. The texts stand
apart: erasing them together with their salt leaves the chain whole and nothing to guess from.
What the chain cannot show is that its tail was cut off; for that its head has to be known
outside.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from itertools import groupby
from typing import Any

from db.access import permission
from db.clock import utc_now
from db.connection import execute, reading, transaction
from db.entry import BEGINNING, TOLD, Change, Entry, digest, entry_digest
from db.orm import fn
from db.records import Duty, Refused, UndoneEntry
from db.tables import Draft, Journal, JournalChange

MOST_TOLD = 500
_WALK, _BATCH = 1000, 500


@contextmanager
def operation(
    duty: Duty,
    code: str,
    *,
    subject_kind: str = "",
    subject_id: int | None = None,
    draft_id: str | None = None,
    undoable: bool = True,
) -> Iterator[Entry]:
    """Run one operation: one transaction and one entry; the draft it came from goes with it.

    Args:
        duty: Who acts.
        code: What is done, such as `resident_move`.
        subject_kind: What it is about, a word for a table; see `Entry.about` for a new row.
        subject_id: The id of that row.
        draft_id: Of the form that led here; of operations with one draft only the first happens.
        undoable: Whether undo may reverse it.

    Raises:
        Refused: `not_for_your_role`; `already_saved`, with the `entry` (and `subject`, if it had one) of the
            first time; or what the engine met. Nothing was written then.
    """
    permission.ask(duty, code, subject_kind)
    with transaction():
        if draft_id is not None:
            _refuse_second(draft_id)
            Draft.delete().where(Draft.id == draft_id).execute()
        entry = Entry(duty, subject_kind, subject_id)
        yield entry
        entry.write(_who(duty, code, draft_id=draft_id, undoable=undoable))


@reading
def refuse_saved(draft_id: str) -> None:
    """Say that the operation of a draft has happened already. Raises: Refused, as `operation`."""
    _refuse_second(draft_id)


def _refuse_second(draft_id: str) -> None:
    saved = Journal.get_or_none(Journal.draft_id == draft_id)
    if saved is None:
        return
    if saved.subject_id is None:
        raise Refused("already_saved", entry=saved.id)
    raise Refused("already_saved", entry=saved.id, subject=saved.subject_id)


def _who(
    duty: Duty, code: str, *, draft_id: str | None = None, undoable: bool, undoes: int | None = None
) -> dict[str, Any]:
    return {
        "at": utc_now(),
        "day": duty.day,
        "staff": duty.staff_id,
        "role": duty.role,
        "desk": duty.desk,
        "operation": code,
        "draft_id": draft_id,
        "undoable": undoable,
        "undoes": undoes,
    }


def undo_last(duty: Duty) -> UndoneEntry:
    """Reverse this person's last operation that is not undone yet, by an entry of its own.

    Returns:
        What was reversed; whoever keeps something made of the `touched` rows, such as the search
        documents, brings it up to date in the same transaction (this one joins it).

    Raises:
        Refused: `undo_nothing`; `undo_not_possible`, with the `operation`, where the last one
            cannot be undone; `undo_changed_since` and `row_in_use`, with the `table`.
    """
    permission.ask(duty, "undo")
    with transaction():
        last = _last_standing(duty)
        if last is None:
            raise Refused("undo_nothing")
        if not last.undoable:
            raise Refused("undo_not_possible", operation=last.operation)
        entry = Entry(duty, last.subject_kind, last.subject_id)
        changes: Any = (
            JournalChange.select(
                JournalChange.table_name, JournalChange.row_id, JournalChange.before, JournalChange.after
            )
            .where(JournalChange.journal == last.id)
            .order_by(JournalChange.position.desc())
            .tuples()
        )
        entry.reverse([Change(*change) for change in changes.iterator()])
        entry.write(_who(duty, "undo", undoable=False, undoes=last.id))
        return UndoneEntry(
            id=last.id,
            operation=last.operation,
            subject_kind=last.subject_kind,
            subject_id=last.subject_id,
            day=last.day,
            at=last.at,
            touched=entry.touched(),
        )


def _last_standing(duty: Duty) -> Journal | None:
    """Return this person's last operation that changed something and is not undone."""
    undoing = Journal.alias()
    found: Journal | None = (
        Journal.select()
        .where(
            Journal.staff == duty.staff_id,
            Journal.undoes.is_null(),
            ~fn.EXISTS(undoing.select().where(undoing.undoes == Journal.id)),
            fn.EXISTS(JournalChange.select().where(JournalChange.journal == Journal.id)),
        )
        .order_by(Journal.id.desc())
        .first()
    )
    return found


def sequence() -> int:
    """Return the id of the latest entry, 0 without one: it grows when any desk has done something."""
    return int(execute("SELECT MAX(id) FROM journal").fetchone()[0] or 0)


@reading
def changes_since(since: int) -> tuple[Change, ...] | None:
    """Return what the entries after one changed, in their order; None where that is not to be told.

    There may be more than `MOST_TOLD`; and an erasure leaves nothing of what it took away.
    """
    sql = """SELECT c.table_name, c.row_id, c.before, c.after FROM journal j
        LEFT JOIN journal_change c ON c.journal_id = j.id WHERE j.id > ? ORDER BY j.id, c.position LIMIT ?"""
    found = tuple(Change(*row) for row in execute(sql, (since, MOST_TOLD + 1)).fetchall())
    if len(found) > MOST_TOLD or any(one.before is None and one.after is None for one in found):
        return None
    return found


@reading
def beginning() -> str:
    """Return the digest of the first entry, by which a database knows its own copies; empty without one."""
    first = Journal.select(Journal.chain).order_by(Journal.id).first()
    return "" if first is None else str(first.chain)


@reading
def head() -> tuple[int, str]:
    """The id and the chain value of the latest entry: kept elsewhere, they show if the tail was cut off."""
    found = execute("SELECT id, chain FROM journal ORDER BY id DESC LIMIT 1").fetchone()
    return (int(found[0]), str(found[1])) if found else (0, BEGINNING)


@reading
def chains_at(entry_ids: Collection[int]) -> dict[int, str]:
    """Return the chain at each of some entries, of those that there are."""
    ids, found = sorted(set(entry_ids)), {}
    for start in range(0, len(ids), _BATCH):
        some = ids[start : start + _BATCH]
        sql = f"SELECT id, chain FROM journal WHERE id IN ({', '.join('?' * len(some))})"
        found.update({int(entry): str(chain) for entry, chain in execute(sql, some).fetchall()})
    return found


def verify() -> Refused | None:
    """Walk the whole journal and compare every digest.

    Returns:
        None if all is as it was written; else the first `journal_broken` (an entry was changed,
        removed or put in) or `journal_altered` (the texts of a change were), with the `entry`.
    """
    chain, after = BEGINNING, 0
    told_fields = [getattr(Journal, name) for name in TOLD]
    while True:
        entries: list[Any] = list(
            Journal.select(Journal.id, Journal.digest, Journal.chain, *told_fields)
            .where(Journal.id > after)
            .order_by(Journal.id)
            .limit(_WALK)
            .tuples()
        )
        if not entries:
            return None
        changes = _changes_between(entries[0][0], entries[-1][0])
        for entry_id, total, linked, *told in entries:
            mine = changes.get(entry_id, [])
            chain = digest(chain, total)
            digests = [recorded for recorded, _, _ in mine]
            if chain != linked or total != entry_digest(told, digests):
                return Refused("journal_broken", entry=entry_id)
            if any(not _is_whole(*change) for change in mine):
                return Refused("journal_altered", entry=entry_id)
        after = entries[-1][0]


def _changes_between(first: int, last: int) -> dict[int, list[tuple[str, str, Change]]]:
    """Return digest, salt and texts of the changes of entries in a range of ids, by entry, in order."""
    lines: Any = (
        JournalChange.select(
            JournalChange.journal,
            JournalChange.digest,
            JournalChange.salt,
            JournalChange.table_name,
            JournalChange.row_id,
            JournalChange.before,
            JournalChange.after,
        )
        .where(JournalChange.journal.between(first, last))
        .order_by(JournalChange.journal, JournalChange.position)
        .tuples()
    )
    return {
        entry_id: [(recorded, salt, Change(*texts)) for _, recorded, salt, *texts in mine]
        for entry_id, mine in groupby(lines, key=lambda line: line[0])
    }


def _is_whole(recorded: str, salt: str, change: Change) -> bool:
    """Tell whether a change is as it was written, or erased altogether: both texts and the salt."""
    if salt == "":
        return change.before is None and change.after is None
    return change.digest(salt) == recorded
