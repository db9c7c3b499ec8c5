"""Values of settings: what somebody types as it is stored, and what is stored as a person reads it."""

from __future__ import annotations

import re
from datetime import time
from typing import NamedTuple

from db.records import Reason
from frontdesk.rules import amounts, key_names, opening_hours
from frontdesk.rules.time_limits import read_span
from frontdesk.settings.declared import Setting, ValueKind
from frontdesk.text import clean
from frontdesk.words import deadlines, setting_words
from frontdesk.words.codes import LABELS, label


class Read(NamedTuple):
    """What was typed: as it is stored, or what is wrong with it."""

    value: str = ""
    problem: Reason | None = None


def read(setting: Setting, typed: str) -> Read:
    """Read what somebody typed for a setting; what `written` wrote is read as it was stored.

    Returns:
        The value, or the problem: `setting_missing`, `setting_long`, `setting_shape`, `setting_range`,
        `setting_months`, `setting_choice`, `setting_weekdays`, `setting_shift`, `setting_time`,
        `setting_span`, `setting_key`, `setting_key_taken`, `setting_letter`.
    """
    return _READERS[setting.kind](setting, clean(typed))


def _text(setting: Setting, typed: str) -> Read:
    if not typed:
        return Read(problem=Reason("setting_missing")) if setting.needed else Read("")
    if len(typed) > setting.most:
        return Read(problem=Reason("setting_long", {"most": setting.most}))
    if setting.shape:
        typed = opening_hours.folded(typed)
        if not re.fullmatch(setting.shape, typed, re.ASCII):
            return Read(problem=Reason("setting_shape", {"example": setting.example}))
    return Read(typed)


def _count(setting: Setting, typed: str) -> Read:
    count = amounts.read_count(typed, setting.unit)
    if count is None or not setting.least <= count <= setting.most:
        limits: dict[str, str | int] = {"least": setting.least, "most": setting.most}
        return Read(problem=Reason("setting_range", limits))
    return Read(str(count))


def _months(setting: Setting, typed: str) -> Read:
    months = amounts.read_months(typed)
    if months is None or not setting.least <= months <= setting.most:
        limits: dict[str, str | int] = {"least": setting.least, "most": setting.most}
        return Read(problem=Reason("setting_months", limits))
    return Read(str(months))


def _choice(setting: Setting, typed: str) -> Read:
    codes = LABELS[setting.codes]
    if typed in codes:
        return Read(typed)
    # The readings of characters are only needed for what is no code.
    from frontdesk.choices import coded, meant

    chosen = meant(coded(setting.codes), typed).choice
    if chosen is None:
        return Read(problem=Reason("setting_choice", {"choices": ", ".join(codes)}))
    return Read(chosen.code)


def _weekdays(_setting: Setting, typed: str) -> Read:
    days = opening_hours.read_weekdays(typed)
    if days is None:
        return Read(problem=Reason("setting_weekdays"))
    return Read("".join(map(str, sorted(days))))


def _shift(setting: Setting, typed: str) -> Read:
    if opening_hours.says_none(typed):
        return Read(problem=Reason("setting_shift")) if setting.needed else Read("")
    shift = opening_hours.read_shift(typed)
    if shift is None:
        return Read(problem=Reason("setting_shift"))
    return Read("-".join(f"{at:%H:%M}" for at in shift))


def _time(_setting: Setting, typed: str) -> Read:
    at = opening_hours.read_time(typed)
    return Read(problem=Reason("setting_time")) if at is None else Read(f"{at:%H:%M}")


def _key(setting: Setting, typed: str) -> Read:
    key = key_names.read_key(typed)
    if key is None:
        return Read(problem=Reason("setting_key"))
    if taken := key_names.taken_by_terminal(key):
        return Read(problem=Reason("setting_key_taken", {"key": setting_words.key(key), "for": taken}))
    if key_names.is_letter(key) and not setting.letters:
        return Read(problem=Reason("setting_letter", {"key": key}))
    return Read(key)


def _span(setting: Setting, typed: str) -> Read:
    if opening_hours.says_none(typed):
        return Read(problem=Reason("setting_missing")) if setting.needed else Read("")
    span = read_span(typed)
    return Read(problem=Reason("setting_span")) if span is None else Read(span.code)


_READERS = {
    ValueKind.TEXT: _text,
    ValueKind.COUNT: _count,
    ValueKind.MONTHS: _months,
    ValueKind.CHOICE: _choice,
    ValueKind.WEEKDAYS: _weekdays,
    ValueKind.SHIFT: _shift,
    ValueKind.TIME: _time,
    ValueKind.SPAN: _span,
    ValueKind.KEY: _key,
}


def is_sound(setting: Setting, stored: str) -> bool:
    """Whether a stored value is one that could be typed: another version, or a hand, may have written it."""
    return read(setting, stored).value == stored and read(setting, stored).problem is None


def written(setting: Setting, stored: str) -> str:
    """A sound value as a person reads it, in the language of the moment; empty where there is none."""
    match setting.kind:
        case ValueKind.COUNT:
            return setting_words.amount(int(stored), setting.unit)
        case ValueKind.MONTHS:
            return setting_words.months(int(stored))
        case ValueKind.CHOICE:
            return label(setting.codes, stored)
        case ValueKind.WEEKDAYS:
            return setting_words.weekdays(map(int, stored))
        case ValueKind.SHIFT:
            return stored or setting_words.none()
        case ValueKind.SPAN:
            span = read_span(stored)
            return setting_words.none() if span is None else deadlines.span(span)
        case ValueKind.KEY:
            return setting_words.key(stored)
        case _:
            return stored


def shift(stored: str) -> tuple[time, time] | None:
    """From when to when; None where there is no such shift."""
    return opening_hours.read_shift(stored) if stored else None
