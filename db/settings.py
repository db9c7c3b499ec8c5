"""Settings of the office that are kept in the database: only those that differ from their defaults.

Which there are and what they may be, `frontdesk.settings` says; here any key of a sound form can be kept.
"""

from __future__ import annotations

import re
from typing import Any

from db.clock import utc_now
from db.connection import reading
from db.entry import Entry
from db.orm import JOIN
from db.records import ChangedSetting, Refused
from db.tables import Setting, Staff

# What migrations, the index and the demo note for themselves; nobody changes it by hand.
INTERNAL = frozenset(
    {
        "demo",  # "1" in a made-up community
        "demo_day",  # the ISO date a made-up community stands still at
        "files_key",  # what seals the attached files of an encrypted database
        "notice_years",  # years whose holiday notice was taken in whole, with commas
        "site",  # where ids begin; fixed at creation
        "tokens",  # which version of the search tokens the documents hold
    }
)

_FORM = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*")
_LONGEST_KEY = 60


def _sound(key: str) -> str:
    """A key that may be one. Raises: Refused, `setting_unknown`."""
    if len(key) > _LONGEST_KEY or not _FORM.fullmatch(key):
        raise Refused("setting_unknown", key=key)
    return key


@reading
def read(key: str, default: str = "") -> str:
    """Return a setting, or the default where nobody has set it. Raises: Refused, `setting_unknown`."""
    found = Setting.get_or_none(Setting.key == _sound(key))
    return default if found is None else str(found.value)


@reading
def changed() -> tuple[ChangedSetting, ...]:
    """Return every setting that somebody has set, without the internal ones, by key."""
    lines: Any = (
        Setting.select(Setting.key, Setting.value, Setting.changed_at, Staff.name)
        .join(Staff, JOIN.LEFT_OUTER, on=(Setting.changed_by == Staff.id))
        .where(Setting.key.not_in(INTERNAL))
        .order_by(Setting.key)
        .tuples()
    )
    return tuple(ChangedSetting(key, value, at, name or "") for key, value, at, name in lines)


def write(entry: Entry, key: str, value: str) -> None:
    """Set a setting as a part of an operation. Raises: Refused, `setting_unknown`."""
    found = Setting.get_or_none(Setting.key == _sound(key))
    changed = {"value": value, "changed_at": utc_now(), "changed_by": entry.duty.staff_id}
    if found is None:
        entry.insert(Setting, key=key, **changed)
    elif found.value != value:
        entry.update(Setting, found.id, **changed)


def clear(entry: Entry, key: str) -> None:
    """Let a setting have its default again, as a part of an operation; nothing to do if it has."""
    found = Setting.get_or_none(Setting.key == _sound(key))
    if found is not None:
        entry.remove(Setting, found.id)
