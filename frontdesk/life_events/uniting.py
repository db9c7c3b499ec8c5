"""Plans that make one of two records: of a household, or of a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from db.records import Away, Duty, Refused
from db.residents import homes
from db.residents.people import details
from db.residents.seats import HEAD, OTHER_KIN
from frontdesk.life_events.after_changes import complete, left
from frontdesk.life_events.plan import Heads, Merged, Plan
from frontdesk.rules.homes import Changed, head_of, joined, settled
from frontdesk.rules.merging import united


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
    return complete(duty, plan, (Changed(change.home, frozenset(guessed)), come, change))


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
        changes.append(left(origin, [other_id], heads))
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
    return complete(duty, plan, changes)
