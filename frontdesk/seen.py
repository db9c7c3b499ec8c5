"""Who saw what in full and why, and which ledgers went out: for those who lead the office."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

from db.access import seen
from db.records import AccessLine, Duty
from frontdesk import permitted
from frontdesk.rules.told_days import read_told_day
from frontdesk.settings.keeping import office_settings
from frontdesk.settings.zones import local, utc

MOST = 500


def looks(duty: Duty, typed: str = "") -> tuple[AccessLine, ...]:
    """The newest looks in full and ledgers, at most `MOST`, by the office's clock.

    Args:
        duty: who asks.
        typed: a day as people say it (`9-3`, `zt`), or a part of a name or of a request's number.

    Raises:
        Refused: `not_for_your_role`.
    """
    permitted.require(duty, "see_access_log")
    zone = office_settings().text("zone")
    told = typed.strip()
    day = read_told_day(told, duty.day) if told else None
    if day is not None:
        begins = utc(datetime.combine(day, time()), zone)
        found = seen.lines(MOST, since=begins, until=begins + timedelta(days=1))
    else:
        found = seen.lines(MOST, text=told)
    return tuple(replace(line, at=local(line.at, zone)) for line in found)
