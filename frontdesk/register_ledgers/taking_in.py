"""A register's ledger from the file to the register: one operation, one undo."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from db import journal, known
from db.records import Duty, Reason, Refused
from db.registers import writing
from frontdesk.ledgers.sheet import Ledger, read_ledgers
from frontdesk.ledgers.workbook import read_workbook
from frontdesk.register_ledgers.intake import RegisterIntake, read_intake
from frontdesk.register_ledgers.kinds import REGISTER_OF


@dataclass(frozen=True, slots=True)
class Counts:
    """What a ledger comes to, in rows; a doubtful row is counted as new, changed or unchanged too."""

    rows: int
    new: int
    changed: int
    unchanged: int
    doubtful: int
    refused: int
    repeated: int


class Told(NamedTuple):
    """Something doubtful or refused (`refused`), where it stands, and about what."""

    sheet: str
    number: int
    name: str
    field: str
    reason: Reason
    refused: bool = False


def open_ledgers(path: str | os.PathLike[str], kind: str | None = None) -> tuple[Ledger, ...]:
    """Read a file and find the tables of a register in it.

    Args:
        path: The file.
        kind: One of `kinds.REGISTER_OF`; None to find out by the headings, which tell estates and
            organisations only.

    Raises:
        Refused: what `read_workbook` and `read_ledgers` refuse; `ledger_kind_not_taken` (`kind`).
    """
    ledgers = read_ledgers(read_workbook(path), kind, known.taught_headings())
    return of_a_register(ledgers)


def of_a_register(ledgers: Sequence[Ledger]) -> tuple[Ledger, ...]:
    """Those among ledgers that are one register's, of the kind of the first.

    Raises:
        Refused: `ledger_kind_not_taken` (`kind`) where none is.
    """
    filled = [ledger for ledger in ledgers if ledger.kind in REGISTER_OF and ledger.rows]
    if not filled:
        raise Refused("ledger_kind_not_taken", kind=ledgers[0].kind)
    return tuple(ledger for ledger in filled if ledger.kind == filled[0].kind)


def look_through(duty: Duty, ledgers: Sequence[Ledger]) -> RegisterIntake:
    """The dry run: everything that taking in would do."""
    return read_intake(duty, ledgers)


def take_in(duty: Duty, intake: RegisterIntake, draft_id: str | None = None) -> None:
    """Write down what was looked through; where nothing is to be written, there is no operation either.

    Args:
        duty: Who acts.
        intake: As `look_through` made it from the register as it is now.
        draft_id: Makes a repeated taking in of the same intake happen once.

    Raises:
        Refused: `changed_since` where anybody has changed anything since; `already_saved`; what the engine
            met. Nothing was written then.
    """
    if not any(one.values or one.beside for one in intake.entering):
        return
    register = intake.register.name
    with journal.operation(duty, "register_import", subject_kind=register, draft_id=draft_id) as entry:
        if journal.sequence() != intake.sequence:
            raise Refused("changed_since")
        for one in intake.entering:
            if one.is_repeated:
                continue
            if one.known is None:
                row_id = writing.add(entry, register, one.values)
            else:
                row_id = one.known.id
                if one.values:
                    writing.correct(entry, register, row_id, one.values)
            for beside in one.beside:
                writing.add(entry, beside.register, {**beside.values, beside.owner: str(row_id)})


def count(intake: RegisterIntake) -> Counts:
    """How many rows come to what."""
    entering = [one for one in intake.entering if not one.is_repeated]
    return Counts(
        rows=sum(len(ledger.rows) for ledger in intake.ledgers),
        new=sum(one.known is None for one in entering),
        changed=sum(one.known is not None and bool(one.changes) for one in entering),
        unchanged=sum(one.known is not None and not one.changes for one in entering),
        doubtful=sum(bool(one.doubts) for one in intake.entering),
        refused=len(intake.refused),
        repeated=sum(one.is_repeated for one in intake.entering),
    )


def told(intake: RegisterIntake) -> list[Told]:
    """Everything doubtful or refused, in the order of the rows."""
    found = [Told(*one, refused=True) for one in intake.refused]
    for one in intake.entering:
        row = one.row
        found += [Told(row.sheet, row.number, row.title, doubt.field, doubt.reason) for doubt in one.doubts]
    sheets = {ledger.sheet: place for place, ledger in enumerate(intake.ledgers)}
    return sorted(found, key=lambda one: (sheets.get(one.sheet, 0), one.number))


def strictly(intake: RegisterIntake) -> None:
    """Refuse a ledger in which a row is refused. Raises: Refused, `ledger_rows_refused` with the `count`."""
    if intake.refused:
        raise Refused("ledger_rows_refused", count=len(intake.refused))
