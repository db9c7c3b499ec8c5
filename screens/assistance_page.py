"""A plan of assistance: who sees to what, and when next; what it says is shown for a while, with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.timer import Timer
from textual.widget import Widget

from db.records import Duty, MeasureLine
from frontdesk.words import NP_, _, lines
from screens import assistance_jobs, privacy
from screens.assistance_jobs import Plan
from screens.assistance_rows import heading, measure_rows
from screens.cells import cut
from screens.keys import ON_AN_ASSISTANCE_PLAN, bindings
from screens.lines import Line, Piece, line
from screens.list_page import ListPage
from screens.office import Office, Place
from screens.package_rows import called, card_of
from screens.picks import Row
from screens.purpose_panel import PurposePanel


class AssistancePage(ListPage):
    """The plan of an enrolment: what is needed and done is masked, and shown for `IN_FULL_FOR` seconds."""

    KEYS = ON_AN_ASSISTANCE_PLAN
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ON_AN_ASSISTANCE_PLAN[1:])]
    IN_FULL_FOR: ClassVar[float] = 30.0

    def __init__(self, office: Office) -> None:
        super().__init__(office, NP_("page", "Assistance plan"), "assistance")
        self._purpose = PurposePanel()
        self._plan: Plan | None = None
        self._in_full: tuple[MeasureLine, ...] | None = None
        self._until: Timer | None = None

    def body(self) -> Iterable[Widget]:
        """The lines, and the question that stands before what they say."""
        yield from super().body()
        yield self._purpose

    @property
    def is_in_full(self) -> bool:
        """Whether what the plan says is shown."""
        return self._in_full is not None

    def title_text(self) -> str:
        """The package, and whose plan it is."""
        if self._plan is None:
            return super().title_text()
        run, who = self._plan.run, self._plan.who
        whose = who.name or lines.short_address(who.address)
        return f"{called(run.name, run.name_en, run.run)}  {whose}"

    def typing(self) -> str:
        """What typing does."""
        return _("who sees to it: narrows the list")

    def hints(self) -> Sequence[tuple[str, str]]:
        """In the question its keys."""
        if self._purpose.asks:
            return [("Enter", _("take this reason")), ("Esc", _("leave it masked"))]
        return super().hints()

    def heading(self, width: int) -> Line:
        """The columns."""
        return line(Piece(cut(heading(width - 1), width - 1), "quiet"))

    def count(self) -> str:
        """How many are overdue."""
        duty, plan = self.office.duty, self._plan
        if duty is None or plan is None:
            return ""
        late = sum(one.is_overdue(duty.day) for one in plan.lines)
        return _("{count} overdue").format(count=late) if late else ""

    def arrive(self) -> None:
        """Masked, whatever was shown before; letters act at once."""
        self._mask()
        if self._plan is not None and self._plan.who.id != self.place.id:
            self._plan = None
        super().arrive()
        self.picks.focus()

    def on_screen_suspend(self) -> None:
        """Another page is shown: nothing stays open behind it."""
        self._mask()

    def look_up(self, duty: Duty, typed: str) -> None:
        """The plan, read anew."""
        enrolment_id = self.place.id
        self.office.background.look_up(
            "assistance",
            lambda: assistance_jobs.plan(duty, enrolment_id),
            lambda plan: self._show(duty, plan, typed),
            self.not_answered,
        )

    def _show(self, duty: Duty, plan: Plan, typed: str) -> None:
        self._plan = plan
        told = plan.lines if self._in_full is None else self._in_full
        cells = self.picks.size.width
        rows: list[Row] = []
        for one in told:
            if assistance_jobs.is_meant(one, typed):
                rows += measure_rows(one, duty.day, cells)
        self.offer(rows)
        super().redraw()

    def redraw(self) -> None:
        """In the language of the moment."""
        self._again()
        super().redraw()

    def _again(self) -> None:
        duty = self.office.duty
        if duty is not None and self._plan is not None:
            self._stop = self.picks.stop
            self._show(duty, self._plan, self._box.value)

    # In full, for a while.

    def action_reveal(self) -> None:
        """Ask for the reason first; shown already, mask it."""
        if self._in_full is not None:
            self._mask_again()
        elif privacy.is_on():
            self.say(privacy.uncover_first, badly=True)
        elif self._plan is not None:
            self._purpose.ask()
            self.hint_line.redraw()

    def on_purpose_panel_said(self, message: PurposePanel.Said) -> None:
        """The reason is given."""
        self._leave()
        duty, enrolment_id = self.office.duty, self.place.id
        if duty is not None:
            self.office.background.do(
                lambda: assistance_jobs.reveal(duty, enrolment_id, message.reason),
                lambda told: self._reveal(enrolment_id, told),
                self.failed,
            )

    def on_purpose_panel_left(self, _message: PurposePanel.Left) -> None:
        """Not to be shown after all."""
        self._leave()

    def _leave(self) -> None:
        self._purpose.close()
        self.picks.focus()
        self.hint_line.redraw()

    def _reveal(self, enrolment_id: int, told: tuple[MeasureLine, ...]) -> None:
        if not self.is_current or self.place.id != enrolment_id:
            return
        self._in_full = told
        self._until = self.set_timer(self.IN_FULL_FOR, self._mask_again)
        self._again()
        self.say(lambda: _("In full for 30 seconds; it stands in the access log."))

    def cover(self) -> None:
        """Nothing stays in full behind the privacy screen."""
        if self._in_full is not None:
            self._mask_again()
        super().cover()

    def _mask(self) -> None:
        if self._until is not None:
            self._until.stop()
            self._until = None
        self._purpose.close()
        self._in_full = None

    def _mask_again(self) -> None:
        self._mask()
        self._again()
        self.say(lambda: _("Masked again."))

    # What is done with a line.

    def _open(self) -> None:
        place = card_of(self._plan.who) if self._plan is not None else None
        if place is not None:
            self.post_message(self.Go(place))

    def action_new(self) -> None:
        """One more."""
        self.post_message(self.Go(Place("measure_add", None, self.place.id)))

    def action_correct(self) -> None:
        """Put it right; what it says has to be seen for that, with a reason."""
        if self._in_full is None:
            self.action_reveal()
        else:
            self._go("measure_correct")

    def action_go_on(self) -> None:
        """How far it is, and when next."""
        self._go("measure_go_on")

    def _go(self, name: str) -> None:
        target = self.picks.target
        if isinstance(target, MeasureLine):
            self.post_message(self.Go(Place(name, None, target.id)))

    def action_done(self) -> None:
        """It is done."""
        target, duty = self.picks.target, self.office.duty
        if isinstance(target, MeasureLine) and duty is not None:
            measure_id = target.id
            self.office.background.do(
                lambda: assistance_jobs.finish(duty, measure_id), self._finished, self.failed
            )

    def _finished(self, _nothing: None) -> None:
        self._mask()
        self.say(lambda: _("Done. F9 takes it back."))
        self.look_up_again()
