"""The whistle board: what every unit owes the office, the latest on top."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from db.records import Duty, WhistleLine
from db.requests import whistles
from db.search.keys import word
from frontdesk.choices import spelled
from frontdesk.requests.clocks import Clocks, clocks
from frontdesk.requests.ledger import LATE
from frontdesk.rules.request_numbers import is_meant, is_number
from frontdesk.text import clean

MOST = 500
"""The most whistles on the board."""
_MOST_ANSWERED = 200


@dataclass(frozen=True, slots=True)
class OnBoard:
    """A whistle and how it stands: `late` working days late, or as many left where it is negative.

    Late is what is not done by its day, and what nobody has reported in for by then (domain 4.3).
    """

    line: WhistleLine
    late: int
    is_late: bool


@dataclass(frozen=True, slots=True)
class UnitOnBoard:
    """A unit with its whistles, those it owes an answer to first."""

    unit: str
    whistles: tuple[OnBoard, ...]

    @property
    def owed(self) -> int:
        """How many it owes an answer to."""
        return sum(one.line.is_open for one in self.whistles)

    @property
    def late(self) -> int:
        """How many of those are late."""
        return sum(one.is_late for one in self.whistles)


def board(duty: Duty, typed: str, *, answered: bool = False) -> tuple[UnitOnBoard, ...]:
    """The units that owe something, whoever is latest first; at most `MOST` whistles.

    Args:
        duty: on whose day.
        typed: words that all have to fit: a unit, an estate or the matter by characters, initials or
            spelling, the beginning of a number, `cq` for what is late.
        answered: whether what was answered lately is there too.
    """
    found = [*whistles.owed(MOST), *(whistles.answered(_MOST_ANSWERED) if answered else ())]
    words = [word(part) for part in clean(typed).split()[:8]]
    read = clocks(duty)
    lines = [_stands(line, duty.day, read) for line in found]
    fitting = [one for one in lines if all(_fits(one, wanted) for wanted in words)]
    by_unit: dict[int, list[OnBoard]] = {}
    for one in fitting:
        by_unit.setdefault(one.line.unit_id, []).append(one)
    units = [UnitOnBoard(those[0].line.unit, tuple(sorted(those, key=_place))) for those in by_unit.values()]
    return tuple(sorted(units, key=lambda unit: (_place(unit.whistles[0]), unit.unit)))


def _stands(line: WhistleLine, today: date, read: Clocks) -> OnBoard:
    if not line.is_open:
        return OnBoard(line, 0, False)
    if line.due_on is not None and line.due_on < today:
        return OnBoard(line, read.calendar.between(line.due_on, today), True)
    report_in = read.of_whistle(line)
    if report_in is not None and report_in.lamp == "red":
        return OnBoard(line, read.calendar.between(report_in.due_on, today), True)
    return OnBoard(line, 0 if line.due_on is None else read.calendar.between(line.due_on, today), False)


def _place(one: OnBoard) -> tuple[bool, int, int]:
    """Where it stands: what is owed first, by when it was due; the rest from the latest on."""
    line = one.line
    if line.is_open:
        return False, (line.due_on or date.max).toordinal(), line.id
    return True, -line.sent_on.toordinal(), -line.id


def _fits(one: OnBoard, wanted: str) -> bool:
    line = one.line
    if wanted in LATE:
        return one.is_late
    if is_number(wanted):
        return is_meant(line.number, wanted)
    texts = (line.unit, line.estate, line.place, *line.topic_names)
    if not wanted.isascii():
        return any(wanted in word(text) for text in (*texts, line.summary))
    return any(_is_spelled(text, wanted) for text in texts)


def _is_spelled(text: str, wanted: str) -> bool:
    forms: Sequence[str] = spelled(text) if text else ()
    return any(form.startswith(wanted) or (len(wanted) > 1 and wanted in form) for form in forms)
