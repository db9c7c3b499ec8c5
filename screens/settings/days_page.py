"""The working days of a year: what the law and its notices say, and what the office laid down on top."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from frontdesk.words import NP_, _
from screens.frames.page import Page
from screens.keys.keys import AMONG_WORKING_DAYS, bindings
from screens.office import Office, Place
from screens.parts.lines import Line, Lines, Piece, headed_rule
from screens.parts.picks import Picks, said
from screens.settings import setting_jobs
from screens.settings.day_rows import day_row
from screens.settings.moved_rows import MOVED, moved_rows

if TYPE_CHECKING:
    from db.records import MovedDeadline
    from frontdesk.settings.calendar import SpecialDays

_EARLIEST, _LATEST = 2000, 2199


class DaysPage(Page):
    """One year at a time; its place says which."""

    AUTO_FOCUS = "#working-days"
    SHOWS_PEOPLE = False
    KEYS = AMONG_WORKING_DAYS
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(AMONG_WORKING_DAYS[1:]),
        Binding("right", "year(1)", show=False),
    ]

    def __init__(self, office: Office) -> None:
        super().__init__(office, NP_("page", "Working days"))
        self._head = Lines(self._draw_head, classes="one")
        self._picks = Picks(id="working-days")
        self._year = 0
        self._days: tuple[SpecialDays, ...] | None = None
        self._moved: tuple[MovedDeadline, ...] = ()

    def body(self) -> Iterable[Widget]:
        """The year, and its days."""
        yield self._head
        yield self._picks

    def arrive(self) -> None:
        """The year of the place, at first this one."""
        duty = self.office.duty
        if duty is not None:
            self._year = self.place.id or self._year or duty.day.year
            self._look_up()

    def leaving(self) -> Place:
        """With the year that is shown."""
        return self.place._replace(id=self._year)

    def _look_up(self) -> None:
        duty, year, moved = self.office.duty, self._year, self.place.text == MOVED
        if duty is not None:
            self.office.background.look_up(
                "days", lambda: setting_jobs.days(duty, year, moved=moved), self._show, self.failed
            )

    def _show(self, found: setting_jobs.Year) -> None:
        days = found.days
        is_other = not self._days or not days or self._days[0].first.year != days[0].first.year
        self._days, self._moved = days, found.moved
        self._offer(0 if is_other else self._picks.stop or 0)

    def _offer(self, stop: int) -> None:
        if self._days is None:
            return
        rows = [day_row(one) for one in self._days]
        if not rows:
            text = _("Every day is as its weekday is.")
            rows = [said(Piece(f" {text}", "quiet"))]
        elif any(one.estimated for one in self._days):
            text = _("No notice for this year yet: only the statutory days. p takes one in.")
            rows = [said(Piece(f" ! {text}", "alert")), said(), *rows]
        rows = [*moved_rows(self._moved), *rows]
        self._picks.offer(rows, stop)
        self._head.redraw()

    # Keys.

    def on_picks_chosen(self, event: Picks.Chosen) -> None:
        """Enter: lay the day under the cursor down otherwise, or open the request whose deadline moved."""
        event.stop()
        if isinstance(event.target, Place):
            self.post_message(self.Go(event.target))
            return
        first = getattr(event.target, "first", None)
        if first is not None:
            self.post_message(self.Go(Place("working_day", id=self._year, text=first.isoformat())))

    def on_picks_left(self, event: Picks.Left) -> None:
        """Up from the first row stays there."""
        event.stop()

    def action_new(self) -> None:
        """Another day."""
        self.post_message(self.Go(Place("working_day", id=self._year)))

    def action_notice(self) -> None:
        """A notice as text."""
        self.post_message(self.Go(Place("holiday_notice", id=self._year)))

    def action_year(self, steps: int) -> None:
        """The year before or after."""
        self._year = max(_EARLIEST, min(self._year + steps, _LATEST))
        self._look_up()

    def action_default(self) -> None:
        """The day under the cursor back to the legal calendar."""
        duty, target = self.office.duty, self._picks.target
        first = getattr(target, "first", None)
        if duty is None or first is None:
            return
        self.office.background.do(lambda: setting_jobs.put_day_back(duty, first), self._put_back, self.failed)

    def _put_back(self, moved: bool) -> None:
        self.place = self.place._replace(text=MOVED if moved else "")
        self._look_up()
        self.say(lambda: _("Back to the legal calendar. F9 takes it back."))

    def redraw(self) -> None:
        """In the language of the moment."""
        self._offer(self._picks.stop or 0)
        super().redraw()

    def _draw_head(self, width: int, _height: int) -> Sequence[Line]:
        return [headed_rule(f"< {self._year} >" if self._year else "", width)]
