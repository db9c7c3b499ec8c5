"""What is told of a child in a package: who may collect it, its school, its allergies."""

from __future__ import annotations

from collections.abc import Mapping

from db.records import Draft, Duty
from frontdesk.words import NP_, _
from screens.forms.form import Begun, Field, Form, Remark, Saved, Typed
from screens.office import Place


class ChildForm(Form):
    """The id of its place is the enrolment's, its text the package's.

    What the child must not have is not shown: what is typed takes its place, an empty field leaves it.
    """

    TITLE = NP_("page", "Package")
    NAME = "enrolment_child"
    REPEATS = False
    FIELDS = (
        Field("collected_by", NP_("field", "Collected by"), wide=True),
        Field("school", NP_("field", "School, class"), wide=True),
        Field(
            "allergies", NP_("field", "Allergies"), wide=True, hint=NP_("field", "empty: as now; 无: none")
        ),
    )

    def begin(self, duty: Duty, place: Place, draft: Draft | None) -> Begun:
        """With what is kept. Raises: Refused, `row_gone`."""
        from frontdesk.packages import children

        known = children.told(duty, place.id)
        return Begun({"collected_by": known.collected_by, "school": known.school}, about=lambda: known.name)

    def remarks(self, duty: Duty, typed: Typed) -> Mapping[str, Remark]:
        """All of it may be unknown."""
        return {}

    def save(self, duty: Duty, place: Place, typed: Typed, draft_id: str) -> Saved:
        """Put it right."""
        from frontdesk.packages import children

        children.correct(duty, place.id, typed.values, draft_id=draft_id)
        package = int(place.text) if place.text.isdecimal() else 0
        back = Place("package", None, package) if package else Place("packages")
        return Saved(back, lambda: _("Corrected. F9 takes it back."))
