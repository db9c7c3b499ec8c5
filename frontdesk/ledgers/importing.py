"""Taking a ledger in, from the file to the database: the same for every kind, the shell and the screen."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence

from db import journal
from db.records import Duty, Refused
from db.residents import known
from frontdesk.ledgers.fields import FIELDS, IGNORED
from frontdesk.ledgers.headings import normalise
from frontdesk.ledgers.incoming import HowFar, Incoming
from frontdesk.ledgers.kinds import PEOPLE, REQUESTS
from frontdesk.ledgers.people_incoming import PeopleIncoming
from frontdesk.ledgers.sheet import Ledger, read_ledgers
from frontdesk.ledgers.workbook import read_workbook
from frontdesk.register_ledgers.entries_incoming import EntriesIncoming
from frontdesk.request_ledgers.requests_incoming import RequestsIncoming
from frontdesk.service_ledgers.attendance_incoming import AttendanceIncoming
from frontdesk.service_ledgers.enrolments_incoming import EnrolmentsIncoming
from frontdesk.service_ledgers.readings_incoming import ReadingsIncoming
from frontdesk.service_ledgers.visits_incoming import VisitsIncoming

_OF_SERVICES: Mapping[str, Callable[[Duty, Sequence[Ledger], HowFar | None], Incoming]] = {
    "enrolments": EnrolmentsIncoming,
    "attendance": AttendanceIncoming,
    "readings": ReadingsIncoming,
    "visits": VisitsIncoming,
}


def open_ledgers(path: str | os.PathLike[str], kind: str | None = None) -> tuple[Ledger, ...]:
    """Read a file and find the tables in it, with what their headings were taught to mean.

    Args:
        path: The file.
        kind: One of `kinds.KINDS`; None to find out by the headings, which tell people, estates,
            organisations, requests and readings only.

    Returns:
        Those of people, if there are any; else those of the kind of the first.

    Raises:
        Refused: what `read_workbook` and `read_ledgers` refuse.
    """
    ledgers = read_ledgers(read_workbook(path), kind, known.taught_headings())
    filled = [ledger for ledger in ledgers if ledger.rows]
    kinds = {ledger.kind for ledger in filled}
    wanted = PEOPLE if not kinds.isdisjoint(PEOPLE) else (filled[0].kind,)
    return tuple(ledger for ledger in filled if ledger.kind in wanted)


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


def look_through(duty: Duty, ledgers: Sequence[Ledger], how_far: HowFar | None = None) -> Incoming:
    """The dry run: everything that taking in would do; nothing is written.

    Args:
        duty: Who acts.
        ledgers: Those of one file, as `open_ledgers` gives them.
        how_far: Told of the rows that are read.
    """
    kind = ledgers[0].kind
    if kind in PEOPLE:
        return PeopleIncoming(duty, ledgers, how_far)
    incoming = _OF_SERVICES.get(kind, RequestsIncoming if kind == REQUESTS else EntriesIncoming)
    return incoming(duty, ledgers, how_far)


def strictly(incoming: Incoming) -> None:
    """Refuse a ledger in which a row is refused. Raises: Refused, `ledger_rows_refused` with the `count`."""
    if count := incoming.counts().refused:
        raise Refused("ledger_rows_refused", count=count)
