"""The lives of the demo's requests are those that the office's own operations lead to."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from db.connection import close_database, open_database
from db.records import Duty, Matter
from db.requests import reading
from db.tables import Request, RequestReporter, RequestStep, Task, Visit, Whistle
from frontdesk.demo.reporters import ANONYMOUS
from frontdesk.demo.stories import STORIES
from frontdesk.requests.logging import Then, join, log
from frontdesk.requests.moving import move
from frontdesk.requests.reading import read_move
from frontdesk.requests.topics import topics
from frontdesk.rules.request_states import MOVES

ARTICLE = ("2021-03-11", "2021-04-16", "2021-04-27", "2021-07-20")
NOT_TOLD = {"accept"}
"""A move that no story has: what comes in at the desk is taken up with that."""
SAID = (
    *("words", "summary", "reporter", "reporter_kind", "place", "background", "channel", "nature", "topic"),
    *("urgency", "confidential", "campaign"),
)
OWN = ("id", "number", "request", "step", "main")


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
        is_merged = any(deed.kind == "merge" for deed in story.deeds)
        if story.state != "new" and not is_merged:
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
        **{table.__name__: rows(table, request_id) for table in (RequestReporter, Whistle, Visit, Task)},
        "steps": [{**row, "details": _details(row["details"])} for row in rows(RequestStep, request_id)],
    }


def _details(text: str) -> dict[str, str]:
    return {name: value for name, value in json.loads(text or "{}").items() if name not in OWN}


class Replay:
    """Lets the operations do what is told of requests, to new ones."""

    def __init__(self, duty: Duty) -> None:
        self.duty = duty
        self.now = time()
        self.new: dict[int, int] = {}
        """The ids of the new ones by those of the old ones."""

    def received(self, duty: Duty) -> datetime:
        """The office's clock."""
        return datetime.combine(duty.day, self.now)

    def tell(self, request_id: int) -> None:
        """Everything that was done with a request, and with those that were found to be one with it."""
        old: Any = Request.get_by_id(request_id)
        steps: Any = RequestStep.select().where(RequestStep.request == request_id).order_by(RequestStep.id)
        is_linked_later = any(step.kind == "link_reporter" for step in steps)
        reporters: Any = RequestReporter.select().where(RequestReporter.request << [request_id, old.main_id])
        own, *others = [
            one
            for one in reporters.order_by(RequestReporter.id)
            if not old.main_id or one.name == old.reporter
        ]
        matter = Matter(
            **{name: getattr(old, name) for name in SAID},
            resident_id=None if is_linked_later else old.resident_id,
            household_id=old.household_id,
            estate_id=old.estate_id,
            phone=own.phone,
        )
        for step in steps:
            self.now = time.fromisoformat(step.time)
            then = replace(self.duty, day=step.day, staff_id=step.staff_id)
            if step.kind == "log":
                topic = topics(self.duty)[old.topic]
                logged = log(then, matter, Then.ACCEPT, topic_class=topic.time_limit)
                assert logged.id is not None
                self.new[request_id] = logged.id
            elif step.kind == "join":
                one = others.pop(0)
                said = {"words": step.text, "reporter": one.name, "reporter_kind": one.kind}
                joining = replace(matter, **said, resident_id=one.resident_id, phone=one.phone)
                join(then, self.new[request_id], joining)
            elif step.kind == "merged_in":
                self.tell(Request.get(Request.number == json.loads(step.details)["number"]).id)
            else:
                typed = {"text": step.text, **self.typed(request_id, old, json.loads(step.details or "{}"))}
                read = read_move(step.kind, typed, step.day)
                assert not read.problems, (old.number, step.kind, read.problems)
                move(then, self.new[request_id], step.kind, read.given)

    def typed(self, request_id: int, old: Any, details: dict[str, str]) -> dict[str, str]:
        """What was typed for a step: what stands in its details is partly what that led to."""
        life = reading.life(self.new[request_id])
        reporter = details.pop("reporter", "")
        if "who" in details:
            details |= {"who": f"#{old.resident_id}", "reporter": str(life.reporters[0].id)}
            assert reporter == life.reporters[0].name
        if "amount" in details:
            details["amount"] = str(int(details["amount"]) // 100)
        if "quantity" in details:
            details["quantity"] += details.pop("measure", "")
        if "task" in details:
            details["task"] = str(next(one.id for one in life.tasks if one.text == details["task"]))
        if "step_day" in details:
            details["step"] = str(next(s.id for s in reversed(life.steps) if s.kind == details["step"]))
        if "main" in details:
            details["main"] = f"#{self.new[old.main_id]}"
        return details


def test_the_operations_lead_to_the_same(day_duty: Duty, monkeypatch: pytest.MonkeyPatch) -> None:
    replay = Replay(day_duty)
    for module in ("logging", "doing"):
        monkeypatch.setattr(f"frontdesk.requests.{module}.received", replay.received)
    wanted = sample()
    for request_id in wanted:
        replay.tell(request_id)
    assert {deed.kind for at in replay.new for deed in STORIES[at - 1].deeds} >= set(MOVES) - NOT_TOLD
    for old, new in replay.new.items():
        assert told(new) == told(old), old
