"""Writing people down, and putting right what is written of them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from db import journal, settings
from db.access import access_log, revealing
from db.connection import transaction
from db.entry import Entry
from db.records import Duty, Home, Member, PersonDetails, Refused
from db.residents import alike, homes, people, residencies
from db.residents.ages import age_on
from db.residents.seats import HEAD
from frontdesk.rules.person_form import read_person
from frontdesk.rules.protection import needs_reason
from frontdesk.text import clean

LONGEST_REASON = 200
SHARED = "paper_shared"
"""The doubt that somebody else has the same ID number."""


def add_resident(
    duty: Duty,
    person: PersonDetails,
    home: int | None,
    relation: str = "",
    *,
    draft_id: str | None = None,
    not_same: tuple[int, ...] = (),
) -> int:
    """Writes somebody new down, and where they live from today on; returns the resident's id.

    Args:
        duty: who acts.
        person: who it is.
        home: the household they live in; None where that is not known.
        relation: what they are to its head; the first one in an empty home is the head unless it is said.
        draft_id: of the form it came from.
        not_same: residents who are like this one and were said to be somebody else.

    Raises:
        Refused: `two_heads` and `relation_needed` (both with `field` relation), `row_gone` without that
            household, `already_saved`; nothing was written then.
    """
    with journal.operation(duty, "resident_add", subject_kind="resident", draft_id=draft_id) as entry:
        resident_id = people.add(entry, _with_shared_paper(person, None))
        entry.about("resident", resident_id)
        if home is not None:
            (before,) = homes.homes([home], duty.day)
            newcomer = Member(resident_id, person.name, person.sex, None, relation)
            residencies.rearrange(entry, [_joined(before, newcomer)], (), duty.day)
        alike.tell_apart(entry, resident_id, not_same)
    return resident_id


def open_to_correct(duty: Duty, resident_id: int, reason: str = "") -> PersonDetails:
    """Everything of somebody in full, to correct it; the access log says who looked, and why.

    Args:
        duty: who acts.
        resident_id: whose record.
        reason: a code of the label group "purpose", or words; asked for where the person is a child or
            there are protected facts.

    Raises:
        Refused: `reveal_reason_missing`, `row_gone`; nothing was shown or noted then.
    """
    said = clean(reason, limit=LONGEST_REASON)
    with transaction():
        person = people.details(resident_id)
        _born_on, protected = revealing.about(resident_id)
        if not said and needs_reason(age_on(duty.day, person.born_on), protected):
            raise Refused("reveal_reason_missing")
        access_log.note(duty, resident_id, "edit", said)
    return person


def correct_resident(
    duty: Duty,
    resident_id: int,
    person: PersonDetails,
    *,
    relation: str = "",
    was: str = "",
    draft_id: str | None = None,
    not_same: tuple[int, ...] = (),
) -> None:
    """Puts right what is written of somebody.

    Args:
        duty: who acts.
        resident_id: whose record.
        person: all of it as it is to be.
        relation: what they are to the head of their home, if that was wrong; "" leaves it.
        was: the `fingerprint` of the record that was corrected; "" corrects whatever stands there.
        draft_id: of the form it came from.
        not_same: residents who are like this one and were said to be somebody else.

    Raises:
        Refused: `changed_since` where the record is another one by now; `head_by_event` (with `field`
            relation) where somebody would become head or stop being it; `row_gone`, `already_saved`.
    """
    with journal.operation(
        duty, "resident_correct", subject_kind="resident", subject_id=resident_id, draft_id=draft_id
    ) as entry:
        if was and fingerprint(people.details(resident_id), relation_of(resident_id, duty.day)) != was:
            raise Refused("changed_since")
        people.correct(entry, resident_id, _with_shared_paper(person, resident_id))
        _relate(entry, duty, resident_id, relation)
        alike.tell_apart(entry, resident_id, not_same)


def read(duty: Duty, values: Mapping[str, str], doubts: tuple[str, ...] = ()) -> PersonDetails:
    """A filled-in form as a person, with what is to be verified of it (see `rules.person_form`)."""
    area_code = settings.read("area_code")
    return read_person(values, duty.day, area_code=area_code, doubts=doubts).person


def members(duty: Duty, household_id: int) -> tuple[Member, ...]:
    """Who lives in a home, head first. Raises: Refused, `row_gone`."""
    (home,) = homes.homes([household_id], duty.day)
    return home.members


def doubts_of(resident_id: int) -> tuple[str, ...]:
    """What is to be verified of somebody as it is written now. Raises: Refused, `row_gone`."""
    return people.details(resident_id).doubts


def fingerprint(person: PersonDetails, relation: str = "") -> str:
    """A short digest of a record, by which a form knows later whether it is still the same."""
    return digest((person, relation))


def digest(record: object) -> str:
    """A short digest of what a record says."""
    return hashlib.sha256(repr(record).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def home_of(resident_id: int) -> int | None:
    """The household somebody lives in now; None where they live nowhere."""
    return homes.homes_of([resident_id]).get(resident_id)


def relation_of(resident_id: int, day: date) -> str:
    """What somebody is to the head of the home they live in; "" where they live nowhere."""
    home = home_of(resident_id)
    if home is None:
        return ""
    (lived_in,) = homes.homes([home], day)
    return next(member.relation for member in lived_in.members if member.id == resident_id)


def _with_shared_paper(person: PersonDetails, itself: int | None) -> PersonDetails:
    """The person, to be verified where somebody else has the same ID number."""
    others = alike.same_paper(person.paper_number) - {itself}
    doubts = person.doubts if not others else tuple(dict.fromkeys((*person.doubts, SHARED)))
    return replace(person, doubts=doubts)


def _joined(home: Home, newcomer: Member) -> Home:
    """The home with somebody new in it."""
    has_head = any(member.relation == HEAD for member in home.members)
    relation = newcomer.relation or ("" if home.members else HEAD)
    if not relation:
        raise Refused("relation_needed", name=newcomer.name, field="relation")
    if relation == HEAD and has_head:
        raise Refused("two_heads", home=home.address.room, field="relation")
    members = (*home.members, replace(newcomer, relation=relation))
    return replace(home, members=members, without_head=not has_head and relation != HEAD)


def _relate(entry: Entry, duty: Duty, resident_id: int, relation: str) -> None:
    home_id = home_of(resident_id) if relation else None
    if home_id is None:
        return
    (home,) = homes.homes([home_id], duty.day)
    before = next(member.relation for member in home.members if member.id == resident_id)
    if before == relation:
        return
    if HEAD in (before, relation):
        raise Refused("head_by_event", field="relation")
    members = tuple(
        replace(member, relation=relation) if member.id == resident_id else member for member in home.members
    )
    residencies.rearrange(entry, [replace(home, members=members)], (), duty.day)
