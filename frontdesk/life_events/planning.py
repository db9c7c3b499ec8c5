"""Plans of life events, made from how things stand now; nothing is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from db import hanging, homes, residencies
from db.people import details
from db.records import Away, Duty, Home, Member, Newcomer, NewHome, PersonDetails, Reason, Refused
from db.seats import HEAD, OTHER_KIN
from frontdesk.life_events.plan import NEW, NOBODY, Heads, Merged, Plan
from frontdesk.rules.homes import Changed, faults, head_of, joined, seated, settled, without
from frontdesk.rules.kinship import relation_through
from frontdesk.rules.merging import united

_FIRST_NEWCOMER = -1
_CHILD = {1: "20", 2: "30"}
_CHILD_OF_UNKNOWN_SEX = "29"
_SPOUSE = "10"


def move(
    duty: Duty,
    people: Sequence[int],
    to: int | NewHome,
    *,
    relations: Mapping[int, str] | None = None,
    heads: Heads | None = None,
) -> Plan:
    """People move into another home of the community, or come back to one after having been away.

    A whole household into an empty flat keeps its head and relations; some of a household into an empty
    flat are a split, their first one becomes head; a household into another is a join.

    Args:
        duty: Who acts.
        people: Residents' ids, the one it is about first.
        to: A household's id, or the address of one to be made.
        relations: What they are to the head there, by id; of people from one home the first one's is enough.
        heads: Who becomes head where the head's place is left empty.

    Raises:
        Refused: `nobody_chosen`, `row_gone`, `has_died`, `lives_there_already`.
    """
    if not people:
        raise Refused("nobody_chosen")
    persons = homes.people(people, duty.day)
    lives_in = homes.homes_of(people)
    goal, new_home = _goal(duty, to)
    if goal.id in lives_in.values():
        raise Refused("lives_there_already", name=_name(persons, goal.id, lives_in))
    return _move(duty, people, goal, new_home, relations or {}, heads or {})


def _move(
    duty: Duty,
    people: Sequence[int],
    goal: Home,
    new_home: NewHome | None,
    relations: Mapping[int, str],
    heads: Heads,
) -> Plan:
    persons = homes.people(people, duty.day)
    lives_in = homes.homes_of(people)
    origins = homes.homes(list(dict.fromkeys(lives_in.values())), duty.day)
    # What people are to each other is known of those of one home; of others it has to be said.
    home = lives_in.get(people[0])
    family = next((origin.members for origin in origins if origin.id == home), ())
    related = {member.id: member for member in family}
    coming = [related.get(person.id, person) for person in persons]
    changes = [_left(origin, people, heads, relations) for origin in origins]
    became = _come(goal, coming, family, relations, heads)
    return _complete(
        duty,
        Plan(
            code=_move_code(origins, [change.home for change in changes], goal),
            day=duty.day,
            subject=("resident", people[0]),
            before=(*origins, goal),
            after=(*(change.home for change in changes), became.home),
            new_home=new_home,
            from_nowhere=tuple(person.id for person in persons if person.id not in lives_in),
        ),
        (*changes, became),
    )


def split(
    duty: Duty,
    people: Sequence[int],
    to: int | NewHome,
    *,
    relations: Mapping[int, str] | None = None,
    heads: Heads | None = None,
) -> Plan:
    """Some of a household become one of their own: elsewhere, or (`to` is where they live) in the same flat.

    Raises:
        Refused: as `move`; `whole_household` where nobody would stay behind in the same flat.
    """
    lives_in = homes.homes_of(people)
    if not isinstance(to, int) or to not in lives_in.values():
        return move(duty, people, to, relations=relations, heads=heads)
    (home,) = homes.homes([to], duty.day)
    if {member.id for member in home.members} <= set(people):
        raise Refused("whole_household")
    return _move(duty, people, Home(NEW, home.address), homes.beside(to), relations or {}, heads or {})


def move_away(
    duty: Duty,
    people: Sequence[int],
    to: str = "",
    *,
    heads: Heads | None = None,
    relations: Mapping[int, str] | None = None,
) -> Plan:
    """People leave the community; `to` says where they go, as far as known. Raises: as `move`."""
    return _depart(duty, "move_away", people, [Away(person, to=to) for person in people], heads, relations)


def death(
    duty: Duty, resident_id: int, *, heads: Heads | None = None, relations: Mapping[int, str] | None = None
) -> Plan:
    """Somebody has died; the day is the day on duty's (see `on`). Raises: as `move`."""
    return _depart(duty, "death", [resident_id], [Away(resident_id, died=True)], heads, relations)


def _depart(
    duty: Duty,
    code: str,
    people: Sequence[int],
    away: Sequence[Away],
    heads: Heads | None,
    relations: Mapping[int, str] | None,
) -> Plan:
    if not people:
        raise Refused("nobody_chosen")
    homes.people(people, duty.day)
    lives_in = homes.homes_of(people)
    if code == "move_away" and len(lives_in) < len(set(people)):
        raise Refused("lives_nowhere")
    origins = homes.homes(list(dict.fromkeys(lives_in.values())), duty.day)
    changes = [_left(origin, people, heads or {}, relations or {}) for origin in origins]
    plan = Plan(
        code=code,
        day=duty.day,
        subject=("resident", people[0]),
        before=origins,
        after=tuple(change.home for change in changes),
        away=tuple(away),
        from_nowhere=tuple(person for person in people if person not in lives_in),
    )
    return _complete(duty, plan, changes)


def change_head(
    duty: Duty, household_id: int, head_id: int, *, relations: Mapping[int, str] | None = None
) -> Plan:
    """Another member becomes head (or nobody: `NOBODY`), and everybody's relation is told anew.

    Raises:
        Refused: `row_gone`.
    """
    (home,) = homes.homes([household_id], duty.day)
    change = settled(home, head_id, relations or {})
    plan = Plan(
        code="head_change",
        day=duty.day,
        subject=("household", household_id),
        before=(home,),
        after=(change.home,),
    )
    return _complete(duty, plan, (change,))


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


def merge_households(
    duty: Duty,
    kept_id: int,
    other_id: int,
    *,
    relations: Mapping[int, str] | None = None,
    head_id: int | None = None,
) -> Plan:
    """Two records of one household become one; everybody of the other lives in the one that is kept.

    Args:
        duty: Who acts.
        kept_id: The household that stays.
        other_id: The one that goes into it.
        relations: What they are to the head, by id; by itself everybody of the other keeps the relation
            they had, its head becomes `other kin`, a guess.
        head_id: Who is head afterwards, if not the kept one's.

    Raises:
        Refused: `row_gone`, `same_household`.
    """
    if kept_id == other_id:
        raise Refused("same_household")
    kept, other = homes.homes([kept_id, other_id], duty.day)
    known = dict(relations or {})
    guessed = set[int]()
    for member in other.members:
        if member.id not in known and kept.members:
            known[member.id] = OTHER_KIN if member.relation == HEAD and head_of(kept) else member.relation
            guessed.add(member.id)
    come = joined(kept, other.members, other.members, known)
    change = settled(come.home, head_id, known)
    emptied = replace(other, members=(), without_head=False)
    plan = Plan(
        code="household_merge",
        day=duty.day,
        subject=("household", kept_id),
        before=(kept, other),
        after=(change.home, emptied),
        absorbed=other_id,
    )
    return _complete(duty, plan, (Changed(change.home, frozenset(guessed)), come, change))


def merge_people(duty: Duty, kept_id: int, other_id: int, *, heads: Heads | None = None) -> Plan:
    """Two records of one person become one; what is empty in the kept one is taken from the other.

    The person lives where the kept record does, or where the other does if the kept one lives nowhere.

    Args:
        duty: Who acts.
        kept_id: The resident whose record stays.
        other_id: The one whose record goes into it.
        heads: Who becomes head of the home that the other record leaves, if it was its head.

    Raises:
        Refused: `row_gone`, `has_died`, `same_person`.
    """
    if kept_id == other_id:
        raise Refused("same_person")
    kept, _other = homes.people([kept_id, other_id], duty.day)
    lives_in = homes.homes_of([kept_id, other_id])
    origins = homes.homes(list(dict.fromkeys(lives_in.values())), duty.day)
    heads = dict(heads or {})
    changes = []
    for origin in origins:
        here = {member.id: member for member in origin.members}
        if other_id not in here:
            changes.append(Changed(origin))
            continue
        if kept_id in here and here[other_id].relation == HEAD:
            heads[origin.id] = kept_id
        if kept_id not in lives_in:
            kept = replace(kept, relation=here[other_id].relation)
            origin = replace(origin, members=(*origin.members, kept))
        changes.append(_left(origin, [other_id], heads))
    plan = Plan(
        code="resident_merge",
        day=duty.day,
        subject=("resident", kept_id),
        before=origins,
        after=tuple(change.home for change in changes),
        away=(Away(other_id),) if other_id in lives_in else (),
        from_nowhere=tuple(one for one in (kept_id, other_id) if one not in lives_in),
        merged=Merged(kept_id, other_id, united(details(kept_id), details(other_id))),
    )
    return _complete(duty, plan, changes)


def on(duty: Duty, plan: Plan, day: date) -> Plan:
    """The plan for another day than today: what happened is often told later.

    `day_ahead` and `day_before_stay` (with the `name`) are problems of the plan that is returned.
    """
    problems = [problem for problem in plan.problems if problem.code not in ("day_ahead", "day_before_stay")]
    if day > duty.day:
        problems.append(Reason("day_ahead"))
    for name in residencies.begun_after(day, [*_moved(plan), *(one.resident_id for one in plan.away)]):
        problems.append(Reason("day_before_stay", {"name": name}))
    return replace(plan, day=day, problems=tuple(problems))


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
    change = _come(home, [member], [member], relations, become_head)
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
    return _complete(duty, plan, (change,))


def _goal(duty: Duty, to: int | NewHome) -> tuple[Home, NewHome | None]:
    if isinstance(to, int):
        (home,) = homes.homes([to], duty.day)
        return home, None
    if there := homes.at(to.estate_id, to.building, to.unit, to.room):
        # Somebody may share a flat with another household, but then says so by moving in and splitting.
        (home,) = homes.homes(there[:1], duty.day)
        return home, None
    return Home(NEW, homes.address_of(to)), to


def _left(
    origin: Home, people: Sequence[int], heads: Heads, relations: Mapping[int, str] | None = None
) -> Changed:
    """A home after some have left it."""
    return settled(without(origin, people), heads.get(origin.id), relations or {})


def _come(
    goal: Home, coming: Sequence[Member], origin: Sequence[Member], relations: Mapping[int, str], heads: Heads
) -> Changed:
    """A home after some have come to it; in an empty one the head who came stays head, or the first is it."""
    come = joined(goal, coming, origin, relations)
    head_id = heads.get(goal.id)
    if head_id is None:
        said = next(
            (one for one in relations if relations[one] == HEAD and any(m.id == one for m in coming)), None
        )
        head_id = said
    if head_id is None and not goal.members and not any(one.relation == HEAD for one in coming):
        head_id = coming[0].id
    if head_id is not None and head_id != NOBODY and not goal.members:
        # Among themselves they are what they were in the home they come from.
        become = {one.id: one for one in origin}
        come = come._replace(
            home=replace(come.home, members=tuple(become.get(one.id, one) for one in come.home.members))
        )
    change = settled(come.home, head_id, relations)
    return Changed(change.home, come.doubtful | change.doubtful, (*come.problems, *change.problems))


def _move_code(origins: Sequence[Home], left: Sequence[Home], goal: Home) -> str:
    if not origins:
        return "move_back"
    whole = all(not home.members for home in left)
    if whole:
        return "household_join" if goal.members else "household_move"
    return "resident_move" if goal.members else "household_split"


def _complete(duty: Duty, plan: Plan, changes: Sequence[Changed]) -> Plan:
    """The plan with what hangs on it, what is a guess in it, and what is in its way, each once."""
    moved = _moved(plan)
    problems = [problem for change in changes for problem in change.problems]
    problems += faults(plan.after)
    told = tuple(hanging.reasons(moved, died=plan.code == "death", grids=_grids(plan)))
    told += hanging.packages([one.resident_id for one in plan.away])
    doubtful = frozenset[int]().union(*(change.doubtful for change in changes))
    unique = tuple(
        {(problem.code, *sorted(problem.values.items())): problem for problem in problems}.values()
    )
    after = tuple(seated(home) for home in plan.after)
    return replace(plan, after=after, hanging=told, doubtful=doubtful, problems=unique)


def _moved(plan: Plan) -> list[int]:
    """Who lives elsewhere afterwards than before."""
    was = {member.id: home.id for home in plan.before for member in home.members}
    becomes = {member.id: home.id for home in plan.after for member in home.members}
    gone = [one.resident_id for one in plan.away]
    return [*gone, *(one for one, home in becomes.items() if one > 0 and was.get(one) != home)]


def _grids(plan: Plan) -> tuple[int, int] | None:
    """The grids that people leave and come to, where they differ."""
    if plan.away or plan.absorbed is not None or len(plan.before) < 2:
        return None
    left, come = plan.before[0].grid, plan.before[-1].grid
    return (left, come) if left and come and left != come else None


def _name(persons: Sequence[Member], home: int, lives_in: Mapping[int, int]) -> str:
    return next(person.name for person in persons if lives_in.get(person.id) == home)
