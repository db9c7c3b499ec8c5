"""The requests of the office's year with their lives, as rows, numbered in the order they came in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from random import Random

from db.records import Reason
from frontdesk.demo.bodies import CLERK, SECRETARY, grid_worker
from frontdesk.demo.campaign import CAMPAIGN, CAMPAIGN_BEGAN
from frontdesk.demo.lives import Around, Life, Step
from frontdesk.demo.places import ESTATES
from frontdesk.demo.register import Register
from frontdesk.demo.reporters import Reporter, Reporters
from frontdesk.demo.settling import Adult
from frontdesk.demo.stories import STORIES, telling
from frontdesk.demo.stories.telling import Story
from frontdesk.demo.visits import Visit, add_visits
from frontdesk.rules.decisions import read_decisions

_THINGS_TO_DO = ("help", "complaint", "report", "suggestion")
_PLANS = {plan.name: plan for plan in ESTATES}


def add_requests(
    seed: int,
    register: Register,
    estates: dict[str, int],
    organisations: dict[str, int],
    adults: dict[str, list[Adult]],
) -> None:
    """Add the requests with all that hangs on them, and who else came to the desk.

    Args:
        seed: draws who reports, and at what time something is done.
        register: what they are added to.
        estates: ids by name.
        organisations: ids by key.
        adults: who lives there, by the estate's name.
    """
    reporters = Reporters(Random(f"{seed} reporters"), adults)
    times = Random(f"{seed} times")
    told: dict[str, Life] = {}
    for at, story in enumerate(STORIES, 1):
        reporter = reporters.of(story)
        life = Life(times, story, reporter, _around(story, reporter, organisations, reporters))
        told[f"{telling.YEAR}-{at:04}"] = life
        if story.main:
            main = told[story.main]
            main.steps.append(
                Step("join", life.received, life.owner, story.words, {"reporter": reporter.written})
            )
            main.join(reporter, life.received.date())
    ids: dict[str, int] = {}
    visits: list[Visit] = []
    for number, life in told.items():
        ids[number] = _add(register, number, life, estates, ids.get(life.story.main))
        if life.story.channel == "walk_in":
            visits.append(_visit(life, ids[number]))
    add_visits(Random(f"{seed} visits"), register, visits, adults)


def _around(
    story: Story, reporter: Reporter, organisations: Mapping[str, int], reporters: Reporters
) -> Around:
    manager = _PLANS[story.estate].manager
    worker = grid_worker(reporter.resident.grid_id if reporter.resident else _grids(story.estate)[0])

    def unit(key: str) -> int:
        return organisations[manager if key == telling.MANAGER else key]

    return Around({"": CLERK, telling.WORKER: worker, telling.SECRETARY: SECRETARY}, unit, reporters.written)


def _grids(estate: str) -> list[int]:
    return sorted({block.grid for block in _PLANS[estate].blocks})


def _grid(life: Life) -> int | None:
    """The grid of the reporter's home; of an estate where it has only one."""
    if resident := life.reported[0].reporter.resident:
        return resident.grid_id
    grids = _grids(life.story.estate)
    return grids[0] if len(grids) == 1 else None


def _add(register: Register, number: str, life: Life, estates: Mapping[str, int], main_id: int | None) -> int:
    story, first = life.story, life.reported[0].reporter
    resident = first.resident
    is_campaign = story.day >= CAMPAIGN_BEGAN.isoformat() and story.nature in _THINGS_TO_DO
    request_id = register.add(
        "request",
        *(number, story.day, story.channel, story.nature, story.topic, estates[story.estate]),
        *(first.written, resident.id if resident else None, story.words, story.summary),
        *(life.state, _iso(life.due_on), _iso(life.resolved_on), story.time, first.kind),
        *(story.place, story.background, _iso(life.contacted_on), _iso(life.review_on), life.owner, main_id),
        *(resident.household_id if resident else None, _grid(life)),
        *(story.urgency, story.confidential, CAMPAIGN if is_campaign else "", life.time_limit),
        *(life.due_time, _iso(life.contact_due_on), life.contact_due_time, life.satisfaction),
    )
    for one in life.reported:
        who = one.reporter
        register.add(
            "request_reporter",
            *(request_id, who.written, who.kind, who.resident.id if who.resident else None, who.phone),
            *(_iso(one.joined_on), _iso(one.told_on), one.satisfaction, one.calls),
        )
    for step in sorted(life.steps, key=lambda step: step.at):
        details = json.dumps(dict(step.details), ensure_ascii=False, sort_keys=True) if step.details else ""
        moment = (_iso(step.at.date()), f"{step.at:%H:%M}")
        step_id = register.add("request_step", request_id, step.kind, *moment, step.staff, step.text, details)
        _add_tasks(register, life, request_id, step_id, step)
    for called in life.whistles.all:
        register.add(
            "whistle",
            *(request_id, called.unit, called.lead, _iso(called.sent_on), _iso(called.due_on)),
            *(_iso(called.reported_on), _iso(called.handed_back_on), _iso(called.done_on)),
            *(_iso(called.chased_on), called.times_chased),
        )
    return request_id


def _add_tasks(register: Register, life: Life, request_id: int, step_id: int, step: Step) -> None:
    """What a meeting decided: done once the request is."""
    decided = read_decisions(step.details.get("decisions", ""), date.min)
    for one in () if isinstance(decided, Reason) else decided:
        moments = (_iso(one.due_on), _iso(step.at.date()), _iso(life.resolved_on))
        register.add("task", one.text, request_id, step_id, life.owner, *moments)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _visit(life: Life, request_id: int) -> Visit:
    who = life.reported[0].reporter
    return Visit(
        life.received,
        who.written,
        who.resident.id if who.resident else None,
        life.story.summary,
        request_id=request_id,
    )
