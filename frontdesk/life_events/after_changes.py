"""Homes as they are after somebody left or came, and a plan completed with what hangs on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from db.records import Duty, Home, Member
from db.residents import hanging
from db.residents.seats import HEAD
from frontdesk.life_events.plan import NOBODY, Heads, Plan
from frontdesk.rules.homes import Changed, faults, joined, seated, settled, without


def left(
    origin: Home, people: Sequence[int], heads: Heads, relations: Mapping[int, str] | None = None
) -> Changed:
    """A home after some have left it."""
    return settled(without(origin, people), heads.get(origin.id), relations or {})


def come(
    goal: Home, coming: Sequence[Member], origin: Sequence[Member], relations: Mapping[int, str], heads: Heads
) -> Changed:
    """A home after some have come to it; in an empty one the head who came stays head, or the first is it."""
    come = joined(goal, coming, origin, relations)
    head_id = heads.get(goal.id)
    if head_id is None:
        said = next(
            (one for one in relations if relations[one] == HEAD and any(m.id == one for m in coming)), None
        )
        head_id = said
    if head_id is None and not goal.members and not any(one.relation == HEAD for one in coming):
        head_id = coming[0].id
    if head_id is not None and head_id != NOBODY and not goal.members:
        # Among themselves they are what they were in the home they come from.
        become = {one.id: one for one in origin}
        come = come._replace(
            home=replace(come.home, members=tuple(become.get(one.id, one) for one in come.home.members))
        )
    change = settled(come.home, head_id, relations)
    return Changed(change.home, come.doubtful | change.doubtful, (*come.problems, *change.problems))


def complete(duty: Duty, plan: Plan, changes: Sequence[Changed]) -> Plan:
    """The plan with what hangs on it, what is a guess in it, and what is in its way, each once."""
    elsewhere = moved(plan)
    problems = [problem for change in changes for problem in change.problems]
    problems += faults(plan.after)
    told = tuple(hanging.reasons(elsewhere, died=plan.code == "death", grids=_grids(plan)))
    told += hanging.packages([one.resident_id for one in plan.away])
    doubtful = frozenset[int]().union(*(change.doubtful for change in changes))
    unique = tuple(
        {(problem.code, *sorted(problem.values.items())): problem for problem in problems}.values()
    )
    after = tuple(seated(home) for home in plan.after)
    return replace(plan, after=after, hanging=told, doubtful=doubtful, problems=unique)


def moved(plan: Plan) -> list[int]:
    """Who lives elsewhere afterwards than before."""
    was = {member.id: home.id for home in plan.before for member in home.members}
    becomes = {member.id: home.id for home in plan.after for member in home.members}
    gone = [one.resident_id for one in plan.away]
    return [*gone, *(one for one, home in becomes.items() if one > 0 and was.get(one) != home)]


def _grids(plan: Plan) -> tuple[int, int] | None:
    """The grids that people leave and come to, where they differ."""
    if plan.away or plan.absorbed is not None or len(plan.before) < 2:
        return None
    left, come = plan.before[0].grid, plan.before[-1].grid
    return (left, come) if left and come and left != come else None
