"""Which consents have to be there before somebody is taken into a package (pure).

Personal Information Protection Law (个人信息保护法) art. 28, 29 and 31: data of children under 14 need the
consent of a parent or guardian, and health data a separate one. Under 18 an activity takes the guardian's
signature (domain 3.5).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from db.records import ConsentLine

GUARDIAN, SIGNATURE, HEALTH, ACTIVITY = "guardian", "signature", "health", "activity"
PURPOSES = (GUARDIAN, SIGNATURE, HEALTH, ACTIVITY)
NEEDS_GUARDIAN, GROWN_UP = 14, 18
OF_CHILDREN = ("collected_by", "school", "allergies")
"""What a package may ask of a child only."""


def consents_needed(asked: Collection[str], age: int | None, *, has_health: bool) -> tuple[str, ...]:
    """The consents that enrolment needs, the guardian's first.

    Args:
        asked: those that the package asks of everybody.
        age: completed years; somebody of an unknown age is taken for a grown-up.
        has_health: whether its sessions record readings.
    """
    needed = set(asked) - {GUARDIAN, SIGNATURE}
    if needs_guardian(age):
        needed.add(GUARDIAN)
    elif age is not None and age < GROWN_UP:
        needed.add(SIGNATURE)
    if has_health:
        needed.add(HEALTH)
    return tuple(purpose for purpose in PURPOSES if purpose in needed)


def needs_guardian(age: int | None) -> bool:
    """Whether somebody is so young that a guardian answers for all that is asked of them."""
    return age is not None and age < NEEDS_GUARDIAN


def by_guardian(age: int | None) -> bool:
    """Whether a guardian has to give them."""
    return age is not None and age < GROWN_UP


def taken_back_on(lines: Iterable[ConsentLine], purpose: str) -> date | None:
    """The day on which the last consent to something was taken back; None while one stands, or none was."""
    given = [line for line in lines if line.purpose == purpose and line.given_on is not None]
    days = [line.withdrawn_on for line in given]
    return None if None in days else max((day for day in days if day is not None), default=None)
