"""The State Council's yearly notice on holidays, read from its text.

`二、春节：2月15日（农历腊月二十八、周日）至23日（周一）放假调休，共9天。2月14日（周六）上班。` says of each
day named that it is off or worked. What contradicts itself, or is not understood, is named as a problem and
left out; nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType

from db.records import Reason
from frontdesk.rules.address import spoken_number
from frontdesk.rules.legal_days import HOLIDAYS, DayOff, statutory_days
from frontdesk.rules.opening_hours import folded

EARLIEST_YEAR, LATEST_YEAR = 2000, 2199
# Longer than any notice there was (2,000 characters); what is longer is no notice.
MOST_CHARACTERS = 20_000
_LONGEST_HOLIDAY = timedelta(31)
_WEEKDAYS = "一二三四五六日"

_WORDS = {
    "元旦": "new_year",
    "新年": "new_year",
    "春节": "spring_festival",
    "清明": "qingming",
    "劳动": "labour_day",
    "五一": "labour_day",
    "端午": "dragon_boat",
    "中秋": "mid_autumn",
    "国庆": "national_day",
}
_NAME = f"(?:{'|'.join(_WORDS)})(?:国际)?(?:劳动)?节?"
_NUMBERED = r"[^、.:;,。()\d]{1,12}"
_HEADING = re.compile(
    rf"(?:[一二三四五六七八九十]{{1,3}}|\d{{1,2}})[、.](?P<numbered>{_NUMBERED}(?:[、和]{_NUMBERED}){{0,3}}):"
    rf"|(?P<known>{_NAME}(?:[、和]{_NAME}){{0,3}})(?::|(?=\d))"
)
_YEAR_OF_NOTICE = (
    re.compile(r"(?<!\d)(\d{4})年[^。:\d]{0,30}(?:节假日|假期|放假)[^。:\d]{0,6}(?:安排|通知)"),
    re.compile(rf"(?<!\d)(\d{{4}})年(?:部分节假日|{_NAME}[、和])"),
    re.compile(r"元旦[^。]{0,40}?(?<!\d)(\d{4})年1月"),
)
_SPOKEN = re.compile("([零〇一二三四五六七八九十]{1,5})(?=[年月日号天])")

_ASIDE = r"(?:\((?P<aside>[^()]{0,40})\))?"
_DAY = re.compile(
    rf"(?<!\d)(?:(?P<year>\d{{4}})年)?(?:(?P<month>\d{{1,2}})月)?(?P<day>\d{{1,2}})[日号]{_ASIDE}"
)
_ANY_DAY = re.compile(r"\d[日号]")
_ONE = re.sub(r"\?P<\w+>", "?:", _DAY.pattern)
_RANGE = rf"{_ONE}(?:[至到-]{{1,2}}{_ONE})?"
_CLAUSE = re.compile(
    rf"(?P<days>{_RANGE}(?:[、和及与]{{1,2}}{_RANGE}){{0,9}}),?(?:起|均|调休|正常|照常|集中)*"
    r"(?:(?P<works>上班|补班)|(?:放假|补休|休假)(?!半天)(?:公休|调休)*(?:(?P<count>\d{1,3})天)?)"
    r"|共计?(?:放假)?(?P<total>\d{1,3})天"
)
# Encouraging people to take a day of their own leave gives nobody a day off.
_ADVICE = re.compile("鼓励|提倡|倡导|建议")
_SPEAKS_OF_DAYS = re.compile("放假|上班|调休|休息|补休|补班|连休|延长")
_WEEKDAY_SAID = re.compile(rf"(?:周|星期|礼拜)([{_WEEKDAYS}天])")


@dataclass(frozen=True, slots=True)
class Notice:
    """What a notice says.

    Attributes:
        year: the year that it is for; None where it does not say.
        days: days off and days worked in their place that are beyond dispute.
        problems: what contradicts itself or is not understood; such a notice is mended before it is used.
        missing: the holidays that it does not speak of, codes of `HOLIDAYS`. A year's calendar is whole only
            where none is missing; a notice that moves one holiday later in the year speaks of that one only.
    """

    year: int | None
    days: Mapping[date, DayOff]
    problems: tuple[Reason, ...]
    missing: tuple[str, ...] = HOLIDAYS


def read_notice(text: str, year: int | None = None) -> Notice:
    """Reads a notice.

    Args:
        text: the notice as it was pasted, whole or from its title on; blanks and line breaks mean nothing.
        year: the year it is for, where the text says none.
    """
    said = _prepared(text)
    said_year = _year(said)
    year = year if said_year is None else said_year
    if year is None or not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return Notice(None, {}, (Reason("notice_without_year"),))
    reading = _Reading(year)
    spoken_of = set()
    for names, section in _sections(said):
        spoken_of |= set(names)
        _Section(reading, names).read(section)
    days = reading.agreed()
    if not days and not reading.problems:
        reading.problem(Reason("notice_without_days"))
    missing = tuple(holiday for holiday in HOLIDAYS if holiday not in spoken_of)
    return Notice(year, MappingProxyType(days), tuple(reading.problems), missing)


def _prepared(text: str) -> str:
    """The text without blanks, in half-width signs, with spoken numbers of days in digits."""
    return _SPOKEN.sub(_in_digits, folded(text[:MOST_CHARACTERS]))


def _in_digits(match: re.Match[str]) -> str:
    number = spoken_number(match[1])
    return match[1] if number is None else str(number)


def _year(said: str) -> int | None:
    found = next(filter(None, (form.search(said) for form in _YEAR_OF_NOTICE)), None)
    return int(found[1]) if found else None


def _sections(said: str) -> Iterator[tuple[list[str], str]]:
    """The holidays of each section with its text; without headings all is the holiday named first."""
    headings = list(_HEADING.finditer(said))
    if not headings:
        named = re.search("|".join(_WORDS), said)
        yield [_code(named[0]) if named else ""], said
        return
    for heading, following in zip(headings, [*headings[1:], None], strict=True):
        names = re.split("[、和]", heading["numbered"] or heading["known"])
        yield [_code(name) for name in names], said[heading.end() : following and following.start()]


def _code(name: str) -> str:
    """The code of a holiday that is known; another one stands for itself."""
    return next((code for word, code in _WORDS.items() if word in name), name)


@dataclass(slots=True)
class _Reading:
    """What has been read of a notice so far."""

    year: int
    said: dict[date, list[DayOff]] = field(default_factory=dict)
    problems: list[Reason] = field(default_factory=list)

    def problem(self, reason: Reason) -> None:
        if reason not in self.problems:
            self.problems.append(reason)

    def agreed(self) -> dict[date, DayOff]:
        """The days on which all that was said agrees; one that is both off and worked is a problem."""
        days = {}
        for day, entries in sorted(self.said.items()):
            if len({entry.works for entry in entries}) > 1:
                self.problem(Reason("notice_off_and_worked", {"day": day.isoformat()}))
            else:
                days[day] = entries[0]
        return days


class _Disputed(Exception):
    """A clause contradicts itself, and the problem has been named."""


class _Section:
    """One section of a notice, while it is read clause by clause."""

    def __init__(self, reading: _Reading, names: list[str]) -> None:
        self._reading = reading
        self._names = names
        self._month: str | None = None
        self._off: list[date] = []
        self._disputed = False

    def read(self, section: str) -> None:
        """Reads the section's text into the reading."""
        section = "。".join(said for said in re.split("[。;]", section) if not _ADVICE.search(said))
        before = len(self._reading.said), len(self._reading.problems)
        for clause in _CLAUSE.finditer(section):
            try:
                if clause["total"]:
                    self._total(int(clause["total"]), joined="连休" in section)
                else:
                    self._clause(clause)
            except _Disputed:
                self._disputed = True
        self._say_off()
        for sentence in _CLAUSE.sub("", section).split("。"):
            if _ANY_DAY.search(sentence) and _SPEAKS_OF_DAYS.search(sentence):
                self._reading.problem(Reason("notice_not_understood", {"text": sentence[:40]}))
        nothing = before == (len(self._reading.said), len(self._reading.problems))
        if nothing and not set(HOLIDAYS).isdisjoint(self._names):
            self._reading.problem(Reason("notice_holiday_without_days", {"holiday": self._names[0]}))

    def _clause(self, clause: re.Match[str]) -> None:
        days = [day for written in _ranges(clause["days"]) for day in self._days(written)]
        if clause["works"]:
            self._say(days, works=True)
            return
        if clause["count"] and int(clause["count"]) != len(days):
            self._wrong_total(int(clause["count"]), len(days))
        self._off += days

    def _total(self, said: int, joined: bool) -> None:
        """Compares `共3天` with the days off before it; one joined with a weekend may count that as well."""
        off, self._off = self._off, []
        disputed, self._disputed = self._disputed, False
        counted = len(set(off))
        if not disputed and said not in (counted, _stretch(off) if joined else counted):
            self._wrong_total(said, counted)
        self._say(off, works=False)

    def _wrong_total(self, said: int, counted: int) -> None:
        self._reading.problem(
            Reason("notice_wrong_total", {"holiday": self._names[0], "said": said, "counted": counted})
        )
        raise _Disputed

    def _say_off(self) -> None:
        self._say(self._off, works=False)
        self._off = []

    def _say(self, days: list[date], works: bool) -> None:
        for day in days:
            self._reading.said.setdefault(day, []).append(DayOff(works, self._name(day)))

    def _name(self, day: date) -> str:
        """Which of the section's holidays it is: that of the very day; else not Mid-Autumn, one day long."""
        own = statutory_days(day.year).get(day)
        if own in self._names:
            return own
        return next((name for name in self._names if name != "mid_autumn"), self._names[0])

    def _days(self, written: list[re.Match[str]]) -> list[date]:
        """The day, or all from the first to the last, that one piece of a list names."""
        ends = [self._day(day) for day in written]
        first, last = ends[0], ends[-1]
        if not timedelta(0) <= last - first <= _LONGEST_HOLIDAY:
            self._reading.problem(
                Reason("notice_wrong_span", {"first": first.isoformat(), "last": last.isoformat()})
            )
            raise _Disputed
        return [first + timedelta(days) for days in range((last - first).days + 1)]

    def _day(self, written: re.Match[str]) -> date:
        self._month = month = written["month"] or self._month
        december_before = month == "12" and "new_year" in self._names
        year = int(written["year"] or self._reading.year - december_before)
        try:
            day = date(year, int(month or 0), int(written["day"]))
        except ValueError:
            self._reading.problem(Reason("notice_no_such_day", {"text": written[0][:40]}))
            raise _Disputed from None
        if year != self._reading.year and (year, day.month) != (self._reading.year - 1, 12):
            self._reading.problem(
                Reason("notice_other_year", {"day": day.isoformat(), "year": self._reading.year})
            )
            raise _Disputed
        weekday = _WEEKDAY_SAID.search(written["aside"] or "")
        if weekday and _WEEKDAYS.index(weekday[1].replace("天", "日")) != day.weekday():
            self._reading.problem(
                Reason("notice_wrong_weekday", {"day": day.isoformat(), "weekday": weekday[0]})
            )
            raise _Disputed
        return day


def _ranges(days: str) -> Iterator[list[re.Match[str]]]:
    """The pieces of a list of days, each with its one day or its first and last."""
    for written in re.finditer(_RANGE, days):
        yield list(_DAY.finditer(written[0]))


def _stretch(off: list[date]) -> int:
    """How many days are off in a row around days off, with the weekends next to them."""
    if not off:
        return 0
    first, last = min(off), max(off)
    while (first - timedelta(1)).weekday() > 4:
        first -= timedelta(1)
    while (last + timedelta(1)).weekday() > 4:
        last += timedelta(1)
    return (last - first).days + 1
