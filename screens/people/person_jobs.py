"""What the forms of a person do beside the screen: looking up, asking who is alike, saving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.records import Alike, Duty, Kind, PersonDetails, PhoneDetails, Reason
from frontdesk.words import _, lines, ngettext
from frontdesk.words.codes import label
from screens.forms.form import Begun, Looked, Remark, Saved, Typed, Weight
from screens.office import Place, Target
from screens.people.person_remarks import remark_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from frontdesk.choices import Choice

_GROUPS = (
    *("sex", "whose", "relation", "ethnic_group", "residence"),
    *("politics", "education", "marriage"),
)


def begin_new(duty: Duty, household: int | None, values: Mapping[str, str], kept: str) -> Begun:
    """Somebody new, in a household or none; `kept` is the home that a draft says."""
    from frontdesk import home_choices

    homes = {household, home_choices.household_id(kept)} - {None}
    known = [home_choices.home_choice(duty, home) for home in homes if home is not None]
    choices: dict[str, Sequence[Choice]] = {**_codes(), "home": known}
    home = next((choice.code for choice in known if choice.code == f"#{household}"), "")
    return Begun({**values, "home": home}, choices)


def begin_correct(duty: Duty, resident_id: int, reason: str) -> Begun:
    """What is written of somebody. Raises: Refused, as `people.open_to_correct`."""
    from frontdesk import people

    person = people.open_to_correct(duty, resident_id, reason)
    relation = people.relation_of(resident_id, duty.day)
    return Begun(
        {**_values(person), "relation": relation},
        _codes(),
        about=lambda: person.name,
        as_of=people.fingerprint(person, relation),
    )


def begin_reason() -> Begun:
    """The usual reasons."""
    from frontdesk.choices import coded

    return Begun(choices={"purpose": coded("purpose")})


def reason_remarks(purpose: str) -> Mapping[str, Remark]:
    """That a reason is missing."""
    return {} if purpose else {"purpose": remark_of(Weight.ERROR, Reason("reveal_reason_missing"))}


def is_home(value: str) -> bool:
    """Whether the value of the home's field is a household, not only a text."""
    from frontdesk import home_choices

    return home_choices.household_id(value) is not None


def look_new(duty: Duty, typed: Typed) -> Looked:
    """Who is like somebody new, which homes fit, and who lives there."""
    from frontdesk import alike, home_choices

    home = home_choices.household_id(typed["home"])
    choices: dict[str, Sequence[Choice]] = {}
    remarks: dict[str, Remark] = {}
    if home is None and typed["home"]:
        found = home_choices.home_choices(duty, typed["home"])
        choices["home"] = found
        if len(found) == 1:
            home = home_choices.household_id(found[0].code)
        else:
            remarks["home"] = _which_home(found)
    elif home is not None:
        choices["home"] = [home_choices.home_choice(duty, home)]
    else:
        remarks["home"] = remark_of(Weight.WARNING, Reason("home_not_said"))
    if home is not None:
        remarks |= _in_the_home(duty, home, typed["relation"])
    people = alike.people_like(duty, _person(duty, typed), home)
    return Looked(people, remarks | _shared_paper(people, typed), choices)


def look_correct(duty: Duty, resident_id: int, typed: Typed) -> Looked:
    """Who else is like somebody."""
    from frontdesk import alike, people

    person, home = _person(duty, typed), people.home_of(resident_id)
    found = alike.people_like(duty, person, home, itself=resident_id)
    return Looked(found, _shared_paper(found, typed))


def save_new(duty: Duty, place: Place, typed: Typed, draft_id: str) -> Saved:
    """Write somebody down."""
    from frontdesk import home_choices, people

    person = _person(duty, typed)
    home = home_choices.household_id(typed["home"])
    resident_id = people.add_resident(
        duty, person, home, typed["relation"], draft_id=draft_id, not_same=tuple(typed.apart)
    )
    added_to = place.id and place.id == home
    card = Target(Kind.HOUSEHOLD, place.id) if added_to else Target(Kind.RESIDENT, resident_id)
    return Saved(card.place, lambda: _("Written down: {name}. F9 takes it back.").format(name=person.name))


def save_correct(duty: Duty, resident_id: int, typed: Typed, draft_id: str) -> Saved:
    """Put right what is written of somebody."""
    from frontdesk import people

    person = _person(duty, typed, people.doubts_of(resident_id))
    people.correct_resident(
        duty,
        resident_id,
        person,
        relation=typed["relation"],
        was=typed.as_of,
        draft_id=draft_id,
        not_same=tuple(typed.apart),
    )
    card = Target(Kind.RESIDENT, resident_id).place
    return Saved(card, lambda: _("Corrected: {name}. F9 takes it back.").format(name=person.name))


def _codes() -> dict[str, Sequence[Choice]]:
    from frontdesk.choices import coded

    return {group: coded(group) for group in _GROUPS}


def _person(duty: Duty, typed: Typed, doubts: tuple[str, ...] = ()) -> PersonDetails:
    from frontdesk import people

    return people.read(duty, typed.values, doubts)


def _values(person: PersonDetails) -> dict[str, str]:
    whose = person.phones[0].whose if person.phones else "own"
    return {
        "name": person.name,
        "sex": str(person.sex) if person.sex else "",
        "paper": person.paper_number,
        "born": person.born_on.isoformat() if person.born_on else "",
        "phone": "; ".join(_phone(phone, whose) for phone in person.phones),
        "whose": whose,
        **{name: getattr(person, name) for name in ("ethnic_group", "residence", "politics", "education")},
        **{name: getattr(person, name) for name in ("marriage", "workplace", "registered_at", "note")},
    }


def _phone(phone: PhoneDetails, usually: str) -> str:
    whose = label("whose", phone.whose) if phone.whose != usually or phone.name else ""
    return " ".join(part for part in (phone.number, whose, phone.name) if part)


def _which_home(found: Sequence[Choice]) -> Remark:
    if not found:
        return remark_of(Weight.ERROR, Reason("home_not_found"))
    count = len(found)
    return Remark(
        Weight.ERROR,
        lambda: ngettext("{count} home fits: F4", "{count} homes fit: F4", count).format(count=count),
    )


def _in_the_home(duty: Duty, home: int, relation: str) -> dict[str, Remark]:
    """Who lives there, and what is wrong with the relation."""
    from frontdesk import people
    from frontdesk.rules.kinship import is_head, says_head

    members = people.members(duty, home)
    words = "  ".join([lines.household_size(len(members)), *map(lines.member, members[:2])])
    remarks = {"home": Remark(Weight.NOTE, lambda: words)}
    head = next(filter(is_head, members), None)
    if members and not relation:
        remarks["relation"] = Remark(Weight.ERROR, lambda: _("needed: F4 lists them"))
    elif head is not None and says_head(relation):
        remarks["relation"] = Remark(Weight.ERROR, lambda: _("{name} is head already").format(name=head.name))
    elif not members and not relation:
        remarks["relation"] = Remark(Weight.NOTE, lambda: _("the first one becomes head"))
    return remarks


def _shared_paper(people: Sequence[Alike], typed: Typed) -> dict[str, Remark]:
    from frontdesk import alike

    other = alike.shares_paper([one for one in people if one.hit.id not in typed.apart])
    if other is None:
        return {}
    reason = Reason("paper_taken", {"name": other.hit.name})
    return {"paper": remark_of(Weight.DOUBT, reason)}
