"""A line of a plan of assistance: written down, put right, and how far it is."""

from __future__ import annotations

from collections.abc import Mapping

from db.records import Draft, Duty, Reason
from frontdesk.words import NP_, _
from screens.forms.form import Begun, Field, Form, Remark, Saved, Typed, Weight
from screens.office import Place
from screens.people.person_remarks import remark_of

_NEXT = Field("next_on", NP_("field", "Next on"), hint=NP_("field", "+30, next wed, 9-30"))
_STATUS = Field("status", NP_("field", "Status"), group="aid_status")
_FIELDS: tuple[Field, ...] = (
    Field("need", NP_("field", "Need"), wide=True, longest=300),
    Field("measure", NP_("field", "Measure"), wide=True, longest=300),
    Field("owner", NP_("field", "Seen to by"), listed=True, hint=NP_("field", "initials, or F4")),
    _NEXT,
    _STATUS,
    Field("note", NP_("field", "Note"), wide=True, longest=300),
)


class _MeasureForm(Form):
    TITLE = NP_("page", "Assistance plan")
    REPEATS = False
    FIELDS: tuple[Field, ...] = _FIELDS
    IS_NEW = True

    def remarks(self, duty: Duty, typed: Typed) -> Mapping[str, Remark]:
        """What is missing."""
        from frontdesk.packages.plan_form import read

        problems = read(typed.values, duty.day, is_new=self.IS_NEW).problems
        asked = {field.name for field in self.FIELDS}
        return {name: remark_of(Weight.ERROR, one) for name, one in problems.items() if name in asked}

    def _saved(self, enrolment_id: int) -> Saved:
        return Saved(Place("assistance", None, enrolment_id), lambda: _("Noted. F9 takes it back."))


class MeasureAddForm(_MeasureForm):
    """One more; the id of its place is the enrolment's."""

    def begin(self, duty: Duty, place: Place, draft: Draft | None) -> Begun:
        """Empty."""
        from frontdesk.packages import plan_form

        return Begun({}, plan_form.choices(duty))

    def save(self, duty: Duty, place: Place, typed: Typed, draft_id: str) -> Saved:
        """Write it down."""
        from frontdesk.packages import plan_form, planning

        planning.add(duty, place.id, plan_form.read(typed.values, duty.day).measure, draft_id=draft_id)
        return self._saved(place.id)


class MeasureCorrectForm(_MeasureForm):
    """Put right; the id of its place is the measure's. Opening it stands in the access log."""

    IS_NEW = False

    def begin(self, duty: Duty, place: Place, draft: Draft | None) -> Begun:
        """As it is. Raises: Refused, `row_gone`."""
        from frontdesk.packages import plan_form

        return Begun(plan_form.as_typed(plan_form.opened(duty, place.id)), plan_form.choices(duty))

    def save(self, duty: Duty, place: Place, typed: Typed, draft_id: str) -> Saved:
        """Put it right."""
        from frontdesk.packages import plan_form, planning

        measure = plan_form.read(typed.values, duty.day, is_new=False).measure
        planning.correct(duty, place.id, measure, draft_id=draft_id)
        return self._saved(plan_form.plan_of(place.id))


class MeasureGoOnForm(_MeasureForm):
    """How far it is and when next, without what it is about; the id of its place is the measure's."""

    FIELDS = (_NEXT, _STATUS)

    def begin(self, duty: Duty, place: Place, draft: Draft | None) -> Begun:
        """With how far it is. Raises: Refused, `row_gone`."""
        from frontdesk.packages import plan_form

        return Begun({"status": plan_form.status_of(place.id)}, plan_form.choices(duty))

    def save(self, duty: Duty, place: Place, typed: Typed, draft_id: str) -> Saved:
        """Note it."""
        from frontdesk.packages import plan_form, planning

        next_on = plan_form.read_next(typed["next_on"], duty.day)
        assert not isinstance(next_on, Reason)
        planning.go_on(duty, place.id, next_on, typed["status"], draft_id=draft_id)
        return self._saved(plan_form.plan_of(place.id))
