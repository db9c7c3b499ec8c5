"""A walk-in that ends in a package: which may be chosen, what it still needs, and doing it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from db.records import Duty, Kind, Reason, Refused
from frontdesk.words import _
from screens.cards.offer_rows import own
from screens.forms.form import Looked, Saved, Typed, Weight
from screens.office import Target
from screens.packages.enrol_fields import HOW, OF_ENROLMENT
from screens.packages.enrol_picture import EnrolPicture
from screens.people.person_remarks import remark_of

if TYPE_CHECKING:
    from frontdesk.requests.intake import Intake

ENROL = "enrol"
FIELDS = frozenset(field.name for field in OF_ENROLMENT)


def look(duty: Duty, typed: Typed, taken: Intake) -> Looked:
    """The packages, those that the person may join first; of the one that is chosen what it still needs."""
    from frontdesk.choices import lettered
    from frontdesk.packages import enrol_form

    person = taken.person
    # Whoever refuses is not taken in: that is noted on the form of the enrolment.
    known = {
        "package": enrol_form.packages(duty, person.id if person else 0),
        "how": lettered("consent_how", HOW[:-1]),
    }
    if person is None:
        remarks = {"who": remark_of(Weight.ERROR, Reason("person_unknown"))}
        return Looked(remarks=remarks, choices=known, passed_by=FIELDS - {"package"})
    seen = enrol_form.look(duty, _of(typed, person.id))
    return Looked(
        remarks={name: remark_of(Weight.ERROR, reason) for name, reason in seen.problems.items()},
        choices=known,
        picture=None if seen.offer is None else EnrolPicture(seen.offer, duty.day),
        passed_by=seen.not_asked & FIELDS,
    )


def only_offer(taken: Intake) -> str:
    """The one package that the person may join and has not; "" where there is none, or a choice."""
    found = own(taken.person) if taken.person is not None else ()
    return str(found[0].package_id) if len(found) == 1 and not found[0].is_protected else ""


def save(duty: Duty, typed: Typed, taken: Intake, draft_id: str) -> Saved:
    """Note the visit and take them in, as one operation. Raises: Refused."""
    from frontdesk.packages import enrol_form
    from frontdesk.packages.at_the_desk import log_and_enrol

    person = taken.person
    if person is None:
        raise Refused("person_unknown", field="who")
    now = enrol_form.look(duty, _of(typed, person.id)).offer
    if now is None:
        raise Refused("field_needed", field="package")
    said = enrol_form.asked(now, typed.values)
    number = log_and_enrol(duty, taken.matter, now.run.id, said, draft_id=draft_id).place

    def done() -> str:
        if number is None:
            return _("Enrolled. F9 takes it back.")
        return _("Waiting, no. {place}. F9 takes it back.").format(place=number)

    return Saved(Target(Kind.RESIDENT, person.id).place, done)


def _of(typed: Typed, resident_id: int) -> Mapping[str, str]:
    return {**typed.values, "who": f"#{resident_id}"}
