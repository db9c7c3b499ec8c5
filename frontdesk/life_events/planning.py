"""Plans of life events, made from how things stand now; nothing is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from db.records import Duty, Reason
from db.residents import homes, residencies
from frontdesk.life_events.after_changes import complete, moved
from frontdesk.life_events.arriving import birth, marriage_in
from frontdesk.life_events.moving import death, move, move_away, split
from frontdesk.life_events.plan import Plan
from frontdesk.life_events.uniting import merge_households, merge_people
from frontdesk.rules.homes import settled

__all__ = [
    "birth",
    "change_head",
    "death",
    "marriage_in",
    "merge_households",
    "merge_people",
    "move",
    "move_away",
    "on",
    "split",
]
"""One for each thing that can happen, and `on` for another day than today."""


def change_head(
    duty: Duty, household_id: int, head_id: int, *, relations: Mapping[int, str] | None = None
) -> Plan:
    """Another member becomes head (or nobody: `NOBODY`), and everybody's relation is told anew.

    Raises:
        Refused: `row_gone`.
    """
    (home,) = homes.homes([household_id], duty.day)
    change = settled(home, head_id, relations or {})
    plan = Plan(
        code="head_change",
        day=duty.day,
        subject=("household", household_id),
        before=(home,),
        after=(change.home,),
    )
    return complete(duty, plan, (change,))


def on(duty: Duty, plan: Plan, day: date) -> Plan:
    """The plan for another day than today: what happened is often told later.

    `day_ahead` and `day_before_stay` (with the `name`) are problems of the plan that is returned.
    """
    problems = [problem for problem in plan.problems if problem.code not in ("day_ahead", "day_before_stay")]
    if day > duty.day:
        problems.append(Reason("day_ahead"))
    for name in residencies.begun_after(day, [*moved(plan), *(one.resident_id for one in plan.away)]):
        problems.append(Reason("day_before_stay", {"name": name}))
    return replace(plan, day=day, problems=tuple(problems))
