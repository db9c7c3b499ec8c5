"""What is done to registers: an entry is written down, put right, ended, and used again; never deleted."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date

from db import journal
from db.records import Duty, Reason, Refused, RegisterEntry
from db.registers import estate_names, hanging, reading, writing
from frontdesk.registers.all import REGISTERS
from frontdesk.registers.checking import check


def add(duty: Duty, register: str, values: Mapping[str, str], *, draft_id: str | None = None) -> int:
    """Writes a new entry down; returns its id.

    Args:
        duty: who acts.
        register: one of `REGISTERS`.
        values: as `reading.read_entry` gives them, without problems.
        draft_id: of the form it came from.

    Raises:
        Refused: what `checking.check` finds, with the `field`; `already_saved`. Nothing was written then.
    """
    with journal.operation(duty, "register_add", subject_kind=register, draft_id=draft_id) as entry:
        _refuse(check(REGISTERS[register], values, None))
        row_id = writing.add(entry, register, values)
        entry.about(register, row_id)
    return row_id


def correct(
    duty: Duty,
    register: str,
    row_id: int,
    values: Mapping[str, str],
    *,
    was: str = "",
    draft_id: str | None = None,
) -> None:
    """Puts an entry right.

    Args:
        duty: who acts.
        register: one of `REGISTERS`.
        row_id: which entry.
        values: the fields as they are to be; those that are not among them stay.
        was: the `fingerprint` of the entry that was looked at; "" corrects whatever stands there.
        draft_id: of the form it came from.

    Raises:
        Refused: `changed_since`, where the entry is another one by now; as `add`; `row_gone`.
    """
    with journal.operation(
        duty, "register_correct", subject_kind=register, subject_id=row_id, draft_id=draft_id
    ) as entry:
        if was and fingerprint(reading.entry(register, row_id)) != was:
            raise Refused("changed_since")
        _refuse(check(REGISTERS[register], values, row_id))
        writing.correct(entry, register, row_id, values)


def end(duty: Duty, register: str, row_id: int) -> None:
    """Ends an entry today, with the posts and seats that hang on it.

    Raises:
        Refused: `last_of_staff`, for somebody has to be on duty; `row_gone`.
    """
    with journal.operation(duty, "register_end", subject_kind=register, subject_id=row_id) as entry:
        if register == "staff" and hanging.only_staff(row_id, duty.day):
            raise Refused("last_of_staff")
        writing.end(entry, register, row_id, duty.day)


def use_again(duty: Duty, register: str, row_id: int) -> None:
    """Takes the end of an entry back; what ended with it stays ended.

    Raises:
        Refused: `estate_went_over` for an estate that went into another one, which has its names now;
            `row_gone`.
    """
    with journal.operation(duty, "register_reopen", subject_kind=register, subject_id=row_id) as entry:
        if register == "estate" and (into := estate_names.went_into(row_id)):
            raise Refused("estate_went_over", estate=into)
        writing.end(entry, register, row_id, None)


def what_hangs(register: str, row_id: int) -> tuple[Reason, ...]:
    """What still hangs on an entry: to be said before it is ended."""
    return hanging.hanging(register, row_id)


def is_in_use(entry: RegisterEntry, day: date) -> bool:
    """Whether an entry has not ended on or before a day."""
    return entry.ended_on is None or entry.ended_on > day


def fingerprint(entry: RegisterEntry) -> str:
    """A short digest of an entry, by which a form knows later whether it is still the same."""
    told = repr(sorted(entry.values.items()))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _refuse(problems: Mapping[str, Reason]) -> None:
    for field, problem in problems.items():
        raise Refused(problem.code, **{**problem.values, "field": field})
