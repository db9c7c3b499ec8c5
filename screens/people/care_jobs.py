"""What the page of birthdays and visits asks for, beside the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from db.records import BirthdayLine, Duty, FollowUpDue, VisitDue
from frontdesk.rules.entitlements import MARGIN

if TYPE_CHECKING:
    from frontdesk.printing.paper import Printout
    from frontdesk.veterans.visiting import VisitList

__all__ = ["MARGIN", "Care", "care", "patients_opened", "print_veterans", "veterans_opened"]


class Care(NamedTuple):
    """Ages that entitle, birthdays of elders, who is to be visited, or reminded of the health centre."""

    entitled: tuple[BirthdayLine, ...]
    greeted: tuple[BirthdayLine, ...]
    to_visit: tuple[VisitDue, ...]
    veterans: VisitList
    patients: tuple[FollowUpDue, ...]

    @property
    def counts(self) -> tuple[int, ...]:
        """How many of each."""
        people = (self.entitled, self.greeted, self.to_visit, self.veterans.people, self.patients)
        return tuple(map(len, people))


def care(duty: Duty) -> Care:
    """All of them."""
    from frontdesk import follow_ups
    from frontdesk.birthdays.coming import entitlements, greetings
    from frontdesk.home_visits.due import due
    from frontdesk.veterans.visiting import visit_list

    return Care(entitlements(duty), greetings(duty), due(duty), visit_list(duty), follow_ups.due(duty))


def veterans_opened(duty: Duty) -> None:
    """It is noted that somebody looks at the list of veterans."""
    from frontdesk.veterans import visiting

    visiting.opened(duty)


def patients_opened(duty: Duty) -> None:
    """It is noted that somebody looks at who is to be reminded of the health centre."""
    from frontdesk import follow_ups

    follow_ups.opened(duty)


def print_veterans(duty: Duty) -> Printout:
    """The list of visits to veterans on paper; it is noted who made it."""
    from frontdesk.printing.veteran_visits import veteran_visits
    from frontdesk.veterans import visiting

    visiting.opened(duty)
    return veteran_visits(duty, visiting.visit_list(duty))
