"""A copy in the place of the present file: what that would lose, and doing it so that it can be undone."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from db.copies import kept_copies
from db.encryption import encrypting, file_keys
from db.engines import copies
from db.engines.alone import alone, exchange
from db.engines.connecting import connect, errors
from db.files import office_files
from db.files.kept_files import FILES_OF_COPIES, KeptFiles, beside
from db.forgetting import erasure_file, in_copies
from db.forgetting.again import Again
from db.forgetting.erasures import PERSON
from db.migrations.runner import MIGRATIONS
from db.records import KeptCopy, KeptState, Loss, Refused, Restored
from db.refusals import refusing

_COUNTED = {
    "people": "SELECT count(*) FROM resident",
    "requests": "SELECT count(*) FROM request",
    "files": "SELECT count(*) FROM attachment",
}


def preview(database: Path, copy: KeptCopy) -> Loss:
    """What would be lost if a copy took the place of the database, and who stays erased all the same.

    Raises:
        Refused: `missing_database`, `backup_damaged`, `newer_database`: the copy cannot be restored.
    """
    loss = _loss(database, _looked_over(copy))
    source = Path(copy.path)
    still = in_copies.still_in(source, in_copies.known(database, source.parent), is_ours=_is_ours(loss))
    return replace(
        loss,
        erased=sum(bool(one.people) for one in still),
        cleared=any(one.erasure.kind != PERSON for one in still),
    )


def _loss(database: Path, there: KeptCopy) -> Loss:
    with _reading(Path(there.path), "immutable=1") as old:
        then = _counts(old)
        community = _community(old)
        known: dict[int, str] = dict(old.execute("SELECT id, chain FROM journal"))
    loss = Loss(there, community)
    try:
        with refusing(path=str(database)), _reading(database, "mode=rw") as present:
            since, is_another = _since(present, known)
            now = _counts(present)
    except (Refused, *errors("OperationalError")):  # type: ignore[misc]
        return replace(loss, is_readable=False)
    days = [date.fromisoformat(day) for day in since]
    return replace(
        loss,
        is_another=is_another,
        entries=len(days),
        first=min(days, default=None),
        last=max(days, default=None),
        people=max(now["people"] - then["people"], 0),
        requests=max(now["requests"] - then["requests"], 0),
        files=max(now["files"] - then["files"], 0),
    )


def _is_ours(loss: Loss) -> bool:
    """Whether a copy is known to be one of the present database."""
    return loss.is_readable and not loss.is_another


def restore(database: Path, copy: KeptCopy, now: datetime) -> Restored:
    """Put a copy in the place of the database; the file from before is kept among the copies.

    Who was erased since the copy was made is erased in it before that. Until the last step, which is one
    renaming, the database is as it was; whatever database this program has open is closed.

    Raises:
        Refused: `desk_open`, where a desk has the database open; as `preview`; what the disk met.
    """
    there = _looked_over(copy)
    source = Path(copy.path)
    folder = kept_copies.folder_of(database)
    aside = folder / f"{database.stem}-{now:{kept_copies.STAMP}}{kept_copies.ENDING}"
    rising = database.with_name(f".{database.name}.{os.getpid()}.new")
    with refusing(path=str(database), folder=str(folder.parent)):
        folder.mkdir(0o700, exist_ok=True)
        try:
            erased = _bring(source, rising, database, is_ours=_is_ours(_loss(database, there)))
            lost = _take_files(source, rising, database)
            if database.exists():
                with alone(database):
                    _keep(database, aside)
                    exchange(rising, database)
            else:
                exchange(rising, database)
            copies.sync_folder(database.parent)
        finally:
            with suppress(OSError):
                rising.unlink()
    kept, is_whole = _noted(aside, database, now)
    return Restored(there, str(kept), is_whole, lost, erased.people, bool(erased.kinds))


def _bring(source: Path, rising: Path, database: Path, *, is_ours: bool) -> Again:
    """A copy beside the database, without whoever was erased since it was made."""
    known = in_copies.known(database, source.parent)
    if not in_copies.still_in(source, known, is_ours=is_ours):
        _bring_as_it_is(source, rising, database)
        return Again()
    work = in_copies.work_file(kept_copies.folder_of(database), database.name)
    try:
        _bring_as_it_is(source, work, database)
        done = in_copies.erase_in(work, known, is_ours=is_ours)
        kept_copies.copy_file(work, rising)
    finally:
        in_copies.put_away(work)
    # What the copy's own folder told is known here from now on.
    erasure_file.add(kept_copies.folder_of(database), known)
    return done


def _bring_as_it_is(source: Path, rising: Path, database: Path) -> None:
    """A copy at another place; where the database is encrypted, so is what was copied before it was."""
    key = file_keys.key_of(database)
    if key is None or file_keys.is_encrypted(source):
        kept_copies.copy_file(source, rising)
    else:
        rising.unlink(missing_ok=True)
        encrypting.write_anew(source, rising, key, office_files.seal(database))


def _looked_over(copy: KeptCopy) -> KeptCopy:
    copies.verify(copy.path)
    counts, entry, chain, schema = kept_copies.look_into(Path(copy.path))
    if schema > MIGRATIONS[-1].version:
        raise Refused("newer_database", version=schema)
    return replace(copy, counts=counts, entry=entry, chain=chain, schema=schema)


@contextmanager
def _reading(path: Path, how: str) -> Iterator[sqlite3.Connection]:
    with closing(connect(path, how, timeout=1)) as raw:
        raw.execute("PRAGMA query_only = 1")
        yield raw


def _counts(raw: sqlite3.Connection) -> dict[str, int]:
    """How much there is; copies of earlier versions have no attached files."""
    found = dict.fromkeys(_COUNTED, 0)
    for name, sql in _COUNTED.items():
        with suppress(*errors("OperationalError")):
            found[name] = raw.execute(sql).fetchone()[0]
    return found


def _community(raw: sqlite3.Connection) -> str:
    row = raw.execute("SELECT value FROM setting WHERE key = 'community'").fetchone()
    return str(row[0]) if row else ""


def _since(present: sqlite3.Connection, known: dict[int, str]) -> tuple[list[str], bool]:
    """The days of the entries since the two parted, and whether they never were one database."""
    days: list[str] = []
    for entry, chain, day in present.execute("SELECT id, chain, day FROM journal ORDER BY id DESC"):
        if known.get(entry) == chain:
            return days, False
        days.append(day)
    return days, bool(days and known)


def _take_files(source: Path, rising: Path, database: Path) -> int:
    """Have the attached files that are needed then beside the database; how many of them were not there.

    They are sealed as what takes the database's place has it. A copy in the clear may have lain beside others
    when those were encrypted, its contents with theirs: what opens the present ones opens these.
    """
    from_there, into = kept_copies.contents_of(source), office_files.kept(rising, beside(database))
    places = (from_there, KeptFiles(from_there.folder, seal=into.seal))
    contents = office_files.contents(rising)
    whole = sum(
        any(into.take_over(content, place) is KeptState.WHOLE for place in places) for content in contents
    )
    return len(contents) - whole


def _keep(database: Path, aside: Path) -> None:
    """Keep the file as it is, with a log that could not be written back, under another name."""
    for ending in ("", "-wal"):
        old = Path(f"{database}{ending}")
        if old.exists() and (not ending or old.stat().st_size):
            try:
                os.link(old, f"{aside}{ending}")
            except OSError:
                shutil.copyfile(old, f"{aside}{ending}")


def _noted(aside: Path, database: Path, now: datetime) -> tuple[Path, bool]:
    """Make a copy like any other of what was kept; what is damaged keeps a name that says so."""
    if not aside.exists():
        return aside, False
    try:
        copies.note_digest(aside)
        kept = kept_copies.check(KeptCopy(str(aside), now, "restore", aside.stat().st_size), now)
        into = office_files.kept(aside, aside.parent / FILES_OF_COPIES)
        own = office_files.kept(aside, beside(database))
        for content in office_files.contents(Path(kept.path)):
            if not into.has(content):
                into.take_over(content, own)
        return aside, True
    except Refused:
        damaged = aside.with_suffix(kept_copies.DAMAGED_ENDING)
        for ending in ("", "-wal"):
            with suppress(OSError):
                os.replace(f"{aside}{ending}", f"{damaged}{ending}")
        for left in (copies.sidecar(aside), kept_copies.about(aside)):
            with suppress(OSError):
                left.unlink()
        return damaged, False
