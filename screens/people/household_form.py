"""The forms of a household: a new one, and what is written of one put right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from db.records import Draft, Duty, Kind, Reason
from frontdesk.words import NP_, _, lines
from screens.forms.form import Begun, Field, Form, Looked, Remark, Saved, Typed, Weight
from screens.office import Place, Target
from screens.people.person_remarks import remark_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontdesk.choices import Choice

_FIELDS = (
    Field("estate", NP_("field", "Estate"), listed=True, hint=NP_("field", "yly hn, or F4")),
    Field("building", NP_("field", "Building"), hint=NP_("field", "3, or at once 3-2-501; may be empty")),
    Field("unit", NP_("field", "Unit"), hint=NP_("field", "may be empty")),
    Field("room", NP_("field", "Room"), hint=NP_("field", "501, 东户, 第4排6号")),
    Field("number", NP_("field", "Household no."), hint=NP_("field", "of the household register")),
    Field("tenure", NP_("field", "Tenure"), group="tenure"),
    Field("note", NP_("field", "Note"), wide=True),
)


class _HouseholdForm(Form):
    """What both forms of a household do."""

    SUBJECT = Kind.HOUSEHOLD
    FIELDS = _FIELDS
    LOOKED_AT = frozenset({"estate", "building", "unit", "room", "number"})

    def remarks(self, duty: Duty, typed: Typed) -> Mapping[str, Remark]:
        """What is missing."""
        from frontdesk import households

        problems = households.read(typed.values).problems
        return {field: remark_of(Weight.ERROR, reason) for field, reason in problems.items()}

    def fills(self, duty: Duty, name: str, typed: Typed) -> Mapping[str, str]:
        """A whole address in the building's field tells unit and room."""
        from frontdesk import households

        if name != "building" or "-" not in typed["building"]:
            return {}
        address = households.whole_address(typed["building"])
        return {level: address[level] for level in ("unit", "room") if level in address}

    def tidied(self, duty: Duty, name: str, text: str) -> str:
        """A whole address leaves the building in the building's field."""
        from frontdesk import households

        if name == "building" and "-" in text:
            return households.whole_address(text).get("building", text.strip())
        return text.strip()

    def _looked(self, typed: Typed, itself: int | None) -> Looked:
        from frontdesk import home_choices, households

        read = households.read(typed.values)
        remarks: dict[str, Remark] = {}
        if read.home.estate_id and home_choices.is_new_building(read.home):
            remarks["building"] = remark_of(Weight.DOUBT, Reason("building_new"))
        alike = households.like(read.home, itself) if read.home.estate_id else ()
        if any("address" in one.why for one in alike if one.hit.id not in typed.apart):
            remarks["room"] = remark_of(Weight.DOUBT, Reason("address_taken"))
        return Looked(alike, remarks)


class NewHousehold(_HouseholdForm):
    """A household that is not written down yet."""

    TITLE = NP_("page", "New household")

    def begin(self, duty: Duty, place: Place, draft: Draft | None) -> Begun:
        """With what of the text in the find box is an address."""
        from frontdesk import home_choices

        return Begun(home_choices.address_in(place.text), _choices())

    def look(self, duty: Duty, place: Place, typed: Typed) -> Looked:
        """What stands at that address already."""
        return self._looked(typed, None)

    def save(self, duty: Duty, place: Place, typed: Typed, draft_id: str) -> Saved:
        """Write it down; on to its card, where people are added to it."""
        from frontdesk import households

        home = households.read(typed.values).home
        household_id = households.add_household(duty, home, draft_id=draft_id)
        card = Target(Kind.HOUSEHOLD, household_id).place
        return Saved(card, lambda: _("Written down. n adds who lives there; F9 takes it back."))


class CorrectHousehold(_HouseholdForm):
    """What is written of a household."""

    TITLE = NP_("page", "Correct")
    RESUMES = True

    def begin(self, duty: Duty, place: Place, draft: Draft | None) -> Begun:
        """As it is written now."""
        from frontdesk import home_choices, households

        home = households.details(place.id)
        values = {
            "estate": str(home.estate_id),
            **{
                name: getattr(home, name) for name in ("building", "unit", "room", "number", "tenure", "note")
            },
        }
        address = home_choices.address_of(duty, place.id)
        return Begun(
            values,
            _choices(),
            about=lambda: lines.full_address(address),
            as_of=households.fingerprint(home),
        )

    def look(self, duty: Duty, place: Place, typed: Typed) -> Looked:
        """What else stands at that address."""
        return self._looked(typed, place.id)

    def save(self, duty: Duty, place: Place, typed: Typed, draft_id: str) -> Saved:
        """Put it right."""
        from frontdesk import households

        home = households.read(typed.values).home
        households.correct_household(duty, place.id, home, was=typed.as_of, draft_id=draft_id)
        return Saved(Target(Kind.HOUSEHOLD, place.id).place, lambda: _("Corrected. F9 takes it back."))


def _choices() -> dict[str, Sequence[Choice]]:
    from frontdesk import home_choices
    from frontdesk.choices import coded

    return {"estate": home_choices.estate_choices(), "tenure": coded("tenure")}
