"""What the pages of requests ask for, beside the screen."""

from __future__ import annotations

from db.records import Duty, RequestLine

MOST_REQUESTS = 500


def ledger(duty: Duty, typed: str) -> tuple[RequestLine, ...]:
    """The latest requests that fit what is typed."""
    from frontdesk.requests.ledger import look

    return look(duty, typed, MOST_REQUESTS)
