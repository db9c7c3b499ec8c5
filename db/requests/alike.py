"""Which open requests may be about the same as another one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from db.connection import reading
from db.figures import CLOSED_STATES
from db.orm import JOIN, SQL, fn
from db.records import Deadlines, Refused, SimilarRequest
from db.requests.lines import topic_names
from db.tables import Estate, Request, RequestReporter

_MOST_SIMILAR = 5


@reading
def similar(
    *,
    estate_id: int | None,
    topic: str,
    phone: str,
    day: date,
    place_days: int,
    phone_days: int,
    but: int | None = None,
) -> tuple[SimilarRequest, ...]:
    """Open requests that may be about the same, the latest first (domain 4.5).

    Args:
        estate_id: of the new one: with it, those of the same topic in the last `place_days` are alike.
        topic: its code; its parts and its whole count as the same.
        phone: under which somebody is to be called back: with it, those of the last `phone_days` are.
        day: the day on duty.
        but: the id of the request itself, if it is there already.
    """
    return _alike([phone] if phone else [], estate_id, topic, day, place_days, phone_days, but)


@reading
def may_be_one_with(
    request_id: int, numbers: Sequence[str], *, day: date, place_days: int, phone_days: int
) -> tuple[SimilarRequest, ...]:
    """Open requests that another one may be made one with: those like it, or those of a number.

    Args:
        request_id: of the other one.
        numbers: those that are meant by what was typed; none for those that are alike.
        day, place_days, phone_days: as for `similar`.

    Raises:
        Refused: `row_gone`.
    """
    row: Any = Request.get_or_none(Request.id == request_id)
    if row is None:
        raise Refused("row_gone", table="request")
    if numbers:
        return tuple(_similar(Request.number << list(numbers), "number", but=request_id))
    phones: Any = RequestReporter.select(RequestReporter.phone).where(
        RequestReporter.request == request_id, RequestReporter.phone != ""
    )
    known = [phone for (phone,) in phones.tuples()]
    return _alike(known, row.estate_id, row.topic, day, place_days, phone_days, request_id)


def _alike(
    phones: Iterable[str],
    estate_id: int | None,
    topic: str,
    day: date,
    place_days: int,
    phone_days: int,
    but: int | None,
) -> tuple[SimilarRequest, ...]:
    found: list[SimilarRequest] = []
    if wanted := list(phones):
        called = RequestReporter.select(RequestReporter.request).where(
            # The second part is said for the index, which has no others.
            RequestReporter.phone << wanted,
            RequestReporter.phone != SQL("''"),
        )
        found += _similar(
            (Request.id << called) & (Request.received_on >= day - timedelta(phone_days)), "phone", but=but
        )
    if estate_id is not None and topic:
        whole = topic.split("-")[0]
        same = (
            (Request.estate == estate_id)
            & ((Request.topic == whole) | Request.topic.startswith(f"{whole}-"))
            & (Request.received_on >= day - timedelta(place_days))
        )
        known = {one.id for one in found}
        found += [one for one in _similar(same, "place", but=but) if one.id not in known]
    return tuple(found[:_MOST_SIMILAR])


def _similar(condition: Any, why: str, *, but: int | None) -> list[SimilarRequest]:
    if but is not None:
        condition &= Request.id != but
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
            Request.topic,
            Request.confidential,
        )
        .join(Estate, JOIN.LEFT_OUTER, on=(Request.estate == Estate.id))
        .where(condition, Request.state.not_in(CLOSED_STATES))
        .order_by(Request.received_on.desc(), Request.id.desc())
        .limit(_MOST_SIMILAR)
        .tuples()
    )
    found = list(rows)
    hidden = topic_names({topic for *_others, topic, confidential in found if confidential})
    return [_record(row, why, hidden) for row in found]


def _record(row: tuple[Any, ...], why: str, hidden: Mapping[str, tuple[str, str]]) -> SimilarRequest:
    row_id, number, received, estate, summary, state, count, *deadlines, limit, contacted, topic, secret = row
    return SimilarRequest(
        *(row_id, number, received, "" if secret else estate or "", "" if secret else summary),
        *(state, count, why),
        Deadlines(*deadlines),
        limit,
        contacted,
        confidential=secret,
        topic_names=hidden.get(topic, (topic, topic)) if secret else ("", ""),
    )
