"""Where requests stand."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

from db.access.masks import masked_phone
from db.connection import reading
from db.orm import JOIN
from db.records import (
    Deadlines,
    Refused,
    Reporter,
    RequestLife,
    RequestStep,
    Task,
    WhistleSent,
)
from db.requests.attachments import attached
from db.tables import Organisation, Request, RequestReporter, Staff, Whistle
from db.tables import RequestStep as StepRow
from db.tables import Task as TaskRow


@reading
def life(request_id: int, *, in_full: bool = False) -> RequestLife:
    """Where a request stands, the reporters' phones masked unless `in_full`. Raises: Refused, `row_gone`."""
    row: Any = (
        Request.select(Request, Staff.name)
        .join(Staff, JOIN.LEFT_OUTER, on=(Request.owner == Staff.id), attr="keeper")
        .where(Request.id == request_id)
        .first()
    )
    if row is None:
        raise Refused("row_gone", table="request")
    keeper = getattr(row, "keeper", None)
    return RequestLife(
        id=row.id,
        number=row.number,
        state=row.state,
        received_on=row.received_on,
        received_time=row.received_time,
        deadlines=Deadlines(
            row.due_on, row.due_time, row.contact_due_on, row.contact_due_time, row.due_estimated
        ),
        time_limit=row.time_limit,
        urgency=row.urgency,
        confidential=row.confidential,
        background=row.background,
        place=row.place,
        campaign=row.campaign,
        review_on=row.review_on,
        contacted_on=row.contacted_on,
        owner=keeper.name if keeper is not None and keeper.name else "",
        main_id=row.main_id,
        steps=_steps(request_id),
        whistles=whistles(request_id),
        reporters=_reporters(request_id, in_full=in_full),
        resolved_on=row.resolved_on,
        level=row.level,
        satisfaction=row.satisfaction,
        solved=row.solved,
        attached=attached(request_id),
        main_number=_number(row.main_id),
        owner_id=row.owner_id,
        estate_id=row.estate_id,
        tasks=_tasks(request_id),
    )


def _number(request_id: int | None) -> str:
    found = Request.select(Request.number).where(Request.id == request_id).scalar() if request_id else ""
    return str(found or "")


def _tasks(request_id: int) -> tuple[Task, ...]:
    rows: Any = (
        TaskRow.select(
            *(TaskRow.id, TaskRow.step, TaskRow.text, Staff.name, TaskRow.made_on, TaskRow.due_on),
            *(TaskRow.done_on, TaskRow.dropped_on, TaskRow.reason),
        )
        .join(Staff, JOIN.LEFT_OUTER, on=(TaskRow.owner == Staff.id))
        .where(TaskRow.request == request_id)
        .order_by(TaskRow.id)
        .tuples()
    )
    return tuple(Task(row_id, step, text, owner or "", *rest) for row_id, step, text, owner, *rest in rows)


def _steps(request_id: int) -> tuple[RequestStep, ...]:
    rows: Any = (
        StepRow.select(
            StepRow.id,
            StepRow.kind,
            StepRow.day,
            StepRow.time,
            Staff.name,
            StepRow.text,
            StepRow.details,
            StepRow.struck_on,
        )
        .join(Staff, JOIN.LEFT_OUTER, on=(StepRow.staff == Staff.id))
        .where(StepRow.request == request_id)
        .order_by(StepRow.day, StepRow.id)
        .tuples()
    )
    steps = [
        RequestStep(step, kind, day, time, staff or "", text, details_of(details), struck_on is not None)
        for step, kind, day, time, staff, text, details, struck_on in rows
    ]
    return tuple(sorted(_with_owners(steps), key=_when))


def _with_owners(steps: list[RequestStep]) -> list[RequestStep]:
    """The steps with the names of those a request was handed over to, in place of their ids."""
    given = {step.details["owner"] for step in steps if step.details.get("owner", "").isdecimal()}
    if not given:
        return steps
    rows: Any = Staff.select(Staff.id, Staff.name).where(Staff.id << [int(one) for one in given]).tuples()
    names = {str(row_id): name for row_id, name in rows}
    return [
        replace(step, details={**step.details, "owner": names[step.details["owner"]]})
        if step.details.get("owner") in names
        else step
        for step in steps
    ]


def _when(step: RequestStep) -> tuple[bool, date, str, int]:
    """A step's place: the first word first, then as it happened, those of a day without a time last."""
    return step.kind != "log", step.day, step.time or "~", step.id


def details_of(text: str) -> dict[str, str]:
    """A text that is no object of texts (somebody else wrote it) says nothing."""
    try:
        read = json.loads(text or "{}")
    except ValueError:
        return {}
    return {str(name): str(value) for name, value in read.items()} if isinstance(read, dict) else {}


@reading
def whistles(request_id: int) -> tuple[WhistleSent, ...]:
    """The units that were called upon for a request, in their order."""
    rows: Any = (
        Whistle.select(
            Whistle.id,
            Whistle.organisation,
            Organisation.name,
            Whistle.lead,
            Whistle.sent_on,
            Whistle.due_on,
            Whistle.reported_on,
            Whistle.handed_back_on,
            Whistle.done_on,
            Whistle.chased_on,
            Whistle.times_chased,
        )
        .join(Organisation)
        .where(Whistle.request == request_id)
        .order_by(Whistle.id)
        .tuples()
    )
    return tuple(WhistleSent(*row) for row in rows)


@reading
def whistle_of(whistle_id: int) -> tuple[int, int]:
    """Of a whistle the request and the organisation. Raises: Refused, `row_gone`."""
    row: Any = (
        Whistle.select(Whistle.request, Whistle.organisation).where(Whistle.id == whistle_id).tuples().first()
    )
    if row is None:
        raise Refused("row_gone", table="whistle")
    return int(row[0]), int(row[1])


def _reporters(request_id: int, *, in_full: bool) -> tuple[Reporter, ...]:
    rows: Any = (
        RequestReporter.select(
            RequestReporter.id,
            RequestReporter.name,
            RequestReporter.kind,
            RequestReporter.resident,
            RequestReporter.phone,
            RequestReporter.told_on,
            RequestReporter.satisfaction,
            RequestReporter.calls,
            RequestReporter.solved,
        )
        .where(RequestReporter.request == request_id)
        .order_by(RequestReporter.id)
        .tuples()
    )
    return tuple(
        Reporter(row_id, name, kind, resident, phone if in_full or not phone else masked_phone(phone), *told)
        for row_id, name, kind, resident, phone, *told in rows
    )
