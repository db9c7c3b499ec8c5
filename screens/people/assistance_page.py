"""A plan of assistance: who sees to what, and when next; what it says is shown for a while, with a reason."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from db.records import Duty, MeasureLine
from frontdesk.words import NP_, _, lines
from frontdesk.words.package_names import called
from screens.frames.revealing_page import RevealingPage
from screens.keys.keys import ON_AN_ASSISTANCE_PLAN, bindings
from screens.office import Office, Place
from screens.packages.package_rows import card_of
from screens.parts.cells import cut
from screens.parts.lines import Line, Piece, line
from screens.parts.picks import Row
from screens.people import assistance_jobs
from screens.people.assistance_jobs import Plan
from screens.people.assistance_rows import heading, measure_rows


class AssistancePage(RevealingPage[tuple[MeasureLine, ...]]):
    """The plan of an enrolment: what is needed and done is masked."""

    KEYS = ON_AN_ASSISTANCE_PLAN
    BEGINS_IN_THE_LIST = True
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ON_AN_ASSISTANCE_PLAN[1:])]

    def __init__(self, office: Office) -> None:
        super().__init__(office, NP_("page", "Assistance plan"), "assistance")
        self._plan: Plan | None = None

    def title_text(self) -> str:
        """The package, and whose plan it is."""
        if self._plan is None:
            return super().title_text()
        run, who = self._plan.run, self._plan.who
        whose = "  ".join(part for part in (who.name, lines.short_address(who.address)) if part)
        return f"{called(run.name, run.name_en, run.run)}  {whose}"

    def typing(self) -> str:
        """What typing does."""
        return _("who sees to it: narrows the list")

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
        """What another plan showed goes at once."""
        if self._plan is not None and self._plan.who.id != self.place.id:
            self._plan = None
        super().arrive()

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
        told = plan.lines if self.in_full is None else self.in_full
        cells = self.picks.size.width
        rows: list[Row] = []
        for one in told:
            if assistance_jobs.is_meant(one, typed):
                rows += measure_rows(one, duty.day, cells)
        self.offer(rows)
        self.draw_told()

    def redraw(self) -> None:
        """In the language of the moment."""
        self.show_again()
        super().redraw()

    def show_again(self) -> None:
        """With what it says, or without."""
        duty = self.office.duty
        if duty is not None and self._plan is not None:
            self._stop = self.picks.stop
            self._show(duty, self._plan, self._box.value)

    def action_reveal(self) -> None:
        """What it says, with a reason."""
        enrolment_id = self.place.id
        if self._plan is not None:
            self.reveal(lambda duty, reason: assistance_jobs.reveal(duty, enrolment_id, reason))

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
        if self.in_full is None:
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
        self.mask()
        self.say(lambda: _("Done. F9 takes it back."))
        self.look_up_again()
