"""Whom the office thinks of: ages that entitle, elders' birthdays, and who is to be visited at home."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from db.records import BirthdayLine, Duty, FollowUpDue, Kind, VeteranVisit, VisitDue
from frontdesk.words import NP_, _, lines, ngettext, pgettext
from frontdesk.words.codes import label
from screens.frames.sectioned_page import Section, SectionedPage
from screens.keys.keys import IN_CARE, bindings
from screens.office import Office, Place, Target
from screens.papers.printing import Make
from screens.parts.cells import fit
from screens.parts.lines import Piece
from screens.parts.people_columns import is_about, person_of_grid
from screens.parts.picks import Row
from screens.people import care_jobs
from screens.people.care_jobs import Care

if TYPE_CHECKING:
    from frontdesk.veterans.visiting import VisitList

_SECTIONS = (
    NP_("section", "Entitlements"),
    NP_("section", "Birthdays"),
    NP_("section", "To visit"),
    NP_("section", "Veterans"),
    NP_("section", "Remind"),
)
_VETERANS, _PATIENTS = 3, 4
_Person = BirthdayLine | VisitDue | VeteranVisit | FollowUpDue
_WHAT, _WHEN = 16, 14


class CarePage(SectionedPage):
    """One section at a time, the next by Tab."""

    KEYS = IN_CARE
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(IN_CARE[1:])]

    def __init__(self, office: Office) -> None:
        super().__init__(office, NP_("page", "Birthdays and visits"), "care")
        self._care: Care | None = None

    def typing(self) -> str:
        """What typing does."""
        return _("names, addresses: narrows the list; Tab: the next section")

    def sections(self) -> Sequence[Section]:
        """Ages, birthdays, visits, veterans."""
        counts = self._care.counts if self._care else (0,) * len(_SECTIONS)
        return [
            Section(pgettext("section", name), count) for name, count in zip(_SECTIONS, counts, strict=True)
        ]

    def look_up(self, duty: Duty, typed: str) -> None:
        """Who they are."""
        self.office.background.look_up(
            "care",
            lambda: care_jobs.care(duty),
            self._found,
            self.not_answered,
        )

    def _found(self, care: Care) -> None:
        self._care = care
        self.show()

    def rows(self, duty: Duty, typed: str) -> Sequence[Row] | None:
        """The people of the section."""
        if (care := self._care) is None:
            return None
        people: Sequence[_Person] = (
            care.entitled,
            care.greeted,
            care.to_visit,
            care.veterans.people,
            care.patients,
        )[self.section]
        return [_row(one, duty.day) for one in people if is_about(one, typed)]

    def count(self) -> str:
        """Within how many days; of the veterans, for what and how many were visited."""
        if self.section == _VETERANS and self._care is not None:
            return _visited(self._care.veterans, self.office.duty)
        return ngettext("within {count} day", "within {count} days", care_jobs.MARGIN).format(
            count=care_jobs.MARGIN
        )

    def action_section(self, step: int) -> None:
        """The next section, or the one before; who looks at what tells something of people is noted."""
        super().action_section(step)
        duty = self.office.duty
        opened = {_VETERANS: care_jobs.veterans_opened, _PATIENTS: care_jobs.patients_opened}.get(
            self.section
        )
        if opened is not None and duty is not None:
            self.office.background.do(lambda: opened(duty), _noted, self.failed)

    def printed(self) -> Make | None:
        """The list of visits to veterans, where that is shown."""
        return care_jobs.print_veterans if self.section == _VETERANS else None

    def _open(self) -> None:
        if (resident := self._resident) is not None:
            self.post_message(self.Go(Target(Kind.RESIDENT, resident).place))

    def action_visit(self) -> None:
        """Write a visit down."""
        if (resident := self._resident) is not None:
            self.post_message(self.Go(Place("home_visit", Kind.RESIDENT, resident)))

    def action_kept(self) -> None:
        """By which calendar the birthday is kept."""
        if (resident := self._resident) is not None:
            self.post_message(self.Go(Place("birthday", Kind.RESIDENT, resident)))

    @property
    def _resident(self) -> int | None:
        target = self.picks.target
        if isinstance(target, VisitDue | VeteranVisit | FollowUpDue):
            return target.resident_id
        return target.id if isinstance(target, BirthdayLine) else None


def _noted(_nothing: None) -> None:
    """Nothing to say: it stands in the access log."""


def _visited(visits: VisitList, duty: Duty | None) -> str:
    occasion = label("visit_occasion", visits.occasion.code)
    if duty is not None and duty.day < visits.occasion.since:
        since = lines.day_in(visits.occasion.since, duty.day)
        return _("{occasion}: from {day}").format(occasion=occasion, day=since)
    return _("{occasion}: visited {count}").format(occasion=occasion, count=visits.visited)


def _row(one: _Person, today: date) -> Row:
    def draw(cells: int) -> tuple[Piece, ...]:
        told = person_of_grid(one, cells - _WHAT - _WHEN - 3, with_age=not isinstance(one, BirthdayLine))
        if isinstance(one, BirthdayLine):
            what, when, tone = _birthday(one, today)
        elif isinstance(one, FollowUpDue):
            what, when, tone = _patient(one, today)
        else:
            what, when, tone = _visit(one, today) if isinstance(one, VisitDue) else _veteran(one, today)
        return (Piece(told), Piece(f" {fit(what, _WHAT)} ", tone), Piece(fit(when, _WHEN), tone))

    return Row(draw, one)


def _veteran(one: VeteranVisit, today: date) -> tuple[str, str, str]:
    if one.visited_on is None:
        return "", _("not visited"), "alert"
    return one.visited_by, lines.day_in(one.visited_on, today), "good"


def _patient(one: FollowUpDue, today: date) -> tuple[str, str, str]:
    what = _("measured last:")
    if one.last_on is None:
        return what, _("never measured"), "alert"
    return what, lines.day_in(one.last_on, today), "plain"


def _birthday(one: BirthdayLine, today: date) -> tuple[str, str, str]:
    when = _("today") if one.on == today else lines.day_in(one.on, today)
    if one.is_lunar:
        when = _("{day} (lunar)").format(day=when)
    return _("turns {age}").format(age=one.age), when, "strong" if one.on == today else "plain"


def _visit(one: VisitDue, today: date) -> tuple[str, str, str]:
    group = label("visit_group", one.group)
    if one.due_on is None:
        return group, _("never visited"), "alert"
    late = (today - one.due_on).days
    if late <= 0:
        return group, lines.day_in(one.due_on, today), "plain"
    return group, ngettext("{count} day late", "{count} days late", late).format(count=late), "alert"
