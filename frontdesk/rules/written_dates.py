"""Dates as people write and say them, and as spreadsheets count them (domain 5.1, item 6).

A text is a date in exactly one way or it is none: `4/5/2021`, a range or a day of the lunar calendar
are left to a person. Nothing here knows what day it is.
"""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from frontdesk.rules.address import spoken_number

Precision = Literal["day", "month", "year"]

EARLIEST_YEAR, LATEST_YEAR = 1800, 2199
# Two digits of a year, where nothing tells the century: up to here they are of the 2000s.
_LATEST_SHORT_YEAR = 30

_SPOKEN_PARTS = re.compile("([零〇○一二三四五六七八九十]{1,5})(?=年|月|日|号)")
_SPOKEN_ZERO = re.compile("(?<=[一二三四五六七八九])[oO0○](?=[一二三四五六七八九oO0○年])")
# Words of the lunar calendar and of other eras.
_OTHER_CALENDAR = re.compile(
    "农历|阴历|旧历|正月|冬月|腊月|闰|初[一二三四五六七八九十]|廿|卅|民国|昭和|大正|康德|宣统|光绪|前"
)
_WEEKDAY = re.compile(
    r"[,(\[【]?(?:(?:星期|礼拜|周)[一二三四五六日天1-7]|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?)[)\]】]?",
    re.I,
)
_TIME = re.compile(
    r"(?:[t,]|(?<=日)|(?<=号)|(?<=\d) )\s*"
    r"(?:(?:上午|下午|早上|早晨|中午|晚上|凌晨|傍晚|am|pm)?\s*(?:\d{1,2}(?::\d{1,2}){1,2}(?:\.\d+)?z?|\d{1,2}[点时](?:半|\d{1,2}分?)?"
    r"(?:\d{1,2}秒?)?)\s*(?:[ap]\.?m\.?)?|上午|下午|早上|早晨|中午|晚上|凌晨|傍晚)$",
    re.I,
)
_AFTER = re.compile("(?:出生|生人|生|整)$")
_MONTH_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES.split(), start=1)}
_ENGLISH = re.compile(
    r"(?:(\d{1,2})[ -])?([a-z]{3})[a-z]*\.?[ -]?(?:(\d{1,2})(?:st|nd|rd|th)?(?:, ?| ))?(\d{4})", re.I
)

_SEPARATOR = r"[./\-、,年月 ]"
_YEAR_FIRST = re.compile(rf"(\d{{4}}){_SEPARATOR}(\d{{1,2}}){_SEPARATOR}(\d{{1,2}})[日号]?")
_YEAR_MONTH = re.compile(r"(\d{4})(?:[./\-年](\d{1,2})月?|年(\d{1,2})月(?:份|初|底|末|上旬|中旬|下旬))")
_YEAR = re.compile(r"(\d{4})年?(?:初|底|末)?")
_SHORT_YEAR_FIRST = re.compile(r"(\d\d)(?:([./\-])(\d{1,2})\2|年(\d{1,2})月)(\d{1,2})[日号]?")
_SHORT_YEAR_MONTH = re.compile(r"(\d\d)年(?:(\d{1,2})月?份?)?")
_MONTH_DAY = re.compile(r"(\d{1,2})[./\-、月](\d{1,2})[日号]?")
_MONTH = re.compile(r"(\d{1,2})月(?:份|初|底|末|上旬|中旬|下旬)?")
_YEAR_LAST = re.compile(r"(\d{1,2})([./\-])(\d{1,2})\2(\d{4})")
_RUN_TOGETHER = re.compile(r"(\d{4})(\d\d)(\d\d)")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")

_FIRST_SERIAL_DAY = date(1899, 12, 30)
# 29 February 1900 is a day for spreadsheets only.
_LEAP_DAY_THAT_WAS_NOT = 60
_LAST_SERIAL = 2_958_465


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A day, or the first day of the month or the year that was written."""

    value: date
    precision: Precision


def read_date(text: str, *, year: int | None = None) -> WrittenDate | None:
    """Reads a date as somebody wrote it.

    Args:
        text: `2021.4.16`, `2021年4月16日星期五`, `二〇二一年四月十六日`, `20210416`, `4月16日`, `44302` ...
        year: the year of dates without one (from the ledger's title), and the last year that a year of
            two digits may be.

    Returns:
        The date with how much of it was written, or None where the text says no date, an impossible one,
        a date of another calendar, or more than one.
    """
    said = _prepared(text)
    if not said or len(said) > 40 or _OTHER_CALENDAR.search(said):
        return None
    for read in (_whole, _short, _english):
        if found := read(said, year):
            return found
    return None


def from_serial(number: float) -> date | None:
    """The day that a spreadsheet counts so (1900 system, 44302 is 2021-04-16); the time of day falls away.

    None where it counts no day there was: 0, 60, negative and endless numbers, and after the year 9999.
    """
    if not math.isfinite(number) or not 1 <= number < _LAST_SERIAL + 1:
        return None
    days = int(number)
    if days == _LEAP_DAY_THAT_WAS_NOT:
        return None
    return _FIRST_SERIAL_DAY + timedelta(days=days + (days < _LEAP_DAY_THAT_WAS_NOT))


def _prepared(text: str) -> str:
    """The text in half-width digits, without time, weekday, and what stands around a date."""
    if len(text) > 200:
        return ""
    said = unicodedata.normalize("NFKC", text)
    said = "".join("-" if unicodedata.category(c) == "Pd" or c == "−" else c for c in said)
    said = " ".join(said.replace("。", ".").strip("'\"‘’“”`´ \t\r\n").split())
    said = _SPOKEN_ZERO.sub("零", _SPOKEN_ZERO.sub("零", said)).replace("○", "零")
    said = _SPOKEN_PARTS.sub(_in_digits, said)
    said = re.sub(r"(?<=[年月日号./\-、,]) | (?=[年月日号./\-、,(])", "", said)
    said = _TIME.sub("", _WEEKDAY.sub("", _TIME.sub("", said)).strip())
    return _AFTER.sub("", said.strip(" .,、")).strip()


def _in_digits(match: re.Match[str]) -> str:
    number = spoken_number(match[1])
    return match[1] if number is None else str(number)


def _whole(said: str, year: int | None) -> WrittenDate | None:
    """Dates with a whole year, or with none."""
    if match := _YEAR_FIRST.fullmatch(said) or _RUN_TOGETHER.fullmatch(said):
        return _day(match[1], match[2], match[3])
    if match := _YEAR_LAST.fullmatch(said):
        return _year_last(int(match[1]), int(match[3]), int(match[4]))
    if match := _YEAR_MONTH.fullmatch(said):
        return _month(match[1], match[2] or match[3])
    if (match := _YEAR.fullmatch(said)) and EARLIEST_YEAR <= int(match[1]) <= LATEST_YEAR:
        return WrittenDate(date(int(match[1]), 1, 1), "year")
    if (match := _SERIAL.fullmatch(said)) and match[1][:2] not in ("19", "20"):
        # Behind 19 and 20 it may as well be a year with a month.
        counted = from_serial(int(match[1]))
        return WrittenDate(counted, "day") if counted and counted.year <= LATEST_YEAR else None
    if year is None:
        return None
    if match := _MONTH_DAY.fullmatch(said) or re.fullmatch(r"(\d\d)(\d\d)", said):
        return _day(year, match[1], match[2])
    if match := _MONTH.fullmatch(said):
        return _month(year, match[1])
    return None


def _short(said: str, year: int | None) -> WrittenDate | None:
    """Dates with two digits of a year: `21.4.16`, `65年3月`, `650308`; and `195003`, a month."""
    if match := _SHORT_YEAR_FIRST.fullmatch(said):
        return _day(_century(match[1], year), match[3] or match[4], match[5])
    if match := _SHORT_YEAR_MONTH.fullmatch(said):
        whole = _century(match[1], year)
        return _month(whole, match[2]) if match[2] else WrittenDate(date(whole, 1, 1), "year")
    if match := re.fullmatch(r"(\d\d)(\d\d)(\d\d)", said):
        if match[1] in ("19", "20"):
            return _month(match[1] + match[2], match[3])
        return _day(_century(match[1], year), match[2], match[3])
    return None


def _english(said: str, year: int | None) -> WrittenDate | None:
    """`16 Apr 2021`, `16-Apr-2021`, `April 16, 2021`, `Apr 2021`."""
    match = _ENGLISH.fullmatch(said)
    if not match or (month := _MONTHS.get(match[2].lower())) is None or (match[1] and match[3]):
        return None
    day = match[1] or match[3]
    return _day(match[4], month, day) if day else _month(match[4], month)


def _year_last(first: int, second: int, year: int) -> WrittenDate | None:
    """`4/16/2021` and `16/4/2021`; where both could be the month, it is left to a person."""
    if first == second or second > 12:
        return _day(year, first, second)
    return _day(year, second, first) if first > 12 else None


def _century(digits: str, year: int | None) -> int:
    if year is None:
        return int(digits) + (2000 if int(digits) <= _LATEST_SHORT_YEAR else 1900)
    return year - (year - int(digits)) % 100


def _day(year: int | str, month: int | str, day: int | str) -> WrittenDate | None:
    try:
        value = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return WrittenDate(value, "day") if EARLIEST_YEAR <= value.year <= LATEST_YEAR else None


def _month(year: int | str, month: int | str) -> WrittenDate | None:
    first = _day(year, month, 1)
    return WrittenDate(first.value, "month") if first else None
