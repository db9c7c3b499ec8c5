"""The way of a ledger into the register: read, looked through, taught, written in one go, taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, Protocol

from db.records import Duty, Reason, Refused
from frontdesk.words import _, reasons
from screens import jobs
from screens.background import Stopped, Work
from screens.frames.page import Page, Saying
from screens.ledgers import ledger_jobs
from screens.ledgers.ledger_jobs import Look
from screens.office import Office

if TYPE_CHECKING:
    from frontdesk.ledgers.dry_run import Heading, Progress, Tell

_WRITES = ("writing", "undoing")


class HowFar(NamedTuple):
    """How far what is under way is: `done` of `total`, 0 of 0 where that is not known.

    Its stage is one of `frontdesk.ledgers.dry_run.Stage`, or "undoing".
    """

    stage: str
    done: int = 0
    total: int = 0


class Desk(Protocol):
    """What taking in asks of the page that shows the ledger."""

    @property
    def office(self) -> Office:
        """The office."""

    @property
    def is_current(self) -> bool:
        """Whether the clerk is looking at this page."""

    @property
    def page_in_front(self) -> Page:
        """The page that the clerk is looking at, who may have gone elsewhere meanwhile."""

    def read(self) -> None:
        """Read the file of the page's place."""

    def read_another(self) -> None:
        """Read the file of the page's place if it is another one by now."""

    def show_begun(self) -> None:
        """Something long has begun."""

    def show_how_far(self) -> None:
        """It has come further."""

    def show_look(self) -> None:
        """A ledger was looked through: show it from its beginning."""

    def show_as_it_is(self) -> None:
        """Something else is shown by now, or the same otherwise."""

    def say(self, saying: Saying | None, *, badly: bool = False) -> None:
        """A sentence into the status line."""

    def failed(self, error: Exception) -> None:
        """Say that something did not work."""

    def go_back(self) -> None:
        """One step back, to the page before."""


class TakingIn:
    """The ledger of one page. Nothing is written before `take_in`.

    At any time it is one of: at work (`is_at_work`), refused (`refusal`), looked through or taken in
    (`look`).
    """

    def __init__(self, desk: Desk, of: str = "") -> None:
        self._desk = desk
        self._of = of
        self._work: Work[Progress] | None = None
        self._stop_asked = False
        self.how_far = HowFar("opening")
        """How far it is, while it is at work."""
        self.look: Look | None = None
        """What was found, once the file was read."""
        self.refusal: Saying | None = None
        """Why the file could not be looked through."""

    @property
    def is_at_work(self) -> bool:
        """Whether something long is under way."""
        return self._work is not None

    @property
    def is_taken(self) -> bool:
        """Whether what is shown was written down."""
        return self.look is not None and self.look.run.taken

    @property
    def waits_for_taking_in(self) -> bool:
        """Whether there is something to write down."""
        return self.look is not None and not self.look.run.taken

    @property
    def has_doubts(self) -> bool:
        """Whether there are rows to look at."""
        return self.look is not None and bool(self.look.run.doubtful or self.look.run.refused)

    # Reading.

    def forget(self) -> None:
        """What was found is shown no longer."""
        self.look = None

    def read(self, duty: Duty, path: str) -> None:
        """Look a file through."""
        self._start("opening", lambda tell: ledger_jobs.look(duty, path, self._of, tell), self._show)

    def check(self) -> None:
        """Read once more if what was found does not hold any longer."""
        if self.look is not None:
            run = self.look.run
            self._desk.office.background.look_up(
                "ledger", lambda: ledger_jobs.is_as_it_was(run), self._still_holds, self._desk.failed
            )

    def _still_holds(self, holds: bool) -> None:
        if not holds and self._work is None:
            self._desk.read()

    def _show(self, look: Look) -> None:
        self.look = look
        self._desk.show_look()

    # Teaching a heading.

    def teach(self, heading: Heading, field: str) -> None:
        """Remember what a heading means, and read the ledger anew with that."""
        duty, look = self._desk.office.duty, self.look
        if duty is not None and look is not None:
            self._start(
                "opening",
                lambda tell: ledger_jobs.teach_and_look(duty, look.run, heading.heading, field, tell),
                self._show_taught,
            )

    def _show_taught(self, look: Look) -> None:
        self._show(look)
        self._desk.say(lambda: _("Remembered for ledgers with these headings."))

    # Taking in, and back.

    def take_in(self) -> None:
        """Write down all of it."""
        duty, look = self._desk.office.duty, self.look
        if duty is not None and look is not None:
            self._start("writing", lambda tell: ledger_jobs.take_in(duty, look, tell), self._taken_in)

    def _taken_in(self, look: Look) -> None:
        if not look.run.taken:
            self._show(look)
            self._desk.say(
                lambda: _("The register has changed meanwhile: look at it again, then F10."), badly=True
            )
            return
        self.look = look
        self._desk.show_as_it_is()
        counts = look.run.counts
        self._desk.page_in_front.say(
            lambda: _("Taken in: {new} new, {changed} changed. F9 takes all of it back.").format(
                new=counts.new, changed=counts.changed
            )
        )

    def take_back(self, duty: Duty) -> None:
        """Undo, which takes long after a long ledger; the file is then looked through again."""

        def undo(tell: Tell) -> Reason:
            return jobs.undo(duty)

        self.how_far = HowFar("undoing")
        self._work = self._desk.office.background.work(
            undo, self._told, self._taken_back, self._not_taken_back
        )
        self._desk.show_as_it_is()

    def _taken_back(self, reason: Reason) -> None:
        self._work = None
        self._desk.show_as_it_is()
        if self._desk.is_current:
            self._desk.read()
        self._desk.page_in_front.say(lambda: reasons.say(reason))

    def _not_taken_back(self, error: Exception) -> None:
        self._work = None
        self._desk.show_as_it_is()
        self._desk.page_in_front.failed(error)

    # What takes long, and how it ends.

    def _start(self, stage: str, job: Callable[[Tell], Look], answer: Callable[[Look], None]) -> None:
        """Something long; what was shown stays for when it is stopped."""
        self.how_far = HowFar(stage)
        self.refusal = None
        self._work = self._desk.office.background.work(
            job, self._told, lambda look: self._ended(answer, look), self._failed
        )
        self._desk.show_begun()

    def stop(self) -> None:
        """The clerk wants what is under way to stop."""
        if self._work is not None:
            self._stop_asked = True
            self._work.stop()

    def leave_alone(self) -> None:
        """Another page is shown: reading for nobody stops, writing that was asked for goes on."""
        if self._work is not None and self.how_far.stage not in _WRITES:
            self._work.stop()

    def _told(self, how_far: Progress) -> None:
        self.how_far = HowFar(*how_far)
        if self._desk.is_current:
            self._desk.show_how_far()

    def _ended(self, answer: Callable[[Look], None], look: Look) -> None:
        self._work = None
        self._stop_asked = False
        answer(look)
        if self._desk.is_current:
            self._desk.read_another()

    def _failed(self, error: Exception) -> None:
        self._work = None
        if isinstance(error, Stopped):
            self._stopped()
        elif self.look is not None:
            self._desk.show_as_it_is()
            self._desk.page_in_front.failed(error)
        else:
            self.refusal = _sentence_for(error)
            self._desk.show_as_it_is()

    def _stopped(self) -> None:
        asked, self._stop_asked = self._stop_asked, False
        self._desk.show_as_it_is()
        if not self._desk.is_current:
            return
        if not asked:
            # It was stopped because the page was left, and is shown again.
            self._desk.read()
        elif self.look is None:
            self._desk.office.news = lambda: _("Stopped: nothing was written.")
            self._desk.go_back()
        else:
            self._desk.say(lambda: _("Stopped: nothing was written."))


def _sentence_for(error: Exception) -> Saying:
    """What is said of a file that could not be looked through."""
    if isinstance(error, Refused):
        reason = error.reason
        return lambda: reasons.say(reason)
    kind = type(error).__name__
    return lambda: _("That did not work ({kind}). Nothing was changed.").format(kind=kind)
