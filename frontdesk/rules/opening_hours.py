"""Times of day, shifts and the weekdays an office is open, as people write and say them."""

from __future__ import annotations

import re
import unicodedata
from datetime import time

from frontdesk.rules.address import spoken_number

_NUMBER = r"(?:\d{1,2}|[零〇一二两三四五六七八九十]{1,3})"
_TIME = re.compile(
    rf"(上午|早上|早晨|中午|下午|晚上|傍晚)?({_NUMBER})(?:(?:[:.]|点钟?|时)(半|{_NUMBER})?分?|点半)?(am|pm)?"
)
_DIGITS = re.compile(r"(\d{1,2})(\d{2})")
_AFTER_NOON = ("下午", "晚上", "傍晚", "pm")
_BETWEEN_TIMES = re.compile(r"-|~|至|到|to")
_NONE = ("", "无", "没有", "不开", "不开放", "不提醒", "none", "no", "closed", "-")

_DAYS = {
    **{sign: day for day, sign in enumerate("一二三四五六日", 1)},
    **{str(day): day for day in range(1, 8)},
    **{name: day for day, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), 1)},
    "天": 7,
}
_DAY_NAME = r"(?:[一二三四五六日天1-7]|mon|tue|wed|thu|fri|sat|sun)"
_LONG_NAME = re.compile(r"(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:days?)?")
_COUNTING_WORD = re.compile(r"周(?!末)|星期(?!天$)|礼拜")
_SPAN_OF_DAYS = re.compile(rf"({_DAY_NAME})(?:-|~|至|到|to)({_DAY_NAME})")
_ONE_DAY = re.compile(_DAY_NAME)
_NAMED_DAYS = {
    **dict.fromkeys(("每天", "天天", "everyday", "daily", "all"), frozenset(range(1, 8))),
    **dict.fromkeys(("工作日", "平日", "weekdays"), frozenset(range(1, 6))),
    **dict.fromkeys(("周末", "双休日", "weekend"), frozenset((6, 7))),
}


def folded(text: str) -> str:
    """A text without blanks, in narrow signs and small letters, every dash the same."""
    narrow = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[‐-―−—~～]", "-", "".join(narrow.split()))


def read_time(text: str) -> time | None:
    """Reads a time of day: `8:30`, `0830`, `17`, `八点半`, `下午5点`, `5:30pm`; None where it is none."""
    told = folded(text)
    if found := _DIGITS.fullmatch(told):
        return _time(int(found[1]), int(found[2]))
    found = _TIME.fullmatch(told)
    if found is None:
        return None
    hour = _number(found[2])
    minute = 30 if found[3] == "半" or "点半" in told else _number(found[3] or "0")
    if hour is None or minute is None:
        return None
    if (found[1] in _AFTER_NOON or found[4] == "pm") and 0 < hour < 12:
        hour += 12
    return _time(hour, minute)


def read_shift(text: str) -> tuple[time, time] | None:
    """Reads from when to when: `8:30-12`, `830-1200`, `上午8点半到12点`, `下午2点-5点半`; else None.

    What is said of the first time (下午) holds for the second, too, if that would else come before it.
    """
    parts = [part for part in _BETWEEN_TIMES.split(folded(text)) if part]
    if len(parts) != 2:
        return None
    begins, ends = read_time(parts[0]), read_time(parts[1])
    if begins is None or ends is None:
        return None
    if ends <= begins and ends.hour < 12 and any(word in parts[0] for word in _AFTER_NOON):
        ends = ends.replace(hour=ends.hour + 12)
    return (begins, ends) if begins < ends else None


def says_none(text: str) -> bool:
    """Whether a text says that there is none: no such shift, no such time."""
    return folded(text) in _NONE


def read_weekdays(text: str) -> frozenset[int] | None:
    """Reads weekdays, 1 (Monday) to 7: `周一至周五`, `1-5`, `一三五`, `Mon-Fri, Sun`, `每天`; else None."""
    told = _LONG_NAME.sub(r"\1", folded(text))
    if told in _NAMED_DAYS:
        return _NAMED_DAYS[told]
    rest = _COUNTING_WORD.sub("", told)
    found: set[int] = set()
    for part in re.split(r"[,，、;；和及与/]|and", rest):
        days = _days(part)
        if days is None:
            return None
        found |= days
    return frozenset(found) or None


def _days(part: str) -> set[int] | None:
    if span := _SPAN_OF_DAYS.fullmatch(part):
        first, last = _DAYS[span[1]], _DAYS[span[2]]
        return set(range(first, last + 1)) if first <= last else {*range(first, 8), *range(1, last + 1)}
    if not re.fullmatch(rf"(?:{_DAY_NAME})+", part):
        return set() if not part else None
    return {_DAYS[name] for name in _ONE_DAY.findall(part)}


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() else spoken_number(text.replace("两", "二"))


def _time(hour: int, minute: int) -> time | None:
    return time(hour, minute) if hour < 24 and minute < 60 else None
