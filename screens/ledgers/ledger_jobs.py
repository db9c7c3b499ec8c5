"""What runs beside the screen for ledgers. The floor below is loaded when it is first needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from db.records import Duty
from screens.ledgers import ledger_rows
from screens.parts.picks import Row

if TYPE_CHECKING:
    from frontdesk.choices import Choice
    from frontdesk.ledgers.dry_run import DryRun, Heading, Tell


@dataclass(frozen=True, slots=True)
class Look:
    """A dry run with the rows it is shown by, made here: there may be a hundred thousand of them."""

    run: DryRun
    rows: Mapping[str, Sequence[Row]]


def look(duty: Duty, path: str, of: str, tell: Tell) -> Look:
    """The dry run of a file: of a ledger of what `of` says, or with "" of whatever the headings say."""
    from frontdesk.ledgers import dry_run, kinds

    return _shown(dry_run.look(duty, path, kinds.kind_meant(of), tell))


def teach_and_look(duty: Duty, seen: DryRun, heading: str, field: str, tell: Tell) -> Look:
    """The dry run of the same file, now that a heading means something."""
    from frontdesk.ledgers import dry_run

    dry_run.teach(duty, seen.incoming.ledgers, heading, field)
    return _shown(dry_run.look(duty, seen.path, seen.kind, tell))


def take_in(duty: Duty, seen: Look, tell: Tell) -> Look:
    """What was written, or a new dry run where the register has changed meanwhile."""
    from frontdesk.ledgers import dry_run

    done = dry_run.take_in(duty, seen.run, tell)
    return Look(done, seen.rows) if done.taken else _shown(done)


def is_as_it_was(seen: DryRun) -> bool:
    """Whether the register is still what it was at the dry run."""
    from frontdesk.ledgers import dry_run

    return dry_run.is_as_it_was(seen.as_of)


def teachable(seen: DryRun, heading: Heading) -> tuple[Choice, ...]:
    """What a heading can be taught to mean, to pick from."""
    from frontdesk.ledgers import dry_run

    return dry_run.teachable(seen, heading)


def suggested_name(seen: DryRun) -> str:
    """A name for the rows to look at."""
    from frontdesk.ledgers import dry_run

    return dry_run.suggested_name(seen.path)


def write_doubts(seen: DryRun, name: str) -> tuple[str, int]:
    """Write the rows to look at; the file, and how many they are."""
    from frontdesk.ledgers import dry_run

    return dry_run.write_doubts(seen, name)


def export(
    duty: Duty, kind: str, path: str, full: bool, reason: str, days: tuple[date | None, date | None]
) -> tuple[str, int]:
    """Write a ledger; the whole path of the file, and how many rows are in it."""
    import os

    from frontdesk.ledgers import exporting
    from frontdesk.ledgers.outgoing import Period

    whole = os.path.abspath(path)
    count = exporting.export(duty, kind, whole, full=full, reason=reason, period=Period(*days))
    return whole, count


def days(duty: Duty, first: str, last: str) -> tuple[date | None, date | None] | None:
    """The days that are typed, None for one that is left open; None altogether where one is no day."""
    from frontdesk.settings.calendar import read_day

    told = [read_day(text, duty.day) if text.strip() else None for text in (first, last)]
    if any(day is None and text.strip() for day, text in zip(told, (first, last), strict=True)):
        return None
    return told[0], told[1]


def file_to_write(duty: Duty, kind_name: str) -> str:
    """A file to write a ledger into that is not there yet, where looking for ledgers begins."""
    from pathlib import Path

    from frontdesk import folders
    from frontdesk.ledgers import dry_run

    place = Path(folders.first_folder())
    return str(place / dry_run.free_name(place, f"{kind_name}-{duty.day.isoformat()}"))


def _shown(run: DryRun) -> Look:
    return Look(run, ledger_rows.sections(run))
