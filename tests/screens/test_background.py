"""Lookups beside the screen: the newest wins, deeds all happen, errors are answers."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from queue import SimpleQueue
from threading import Event, current_thread

import pytest

from screens.background import Background, Stopped, Work

WAIT = 10.0


class Desk:
    """The screen's side: calls handed over wait here until they are taken."""

    def __init__(self) -> None:
        self.calls: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self.background = Background(self.calls.put)
        self.answers: list[object] = []
        self.errors: list[Exception] = []

    def take(self, count: int = 1) -> None:
        for _call in range(count):
            self.calls.get(timeout=WAIT)()

    def look_up(self, job: Callable[[], object], key: str = "find") -> None:
        self.background.look_up(key, job, self.answers.append, self.errors.append)

    def do(self, job: Callable[[], object]) -> None:
        self.background.do(job, self.answers.append, self.errors.append)


@pytest.fixture
def desk() -> Iterator[Desk]:
    desk = Desk()
    yield desk
    desk.background.close()


def test_an_answer_comes_back(desk: Desk) -> None:
    desk.look_up(lambda: current_thread().name)
    desk.take()
    assert desk.answers == ["background"]


def test_only_the_newest_of_those_waiting_runs(desk: Desk) -> None:
    held, ran = Event(), []

    begun = Event()

    def look_for(text: str) -> Callable[[], str]:
        def job() -> str:
            begun.set()
            ran.append(text)
            held.wait(WAIT)
            return text

        return job

    desk.look_up(look_for("a"))
    assert begun.wait(WAIT)
    for text in ("ab", "abc", "abcd"):
        desk.look_up(look_for(text))
    held.set()
    desk.take(2)
    assert ran == ["a", "abcd"]
    assert desk.answers == ["abcd"]


def test_a_stale_answer_does_not_overwrite_a_newer_question(desk: Desk) -> None:
    desk.look_up(lambda: "old")
    answer = desk.calls.get(timeout=WAIT)
    # The answer is under way to the screen when the next key is typed.
    desk.look_up(lambda: "new")
    answer()
    assert desk.answers == []
    desk.take()
    assert desk.answers == ["new"]


def test_keys_do_not_disturb_each_other(desk: Desk) -> None:
    desk.look_up(lambda: "hits", "find")
    desk.look_up(lambda: "card", "card")
    desk.take(2)
    assert desk.answers == ["hits", "card"]


def test_what_is_forgotten_says_nothing(desk: Desk) -> None:
    desk.look_up(lambda: "late")
    desk.background.forget("find")
    desk.do(lambda: "deed")
    answer = desk.calls.get(timeout=WAIT)
    answer()
    if desk.answers != ["deed"]:
        desk.take()
    assert desk.answers == ["deed"]


def test_deeds_all_happen_in_order(desk: Desk) -> None:
    for number in range(20):
        desk.do(lambda number=number: number)  # type: ignore[misc]  # mypy knows no default of a lambda
    desk.take(20)
    assert desk.answers == list(range(20))


def test_an_error_is_an_answer_and_the_thread_lives_on(desk: Desk) -> None:
    def fail() -> object:
        raise ValueError("of somebody")

    desk.look_up(fail)
    desk.do(lambda: "still here")
    desk.take(2)
    assert [type(error) for error in desk.errors] == [ValueError]
    assert desk.answers == ["still here"]


def test_a_stale_error_is_not_said(desk: Desk) -> None:
    def fail() -> object:
        raise ValueError

    desk.look_up(fail)
    failure = desk.calls.get(timeout=WAIT)
    desk.look_up(lambda: "new")
    failure()
    desk.take()
    assert desk.errors == []
    assert desk.answers == ["new"]


def test_closing_finishes_deeds_but_not_lookups_and_then_does_the_last_thing(desk: Desk) -> None:
    held, begun, done = Event(), Event(), []

    def long_deed() -> None:
        begun.set()
        held.wait(WAIT)

    desk.do(long_deed)
    assert begun.wait(WAIT)
    desk.look_up(lambda: done.append("lookup"))
    desk.do(lambda: done.append("deed"))
    held.set()
    desk.background.close(lambda: done.append(f"last on {current_thread().name}"))
    assert done == ["deed", "last on background"]
    desk.do(lambda: done.append("too late"))
    assert done[-1] != "too late"


def test_a_background_that_was_never_used_closes_at_once() -> None:
    ran: list[str] = []
    Background(lambda call: None).close(lambda: ran.append("last"))
    assert ran == []


# Long work.


def start(desk: Desk, job: Callable[[Callable[[int], None]], object], told: list[int]) -> Work[int]:
    return desk.background.work(job, told.append, desk.answers.append, desk.errors.append)


def test_long_work_tells_how_far_it_is_and_only_the_newest_is_said(desk: Desk) -> None:
    told: list[int] = []

    def job(tell: Callable[[int], None]) -> str:
        for step in range(100):
            tell(step)
        return "done"

    start(desk, job, told)
    desk.background.do(lambda: "next", desk.answers.append, desk.errors.append)
    desk.take(3)
    assert told == [99], "the screen was busy meanwhile"
    assert desk.answers == ["done", "next"]


def test_what_is_told_after_it_was_said_is_said_too(desk: Desk) -> None:
    told: list[int] = []
    said = Event()

    def job(tell: Callable[[int], None]) -> None:
        tell(1)
        said.wait(WAIT)
        tell(2)

    start(desk, job, told)
    desk.take()
    said.set()
    desk.take(2)
    assert told == [1, 2]


def test_long_work_stops_when_it_is_asked_to_and_the_thread_lives_on(desk: Desk) -> None:
    begun, asked, steps = Event(), Event(), []

    def job(tell: Callable[[int], None]) -> None:
        tell(1)
        steps.append(1)
        begun.set()
        asked.wait(WAIT)
        tell(2)
        steps.append(2)

    work = start(desk, job, [])
    assert begun.wait(WAIT)
    work.stop()
    asked.set()
    desk.do(lambda: "deed")
    desk.take(3)
    assert steps == [1]
    assert [type(error) for error in desk.errors] == [Stopped]
    assert desk.answers == ["deed"]


def test_closing_stops_long_work(desk: Desk) -> None:
    begun, ended = Event(), []

    def job(tell: Callable[[int], None]) -> None:
        begun.set()
        try:
            while True:
                tell(0)
        finally:
            ended.append("stopped")

    start(desk, job, [])
    assert begun.wait(WAIT)
    desk.background.close(lambda: ended.append("last"))
    assert ended == ["stopped", "last"]


def test_nobody_collects_garbage_during_long_work(desk: Desk) -> None:
    seen = []
    before = gc.isenabled()

    def job(_tell: Callable[[int], None]) -> None:
        seen.append(gc.isenabled())
        raise ValueError

    start(desk, job, [])
    desk.take()
    assert seen == [False]
    assert gc.isenabled() is before
