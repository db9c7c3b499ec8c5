"""What the office can say it has done for residents in a period (办实事、解难题)."""

from __future__ import annotations

from datetime import date

from db.records import Refused
from db.requests import counting


def handled(since: date, until: date) -> int:
    """How many requests were handled from one day to another, both included.

    The rule: a request counts once, on the day it was done, whenever it came in, and as soon as everybody
    who reported it was told: it is resolved or archived. What waits to be called back does not count yet;
    what was taken up again no longer does, until it is done anew. What was declined, withdrawn or found
    to be one with another never counts. Nothing is left out for what it is about: an answer counts, too.

    Raises:
        Refused: `period_reversed`.
    """
    if until < since:
        raise Refused("period_reversed")
    return counting.handled(since, until)
