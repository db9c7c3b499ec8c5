"""Plans of people who move within the community, leave it, come back to it, or die."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from db.records import Away, Duty, Home, Member, NewHome, Refused
from db.residents import homes
from frontdesk.life_events.after_changes import come, complete, left
from frontdesk.life_events.plan import NEW, Heads, Plan


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
    changes = [left(origin, people, heads, relations) for origin in origins]
    became = come(goal, coming, family, relations, heads)
    return complete(
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
    changes = [left(origin, people, heads or {}, relations or {}) for origin in origins]
    plan = Plan(
        code=code,
        day=duty.day,
        subject=("resident", people[0]),
        before=origins,
        after=tuple(change.home for change in changes),
        away=tuple(away),
        from_nowhere=tuple(person for person in people if person not in lives_in),
    )
    return complete(duty, plan, changes)


def _goal(duty: Duty, to: int | NewHome) -> tuple[Home, NewHome | None]:
    if isinstance(to, int):
        (home,) = homes.homes([to], duty.day)
        return home, None
    if there := homes.at(to.estate_id, to.building, to.unit, to.room):
        # Somebody may share a flat with another household, but then says so by moving in and splitting.
        (home,) = homes.homes(there[:1], duty.day)
        return home, None
    return Home(NEW, homes.address_of(to)), to


def _move_code(origins: Sequence[Home], left: Sequence[Home], goal: Home) -> str:
    if not origins:
        return "move_back"
    whole = all(not home.members for home in left)
    if whole:
        return "household_join" if goal.members else "household_move"
    return "resident_move" if goal.members else "household_split"


def _name(persons: Sequence[Member], home: int, lives_in: Mapping[int, int]) -> str:
    return next(person.name for person in persons if lives_in.get(person.id) == home)
