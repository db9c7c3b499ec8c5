"""Carrying a plan out: one transaction, one entry of the journal, and undo takes all of it back."""

from __future__ import annotations

from dataclasses import replace

from db import journal
from db.entry import Entry
from db.records import Duty, Home, Refused
from db.residents import guardians, homes, merging, people, residencies
from frontdesk.life_events.plan import NEW, Plan
from frontdesk.packages.leaving import fill_all, leave_all


def carry_out(duty: Duty, plan: Plan, draft_id: str | None = None) -> int:
    """Make happen what a plan says.

    Args:
        duty: Who acts.
        plan: As made by `frontdesk.life_events.planning`, looked at by somebody.
        draft_id: Of the form it came from.

    Returns:
        The id of what it was about: a resident or a household, as `plan.subject` says; of a birth or a
        marriage of somebody new, the new resident.

    Raises:
        Refused: the first of the plan's problems; `changed_since` where a home is not as the plan
            found it; `already_saved`; what the engine met. Nothing was written then.
    """
    if plan.problems:
        reason = plan.problems[0]
        raise Refused(reason.code, **reason.values)
    kind, subject = plan.subject
    with journal.operation(
        duty, plan.code, subject_kind=kind, subject_id=subject, draft_id=draft_id
    ) as entry:
        _refuse_if_changed(duty, plan)
        ids = {newcomer.id: people.add(entry, newcomer.person) for newcomer in plan.newcomers}
        for newcomer in plan.newcomers:
            guardians.name(entry, ids[newcomer.id], newcomer.guardians)
        after = _with_real_ids(entry, plan, ids)
        if plan.absorbed is not None:
            homes.absorb(entry, plan.absorbed, into=subject)
        residencies.rearrange(entry, after, plan.away, plan.day)
        if plan.merged is not None:
            people.correct(entry, plan.merged.kept_id, plan.merged.person)
            freed = merging.hand_over(entry, plan.merged.other_id, plan.merged.kept_id)
            fill_all(entry, freed)
        leave_all(entry, plan.away, plan.day)
        for new in ids.values():
            entry.about("resident", new)
            return new
    return subject


def _refuse_if_changed(duty: Duty, plan: Plan) -> None:
    there = [home for home in plan.before if home.id != NEW]
    try:
        now = homes.homes([home.id for home in there], duty.day)
    except Refused:
        raise Refused("changed_since") from None
    if tuple(now) != tuple(there) or homes.homes_of(plan.from_nowhere):
        raise Refused("changed_since")


def _with_real_ids(entry: Entry, plan: Plan, ids: dict[int, int]) -> list[Home]:
    """The homes of the plan, those and the people that were new under the ids they were given."""
    homes_now = []
    for home in plan.after:
        members = tuple(replace(one, id=ids.get(one.id, one.id)) for one in home.members)
        home_id = home.id
        if home_id == NEW and plan.new_home is not None:
            home_id = homes.make(entry, plan.new_home)
        homes_now.append(replace(home, id=home_id, members=members))
    return homes_now
