"""Requests as they are written; always a part of an operation."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from db.entry import Entry
from db.orm import SQL, fn
from db.records import Deadlines, Matter, Refused
from db.tables import (
    Building,
    Household,
    Request,
    RequestReporter,
    RequestStep,
    Task,
    Visit,
    Whistle,
)


def new_number(day: date) -> str:
    """The next number of a year: `2021-0413`. Call it in the operation that uses it: writers wait."""
    return written_number(day.year, last_number(day.year) + 1)


def written_number(year: int, number: int) -> str:
    """The number of a request as it is written: of four digits at least."""
    return f"{year}-{number:04}"


def last_number(year: int) -> int:
    """The last number that was given in a year, 0 for none."""
    begins = f"{year}-"
    # Texts of four digits sort as numbers do; longer ones come after all shorter ones.
    last = (
        Request.select(Request.number)
        .where(fn.SUBSTR(Request.number, SQL("1"), SQL("5")) == begins)
        .order_by(fn.LENGTH(Request.number).desc(), Request.number.desc())
        .limit(1)
        .scalar()
    )
    digits = (last or "").removeprefix(begins)
    return int(digits) if digits.isdecimal() else 0


def add(entry: Entry, matter: Matter, state: str, deadlines: Deadlines, time: str) -> int:
    """Write a request down with its reporter; return its id. Where it is follows from the home.

    Its grid is that of the home's building, or the only one of the estate.

    Raises:
        Refused: `row_gone` without that home.
    """
    estate_id = matter.estate_id
    if matter.household_id is not None:
        estate_id = (
            Household.select(Building.estate).join(Building).where(Household.id == matter.household_id)
        ).scalar()
        if estate_id is None:
            raise Refused("row_gone", table="household")
    request_id = entry.insert(
        Request,
        number=new_number(entry.duty.day),
        received_on=entry.duty.day,
        received_time=time,
        channel=matter.channel,
        nature=matter.nature,
        topic=matter.topic,
        estate=estate_id,
        household=matter.household_id,
        grid=_grid(matter.household_id, estate_id),
        reporter=matter.reporter,
        reporter_kind=matter.reporter_kind,
        resident=matter.resident_id,
        words=matter.words,
        summary=matter.summary,
        state=state,
        place=matter.place,
        background=matter.background,
        urgency=matter.urgency,
        confidential=matter.confidential,
        campaign=matter.campaign,
        time_limit=matter.time_limit,
        owner=entry.duty.staff_id,
        **deadline_columns(deadlines),
    )
    add_reporter(entry, request_id, matter)
    return request_id


def _grid(household_id: int | None, estate_id: int | None) -> int | None:
    """The grid of a home, or that of an estate which has only one."""
    grids: Any = Building.select(Building.grid).where(Building.grid.is_null(False)).distinct().limit(2)
    if household_id is not None:
        grids = grids.join(Household).where(Household.id == household_id)
    elif estate_id is not None:
        grids = grids.where(Building.estate == estate_id)
    else:
        return None
    known = [grid for (grid,) in grids.tuples()]
    return int(known[0]) if len(known) == 1 else None


def deadline_columns(deadlines: Deadlines) -> dict[str, Any]:
    """Deadlines as columns of a request."""
    return {
        "due_on": deadlines.due_on,
        "due_time": deadlines.due_time,
        "contact_due_on": deadlines.contact_due_on,
        "contact_due_time": deadlines.contact_due_time,
        "due_estimated": deadlines.estimated,
    }


def add_reporter(entry: Entry, request_id: int, matter: Matter) -> None:
    """Let somebody be one of those who reported a request."""
    entry.insert(
        RequestReporter,
        request=request_id,
        name=matter.reporter,
        kind=matter.reporter_kind,
        resident=matter.resident_id,
        phone=matter.phone,
        joined_on=entry.duty.day,
    )
    _count_heads(entry, request_id)


def hand_over_reporters(entry: Entry, request_id: int, main_id: int, reporters: Iterable[int]) -> None:
    """Let those who reported a request be reporters of another one."""
    for reporter_id in reporters:
        entry.update(RequestReporter, reporter_id, request=main_id)
    _count_heads(entry, request_id)
    _count_heads(entry, main_id)


def _count_heads(entry: Entry, request_id: int) -> None:
    """Somebody always counts as one who reported it."""
    heads = RequestReporter.select().where(RequestReporter.request == request_id).count()
    entry.update(Request, request_id, heads=max(heads, 1))


def reporter_told(entry: Entry, request_id: int, day: date | None = None) -> None:
    """Everybody who reported it has heard what came of it: today, or on `day`."""
    rows: Any = RequestReporter.select(RequestReporter.id).where(
        RequestReporter.request == request_id, RequestReporter.told_on.is_null()
    )
    for (row_id,) in list(rows.tuples()):
        entry.update(RequestReporter, row_id, told_on=day or entry.duty.day)


def change_reporter(entry: Entry, reporter_id: int, **columns: Any) -> None:
    """Change what is known of one who reported it. Raises: Refused, `row_gone`."""
    entry.update(RequestReporter, reporter_id, **columns)


def tell_anew(entry: Entry, request_id: int) -> None:
    """It goes on: whatever its reporters said, all of them are called again when it is done."""
    rows: Any = RequestReporter.select(RequestReporter.id).where(RequestReporter.request == request_id)
    for (row_id,) in list(rows.tuples()):
        entry.update(RequestReporter, row_id, told_on=None, satisfaction="", solved="", calls=0)


def add_step(
    entry: Entry,
    request_id: int,
    kind: str,
    time: str,
    text: str,
    details: Mapping[str, str],
    day: date | None = None,
) -> int:
    """Add a step to the life of a request: of today, or of `day`."""
    return entry.insert(
        RequestStep,
        request=request_id,
        kind=kind,
        day=day or entry.duty.day,
        time=time,
        staff=entry.duty.staff_id,
        text=text,
        details=json.dumps(dict(details), ensure_ascii=False, sort_keys=True) if details else "",
    )


def change(entry: Entry, request_id: int, **columns: Any) -> None:
    """Change what a request says of itself. Raises: Refused, `row_gone`."""
    entry.update(Request, request_id, **columns)


def whistle(
    entry: Entry, request_id: int, organisation_id: int, due_on: date | None, day: date, *, lead: bool
) -> None:
    """Call upon a unit on a day; `lead` says whether it answers for the others, too."""
    entry.insert(
        Whistle,
        request=request_id,
        organisation=organisation_id,
        lead=lead,
        sent_on=day,
        due_on=due_on,
    )


def change_whistle(entry: Entry, whistle_id: int, **columns: Any) -> None:
    """Change what has come of a whistle. Raises: Refused, `row_gone`."""
    entry.update(Whistle, whistle_id, **columns)


def strike_step(entry: Entry, step_id: int, day: date) -> None:
    """A step was wrong; it stays. Raises: Refused, `row_gone`."""
    entry.update(RequestStep, step_id, struck_on=day)


def add_task(
    entry: Entry,
    request_id: int,
    step_id: int,
    text: str,
    owner_id: int | None,
    *,
    made_on: date,
    due_on: date,
) -> int:
    """Write down what a step decided is to be done."""
    return entry.insert(
        Task, text=text, request=request_id, step=step_id, owner=owner_id, made_on=made_on, due_on=due_on
    )


def change_task(entry: Entry, task_id: int, **columns: Any) -> None:
    """Change what has come of a task. Raises: Refused, `row_gone`."""
    entry.update(Task, task_id, **columns)


def add_visit(
    entry: Entry,
    *,
    name: str,
    resident_id: int | None,
    about: str,
    outcome: str,
    request_id: int | None,
    time: str,
) -> int:
    """Somebody came to the desk."""
    return entry.insert(
        Visit,
        day=entry.duty.day,
        time=time,
        name=name,
        resident=resident_id,
        about=about,
        outcome=outcome,
        request=request_id,
        staff=entry.duty.staff_id,
    )
