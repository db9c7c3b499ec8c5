"""A ledger looked through and not yet taken in, for as long as somebody looks at it on a screen.

Between looking and taking in, the database may change (another desk, an undo): what was seen is compared
with what would be done then, and shown again where it differs.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

from db import journal
from db.connection import reading
from db.records import Duty
from frontdesk.choices import Choice, coded
from frontdesk.ledgers import importing, sending_back
from frontdesk.ledgers.fields import IGNORED
from frontdesk.ledgers.headings import normalise
from frontdesk.ledgers.incoming import ChangedField, Counts, HowFar, Incoming, New, Told
from frontdesk.ledgers.sheet import ONCE, Ledger
from frontdesk.words import _


class Stage(StrEnum):
    """What is being done to a ledger."""

    OPENING = "opening"
    READING = "reading"
    COMPARING = "comparing"
    WRITING = "writing"


class Progress(NamedTuple):
    """How far a stage is: `done` of `total` rows, or steps of writing; 0 of 0 where that is not known."""

    stage: Stage
    done: int = 0
    total: int = 0


Tell = Callable[[Progress], None]
"""Called again and again while something long is done; may raise to give up, and then nothing was written."""


class Heading(NamedTuple):
    """A heading that nobody knows, and in how many rows something stands below it."""

    sheet: str
    heading: str
    filled: int
    kind: str


@dataclass(frozen=True, slots=True)
class DryRun:
    """A ledger beside what is known as of the journal's entry `as_of`; everything in the order of rows.

    `kind` is what it was said to be; `draft_id` makes that it is taken in once; `taken` that it has been.
    """

    path: str
    kind: str | None
    incoming: Incoming
    counts: Counts
    headings: tuple[Heading, ...]
    new: tuple[New, ...]
    changed: tuple[ChangedField, ...]
    doubtful: tuple[Told, ...]
    refused: tuple[Told, ...]
    as_of: int
    draft_id: str
    taken: bool = False

    @property
    def file(self) -> str:
        """The file's name."""
        return self.incoming.ledgers[0].file

    def sees_the_same(self, other: DryRun) -> bool:
        """Whether both tell a person the same."""
        return (self.counts, self.new, self.changed, self.doubtful, self.refused) == (
            other.counts,
            other.new,
            other.changed,
            other.doubtful,
            other.refused,
        )


def look(duty: Duty, path: str, kind: str | None, tell: Tell) -> DryRun:
    """Read a file and say what taking it in would do; nothing is written.

    Args:
        duty: Who acts.
        path: The file.
        kind: As `importing.open_ledgers` takes it.
        tell: Is told how far it is.

    Raises:
        Refused: as `importing.open_ledgers`; what the engine met.
    """
    tell(Progress(Stage.OPENING))
    ledgers = importing.open_ledgers(path, kind)
    incoming = importing.look_through(duty, ledgers, _rows(tell))
    told = incoming.told()
    return DryRun(
        path=path,
        kind=kind,
        incoming=incoming,
        counts=incoming.counts(),
        headings=tuple(heading for ledger in ledgers for heading in _unknown(ledger)),
        new=tuple(incoming.in_order(incoming.new(duty.day))),
        changed=tuple(incoming.in_order(incoming.changed())),
        doubtful=tuple(one for one in told if not one.refused),
        refused=tuple(one for one in told if one.refused),
        as_of=incoming.sequence,
        draft_id=uuid4().hex,
    )


def _rows(tell: Tell) -> HowFar:
    """The progress of reading rows; after the last of them comes comparing."""
    before = 0

    def rows(done: int, total: int) -> None:
        nonlocal before
        is_last = done < total <= done + (done - before)
        before = done
        tell(Progress(Stage.COMPARING if is_last or done == total else Stage.READING, done, total))

    return rows


def _unknown(ledger: Ledger) -> Iterator[Heading]:
    """The headings of a ledger that nobody knows."""
    for heading in ledger.unknown:
        columns = [
            at
            for at, (written, field) in enumerate(zip(ledger.headings, ledger.fields, strict=True))
            if written == heading and field is None
        ]
        filled = sum(
            any(row.values[at] != "" for at in columns if at < len(row.values)) for row in ledger.rows
        )
        yield Heading(ledger.sheet, heading, filled, ledger.kind)


_sequence = reading(journal.sequence)


def is_as_it_was(as_of: int) -> bool:
    """Whether nobody has changed anything since an entry of the journal, whatever a change touched."""
    return _sequence() == as_of


def take_in(duty: Duty, seen: DryRun, tell: Tell) -> DryRun:
    """Write down what was seen.

    Returns:
        What was written, marked as `taken`; or, where the register has changed so that something else would
        be written than was seen, a new dry run, and nothing was written.

    Raises:
        Refused: as `Incoming.write`; as `look`. Nothing was written then.
    """
    now = seen
    if not is_as_it_was(seen.as_of):
        again = look(duty, seen.path, seen.kind, tell)
        if not again.sees_the_same(seen):
            return again
        now = again
    tell(Progress(Stage.WRITING))
    now.incoming.write(
        duty, lambda done, total: tell(Progress(Stage.WRITING, done, total)), draft_id=seen.draft_id
    )
    return replace(now, draft_id=seen.draft_id, as_of=_sequence(), taken=True)


def teach(duty: Duty, ledgers: Sequence[Ledger], heading: str, field: str) -> None:
    """Remember what a heading means on every sheet of a file that has it and does not know it."""
    sheets = {ledger.fingerprint: ledger for ledger in ledgers if heading in ledger.unknown}
    for ledger in sheets.values():
        importing.teach(duty, ledger, {normalise(heading): field})


def teachable(seen: DryRun, heading: Heading) -> tuple[Choice, ...]:
    """What a heading of this ledger can be taught to mean, to pick from; first, to leave it out.

    A field is found by every heading that is known for it, too. What a person has once and another column
    has already is not among them.
    """
    taken = {
        field
        for ledger in seen.incoming.ledgers
        if heading.heading in ledger.unknown
        for field in ledger.fields
        if field in ONCE
    }
    left_out = next(choice for choice in coded("field") if choice.code == IGNORED)
    fields = seen.incoming.teachable(heading.kind)
    return (left_out, *(choice for choice in fields if choice.code not in taken))


def suggested_name(path: str) -> str:
    """A name for the rows to look at, of a file that is not there yet beside the ledger."""
    ledger = Path(path)
    name = _("{ledger}-to be verified").format(ledger=ledger.stem)
    return free_name(ledger.parent, name)


def free_name(folder: Path, name: str) -> str:
    """The name with .xlsx, and a number where such a file is there already."""
    names = (f"{name}{number}.xlsx" for number in ("", *(f"-{count}" for count in range(2, 1000))))
    return next((one for one in names if not os.path.lexists(folder / one)), f"{name}.xlsx")


def write_doubts(seen: DryRun, name: str) -> tuple[str, int]:
    """Write the rows to look at into a file beside the ledger, or elsewhere if `name` is a whole path.

    Returns:
        The file, and how many rows are in it.

    Raises:
        Refused: as `sending_back.write`.
    """
    path = Path(seen.path).parent / name
    return str(path), sending_back.write(seen.incoming, path)
