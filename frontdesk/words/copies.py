"""Copies of the database in words: which one it is, and what restoring it would lose."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from db.records import Cleaned, Holding, KeptCopy, Loss, Restored, Salvaged
from frontdesk.text import clean
from frontdesk.words import _, lines, ngettext
from frontdesk.words.codes import label


def row(copy: KeptCopy, made_at: datetime) -> tuple[str, ...]:
    """A copy in a list: when, why, how many people, how large, and whether it was opened and checked."""
    people = copy.counts.get("resident")
    count = (
        "" if people is None else ngettext("{count} person", "{count} people", people).format(count=people)
    )
    checked = _("checked") if copy.checked_at else _("not checked")
    return (f"{made_at:%Y-%m-%d %H:%M}", label("copy", copy.why), count, lines.size(copy.size), checked)


def what_is_lost(loss: Loss) -> Iterator[str]:
    """What would be lost by restoring a copy, a sentence each."""
    if loss.is_another:
        yield _(
            "Beware: this is a copy of another database ({community}), not of the one that is here."
        ).format(community=clean(loss.community))
    if not loss.is_readable:
        yield _("The present file cannot be read, so nobody can say what was done since this copy.")
    elif not loss.entries:
        yield _("Nothing was done since this copy was made: nothing would be lost.")
    else:
        yield _entries(loss)
        parts = [
            _people(loss.people),
            ngettext("{count} request", "{count} requests", loss.requests).format(count=loss.requests),
            ngettext("{count} attached file", "{count} attached files", loss.files).format(count=loss.files),
        ]
        counts = (loss.people, loss.requests, loss.files)
        if some := [part for part, count in zip(parts, counts, strict=True) if count]:
            yield _("Among it: {parts}.").format(parts=_(", ").join(some))
    yield from _stays_erased(loss.erased, cleared=loss.cleared)
    if loss.is_readable:
        yield _("The present file is kept, and can be restored in its turn.")
    else:
        yield _("The present file is kept as it is.")


def _people(count: int) -> str:
    return ngettext("{count} person", "{count} people", count).format(count=count)


def _entries(loss: Loss) -> str:
    first, last = loss.first, loss.last
    days = f"{first}" if first == last else _("{first} to {last}").format(first=first, last=last)
    return ngettext(
        "What was done since would be lost: {count} entry of the journal, of {days}.",
        "What was done since would be lost: {count} entries of the journal, of {days}.",
        loss.entries,
    ).format(count=loss.entries, days=days)


def restored(done: Restored) -> Iterator[str]:
    """What came of restoring."""
    kept = clean(Path(done.kept).name)
    if done.was_whole:
        yield _("Restored. The file from before is kept as {name}: restoring that takes it back.").format(
            name=kept
        )
    elif Path(done.kept).exists():
        yield _("Restored. The damaged file is kept as it was, as {name}.").format(name=kept)
    else:
        yield _("Restored.")
    yield from _stays_erased(done.erased, cleared=done.cleared)
    if done.lost:
        yield ngettext(
            "{count} attached file is not in the copy.",
            "{count} attached files are not in the copy.",
            done.lost,
        ).format(count=done.lost)


def _stays_erased(people: int, *, cleared: bool) -> Iterator[str]:
    """Who was erased since a copy was made, and what was cleared, does not come back with it."""
    if people:
        yield ngettext(
            "{count} person erased since then stays erased.",
            "{count} people erased since then stay erased.",
            people,
        ).format(count=people)
    if cleared:
        yield _("What was cleared since then because it was kept too long stays cleared.")


def still_held(found: Holding, gone_by: date | None) -> Iterator[str]:
    """Which copies still hold what was erased, and until when."""
    if found.people:
        yield ngettext(
            "{count} copy from before still holds people who were erased ({people}).",
            "{count} copies from before still hold people who were erased ({people}).",
            found.copies,
        ).format(count=found.copies, people=found.people)
    elif found.copies:
        yield ngettext(
            "{count} copy from before still holds what was erased.",
            "{count} copies from before still hold what was erased.",
            found.copies,
        ).format(count=found.copies)
    if gone_by is not None:
        yield _("As new ones are made they go by themselves, the last about {month}.").format(
            month=f"{gone_by:%Y-%m}"
        )
    if found.staying:
        yield ngettext(
            "{count} from before a new version stays until it is cleaned.",
            "{count} from before a new version stay until they are cleaned.",
            found.staying,
        ).format(count=found.staying)
    if found.unread:
        yield ngettext(
            "{count} file kept there cannot be read: nobody can tell what it holds.",
            "{count} files kept there cannot be read: nobody can tell what they hold.",
            found.unread,
        ).format(count=found.unread)
    if found.away:
        yield _("{folder} is not there now: the copies in it are not counted.").format(
            folder=clean(found.away)
        )


def what_cleaning_does() -> str:
    """What becomes of the copies by it."""
    return _(
        "Cleaning writes them anew without it, so that they can still be restored; what cannot be read is "
        "deleted for good."
    )


def cleaned(done: Cleaned) -> Iterator[str]:
    """What came of it."""
    if done.people:
        yield ngettext(
            "{count} person who had come back was erased again.",
            "{count} people who had come back were erased again.",
            done.people,
        ).format(count=done.people)
    yield ngettext(
        "{count} copy was written anew without what was erased.",
        "{count} copies were written anew without what was erased.",
        done.copies,
    ).format(count=done.copies)
    if done.deleted:
        yield ngettext(
            "{count} file that could not be read was deleted.",
            "{count} files that could not be read were deleted.",
            done.deleted,
        ).format(count=done.deleted)
    if done.away:
        yield _("{folder} was not there: plug it in and do it again.").format(folder=clean(done.away))


def salvaged(found: Salvaged) -> Iterator[str]:
    """What was read from a damaged file, and what was not."""
    rows = sum(found.read.values())
    yield ngettext("{count} row was read.", "{count} rows were read.", rows).format(count=f"{rows:,}")
    if not found.unread:
        yield _("No row is missing.")
    for table, gaps in found.unread.items():
        yield _unread(label("table", table), gaps, found.read.get(table, 0))
    if found.filled_from is not None:
        filled = sum(found.filled.values())
        yield ngettext(
            "{count} row of these comes from the newest copy instead.",
            "{count} rows of these come from the newest copy instead.",
            filled,
        ).format(count=f"{filled:,}")
    yield from _stays_erased(found.erased, cleared=False)
    if dropped := sum(found.dropped.values()):
        yield ngettext(
            "{count} row was left out, because what it belongs to is lost.",
            "{count} rows were left out, because what they belong to is lost.",
            dropped,
        ).format(count=f"{dropped:,}")


def _unread(what: str, gaps: tuple[tuple[int, int], ...], read: int) -> str:
    """What of a table is missing; the numbers are those of its rows, for whoever looks at the file."""
    if not read:
        return _("{what}: nothing can be read.").format(what=what)
    shown = _(", ").join(_gap(first, last) for first, last in gaps[:5])
    more = "…" if len(gaps) > 5 else ""
    return _("{what}: rows {gaps} unread.").format(what=what, gaps=f"{shown}{more}")


def _gap(first: int, last: int) -> str:
    if first == last:
        return str(first)
    return _("from {first} on").format(first=first) if last >= 2**62 else f"{first}–{last}"
