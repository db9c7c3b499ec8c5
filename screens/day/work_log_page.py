"""The work log of a day as it will be printed, with the plan of the next day below it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from frontdesk.words import NP_, _, lines
from screens.day import day_jobs
from screens.frames.page import Page
from screens.keys.keys import ON_A_WORK_LOG, bindings, label, shown
from screens.office import Office, Place
from screens.papers.paper_lines import paper_lines
from screens.papers.printing import Make
from screens.parts.lines import rule
from screens.parts.picks import Picks, said

if TYPE_CHECKING:
    from db.records import Duty
    from frontdesk.printing.paper import Printout
    from screens.day.day_jobs import Shown


class WorkLogPage(Page):
    """The id of its place is the day; none is today."""

    KEYS = ON_A_WORK_LOG
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(ON_A_WORK_LOG),
        Binding("right", "day(1)", show=False),
    ]

    def __init__(self, office: Office) -> None:
        super().__init__(office, NP_("page", "Work log"))
        self._picks = Picks(id="work-log")
        self._shown: Shown | None = None
        self._is_new = False
        """Whether the day may just have been closed."""

    def body(self) -> Iterable[Widget]:
        """The page."""
        yield rule()
        yield self._picks

    def title_text(self) -> str:
        """With the day it is of."""
        day = self._day
        return super().title_text() if day is None else f"{super().title_text()} {lines.title_day(day)}"

    def hints(self) -> Sequence[tuple[str, str]]:
        """What can be done with a day that is closed, or with one that is not."""
        is_closed = self._shown is not None and self._shown.is_closed
        unfit = ("log_close",) if is_closed else ("log_correct", "log_reopen")
        keys = [key for key in ON_A_WORK_LOG if key.id not in unfit]
        return [(shown(key, self.office.keymap), label(key)) for key in keys]

    @property
    def _day(self) -> date | None:
        duty = self.office.duty
        if self.place.id:
            return date.fromordinal(self.place.id)
        return None if duty is None else duty.day

    def come_from(self, page: Page) -> None:
        """From the form that closes a day there is a new log."""
        self._is_new = page.place.page == "day_close"

    def arrive(self) -> None:
        """Made anew."""
        duty, day = self.office.duty, self._day
        self._picks.focus()
        if duty is not None and day is not None:
            self.office.background.look_up(
                "work_log", lambda: day_jobs.log(duty, day), self._show, self.failed
            )

    def _show(self, found: Shown) -> None:
        self._shown = found
        if self._is_new and found.is_closed and self.office.copying is not None:
            self.office.copying.day_closed()
        self._is_new = False
        self._offer()
        self.title_line.redraw()
        self.hint_line.redraw()

    def _offer(self) -> None:
        if self._shown is not None:
            drawn = paper_lines(self._shown.page, self._picks.size.width - 1)
            self._picks.offer([said(*one.pieces) for one in drawn], None)

    def on_picks_widened(self, event: Picks.Widened) -> None:
        """Another width: columns anew."""
        event.stop()
        self._offer()

    def redraw(self) -> None:
        """In the language of the moment: what it says was made in the other one."""
        super().redraw()
        if self._shown is not None and self.is_current:
            self.arrive()

    def printed(self) -> Make | None:
        """The log of this day."""
        day = self._day
        if day is None:
            return None

        def make(duty: Duty) -> Printout:
            from frontdesk.printing.work_log import log_page

            return log_page(duty, day)

        return make

    # Keys.

    def action_day(self, step: int) -> None:
        """The log of the day before, or after; none of days to come."""
        duty, day = self.office.duty, self._day
        if duty is None or day is None or day + timedelta(step) > duty.day:
            return
        other = self.place._replace(id=(day + timedelta(step)).toordinal())
        self.post_message(self.Go(other, instead=True))

    def action_correct(self) -> None:
        """What was typed at the close."""
        self._if_closed("day_correct", closed=True)

    def action_close(self) -> None:
        """Close the day that is shown; today is looked through first."""
        duty, day = self.office.duty, self._day
        if duty is not None and day == duty.day:
            self.post_message(self.Go(Place("day_review")))
        else:
            self._if_closed("day_close", closed=False)

    def _if_closed(self, page: str, *, closed: bool) -> None:
        day = self._day
        if day is None or self._shown is None:
            return
        if self._shown.is_closed is closed:
            self.post_message(self.Go(Place(page, None, day.toordinal())))
        elif closed:
            self.say(lambda: _("The day is not closed: c closes it."))
        else:
            self.say(lambda: _("The day is closed: u opens it again."))

    def action_reopen(self) -> None:
        """Open the day again."""
        duty, day = self.office.duty, self._day
        if duty is not None and day is not None:
            self.office.background.do(
                lambda: day_jobs.reopen(duty, day), lambda _nothing: self._reopened(), self.failed
            )

    def _reopened(self) -> None:
        self.arrive()
        self.say(lambda: _("The day is open again. F9 takes it back."))
