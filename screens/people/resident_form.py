"""The forms of a person: somebody new, and what is written of somebody put right."""

from __future__ import annotations

import re
from collections.abc import Mapping

from db.records import Draft, Duty, Kind
from frontdesk.rules.person_form import read_birth, read_name, read_paper
from frontdesk.text import clean
from frontdesk.words import NP_
from screens.forms.form import Begun, Field, Form, Looked, Remark, Saved, Typed
from screens.office import Place, Target
from screens.people import person_jobs
from screens.people.person_remarks import person_remarks

_NAME = Field("name", NP_("field", "Name"))
_PERSON = (
    _NAME,
    Field("sex", NP_("field", "Sex"), group="sex", hint=NP_("field", "m f 1 2; the ID number tells it")),
    Field("paper", NP_("field", "ID number"), hint=NP_("field", "fills in sex and birth date")),
    Field("born", NP_("field", "Birth date"), hint=NP_("field", "870601  1987-6-1  1987年6月1日")),
    Field("phone", NP_("field", "Phones"), hint=NP_("field", "several with ; and whose: 154… child 李明")),
    Field("whose", NP_("field", "Whose phone"), group="whose"),
)
_HOME = Field(
    "home", NP_("field", "Home"), found=True, hint=NP_("field", "yly 1-2-301, or who lives there: zny")
)
_RELATION = Field(
    "relation", NP_("field", "Relation"), group="relation", hint=NP_("field", "hz po ez ne, or F4")
)
_MORE = (
    Field("ethnic_group", NP_("field", "Ethnic group"), group="ethnic_group"),
    Field("residence", NP_("field", "Residence"), group="residence"),
    Field("politics", NP_("field", "Politics"), group="politics"),
    Field("education", NP_("field", "Education"), group="education"),
    Field("marriage", NP_("field", "Marriage"), group="marriage"),
    Field("workplace", NP_("field", "Workplace"), wide=True),
    Field("registered_at", NP_("field", "Registered at"), wide=True),
    Field("note", NP_("field", "Note"), wide=True),
)
GROUPS = tuple(field.group for field in (*_PERSON, _RELATION, *_MORE) if field.group)

_PAPER = re.compile(r"\d{14,17}[\dXx]")
_PHONE = re.compile(r"1\d{10}|0\d{9,11}")
_NAMED = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff·]{2,}")


class _PersonForm(Form):
    """What both forms of a person do."""

    SUBJECT = Kind.RESIDENT
    LOOKED_AT = frozenset({"name", "sex", "paper", "born", "phone", "whose", "home", "relation"})

    def remarks(self, duty: Duty, typed: Typed) -> Mapping[str, Remark]:
        """What the rules say of each field."""
        return person_remarks(typed, duty.day)

    def fills(self, duty: Duty, name: str, typed: Typed) -> Mapping[str, str]:
        """An ID number without a fault tells sex and birth date."""
        if name != "paper":
            return {}
        paper = read_paper(typed["paper"], duty.day)
        if not paper.number or paper.born_on is None or paper.doubts:
            return {}
        return {"sex": str(paper.sex) if paper.sex else "", "born": paper.born_on.isoformat()}

    def tidied(self, duty: Duty, name: str, text: str) -> str:
        """Names, numbers and dates in one spelling."""
        if name == "name":
            return read_name(clean(text))
        if name == "paper":
            return read_paper(text, duty.day).number or text.strip()
        if name == "born" and (read := read_birth(text)) and read.precision == "day":
            return read.value.isoformat()
        return clean(text)

    def passed_by(self, typed: Typed) -> frozenset[str]:
        """Whose phone it is, without one."""
        return frozenset() if typed["phone"] else frozenset({"whose"})


class NewResident(_PersonForm):
    """Somebody new; its place may say the household they come to live in."""

    TITLE = NP_("page", "New resident")
    FIELDS = (*_PERSON, _HOME, _RELATION, *_MORE)

    def begin(self, duty: Duty, place: Place, draft: Draft | None) -> Begun:
        """With what most people are, and what was typed into the find box."""
        values = {"whose": "own", "ethnic_group": "01", "residence": "registered", **given(place.text)}
        kept = draft.fields.get("home", "") if draft else ""
        return person_jobs.begin_new(duty, place.id or None, values, kept)

    def passed_by(self, typed: Typed) -> frozenset[str]:
        """The home, too, where it is known."""
        home = {"home"} if person_jobs.is_home(typed["home"]) else set()
        return super().passed_by(typed) | home

    def look(self, duty: Duty, place: Place, typed: Typed) -> Looked:
        """Who is like this person, and which home was meant."""
        return person_jobs.look_new(duty, typed)

    def save(self, duty: Duty, place: Place, typed: Typed, draft_id: str) -> Saved:
        """Write them down; back to the household they were added to, for the next one, or to their card."""
        return person_jobs.save_new(duty, place, typed, draft_id)


class CorrectResident(_PersonForm):
    """What is written of somebody, in full; a child's only with a reason, which the place carries."""

    TITLE = NP_("page", "Correct")
    FIELDS = (*_PERSON, _RELATION, *_MORE)
    RESUMES = True

    def begin(self, duty: Duty, place: Place, draft: Draft | None) -> Begun:
        """As it is written now."""
        return person_jobs.begin_correct(duty, place.id, place.text)

    def instead(self, place: Place, code: str) -> Place | None:
        """A reason is asked for first."""
        return place._replace(page="resident_reason") if code == "reveal_reason_missing" else None

    def look(self, duty: Duty, place: Place, typed: Typed) -> Looked:
        """Who else is like this person."""
        return person_jobs.look_correct(duty, place.id, typed)

    def save(self, duty: Duty, place: Place, typed: Typed, draft_id: str) -> Saved:
        """Put it right."""
        return person_jobs.save_correct(duty, place.id, typed, draft_id)


class ReasonToCorrect(Form):
    """Why a protected person's record is to be seen in full; the access log keeps it."""

    TITLE = NP_("page", "Correct")
    FIELDS = (
        Field(
            "purpose",
            NP_("field", "What for"),
            group="purpose",
            free=True,
            hint=NP_("field", "F4, or your own words"),
        ),
    )
    IS_KEPT = False

    def begin(self, duty: Duty, place: Place, draft: Draft | None) -> Begun:
        """With the usual reasons to pick from."""
        return person_jobs.begin_reason()

    def remarks(self, duty: Duty, typed: Typed) -> Mapping[str, Remark]:
        """Without one nothing is shown."""
        return person_jobs.reason_remarks(typed["purpose"])

    def save(self, duty: Duty, place: Place, typed: Typed, draft_id: str) -> Saved:
        """On to the record."""
        return Saved(Place("resident_correct", place.kind, place.id, text=typed["purpose"]), None)


def given(text: str) -> dict[str, str]:
    """What of a typed query is a new person's name, paper or phone."""
    words = text.split()
    found = {
        "name": next((word for word in words if _NAMED.fullmatch(word)), ""),
        "paper": next((word.upper() for word in words if _PAPER.fullmatch(word)), ""),
        "phone": next((word for word in words if _PHONE.fullmatch(word)), ""),
    }
    return {name: value for name, value in found.items() if value}


def card_of(resident_id: int) -> Place:
    """Where somebody's card is."""
    return Target(Kind.RESIDENT, resident_id).place
