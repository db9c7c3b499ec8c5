"""The lists of visits for 1 August and Spring Festival: who is to be visited, and who was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.access import access_log
from db.connection import transaction
from db.records import Duty, VeteranVisit
from db.residents import veterans
from frontdesk.birthdays.lunar import LunarDay, in_lunar_year
from frontdesk.rules.veteran_visits import Occasion, occasion


@dataclass(frozen=True, slots=True)
class VisitList:
    """An occasion and those to be visited for it, grid by grid."""

    occasion: Occasion
    people: tuple[VeteranVisit, ...]

    @property
    def visited(self) -> int:
        """How many were."""
        return sum(one.visited_on is not None for one in self.people)


def visit_list(duty: Duty) -> VisitList:
    """The list that is due today, or the next one."""
    now = occasion(duty.day, _new_year)
    return VisitList(now, veterans.living(duty.day, now.since, min(now.until, duty.day)))


def opened(duty: Duty) -> None:
    """Somebody looks at the list: that stands in the access log, since being on it tells something."""
    with transaction():
        access_log.note(duty, None, "veteran_list", "visit")


def _new_year(year: int) -> date | None:
    return in_lunar_year(year, LunarDay(1, 1))
