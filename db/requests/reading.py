"""Where requests stand, and which open ones are like a new one."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

from db.connection import reading
from db.figures import CLOSED_STATES
from db.masks import masked_phone
from db.orm import JOIN, SQL, fn
from db.records import (
    Deadlines,
    Refused,
    Reporter,
    RequestLife,
    RequestStep,
    SimilarRequest,
    WhistleSent,
)
from db.requests.attachments import attached
from db.tables import Estate, Organisation, Request, RequestReporter, Staff, Whistle
from db.tables import RequestStep as StepRow

_MOST_SIMILAR = 5


@reading
def life(request_id: int) -> RequestLife:
    """Where a request stands. Raises: Refused, `row_gone`."""
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
        reporters=_reporters(request_id),
        resolved_on=row.resolved_on,
        level=row.level,
        satisfaction=row.satisfaction,
        attached=attached(request_id),
    )


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
        RequestStep(step, kind, day, time, staff or "", text, _details(details), struck_on is not None)
        for step, kind, day, time, staff, text, details, struck_on in rows
    ]
    return tuple(sorted(steps, key=_when))


def _when(step: RequestStep) -> tuple[bool, date, str, int]:
    """A step's place: the first word first, then as it happened, those of a day without a time last."""
    return step.kind != "log", step.day, step.time or "~", step.id


def _details(text: str) -> dict[str, str]:
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


def _reporters(request_id: int) -> tuple[Reporter, ...]:
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
        )
        .where(RequestReporter.request == request_id)
        .order_by(RequestReporter.id)
        .tuples()
    )
    return tuple(
        Reporter(row_id, name, kind, resident, masked_phone(phone) if phone else "", *told)
        for row_id, name, kind, resident, phone, *told in rows
    )


@reading
def similar(
    *, estate_id: int | None, topic: str, phone: str, day: date, place_days: int, phone_days: int
) -> tuple[SimilarRequest, ...]:
    """Open requests that may be about the same, the latest first (domain 4.5).

    Args:
        estate_id: of the new one: with it, those of the same topic in the last `place_days` are alike.
        topic: its code; its parts and its whole count as the same.
        phone: under which somebody is to be called back: with it, those of the last `phone_days` are.
        day: the day on duty.
    """
    found: list[SimilarRequest] = []
    if phone:
        called = RequestReporter.select(RequestReporter.request).where(
            # The second part is said for the index, which has no others.
            RequestReporter.phone == phone,
            RequestReporter.phone != SQL("''"),
        )
        found += _similar(
            (Request.id << called) & (Request.received_on >= day - timedelta(phone_days)), "phone"
        )
    if estate_id is not None and topic:
        whole = topic.split("-")[0]
        same = (
            (Request.estate == estate_id)
            & ((Request.topic == whole) | Request.topic.startswith(f"{whole}-"))
            & (Request.received_on >= day - timedelta(place_days))
        )
        known = {one.id for one in found}
        found += [one for one in _similar(same, "place") if one.id not in known]
    return tuple(found[:_MOST_SIMILAR])


def _similar(condition: Any, why: str) -> list[SimilarRequest]:
    heads = RequestReporter.select(fn.COUNT(RequestReporter.id)).where(RequestReporter.request == Request.id)
    rows: Any = (
        Request.select(
            Request.id,
            Request.number,
            Request.received_on,
            Estate.name,
            Request.summary,
            Request.state,
            heads,
            Request.due_on,
            Request.due_time,
            Request.contact_due_on,
            Request.contact_due_time,
            Request.due_estimated,
            Request.time_limit,
            Request.contacted_on,
        )
        .join(Estate, JOIN.LEFT_OUTER, on=(Request.estate == Estate.id))
        .where(condition, Request.state.not_in(CLOSED_STATES))
        .order_by(Request.received_on.desc(), Request.id.desc())
        .limit(_MOST_SIMILAR)
        .tuples()
    )
    return [
        SimilarRequest(
            *(row_id, number, received, estate or "", summary, state, count, why),
            Deadlines(*deadlines),
            limit,
            contacted_on,
        )
        for row_id, number, received, estate, summary, state, count, *deadlines, limit, contacted_on in rows
    ]
