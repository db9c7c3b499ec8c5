"""One reading of the form of an event: its people, homes, days and heads, and what is wrong with them.

Values are those of the forms: `#12` is the resident or the household 12, `+…` somebody or some home that
is not known yet, several people stand behind one another; whatever else stands there was not understood.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from db.community import estates
from db.records import Duty, Home, Member, NewHome, PersonDetails, Reason, Refused
from frontdesk import alike, people
from frontdesk.life_events import planning
from frontdesk.life_events.corrections import read_corrections
from frontdesk.life_events.destinations import goal_of, person_id
from frontdesk.life_events.plan import NOBODY, Heads, Plan
from frontdesk.life_events.told import About, Told
from frontdesk.rules.homes import head_of, likely_head
from frontdesk.rules.person_form import read_person
from frontdesk.rules.told_days import read_told_day

EVERYBODY, NO_HEAD = "all", "nobody"
"""In place of people: all of the home; in place of a head: that there is none for now."""


Relations = Mapping[int, str]
Make = Callable[[Relations, Heads], Plan]


FIELD_OF = {
    **dict.fromkeys(("head_needed", "head_not_there", "two_heads"), "head"),
    **dict.fromkeys(("day_ahead", "day_before_stay"), "day"),
    **dict.fromkeys(("nobody_chosen", "has_died", "lives_nowhere"), "who"),
    **dict.fromkeys(("same_household", "same_person"), "other"),
    "lives_there_already": "to",
    "relation_needed": "relation",
}
"""In which field it is put right what is in the way of a plan."""


class Reading:
    """One reading of a form."""

    def __init__(self, duty: Duty, about: About, values: Mapping[str, str]) -> None:
        self.duty, self.about, self.values = duty, about, values
        self.problems: dict[str, Reason] = {}
        self.doubts: dict[str, Reason] = {}
        self.warnings: dict[str, Reason] = {}

    def settled(self, make: Make) -> Told:
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
            problems.setdefault(FIELD_OF.get(reason.code, "who"), reason)
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
