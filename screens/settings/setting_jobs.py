"""What runs beside the screen for settings. The floor below is loaded when it is first needed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from db.records import Duty, MovedDeadline
from screens.keys import own_keys

if TYPE_CHECKING:
    from frontdesk.settings.calendar import SpecialDays
    from frontdesk.settings.keeping import Told


class Wished(NamedTuple):
    """How the office wants the desk to be: a language and a look by name (or `auto`), keys, its own name, and
    after how many idle minutes it is locked."""

    language: str
    look: str
    keys: Mapping[str, str]
    community: str = ""
    lock_minutes: int = 0


class Listed(NamedTuple):
    """The settings as they are, how many days follow the office's own rule, and how the desk is to be."""

    settings: tuple[Told, ...]
    own_days: int
    wished: Wished


def wished() -> Wished:
    """How the office wants the desk to be."""
    from frontdesk.settings.keeping import office_settings

    settings = office_settings()
    keys = own_keys.keymap(settings.keys)
    return Wished(
        settings.text("language"),
        settings.text("theme"),
        keys,
        settings.text("community"),
        settings.count("lock_minutes"),
    )


def listed() -> Listed:
    """All that the page of settings shows."""
    from frontdesk.settings import calendar, keeping

    return Listed(keeping.listed(own_keys.key_settings()), calendar.own_day_count(), wished())


def reset(duty: Duty, key: str) -> Told:
    """Let a setting have its default again."""
    from frontdesk.settings import keeping

    return keeping.reset(duty, key, keys=own_keys.key_settings())


class Year(NamedTuple):
    """The days of a year that are not as their weekdays are, and what the last change of days moved."""

    days: tuple[SpecialDays, ...]
    moved: tuple[MovedDeadline, ...] = ()


def days(duty: Duty, year: int, *, moved: bool) -> Year:
    """A year, with what this person's last change of days moved where that is wanted."""
    from frontdesk.requests import recounting
    from frontdesk.settings import calendar

    return Year(calendar.special_days(year), recounting.moved_last(duty) if moved else ())


def put_day_back(duty: Duty, day: date) -> bool:
    """Leave a day to the legal calendar again; whether deadlines moved."""
    from frontdesk.settings import calendar

    return bool(calendar.put_back(duty, day).moved)
