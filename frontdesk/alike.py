"""Finding before writing down: who in the register may be the person that a form is about."""

from __future__ import annotations

from collections.abc import Collection

from db.records import Alike, Duty, PersonDetails
from db.residents import alike

MOST = 6


def people_like(
    duty: Duty,
    person: PersonDetails,
    home: int | None = None,
    *,
    itself: int | None = None,
    apart: Collection[int] = (),
) -> tuple[Alike, ...]:
    """Who is like a person, the likeliest first, at most `MOST`.

    Args:
        duty: who asks; the ages are those of the day on duty.
        person: as far as it is known.
        home: the household they live in or are to live in.
        itself: their own record, if there is one: neither it nor who was told apart from it is returned.
        apart: who was told apart in the form itself.
    """
    but = set(apart)
    if itself is not None:
        but |= {itself, *alike.told_apart(itself)}
    return alike.people(person, home, duty.day, but=but, limit=MOST)


def shares_paper(found: Collection[Alike]) -> Alike | None:
    """Whoever has the very ID number, if anybody: the same person, or one of the two numbers is wrong."""
    return next((one for one in found if alike.PAPER in one.why), None)
