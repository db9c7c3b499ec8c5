"""The forms of the end of the day: what is typed when a day is closed, and what of it is put right."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from db.records import Draft, Duty
from frontdesk.words import NP_, _, day_log, lines
from screens.forms.form import Begun, Field, Form, Saved, Saying, Typed
from screens.office import Place

if TYPE_CHECKING:
    from frontdesk.day.closing import Words


_WEATHER = NP_("field", "sunny, cloudy, light rain …")


class DayCloseForm(Form):
    """What is typed when a day is closed; the id of its place is the day. All of it may stay empty."""

    NAME = "day_close"
    TITLE = NP_("page", "Close the day")
    RESUMES = True
    REPEATS = False
    CORRECTS = False
    FIELDS: tuple[Field, ...] = (
        Field("weather", NP_("field", "Weather"), group="weather", free=True, anew=True, hint=_WEATHER),
        Field("remarks", NP_("field", "Remarks"), wide=True),
        Field("handover", NP_("field", "For tomorrow"), wide=True),
        Field("leader_remark", NP_("field", "Leader says"), wide=True),
    )

    def begin(self, duty: Duty, place: Place, draft: Draft | None) -> Begun:
        """With what was typed of this day before. Raises: Refused, `day_closed`, `day_ahead`."""
        from frontdesk.day import closing

        day = _day(duty, place)
        closing.refuse_closing(duty, day)
        return self._begun(day, closing.counted(duty, day))

    def instead(self, place: Place, code: str) -> Place | None:
        """A day that another desk has closed: its work log."""
        return _log(place) if code == "day_closed" else None

    def _begun(self, day: date, counts: Mapping[str, int]) -> Begun:
        from frontdesk.choices import coded
        from frontdesk.day.closing import typed_last

        words = typed_last(day)
        values = {
            "weather": words.weather,
            "remarks": words.remarks,
            "handover": words.handover,
            "leader_remark": words.leader_remark,
        }
        return Begun(values, {"weather": coded("weather")}, about=_about(day, counts))

    def save(self, duty: Duty, place: Place, typed: Typed, draft_id: str) -> Saved:
        """Close it, and show its work log."""
        from frontdesk.day import closing

        closing.close(duty, _day(duty, place), _words(typed), draft_id=draft_id)
        return Saved(
            _log(place), lambda: _("The day is closed. Ctrl+O prints the work log; u opens the day again.")
        )

    def saved_before(self, place: Place, subject: int | None) -> Place:
        """The work log."""
        return _log(place)


class DayCorrectForm(DayCloseForm):
    """Puts right what was typed at a close, such as the leader's remark, which comes later."""

    NAME = "day_correct"
    TITLE = NP_("page", "Work log corrected")

    def begin(self, duty: Duty, place: Place, draft: Draft | None) -> Begun:
        """With what was typed. Raises: Refused, `day_open`."""
        from frontdesk.day import closing

        day = _day(duty, place)
        return self._begun(day, closing.closed(day).counts)

    def save(self, duty: Duty, place: Place, typed: Typed, draft_id: str) -> Saved:
        """Correct it, and show the work log."""
        from frontdesk.day import closing

        closing.correct(duty, _day(duty, place), _words(typed), draft_id=draft_id)
        return Saved(_log(place), lambda: _("Corrected. F9 takes it back."))


def _words(typed: Typed) -> Words:
    from frontdesk.day.closing import Words

    return Words(typed["weather"], typed["remarks"], typed["leader_remark"], typed["handover"])


def _day(duty: Duty, place: Place) -> date:
    return date.fromordinal(place.id) if place.id else duty.day


def _log(place: Place) -> Place:
    return Place("work_log", None, place.id)


def _about(day: date, counts: Mapping[str, int]) -> Saying:
    return lambda: f"{lines.day(day)} {lines.weekday(day)}  {day_log.counts_told(counts, brief=True)}"
