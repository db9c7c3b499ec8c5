"""Which copies of the database are kept: the nearer the more, so that a year needs no room for a thousand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta

HOURS, DAYS, MONTHS = 12, 14, 12
"""Of how many of the newest hours, days and months that have a copy the last one is kept."""

EVERY = timedelta(hours=1)


def kept(moments: Iterable[datetime]) -> set[datetime]:
    """Of copies those to keep: the last of each of the newest hours, days and months that have one.

    Counted in what there is and not from today, so that neither holidays nor a clock that was set back
    cost a copy.

    Args:
        moments: when the copies were made, by the office's clock.
    """
    newest_first = sorted(set(moments), reverse=True)
    wanted: set[datetime] = set()
    spans: tuple[tuple[int, Callable[[datetime], object]], ...] = (
        (HOURS, lambda moment: (moment.date(), moment.hour)),
        (DAYS, lambda moment: moment.date()),
        (MONTHS, lambda moment: (moment.year, moment.month)),
    )
    for most, span_of in spans:
        last: dict[object, datetime] = {}
        for moment in newest_first:
            last.setdefault(span_of(moment), moment)
        wanted.update(list(last.values())[:most])
    return wanted


def is_due(now: datetime, newest: datetime | None, *, has_grown: bool) -> bool:
    """Whether a copy is to be made: something was done since the newest one, and that is an hour ago.

    A newest copy that lies ahead was made before somebody set the clock back; it is not waited for.
    """
    return has_grown and (newest is None or not timedelta() <= now - newest < EVERY)


def gone_by(moment: datetime) -> date:
    """By which month, told by its first day, a copy goes if copies are made in every month.

    As the last of its month it is kept until that many later months have one.
    """
    months = moment.year * 12 + moment.month - 1 + MONTHS
    return date(months // 12, months % 12 + 1, 1)
