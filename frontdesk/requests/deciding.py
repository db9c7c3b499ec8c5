"""What a meeting decided becomes tasks, each with an owner and a day, until it is done or dropped."""

from __future__ import annotations

from datetime import date
from typing import Any

from db.records import Duty, Reason, Refused
from db.registers import reading as registers
from db.requests import writing
from frontdesk.choices import meant, named
from frontdesk.requests.doing import Doing, Effect
from frontdesk.rules.decisions import Decision, read_decisions
from frontdesk.rules.titles import read_title

_LONG_AGO = date(1900, 1, 1)
"""Decisions as they are kept name whole days, which may lie behind by now."""


def owner_of(duty: Duty, written: str) -> int | Reason:
    """Who of the staff is meant by a name, its initials or 小李.

    Returns:
        The id; or `owner_unknown`, `several_owners`, with the `name`.
    """
    staff = registers.names_of("staff", duty.day)
    chosen = meant([named(str(row_id), name) for row_id, name in staff], written)
    if chosen.choice is not None:
        return int(chosen.choice.code)
    title = read_title(written)
    called = [row_id for row_id, name in staff if title is not None and name.startswith(title.surname)]
    if len(called) == 1:
        return called[0]
    return Reason("several_owners" if called or chosen.open else "owner_unknown", {"name": written})


def owners_of(duty: Duty, decisions: str) -> Reason | None:
    """What is wrong with the owners of decisions as they are kept; None where all are known."""
    for one in _read(decisions):
        found = owner_of(duty, one.owner) if one.owner else None
        if isinstance(found, Reason):
            return found
    return None


def _read(decisions: str) -> tuple[Decision, ...]:
    read = read_decisions(decisions, _LONG_AGO)
    return () if isinstance(read, Reason) else read


def meeting(doing: Doing) -> dict[str, Any]:
    """Each decision is a task; who is not named has the request in hand.

    Raises:
        Refused: `owner_unknown`, `several_owners`, each with the `field`.
    """
    duty = doing.entry.duty
    tasks = []
    for one in _read(doing.given.get("decisions", "")):
        owner = owner_of(duty, one.owner) if one.owner else doing.life.owner_id
        if isinstance(owner, Reason):
            raise Refused(owner.code, field="decisions", **owner.values)
        tasks.append((one, owner))

    def add(step_id: int) -> None:
        for one, owner in tasks:
            writing.add_task(
                doing.entry, doing.life.id, step_id, one.text, owner, made_on=doing.day, due_on=one.due_on
            )

    doing.with_step.append(add)
    return doing.clock_anew() if doing.life.review_on else {}


def task_done(doing: Doing) -> dict[str, Any]:
    """One of them is done, or dropped for a reason.

    Raises:
        Refused: `task_none`, `day_before_task`, each with the `field`.
    """
    task = next((one for one in doing.life.tasks if str(one.id) == doing.given["task"]), None)
    if task is None or not task.is_open:
        raise Refused("task_none", field="task")
    if doing.day < task.made_on:
        raise Refused("day_before_task", field="day", day=task.made_on.isoformat())
    if doing.given["outcome"] == "dropped":
        ended = {"dropped_on": doing.day, "reason": doing.given.get("text", "")}
    else:
        ended = {"done_on": doing.day}
    writing.change_task(doing.entry, task.id, **ended)
    doing.details["task"] = task.text
    return {}


EFFECTS: dict[str, Effect] = {"meeting": meeting, "task_done": task_done}
"""By the name of the move."""
