"""Whom of a home an event most likely is about, to be offered while nothing is said."""

from __future__ import annotations

from db.records import Member
from frontdesk.life_events.told import About
from frontdesk.rules.homes import spouse_of
from frontdesk.rules.kinship import relations_to

_PARENTS = range(16, 56)


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
