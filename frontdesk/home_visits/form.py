"""A visit as it is typed: read, and written down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from db import cards
from db.records import Address, Duty, Reason
from db.residents.people import details
from frontdesk.home_visits.recording import HomeVisit, record
from frontdesk.rules.told_days import told_day
from frontdesk.text import clean

LONGEST = 1_000


@dataclass(frozen=True, slots=True)
class VisitRead:
    """A visit as it was typed, without whom it was to, and by field what is wrong with it."""

    day: date
    people: str = ""
    found: str = ""
    was_in: bool = True
    problems: Mapping[str, Reason] = field(default_factory=dict)


def read(typed: Mapping[str, str], today: date) -> VisitRead:
    """Reads what was typed; an empty day is today."""
    problems: dict[str, Reason] = {}
    day = told_day(typed.get("day", ""), today, "visit_ahead")
    if isinstance(day, Reason):
        problems["day"], day = day, today
    people, found = (clean(typed.get(name, ""), limit=LONGEST).strip() for name in ("people", "found"))
    return VisitRead(day, people, found, typed.get("was_in") != "no", problems)


def save(
    duty: Duty,
    who_id: int,
    typed: Mapping[str, str],
    *,
    at_home: bool = False,
    draft_id: str | None = None,
) -> int:
    """Writes it down; returns its id. Raises: Refused, as `recording.record`.

    Args:
        duty: who acts.
        who_id: the resident who was visited; with `at_home` the household.
        typed: by field.
        at_home: whether the whole household was visited.
        draft_id: of the form it came from.
    """
    visit = read(typed, duty.day)
    return record(
        duty,
        HomeVisit(
            visit.day,
            resident_id=None if at_home else who_id,
            household_id=who_id if at_home else None,
            people=visit.people,
            found=visit.found,
            was_in=visit.was_in,
        ),
        draft_id=draft_id,
    )


def name_of(resident_id: int) -> str:
    """Whom it is about. Raises: Refused, `row_gone`."""
    return details(resident_id).name


def home_of(duty: Duty, household_id: int) -> Address:
    """Where a household lives. Raises: Refused, `row_gone`."""
    return cards.household(household_id, duty.day).address
