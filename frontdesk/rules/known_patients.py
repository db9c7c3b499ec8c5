"""Who is known to have a blood pressure or glucose that a doctor looks after (pure; domain 3.2).

The desk finds nothing out: somebody is known because they, or a doctor's paper, said so, or because what was
measured lay beyond the line on three different days, which is when a doctor would say so (NHC, 2022-11-15).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from db.records import MeasuredValue
from frontdesk.rules.readings import AGAIN, AT_ONCE, advice

DAYS_BEYOND = 3
"""On how many days values have to be beyond the line."""

_SAID = re.compile("高血压|血压偏?高|糖尿病|血糖偏?高|hypertension|diabet", re.IGNORECASE)
_NOT = re.compile("无(?:高血压|糖尿病)|(?:否认|没有)(?:高血压|糖尿病)")


def is_said(note: str) -> bool:
    """Whether a note about somebody's health says so; one that denies it does not."""
    return bool(_SAID.search(_NOT.sub("", "".join(note.split()))))


def is_measured(values: Iterable[tuple[date, MeasuredValue]]) -> bool:
    """Whether values were beyond the line on so many days."""
    measured = tuple(values)
    if len({day for day, _value in measured}) < DAYS_BEYOND:
        # As with most people: of them no value need be read.
        return False
    return len({day for day, value in measured if advice(value) in (AGAIN, AT_ONCE)}) >= DAYS_BEYOND
