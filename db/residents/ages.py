"""Ages in completed years (周岁), the measure of every rule; computed here so that birth dates stay below."""

from __future__ import annotations

from datetime import date


def age_on(day: date, born_on: date | str | None) -> int | None:
    """Completed years on `day`; None where the birth date is not known or lies ahead.

    A raw cursor hands dates over as SQLite keeps them, ISO text, which is taken too.
    Somebody born on 29 February is a year older on 1 March of a common year.
    """
    if not born_on:
        return None
    born = born_on if isinstance(born_on, date) else date.fromisoformat(born_on[:10])
    if born > day:
        return None
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
