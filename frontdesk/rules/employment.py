"""Work that was found after a training: who counts as re-employed, and when it is looked at again (pure).

再就业 counts a person whose status before was without work and who has a first day of work (domain 3.7).
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date

UNEMPLOYED, NOT_EMPLOYED, FLEXIBLE, EMPLOYED, RETIRED = (
    *("unemployed", "not_employed", "flexible", "employed", "retired"),
)
NOT_WORKING = (UNEMPLOYED, NOT_EMPLOYED)
"""失业 and 未就业: codes of `work_status` after which work that is found is 再就业."""

MONTHS_UNTIL_CHECKED = 3


def check_due(started_on: date) -> date:
    """The day on which somebody asks whether the work is still there: three months after its first day."""
    months = started_on.month - 1 + MONTHS_UNTIL_CHECKED
    year, month = started_on.year + months // 12, months % 12 + 1
    return date(year, month, min(started_on.day, monthrange(year, month)[1]))


def is_reemployed(status_before: str, started_on: date | None) -> bool:
    """Whether somebody who was without work has found some."""
    return started_on is not None and status_before in NOT_WORKING
