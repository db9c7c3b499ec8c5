"""What somebody is entitled to from an age on, in completed years by the ID's date (pure; domain 3.1).

Amounts differ by place and year and are not said.
"""

from __future__ import annotations

from datetime import date

ENTITLING_AGES = (60, 65, 80, 90, 100)
"""60: an elder (老年人权益保障法 art. 2). 65: the free yearly check and free buses (山东省老年人权益保障条例
art. 29, 46). 80: the old-age allowance (art. 31). 90 and 100: its higher steps, by usual practice."""
MARGIN = 30


def birthday_in(year: int, born_on: date) -> date:
    """The day of a year on which somebody is a year older; of 29 February 1 March in a common year."""
    try:
        return born_on.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def turns(born_on: date, today: date, days: int = MARGIN) -> tuple[int, date] | None:
    """The entitling age that somebody reaches within so many days, today included, and on which day."""
    for age in ENTITLING_AGES:
        on = birthday_in(born_on.year + age, born_on)
        if 0 <= (on - today).days <= days:
            return age, on
    return None
