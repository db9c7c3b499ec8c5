"""Life events as they are told at the counter: what was typed into a form, made a plan or what it lacks."""

from __future__ import annotations

from collections.abc import Mapping

from db.records import Duty, Kind, Refused
from db.residents import homes
from frontdesk import people
from frontdesk.life_events.carrying_out import carry_out
from frontdesk.life_events.events import EVENTS
from frontdesk.life_events.form_reading import FIELD_OF, Reading
from frontdesk.life_events.plan import NEW, Plan
from frontdesk.life_events.told import About, Told


def about(duty: Duty, kind: Kind, subject: int) -> About:
    """What a card is about. Raises: Refused, `row_gone`, `has_died`."""
    if kind is Kind.HOUSEHOLD:
        (home,) = homes.homes([subject], duty.day)
        return About(home, None)
    (person,) = homes.people([subject], duty.day)
    home_id = homes.homes_of([subject]).get(subject)
    if home_id is None:
        return About(None, person)
    (home,) = homes.homes([home_id], duty.day)
    return About(home, next(member for member in home.members if member.id == subject))


def tell(duty: Duty, event: str, about: About, values: Mapping[str, str]) -> Told:
    """A plan for what was typed, or what it lacks; a reason that belongs to no field stands under "".

    Args:
        duty: Who acts.
        event: One of `EVENTS`.
        about: Whom or which home it is about.
        values: By the fields of that event's form.
    """
    reading = Reading(duty, about, values)
    try:
        return reading.settled(EVENTS[event](reading))
    except Refused as refused:
        reason = refused.reason
        where = str(reason.values.get("field", FIELD_OF.get(reason.code, "")))
        return Told(about.members, problems={where: reason} | reading.problems)


def happen(
    duty: Duty, event: str, about: About, values: Mapping[str, str], *, as_of: str, draft_id: str
) -> Plan:
    """Makes happen what was told; returns the plan it was.

    Args:
        duty: Who acts.
        event: One of `EVENTS`.
        about: As `about` says it now.
        values: By the fields of that event's form.
        as_of: The `fingerprint` of what the form began with.
        draft_id: Of the form.

    Raises:
        Refused: `changed_since`; the first of the problems, with its `field`; as `carry_out`.
    """
    if as_of and fingerprint(about) != as_of:
        raise Refused("changed_since")
    told = tell(duty, event, about, values)
    for where, reason in told.problems.items():
        raise Refused(reason.code, **{**reason.values, "field": where})
    assert told.plan is not None
    carry_out(duty, told.plan, draft_id)
    return told.plan


def seen(told: Told) -> dict[int, str]:
    """Digests of the homes that a plan rests on, by their ids."""
    if told.plan is None:
        return {}
    return {home.id: people.digest(home) for home in told.plan.before if home.id != NEW}


def fingerprint(about: About) -> str:
    """A short digest of the home and the people, by which a form knows later whether they are the same."""
    return people.digest((about.home, about.person))
