"""A register's ledger looked through and not yet taken in, for as long as somebody looks at it on a screen.

As `frontdesk.ledgers.dry_run` for residents: what was seen is compared with what would be done, and shown
again where it differs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

from db import journal
from db.connection import reading
from db.records import Duty
from db.search.keys import word
from frontdesk.choices import Choice, coded, named
from frontdesk.ledgers import sending_back
from frontdesk.ledgers.comparing import Change
from frontdesk.ledgers.dry_run import Heading, Progress, Stage, Tell, is_as_it_was, unknown
from frontdesk.ledgers.fields import FIELDS, IGNORED
from frontdesk.ledgers.sheet import ONCE
from frontdesk.register_ledgers import report, taking_in
from frontdesk.register_ledgers.exporting import BESIDES
from frontdesk.register_ledgers.intake import RegisterIntake
from frontdesk.register_ledgers.kinds import KIND_OF
from frontdesk.register_ledgers.taking_in import Counts, Told
from frontdesk.registers.declared import Register


class NewEntry(NamedTuple):
    """A new entry; `told` is what its ledger says of it, by field, with names for ids."""

    sheet: str
    number: int
    name: str
    told: Mapping[str, str]


class ChangedEntry(NamedTuple):
    """A field of an entry that becomes another; `report.shown` makes of it what may be shown."""

    sheet: str
    number: int
    name: str
    change: Change


@dataclass(frozen=True, slots=True)
class RegisterDryRun:
    """A ledger beside its register as it was at the journal's entry `as_of`; everything in the order of rows.

    `draft_id` makes that it is taken in once; `taken` that it has been.
    """

    path: str
    intake: RegisterIntake
    counts: Counts
    headings: tuple[Heading, ...]
    new: tuple[NewEntry, ...]
    changed: tuple[ChangedEntry, ...]
    doubtful: tuple[Told, ...]
    refused: tuple[Told, ...]
    as_of: int
    draft_id: str
    taken: bool = False

    @property
    def file(self) -> str:
        """The file's name."""
        return self.intake.ledgers[0].file

    @property
    def register(self) -> Register:
        """The register."""
        return self.intake.register

    def sees_the_same(self, other: RegisterDryRun) -> bool:
        """Whether both tell a person the same."""
        return (self.counts, self.new, self.changed, self.doubtful, self.refused) == (
            other.counts,
            other.new,
            other.changed,
            other.doubtful,
            other.refused,
        )


def look(duty: Duty, path: str, register: str | None, tell: Tell) -> RegisterDryRun:
    """Read a file and say what taking it in would do; nothing is written.

    Args:
        duty: Who acts.
        path: The file.
        register: Of which it is a ledger; None to find out by the headings.
        tell: Is told how far it is.

    Raises:
        Refused: as `taking_in.open_ledgers`; what the engine met.
    """
    tell(Progress(Stage.OPENING))
    ledgers = taking_in.open_ledgers(path, None if register is None else KIND_OF[register])
    tell(Progress(Stage.COMPARING, 0, sum(len(ledger.rows) for ledger in ledgers)))
    intake = taking_in.look_through(duty, ledgers)
    told = taking_in.told(intake)
    return RegisterDryRun(
        path=path,
        intake=intake,
        counts=taking_in.count(intake),
        headings=tuple(heading for ledger in ledgers for heading in unknown(ledger)),
        new=tuple(
            NewEntry(one.row.sheet, one.row.number, one.row.title, one.told)
            for one in intake.entering
            if one.known is None and not one.is_repeated
        ),
        changed=tuple(
            ChangedEntry(one.row.sheet, one.row.number, one.row.title, change)
            for one, change in report.changes(intake)
        ),
        doubtful=tuple(one for one in told if not one.refused),
        refused=tuple(one for one in told if one.refused),
        as_of=intake.sequence,
        draft_id=uuid4().hex,
    )


_sequence = reading(journal.sequence)


def take_in(duty: Duty, seen: RegisterDryRun, tell: Tell) -> RegisterDryRun:
    """Write down what was seen.

    Returns:
        What was written, marked as `taken`; or, where the register has changed so that something else would
        be written than was seen, a new dry run, and nothing was written.

    Raises:
        Refused: as `taking_in.take_in`; as `look`. Nothing was written then.
    """
    now = seen
    if not is_as_it_was(seen.as_of):
        again = look(duty, seen.path, seen.register.name, tell)
        if not again.sees_the_same(seen):
            return again
        now = again
    tell(Progress(Stage.WRITING))
    taking_in.take_in(duty, now.intake, seen.draft_id)
    return replace(now, draft_id=seen.draft_id, as_of=_sequence(), taken=True)


def teachable(seen: RegisterDryRun, heading: Heading) -> tuple[Choice, ...]:
    """What a heading of this ledger can be taught to mean, to pick from; first, to leave it out."""
    taken = {field for ledger in seen.intake.ledgers for field in ledger.fields if field in ONCE}
    columns = {column.name for column in seen.register.columns} | BESIDES.keys()
    left_out = next(choice for choice in coded("field") if choice.code == IGNORED)
    return (
        left_out,
        *(
            named(field, report.field_name(seen.register, field), *map(word, headings))
            for field, headings in FIELDS[heading.kind].items()
            if field in columns and field not in taken
        ),
    )


def write_doubts(seen: RegisterDryRun, name: str) -> tuple[str, int]:
    """Write the rows to look at into a file beside the ledger, or elsewhere if `name` is a whole path.

    Returns:
        The file, and how many rows are in it.

    Raises:
        Refused: as `sending_back.write_rows`.
    """
    path = Path(seen.path).parent / name
    found = report.found_in_rows(seen.intake)
    return str(path), sending_back.write_rows(seen.intake.ledgers, found, path)
