"""What is looked at when a day ends, beside the queue: requests that lack something, names of themes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from db.connection import kept_day, reading
from db.records import Unfinished
from db.requests.lines import request_lines, topic_names
from db.tables import Estate

Names = tuple[str, str]

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
def called(estate_ids: Iterable[int], topics: Iterable[str]) -> tuple[dict[int, str], dict[str, Names]]:
    """What estates are called, and topics in Chinese and in English."""
    rows: Any = Estate.select(Estate.id, Estate.name).where(Estate.id << list(estate_ids)).tuples()
    return dict(rows), topic_names(topics)
