"""Who has a birthday soon: one that opens an entitlement, or one to be congratulated on."""

from __future__ import annotations

from datetime import date

from db.records import BirthdayLine, Duty
from db.residents import birthdays
from frontdesk.birthdays.lunar import LunarDay, next_lunar_birthday
from frontdesk.rules.entitlements import ENTITLING_AGES, MARGIN, birthday_in, turns

GREETED_FROM = 80
"""The age from which the office calls on people on their birthday."""


def entitlements(duty: Duty, days: int = MARGIN) -> tuple[BirthdayLine, ...]:
    """Those who turn 60, 65, 80, 90 or 100 within so many days; the soonest first."""
    return birthdays.turning(ENTITLING_AGES, duty.day, days, lambda born_on: turns(born_on, duty.day, days))


def greetings(duty: Duty, days: int = MARGIN, least: int = GREETED_FROM) -> tuple[BirthdayLine, ...]:
    """Elders who have a birthday within so many days, by the calendar they keep it by."""
    today = duty.day

    def solar(born_on: date) -> date:
        this_year = birthday_in(today.year, born_on)
        return this_year if this_year >= today else birthday_in(today.year + 1, born_on)

    def lunar(month: int, day: int) -> date | None:
        return next_lunar_birthday(LunarDay(month, day), today)

    return birthdays.of_elders(least, today, days, solar, lunar)
