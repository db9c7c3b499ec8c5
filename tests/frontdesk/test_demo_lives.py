"""The lives of the demo's requests are those that the office's own operations lead to."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from db.connection import close_database, open_database
from db.records import Duty, Matter
from db.tables import Request, RequestReporter, RequestStep, Visit, Whistle
from frontdesk.demo.reporters import ANONYMOUS
from frontdesk.demo.stories import STORIES
from frontdesk.requests.logging import Then, join, log
from frontdesk.requests.moving import move
from frontdesk.requests.reading import read_move
from frontdesk.requests.topics import topics
from frontdesk.rules.request_states import MOVES

FROM_A_LEDGER = ("new", "merged")
ARTICLE = ("2021-03-11", "2021-04-16", "2021-04-27", "2021-07-20")
NOT_TOLD = {"accept", "task_done", "escalate", "merge", "link_reporter", "strike"}
"""Moves that no story has."""
OWN = ("id", "number", "request", "step", "main", "grid")


@pytest.fixture
def day_duty(demo_file: Path, tmp_path: Path) -> Iterator[Duty]:
    """The clerk on duty at an open copy of the demo."""
    path = shutil.copyfile(demo_file, tmp_path / "demo.db")
    path.chmod(0o600)
    open_database(str(path))
    yield Duty(staff_id=1, staff_name="", role="clerk", desk="1", day=date(2021, 9, 6))
    close_database()


def sample() -> list[int]:
    """The article's four, and one of every shape that a life can have: the ids of these requests."""
    shapes: dict[tuple[str, ...], int] = {}
    for at, story in enumerate(STORIES, 1):
        if story.state not in FROM_A_LEDGER:
            shape = sorted({f"{deed.kind} {deed.details.get('satisfaction', '')}" for deed in story.deeds})
            name = story.day if story.day in ARTICLE else ""
            shapes.setdefault(
                (name, story.urgency, "anonymous" if story.who == ANONYMOUS else "", *shape), at
            )
    return list(shapes.values())


def rows(table: Any, request_id: int) -> list[dict[str, Any]]:
    """What a table says of a request, but for what is only its own."""
    found: Any = table.select().where(table.request == request_id).order_by(table.id).dicts()
    return [{name: value for name, value in row.items() if name not in OWN} for row in found]


def told(request_id: int) -> dict[str, Any]:
    """Everything that is kept of a request."""
    query: Any = Request.select().where(Request.id == request_id).dicts()
    (row,) = query
    return {
        "request": {name: value for name, value in row.items() if name not in OWN},
        **{table.__name__: rows(table, request_id) for table in (RequestReporter, Whistle, Visit)},
        "steps": [
            {**row, "details": json.loads(row["details"] or "{}")} for row in rows(RequestStep, request_id)
        ],
    }


class Clock:
    """The office's clock, which a test sets."""

    now = datetime(2021, 9, 6)

    def at(self, duty: Duty) -> datetime:
        return datetime.combine(duty.day, self.now.time())


def replay(duty: Duty, request_id: int, clock: Clock) -> int:
    """Let the operations do what is told of a request, to a new one; its id."""
    old: Any = Request.get_by_id(request_id)
    reporters: Any = RequestReporter.select().where(RequestReporter.request == request_id)
    first, *joined = reporters.order_by(RequestReporter.id)
    matter = Matter(
        words=old.words,
        summary=old.summary,
        reporter=old.reporter,
        reporter_kind=old.reporter_kind,
        resident_id=old.resident_id,
        household_id=old.household_id,
        estate_id=old.estate_id,
        place=old.place,
        background=old.background,
        channel=old.channel,
        nature=old.nature,
        topic=old.topic,
        urgency=old.urgency,
        confidential=old.confidential,
        campaign=old.campaign,
        phone=first.phone,
    )
    new = 0
    steps: Any = RequestStep.select().where(RequestStep.request == request_id).order_by(RequestStep.id)
    for step in steps:
        clock.now = datetime.fromisoformat(f"{step.day} {step.time}")
        then = replace(duty, day=step.day, staff_id=step.staff_id)
        details = json.loads(step.details or "{}")
        if step.kind == "log":
            new = log(then, matter, Then.ACCEPT, topic_class=topics(duty)[old.topic].time_limit).id or 0
        elif step.kind == "join":
            one = joined.pop(0)
            join(then, new, replace(matter, words=step.text, reporter=one.name, reporter_kind=one.kind,
                                    resident_id=one.resident_id, phone=one.phone))  # fmt: skip
        else:
            # Who was called follows from who waits. Typed are yuan, and a quantity with what is counted.
            details.pop("reporter", None)
            details |= {"amount": str(int(details["amount"]) // 100)} if "amount" in details else {}
            details |= (
                {"quantity": details["quantity"] + details.pop("measure", "")}
                if "quantity" in details
                else {}
            )
            read = read_move(step.kind, {"text": step.text, **details}, step.day)
            assert not read.problems, (old.number, step.kind, read.problems)
            move(then, new, step.kind, read.given)
    return new


def test_the_operations_lead_to_the_same(day_duty: Duty, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    for module in ("logging", "doing"):
        monkeypatch.setattr(f"frontdesk.requests.{module}.received", clock.at)
    wanted = sample()
    assert {deed.kind for at in wanted for deed in STORIES[at - 1].deeds} >= set(MOVES) - NOT_TOLD
    for request_id in wanted:
        assert told(replay(day_duty, request_id, clock)) == told(request_id), request_id
