"""Homes as people leave, come and take the head's place: pure, from one state to the next."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from db.records import Home, Member, Reason
from db.residents.seats import HEAD, OTHER_KIN
from frontdesk.rules.kinship import NOT_KIN, relation_through, relations_to

_SPOUSE = "1"
_OF_AGE = 18


class Changed(NamedTuple):
    """A home as it becomes, whose relation in it is a guess, and what is still missing."""

    home: Home
    doubtful: frozenset[int] = frozenset()
    problems: tuple[Reason, ...] = ()


def head_of(home: Home) -> Member | None:
    """The head of a home, None without one."""
    return next((member for member in home.members if member.relation == HEAD), None)


def likely_head(home: Home) -> Member | None:
    """Who usually follows where the head's place is empty: the spouse, else the only grown-up; None: ask."""
    spouses = [member for member in home.members if member.relation[:1] == _SPOUSE]
    kin = [member for member in home.members if member.relation != NOT_KIN]
    grown = [member for member in kin if member.age is None or member.age >= _OF_AGE]
    likely = spouses or grown
    return likely[0] if len(likely) == 1 else None


def spouse_of(person: Member, members: Sequence[Member]) -> Member | None:
    """Whom somebody of a home is married to, where the relations leave no doubt; None otherwise."""
    became = relations_to(person.id, members)
    found = [
        member
        for member in members
        if became[member.id].code[:1] == _SPOUSE and became[member.id].sure and member.id != person.id
    ]
    return found[0] if len(found) == 1 else None


def seated(home: Home) -> Home:
    """The home with its people as lists have them: head, spouse, then by relation, the elder first."""
    order = sorted(
        home.members,
        key=lambda one: (
            one.relation != HEAD,
            one.relation[:1] != "1",
            one.relation,
            -(one.age or 0),
            one.id,
        ),
    )
    return replace(home, members=tuple(order))


def without(home: Home, leaving: Collection[int]) -> Home:
    """The home after some have left; its head's place may be empty then."""
    staying = tuple(member for member in home.members if member.id not in leaving)
    return replace(home, members=staying, without_head=home.without_head and bool(staying))


def settled(home: Home, head_id: int | None, relations: Mapping[int, str]) -> Changed:
    """The home with its head's place filled.

    Args:
        home: Whose members' relations are to the head so far, who may have left.
        head_id: Who is to be head; 0 for nobody, said so; None where nothing was said.
        relations: Relations to the head after this, by id, as far as somebody has said them.
    """
    now = head_of(home)
    if not home.members:
        return Changed(replace(home, without_head=False))
    if head_id == 0:
        # Who was head is not asked again: the relation is only known to be no longer that.
        members = tuple(
            _related(one, relations, OTHER_KIN if one.relation == HEAD else one.relation)
            for one in home.members
        )
        return Changed(replace(home, members=members, without_head=True))
    if head_id is not None and all(member.id != head_id for member in home.members):
        return Changed(home, problems=(Reason("head_not_there", {"home": home.address.room}),))
    if head_id is not None and (now is None or now.id != head_id):
        return _under(home, head_id, relations)
    if now is None and not home.without_head:
        return Changed(home, problems=(Reason("head_needed", {"home": home.address.room}),))
    members = tuple(_related(one, relations, one.relation) for one in home.members)
    return Changed(replace(home, members=members, without_head=now is None))


def _related(member: Member, relations: Mapping[int, str], otherwise: str) -> Member:
    return replace(member, relation=relations.get(member.id, otherwise))


def _under(home: Home, head_id: int, relations: Mapping[int, str]) -> Changed:
    """The home under another head, everybody's relation told anew."""
    known = {one: code for one, code in relations.items() if one != head_id and code != HEAD}
    became = relations_to(head_id, home.members, known)
    members = tuple(replace(member, relation=became[member.id].code) for member in home.members)
    doubtful = frozenset(one for one, guess in became.items() if not guess.sure)
    return Changed(replace(home, members=members, without_head=False), doubtful)


def joined(
    home: Home, coming: Sequence[Member], origin: Sequence[Member], relations: Mapping[int, str]
) -> Changed:
    """The home with others come into it.

    Args:
        home: The home they come to.
        coming: Who comes, the one they come for first, with relations to the head they had (or "").
        origin: Everybody of the home they come from, with the same relations.
        relations: What each is here, as far as somebody has said it.
    """
    if not home.members:
        return Changed(replace(home, members=tuple(coming)))
    head = head_of(home)
    members, doubtful, missing = list(home.members), set[int](), list[str]()
    first = coming[0] if coming else None
    for member in coming:
        said = relations.get(member.id, "")
        if (
            not said
            and head
            and first
            and member is not first
            and relations.get(first.id)
            and member.relation
        ):
            own = relations_to(first.id, origin)[member.id]
            guess = relation_through(relations[first.id], own.code, head, member)
            said = guess.code
            if not (guess.sure and own.sure):
                doubtful.add(member.id)
        if not said:
            missing.append(member.name)
        members.append(replace(member, relation=said))
    problems = tuple(Reason("relation_needed", {"name": name}) for name in missing)
    return Changed(replace(home, members=tuple(members)), frozenset(doubtful), problems)


def faults(homes: Sequence[Home]) -> tuple[Reason, ...]:
    """What must never be: two heads, none without saying so, somebody in two homes at once."""
    found: list[Reason] = []
    seen: set[int] = set()
    for home in homes:
        heads = sum(member.relation == HEAD for member in home.members)
        room = {"home": home.address.room}
        if heads > 1:
            found.append(Reason("two_heads", dict(room)))
        if home.members and not heads and not home.without_head:
            found.append(Reason("head_needed", dict(room)))
        for member in home.members:
            if member.id in seen:
                found.append(Reason("two_homes", {"name": member.name}))
            seen.add(member.id)
    return tuple(found)
