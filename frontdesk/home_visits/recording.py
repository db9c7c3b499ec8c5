"""Writing a visit at somebody's home down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db import journal
from db.records import Duty, Refused
from db.residents import home_visits
from frontdesk import people


@dataclass(frozen=True, slots=True)
class HomeVisit:
    """A visit: to whom, when, who went, and what was found.

    `was_in` says whether anybody opened: a door nobody opened is no visit that counts.
    """

    day: date
    resident_id: int | None = None
    household_id: int | None = None
    time: str = ""
    people: str = ""
    found: str = ""
    was_in: bool = True
    package_id: int | None = None
    request_id: int | None = None


def record(duty: Duty, visit: HomeVisit, *, draft_id: str | None = None) -> int:
    """Writes a visit down; returns its id. A visit to a resident counts for their household, too.

    Raises:
        Refused: `visit_nobody`, `visit_ahead`, `row_gone`, `already_saved`.
    """
    if visit.resident_id is None and visit.household_id is None:
        raise Refused("visit_nobody", field="who")
    if visit.day > duty.day:
        raise Refused("visit_ahead", field="day")
    with journal.operation(
        duty, "home_visit", subject_kind="resident", subject_id=visit.resident_id, draft_id=draft_id
    ) as entry:
        household = visit.household_id
        if household is None and visit.resident_id is not None:
            household = people.home_of(visit.resident_id)
        return home_visits.add(
            entry,
            day=visit.day,
            time=visit.time,
            resident=visit.resident_id,
            household=household,
            package=visit.package_id,
            request=visit.request_id,
            people=visit.people,
            found=visit.found,
            was_in=visit.was_in,
        )


def strike(duty: Duty, visit_id: int) -> None:
    """Strikes a visit that was wrong; it stays to be read. Raises: Refused, `row_gone`."""
    with journal.operation(
        duty, "home_visit_strike", subject_kind="home_visit", subject_id=visit_id
    ) as entry:
        home_visits.strike(entry, visit_id)
