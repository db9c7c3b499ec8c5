"""The silk banners that were brought to the office; of a confidential matter not for what."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from db.connection import reading
from db.orm import JOIN, SQL
from db.records import BannerLine
from db.tables import Estate, Request, RequestStep


@reading
def brought(limit: int) -> tuple[BannerLine, ...]:
    """At most `limit` banners, the latest first."""
    rows: Any = (
        RequestStep.select(
            RequestStep.id,
            Request.id,
            Request.number,
            RequestStep.day,
            RequestStep.text,
            RequestStep.details,
            Estate.name,
            Request.summary,
            Request.confidential,
        )
        .join(Request)
        .join(Estate, JOIN.LEFT_OUTER, on=(Request.estate == Estate.id))
        # The very words of the partial index: for a bound value SQLite would not use it.
        .where(RequestStep.kind == SQL("'banner'"), RequestStep.struck_on.is_null())
        .order_by(RequestStep.day.desc(), RequestStep.id.desc())
        .limit(limit)
        .tuples()
    )
    return tuple(_line(*row) for row in rows)


def _line(
    step: int, request: int, number: str, day: date, text: str, details: str, estate: str | None,
    summary: str, confidential: bool,
) -> BannerLine:  # fmt: skip
    if confidential:
        return BannerLine(step, request, number, day, text, "", "", "", True)
    return BannerLine(step, request, number, day, text, _people(details), estate or "", summary, False)


def _people(details: str) -> str:
    try:
        read = json.loads(details or "{}")
    except ValueError:
        return ""
    return str(read.get("people", "")) if isinstance(read, dict) else ""
