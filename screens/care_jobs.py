"""What the page of birthdays and visits asks for, beside the screen."""

from __future__ import annotations

from typing import NamedTuple

from db.records import BirthdayLine, Duty, VisitDue
from frontdesk.rules.entitlements import MARGIN

__all__ = ["MARGIN", "Care", "care", "is_meant"]


class Care(NamedTuple):
    """Those who turn an entitling age, elders with a birthday, and those to be visited at home."""

    entitled: tuple[BirthdayLine, ...]
    greeted: tuple[BirthdayLine, ...]
    to_visit: tuple[VisitDue, ...]

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many of each."""
        return len(self.entitled), len(self.greeted), len(self.to_visit)


def care(duty: Duty) -> Care:
    """All of them."""
    from frontdesk.birthdays.coming import entitlements, greetings
    from frontdesk.home_visits.due import due

    return Care(entitlements(duty), greetings(duty), due(duty))


def is_meant(one: BirthdayLine | VisitDue, typed: str) -> bool:
    """Whether what was typed is about somebody, by name or address."""
    from frontdesk.choices import are_about
    from frontdesk.words import lines

    return not typed.strip() or are_about((one.name, lines.short_address(one.address)), typed)
