"""Copies that make themselves: hourly while something is done, at a day's close, before what is risky."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from threading import RLock

from db import journal
from db.clock import utc_now
from db.copies import kept_copies
from db.copies.kept_copies import folder_of
from db.engines import copies
from db.files.kept_files import COPIES_ENDING
from db.records import KeptCopy, Reason, Refused
from frontdesk.backups import heads
from frontdesk.backups.remembering import remember
from frontdesk.rules import copy_ages
from frontdesk.settings.keeping import office_settings
from frontdesk.settings.zones import local

one_at_a_time = RLock()
"""Held while copies are made, restored or cleaned: meanwhile the office may be closed for a moment."""
_SECOND = "second-place"
_SPARED = frozenset({"restore"})
"""Why copies were made that the rule of ages leaves alone for as long as somebody may want to go back."""
_SPARED_SO_LONG = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands with the copies of the open database.

    Args:
        newest: the newest copy that is here.
        problem: what is to be said of the second place: `copies_away`, `copies_never_away`.
    """

    newest: KeptCopy | None = None
    problem: Reason | None = None


def copy_now(why: str, now: datetime | None = None) -> KeptCopy | None:
    """Copy the open database while others write, check the copy, and let go of old ones.

    It takes about a second: call it on a thread beside the screen. The day's close calls it with `close`.

    Args:
        why: a code of the group `copy`.
        now: in UTC; None for the present moment.

    Returns:
        The copy; None where the database is on a server, whose copies are the server's own.

    Raises:
        Refused: what the database or the disk met.
    """
    with one_at_a_time:
        heads.note()
        database = kept_copies.present_file()
        if database is None:
            return None
        now = now or utc_now()
        remember()
        made = kept_copies.make(database, now, why)
        _clear_away(folder_of(database), now)
        _carry_to_the_second_place(database, made, now)
    return made


def copy_if_due(now: datetime | None = None) -> Standing:
    """Copy if something was done since the newest copy and that is an hour old; see to the second place.

    Returns:
        How it stands then; nothing of it where the database is on a server.

    Raises:
        Refused: as `copy_now`.
    """
    with one_at_a_time:
        database = kept_copies.present_file()
        if database is None:
            return Standing()
        now = now or utc_now()
        newest = next(iter(kept_copies.listed_in_order(folder_of(database))), None)
        has_grown = newest is None or newest.entry != journal.sequence()
        if copy_ages.is_due(now, newest.made_at if newest else None, has_grown=has_grown):
            newest = copy_now("hourly", now)
        elif newest is not None:
            _carry_to_the_second_place(database, newest, now)
        return Standing(newest, second_place_problem(database, now))


def second_place(database: Path) -> Path | None:
    """The folder in the second place for the copies of this database; None where no place is set.

    Its name holds a few digits of the database's own beginning, so that those of two communities never mix.
    """
    given = office_settings().text("copies_folder")
    if not given:
        return None
    return Path(given) / f"{database.name}-{journal.beginning()[:8]}{COPIES_ENDING}"


def _clear_away(folder: Path, now: datetime) -> None:
    zone = office_settings().text("zone")
    moments = {copy.made_at for copy in kept_copies.listed_in(folder)}
    wanted = copy_ages.kept(local(moment, zone) for moment in moments)
    kept_copies.clear_away(folder, _is_kept(wanted, zone, now))


def _is_kept(wanted: set[datetime], zone: str, now: datetime) -> Callable[[KeptCopy], bool]:
    def is_kept(copy: KeptCopy) -> bool:
        is_spared = copy.why in _SPARED and now - copy.made_at < _SPARED_SO_LONG
        return is_spared or local(copy.made_at, zone) in wanted

    return is_kept


# The second place.


def _carry_to_the_second_place(database: Path, copy: KeptCopy, now: datetime) -> None:
    """Carry a copy over if the second place is there; that it is not, `second_place_problem` says in time."""
    to = second_place(database)
    if to is None or not to.parent.is_dir() or _carried_last(database)[1] == Path(copy.path).name:
        return
    kept_copies.carry(copy, to, now)
    remember(to)
    heads.note(to)
    _clear_away(to, now)
    told = {"at": now.isoformat(), "copy": Path(copy.path).name, "folder": str(to.parent), "place": str(to)}
    copies.write_private(_mark(database), json.dumps(told))


def _mark(database: Path) -> Path:
    return folder_of(database) / f"{_SECOND}.json"


def place_carried_to(database: Path) -> Path | None:
    """The folder in the second place to which copies went last, told without the database."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        return Path(json.loads(_mark(database).read_text(encoding="utf-8"))["place"])
    return None


def _carried_last(database: Path) -> tuple[datetime | None, str]:
    """When a copy was carried to the second place that is set now, and which; None where none ever was."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        told = json.loads(_mark(database).read_text(encoding="utf-8"))
        place = second_place(database)
        if place is not None and told["folder"] == str(place.parent):
            return datetime.fromisoformat(told["at"]), str(told["copy"])
    return None, ""


def second_place_problem(database: Path, now: datetime) -> Reason | None:
    """That the second place was never there, or not for a long time: `copies_never_away`, `copies_away`."""
    to = second_place(database)
    if to is None:
        return None
    carried, _name = _carried_last(database)
    if carried is None:
        return None if to.parent.is_dir() else Reason("copies_never_away", {"folder": str(to.parent)})
    days = (now - carried).days
    if days < office_settings().count("copies_away_days") or to.parent.is_dir():
        return None
    return Reason("copies_away", {"days": days, "folder": str(to.parent)})


def refused(error: Exception) -> Reason:
    """Why a copy could not be made, to be said beside whatever is on the screen."""
    cause = error.reason.code if isinstance(error, Refused) else type(error).__name__
    return Reason("copy_failed", {"cause": cause})
