"""Which period figures are of: as it was typed or picked, the one before it, and the next."""

from __future__ import annotations

from datetime import date

from db.records import Duty, Refused, Span
from db.search.keys import word
from frontdesk.choices import Choice, coded, narrowed
from frontdesk.rules.periods import after, before, month_of, months_before, period, whole_months
from frontdesk.rules.written_periods import read_period
from frontdesk.words import _, lines

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
OFFERED = ("this_month", "last_month", "this_quarter", "last_quarter", "this_year", "last_year")
_MONTHS = 24
_YEAR = 12


def checked(since: date, until: date) -> Span:
    """A period. Raises: Refused, `period_reversed` or `period_beyond`."""
    if until < since:
        raise Refused("period_reversed")
    if since < FIRST_DAY or until > LAST_DAY:
        raise Refused("period_beyond", first=FIRST_DAY.isoformat(), last=LAST_DAY.isoformat())
    return Span(since, until)


def given(day: date, since: date | None, until: date | None) -> Span:
    """A period of which a part may be left out: it begins with the month of its end, and ends today.

    Args:
        day: today; with neither it is this month.
        since, until: what is given.

    Raises:
        Refused: as `checked`.
    """
    if since is None and until is None:
        return this_month(day)
    last = day if until is None else until
    return checked(last.replace(day=1) if since is None else since, last)


def this_month(day: date) -> Span:
    """The month of a day."""
    return Span(*period("this_month", day))


def read(duty: Duty, typed: str) -> Span:
    """The period that was typed: as people write one, or by the letters of one that is offered (`sy` 上月).

    Raises:
        Refused: `period_unknown`; as `checked`.
    """
    found = read_period(typed, duty.day)
    if found is None:
        meant = narrowed([one for one in coded("period") if one.code in OFFERED], word(typed))
        if not word(typed) or not meant:
            raise Refused("period_unknown")
        found = period(meant[0].code, duty.day)
    return checked(*found)


def choices(duty: Duty) -> tuple[Choice, ...]:
    """What can be picked: those that are mostly wanted, then months."""
    known = {one.code: one for one in coded("period")}
    months = months_before(duty.day, _MONTHS)
    return (
        *(known[code] for code in OFFERED),
        *(Choice(one, one, words=(one, one.replace("-", ""))) for one in months),
    )


def picked(duty: Duty, code: str) -> Span:
    """The period of one of `choices`."""
    return Span(*(period(code, duty.day) if code in OFFERED else month_of(code)))


def previous(span: Span) -> Span:
    """The period before: as many months before whole months, else as many days."""
    return Span(*before(span.since, span.until))


def following(span: Span) -> Span:
    """The period behind it, counted likewise."""
    return Span(*after(span.since, span.until))


def told(span: Span) -> str:
    """`2021年8月`, `2021年`, or from one day to another, in the language of the moment."""
    months = whole_months(span.since, span.until)
    if months == 1:
        return lines.month(span.since)
    if months == _YEAR and span.since.month == 1:
        return _("the year {year}").format(year=span.since.year)
    if span.since == span.until:
        return lines.long_day(span.since)
    return _("{since} to {until}").format(since=lines.long_day(span.since), until=lines.long_day(span.until))
