"""Periods as ledgers and figures have them: this week, last month, a month by its number (pure)."""

from __future__ import annotations

from datetime import date, timedelta

PERIODS = (
    *("this_week", "last_week", "this_month", "last_month", "this_quarter", "last_quarter"),
    *("this_year", "last_year"),
)
_DAY = timedelta(1)
_QUARTER = 3


def period(code: str, day: date) -> tuple[date, date]:
    """The first and the last day of one of `PERIODS` as of a day; weeks begin on Monday."""
    week = day - _DAY * day.weekday()
    match code:
        case "this_week":
            return week, week + _DAY * 6
        case "last_week":
            return week - _DAY * 7, week - _DAY
        case "this_month":
            return month_of(f"{day:%Y-%m}")
        case "last_month":
            return month_of(f"{day.replace(day=1) - _DAY:%Y-%m}")
        case "this_quarter":
            return quarter_of(day)
        case "last_quarter":
            return quarter_of(quarter_of(day)[0] - _DAY)
        case "this_year":
            return date(day.year, 1, 1), date(day.year, 12, 31)
        case "last_year":
            return date(day.year - 1, 1, 1), date(day.year - 1, 12, 31)
    raise ValueError(code)


def month_of(written: str) -> tuple[date, date]:
    """The first and the last day of a month, `2021-04`. Raises: ValueError, for no such month."""
    first = date.fromisoformat(f"{written}-01")
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return first, following - _DAY


def months_before(day: date, count: int) -> tuple[str, ...]:
    """So many months, the one of a day first: `2021-09`, `2021-08` …"""
    months = [day.year * 12 + day.month - 1 - back for back in range(count)]
    return tuple(f"{month // 12:04}-{month % 12 + 1:02}" for month in months)


def quarter_of(day: date) -> tuple[date, date]:
    """The first and the last day of the quarter of a day."""
    first = date(day.year, day.month - (day.month - 1) % _QUARTER, 1)
    return first, month_of(f"{first.year:04}-{first.month + _QUARTER - 1:02}")[1]


def before(since: date, until: date) -> tuple[date, date]:
    """The period just before one: as many months before whole months, else as many days."""
    last = since - _DAY
    months = whole_months(since, until)
    if not months:
        return last - (until - since), last
    return month_of(months_before(last, months)[-1])[0], last


def after(since: date, until: date) -> tuple[date, date]:
    """The period just after one, counted likewise."""
    first = until + _DAY
    months = whole_months(since, until)
    if not months:
        return first, first + (until - since)
    count = first.year * 12 + first.month - 1 + months - 1
    return first, month_of(f"{count // 12:04}-{count % 12 + 1:02}")[1]


def whole_months(since: date, until: date) -> int:
    """How many whole months a period is; 0 where it is not made of whole ones."""
    if since.day != 1 or (until + _DAY).day != 1 or until < since:
        return 0
    return (until.year - since.year) * 12 + until.month - since.month + 1
