"""The requests of the office's year with their lives, as rows, numbered in the order they came in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from random import Random

from frontdesk.demo.bodies import CLERK, SECRETARY, grid_worker
from frontdesk.demo.campaign import CAMPAIGN, CAMPAIGN_BEGAN
from frontdesk.demo.lives import Around, Life
from frontdesk.demo.places import ESTATES
from frontdesk.demo.register import Register
from frontdesk.demo.reporters import Reporter, Reporters
from frontdesk.demo.settling import Adult
from frontdesk.demo.stories import STORIES, telling
from frontdesk.demo.stories.telling import Story
from frontdesk.demo.visits import Visit, add_visits

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
        number = f"{telling.YEAR}-{at:04}"
        told[number] = Life(
            times, story, reporter, _around(number, story, reporter, organisations, reporters, told)
        )
    ids: dict[str, int] = {}
    visits: list[Visit] = []
    for number, life in told.items():
        ids[number] = _add(register, number, life, estates, ids.get(life.main))
        if life.story.channel == "walk_in":
            visits.append(_visit(life, ids[number]))
    add_visits(Random(f"{seed} visits"), register, visits, adults)


def _around(
    number: str,
    story: Story,
    reporter: Reporter,
    organisations: Mapping[str, int],
    reporters: Reporters,
    told: Mapping[str, Life],
) -> Around:
    known = reporters.known(story)
    resident = reporter.resident or known

    def unit(key: str) -> int:
        return organisations[_PLANS[story.estate].manager if key == telling.MANAGER else key]

    worker = grid_worker(resident.grid_id if resident else _grids(story.estate)[0])
    staff = {"": CLERK, telling.WORKER: worker, telling.SECRETARY: SECRETARY}
    return Around(number, staff, unit, reporters.written, known, told.__getitem__)


def _grids(estate: str) -> list[int]:
    return sorted({block.grid for block in _PLANS[estate].blocks})


def _grid(life: Life) -> int | None:
    """The grid of the reporter's home; of an estate where it has only one."""
    if life.home:
        return life.home.grid_id
    grids = _grids(life.story.estate)
    return grids[0] if len(grids) == 1 else None


def _add(register: Register, number: str, life: Life, estates: Mapping[str, int], main_id: int | None) -> int:
    story, first, resident = life.story, life.first, life.first.resident
    is_campaign = story.day >= CAMPAIGN_BEGAN.isoformat() and story.nature in _THINGS_TO_DO
    request_id = register.add(
        "request",
        *(number, story.day, story.channel, story.nature, story.topic, estates[story.estate]),
        *(first.written, resident.id if resident else None, story.words, story.summary),
        *(life.state, _iso(life.due_on), _iso(life.resolved_on), story.time, first.kind),
        *(story.place, story.background, _iso(life.contacted_on), _iso(life.review_on), life.owner, main_id),
        *(life.home.household_id if life.home else None, _grid(life)),
        *(story.urgency, story.confidential, CAMPAIGN if is_campaign else "", life.time_limit),
        *(life.due_time, _iso(life.contact_due_on), life.contact_due_time, life.satisfaction),
        *(life.solved, life.level, _iso(life.finish_by)),
    )
    for one in life.reported:
        who = one.reporter
        register.add(
            "request_reporter",
            *(request_id, who.written, who.kind, who.resident.id if who.resident else None, who.phone),
            *(_iso(one.joined_on), _iso(one.told_on), one.satisfaction, one.solved, one.calls),
        )
    for step in sorted(life.steps, key=lambda step: step.at):
        details = json.dumps(dict(step.details), ensure_ascii=False, sort_keys=True) if step.details else ""
        moment = (_iso(step.at.date()), f"{step.at:%H:%M}")
        kept = (step.staff, step.text, details, _iso(step.struck_on))
        step_id = register.add("request_step", request_id, step.kind, *moment, *kept)
        for task in step.tasks:
            days = (_iso(task.due_on), _iso(step.at.date()), _iso(task.done_on))
            register.add("task", task.text, request_id, step_id, task.owner, *days, "", None, None)
    for called in life.whistles.all:
        register.add(
            "whistle",
            *(request_id, called.unit, called.lead, _iso(called.sent_on), _iso(called.due_on)),
            *(_iso(called.reported_on), _iso(called.handed_back_on), _iso(called.done_on)),
            *(_iso(called.chased_on), called.times_chased),
        )
    return request_id


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _visit(life: Life, request_id: int) -> Visit:
    return Visit(
        life.received,
        life.first.written,
        life.home.id if life.home else None,
        life.story.summary,
        request_id=request_id,
    )
