"""Requests as lists show them: those that what was typed fits, the latest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from db.cards import request_lines
from db.connection import reading
from db.figures import CLOSED_STATES
from db.records import RequestLine
from db.tables import Request


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing that a request has to fit: any of these is enough.

    Args:
        text: stands in the summary, in what was said, or in the reporter's name.
        number: the request's number begins so, or its part behind the year does.
        states: codes.
        topics: codes; a whole stands for its parts too.
        natures: codes.
        estates: ids.
        late: whether it is late on `day`.
    """

    text: str = ""
    number: str = ""
    states: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    natures: frozenset[str] = frozenset()
    estates: frozenset[int] = frozenset()
    late: date | None = None


@reading
def listed(
    wanted: Sequence[Wanted], *, since: date | None = None, until: date | None = None, limit: int
) -> tuple[RequestLine, ...]:
    """At most `limit` requests of a period that fit everything that is wanted, the latest first."""
    conditions = [_condition(one) for one in wanted]
    if since is not None:
        conditions.append(Request.received_on >= since)
    if until is not None:
        conditions.append(Request.received_on <= until)
    together: Any = None
    for condition in conditions:
        together = condition if together is None else together & condition
    return request_lines(together, limit=limit)


def _condition(one: Wanted) -> Any:
    parts: list[Any] = []
    if one.text:
        parts += [field.contains(one.text) for field in (Request.summary, Request.words, Request.reporter)]
    if one.number:
        parts += [Request.number.startswith(one.number), Request.number.endswith(f"-{one.number}")]
    for field, codes in (
        (Request.state, one.states),
        (Request.nature, one.natures),
        (Request.topic, one.topics),
        (Request.estate, one.estates),
    ):
        if codes:
            parts.append(field << list(codes))
    parts += [Request.topic.startswith(f"{code}-") for code in one.topics if "-" not in code]
    if one.late is not None:
        parts.append((Request.due_on < one.late) & Request.state.not_in(CLOSED_STATES))
    return reduce(or_, parts) if parts else Request.id < 0
