"""The life of a request as rows: its reporters, its steps, and the units that were called upon."""

from __future__ import annotations

import json
from dataclasses import dataclass

from frontdesk.demo.lives_table import Life, Step
from frontdesk.demo.matters_table import Matter
from frontdesk.demo.register import Register
from frontdesk.rules.request_states import CLOSED, MOVES, PARKED


@dataclass(frozen=True, slots=True)
class Reporter:
    """A reporter as written, and who that is where somebody knows."""

    written: str
    resident_id: int | None


def contacted_on(life: Life) -> str | None:
    """The day on which the reporter first heard of the office."""
    return next((step.day for step in life.steps if step.kind in MOVES and MOVES[step.kind].contacts), None)


def review_on(matter: Matter, life: Life) -> str | None:
    """When what is parked is looked at again."""
    return life.steps[-1].details["until"] if matter.state == PARKED else None


def add_life(
    register: Register,
    request_id: int,
    matter: Matter,
    life: Life,
    reporter: Reporter,
    organisations: dict[str, int],
) -> None:
    """Add the reporter of a request, that it was written down, and what was done with it since."""
    _add_reporter(register, request_id, matter, life.kind, reporter)
    begun = Step(matter.received_on, life.time, "log", matter.words, {}, life.owner)
    for step in (begun, *life.steps):
        details = dict(step.details)
        if "unit" in details:
            details["unit"] = str(organisations[details["unit"]])
        _add_step(register, request_id, step, details)
    called = [step for step in life.steps if step.kind == "whistle"]
    for at, step in enumerate(called):
        _add_whistle(register, request_id, matter, life, step, organisations, lead=at == 0)


def join(register: Register, main_id: int, matter: Matter, life: Life, reporter: Reporter) -> None:
    """Let whoever reported the same again be one more reporter of an open request."""
    step = Step(matter.received_on, life.time, "join", matter.words, {}, life.owner)
    _add_step(register, main_id, step, {"reporter": reporter.written})
    register.add(
        "request_reporter", main_id, reporter.written, life.kind, reporter.resident_id, step.day, None
    )


def _add_step(register: Register, request_id: int, step: Step, details: dict[str, str]) -> None:
    written = json.dumps(details, ensure_ascii=False, sort_keys=True) if details else ""
    register.add("request_step", request_id, step.kind, step.day, step.time, step.staff, step.text, written)


def _add_reporter(register: Register, request_id: int, matter: Matter, kind: str, reporter: Reporter) -> None:
    told = matter.resolved_on if matter.state in CLOSED else None
    register.add(
        "request_reporter",
        request_id,
        reporter.written,
        kind,
        reporter.resident_id,
        matter.received_on,
        told or None,
    )


def _add_whistle(
    register: Register,
    request_id: int,
    matter: Matter,
    life: Life,
    called: Step,
    organisations: dict[str, int],
    *,
    lead: bool,
) -> None:
    unit = called.details["unit"]
    reported = (s.day for s in life.steps if s.kind == "report_in" and s.details["unit"] == unit)
    done = (s.day for s in life.steps if s.kind in ("finish", "settle"))
    register.add(
        "whistle",
        request_id,
        organisations[unit],
        lead,
        called.day,
        matter.due_on or None,
        next(reported, None),
        next(done, None),
    )
