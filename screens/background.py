"""One thread beside the screen, on which everything runs that touches the database.

One, because a connection belongs to its thread and is then reused, and because a lookup takes a
millisecond: two would only wait for each other.
"""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Condition, Thread
from typing import Any, Generic, NamedTuple, TypeVar

T = TypeVar("T")
P = TypeVar("P")

Deliver = Callable[[Callable[[], None]], object]
"""Hands a call over to the thread of the screen."""

Failed = Callable[[Exception], None]


class _Job(NamedTuple):
    key: str | None
    run: Callable[[], Callable[[], None]]
    """Does the work on the worker thread and returns what is then to be called on the screen's."""


class Stopped(Exception):
    """A long job was asked to stop, and did; it left nothing behind."""


class Work(Generic[P]):
    """A long job under way: it tells how far it is, and stops when it is asked to.

    Of what it tells while the screen is busy only the newest is said there.
    """

    def __init__(self, deliver: Deliver, told: Callable[[P], None]) -> None:
        self._deliver, self._told = deliver, told
        self._newest: P | None = None
        self._is_on_its_way = self._is_to_stop = False

    def stop(self) -> None:
        """Ask it to stop, from the screen's thread; its end is told by `failed`, with `Stopped`."""
        self._is_to_stop = True

    def tell(self, how_far: P) -> None:
        """Called by the job. Raises: Stopped, if that was asked for."""
        if self._is_to_stop:
            raise Stopped
        self._newest = how_far
        if not self._is_on_its_way:
            self._is_on_its_way = True
            self._deliver(self._say)

    def _say(self) -> None:
        # First, so that what is told from now on is delivered anew.
        self._is_on_its_way = False
        if self._newest is not None:
            self._told(self._newest)


class Background:
    """Runs jobs one after the other and hands each answer back to the screen's thread.

    A lookup has a key: while one runs, only the newest of those waiting under its key is kept, and an
    answer is dropped when a newer lookup was asked for meanwhile. A deed has none: it always runs, in
    order, and its answer always comes. An error in a job is an answer too.
    """

    def __init__(self, deliver: Deliver) -> None:
        self._deliver = deliver
        self._waiting: deque[_Job] = deque()
        self._newest: dict[str, int] = {}
        self._changed = Condition()
        self._ending = False
        self._thread: Thread | None = None
        self._works: list[Work[Any]] = []

    def look_up(self, key: str, job: Callable[[], T], answer: Callable[[T], None], failed: Failed) -> None:
        """Run `job`; its result goes to `answer` unless a newer lookup of the same key has been asked for."""
        with self._changed:
            number = self._newest[key] = self._newest.get(key, 0) + 1
            self._waiting = deque(waiting for waiting in self._waiting if waiting.key != key)

        def is_newest() -> bool:
            return self._newest.get(key) == number

        self._put(_Job(key, lambda: _done(job, answer, failed, is_newest)))

    def forget(self, key: str) -> None:
        """Drop what is waiting or under way under `key`."""
        with self._changed:
            self._newest[key] = self._newest.get(key, 0) + 1
            self._waiting = deque(waiting for waiting in self._waiting if waiting.key != key)

    def do(self, job: Callable[[], T], answer: Callable[[T], None], failed: Failed) -> None:
        """Run `job`, whatever else is asked for; its result goes to `answer`."""
        self._put(_Job(None, lambda: _done(job, answer, failed, lambda: True)))

    def work(
        self,
        job: Callable[[Callable[[P], None]], T],
        told: Callable[[P], None],
        answer: Callable[[T], None],
        failed: Failed,
    ) -> Work[P]:
        """Run a long `job` like a deed; it is handed a function by which it tells how far it is.

        Args:
            job: the function it is handed raises `Stopped` once the work was asked to stop.
            told: takes what the job tells, on the screen's thread, before the answer comes.
            answer: takes the result.
            failed: takes the error, `Stopped` among them.
        """
        work = Work[P](self._deliver, told)
        self._works.append(work)

        def run() -> Callable[[], None]:
            try:
                with _without_collecting():
                    return _done(lambda: job(work.tell), answer, failed, lambda: True)
            finally:
                self._works.remove(work)

        self._put(_Job(None, run))
        return work

    def close(self, last: Callable[[], object] | None = None, patience: float = 5.0) -> None:
        """Finish the deeds that wait, stop what takes long, then run `last` on the thread and end it.

        Args:
            last: what ends the work of the thread, e.g. closing its connection.
            patience: the longest to wait, in seconds; a program that is leaving must leave.
        """
        for work in tuple(self._works):
            work.stop()
        with self._changed:
            self._waiting = deque(waiting for waiting in self._waiting if waiting.key is None)
            if last is not None and self._thread is not None:
                self._waiting.append(_Job(None, lambda: _done(last, _ignore, _ignore, lambda: False)))
            self._ending = True
            self._changed.notify()
        if self._thread is not None:
            self._thread.join(patience)

    def _put(self, job: _Job) -> None:
        with self._changed:
            if self._ending:
                return
            self._waiting.append(job)
            if self._thread is None:
                self._thread = Thread(target=self._work, name="background", daemon=True)
                self._thread.start()
            self._changed.notify()

    def _work(self) -> None:
        while True:
            with self._changed:
                while not self._waiting and not self._ending:
                    self._changed.wait()
                if not self._waiting:
                    return
                job = self._waiting.popleft()
            self._deliver(job.run())


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Let nobody look for unreachable rings of objects meanwhile, nor among what was made meanwhile.

    Looking through a hundred thousand objects stops every thread for a tenth of a second or more. Ledgers
    make no rings; whatever is let go of is freed at once all the same.
    """
    was_collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_collecting:
            gc.enable()


def _done(
    job: Callable[[], T], answer: Callable[[T], None], failed: Failed, wanted: Callable[[], bool]
) -> Callable[[], None]:
    """Do the job now; what is returned says the outcome, if it is still wanted by then."""
    try:
        result = job()
    except Exception as error:
        return _if(wanted, failed, error)
    return _if(wanted, answer, result)


def _if(wanted: Callable[[], bool], say: Callable[[T], None], outcome: T) -> Callable[[], None]:
    def say_if_wanted() -> None:
        if wanted():
            say(outcome)

    return say_if_wanted


def _ignore(_outcome: object) -> None:
    pass
