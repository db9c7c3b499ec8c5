"""What can happen: how each event's form is made a plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from db.records import Home, NewHome, PersonDetails, Reason, Refused
from db.residents.people import details
from frontdesk.life_events import planning
from frontdesk.life_events.destinations import new_name, person_id
from frontdesk.life_events.form_reading import NO_HEAD, Make, Reading
from frontdesk.life_events.plan import NOBODY
from frontdesk.rules.homes import head_of, spouse_of


def _move(reading: Reading) -> Make:
    who, goal = reading.people("who"), reading.goal("to")
    return lambda relations, heads: planning.move(reading.duty, who, goal, relations=relations, heads=heads)


def _split(reading: Reading) -> Make:
    who, goal = reading.people("who"), reading.goal("to")
    return lambda relations, heads: planning.split(reading.duty, who, goal, relations=relations, heads=heads)


def _move_back(reading: Reading) -> Make:
    assert reading.about.person is not None
    who, goal = [reading.about.person.id], reading.goal("to")
    return lambda relations, heads: planning.move(reading.duty, who, goal, relations=relations, heads=heads)


def _move_away(reading: Reading) -> Make:
    who, place = reading.people("who"), reading.values.get("place", "")
    return lambda relations, heads: planning.move_away(
        reading.duty, who, place, heads=heads, relations=relations
    )


def _death(reading: Reading) -> Make:
    who = reading.person("who")
    return lambda relations, heads: planning.death(reading.duty, who, heads=heads, relations=relations)


def _head_change(reading: Reading) -> Make:
    home = reading.home()
    value = reading.values.get("new_head", "")
    head = NOBODY if value == NO_HEAD else reading.person("new_head")
    if head == getattr(head_of(home), "id", NOBODY) or (head == NOBODY and home.without_head):
        reading.problems["new_head"] = Reason("head_already", {"name": _name(home, head)})
    return lambda relations, _heads: planning.change_head(reading.duty, home.id, head, relations=relations)


def _birth(reading: Reading) -> Make:
    home, values = reading.home(), reading.values
    child = reading.newcomer(values.get("name", ""), reading.day())
    parents = reading.people("parents") if values.get("parents") else []
    if parents:
        child = replace(child, ethnic_group=details(parents[0]).ethnic_group)
    return lambda _relations, _heads: planning.birth(
        reading.duty, home.id, child, parents, relation=values.get("relation", "")
    )


def _marriage_in(reading: Reading) -> Make:
    home, values = reading.home(), reading.values
    spouse, partner = reading.person("spouse"), values.get("partner", "")
    married = next((spouse_of(one, home.members) for one in home.members if one.id == spouse), None)
    if married is not None:
        reading.warnings["spouse"] = Reason("married_already", {"name": married.name})
    who: int | PersonDetails | None = person_id(partner)
    if who is None:
        if not new_name(partner):
            raise Refused("partner_missing" if not partner else "person_not_meant", field="partner")
        who = reading.newcomer(new_name(partner))
        who = replace(who, marriage=who.marriage or "married")
        for said in (reading.problems, reading.doubts):
            if "name" in said:
                said["partner"] = said.pop("name")
    return lambda _relations, heads: planning.marriage_in(
        reading.duty, home.id, spouse, who, relation=values.get("relation", ""), heads=heads
    )


def _resident_merge(reading: Reading) -> Make:
    kept, value = reading.about.person, reading.values.get("other", "")
    assert kept is not None
    other = person_id(value)
    if other is None:
        raise Refused("person_not_meant" if value else "record_missing", field="other")
    papers = {details(one).paper_number for one in (kept.id, other)} - {""}
    # Nothing tells the two apart afterwards, so it is always asked once more.
    reading.doubts["other"] = Reason("papers_differ" if len(papers) > 1 else "two_become_one")
    return lambda _relations, heads: planning.merge_people(reading.duty, kept.id, other, heads=heads)


def _household_merge(reading: Reading) -> Make:
    kept, other = reading.home(), reading.goal("other", "record_missing")
    if isinstance(other, NewHome):
        raise Refused("home_not_found", field="other")
    return lambda relations, heads: planning.merge_households(
        reading.duty, kept.id, other, relations=relations, head_id=heads.get(kept.id)
    )


def _name(home: Home, resident_id: int) -> str:
    return next((member.name for member in home.members if member.id == resident_id), "")


EVENTS: Mapping[str, Callable[[Reading], Make]] = {
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
