"""Whether somebody in a ledger is somebody in the register: by ID number, name and birth, name and home.

Namesakes are normal, so a name alone proves nothing; a number that two names share proves that one of them
is wrong, and not which.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from db.records import PersonDetails
from frontdesk.rules.identity import in_eighteen_digits


class Candidate(NamedTuple):
    """Somebody of the register with the same name or the same paper, and where they live or lived last."""

    id: int
    person: PersonDetails
    household_id: int | None


class Verdict(StrEnum):
    """What a comparison comes to."""

    KNOWN = "known"
    NEW = "new"
    MAYBE = "maybe_same"
    SHARED_PAPER = "paper_shared"
    SEVERAL = "several_fit"


class Recognised(NamedTuple):
    """The verdict, and who it is where it is `KNOWN`; who it may be where it is `MAYBE`."""

    verdict: Verdict
    id: int | None = None


def recognise(
    person: PersonDetails, household_id: int | None, candidates: Sequence[Candidate], *, has_home: bool = True
) -> Recognised:
    """Compare somebody with everybody of the same name or paper.

    Args:
        person: As the ledger has them; a birth date only where its day is known.
        household_id: The household of the register that the ledger's address is, None if it is new or unsaid.
        candidates: Who of the register has the same name or the same number.
        has_home: Whether the ledger says anything of a home.
    """
    namesakes = [one for one in candidates if one.person.name == person.name]
    if person.paper_number:
        if same := [one for one in namesakes if _is_same_paper(person, one.person)]:
            return Recognised(Verdict.KNOWN, same[0].id)
        if holders := [one for one in candidates if _is_same_paper(person, one.person)]:
            return Recognised(Verdict.SHARED_PAPER, holders[0].id)
    fitting = [one for one in namesakes if _fits(person, household_id, one, has_home=has_home)]
    if len(fitting) > 1:
        at_home = [one for one in fitting if one.household_id == household_id]
        fitting = at_home if len(at_home) == 1 else fitting
    if len(fitting) == 1:
        return Recognised(Verdict.KNOWN, fitting[0].id)
    if fitting:
        return Recognised(Verdict.SEVERAL, fitting[0].id)
    open_questions = [one for one in namesakes if not _differ(person, one.person)]
    if open_questions:
        return Recognised(Verdict.MAYBE, open_questions[0].id)
    return Recognised(Verdict.NEW)


def _fits(person: PersonDetails, household_id: int | None, one: Candidate, *, has_home: bool) -> bool:
    """Name and birth, or name and home, or name and phone; and nothing against it."""
    at_home = household_id is not None and household_id == one.household_id
    if _differ(person, one.person):
        return False
    same_birth = person.born_on is not None and person.born_on == one.person.born_on
    if person.paper_number and one.person.paper_number and not _is_same_paper(person, one.person):
        # A slip in a number: born on the same day and living in the same home outweigh it.
        return same_birth and at_home
    if same_birth or at_home:
        return True
    mine = {phone.number for phone in person.phones}
    if household_id is None and any(phone.number in mine for phone in one.person.phones):
        return True
    # Of neither is anything known but the name: the same bare line come again.
    return not has_home and one.household_id is None


def _is_same_paper(one: PersonDetails, other: PersonDetails) -> bool:
    """Whether two numbers are one, of which one may be written in the old form with 15 digits."""
    if not one.paper_number or not other.paper_number:
        return False
    return in_eighteen_digits(one.paper_number) == in_eighteen_digits(other.paper_number)


def _differ(person: PersonDetails, other: PersonDetails) -> bool:
    """Whether two with the same name are certainly two: another birth or sex, or another number.

    Another number proves nothing where both are born on the same day: it may be a slip.
    """
    if {person.sex, other.sex} == {1, 2}:
        return True
    if person.born_on and other.born_on:
        return person.born_on != other.born_on
    both = bool(person.paper_number and other.paper_number)
    return both and not _is_same_paper(person, other)
