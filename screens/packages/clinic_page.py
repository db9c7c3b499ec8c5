"""The desk of a clinic: who is next, a line of readings, and what is told of them at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Container
from textual.widget import Widget

from db.records import Duty, MeasuredValue, Refused
from frontdesk.words import NP_, _, lines, ngettext, reasons
from frontdesk.words.package_names import called
from screens.files.name_panel import NamePanel
from screens.frames.list_page import ListPage
from screens.keys.keys import AT_A_CLINIC, bindings
from screens.office import Office
from screens.packages import clinic_jobs
from screens.packages.clinic_jobs import Seat, Seats
from screens.packages.clinic_rows import heading, seat_row
from screens.packages.reading_panel import ReadingPanel
from screens.parts.choices import Choices
from screens.parts.lines import Line, Piece, line
from screens.parts.picks import Row

LONGEST = 60
"""The most characters of who measured, and with what."""


class ClinicPage(ListPage):
    """Find somebody, Enter, their values, Enter: the box has the focus again, to type over.

    The id of its place is the session's; its text may say who is measured first. Values stand in the list
    only of those who were measured while it is shown: they were just typed there.
    """

    KEYS = AT_A_CLINIC
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(AT_A_CLINIC[1:])]

    def __init__(self, office: Office) -> None:
        super().__init__(office, NP_("page", "Clinic"), "clinic")
        self._panel = ReadingPanel()
        self._asking = NamePanel()
        self._measured_by = ""
        self._seats: Seats | None = None
        self._typed_here: dict[int, tuple[MeasuredValue, ...]] = {}
        self._session = 0
        self._first = ""

    def body(self) -> Iterable[Widget]:
        """The list, beside it what can be struck, and under it the line."""
        *above, picks = super().body()
        yield from above
        yield Container(picks, self.choices, classes="filling")
        yield self._asking
        yield self._panel

    def title_text(self) -> str:
        """The package, and the day."""
        if self._seats is None:
            return super().title_text()
        run, on = self._seats.run, self._seats.session
        return f"{called(run.name, run.name_en, run.run)}  {lines.day(on.day)}"

    def typing(self) -> str:
        """What typing does."""
        return _("a name, 1-2-301, 0207: who is next; Enter: measure")

    def hints(self) -> Sequence[tuple[str, str]]:
        """In the line of readings what Enter does there."""
        if self._panel.is_open:
            return [("Enter", _("write down, next person")), ("Esc", _("back; what was typed is kept"))]
        if self._asking.asks:
            return [("Enter", _("keep it")), ("Esc", _("back"))]
        return super().hints()

    def choosing_hints(self) -> Sequence[tuple[str, str]]:
        """While a value is picked."""
        return [("Enter", _("strike it")), ("Esc", _("back"))]

    def heading(self, width: int) -> Line:
        """The names of the columns."""
        return line("  ", Piece(heading(width - 3), "quiet"))

    def count(self) -> str:
        """How many were measured."""
        count = 0 if self._seats is None else len(self._seats.measured)
        return ngettext("{count} person measured", "{count} people measured", count).format(count=count)

    def holds_what_is_not_kept(self) -> bool:
        """Values that were typed and not written down."""
        return self._panel.holds_something

    def arrive(self) -> None:
        """The box, to find who is next; another clinic begins anew."""
        if self._session != self.place.id:
            self._session, self._seats = self.place.id, None
            self._box.value = ""
            self._measured_by = ""
            self._panel.forget()
        self._typed_here.clear()
        self._first = self.place.text
        self._asking.close()
        if self._panel.is_open:
            self._stop = self.picks.stop
            self._look_up()
            return
        super().arrive()
        self._box.select_text()

    def look_up(self, duty: Duty, typed: str) -> None:
        """Who fits."""
        session_id = self.place.id
        self.office.background.look_up(
            "clinic",
            lambda: clinic_jobs.seats(duty, session_id, typed),
            self._show,
            self.not_answered,
        )

    def _show(self, found: Seats) -> None:
        before, self._seats = self._seats, found
        if before is not None and before.measured != found.measured:
            # What was taken back is shown no longer.
            for who in set(before.measured) | set(self._typed_here):
                if found.measured.get(who, 0) < before.measured.get(who, 0):
                    self._typed_here.pop(who, None)
        self.offer([self._row(seat) for seat in found.seats])
        if before is None or before.session != found.session:
            super().redraw()
        if self._first:
            self._begin_with(int(self._first))

    def _row(self, seat: Seat) -> Row:
        assert self._seats is not None
        measured = self._seats.measured.get(seat.resident_id, 0)
        return seat_row(seat, measured, self._typed_here.get(seat.resident_id, ()))

    def _begin_with(self, resident_id: int) -> None:
        self._first = ""
        assert self._seats is not None
        for stop, seat in enumerate(self._seats.seats):
            if seat.resident_id == resident_id:
                self.picks.move(stop - (self.picks.stop or 0))
                self._measure(seat)

    def redraw(self) -> None:
        """In the language of the moment."""
        if self._seats is not None:
            self._stop = self.picks.stop
            self._show(self._seats)
        self.choices.redraw()
        super().redraw()

    # Keys.

    def _open(self) -> None:
        if isinstance(self.picks.target, Seat):
            self._measure(self.picks.target)

    def _measure(self, seat: Seat) -> None:
        self._panel.open(seat)
        self.hint_line.redraw()

    def on_reading_panel_left(self, event: ReadingPanel.Left) -> None:
        """Somebody else first."""
        event.stop()
        self._box.select_text()
        self.hint_line.redraw()

    def on_reading_panel_typed(self, event: ReadingPanel.Typed) -> None:
        """Write it down."""
        event.stop()
        duty, session_id, seat, read = self.office.duty, self.place.id, event.seat, event.read
        measured_by = self._measured_by
        if duty is None:
            return
        self.office.background.do(
            lambda: clinic_jobs.record(duty, session_id, seat.resident_id, read, measured_by),
            lambda _recorded: self._recorded(seat, read.values),
            self._not_recorded,
        )

    def _recorded(self, seat: Seat, values: tuple[MeasuredValue, ...]) -> None:
        self._typed_here[seat.resident_id] = values
        self._panel.done(seat, values)
        if not self._box.value:
            # One after the other down the list: the next one is a key away.
            self.picks.move(1)
        self._box.select_text()
        self.look_up_again()

    def _not_recorded(self, error: Exception) -> None:
        if isinstance(error, Refused):
            self._panel.refused(lambda: reasons.say(error.reason))
        else:
            self.failed(error)

    def action_measured_by(self) -> None:
        """Who measures, and with what: kept with each value from now on."""
        self._asking.ask(lambda: _("Who measures, and with what, from now on?"), self._measured_by)

    def on_name_panel_said(self, event: NamePanel.Said) -> None:
        """It stands over the line from now on."""
        event.stop()
        self._measured_by = event.text[:LONGEST]
        self._panel.measured_by(self._measured_by)
        self._leave_asking()

    def on_name_panel_left(self, event: NamePanel.Left) -> None:
        """As it was."""
        event.stop()
        self._leave_asking()

    def _leave_asking(self) -> None:
        self._asking.close()
        self._box.select_text()
        self.hint_line.redraw()

    def action_strike(self) -> None:
        """Which of the values of the person under the cursor was wrong."""
        seat, duty, session_id = self.picks.target, self.office.duty, self.place.id
        if isinstance(seat, Seat) and duty is not None:
            who = seat
            self.office.background.do(
                lambda: clinic_jobs.taken(duty, session_id, who.resident_id),
                lambda choices: self.choose(who.name, choices),
                self.failed,
            )

    def on_choices_picked(self, event: Choices.Picked) -> None:
        """Strike it."""
        event.stop()
        reading_id, duty = int(event.choice.code), self.office.duty
        self.close_choices()
        if duty is not None:
            self.office.background.do(lambda: clinic_jobs.strike(duty, reading_id), self._struck, self.failed)

    def _struck(self, _nothing: None) -> None:
        self.say(lambda: _("Struck. F9 takes it back."))
        self.look_up_again()
