"""How many, and how long, as people type and say it."""

from __future__ import annotations

import re

from frontdesk.rules.address import spoken_number
from frontdesk.rules.opening_hours import folded

_AMOUNT = re.compile(r"(?:最多|至少|满)?([+-]?\d{1,9}|[零〇一二两三四五六七八九十百]{1,6})(半)?([^\d]*)")
# What may stand behind a number, by what is counted; how many of it one is.
_UNITS = {
    "days": {"天": 1, "日": 1, "day": 1, "days": 1, "d": 1, "周": 7, "星期": 7, "week": 7, "weeks": 7},
    "times": {"次": 1, "回": 1, "遍": 1, "time": 1, "times": 1},
    "minutes": {"分": 1, "分钟": 1, "min": 1, "minute": 1, "minutes": 1, "小时": 60, "hour": 60, "hours": 60},
    "megabytes": {"兆": 1, "m": 1, "mb": 1},
    "requests": {"件": 1, "起": 1, "个": 1, "request": 1, "requests": 1},
}
_MONTHS = {
    **dict.fromkeys(("年", "y", "year", "years"), 12),
    **dict.fromkeys(("", "月", "个月", "m", "month", "months"), 1),
}


def read_count(text: str, unit: str) -> int | None:
    """Reads how many of a unit: `3`, `三次`, `两周` (14 days), `30 days`; None where it is no number.

    Args:
        text: what was typed.
        unit: `days`, `times`, `minutes`, `requests`, or any other for a bare number.
    """
    found = _AMOUNT.fullmatch(folded(text))
    if found is None or found[2]:
        return None
    measure = found[3].removeprefix("个") if found[3] != "个" else found[3]
    each = 1 if not found[3] else _UNITS.get(unit, {}).get(measure)
    number = _number(found[1])
    return None if each is None or number is None else number * each


def read_months(text: str) -> int | None:
    """Reads how many months: `36`, `三年`, `半年`, `一年半`, `18个月`, `2 years`; None where it is none."""
    told = folded(text)
    if told == "半年":
        return 6
    if found := re.fullmatch(r"(.+)年半", told):
        told, half = f"{found[1]}年", 6
    else:
        half = 0
    found = _AMOUNT.fullmatch(told)
    if found is None or found[2] or found[3] not in _MONTHS:
        return None
    number = _number(found[1])
    return None if number is None else number * _MONTHS[found[3]] + half


def _number(text: str) -> int | None:
    if text.lstrip("+-").isdecimal():
        return int(text)
    return spoken_number(text.replace("两", "二"))
