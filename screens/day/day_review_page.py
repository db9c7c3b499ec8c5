"""Closing the day (收工): what is left is looked through one thing after the other, a letter each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.binding import BindingType
from textual.containers import Container
from textual.widget import Widget

from db.records import Duty, LineKey, QueueLine, Refused
from frontdesk.words import NP_, _
from screens.day import day_jobs
from screens.day.day_jobs import Review
from screens.day.review_rows import closed, finished, following, here, progress
from screens.day.review_walk import Walk
from screens.frames.page import Page
from screens.keys.keys import IN_THE_REVIEW, bindings, label, shown
from screens.office import Office, Place
from screens.papers.printing import Make
from screens.parts.choices import Choices
from screens.parts.lines import Line, Lines, divider, line, rule
from screens.queue import queue_deeds, queue_jobs, queue_places
from screens.queue.queue_page import DONE_HERE
from screens.queue.queue_preview import QueuePreview

if TYPE_CHECKING:
    from frontdesk.printing.paper import Printout

Came = TypeVar("Came")
_HERE_LINES = 7


class DayReviewPage(Page):
    """Esc leaves at any moment; whoever comes back goes on where they were."""

    AUTO_FOCUS = ""
    KEYS = IN_THE_REVIEW
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(IN_THE_REVIEW)]

    def __init__(self, office: Office) -> None:
        super().__init__(office, NP_("page", "End of the day"))
        self._walk = Walk()
        self._review: Review | None = None
        self._is_known = False
        """Whether what stands here is what is left now."""
        self._when_known: list[Callable[[], None]] = []
        self._progress = Lines(self._draw_progress, classes="one")
        self._here = Lines(self._draw_here)
        self._preview = QueuePreview(office, lambda: self._one)

    def body(self) -> Iterable[Widget]:
        """How far one is, the line one stands at with those to come, and what it is about."""
        yield self._progress
        yield rule()
        yield Container(
            Container(self._here, self.choices, classes="filling hits"),
            divider(),
            self._preview,
            classes="answer",
        )

    def hints(self) -> Sequence[tuple[str, str]]:
        """The letters; of a closed day what can be done with that."""
        keymap = self.office.keymap
        if self._review is not None and self._review.close is not None:
            again = [key for key in IN_THE_REVIEW if key.id == "day_reopen"]
            return [("Enter", _("the work log")), *((shown(key, keymap), label(key)) for key in again)]
        if self._walk.here is None:
            return [("Enter", _("close the day")), ("Esc", _("back"))]
        return [(shown(key, keymap), label(key)) for key in IN_THE_REVIEW if key.id not in _NOT_HINTED]

    # What is left.

    def arrive(self) -> None:
        """Shown again: what is left now, the place where it was."""
        self.choices.close()
        self.set_focus(None)
        self._look_up()

    def _look_up(self) -> None:
        duty = self.office.duty
        if duty is not None:
            self._is_known = False
            self.office.background.look_up(
                "day_review", lambda: day_jobs.review(duty), self._found, self._not_found
            )

    def _found(self, review: Review) -> None:
        if review.close is not None and (self._review is None or self._review.close is None):
            self._walk = Walk()
        self._review = review
        self._walk.know(review.lines)
        self._is_known = True
        self._show()
        waiting, self._when_known = self._when_known, []
        for deed in waiting:
            deed()

    def _not_found(self, error: Exception) -> None:
        self._when_known.clear()
        self._is_known = True
        self.failed(error)

    def _show(self) -> None:
        for part in (self._progress, self._here, self.hint_line):
            part.redraw()
        self._look_at()

    def _look_at(self) -> None:
        self._preview.look_again(self.failed)

    @property
    def _one(self) -> QueueLine | None:
        """The line one stands at; none where the day is closed."""
        is_open = self._review is not None and self._review.close is None
        return self._walk.here if is_open else None

    def printed(self) -> Make:
        """The work log of the day as it is by now."""

        def make(duty: Duty) -> Printout:
            from frontdesk.printing.work_log import log_page

            return log_page(duty, duty.day)

        return make

    # Drawing.

    def _draw_progress(self, cells: int, _height: int) -> Sequence[Line]:
        if self._review is None or self._review.close is not None:
            return ()
        return [progress(self._walk, self._review.others, cells)]

    def _draw_here(self, cells: int, height: int) -> Sequence[Line]:
        duty, review, one = self.office.duty, self._review, self._walk.here
        if duty is None or review is None:
            return ()
        if review.close is not None:
            return closed(review.close, len(review.lines), cells)
        if one is None:
            return finished(self._walk.total, review.others, cells)
        told = [line(), *here(one, duty.day, cells)][:_HERE_LINES]
        rest = following(self._walk.following, duty.day, cells, height - len(told) - 1)
        return [*told, line(), *rest]

    # Keys. What is pressed before it is known what is left waits for that.

    def _with_one(self, deed: Callable[[Duty, QueueLine], None]) -> None:
        if not self._is_known:
            self._when_known.append(lambda: self._with_one(deed))
            return
        duty, one = self.office.duty, self._one
        if duty is not None and one is not None:
            deed(duty, one)

    def _tell(self, deed: Callable[[Duty, LineKey], Came], saying: Callable[[Came], str]) -> None:
        """Tell something of the line one stands at; the next one is there at once."""

        def tell(duty: Duty, one: QueueLine) -> None:
            key = one.key
            self._walk.tell(key)
            self._show()
            self.office.background.do(
                lambda: deed(duty, key),
                lambda came: self._told(key, lambda: saying(came)),
                lambda error: self._not_told(key, error),
            )

        self._with_one(tell)

    def _told(self, key: LineKey, saying: Callable[[], str]) -> None:
        self._walk.told(key, is_done=True)
        self.say(saying)
        if self.is_current:
            self._look_up_quietly()

    def _look_up_quietly(self) -> None:
        """What else has changed with it; what is pressed meanwhile need not wait."""
        self._look_up()
        self._is_known = True

    def _not_told(self, key: LineKey, error: Exception) -> None:
        self._walk.told(key, is_done=False)
        self._show()
        self.failed(error)

    def action_done(self) -> None:
        """A task that is done; what ends elsewhere is opened there."""
        self._with_one(self._done)

    def _done(self, duty: Duty, one: QueueLine) -> None:
        from frontdesk.day.left import OWN

        if one.key.kind in DONE_HERE or one.key.kind in OWN:
            self._tell(day_jobs.done, lambda following: queue_jobs.done_said(duty, following))
        else:
            queue_deeds.go_to(self, one, queue_places.ends(one, queue_places.WALK))

    def action_tomorrow(self) -> None:
        """Put off until tomorrow."""
        self._tell(day_jobs.until_tomorrow, lambda _none: _("Put off until tomorrow. F9 takes it back."))

    def action_form(self, name: str) -> None:
        """Something that is to be typed of the line."""
        self._with_one(lambda _duty, one: self._type_of(name, one))

    def _type_of(self, name: str, one: QueueLine) -> None:
        from frontdesk.day.left import OWN
        from frontdesk.queue.marking import DROPPED
        from frontdesk.queue.typed import written

        if one.key.kind in OWN:
            self.say(lambda: _("This is only worth a look: d leaves it so, t asks again tomorrow."))
        elif name == "review_drop" and one.key.kind not in DROPPED:
            self.failed(Refused("queue_not_dropped"))
        else:
            name = "review_skip" if name == "review_drop" and one.comes_again else name
            self.post_message(self.Go(Place(name, text=written(one.key))))

    def action_hand_over(self) -> None:
        """Ask to whom."""
        self._with_one(self._hand_over)

    def _hand_over(self, duty: Duty, one: QueueLine) -> None:
        from frontdesk.day.left import OWN

        if one.key.kind in OWN:
            self._type_of("", one)
        else:
            queue_deeds.ask_to_whom(self)

    def on_choices_picked(self, event: Choices.Picked) -> None:
        """To whom."""
        event.stop()
        staff_id = int(event.choice.code)
        self.close_choices()
        self._tell(
            lambda duty, key: queue_jobs.hand_over(duty, key, staff_id),
            lambda _none: _("Handed over. F9 takes it back."),
        )

    def focus_list(self) -> None:
        """Nothing has the focus: the letters are the page's own."""
        self.set_focus(None)

    def action_move(self, steps: int) -> None:
        """To the next line, or back; the one that is passed by stays as it is."""

        def move(_duty: Duty, _one: QueueLine) -> None:
            self._walk.move(steps)
            self._show()

        self._with_one(move)

    def action_open(self) -> None:
        """Open what the line is about; with nothing left close the day; of a closed day its work log."""
        if not self._is_known:
            self._when_known.append(self.action_open)
            return
        duty, one = self.office.duty, self._one
        if duty is None or self._review is None:
            return
        if self._review.close is not None:
            self.post_message(self.Go(Place("work_log", None, duty.day.toordinal())))
        elif one is None:
            self.action_close()
        else:
            self._open(one)

    def _open(self, one: QueueLine) -> None:
        theme = Place("diary", text=f"estate={one.key.subject} topic={one.code}")
        queue_deeds.go_to(self, one, theme if one.opens[0] == "theme" else queue_places.opens(one))

    def action_close(self) -> None:
        """Close the day, whatever is left: that stays in the queue."""
        if not self._is_known:
            self._when_known.append(self.action_close)
            return
        duty = self.office.duty
        if duty is None or self._review is None:
            return
        page = "day_close" if self._review.close is None else "work_log"
        self.post_message(self.Go(Place(page, None, duty.day.toordinal())))

    def action_reopen(self) -> None:
        """Open the day again."""
        duty = self.office.duty
        if duty is not None and self._review is not None and self._review.close is not None:
            self.office.background.do(
                lambda: day_jobs.reopen(duty, duty.day), lambda _nothing: self._reopened(), self.failed
            )

    def _reopened(self) -> None:
        self.arrive()
        self.say(lambda: _("The day is open again. F9 takes it back."))


_NOT_HINTED = frozenset({"day_reopen", "line_before"})
