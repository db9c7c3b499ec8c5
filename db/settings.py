"""Settings of the office that are kept in the database."""

from __future__ import annotations

from db.clock import utc_now
from db.entry import Entry
from db.tables import Setting

# Every setting there is. `site` and what the program notes for itself is written by migrations and
# the index, the rest by operations.
KEYS = frozenset(
    {
        "area_code",  # what stands before local phone numbers here, such as 0633
        "community",  # the office's name, on the title line and on print
        "demo",  # "1" in a made-up community
        "demo_day",  # the ISO date a made-up community stands still at
        "language",  # "zh" or "en"; without it the system's
        "office_head",  # who signs
        "site",  # where ids begin; fixed at creation
        "theme",  # how the desk looks
        "tokens",  # which version of the search tokens the documents hold
        "zone",  # the office's time zone
    }
)


def _known(key: str) -> str:
    if key not in KEYS:
        raise KeyError(f"no setting is called {key}")
    return key


def read(key: str, default: str = "") -> str:
    """Return a setting, or the default where nobody has set it. Raises: KeyError for an unknown key."""
    found = Setting.get_or_none(Setting.key == _known(key))
    return default if found is None else str(found.value)


def write(entry: Entry, key: str, value: str) -> None:
    """Set a setting as a part of an operation. Raises: KeyError for an unknown key."""
    found = Setting.get_or_none(Setting.key == _known(key))
    changed = {"value": value, "changed_at": utc_now(), "changed_by": entry.duty.staff_id}
    if found is None:
        entry.insert(Setting, key=key, **changed)
    elif found.value != value:
        entry.update(Setting, found.id, **changed)
