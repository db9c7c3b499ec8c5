"""F2: what somebody brings to the desk, in the order in which they tell it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from db.records import Draft, Duty, Kind, Reason
from frontdesk.words import NP_, _, lines
from screens.forms.form import Again, Begun, Form, Looked, Remark, Saved, Typed, Weight
from screens.office import Place, Target
from screens.people.person_remarks import remark_of
from screens.walk_in import walk_in_enrolling
from screens.walk_in.walk_in_enrolling import ENROL
from screens.walk_in.walk_in_enrolling import FIELDS as OF_ENROLMENT
from screens.walk_in.walk_in_fields import FIELDS, NATURES, THEN
from screens.walk_in.walk_in_picture import WalkInPicture

if TYPE_CHECKING:
    from frontdesk.choices import Choice
    from frontdesk.requests.intake import Intake
    from frontdesk.requests.usual import Usual

_MOST_PHRASES = 3
_JOIN = "join:"
_ASKED_BY_THEN = {"settle": ("answer",), "whistle": ("unit",), "decline": ("reason", "answer")}
_REST = ("unit", "reason", "answer", "channel", "urgency", "phone", "background", "campaign", "confidential")


class WalkInForm(Form):
    """Who, where, what, of which kind, and what happens now; Enter passes by what is known."""

    TITLE = NP_("page", "Log a walk-in")
    SUBJECT = Kind.REQUEST
    SHOWS_PLAN = True
    FIELDS = FIELDS
    _usual: Usual | None = None
    _offered = ("", "")
    LOOKED_AT = frozenset(
        {
            *("who", "place", "words", "summary", "nature", "topic", "channel", "urgency", "phone", "then"),
            *OF_ENROLMENT,
        }
    )

    def begin(self, duty: Duty, place: Place, draft: Draft | None) -> Begun:
        """With the resident whose card it was called from, and what is usual."""
        from frontdesk.choices import coded, lettered
        from frontdesk.requests.topics import topic_choices
        from frontdesk.requests.units import units
        from frontdesk.requests.usual import last_used_first, usual

        self._usual = known = usual()
        values = {"channel": "walk_in", "urgency": "ordinary"}
        if place.id:
            values["who"] = f"#{place.id}"
        elif place.text:
            values["who"] = place.text
        return Begun(
            values,
            {
                "words": known.phrases,
                "nature": last_used_first(lettered("nature", NATURES), known.natures),
                "topic": last_used_first(topic_choices(duty), known.topics),
                "background": known.backgrounds,
                "campaign": known.campaigns,
                "then": lettered("then", THEN),
                "unit": units(duty),
                **{group: coded(group) for group in ("channel", "urgency", "relation")},
                "reason": coded("decline_reason"),
                "confidential": coded("yes_no"),
                **_who(place),
                **_found(duty, draft),
            },
        )

    def remarks(self, duty: Duty, typed: Typed) -> Mapping[str, Remark]:
        """What is missing."""
        missing = [] if typed["words"] else ["words"]
        then = typed["then"]
        if not then:
            missing.append("then")
        if not then.startswith(_JOIN) and then not in ("just_asked", ENROL):
            missing += [name for name in ("nature", "topic") if not typed[name]]
        missing += [name for name in _ASKED_BY_THEN.get(then, ()) if name != "unit" and not typed[name]]
        if then == ENROL and not typed["package"]:
            missing.append("package")
        return {name: remark_of(Weight.ERROR, Reason("field_needed")) for name in missing}

    def fills(self, duty: Duty, name: str, typed: Typed) -> Mapping[str, str]:
        """The summary follows from the words; of an everyday phrase, its topic does; the only package."""
        from frontdesk.requests.intake import summary_of

        if name == "then" and typed["then"] == ENROL:
            who, package = self._offered
            return {"package": package if who == typed["who"] else ""}
        if name != "words" or self._usual is None:
            return {}
        said = typed["words"]
        return {"summary": summary_of(said), "topic": self._usual.topic_of.get(said, "")}

    def again(self, typed: Typed) -> Again:
        """F2 once more: they call, or after all stand here."""
        if typed["channel"] == "phone":
            return Again(NP_("key", "In person"), {"channel": "walk_in"})
        return Again(NP_("key", "By phone"), {"channel": "phone"})

    def passed_by(self, typed: Typed) -> frozenset[str]:
        """What is not asked for by what happens now."""
        passed = (frozenset(_REST) | (frozenset() if typed["then"] == ENROL else OF_ENROLMENT)) - frozenset(
            _ASKED_BY_THEN.get(typed["then"], ())
        )
        # Letters and digits mean somebody on the register, whose home is known.
        is_looked_up = typed["who"].isascii() and typed["who"] not in ("", "nm") and not typed["place"]
        return passed | {"place"} if is_looked_up else passed

    def look(self, duty: Duty, place: Place, typed: Typed) -> Looked:
        """Who that is, what is like it, until when, and what the diary will say."""
        from frontdesk.choices import lettered, narrowed
        from frontdesk.requests.intake import take
        from frontdesk.requests.usual import of_topic_first

        taken = take(duty, typed.values, typed.texts.get("place", ""))
        remarks = {
            name: remark_of(Weight.NOTE if reason.code == "may_be_known" else Weight.ERROR, reason)
            for name, reason in taken.remarks.items()
        }
        if taken.around is not None:
            remarks.setdefault("place", _around(taken))
        passed = set()
        if taken.person is not None and not typed["place"]:
            passed.add("place")
        if taken.unit is not None:
            passed.add("unit")
        elif typed["then"] == "whistle" and not typed["unit"]:
            remarks["unit"] = remark_of(Weight.ERROR, Reason("unit_missing"))
        choices = dict(taken.choices)
        enrolling = walk_in_enrolling.look(duty, typed, taken) if typed["then"] == ENROL else Looked()
        remarks |= enrolling.remarks
        choices |= enrolling.choices
        self._offered = (typed["who"], walk_in_enrolling.only_offer(taken))
        choices["then"] = [*lettered("then", THEN), *_joins(taken)]
        phrases = of_topic_first(self._usual.phrases, typed["topic"]) if self._usual else ()
        choices["words"] = phrases
        said = typed["words"]
        offered = narrowed(phrases, said)[:_MOST_PHRASES] if said.isascii() and said else ()
        return Looked(
            remarks=remarks,
            choices=choices,
            picture=enrolling.picture
            or WalkInPicture(taken, duty.day, typed["then"], tuple(one.name for one in offered)),
            passed_by=frozenset(passed) | enrolling.passed_by,
        )

    def save(self, duty: Duty, place: Place, typed: Typed, draft_id: str) -> Saved:
        """Write it down, with what happens now."""
        from frontdesk.requests.intake import take
        from frontdesk.requests.logging import Then, join, log

        taken = take(duty, typed.values)
        then = typed["then"]
        if then == ENROL:
            return walk_in_enrolling.save(duty, typed, taken, draft_id)
        if then.startswith(_JOIN):
            joined = join(duty, int(then.removeprefix(_JOIN)), taken.matter, draft_id=draft_id)
            return _saved(joined.id, joined.number, _("{number}: one more reporter. F9 takes it back."))
        unit = typed["unit"] or (str(taken.unit[0]) if taken.unit else "")
        logged = log(
            duty,
            taken.matter,
            Then(then),
            answer=typed["answer"],
            reason=typed["reason"],
            unit_id=int(unit) if unit else None,
            topic_class=taken.topic.time_limit if taken.topic else "",
            draft_id=draft_id,
        )
        if logged.id is None:
            return Saved(Place("desk"), lambda: _("A visit was noted. F9 takes it back."))
        return _saved(logged.id, logged.number, _("{number} is written down. F9 takes it back."))


def _around(taken: Intake) -> Remark:
    place = taken.around
    return Remark(Weight.NOTE, lambda: lines.surroundings(place.grid, place.manager) if place else "")


def _saved(request_id: int | None, number: str, text: str) -> Saved:
    assert request_id is not None
    return Saved(Target(Kind.REQUEST, request_id).place, lambda: text.format(number=number))


def _joins(taken: Intake) -> list[Choice]:
    """To be one more reporter of a request that is like it: the first by `j`, others by their number."""
    from frontdesk.choices import Choice

    return [
        Choice(
            f"{_JOIN}{one.id}",
            _("join {number}").format(number=one.number),
            words=(*(("j",) if at == 0 else ()), one.number, one.number[-4:]),
            beside="j" if at == 0 else "",
        )
        for at, one in enumerate(taken.similar)
    ]


def _found(duty: Duty, draft: Draft | None) -> Mapping[str, Sequence[Choice]]:
    """What a draft keeps by its code, which is shown by its name."""
    from frontdesk.requests.intake import take

    return {} if draft is None else take(duty, draft.fields).choices


def _who(place: Place) -> dict[str, Sequence[Choice]]:
    from frontdesk.life_events import destinations

    return {"who": destinations.person(f"#{place.id}")} if place.id else {}
