"""F5: the to-do queue: what, who, where, how late; acted upon without leaving it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import ClassVar, TypeVar

from textual.binding import BindingType
from textual.containers import Container
from textual.widget import Widget
from textual.widgets import Input

from db.records import Duty, LineKey, QueueLine, Refused
from frontdesk.rules.queue_order import SECTIONS
from frontdesk.words import NP_, _, lines, ngettext
from frontdesk.words.codes import label as coded
from screens.frames.sectioned_page import Section, SectionedPage
from screens.keys.keys import IN_THE_QUEUE, bindings, label, shown
from screens.office import Office, Place
from screens.parts.cells import width
from screens.parts.choices import Choices
from screens.parts.lines import Line, Piece, divider, line
from screens.parts.picks import Picks, Row, said
from screens.queue import queue_deeds, queue_jobs, queue_places
from screens.queue.queue_list import Fits, QueueList
from screens.queue.queue_preview import QueuePreview
from screens.queue.queue_rows import queue_row, room_for_when, told
from screens.requests.request_filters import Filters

Came = TypeVar("Came")
LOOK_AGAIN = 1.0
"""Seconds after which it is looked whether another desk has done something."""
DONE_HERE = frozenset({"task", "entitlement"})
"""Kinds that end with one letter."""


class QueuePage(SectionedPage):
    """The list has the focus; what another desk does shows within two seconds, the cursor stays."""

    KEYS = IN_THE_QUEUE
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(IN_THE_QUEUE[1:])]

    def __init__(self, office: Office) -> None:
        super().__init__(office, NP_("page", "To-do"), "queue")
        self._filters = Filters(self, self._filtered, queue_jobs.QueueFilters())
        self._preview = QueuePreview(
            office, lambda: self._chosen, lambda one, duty, cells, height: told(one, duty.day, cells, height)
        )
        self._listed = QueueList()
        self._state: int | None = None
        self._forgotten: date | None = None
        """A day that nobody closed."""
        self._moves_on = False
        """Whether the cursor stays where it is, on the line that comes after the one it was on."""

    def body(self) -> Iterable[Widget]:
        """The box, the sections, the list with what it is picked from, and the line under the cursor."""
        *above, picks = super().body()
        yield from above
        yield Container(
            Container(picks, self.choices, classes="filling hits"), divider(), self._preview, classes="answer"
        )

    def on_mount(self) -> None:
        """From then on it is looked whether another desk has done something."""
        self.set_interval(LOOK_AGAIN, self.look_for_changes)

    def typing(self) -> str:
        """What typing does."""
        return _("names, estates, hf, 0212: narrows the list")

    def hints(self) -> Sequence[tuple[str, str]]:
        """In the list its letters, as many as there is room for; while picking how to pick."""
        if not self.picks.has_focus:
            return super().hints()
        keys = [key for key in IN_THE_QUEUE if key.key not in ("enter", "slash", "y")]
        told_of = [(shown(key, self.office.keymap), label(key)) for key in keys]
        while sum(width(f"{key} {deed} ") for key, deed in told_of) >= self.size.width > 0:
            told_of.pop()
        return told_of

    def sections(self) -> Sequence[Section]:
        """What is late, due today, …; what is late stands out."""
        duty = self.office.duty
        counts = {} if duty is None else self._listed.counts(duty.day)
        return [
            Section(
                coded("queue_section", one),
                counts.get(one, ""),
                "late" if one == "overdue" and counts.get(one) else "quiet",
            )
            for one in SECTIONS
        ]

    def heading(self, width: int) -> Line:
        """The sections, and behind them the filters."""
        return line(*super().heading(width).pieces, *self._filters.chips("newest", width).pieces)

    def count(self) -> str:
        """How many are listed."""
        if not self._listed.is_whole:
            return ""
        count = len(self._listed.shown)
        return ngettext("{count} thing", "{count} things", count).format(count=count)

    # What is listed.

    def arrive(self) -> None:
        """Shown again: the cursor on the same line, or the one that came after it."""
        self._filters.stop()
        super().arrive()

    def is_ready_for(self, key: str) -> bool:
        """Letters wait for the list: what was done a moment ago may stand there still."""
        return self.answered or not self.picks.has_focus or (len(key) > 1 and key != "enter")

    def undone(self) -> None:
        """Something was taken back: the cursor goes to the line that is there again."""
        self._remember()
        self._listed.expect_back()
        self.arrive()

    def leaving(self) -> Place:
        """This place; the cursor will be on the same line again if it is still there."""
        self._remember()
        return self.place

    def _remember(self) -> None:
        self._listed.remember(None if self._moves_on else self._chosen, self.picks.stop or 0)

    def look_up(self, duty: Duty, typed: str) -> None:
        """What is due; visits at home come after that is shown."""
        background = self.office.background
        background.look_up("queue", lambda: queue_jobs.soon(duty), self._found, self.not_answered)

    def _found(self, found: queue_jobs.Found) -> None:
        duty, listed = self.office.duty, self._listed
        if listed.is_whole and found.state == self._state and found.lines == listed.soon:
            self.still_stands()
        else:
            self._state = found.state
            if duty is not None:
                listed.find(found.lines, duty.day)
            self.show()
        self._forgotten = found.forgotten
        self.post_message(self.Ready(self))
        if found.forgotten is not None and not self.says_something:
            self.say(self._tell_forgotten)
        self._moves_on = False
        if duty is not None:
            self.office.background.look_up(
                "queue_rest", lambda: queue_jobs.visits(duty), self._visits_found, self.failed
            )

    def _visits_found(self, visits: tuple[QueueLine, ...]) -> None:
        duty = self.office.duty
        if duty is None:
            return
        self._remember()
        if self._listed.find_visits(visits, duty.day):
            self.show()

    def _fits(self) -> Fits | None:
        """What the filters and the words that are typed ask for; None where they ask for everything."""
        chosen, typed = dict(self._filters.chosen), self._box.value
        if not chosen and not typed.strip():
            return None
        # Loaded only for who narrows the list: it knows the registers, and F5 is painted without them.
        from frontdesk.queue.filters import fits

        return lambda one: fits(one, chosen, typed)

    def show(self) -> None:
        """What fits, the cursor on the same line, or where it was; the line under it."""
        duty = self.office.duty
        if self._state is not None and duty is not None:
            self._listed.narrow(SECTIONS[self.section], duty.day, self._fits())
            self._stop = self._listed.stop
            # What another desk does does not move the line that is looked at.
            shown_at = (self.picks.stop or 0) - self.picks.top
            self._top = max(self._stop - shown_at, 0) if self._listed.is_on_a_line else 0
        super().show()
        self._look_at()

    def rows(self, duty: Duty, typed: str) -> Sequence[Row] | None:
        """The lines of the section, or that there are none."""
        if self._state is None:
            return None
        if self._listed.shown:
            # Of all sections, so that the columns stand still while one looks from one into the other.
            room_when = room_for_when(self._listed.all, duty.day)
            return [queue_row(one, duty.day, room_when) for one in self._listed.shown]
        nothing = _("Nothing is due.") if SECTIONS[self.section] != "waiting" else _("Nothing waits.")
        return [said(Piece(nothing if self._fits() is None else _("Nothing fits."), "quiet"))]

    def on_input_changed(self, event: Input.Changed) -> None:
        """After every key: what is known is narrowed at once."""
        event.stop()
        self._listed.from_the_top()
        self.show()

    def look_up_again(self) -> None:
        """Something has changed: the list anew, the cursor on the same line."""
        self._remember()
        self._look_up()

    def look_for_changes(self) -> None:
        """Ask whether another desk has done something."""
        if self.is_current and self.office.duty is not None and not self.choices.is_open:
            self.office.background.look_up("queue_state", queue_jobs.state, self._stated, _ignored)

    def _stated(self, state: int) -> None:
        if state != self._state and self.is_current:
            self.look_up_again()

    def redraw(self) -> None:
        """In the language of the moment."""
        self._remember()
        super().redraw()

    # The line under the cursor.

    @property
    def _chosen(self) -> QueueLine | None:
        target = self.picks.target
        return target if isinstance(target, QueueLine) else None

    def on_picks_moved(self, event: Picks.Moved) -> None:
        """Another line under the cursor."""
        event.stop()
        self._look_at()

    def _look_at(self) -> None:
        self._preview.look_again(self.failed)

    # Keys.

    def _open(self) -> None:
        chosen = self._chosen
        if chosen is None:
            return
        queue_deeds.go_to(self, chosen, queue_places.opens(chosen))

    def action_section(self, step: int) -> None:
        """The next section, or the one before; the cursor on the same line if it is there too."""
        self._remember()
        super().action_section(step)

    def action_done(self) -> None:
        """A task that is done; of anything else what ends it is opened, and comes back to the next line."""
        duty, chosen = self.office.duty, self._chosen
        if chosen is None or duty is None:
            return
        if chosen.key.kind not in DONE_HERE:
            queue_deeds.go_to(self, chosen, queue_places.ends(chosen))
        else:
            self._do(queue_jobs.done, lambda following: queue_jobs.done_said(duty, following))

    def action_tomorrow(self) -> None:
        """Put off until tomorrow."""
        self._do(queue_jobs.until_tomorrow, lambda _none: _("Put off until tomorrow. F9 takes it back."))

    def _do(self, deed: Callable[[Duty, LineKey], Came], saying: Callable[[Came], str]) -> None:
        """Do something with the line under the cursor, which then stands on the one after it."""
        duty, chosen = self.office.duty, self._chosen
        if duty is None or chosen is None:
            return
        self._answered = False
        for asked in ("queue", "queue_rest"):
            # What was asked before the deed would show the line once more.
            self.office.background.forget(asked)
        self.office.background.do(
            lambda: deed(duty, chosen.key), lambda came: self._did(lambda: saying(came)), self._not_done
        )

    def _not_done(self, error: Exception) -> None:
        self.failed(error)
        self.look_up_again()

    def _did(self, saying: Callable[[], str]) -> None:
        self._moves_on = True
        self.look_up_again()
        self.say(saying)

    def action_form(self, name: str) -> None:
        """Something that is to be typed of the line under the cursor."""
        from frontdesk.queue.marking import DROPPED
        from frontdesk.queue.typed import written

        chosen = self._chosen
        if chosen is not None and name == "queue_drop" and chosen.key.kind not in DROPPED:
            self.failed(Refused("queue_not_dropped"))
        elif chosen is not None:
            self._moves_on = True
            if name == "queue_drop" and chosen.comes_again:
                name = "queue_skip"
            self.post_message(self.Go(Place(name, text=written(chosen.key))))

    def action_close_day(self) -> None:
        """What is left is looked through, then the day is closed."""
        self.post_message(self.Go(Place("day_review")))

    def _tell_forgotten(self) -> str:
        day = self._forgotten
        if day is None:
            return ""
        return _("{day} {weekday} was not closed: y closes it.").format(
            day=lines.day(day), weekday=lines.weekday(day)
        )

    def action_close_forgotten(self) -> None:
        """Close the day that nobody closed."""
        if self._forgotten is not None:
            self.post_message(self.Go(Place("day_close", None, self._forgotten.toordinal())))

    def action_new(self) -> None:
        """A task of one's own."""
        self.post_message(self.Go(Place("queue_task")))

    # Filters, and to whom a line is given.

    def action_filters(self) -> None:
        """Ask for a filter."""
        self._filters.begin()

    def action_hand_over(self) -> None:
        """Ask to whom."""
        if self._chosen is not None:
            queue_deeds.ask_to_whom(self)

    def on_choices_picked(self, event: Choices.Picked) -> None:
        """A kind of filter, its value, or to whom."""
        event.stop()
        if not self._filters.is_picking:
            staff_id = int(event.choice.code)
            self.close_choices()
            self._do(
                lambda duty, key: queue_jobs.hand_over(duty, key, staff_id),
                lambda _none: _("Handed over. F9 takes it back."),
            )
        elif self._filters.picked(event.choice):
            self.close_choices()

    def close_choices(self) -> None:
        """Something was picked, or nothing after all."""
        self._filters.stop()
        super().close_choices()

    def _filtered(self) -> None:
        self._listed.from_the_top()
        self.show()

    async def action_clear(self) -> None:
        """One step back; before the page is left its filters go, the last one first."""
        if self._box.value:
            self._box.value = ""
        elif not self._filters.remove_last():
            await self.run_action("app.back")


def _ignored(_error: Exception) -> None:
    """What cannot be asked now is asked again."""
