"""Taking somebody into a package: Enter passes by what is known, so that a known adult takes a key or two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from db.records import Draft, Duty, Kind, Reason
from frontdesk.words import NP_, _
from screens.forms.form import Begun, Field, Form, Looked, Remark, Saved, Typed, Weight
from screens.office import Place
from screens.packages.enrol_fields import HOW, OF_ENROLMENT
from screens.packages.enrol_picture import EnrolPicture
from screens.people.person_remarks import remark_of

if TYPE_CHECKING:
    from frontdesk.choices import Choice
    from frontdesk.packages.enrolling import Enrolled


class EnrolForm(Form):
    """The id of its place is the resident's, its text says the package; either may be asked for.

    Called from a session the text says that, too: whoever is taken in is present there. Called with a
    household, member or volunteer it says whom.
    """

    TITLE = NP_("page", "Enrol")
    SHOWS_PLAN = True
    REPEATS = False
    FIELDS = (
        Field("who", NP_("field", "Who"), found=True, anew=True, hint=NP_("field", "zny, 1-2-301, 0207")),
        *OF_ENROLMENT,
        Field("note", NP_("field", "Note"), wide=True),
    )
    LOOKED_AT = frozenset({"package", "who", "override_reason", "how", "given_by"})

    def begin(self, duty: Duty, place: Place, draft: Draft | None) -> Begun:
        """With the package and the person it was called from."""
        from frontdesk.choices import coded, lettered
        from frontdesk.life_events import destinations
        from frontdesk.packages import enrol_form
        from frontdesk.packages.served import chosen, whom

        found: dict[str, Sequence[Choice]] = {
            "package": enrol_form.packages(duty, place.id, of_all=not place.id),
            "how": lettered("consent_how", HOW),
            "relation": coded("relation"),
        }
        package, _session = _called_from(place)
        values = {"package": package or enrol_form.only_offer(duty, place.id)}
        if place.id:
            found["who"] = destinations.person(f"#{place.id}")
            values["who"] = f"#{place.id}"
        elif (one := whom(_who_of(place))) is not None:
            found["who"] = chosen(duty, one)
            values["who"] = one.code
        return Begun(values, found)

    def remarks(self, duty: Duty, typed: Typed) -> Mapping[str, Remark]:
        """What is missing."""
        missing = [name for name in ("package", "who") if not typed[name]]
        return {name: remark_of(Weight.ERROR, Reason("field_needed")) for name in missing}

    def passed_by(self, typed: Typed) -> frozenset[str]:
        """What only some are asked; see `look`."""
        return frozenset({"note"})

    def look(self, duty: Duty, place: Place, typed: Typed) -> Looked:
        """Whether they may, what is still needed, and what else they have at that time."""
        from frontdesk.packages import enrol_form

        seen = enrol_form.look(duty, typed.values)
        remarks = {name: remark_of(Weight.ERROR, reason) for name, reason in seen.problems.items()}
        passed = set(seen.not_asked)
        if typed["who"] and typed["who"] == (f"#{place.id}" if place.id else _who_of(place)):
            passed.add("who")
        if place.text and typed["package"] == _called_from(place)[0]:
            passed.add("package")
        return Looked(
            remarks=remarks,
            choices=seen.choices,
            picture=None if seen.offer is None else EnrolPicture(seen.offer, duty.day, seen.name),
            passed_by=frozenset(passed),
        )

    def save(self, duty: Duty, place: Place, typed: Typed, draft_id: str) -> Saved:
        """Take them in, or put them in line."""
        from frontdesk.packages import enrol_form

        package, session_id = _called_from(place)
        came_to = session_id if typed["package"] == package else None
        enrolled = enrol_form.save(duty, typed.values, draft_id=draft_id, session_id=came_to)
        back = Place("package", None, int(typed["package"]))
        if session_id is not None:
            back = Place("session", None, session_id, stop=_stop(duty, session_id, enrolled))
        if place.id and not place.text:
            back = Place("card", Kind.RESIDENT, place.id)
        if enrolled is None:
            return Saved(back, lambda: _("The refusal was noted; it is not asked again. F9 takes it back."))
        number = enrolled.place

        def done() -> str:
            if number is None:
                return _("Enrolled. F9 takes it back.")
            return _("Waiting, no. {place}. F9 takes it back.").format(place=number)

        return Saved(back, done)

    def saved_before(self, place: Place, subject: int | None) -> Place:
        """The package, or the session."""
        session_id = _called_from(place)[1]
        if session_id is not None:
            return Place("session", None, session_id)
        return Place("package", None, subject) if subject is not None else Place("packages")


def _called_from(place: Place) -> tuple[str, int | None]:
    """The package that was said, and the session that somebody came to."""
    package, _blank, session = place.text.partition(" ")
    return package, int(session) if session.isdecimal() else None


def _who_of(place: Place) -> str:
    """Whom it was called with that is no resident, as a value of the field."""
    rest = place.text.partition(" ")[2]
    return rest if "#" in rest else ""


def _stop(duty: Duty, session_id: int, enrolled: Enrolled | None) -> int:
    """Where the cursor is to be on the list of the session."""
    from frontdesk.packages.on_the_spot import place_on_list

    return 0 if enrolled is None else place_on_list(duty, session_id, enrolled.id)


class EnrolmentMoveForm(Form):
    """What is done with an enrolment; the id of its place is the enrolment's, its text the package's."""

    FIELDS = (Field("reason", NP_("field", "Why"), wide=True),)
    REPEATS = False

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._move = name.removeprefix("enrolment_")
        self.TITLE = NP_("page", "Package")

    def begin(self, duty: Duty, place: Place, draft: Draft | None) -> Begun:
        """About that enrolment. Raises: Refused, `row_gone`."""
        from frontdesk.packages import enrol_form
        from frontdesk.words.codes import label

        name, move = enrol_form.name_of(duty, place.id), self._move
        return Begun(about=lambda: f"{name}  {label('enrolment_move', move)}")

    def remarks(self, duty: Duty, typed: Typed) -> Mapping[str, Remark]:
        """Some moves need a reason."""
        from frontdesk.rules.enrolment_states import NEEDS_REASON

        if self._move in NEEDS_REASON and not typed["reason"].strip():
            return {"reason": remark_of(Weight.ERROR, Reason("reason_needed"))}
        return {}

    def save(self, duty: Duty, place: Place, typed: Typed, draft_id: str) -> Saved:
        """Do it."""
        from frontdesk.packages.enrolling import move
        from frontdesk.text import clean
        from frontdesk.words.codes import label

        reason = clean(typed["reason"], limit=200).strip()
        state = move(duty, place.id, self._move, reason, draft_id=draft_id)

        def done() -> str:
            return _("Noted: {state}. F9 takes it back.").format(state=label("enrolment_state", state))

        package = int(place.text) if place.text.isdecimal() else 0
        return Saved(Place("package", None, package) if package else Place("packages"), done)
