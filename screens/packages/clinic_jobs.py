"""What the desk of a clinic asks for and has done, beside the screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from db.records import Address, Duty, HealthReadingLine, Kind, PackageRun, SessionLine
from frontdesk.rules.readings import ReadingLine
from screens.parts.people_columns import is_about

if TYPE_CHECKING:
    from frontdesk.choices import Choice
    from frontdesk.packages.measuring import Recorded

_MOST_FOUND = 20


class Seat(NamedTuple):
    """Somebody who may be measured; `is_in` says whether they are in the package."""

    resident_id: int
    name: str
    sex: int
    age: int | None
    address: Address | None
    is_in: bool


class Seats(NamedTuple):
    """A session, those who fit what is typed, and how many values were taken, by resident."""

    run: PackageRun
    session: SessionLine
    seats: tuple[Seat, ...]
    measured: Mapping[int, int]


def seats(duty: Duty, session_id: int, typed: str) -> Seats:
    """Those who are in and fit what is typed, then others who live here. Raises: Refused, `row_gone`."""
    from frontdesk.packages import measuring

    at = measuring.clinic(duty, session_id)
    inside = {
        one.who_id: Seat(one.who_id, one.name, one.sex, one.age, one.address, True)
        for one in at.enrolments
        if one.who == "resident"
    }
    fitting = dict.fromkeys(seat for seat in inside.values() if is_about(seat, typed))
    others = dict.fromkeys(_found(duty, typed, inside) if typed.strip() else ())
    found = (*fitting, *(one for one in others if one not in fitting))
    return Seats(at.run, at.session, found, at.measured)


def _found(duty: Duty, typed: str, inside: Mapping[int, Seat]) -> Iterator[Seat]:
    """Those whom the find box would find: who is in first."""
    from frontdesk import finding

    hits = [
        hit for hit in finding.find(duty, typed, _MOST_FOUND).hits if hit.kind is Kind.RESIDENT and hit.here
    ]
    yield from (inside[hit.id] for hit in hits if hit.id in inside)
    for hit in hits:
        if hit.id not in inside:
            yield Seat(hit.id, hit.name, hit.sex, hit.age, hit.address, False)


def record(duty: Duty, session_id: int, resident_id: int, line: ReadingLine, measured_by: str) -> Recorded:
    """Write down what was measured. Raises: Refused."""
    from frontdesk.packages import measuring

    return measuring.record(
        duty,
        session_id,
        resident_id,
        line.values,
        measured_by=measured_by,
        agrees=line.agrees,
        override_reason=line.reason,
    )


def taken(duty: Duty, session_id: int, resident_id: int) -> Sequence[Choice]:
    """What was measured of somebody at a session, to pick from; it is noted who looked. Raises: Refused."""
    from frontdesk.choices import Choice
    from frontdesk.packages import measuring
    from frontdesk.words.codes import label
    from frontdesk.words.readings import value_text

    def named(line: HealthReadingLine) -> str:
        time = f"{line.taken_at:%H:%M}"
        return f"{label('reading_kind', line.value.kind)} {value_text(line.value)}  {time}"

    return [Choice(str(one.id), named(one)) for one in measuring.taken(duty, session_id, resident_id)]


def strike(duty: Duty, reading_id: int) -> None:
    """Strike a value. Raises: Refused."""
    from frontdesk.packages import measuring

    measuring.strike(duty, reading_id)
