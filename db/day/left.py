"""What is looked at when a day ends, beside the queue: requests that lack something, and themes."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from db.connection import kept_day, reading
from db.orm import JOIN, fn
from db.records import Theme, Unfinished
from db.requests.lines import request_lines, topic_names
from db.tables import Estate, Request, Topic

_MOST = 200
NO_TOPIC = ("", "qt")
"""Codes of a request of which nobody has said what it is about."""


@reading
def unfinished(since: date, day: date) -> tuple[Unfinished, ...]:
    """Requests that came in from a day to another without a topic, or without knowing who reported them."""
    within = "q.received_on BETWEEN ? AND ? AND q.state <> 'withdrawn'"
    days = (kept_day(since), kept_day(day))
    # Thanks need none.
    without = f"{within} AND q.topic IN (?, ?) AND q.nature <> 'thanks'"
    bare = request_lines(without, (*days, *NO_TOPIC), limit=_MOST)
    unknown = f"{within} AND q.resident_id IS NULL AND q.reporter_kind = 'person'"
    return (
        *(Unfinished(one, "topic") for one in bare),
        *(Unfinished(one, "person") for one in request_lines(unknown, days, limit=_MOST)),
    )


@reading
def themes(since: date, day: date, least: int) -> tuple[Theme, ...]:
    """Topics, parts counted with their whole, of which so many requests came from one estate within days."""
    rows: Any = (
        Request.select(Request.estate, Estate.name, Request.topic, fn.COUNT(Request.id))
        .join(Estate)
        .where(
            Request.received_on.between(since, day),
            Request.topic.not_in(NO_TOPIC),
            Request.state != "withdrawn",
        )
        .group_by(Request.estate, Estate.name, Request.topic)
        .tuples()
    )
    whole = _wholes()
    counts: Counter[tuple[int, str, str]] = Counter()
    for estate_id, estate, topic, count in rows:
        counts[estate_id, estate, whole.get(topic, topic)] += count
    many = {key: count for key, count in counts.items() if count >= least}
    names = topic_names({topic for _id, _estate, topic in many})
    found = [
        Theme(estate_id, estate, topic, names.get(topic, (topic, topic)), count)
        for (estate_id, estate, topic), count in many.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.count, one.estate_id, one.topic)))


def _wholes() -> dict[str, str]:
    """The code of the whole that each topic is a part of."""
    parent = Topic.alias()
    rows: Any = Topic.select(Topic.code, parent.code).join(parent, JOIN.INNER, on=(Topic.parent == parent.id))
    return dict(rows.tuples())
