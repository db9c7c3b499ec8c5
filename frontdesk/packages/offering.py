"""What is said before somebody is taken into a package: may they, why (not), and what is still needed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.connection import reading as reads
from db.packages import consents, eligible, enrolments, outreach_of_bodies, reading
from db.records import Duty, PackageRun, PersonFacts
from db.residents import homes
from frontdesk.packages.served import BODIES
from frontdesk.rules.consents import consents_needed
from frontdesk.rules.targets import Answer, answers


@dataclass(frozen=True, slots=True)
class Offer:
    """A package offered to one person.

    Args:
        run: the package.
        person: what is known of them, for packages that serve residents.
        answers: what each term of the target rule says, in words.
        may_join: whether all of them hold and they are still here.
        state: of their enrolment, "" where there is none; `enrolment_id` its id.
        place: the place in line they would get; None where a place is free.
        needs: consents that are still to be given; `refused`: those that were, which are not asked again.
        clashes: sessions of other packages of theirs at the same time, as (name, day, starts).
    """

    run: PackageRun
    person: PersonFacts | None
    answers: tuple[Answer, ...]
    may_join: bool
    state: str = ""
    enrolment_id: int | None = None
    place: int | None = None
    needs: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    clashes: tuple[tuple[str, date, str], ...] = ()


@reads
def offer(duty: Duty, package_id: int, who: str, who_id: int) -> Offer:
    """What can be said of somebody and a package. Raises: Refused, `row_gone`.

    Args:
        duty: who asks.
        package_id: the run.
        who: resident, household, registered_member, party_member or volunteer; `who_id` its id.
    """
    run = reading.run(package_id)
    person = eligible.facts(who_id, duty.day) if who == "resident" else None
    said = () if person is None else answers(run.target, run.series, person, duty.day)
    is_empty = False
    if who == "household" and run.target:
        said = _of_household(run, who_id, duty.day)
        is_empty = not said
    if run.target and who in BODIES:
        said = _of_body(run, who, who_id, duty.day)
    enrolment = enrolments.of(package_id, who, who_id)
    needs, refused = _consents(run, person, duty.day)
    return Offer(
        run=run,
        person=person,
        answers=said,
        may_join=all(one.holds for one in said) and not is_empty and (person is None or not person.gone),
        state=enrolment.state if enrolment else "",
        enrolment_id=enrolment.id if enrolment else None,
        place=_place(run),
        needs=needs,
        refused=refused,
        clashes=() if person is None else reading.clashes(who_id, package_id, duty.day),
    )


def _of_household(run: PackageRun, household_id: int, day: date) -> tuple[Answer, ...]:
    """What the target rule says of the one who lives there whom it is rather for."""
    (home,) = homes.homes([household_id], day)
    told = [answers(run.target, run.series, eligible.facts(one.id, day), day) for one in home.members]
    return max(told, key=lambda each: sum(one.holds for one in each), default=())


def _of_body(run: PackageRun, who: str, who_id: int, day: date) -> tuple[Answer, ...]:
    """What the target rule says of a member or volunteer; nothing of one who is not on the register."""
    resident_id = outreach_of_bodies.resident_of(who, who_id)
    if resident_id is None:
        return ()
    return answers(run.target, run.series, eligible.facts(resident_id, day), day)


def _place(run: PackageRun) -> int | None:
    enrolled, waiting = reading.occupancy(run.id)
    return None if run.capacity is None or enrolled < run.capacity else waiting + 1


def _consents(
    run: PackageRun, person: PersonFacts | None, day: date
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if person is None:
        return (), ()
    needed = consents_needed(run.consent, person.age, has_health="readings" in run.records)
    standing = consents.standing(consents.of_resident(person.resident_id, run.id), day)
    return (
        tuple(purpose for purpose in needed if purpose not in standing),
        tuple(purpose for purpose in needed if standing.get(purpose) is False),
    )
