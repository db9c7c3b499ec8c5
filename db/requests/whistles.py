"""Whistles of all requests together: what units owe an answer to, and what they answered lately.

Of a confidential request only its estate and topic are told.
"""

from __future__ import annotations

from typing import Any

from db.connection import reading
from db.figures import CLOSED_STATES
from db.orm import JOIN, fn
from db.records import Refused, WhistleLine
from db.tables import Estate, Organisation, Request, Topic, Whistle


@reading
def owed(limit: int) -> tuple[WhistleLine, ...]:
    """At most `limit` whistles of open requests that wait for the unit, the longest due first."""
    # The index of open whistles, in its own order, stops at the limit however many there ever were.
    waiting = Whistle.done_on.is_null() & Whistle.handed_back_on.is_null()
    query = _lines().where(waiting, Request.state.not_in(CLOSED_STATES))
    return _read(query.order_by(Whistle.due_on, Whistle.id).limit(limit))


@reading
def answered(limit: int) -> tuple[WhistleLine, ...]:
    """At most `limit` whistles that nothing is owed to any more, the latest sent first."""
    over = Whistle.done_on.is_null(False) | Whistle.handed_back_on.is_null(False)
    query = _lines().where(over | Request.state.in_(CLOSED_STATES))
    return _read(query.order_by(Whistle.id.desc()).limit(limit))


@reading
def one(whistle_id: int) -> WhistleLine:
    """One whistle. Raises: Refused, `row_gone`."""
    found = _read(_lines().where(Whistle.id == whistle_id))
    if not found:
        raise Refused("row_gone", table="whistle")
    return found[0]


def _lines() -> Any:
    other = Whistle.alias()
    handed_back = other.select(fn.COUNT(other.id)).where(
        other.request == Whistle.request,
        other.organisation == Whistle.organisation,
        other.handed_back_on.is_null(False),
    )
    return (
        Whistle.select(
            Whistle.id,
            Request.id,
            Request.number,
            Request.received_on,
            Estate.name,
            Request.place,
            Topic.name,
            Topic.name_en,
            Request.summary,
            Request.confidential,
            Request.state,
            Organisation.id,
            Organisation.name,
            Whistle.lead,
            Whistle.sent_on,
            Whistle.due_on,
            Whistle.reported_on,
            Whistle.handed_back_on,
            Whistle.done_on,
            Whistle.chased_on,
            Whistle.times_chased,
            handed_back,
        )
        .join(Request)
        .join(Estate, JOIN.LEFT_OUTER, on=(Request.estate == Estate.id))
        .join_from(Request, Topic, JOIN.LEFT_OUTER, on=(Request.topic == Topic.code))
        .join_from(Whistle, Organisation)
    )


def _read(query: Any) -> tuple[WhistleLine, ...]:
    return tuple(_line(*row) for row in query.tuples())


def _line(
    whistle: int, request: int, number: str, received: Any, estate: str | None, place: str,
    topic: str | None, topic_en: str | None, summary: str, confidential: bool, state: str, *rest: Any,
) -> WhistleLine:  # fmt: skip
    names = (topic or "", topic_en or topic or "")
    is_open = state not in CLOSED_STATES
    if confidential:
        place = summary = ""
    return WhistleLine(
        whistle, request, number, received, estate or "", place, names, summary, confidential, is_open, *rest
    )
