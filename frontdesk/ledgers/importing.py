"""Importing a ledger, from the file to the register: the same for the command line and the screen."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from db import journal, known
from db.records import Duty, Reason, Refused
from frontdesk.ledgers.bringing_in import bring_in
from frontdesk.ledgers.fields import FIELDS, IGNORED
from frontdesk.ledgers.headings import normalise
from frontdesk.ledgers.intake import Intake, Progress, read_intake
from frontdesk.ledgers.person_row import Doubt
from frontdesk.ledgers.sheet import Ledger, read_ledgers
from frontdesk.ledgers.workbook import read_workbook

TAKEN = ("residents", "households")
"""The kinds of ledgers that can be taken in."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What a ledger comes to, in rows."""

    rows: int
    new: int
    changed: int
    unchanged: int
    doubtful: int
    refused: int
    repeated: int
    homes_new: int
    estates_new: int


def open_ledgers(path: str | os.PathLike[str], kind: str | None = None) -> tuple[Ledger, ...]:
    """Read a file and find the tables in it, with what their headings were taught to mean.

    Args:
        path: The file.
        kind: One of `TAKEN`; None to find out by the headings.

    Raises:
        Refused: what `read_workbook` and `read_ledgers` refuse; `ledger_kind_not_taken` (`kind`).
    """
    ledgers = read_ledgers(read_workbook(path), kind, known.taught_headings())
    taken = tuple(ledger for ledger in ledgers if ledger.kind in TAKEN and ledger.rows)
    if not taken:
        raise Refused("ledger_kind_not_taken", kind=ledgers[0].kind)
    return taken


def teach(duty: Duty, ledger: Ledger, meaning: Mapping[str, str]) -> None:
    """Remember what headings of ledgers with just these headings mean.

    Args:
        duty: Who acts.
        ledger: With the headings.
        meaning: A field by heading; "ignored" for one that is not taken over.

    Raises:
        Refused: `teach_unknown`, with the `heading`, where the ledger has no such heading or field.
    """
    headings = {normalise(heading) for heading in ledger.headings}
    fields = {*FIELDS[ledger.kind], IGNORED}
    for heading, field in meaning.items():
        if normalise(heading) not in headings or field not in fields:
            raise Refused("teach_unknown", heading=heading)
    with journal.operation(duty, "ledger_teach") as entry:
        for heading, field in meaning.items():
            known.teach_heading(entry, ledger.fingerprint, normalise(heading), field)


def look_through(duty: Duty, ledgers: Sequence[Ledger], progress: Progress | None = None) -> Intake:
    """The dry run: everything that importing would do."""
    return read_intake(duty, ledgers, progress)


def take_in(
    duty: Duty, intake: Intake, stage: Callable[[], None] | None = None, draft_id: str | None = None
) -> None:
    """Write down what was looked through. Raises: as `bring_in`."""
    bring_in(duty, intake, stage, draft_id)


def count(intake: Intake) -> Counts:
    """How many rows come to what; a doubtful row is counted as new or changed too."""
    people = list(intake.people())
    return Counts(
        rows=sum(len(ledger.rows) for ledger in intake.ledgers),
        new=sum(one.known is None for one in people),
        changed=sum(one.is_changed for one in people),
        unchanged=sum(one.known is not None and not one.is_changed for one in people),
        doubtful=sum(bool(one.doubts) for one in people) + len(intake.repeated),
        refused=len(intake.refused),
        repeated=len(intake.repeated),
        homes_new=sum(home.rows.known is None and bool(home.people) for home in intake.homes),
        estates_new=len(intake.new_estates),
    )


def strictly(intake: Intake) -> None:
    """Refuse an import in which a row is refused. Raises: Refused, `ledger_rows_refused` with the `count`."""
    if intake.refused:
        raise Refused("ledger_rows_refused", count=len(intake.refused))


class Told(NamedTuple):
    """Something doubtful or refused (`refused`), where it stands, and about whom."""

    sheet: str
    number: int
    name: str
    field: str
    reason: Reason
    refused: bool = False


def told(intake: Intake) -> list[Told]:
    """Everything doubtful or refused, in the order of the rows."""
    found = [Told(one.sheet, one.number, "", "", one.reason, refused=True) for one in intake.refused]
    for one in intake.people():
        row = one.row
        found += [Told(row.sheet, row.number, row.person.name, *_parts(doubt)) for doubt in one.doubts]
    found += [Told(row.sheet, row.number, row.person.name, *_parts(doubt)) for row, doubt in intake.repeated]
    sheets = {ledger.sheet: place for place, ledger in enumerate(intake.ledgers)}
    return sorted(found, key=lambda one: (sheets.get(one.sheet, 0), one.number))


def _parts(doubt: Doubt) -> tuple[str, Reason]:
    return doubt.field, doubt.reason
