"""Plans of people who come into a home: a child that is born, somebody who marries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from db.records import Duty, Home, Member, Newcomer, PersonDetails
from db.residents import homes
from frontdesk.life_events.after_changes import come, complete
from frontdesk.life_events.moving import move
from frontdesk.life_events.plan import Heads, Plan
from frontdesk.rules.homes import head_of
from frontdesk.rules.kinship import relation_through

_FIRST_NEWCOMER = -1
_CHILD = {1: "20", 2: "30"}
_CHILD_OF_UNKNOWN_SEX = "29"
_SPOUSE = "10"


def birth(
    duty: Duty, household_id: int, child: PersonDetails, parents: Sequence[int], *, relation: str = ""
) -> Plan:
    """A child is born into a home.

    Args:
        duty: Who acts.
        household_id: Where it will live.
        child: Who it is.
        parents: Residents' ids, who answer for it; what it is to the head follows from the first one who
            lives there.
        relation: What it is to the head, if that does not follow.

    Raises:
        Refused: `row_gone`, `has_died`.
    """
    (home,) = homes.homes([household_id], duty.day)
    homes.people(parents, duty.day)
    born = Member(_FIRST_NEWCOMER, child.name, child.sex, 0, "")
    own = _CHILD.get(child.sex, _CHILD_OF_UNKNOWN_SEX)
    said, sure = (relation, True) if relation else _through(home, parents, own, born)
    return _arrival(
        duty, "birth", home, Newcomer(born.id, child, tuple(parents)), replace(born, relation=said), sure
    )


def marriage_in(
    duty: Duty,
    household_id: int,
    spouse_id: int,
    who: int | PersonDetails,
    *,
    relation: str = "",
    heads: Heads | None = None,
) -> Plan:
    """Somebody marries a member of a home and comes to live there.

    Args:
        duty: Who acts.
        household_id: The home.
        spouse_id: Who of that home is married.
        who: A resident's id, or somebody not known yet.
        relation: What they are to the head, if it does not follow from the spouse.
        heads: Who becomes head of the home a resident leaves.

    Raises:
        Refused: as `move`.
    """
    (home,) = homes.homes([household_id], duty.day)
    if isinstance(who, int):
        (person,) = homes.people([who], duty.day)
        said, _sure = (relation, True) if relation else _through(home, [spouse_id], _SPOUSE, person)
        plan = move(duty, [who], household_id, relations={who: said} if said else {}, heads=heads)
        return replace(plan, code="marriage_in")
    coming = Member(_FIRST_NEWCOMER, who.name, who.sex, None, "")
    said, sure = (relation, True) if relation else _through(home, [spouse_id], _SPOUSE, coming)
    return _arrival(duty, "marriage_in", home, Newcomer(coming.id, who), replace(coming, relation=said), sure)


def _through(home: Home, people: Sequence[int], relation: str, member: Member) -> tuple[str, bool]:
    """What somebody is to the head who is this to one of the home's people; "" where none lives there."""
    head = head_of(home)
    for one in home.members:
        if one.id in people:
            guess = relation_through(one.relation, relation, head or one, member)
            return guess.code, guess.sure and head is not None
    return "", True


def _arrival(duty: Duty, code: str, home: Home, newcomer: Newcomer, member: Member, sure: bool) -> Plan:
    relations = {member.id: member.relation} if member.relation else {}
    become_head = {home.id: member.id} if not home.members else {}
    change = come(home, [member], [member], relations, become_head)
    if not sure:
        change = change._replace(doubtful=change.doubtful | {member.id})
    plan = Plan(
        code=code,
        day=duty.day,
        subject=("household", home.id),
        before=(home,),
        after=(change.home,),
        newcomers=(newcomer,),
    )
    return complete(duty, plan, (change,))
