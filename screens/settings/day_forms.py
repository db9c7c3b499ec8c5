"""The forms of the working days: one day laid down, and a holiday notice taken in as text."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from db.records import Draft, Duty, Reason, Refused
from frontdesk.words import NP_, _, lines
from frontdesk.words.codes import label
from screens.forms.form import Begun, Field, Form, Looked, Remark, Saved, Typed, Weight
from screens.office import Place
from screens.people.person_remarks import remark_of
from screens.settings.day_rows import NoticePicture
from screens.settings.moved_rows import MOVED, MovedPicture

if TYPE_CHECKING:
    from frontdesk.requests.recounting import Recounted
    from frontdesk.rules.working_days import Calendar

_LONGEST_NOTICE = 5_000


class WorkingDay(Form):
    """Whether the office works on a day; the place says of which year, and of which day in its text."""

    TITLE = NP_("page", "A day")
    FIELDS = (
        Field("day", NP_("field", "Day"), hint=NP_("field", "2-5, or 2027-2-5")),
        Field("works", NP_("field", "Is a"), group="day_works"),
        Field("why", NP_("field", "Why"), hint=NP_("field", "may be empty")),
    )
    LOOKED_AT = frozenset({"day", "works"})
    SHOWS_PLAN = True
    REPEATS = False

    def begin(self, duty: Duty, place: Place, draft: Draft | None) -> Begun:
        """With the day that was chosen, the other way round."""
        from frontdesk.choices import coded
        from frontdesk.settings import calendar

        values = {}
        if place.text:
            works = calendar.calendar().is_working(date.fromisoformat(place.text))
            values = {"day": place.text, "works": "no" if works else "yes"}
        return Begun(values, {"works": coded("day_works")})

    def look(self, duty: Duty, place: Place, typed: Typed) -> Looked:
        """What day it is, and what it is now."""
        from frontdesk.settings import calendar

        day = calendar.read_day(typed["day"], duty.day, place.id)
        remarks = {}
        if day is None:
            remarks["day"] = remark_of(Weight.ERROR, Reason("day_needed"))
        else:
            remarks["day"] = _what_it_is(day, calendar.calendar())
        if not typed["works"]:
            remarks["works"] = Remark(Weight.ERROR, lambda: _("working day, or day off"))
        if day is None or not typed["works"]:
            return Looked(remarks=remarks)
        moved = MovedPicture(calendar.look_at_day(day, typed["works"] == "yes"))
        return Looked(remarks=remarks, picture=moved)

    def save(self, duty: Duty, place: Place, typed: Typed, draft_id: str) -> Saved:
        """Lay it down."""
        from frontdesk.settings import calendar

        day = calendar.read_day(typed["day"], duty.day, place.id)
        if day is None:
            raise Refused("day_needed", field="day")
        done = calendar.lay_down(duty, day, typed["works"] == "yes", typed["why"], draft_id=draft_id)
        return Saved(_listed(day.year, done), lambda: _("Saved. F9 takes it back."))

    def saved_before(self, place: Place, subject: int | None) -> Place:
        """Back to the year."""
        return Place("working_days", id=place.id)


def _what_it_is(day: date, known: Calendar) -> Remark:
    works = known.is_working(day)

    def saying() -> str:
        name = known.name(day)
        parts = (
            lines.title_day(day),
            _("now a {kind}").format(kind=label("day_works", "yes" if works else "no")),
            label("holiday", name) if name else "",
        )
        return " ".join(part for part in parts if part)

    return Remark(Weight.NOTE, saying)


class HolidayNotice(Form):
    """The State Council's notice as it was pasted; its days are shown before they are taken in."""

    TITLE = NP_("page", "Holiday notice")
    FIELDS = (
        Field(
            "notice",
            NP_("field", "Text"),
            hint=NP_("field", "paste all of it"),
            wide=True,
            longest=_LONGEST_NOTICE,
        ),
    )
    LOOKED_AT = frozenset({"notice"})
    SHOWS_PLAN = True
    REPEATS = False
    ENTER_SAVES = False

    def begin(self, duty: Duty, place: Place, draft: Draft | None) -> Begun:
        """With nothing."""
        return Begun(about=lambda: _("The notice on the holidays of a year, from its title to its end"))

    def look(self, duty: Duty, place: Place, typed: Typed) -> Looked:
        """Its days, and what contradicts itself."""
        from frontdesk.settings import calendar

        if not typed["notice"]:
            return Looked(remarks={"notice": remark_of(Weight.ERROR, Reason("notice_missing"))})
        run = calendar.look_through(typed["notice"], place.id or None)
        remarks = {}
        if run.problems:
            remarks["notice"] = remark_of(Weight.ERROR, run.problems[0])
        elif not run.days:
            remarks["notice"] = remark_of(Weight.WARNING, Reason("notice_known"))
        return Looked(remarks=remarks, picture=NoticePicture(run))

    def save(self, duty: Duty, place: Place, typed: Typed, draft_id: str) -> Saved:
        """Take it in."""
        from frontdesk.settings import calendar

        run = calendar.take_in(duty, typed["notice"], place.id or None, draft_id=draft_id)
        year = run.year or duty.day.year
        return Saved(_listed(year, run.recounted), lambda: _("Taken in. F9 takes it back."))

    def saved_before(self, place: Place, subject: int | None) -> Place:
        """Back to the days."""
        return Place("working_days", id=place.id)


def _listed(year: int, recounted: Recounted) -> Place:
    """The year, with the deadlines that moved where any did."""
    return Place("working_days", id=year, text=MOVED if recounted.moved else "")
