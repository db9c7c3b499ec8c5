"""What taking a ledger of requests in is going to do, row by row, before anything is written.

Every row becomes one of these: a new request, one that is there already (then nothing of it is changed), one
that stands further up in the ledger, or refused.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from db import journal
from db.connection import reading as reads
from db.records import Duty, Reason
from db.requests import bringing_in
from db.requests.bringing_in import KnownRequest, PastRequest
from frontdesk.ledgers.doubts import Doubt
from frontdesk.ledgers.incoming import HowFar
from frontdesk.ledgers.sheet import Ledger
from frontdesk.request_ledgers.numbering import Numbers
from frontdesk.request_ledgers.office_words import OfficeWords
from frontdesk.request_ledgers.past import Writer, standing
from frontdesk.request_ledgers.request_row import RequestRow
from frontdesk.request_ledgers.row_reader import RequestReader
from frontdesk.request_ledgers.whose import Whose
from frontdesk.rules.request_states import CLOSED

_TOLD_EVERY = 200
Key = tuple[date, str, str]


class Entering(NamedTuple):
    """A row with the request that it makes, or (`past` None) that it is about."""

    row: RequestRow
    past: PastRequest | None
    known: KnownRequest | None = None


@dataclass(slots=True)
class RequestIntake:
    """All that a file comes to; `sequence` is the journal's entry it was compared at."""

    ledgers: tuple[Ledger, ...]
    sequence: int
    entering: list[Entering] = field(default_factory=list)
    repeated: list[RequestRow] = field(default_factory=list)
    refused: list[RequestRow] = field(default_factory=list)


@reads
def read_intake(duty: Duty, ledgers: Sequence[Ledger], how_far: HowFar | None = None) -> RequestIntake:
    """Compare the rows of ledgers with the requests that are there; nothing is written.

    Args:
        duty: Who acts.
        ledgers: Those of one file.
        how_far: Told now and then of the rows that are read.
    """
    intake = RequestIntake(tuple(ledgers), journal.sequence())
    office = OfficeWords(duty)
    rows: list[RequestRow] = []
    total = sum(len(ledger.rows) for ledger in ledgers)
    for ledger in ledgers:
        reader = RequestReader(ledger, office, duty.day)
        for line in ledger.rows:
            if how_far is not None and len(rows) % _TOLD_EVERY == 0:
                how_far(len(rows), total)
            rows.append(reader.read(line))
    read = _without_repeated(rows, intake)
    there = _There(read)
    new = [row for row in read if (known := there.find(row)) is None or _is_there(intake, row, known)]
    numbers = Numbers(new, there.by_number)
    whose, writer = Whose(new, office), Writer(office, duty.day, duty.staff_id)
    for row in new:
        place, resident_id = whose.of(row)
        number = numbers.of(row)
        intake.entering.append(Entering(row, writer.past(row, number, place, resident_id)))
    if how_far is not None:
        how_far(total, total)
    return intake


def _is_there(intake: RequestIntake, row: RequestRow, known: KnownRequest) -> bool:
    """Notes that a row is about a request that is there; never true, for it is not new."""
    row.doubts.clear()
    if known.state not in CLOSED and standing(row, date.max).state in CLOSED:
        row.doubts.append(Doubt("status", Reason("request_closed_in_ledger", {"number": known.number})))
    intake.entering.append(Entering(row, None, known))
    return False


def _without_repeated(rows: Iterable[RequestRow], intake: RequestIntake) -> list[RequestRow]:
    """The rows that are read and stand for the first time."""
    first: dict[tuple[object, ...], int] = {}
    found = []
    for row in rows:
        if row.refused is not None:
            intake.refused.append(row)
            continue
        key = (*_key(row.received_on, row.reporter, row.words), row.estate_id, row.address)
        if (before := first.setdefault(key, row.number)) != row.number:
            row.doubts = [Doubt("content", Reason("request_twice", {"row": before}))]
            intake.repeated.append(row)
        else:
            found.append(row)
    return found


def _key(received_on: date, reporter: str, words: str) -> Key:
    return received_on, reporter, "".join(words.split())


class _There:
    """The requests that are there of the days and the numbers of a ledger."""

    def __init__(self, rows: Sequence[RequestRow]) -> None:
        self._by_key: defaultdict[Key, list[KnownRequest]] = defaultdict(list)
        self.by_number: dict[str, KnownRequest] = {}
        days = {row.received_on for row in rows}
        for one in bringing_in.known(days, {row.old_number for row in rows if row.old_number}):
            self._by_key[_key(one.received_on, one.reporter, one.words)].append(one)
            self.by_number[one.number] = one

    def find(self, row: RequestRow) -> KnownRequest | None:
        """The request that a row is about: of its number and day, or of the same day, reporter and words."""
        numbered = self.by_number.get(row.old_number)
        if numbered is not None and numbered.received_on == row.received_on:
            return numbered
        same = self._by_key.get(_key(row.received_on, row.reporter, row.words), ())
        fitting = [one for one in same if row.estate_id in (None, one.estate_id) or one.estate_id is None]
        return fitting[0] if fitting else None
