"""What the pages of copies and of troubles do beside the screen."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from db.records import Cleaned, Duty, Holding, KeptCopy, Loss, Refused, Restored, Salvaged

if TYPE_CHECKING:
    from datetime import datetime


class Listed(NamedTuple):
    """The copies with the moments they were made at; whether the file itself is there."""

    copies: tuple[tuple[KeptCopy, datetime], ...]
    is_there: bool


def listed(target: str | None) -> Listed:
    """The copies of a database, the newest first."""
    from frontdesk.backups import restoring

    found = tuple((copy, restoring.made_at(copy)) for copy in restoring.copies_of(target))
    return Listed(found, restoring.file_of(target).is_file())


def preview(target: str | None, copy: KeptCopy) -> Loss:
    """What restoring a copy would lose."""
    from frontdesk.backups import restoring

    return restoring.preview(target, copy)


def holding() -> Holding:
    """Which copies of the open office still hold what was erased."""
    from frontdesk.backups import cleaning

    return cleaning.holding()


def gone_by(found: Holding) -> date | None:
    """The month by which they are gone by themselves."""
    from frontdesk.backups import cleaning

    return cleaning.gone_by(found)


def clean(duty: Duty, target: str | None, tell: Callable[[tuple[int, int]], None]) -> Cleaned:
    """Write them anew without it."""
    from frontdesk.backups import cleaning

    return cleaning.clean(duty, target, duty.day, tell)


def make() -> KeptCopy | None:
    """Make a copy now."""
    from frontdesk.backups import keeping

    return keeping.copy_now("by_hand")


def restore(duty: Duty | None, target: str | None, copy: KeptCopy, today: date | None) -> Restored:
    """Restore a copy; where that is refused, what was open is opened again."""
    from frontdesk import opening
    from frontdesk.backups import restoring

    try:
        return restoring.restore(duty, target, copy, today)[1]
    except Refused:
        with suppress(Refused):
            opening.open_desk(target, today)
        raise


def salvage(target: str | None) -> Salvaged:
    """Save what can be read of a damaged file."""
    from frontdesk.backups import restoring

    return restoring.save_what_can_be_read(target)
