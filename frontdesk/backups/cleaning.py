"""Copies that still hold what was erased since they were made: which, and writing them anew without it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from db import journal
from db.clock import utc_now
from db.copies import kept_copies
from db.forgetting import again, erasures, in_copies, traces
from db.records import Cleaned, Duty, Erasure, Holding, KeptCopy, Refused
from db.rows import BY_NAME
from frontdesk import opening
from frontdesk.attachments.place import remove
from frontdesk.backups import heads, keeping
from frontdesk.backups.remembering import remember, remembered
from frontdesk.rules import copy_ages

OPERATION = "copies_clean"
_STAY = frozenset({"migration"})
"""Why copies were made that do not go by themselves."""

Tell = Callable[[tuple[int, int]], object]
"""Is told how many of how many copies were seen to."""


def holding() -> Holding:
    """Which copies of the open database still hold what was erased; none where it is on a server.

    Every copy is opened and asked: call it beside the screen.
    """
    database = kept_copies.present_file()
    if database is None:
        return Holding()
    folder, away = _second_place(database)
    found, people, unread = _holding(database, folder)
    aside = list(_kept_aside(database)) if _known(database, folder) else []
    going = [copy.made_at for copy in found if copy.why not in _STAY]
    return Holding(
        copies=len(found),
        people=len(people),
        last=max(going, default=None),
        staying=len(found) - len(going),
        unread=len(unread) + len(aside),
        away=away,
    )


def gone_by(found: Holding) -> date | None:
    """The month, by its first day, by which they are gone by themselves, if each month has copies."""
    return None if found.last is None else copy_ages.gone_by(found.last)


def came_back() -> int:
    """How many people who were erased are in the open database all the same."""
    found = erasures.pending(erasures.ask_open, BY_NAME.keys(), remembered())
    return sum(bool(one.people) for one in found)


def clean(duty: Duty, target: str | None, today: date | None = None, tell: Tell | None = None) -> Cleaned:
    """Write every copy that still holds what was erased anew without it, and delete those nobody can read.

    A copy of the present moment is made first. Whoever came back, because a copy was put in the place of the
    database by hand, is erased again, and what such a copy lacks of the journal is not missed any more.
    Meanwhile the office is closed, as while a copy is restored. On a server the tables are written anew
    instead, each of them shut to others meanwhile.

    Args:
        duty: who does it.
        target: whose copies.
        today: the day the office is open on.
        tell: is told how far it is; what it raises ends the work between two copies.

    Raises:
        Refused: `not_for_your_role`; `tables_in_use`, on a server where another desk was in the way; what the
            disk met. Copies that were seen to by then stay clean.
    """
    with keeping.one_at_a_time:
        remember()
        with journal.operation(duty, OPERATION, undoable=False):
            back = again.erase_again(remembered())
            remove(back.files)
        heads.settle()
        database = kept_copies.present_file()
        if database is None:
            if not traces.clean_up():
                raise Refused("tables_in_use")
            return Cleaned(0, 0, back.people)
        folder, away = _second_place(database)
        traces.clean_up()
        try:
            keeping.copy_now("by_hand")
        except Refused as refused:
            # One of this very second is there, and is looked at like all others.
            if refused.reason.code != "backup_exists":
                raise
        return replace(_clean(database, folder, target, today, tell), people=back.people, away=away)


def _clean(
    database: Path, folder: Path | None, target: str | None, today: date | None, tell: Tell | None
) -> Cleaned:
    found, _people, unread = _holding(database, folder)
    known = _known(database, folder)
    now, done, files = utc_now(), 0, set[str]()
    opening.close_office()
    try:
        for number, copy in enumerate(found):
            if tell is not None:
                tell((number, len(found)))
            try:
                files.update(in_copies.clean(copy, known, database, now).files)
                done += 1
            except Refused as refused:
                if refused.reason.code != "backup_damaged":
                    raise
                unread.append(copy)
        deleted = 0
        for copy in unread:
            kept_copies.remove(copy)
            deleted += 1
        for path in _kept_aside(database):
            with suppress(OSError):
                path.unlink()
                deleted += 1
        for place in (kept_copies.folder_of(database), folder):
            if place is not None:
                kept_copies.clear_files(place, at_once=files)
    finally:
        opening.open_desk(target, today)
    return Cleaned(done, deleted, 0)


def _holding(database: Path, folder: Path | None) -> tuple[list[KeptCopy], set[str], list[KeptCopy]]:
    """The copies that hold some of it, the erasures of people there, and the copies that nobody can read."""
    known = _known(database, folder)
    found, people, unread = [], set[str](), []
    for copy in _copies(database, folder):
        try:
            still = in_copies.still_in(Path(copy.path), known, is_ours=in_copies.is_surely_ours(copy))
        except Refused:
            unread.append(copy)
            continue
        if still:
            found.append(copy)
            people |= {one.erasure.id for one in still if one.people}
    return found, people, unread if known else []


def _known(database: Path, folder: Path | None) -> tuple[Erasure, ...]:
    return in_copies.known(database, *([folder] if folder is not None else ()))


def _copies(database: Path, folder: Path | None) -> Iterator[KeptCopy]:
    yield from kept_copies.listed(database)
    if folder is not None:
        yield from kept_copies.listed_in(folder)


def _second_place(database: Path) -> tuple[Path | None, str]:
    """The folder in the second place; if it is not there now, where copies once went, how it is called."""
    folder = keeping.place_carried_to(database)
    if folder is None:
        return None, ""
    return (folder, "") if folder.is_dir() else (None, str(folder.parent))


def _kept_aside(database: Path) -> Iterator[Path]:
    """Damaged files from before a copy was restored, with their logs."""
    with suppress(OSError):
        yield from sorted(kept_copies.folder_of(database).glob(f"*{kept_copies.DAMAGED_ENDING}*"))
