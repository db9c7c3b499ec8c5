"""Today's notebook: what the desk shows before anything is typed."""

from __future__ import annotations

from dataclasses import dataclass

from db import cards, figures
from db.records import Counts, Duty, RequestLine

_LAST_LINES = 12


@dataclass(frozen=True, slots=True)
class Notebook:
    """What waits, and the last lines of the diary, the latest first."""

    counts: Counts
    lines: tuple[RequestLine, ...]


def notebook(duty: Duty) -> Notebook:
    """The notebook of the day on duty."""
    return Notebook(figures.counts(duty.day, duty.staff_id), cards.request_lines(limit=_LAST_LINES))
