"""The record of a veteran, from the card of a resident."""

from __future__ import annotations

from collections.abc import Mapping

from db.records import Draft, Duty, Kind
from frontdesk.words import NP_, _
from screens.forms.form import Begun, Field, Form, Remark, Saved, Typed, Weight
from screens.office import Place
from screens.people.person_remarks import remark_of


class VeteranForm(Form):
    """The id of its place is the resident's; opening it stands in the access log."""

    TITLE = NP_("page", "Veteran")
    SUBJECT = Kind.RESIDENT
    REPEATS = False
    FIELDS = (
        Field(
            "category", NP_("field", "Group"), group="veteran_category", hint=NP_("field", "initials, or F4")
        ),
        Field("unit", NP_("field", "Troop"), wide=True),
        Field("served_from", NP_("field", "Served from"), hint=NP_("field", "1964, 1964-12, 641201")),
        Field("served_to", NP_("field", "Served to"), hint=NP_("field", "1967, 1967-12")),
        Field("card", NP_("field", "Card"), hint=NP_("field", "which card, its number")),
        Field("plaque_on", NP_("field", "Plaque hung"), hint=NP_("field", "2019-7-28")),
        Field("merits", NP_("field", "Merits"), wide=True),
        Field("note", NP_("field", "Note"), wide=True),
    )

    def begin(self, duty: Duty, place: Place, draft: Draft | None) -> Begun:
        """With what stands there. Raises: Refused, `row_gone`."""
        from frontdesk.choices import coded
        from frontdesk.veterans import keeping

        name, record = keeping.open_to_keep(duty, place.id)
        return Begun(
            {} if record is None else keeping.as_typed(record),
            {"category": coded("veteran_category")},
            about=lambda: name,
        )

    def remarks(self, duty: Duty, typed: Typed) -> Mapping[str, Remark]:
        """What cannot be."""
        from frontdesk.veterans.keeping import read

        problems = read(typed.values, duty.day).problems
        return {name: remark_of(Weight.ERROR, reason) for name, reason in problems.items()}

    def save(self, duty: Duty, place: Place, typed: Typed, draft_id: str) -> Saved:
        """Write it down."""
        from frontdesk.veterans.keeping import keep

        keep(duty, place.id, typed.values, draft_id=draft_id)
        return Saved(Place("card", Kind.RESIDENT, place.id), lambda: _("Noted. F9 takes it back."))
