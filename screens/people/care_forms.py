"""A visit at somebody's home, and by which calendar somebody keeps the birthday."""

from __future__ import annotations

from collections.abc import Mapping

from db.records import Draft, Duty, Kind, Reason
from frontdesk.words import NP_, _
from screens.forms.form import Begun, Field, Form, Remark, Saved, Typed, Weight
from screens.office import Place
from screens.people.person_remarks import remark_of

_WAYS = (("solar", "y"), ("lunar", "n"), ("lunar_as_written", "s"))


class HomeVisitForm(Form):
    """A visit to somebody; the id of its place is theirs, its text the kind of the card it was called from.

    Called from a household's card, the id is the household's.
    """

    TITLE = NP_("page", "Visit at home")
    REPEATS = False
    FIELDS = (
        Field("found", NP_("field", "Found there"), wide=True, longest=1_000),
        Field("day", NP_("field", "Day"), hint=NP_("field", "y -3 28 9-3 wed; empty is today")),
        Field("people", NP_("field", "With whom"), wide=True),
        Field("was_in", NP_("field", "Was at home"), group="yes_no"),
    )

    def begin(self, duty: Duty, place: Place, draft: Draft | None) -> Begun:
        """About that person. Raises: Refused, `row_gone`."""
        from frontdesk.choices import coded
        from frontdesk.home_visits.form import home_of, name_of
        from frontdesk.words import lines

        if place.text == Kind.HOUSEHOLD.value:
            address = home_of(duty, place.id)
            return Begun(
                {"was_in": "yes"},
                {"was_in": coded("yes_no")},
                about=lambda: lines.full_address(address),
            )
        name = name_of(place.id)
        return Begun({"was_in": "yes"}, {"was_in": coded("yes_no")}, about=lambda: name)

    def remarks(self, duty: Duty, typed: Typed) -> Mapping[str, Remark]:
        """A day that is none."""
        from frontdesk.home_visits.form import read

        problems = read(typed.values, duty.day).problems
        return {name: remark_of(Weight.ERROR, reason) for name, reason in problems.items()}

    def passed_by(self, typed: Typed) -> frozenset[str]:
        """Mostly it was today, and somebody opened."""
        return frozenset({"day", "people", "was_in"})

    def save(self, duty: Duty, place: Place, typed: Typed, draft_id: str) -> Saved:
        """Write it down."""
        from frontdesk.home_visits.form import save

        at_home = place.text == Kind.HOUSEHOLD.value
        save(duty, place.id, typed.values, at_home=at_home, draft_id=draft_id)
        back = Place("care")
        if place.text:
            back = Place("card", Kind.HOUSEHOLD if at_home else Kind.RESIDENT, place.id)
        return Saved(back, lambda: _("The visit is written down. F9 takes it back."))


class BirthdayForm(Form):
    """By which calendar somebody keeps the birthday; the id of its place is theirs."""

    TITLE = NP_("page", "Birthday")
    SUBJECT = Kind.RESIDENT
    REPEATS = False
    FIELDS = (
        Field(
            "kept",
            NP_("field", "Birthday kept"),
            group="birthday_kept",
            anew=True,
            hint=NP_("field", "y n s"),
        ),
    )

    def begin(self, duty: Duty, place: Place, draft: Draft | None) -> Begun:
        """As it is kept now. Raises: Refused, `row_gone`."""
        from frontdesk.birthdays.keeping import kept_by
        from frontdesk.choices import lettered
        from frontdesk.home_visits.form import name_of

        name = name_of(place.id)
        return Begun(
            {"kept": kept_by(place.id)},
            {"kept": lettered("birthday_kept", _WAYS)},
            about=lambda: name,
        )

    def remarks(self, duty: Duty, typed: Typed) -> Mapping[str, Remark]:
        """It needs an answer."""
        return {} if typed["kept"] else {"kept": remark_of(Weight.ERROR, Reason("field_needed"))}

    def save(self, duty: Duty, place: Place, typed: Typed, draft_id: str) -> Saved:
        """Write it down."""
        from frontdesk.birthdays.keeping import keep_birthday

        keep_birthday(duty, place.id, typed["kept"], draft_id=draft_id)
        return Saved(Place("care"), lambda: _("Corrected. F9 takes it back."))
