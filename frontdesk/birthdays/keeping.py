"""By which calendar somebody keeps their birthday; nothing is converted unless it is said."""

from __future__ import annotations

from db import journal
from db.records import Duty, Refused
from db.residents import birthdays
from frontdesk.birthdays.lunar import as_written, lunar_day

SOLAR, LUNAR, AS_WRITTEN = "solar", "lunar", "lunar_as_written"


def keep_birthday(duty: Duty, resident_id: int, way: str, *, draft_id: str | None = None) -> None:
    """Writes down how somebody keeps their birthday.

    Args:
        duty: who acts.
        resident_id: whose.
        way: by the solar calendar; by the lunar day of the ID's date; or by the ID's month and day taken as
            lunar ones, which many elders' are.
        draft_id: of the form it came from.

    Raises:
        Refused: `birth_date_unknown`, `lunar_beyond`, `row_gone`, `already_saved`.
    """
    with journal.operation(
        duty, "birthday_keep", subject_kind="resident", subject_id=resident_id, draft_id=draft_id
    ) as entry:
        if way == SOLAR:
            birthdays.keep(entry, resident_id, SOLAR, None, None)
            return
        born_on = birthdays.born_on(resident_id)
        day = as_written(born_on) if way == AS_WRITTEN else lunar_day(born_on)
        if day is None:
            raise Refused("lunar_beyond", field="kept")
        birthdays.keep(entry, resident_id, LUNAR, day.month, day.day)


def kept_by(resident_id: int) -> str:
    """The calendar somebody keeps the birthday by, `solar` or `lunar`. Raises: Refused, `row_gone`."""
    return birthdays.kept_by(resident_id)
