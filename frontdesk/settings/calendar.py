"""The office's working days: the legal calendar, notices that were taken in, and days of its own.

Deadlines count these days; on which weekdays the office is open is another thing (`open_weekdays`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from db import journal, own_days
from db import settings as kept
from db.connection import database
from db.entry import Entry
from db.records import Duty, OwnDay, Reason, Refused
from frontdesk.requests.recounting import UNCHANGED, Recounted, recounted
from frontdesk.rules.holiday_notice import EARLIEST_YEAR, LATEST_YEAR, read_notice
from frontdesk.rules.legal_days import FIRST_PUBLISHED_YEAR, LAST_PUBLISHED_YEAR, arranged_days
from frontdesk.rules.told_days import written_day
from frontdesk.rules.working_days import Calendar
from frontdesk.text import clean

LONGEST_NAME = 40
_PUBLISHED = "notice_years"


@dataclass(frozen=True, slots=True)
class SpecialDays:
    """Days in a row that are not as their weekdays are, all for the same reason.

    Attributes:
        works: whether they are worked.
        name: a code of a holiday, or words.
        own: whether the office laid it down (then it is one day), or a notice that was taken in.
        estimated: whether no notice has arranged them yet.
    """

    first: date
    last: date
    works: bool
    name: str
    own: bool
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class NoticeRun:
    """What taking in a notice would do.

    Attributes:
        year: the year it is for; None where it does not say.
        days: every day that would be laid down.
        changed: those of them that are worked or off otherwise than now.
        problems: what contradicts itself or is not understood; with any it is not taken in.
        missing: the holidays it says nothing of; with any its year stays estimated.
        recounted: what becomes of the deadlines of open requests.
    """

    year: int | None
    days: tuple[OwnDay, ...]
    changed: frozenset[date]
    problems: tuple[Reason, ...]
    missing: tuple[str, ...]
    recounted: Recounted = UNCHANGED


_read_last: tuple[object, int, Calendar] | None = None


def calendar() -> Calendar:
    """The office's working days, read anew only when something was done since, at whatever desk."""
    global _read_last
    office, sequence = database(), journal.sequence()
    if _read_last is None or _read_last[0] is not office or _read_last[1] != sequence:
        known = _calendar(own_days.every())
        if _read_last is not None and _read_last[2] == known:
            # What it has counted already goes on holding.
            known = _read_last[2]
        _read_last = office, sequence, known
    return _read_last[2]


def _calendar(own: tuple[OwnDay, ...]) -> Calendar:
    return Calendar(
        {one.day: one.works for one in own}, {one.day: one.name for one in own}, published_years()
    )


def as_kept() -> Calendar:
    """The office's working days as an operation under way finds them."""
    return _calendar(own_days.every())


def otherwise(
    known: Calendar, days: Iterable[OwnDay] = (), years: Iterable[int] = (), *, without: date | None = None
) -> Calendar:
    """A calendar with other days laid down, other years published, and one day left to the law again."""
    works = {**known.overrides, **{one.day: one.works for one in days}}
    names = {**known.names, **{one.day: one.name for one in days}}
    if without is not None:
        works.pop(without, None)
        names.pop(without, None)
    return Calendar(works, names, known.published | set(years))


def own_day_count() -> int:
    """On how many days the office works, or does not, by its own rule or a notice that was taken in."""
    return own_days.count()


def special_days(year: int) -> tuple[SpecialDays, ...]:
    """What of a year is not as its weekdays are: legal days in a row together, the office's own each."""
    own = {one.day for one in own_days.every()}
    known = calendar()
    found: list[SpecialDays] = []
    for number in range((date(year + 1, 1, 1) - date(year, 1, 1)).days):
        day = date(year, 1, 1) + timedelta(number)
        if day not in own and known.kind(day) in ("working", "weekend"):
            continue
        works, name = known.is_working(day), known.name(day)
        one = SpecialDays(day, day, works, name, day in own, known.is_estimated(day))
        if found and _goes_on(found[-1], one):
            one = SpecialDays(found.pop().first, day, works, name, False, one.estimated)
        found.append(one)
    return tuple(found)


def _goes_on(before: SpecialDays, one: SpecialDays) -> bool:
    same = (before.works, before.name, before.own) == (one.works, one.name, False)
    return same and one.first - before.last == timedelta(1)


def lay_down(duty: Duty, day: date, works: bool, name: str, *, draft_id: str | None = None) -> Recounted:
    """Say whether the office works on a day, and count deadlines again, as one operation.

    Args:
        duty: Who says so.
        day: From 2000 to 2199.
        works: Whether it is a working day.
        name: Why; may be empty.
        draft_id: Of the form that led here.

    Returns:
        What became of the deadlines of open requests.

    Raises:
        Refused: `day_too_far`; `day_as_it_is` where the calendar says so already; `already_saved`.
    """
    if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        raise Refused("day_too_far", field="day")
    own = OwnDay(day, works, clean(name, limit=LONGEST_NAME))
    with journal.operation(duty, "day_override", draft_id=draft_id) as entry:
        now = own_days.every()
        is_own = any(one.day == day for one in now)
        if own in now or (not is_own and not own.name and _is_settled(_calendar(now), own)):
            raise Refused("day_as_it_is", field="works")
        own_days.write(entry, own)
        return _count_again(entry, _calendar(now), otherwise(_calendar(now), [own]))


def look_at_day(day: date, works: bool) -> Recounted:
    """What would become of deadlines if the office worked on a day, or did not; nothing is written."""
    known = calendar()
    if known.is_working(day) == works and not known.is_estimated(day):
        return UNCHANGED
    return recounted(known, otherwise(known, [OwnDay(day, works, "")]))


def put_back(duty: Duty, day: date) -> Recounted:
    """Leave a day to the legal calendar again, and count deadlines again, as one operation.

    Returns:
        What became of the deadlines of open requests.

    Raises:
        Refused: `day_not_own`.
    """
    with journal.operation(duty, "day_override_end") as entry:
        before = as_kept()
        if not own_days.clear(entry, day):
            raise Refused("day_not_own")
        return _count_again(entry, before, otherwise(before, without=day))


def _count_again(entry: Entry, before: Calendar, after: Calendar) -> Recounted:
    found = recounted(before, after)
    found.write(entry)
    return found


def look_through(text: str, year: int | None = None) -> NoticeRun:
    """What taking in a notice would do; nothing is written.

    Args:
        text: the notice as it was pasted.
        year: the year it is for, where it says none.
    """
    return _look_through(text, year, calendar())


def _look_through(text: str, year: int | None, known: Calendar) -> NoticeRun:
    notice = read_notice(text, year)
    days = tuple(
        own
        for day, said in sorted(notice.days.items())
        if not _is_known(known, own := OwnDay(day, said.works, clean(said.name, limit=LONGEST_NAME)))
    )
    changed = frozenset(one.day for one in days if one.works != known.is_working(one.day))
    run = NoticeRun(notice.year, days, changed, notice.problems, notice.missing)
    if run.problems:
        return run
    years = {run.year} if run.year is not None and not run.missing and not _is_published(run.year) else ()
    return replace(run, recounted=recounted(known, otherwise(known, days, years)))


def take_in(duty: Duty, text: str, year: int | None = None, *, draft_id: str | None = None) -> NoticeRun:
    """Lay down what a notice says, and count deadlines again, as one operation; see `look_through`.

    Raises:
        Refused: the first problem of the notice; `notice_known` where it says nothing new; `already_saved`.
    """
    with journal.operation(duty, "holiday_notice", draft_id=draft_id) as entry:
        run = _look_through(text, year, as_kept())
        if run.problems:
            raise Refused(run.problems[0].code, **{**run.problems[0].values, "field": "notice"})
        is_news = run.year is not None and not run.missing and not _is_published(run.year)
        if not run.days and not is_news:
            raise Refused("notice_known", field="notice")
        for own in run.days:
            own_days.write(entry, own)
        if run.year is not None and not run.missing:
            publish(entry, {run.year})
        run.recounted.write(entry)
    return run


def published_years() -> frozenset[int]:
    """The years whose notice was taken in whole."""
    return frozenset(int(year) for year in kept.read(_PUBLISHED).split(",") if year.isdecimal())


def _is_published(year: int) -> bool:
    return FIRST_PUBLISHED_YEAR <= year <= LAST_PUBLISHED_YEAR or year in published_years()


def publish(entry: Entry, years: Iterable[int]) -> None:
    """Note years whose notice is wholly among the office's days, as a part of an operation."""
    new = {year for year in years if not _is_published(year)}
    if new:
        kept.write(entry, _PUBLISHED, ",".join(map(str, sorted(published_years() | new))))


def read_day(text: str, today: date, year: int | None = None) -> date | None:
    """A day as somebody types it; without a year it is in `year`, or in today's. None where it is none."""
    return written_day(text, today, year or today.year)


def _is_settled(known: Calendar, own: OwnDay) -> bool:
    """Whether a day is worked, or off, as is said, and that is no estimate."""
    return known.is_working(own.day) == own.works and not known.is_estimated(own.day)


def _is_known(known: Calendar, own: OwnDay) -> bool:
    """Whether what a notice says of a day is what the calendar says, for the same reason."""
    if own.day in known.overrides:
        return known.overrides[own.day] == own.works and known.names.get(own.day) == own.name
    arranged = arranged_days().get(own.day)
    return arranged is not None and (arranged.works, arranged.name) == (own.works, own.name)
