"""Life events as they are told at the counter: what was typed into a form, made a plan or what it lacks.

Values are those of the forms: `#12` is the resident or the household 12, `+…` somebody or some home that
is not known yet, several people stand behind one another; whatever else stands there was not understood.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from db import estates, homes
from db.people import details
from db.records import Duty, Home, Kind, Member, NewHome, PersonDetails, Reason, Refused
from frontdesk import alike, people
from frontdesk.life_events import planning
from frontdesk.life_events.carrying_out import carry_out
from frontdesk.life_events.corrections import read_corrections
from frontdesk.life_events.destinations import goal_of, new_name, person_id
from frontdesk.life_events.plan import NEW, NOBODY, Heads, Plan
from frontdesk.rules.homes import head_of, likely_head, spouse_of
from frontdesk.rules.kinship import relations_to
from frontdesk.rules.person_form import read_person
from frontdesk.rules.told_days import read_told_day

EVERYBODY, NO_HEAD = "all", "nobody"
"""In place of people: all of the home; in place of a head: that there is none for now."""

Relations = Mapping[int, str]
_Make = Callable[[Relations, Heads], Plan]

_FIELD_OF = {
    **dict.fromkeys(("head_needed", "head_not_there", "two_heads"), "head"),
    **dict.fromkeys(("day_ahead", "day_before_stay"), "day"),
    **dict.fromkeys(("nobody_chosen", "has_died", "lives_nowhere"), "who"),
    **dict.fromkeys(("same_household", "same_person"), "other"),
    "lives_there_already": "to",
    "relation_needed": "relation",
}
"""In which field it is put right what is in the way of a plan."""
_PARENTS = range(16, 56)


@dataclass(frozen=True, slots=True)
class About:
    """What an event is about: a home as it is now, and who of it; whoever lives nowhere has no home."""

    home: Home | None
    person: Member | None

    @property
    def members(self) -> tuple[Member, ...]:
        """The people of the home."""
        return self.home.members if self.home else ()


@dataclass(frozen=True, slots=True)
class Told:
    """What is understood so far.

    `people` are all whom it touches, numbered from 1 in this order; `heads` are those of them who follow
    as head although nobody said so; `problems`, `doubts` and `warnings` stand by field. Without a plan,
    `problems` say what it lacks.
    """

    people: tuple[Member, ...]
    plan: Plan | None = None
    heads: tuple[Member, ...] = ()
    problems: Mapping[str, Reason] = field(default_factory=dict)
    doubts: Mapping[str, Reason] = field(default_factory=dict)
    warnings: Mapping[str, Reason] = field(default_factory=dict)


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
    telling = _Telling(duty, about, values)
    try:
        return telling.settled(EVENTS[event](telling))
    except Refused as refused:
        reason = refused.reason
        where = str(reason.values.get("field", _FIELD_OF.get(reason.code, "")))
        return Told(about.members, problems={where: reason} | telling.problems)


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


def parents_of(about: About) -> tuple[Member, ...]:
    """Who most likely is the mother or father of a child born into a home, with their spouse; or nobody."""
    if about.person is not None and about.person.age in _PARENTS:
        likely = [about.person]
    else:
        likely = [one for one in about.members if one.sex == 2 and one.age in _PARENTS]
    if len(likely) != 1:
        return ()
    other = spouse_of(likely[0], about.members)
    return (likely[0], other) if other else (likely[0],)


def own_family(about: About) -> tuple[Member, ...]:
    """The person it is about with the spouse and the children they have in the home; nobody without one."""
    if about.person is None:
        return ()
    became = relations_to(about.person.id, about.members)
    own = [one for one in about.members if became[one.id].sure and became[one.id].code[:1] in "123"]
    return (about.person, *own)


def marriageable(about: About) -> Member | None:
    """Who of a home most likely is the one to marry."""
    if about.person is not None:
        return about.person
    single = [one for one in about.members if (one.age or 0) in range(20, 60)]
    single = [one for one in single if spouse_of(one, about.members) is None]
    return single[0] if len(single) == 1 else None


class _Telling:
    """One reading of a form."""

    def __init__(self, duty: Duty, about: About, values: Mapping[str, str]) -> None:
        self.duty, self.about, self.values = duty, about, values
        self.problems: dict[str, Reason] = {}
        self.doubts: dict[str, Reason] = {}
        self.warnings: dict[str, Reason] = {}

    def settled(self, make: _Make) -> Told:
        """The plan with what was said of relations and heads, the usual heads where nothing was said."""
        plan = make({}, {})
        touched = _touched(self.about, plan)
        relations = self._relations(plan, touched)
        heads = self._heads(plan)
        if relations or heads:
            plan = make(relations, heads)
        usual = _usual_heads(plan)
        if usual:
            plan = make(relations, {**heads, **{home: one.id for home, one in usual.items()}})
        if plan.code not in ("resident_merge", "household_merge"):
            plan = planning.on(self.duty, plan, self.day())
        problems = dict(self.problems)
        for reason in plan.problems:
            problems.setdefault(_FIELD_OF.get(reason.code, "who"), reason)
        return Told(touched, plan, tuple(usual.values()), problems, self.doubts, self.warnings)

    def people(self, name: str) -> list[int]:
        """The people of a field, whom it is about first. Raises: Refused, with the field."""
        text = self.values.get(name, "")
        if EVERYBODY in text.split():
            found = [member.id for member in self.about.members]
        else:
            known = [person_id(one) for one in text.split()]
            if None in known:
                raise Refused("person_not_meant", field=name)
            found = [one for one in known if one is not None]
        if not found:
            raise Refused("nobody_chosen", field=name)
        itself = self.about.person
        first = [itself.id] if itself is not None and itself.id in found else []
        return list(dict.fromkeys([*first, *found]))

    def person(self, name: str) -> int:
        """The one person of a field. Raises: Refused, with the field."""
        return self.people(name)[0]

    def goal(self, name: str, missing: str = "destination_missing") -> int | NewHome:
        """Where to. Raises: Refused, with the field."""
        value = self.values.get(name, "")
        goal = goal_of(value)
        if goal is None:
            raise Refused("home_not_found" if value else missing, field=name)
        if isinstance(goal, NewHome) and goal.building not in estates.buildings(goal.estate_id):
            self.doubts[name] = Reason("building_new")
        return goal

    def home(self) -> Home:
        """The home it is about. Raises: Refused."""
        if self.about.home is None:
            raise Refused("lives_nowhere")
        return self.about.home

    def day(self) -> date:
        """When. What cannot be read is a problem of its field, and today until then."""
        read = read_told_day(self.values.get("day", ""), self.duty.day)
        if read is None:
            self.problems["day"] = Reason("day_not_read")
        return read or self.duty.day

    def newcomer(self, name: str, born_on: date | None = None) -> PersonDetails:
        """Somebody new, as far as the form asks for them. What is wrong is a problem of its field."""
        values = {**self.values, "name": name}
        if born_on is not None:
            values["born"] = born_on.isoformat()
        self.problems |= read_person(values, self.duty.day).problems
        person = people.read(self.duty, values)
        found = alike.people_like(self.duty, person, self.home().id)
        if (other := alike.shares_paper(found)) is not None:
            self.doubts["paper"] = Reason("paper_taken", {"name": other.hit.name})
        if any("name_birth" in one.why for one in found):
            self.doubts["name"] = Reason("written_down_already", {"name": person.name})
        return person

    def _relations(self, plan: Plan, touched: Sequence[Member]) -> dict[int, str]:
        numbered = {number: one.id for number, one in enumerate(touched, 1)}
        read = read_corrections(self.values.get("relations", ""))
        if read is None or any(number not in numbered for number, _code in read):
            self.problems["relations"] = Reason("corrections_not_read")
            read = ()
        said = {numbered[number]: code for number, code in read}
        relation = self.values.get("relation", "")
        if relation and plan.subject[0] == "resident" and plan.before and plan.before[-1].members:
            said.setdefault(plan.subject[1], relation)
        return said

    def _heads(self, plan: Plan) -> dict[int, int]:
        """Who was said to be head, each in the home they live in afterwards."""
        chosen = self.values.get("head", "").split()
        lives_in = {member.id: home.id for home in plan.after for member in home.members}
        heads: dict[int, int] = {}
        for value in chosen:
            one = person_id(value)
            if one is not None and one in lives_in:
                heads[lives_in[one]] = one
            elif value != NO_HEAD:
                code = "head_not_there" if one is not None else "person_not_meant"
                self.problems["head"] = Reason(
                    code, {"home": plan.before[0].address.room if plan.before else ""}
                )
        if NO_HEAD in chosen:
            heads = {home.id: NOBODY for home in _headless(plan)} | heads
        return heads


def _headless(plan: Plan) -> list[Home]:
    return [home for home in plan.after if home.members and not home.without_head and head_of(home) is None]


def _usual_heads(plan: Plan) -> dict[int, Member]:
    """Who becomes head by itself where the place is empty and nobody was named."""
    likely = {home.id: likely_head(home) for home in _headless(plan)}
    return {home: one for home, one in likely.items() if one is not None}


def _touched(about: About, plan: Plan) -> tuple[Member, ...]:
    """Everybody in a plan, the people of the home it is about first, in an order that stays."""
    everybody = [*about.members, *(one for home in plan.before for one in home.members)]
    everybody += [one for home in plan.after for one in home.members]
    if about.person is not None:
        everybody.append(about.person)
    return tuple(
        {one.id: one for one in reversed(everybody)}[key] for key in dict.fromkeys(m.id for m in everybody)
    )


def _move(telling: _Telling) -> _Make:
    who, goal = telling.people("who"), telling.goal("to")
    return lambda relations, heads: planning.move(telling.duty, who, goal, relations=relations, heads=heads)


def _split(telling: _Telling) -> _Make:
    who, goal = telling.people("who"), telling.goal("to")
    return lambda relations, heads: planning.split(telling.duty, who, goal, relations=relations, heads=heads)


def _move_back(telling: _Telling) -> _Make:
    assert telling.about.person is not None
    who, goal = [telling.about.person.id], telling.goal("to")
    return lambda relations, heads: planning.move(telling.duty, who, goal, relations=relations, heads=heads)


def _move_away(telling: _Telling) -> _Make:
    who, place = telling.people("who"), telling.values.get("place", "")
    return lambda relations, heads: planning.move_away(
        telling.duty, who, place, heads=heads, relations=relations
    )


def _death(telling: _Telling) -> _Make:
    who = telling.person("who")
    return lambda relations, heads: planning.death(telling.duty, who, heads=heads, relations=relations)


def _head_change(telling: _Telling) -> _Make:
    home = telling.home()
    value = telling.values.get("new_head", "")
    head = NOBODY if value == NO_HEAD else telling.person("new_head")
    if head == getattr(head_of(home), "id", NOBODY) or (head == NOBODY and home.without_head):
        telling.problems["new_head"] = Reason("head_already", {"name": _name(home, head)})
    return lambda relations, _heads: planning.change_head(telling.duty, home.id, head, relations=relations)


def _birth(telling: _Telling) -> _Make:
    home, values = telling.home(), telling.values
    child = telling.newcomer(values.get("name", ""), telling.day())
    parents = telling.people("parents") if values.get("parents") else []
    if parents:
        child = replace(child, ethnic_group=details(parents[0]).ethnic_group)
    return lambda _relations, _heads: planning.birth(
        telling.duty, home.id, child, parents, relation=values.get("relation", "")
    )


def _marriage_in(telling: _Telling) -> _Make:
    home, values = telling.home(), telling.values
    spouse, partner = telling.person("spouse"), values.get("partner", "")
    married = next((spouse_of(one, home.members) for one in home.members if one.id == spouse), None)
    if married is not None:
        telling.warnings["spouse"] = Reason("married_already", {"name": married.name})
    who: int | PersonDetails | None = person_id(partner)
    if who is None:
        if not new_name(partner):
            raise Refused("partner_missing" if not partner else "person_not_meant", field="partner")
        who = telling.newcomer(new_name(partner))
        who = replace(who, marriage=who.marriage or "married")
        for said in (telling.problems, telling.doubts):
            if "name" in said:
                said["partner"] = said.pop("name")
    return lambda _relations, heads: planning.marriage_in(
        telling.duty, home.id, spouse, who, relation=values.get("relation", ""), heads=heads
    )


def _resident_merge(telling: _Telling) -> _Make:
    kept, value = telling.about.person, telling.values.get("other", "")
    assert kept is not None
    other = person_id(value)
    if other is None:
        raise Refused("person_not_meant" if value else "record_missing", field="other")
    papers = {details(one).paper_number for one in (kept.id, other)} - {""}
    # Nothing tells the two apart afterwards, so it is always asked once more.
    telling.doubts["other"] = Reason("papers_differ" if len(papers) > 1 else "two_become_one")
    return lambda _relations, heads: planning.merge_people(telling.duty, kept.id, other, heads=heads)


def _household_merge(telling: _Telling) -> _Make:
    kept, other = telling.home(), telling.goal("other", "record_missing")
    if isinstance(other, NewHome):
        raise Refused("home_not_found", field="other")
    return lambda relations, heads: planning.merge_households(
        telling.duty, kept.id, other, relations=relations, head_id=heads.get(kept.id)
    )


EVENTS: Mapping[str, Callable[[_Telling], _Make]] = {
    "move": _move,
    "split": _split,
    "join": _move,
    "move_away": _move_away,
    "move_back": _move_back,
    "birth": _birth,
    "death": _death,
    "marriage_in": _marriage_in,
    "head_change": _head_change,
    "resident_merge": _resident_merge,
    "household_merge": _household_merge,
}
"""What can happen, by the name of its form."""


def _name(home: Home, resident_id: int) -> str:
    return next((member.name for member in home.members if member.id == resident_id), "")
