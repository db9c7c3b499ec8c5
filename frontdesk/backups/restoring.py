"""Restoring a copy: which there are, what would be lost, and doing it."""

from __future__ import annotations

import os
from datetime import date, datetime
from pathlib import Path

from db import journal
from db.access import staff
from db.clock import utc_now
from db.copies import kept_copies, restoring, salvage
from db.records import Duty, KeptCopy, Loss, Refused, Restored, Salvaged
from frontdesk import opening, permitted
from frontdesk.backups import heads
from frontdesk.backups.keeping import one_at_a_time, place_carried_to
from frontdesk.opening import Closed, Opened
from frontdesk.settings.declared import find
from frontdesk.settings.zones import local

CANNOT_BE_READ = frozenset(
    {"damaged", "missing_database", "newer_database", "not_a_database", "other_application", "unnamed_office"}
)
"""The refusals of a present file that leave nobody to be asked who they are."""


def file_of(target: str | None) -> Path:
    """The file that a copy would take the place of. Raises: Refused, `backup_on_server`."""
    where = opening.office_target(target)
    if "://" in where:
        raise Refused("backup_on_server")
    return Path(os.path.abspath(where))


def copies_of(target: str | None) -> tuple[KeptCopy, ...]:
    """The copies of a database, the newest first; those in the second place that are not here too.

    The database itself is not read: it may be damaged. Raises: Refused, `backup_on_server`.
    """
    database = file_of(target)
    here = kept_copies.listed(database)
    names = {Path(copy.path).name for copy in here}
    second = place_carried_to(database)
    elsewhere = () if second is None else kept_copies.listed_in(second)
    both = [*here, *(copy for copy in elsewhere if Path(copy.path).name not in names)]
    return tuple(sorted(both, key=lambda copy: copy.made_at, reverse=True))


def copy_meant(target: str | None, written: str) -> KeptCopy:
    """The copy of that number in the list, or at that path.

    Raises:
        Refused: `no_such_copy`, `missing_database`, `backup_on_server`.
    """
    if written.isascii() and written.isdigit():
        listed = copies_of(target)
        if not 0 < int(written) <= len(listed):
            raise Refused("no_such_copy", count=len(listed))
        return listed[int(written) - 1]
    path = Path(os.path.abspath(written))
    try:
        return kept_copies.known(path)
    except (OSError, ValueError):
        raise Refused("missing_copy", path=str(path)) from None


def made_at(copy: KeptCopy) -> datetime:
    """When a copy was made, by the clock of an office's first settings: its own may not be readable."""
    return local(copy.made_at, find("zone").default)


def preview(target: str | None, copy: KeptCopy) -> Loss:
    """What would be lost. Raises: Refused, as `db.copies.restoring.preview`."""
    return restoring.preview(file_of(target), copy)


def restore(
    duty: Duty | None,
    target: str | None,
    copy: KeptCopy,
    today: date | None = None,
    now: datetime | None = None,
) -> tuple[Opened | Closed, Restored]:
    """Put a copy in the place of the present file, which is kept, and open it; the journal says so.

    The office that is open is closed first. Who was erased since stays so. To undo it, restore what was kept.

    Args:
        duty: who does it; None where the present file cannot be opened, so that nobody can be asked.
        target: whose copy it is.
        copy: which.
        today: the day to work on then.
        now: in UTC; None for the present moment.

    Raises:
        Refused: `not_for_your_role`; `desk_open`; as `db.copies.restoring.restore`; what opening the copy
            meets.
    """
    if duty is not None:
        permitted.require(duty, "restore")
    with one_at_a_time:
        opening.close_office()
        done = restoring.restore(file_of(target), copy, now or utc_now())
        opened = opening.open_desk(target, today)
        heads.settle()
        write_down(duty, opened, "restore")
    return opened, done


def write_down(duty: Duty | None, opened: Opened | Closed, code: str) -> None:
    """In the journal of what is there now, by whoever did it if that knows them."""
    day = opened.duty.day if isinstance(opened, Opened) else opened.day
    known = staff.present(day)
    who = next((one for one in known if duty is not None and one.id == duty.staff_id), known[0])
    desk = duty.desk if duty is not None else ""
    with journal.operation(Duty(who.id, who.name, who.roles[0], desk, day), code, undoable=False):
        pass


def save_what_can_be_read(target: str | None, now: datetime | None = None) -> Salvaged:
    """Read what can be read of a damaged file into a new copy, to be restored like any other.

    Raises:
        Refused: `not_salvageable`, `missing_database`; what the disk met.
    """
    with one_at_a_time:
        opening.close_office()
        database = file_of(target)
        if not database.is_file():
            raise Refused("missing_database", path=str(database))
        return salvage.salvage(database, now or utc_now())
