"""F8: the figures of a period against the one before, from each of them a key to its list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.widget import Widget
from textual.widgets import Input

from db.records import Counts, Duty, Refused, Span
from frontdesk.words import NP_, _, pgettext
from screens.figures import figure_jobs, figure_places
from screens.frames.sectioned_page import Section, SectionedPage
from screens.keys.keys import IN_THE_BOX, IN_THE_FIGURES, bindings, label, shown
from screens.office import Office, Place
from screens.papers.printing import Make
from screens.parts import cells
from screens.parts.choices import Choices
from screens.parts.lines import Line, Piece, line
from screens.parts.picks import Picks, Row

if TYPE_CHECKING:
    from frontdesk.printing.paper import Printout
    from frontdesk.report.figures import Report
    from frontdesk.report.supplement import Supplement

_SECTIONS = (
    NP_("section", "Overview"),
    NP_("section", "Requests"),
    NP_("section", "Topics"),
    NP_("section", "Places"),
    NP_("section", "Packages"),
    NP_("section", "Cases"),
    NP_("section", "Today"),
)
_TOPICS = 2
_PLAN, _COMMUNITY = len(_SECTIONS) - 2, len(_SECTIONS) - 1


class FiguresPage(SectionedPage):
    """A period is typed into the box, picked from a list, or reached by ← and →; then it stays."""

    KEYS = IN_THE_FIGURES
    SHOWS_PEOPLE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(IN_THE_FIGURES[1:]),
        Binding("right", "period(1)", show=False),
    ]

    def __init__(self, office: Office) -> None:
        super().__init__(office, NP_("page", "Reports"), "figures")
        self._report: Report | None = None
        self._counts: Counts | None = None
        self._more: Supplement | None = None
        self._span: Span | None = None
        self._is_writing = False

    def body(self) -> Iterable[Widget]:
        """The list, and over it the periods to pick from."""
        *above, picks = super().body()
        yield from above
        yield Container(picks, self.choices, classes="filling")

    def typing(self) -> str:
        """What typing does."""
        return _("a period: last month, Aug, Q3, 2-20..9-7; Enter")

    def hints(self) -> Sequence[tuple[str, str]]:
        """In the list its letters; in the box what typing does."""
        if self.picks.has_focus:
            return super().hints()
        into = IN_THE_BOX[0]
        return [(shown(into, self.office.keymap), label(into)), (_("Type"), self.typing())]

    def sections(self) -> Sequence[Section]:
        """What is counted, and how much there is of it."""
        counts: Sequence[object] = ("",) * len(_SECTIONS)
        if self._report is not None:
            now = self._report.now
            counts = (
                "",
                f"{now.intake.received:,}",
                len(now.shares.get("topic", ())),
                len(now.shares.get("estate", ())),
                len(now.runs),
                "",
                "",
            )
        return [
            Section(pgettext("section", name), count) for name, count in zip(_SECTIONS, counts, strict=True)
        ]

    def count(self) -> str:
        """Of which period the figures are."""
        if self._report is None:
            return ""
        from frontdesk.report import period

        return period.told(self._report.now.span)

    def heading(self, width: int) -> Line:
        """The sections; behind them, where there is room, which period the figures stand against."""
        sections = super().heading(width)
        return line(*sections.pieces, Piece(self._against(width), "quiet"))

    def _against(self, width: int) -> str:
        """Which period the figures stand against, behind the sections; nothing where there is no room."""
        if self._report is None:
            return ""
        from frontdesk.report import period

        against = _("against {period}").format(period=period.told(self._report.before.span))
        room = width - sum(cells.width(piece.text) for piece in super().heading(width).pieces) - 1
        return cells.fit_right(against, room) if cells.width(against) <= room else ""

    def arrive(self) -> None:
        """Shown at the section that its place says, if it says one."""
        if self.place.text == figure_places.TOPICS:
            self.section = _TOPICS
        elif self.place.text.isdecimal():
            self.section = int(self.place.text)
        super().arrive()

    def leaving(self) -> Place:
        """This place, with its section and the cursor where it is."""
        return super().leaving()._replace(text=str(self.section))

    # What is shown.

    def look_up(self, duty: Duty, typed: str) -> None:
        """The figures of the period."""
        span = self._span
        self.office.background.look_up(
            "figures", lambda: figure_jobs.found(duty, span), self._show, self.not_answered
        )

    def _show(self, report: Report) -> None:
        duty = self.office.duty
        self._report, self._more, self._span = report, None, report.now.span
        self.show()
        if duty is not None:
            # Nobody waits for the figures because these are counted.
            self.office.background.look_up(
                "figures_today", lambda: figure_jobs.counts(duty), self._show_counts, self.failed
            )
            self.office.background.look_up(
                "figures_more", lambda: figure_jobs.supplement(duty, report), self._show_more, self.failed
            )

    def _show_more(self, more: Supplement) -> None:
        self._more = more
        if self.section == _PLAN:
            self._show_where_it_was()

    def _show_counts(self, counts: Counts) -> None:
        self._counts = counts
        if self.section == _COMMUNITY:
            self._show_where_it_was()

    def _show_where_it_was(self) -> None:
        """What came later, the cursor as before; in a list that was empty until now where one left it."""
        if self.picks.stops:
            self._stop = self.picks.stop
        self.show()

    def rows(self, duty: Duty, typed: str) -> Sequence[Row] | None:
        """The figures of the section."""
        if self._report is None:
            return None
        from screens.figures import figure_rows, plan_rows

        report = self._report
        match self.section:
            case 0:
                says_before = not self._against(self.size.width)
                return figure_rows.overview(report, self.picks.size.width, says_before=says_before)
            case 1:
                return figure_rows.requests(report)
            case 2:
                return figure_rows.topics(report)
            case 3:
                return figure_rows.places(report)
            case 4:
                return figure_rows.packages(report)
            case 5:
                more = self._more
                return [] if more is None else plan_rows.rows(report, more, self.picks.size.width)
        return figure_rows.community(self._counts) if self._counts is not None else []

    def on_picks_widened(self, event: Picks.Widened) -> None:
        """Another width: texts that were laid out for it anew."""
        event.stop()
        self._show_where_it_was()

    def _of_another(self, span: Span) -> None:
        """The figures of another period, from the top."""
        self._span, self._stop = span, 0
        self.say(None)
        self._box.value = ""
        self.picks.focus()
        self._look_up()

    # Periods.

    def on_input_changed(self, event: Input.Changed) -> None:
        """A period is read with Enter: half of one is none, and narrows nothing."""
        event.stop()
        event.prevent_default()
        if self.said_badly:
            self.say(None)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the box."""
        event.stop()
        event.prevent_default()
        duty, typed = self.office.duty, self._box.value
        if not typed.strip():
            self.action_into_list()
        elif duty is not None:
            self.office.background.look_up(
                "figures_period", lambda: figure_jobs.read(duty, typed), self._of_another, self.failed
            )

    def action_period(self, step: int) -> None:
        """The period before, or the one behind."""
        if self._report is None:
            return
        from frontdesk.report import period

        span = self._report.now.span
        try:
            step_to = period.previous(span) if step < 0 else period.following(span)
            self._of_another(period.checked(step_to.since, step_to.until))
        except Refused as refused:
            self.failed(refused)

    def action_periods(self) -> None:
        """The periods to pick from."""
        duty = self.office.duty
        if duty is not None:
            self.choose(pgettext("key", "Period"), figure_jobs.periods(duty))

    def on_choices_picked(self, event: Choices.Picked) -> None:
        """One of them."""
        event.stop()
        duty = self.office.duty
        self.close_choices()
        if duty is not None:
            self._of_another(figure_jobs.picked(duty, event.choice.code))

    async def action_clear(self) -> None:
        """One step back: what was typed first, then where one came from."""
        if self.picks.has_focus:
            await self.run_action("app.back")
        else:
            await super().action_clear()

    # On paper and in a file.

    def printed(self) -> Make | None:
        """All the figures, whichever section is shown."""
        if (report := self._report) is None:
            return None

        def make(duty: Duty) -> Printout:
            from frontdesk.report.page import printout

            return printout(duty, report, figure_jobs.supplement(duty, report))

        return make

    def action_write(self) -> None:
        """A workbook with charts; where it is."""
        duty, report = self.office.duty, self._report
        if duty is None or report is None or self._is_writing:
            return
        self._is_writing = True
        self.say(lambda: _("Writing…"))
        self.office.background.do(lambda: figure_jobs.write(duty, report), self._written, self._not_written)

    def _written(self, path: str) -> None:
        self._is_writing = False
        self.say(lambda: _("The report is in {path}.").format(path=path))

    def _not_written(self, error: Exception) -> None:
        self._is_writing = False
        self.failed(error)
