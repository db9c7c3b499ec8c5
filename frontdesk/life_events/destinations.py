"""Where somebody goes, and whom something is about, found by whatever is typed of it."""

from __future__ import annotations

import json
from dataclasses import replace

from db.community import estates
from db.records import Duty, Hit, Kind, NewHome, Refused
from db.residents import homes
from db.residents.people import details
from db.search.keys import word
from frontdesk import finding, home_choices
from frontdesk.choices import Choice, narrowed, spelled
from frontdesk.rules.person_form import read_name
from frontdesk.rules.written_address import read_written_address
from frontdesk.words import lines

_LOOKED_AT, _MOST = 30, 12
_PERSON, _NEW = "#", "+"


def destinations(duty: Duty, text: str) -> tuple[Choice, ...]:
    """Homes for what was typed: those there are, and a new one at an address that is not known yet.

    The beginning of an estate's name may mean several: a home that there is already is meant then, else
    one in a building that there is already.
    """
    written = read_written_address(text, [name for _estate, names in estates.names() for name in names])
    if written is None or not written.estate or not written.room:
        return home_choices.home_choices(duty, text)
    levels = (written.building, written.unit, written.room)
    exact = [estate for estate, names in estates.names() if written.estate in names]
    begun = [int(choice.code) for choice in narrowed(home_choices.estate_choices(), written.estate)]
    for meant_by in (exact, begun):
        if there := [home for estate in meant_by for home in homes.at(estate, *levels)]:
            return tuple(_typed_so(home_choices.home_choice(duty, home), text) for home in there[:_MOST])
        if built := [estate for estate in meant_by if written.building in estates.buildings(estate)]:
            return tuple(new_choice(NewHome(estate, *levels), text) for estate in built[:_MOST])
    return tuple(new_choice(NewHome(estate, *levels), text) for estate in (exact or begun)[:_MOST])


def new_choice(new: NewHome, text: str = "") -> Choice:
    """A home to be made, as a choice; also found by the text that was typed. Raises: Refused, `row_gone`."""
    code = _NEW + json.dumps([new.estate_id, new.building, new.unit, new.room], ensure_ascii=False)
    name = lines.short_address(homes.address_of(new))
    return Choice(code, name, words=(*([word(text)] if text else []), *spelled(name)))


def destination(duty: Duty, value: str) -> tuple[Choice, ...]:
    """The choice that a value of a form stands for; nothing for a text that is not one, or not any more."""
    goal = goal_of(value)
    try:
        if isinstance(goal, NewHome):
            return (new_choice(goal),)
        return () if goal is None else (home_choices.home_choice(duty, goal),)
    except Refused:
        return ()


def goal_of(value: str) -> int | NewHome | None:
    """The home that a value stands for; None for a text that was not understood."""
    if value[:1] != _NEW:
        return home_choices.household_id(value)
    try:
        estate, building, unit, room = json.loads(value[1:])
    except ValueError:
        return None
    if not isinstance(estate, int):
        return None
    return NewHome(estate, str(building), str(unit), str(room))


def persons(duty: Duty, text: str, *, leave_out: int | None = None) -> tuple[Choice, ...]:
    """Residents for what was typed (a name, a number, an address), namesakes told apart by age and home."""
    found = finding.find(duty, text, _LOOKED_AT)
    hits = [
        hit
        for hit in (() if found.nearest else found.hits)
        if hit.kind is Kind.RESIDENT and hit.id != leave_out
    ]
    return tuple(_person(hit, word(text)) for hit in hits[:_MOST])


def persons_or_new(duty: Duty, text: str) -> tuple[Choice, ...]:
    """Residents for what was typed, and after them somebody new of that name, if it can be a name."""
    name = read_name(text)
    if not name or any(letter.isdecimal() for letter in name):
        return persons(duty, text)
    return (*persons(duty, text), new_person(name, text))


def new_person(name: str, text: str = "") -> Choice:
    """Somebody new as a choice, under the name alone."""
    return Choice(_NEW + name, name, words=(word(text or name),))


def person(value: str) -> tuple[Choice, ...]:
    """The choice that a value stands for: somebody known, or somebody new; nothing for any other text."""
    if name := new_name(value):
        return (new_person(name),)
    resident_id = person_id(value)
    if resident_id is None:
        return ()
    try:
        name = details(resident_id).name
    except Refused:
        return ()
    return (Choice(value, name),)


def person_id(value: str) -> int | None:
    """The resident that a value stands for; None for anything else."""
    return int(value[1:]) if value[:1] == _PERSON and value[1:].isdecimal() else None


def new_name(value: str) -> str:
    """The name of somebody new that a value stands for; "" for anything else."""
    return value[1:] if value[:1] == _NEW else ""


def _typed_so(choice: Choice, text: str) -> Choice:
    """A choice that is meant by the text that was typed, too."""
    return replace(choice, words=(word(text), *choice.words))


def _person(hit: Hit, typed: str) -> Choice:
    beside = " ".join(
        part for part in (lines.sex_and_age(hit.sex, hit.age), lines.short_address(hit.address)) if part
    )
    # Found by nothing but this very text: with a letter more it may be somebody else of the name.
    return Choice(f"{_PERSON}{hit.id}", hit.name, words=(typed,), beside=beside)
