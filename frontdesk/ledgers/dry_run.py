"""A ledger looked through and not yet taken in, for as long as somebody looks at it on a screen.

Between looking and taking in, the register may change (another desk, an undo): what was seen is compared
with what would be done then, and shown again where it differs.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple, TypeVar
from uuid import uuid4

from db import journal
from db.ages import age_on
from db.connection import reading
from db.records import Address, Duty
from db.search.keys import word
from frontdesk import choices
from frontdesk.choices import Choice
from frontdesk.ledgers import importing, report, sending_back
from frontdesk.ledgers.comparing import Change
from frontdesk.ledgers.fields import FIELDS, IGNORED
from frontdesk.ledgers.headings import normalise
from frontdesk.ledgers.importing import Counts, Told
from frontdesk.ledgers.intake import Entering, Intake
from frontdesk.ledgers.sheet import ONCE, Ledger
from frontdesk.words import _

_WRITING_STAGES = 3
_NOT_TAUGHT = (IGNORED, "serial")


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


class NewPerson(NamedTuple):
    """Somebody new, as lists may show them; `home_is_new` where nobody knew of the home before."""

    sheet: str
    number: int
    name: str
    sex: int
    age: int | None
    address: Address | None
    relation: str
    home_is_new: bool


class ChangedField(NamedTuple):
    """A field of somebody known that becomes another; `report.shown` makes of it what may be shown."""

    sheet: str
    number: int
    name: str
    change: Change


Row = TypeVar("Row", NewPerson, ChangedField)


@dataclass(frozen=True, slots=True)
class DryRun:
    """A ledger beside the register as it was at the journal's entry `as_of`; everything in the order of rows.

    `draft_id` makes that it is taken in once; `taken` that it has been.
    """

    path: str
    intake: Intake
    counts: Counts
    headings: tuple[Heading, ...]
    new: tuple[NewPerson, ...]
    changed: tuple[ChangedField, ...]
    doubtful: tuple[Told, ...]
    refused: tuple[Told, ...]
    as_of: int
    draft_id: str
    taken: bool = False

    @property
    def file(self) -> str:
        """The file's name."""
        return self.intake.ledgers[0].file

    def sees_the_same(self, other: DryRun) -> bool:
        """Whether both tell a person the same."""
        return (self.counts, self.new, self.changed, self.doubtful, self.refused) == (
            other.counts,
            other.new,
            other.changed,
            other.doubtful,
            other.refused,
        )


def look(duty: Duty, path: str, tell: Tell) -> DryRun:
    """Read a file and say what taking it in would do; nothing is written.

    Raises:
        Refused: as `importing.open_ledgers`; what the engine met.
    """
    tell(Progress(Stage.OPENING))
    ledgers = importing.open_ledgers(path)
    as_of = _sequence()
    intake = importing.look_through(duty, ledgers, _rows(tell))
    told = importing.told(intake)
    return DryRun(
        path=path,
        intake=intake,
        counts=importing.count(intake),
        headings=tuple(heading for ledger in ledgers for heading in unknown(ledger)),
        new=_in_order(intake, [one for home in _homes(duty, intake) for one in home]),
        changed=_in_order(intake, [ChangedField(*found) for found in report.changes(intake)]),
        doubtful=tuple(one for one in told if not one.refused),
        refused=tuple(one for one in told if one.refused),
        as_of=as_of,
        draft_id=uuid4().hex,
    )


def _rows(tell: Tell) -> Callable[[int, int], None]:
    """The progress of reading rows; after the last of them comes comparing."""
    before = 0

    def rows(done: int, total: int) -> None:
        nonlocal before
        is_last = done < total <= done + (done - before)
        before = done
        tell(Progress(Stage.COMPARING if is_last or done == total else Stage.READING, done, total))

    return rows


def unknown(ledger: Ledger) -> Iterator[Heading]:
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


def _homes(duty: Duty, intake: Intake) -> Iterator[Iterator[NewPerson]]:
    for home in intake.homes:
        is_new = home.rows.known is None
        yield (_newcomer(duty, one, home_is_new=is_new) for one in home.people if one.known is None)
    yield (_newcomer(duty, one, home_is_new=False) for one in intake.homeless if one.known is None)


def _newcomer(duty: Duty, one: Entering, *, home_is_new: bool) -> NewPerson:
    row, person, place = one.row, one.row.person, one.row.place
    address = Address(place.estate, place.building, place.unit, place.room) if place else None
    age = age_on(duty.day, person.born_on)
    return NewPerson(row.sheet, row.number, person.name, person.sex, age, address, one.relation, home_is_new)


def _in_order(intake: Intake, found: list[Row]) -> tuple[Row, ...]:
    sheets = {ledger.sheet: place for place, ledger in enumerate(intake.ledgers)}
    return tuple(sorted(found, key=lambda one: (sheets.get(one.sheet, 0), one.number)))


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
        Refused: as `importing.take_in`; as `look`. Nothing was written then.
    """
    now = seen
    if not is_as_it_was(seen.as_of):
        again = look(duty, seen.path, tell)
        if not again.sees_the_same(seen):
            return again
        now = again
    steps = iter(range(1, _WRITING_STAGES + 1))
    tell(Progress(Stage.WRITING, 0, _WRITING_STAGES))
    importing.take_in(
        duty,
        now.intake,
        lambda: tell(Progress(Stage.WRITING, next(steps, _WRITING_STAGES), _WRITING_STAGES)),
        seen.draft_id,
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
        for ledger in seen.intake.ledgers
        if heading.heading in ledger.unknown
        for field in ledger.fields
        if field in ONCE
    }
    by_code = {choice.code: choice for choice in choices.coded("field")}
    fields = FIELDS[heading.kind]
    return (
        by_code[IGNORED],
        *(
            replace(by_code[field], words=(*by_code[field].words, *map(word, fields[field])))
            for field in fields
            if field in by_code and field not in _NOT_TAUGHT and field not in taken
        ),
    )


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
    return str(path), sending_back.write(seen.intake, path)
