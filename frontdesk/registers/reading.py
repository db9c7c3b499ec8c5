"""What is typed into the form of a register: read, and what is to be said of it (pure)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from db.records import Reason
from frontdesk.registers.declared import Column, Holds, Register
from frontdesk.rules.phones import read_phones
from frontdesk.rules.told_days import written_day
from frontdesk.rules.written_dates import read_date
from frontdesk.text import clean

LONGEST, LONGEST_NOTE = 80, 1_000
_NAME_BETWEEN = re.compile(r"[、,,;;/]+")
TOPIC_LETTERS = re.compile(r"[a-z]{1,4}(?:-[a-z0-9]{1,4})?")
_HOURS = re.compile(r"(\d{1,3})(?:[.](\d{1,2}))?(?:h|小时|个小时)?")
_CLOCK = re.compile(r"(\d{1,3}):([0-5]\d)")
_PERSON = "#"
"""How `life_events.destinations` marks a resident's id."""


@dataclass(frozen=True, slots=True)
class EntryRead:
    """An entry as read from a form: values as `db.registers` keeps them, and remarks by field.

    `problems` keep it from being saved; `doubts` are only said.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    problems: Mapping[str, Reason] = field(default_factory=dict)
    doubts: Mapping[str, Reason] = field(default_factory=dict)


def read_entry(register: Register, typed: Mapping[str, str], today: date, area_code: str = "") -> EntryRead:
    """Reads what was typed for an entry.

    Args:
        register: of which it is one.
        typed: texts, codes and ids by field.
        today: the day that days are told from.
        area_code: of local phone numbers.
    """
    values: dict[str, str] = {}
    problems: dict[str, Reason] = {}
    doubts: dict[str, Reason] = {}
    for column in register.columns:
        text = clean(typed.get(column.name, ""), limit=LONGEST_NOTE if column.wide else LONGEST).strip()
        read = _read(column, text, today, area_code)
        if text and read is None:
            problems[column.name] = _not_read(column)
            read = ""
        values[column.name] = read or ""
        if column.needed and not text:
            problems[column.name] = Reason("field_needed")
        if column.holds is Holds.PHONE and read:
            found = read_phones(read, area_code)
            if found and found[0].finding is not None:
                doubts[column.name] = found[0].finding.reason
    starts, ends = values.get(register.starts, ""), values.get(register.ends, "")
    if starts and ends and ends < starts:
        problems[register.ends] = Reason("end_before_beginning", {"day": starts})
    if register.name == "topic" and values["code"] and not TOPIC_LETTERS.fullmatch(values["code"]):
        problems["code"] = Reason("letters_only")
    return EntryRead(values, problems, doubts)


def tidied(column: Column, text: str, today: date, area_code: str = "") -> str:
    """A text as it is written once its field is left; what is not understood stays as it is."""
    text = clean(text, limit=LONGEST_NOTE if column.wide else LONGEST).strip()
    if column.holds in (Holds.DAY, Holds.MONTH, Holds.NUMBER, Holds.NAMES, Holds.PHONE):
        return _read(column, text, today, area_code) or text
    return text


def _not_read(column: Column) -> Reason:
    """Why a text is none of what a field holds."""
    match column.holds:
        case Holds.DAY:
            return Reason("day_unknown")
        case Holds.MONTH:
            return Reason("month_unknown")
        case Holds.NUMBER:
            return Reason("number_unknown", {"least": column.span[0], "most": column.span[1]})
        case Holds.HOURS:
            return Reason("hours_unknown")
        case Holds.PERSON:
            return Reason("person_unknown")
        case Holds.ENTRIES:
            return Reason("entries_unknown")
    return Reason("entry_unknown")


def _read(column: Column, text: str, today: date, area_code: str) -> str | None:
    """A value as it is kept; None where the text is none."""
    if not text:
        return ""
    holds = column.holds
    if holds is Holds.DAY:
        return _read_day(text, today)
    if holds is Holds.MONTH:
        return _read_month(text)
    if holds is Holds.NUMBER:
        return _read_number(text, column.span)
    if holds is Holds.HOURS:
        return read_hours(text)
    if holds is Holds.NAMES:
        return "、".join(names_in(text))
    if holds is Holds.PHONE:
        numbers = read_phones(text, area_code)
        is_plain = all(one.number and not one.beside and one.finding is None for one in numbers)
        return "、".join(one.number for one in numbers) if numbers and is_plain else text
    if holds is Holds.PERSON:
        number = text.removeprefix(_PERSON)
        return number if number.isascii() and number.isdecimal() else None
    if holds is Holds.ENTRY:
        return text if text.isascii() and text.isdecimal() else None
    if holds is Holds.ENTRIES:
        return text if all(one.isascii() and one.isdecimal() for one in text.split()) else None
    return text.casefold() if column.name == "code" else text


def _read_day(text: str, today: date) -> str | None:
    day = written_day(text, today, None)
    return None if day is None else day.isoformat()


def _read_month(text: str) -> str | None:
    if re.fullmatch(r"(?:18|19|20)\d\d", text):
        return text
    read = read_date(text)
    return None if read is None else read.value.isoformat()[:7]


def _read_number(text: str, span: tuple[int, int]) -> str | None:
    digits = text.removeprefix("第").removesuffix("网格")
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= 9):
        return None
    return str(int(digits)) if span[0] <= int(digits) <= span[1] else None


def names_in(text: str) -> tuple[str, ...]:
    """The names in a text, with 、 or commas between, each once."""
    return tuple(dict.fromkeys(name for part in _NAME_BETWEEN.split(text) if (name := part.strip())))


def read_hours(text: str) -> str | None:
    """Hours as minutes: `2`, `1.5`, `1小时`, `1:30`; at most a day, never none."""
    if found := _CLOCK.fullmatch(text):
        minutes = int(found[1]) * 60 + int(found[2])
    elif found := _HOURS.fullmatch(text):
        minutes = int(found[1]) * 60 + round(float(f"0.{found[2] or 0}") * 60)
    else:
        return None
    return str(minutes) if 0 < minutes <= 24 * 60 else None


def written_hours(minutes: str) -> str:
    """Minutes as hours: `1.5`, `2`; "" where there are none."""
    if not minutes.isdecimal():
        return ""
    return f"{int(minutes) / 60:.2f}".rstrip("0").rstrip(".")
