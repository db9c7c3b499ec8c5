"""The forms of life events: few fields, filled in with what is usual, and below them what it comes to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from db.records import Draft, Duty, Kind
from frontdesk.text import clean
from frontdesk.words import NP_
from screens.forms.form import Begun, Field, Form, Looked, Remark, Saved, Typed
from screens.life_events import life_event_jobs
from screens.office import Place, Target
from screens.people.person_remarks import person_remarks

_WHO = Field(
    "who", NP_("field", "Who"), several=True, anew=True, hint=NP_("field", "1 3 as below, qh for all, or F4")
)
_TO = Field(
    "to", NP_("field", "Where to"), found=True, hint=NP_("field", "yly 1-2-301, or who lives there: zny")
)
_RELATION = Field(
    "relation", NP_("field", "Relation"), group="relation", hint=NP_("field", "hz po ez ne, or F4")
)
_HEAD = Field(
    "head",
    NP_("field", "Head"),
    several=True,
    anew=True,
    hint=NP_("field", "2 as below, zbd for nobody yet, or F4"),
)
_RELATIONS = Field(
    "relations", NP_("field", "Put right"), hint=NP_("field", "2 ez 3 eh: what is guessed below")
)
_DAY = Field("day", NP_("field", "Day"), hint=NP_("field", "y -3 28 9-3 wed; empty is today"))
_WHO_ALONE = Field("who", NP_("field", "Who"), listed=True, anew=True, hint=NP_("field", "2 as below, or F4"))
_BORN_ON = _DAY._replace(label=NP_("field", "Born on"))
_DIED_ON = _DAY._replace(label=NP_("field", "Died on"))
_SEX = Field("sex", NP_("field", "Sex"), group="sex", hint=NP_("field", "m f 1 2"))


class LifeEvent(Form):
    """What all of them do; `EVENT` is a name of `frontdesk.life_events.events`."""

    EVENT: ClassVar[str]
    ASKED: ClassVar[frozenset[str]] = frozenset({"day"})
    """Fields that Enter stops at although they are filled in or may be empty."""
    SHOWS_PLAN = True

    def begin(self, duty: Duty, place: Place, draft: Draft | None) -> Begun:
        """With what is usual."""
        return life_event_jobs.begin(duty, self, place, draft)

    def tidied(self, duty: Duty, name: str, text: str) -> str:
        """Days and relations by their names."""
        if name in ("day", "relations"):
            return life_event_jobs.tidied(name, text, duty.day)
        return clean(text).strip()

    def look(self, duty: Duty, place: Place, typed: Typed) -> Looked:
        """The plan."""
        return life_event_jobs.look(duty, self, place, typed)

    def save(self, duty: Duty, place: Place, typed: Typed, draft_id: str) -> Saved:
        """Make it happen; back to the card it was told on."""
        return life_event_jobs.save(duty, self, place, typed, draft_id)

    def saved_before(self, place: Place, subject: int | None) -> Place:
        """That card."""
        return card_of(place)


class Move(LifeEvent):
    """Somebody moves within the community."""

    EVENT = "move"
    TITLE = NP_("page", "Move")
    FIELDS = (_TO, _RELATION, _WHO, _HEAD, _RELATIONS, _DAY)
    LOOKED_AT = frozenset(field.name for field in FIELDS)


class Split(LifeEvent):
    """Some of a household have one of their own."""

    EVENT = "split"
    TITLE = NP_("page", "Split off")
    FIELDS = (_WHO, _TO, _RELATION, _HEAD, _RELATIONS, _DAY)
    LOOKED_AT = frozenset(field.name for field in FIELDS)
    ASKED = frozenset({"who", "day"})


class Join(LifeEvent):
    """A household goes to live with another."""

    EVENT = "join"
    TITLE = NP_("page", "Join")
    FIELDS = (_TO, _RELATION, _WHO, _HEAD, _RELATIONS, _DAY)
    LOOKED_AT = frozenset(field.name for field in FIELDS)


class MoveAway(LifeEvent):
    """Somebody leaves the community."""

    EVENT = "move_away"
    TITLE = NP_("page", "Move away")
    FIELDS = (
        Field(
            "place", NP_("field", "Going to"), hint=NP_("field", "as far as known; may be empty"), wide=True
        ),
        *(_WHO, _HEAD, _RELATIONS, _DAY),
    )
    LOOKED_AT = frozenset(field.name for field in FIELDS)


class MoveBack(LifeEvent):
    """Somebody who had gone comes to live here again."""

    EVENT = "move_back"
    TITLE = NP_("page", "Come back")
    FIELDS = (_TO, _RELATION, _HEAD, _RELATIONS, _DAY)
    LOOKED_AT = frozenset(field.name for field in FIELDS)


class Death(LifeEvent):
    """Somebody has died."""

    EVENT = "death"
    TITLE = NP_("page", "Death")
    FIELDS = (_DIED_ON, _WHO_ALONE, _HEAD, _RELATIONS)
    LOOKED_AT = frozenset(field.name for field in FIELDS)


class HeadChange(LifeEvent):
    """Somebody else becomes head."""

    EVENT = "head_change"
    TITLE = NP_("page", "Change of head")
    FIELDS = (
        _WHO_ALONE._replace(name="new_head", label=NP_("field", "New head")),
        _RELATIONS,
        _DAY,
    )
    LOOKED_AT = frozenset(field.name for field in FIELDS)
    ASKED = frozenset({"new_head", "day"})


class _WithSomebodyNew(LifeEvent):
    """Events that somebody new comes with."""

    def fills(self, duty: Duty, name: str, typed: Typed) -> Mapping[str, str]:
        """An ID number without a fault tells sex and birth date."""
        return life_event_jobs.told_by_paper(typed, duty.day) if name == "paper" else {}


class Birth(_WithSomebodyNew):
    """A child is born into a household."""

    EVENT = "birth"
    TITLE = NP_("page", "Birth")
    FIELDS = (
        Field("name", NP_("field", "Child's name")),
        _SEX,
        _BORN_ON,
        Field(
            "parents",
            NP_("field", "Parents"),
            several=True,
            anew=True,
            hint=NP_("field", "1 3 as below, or F4"),
        ),
        _RELATION,
    )
    LOOKED_AT = frozenset(field.name for field in FIELDS)

    def remarks(self, duty: Duty, typed: Typed) -> Mapping[str, Remark]:
        """What the rules say of a person."""
        return {name: one for name, one in person_remarks(typed, duty.day).items() if name == "name"}


class MarriageIn(_WithSomebodyNew):
    """Somebody marries a member of a household and comes to live there."""

    EVENT = "marriage_in"
    TITLE = NP_("page", "Marriage in")
    FIELDS = (
        Field(
            "partner",
            NP_("field", "Who comes"),
            found=True,
            hint=NP_("field", "a name; who is known already: zny hn"),
        ),
        _SEX,
        Field("paper", NP_("field", "ID number"), hint=NP_("field", "fills in sex and birth date")),
        Field("born", NP_("field", "Birth date"), hint=NP_("field", "870601  1987-6-1  1987年6月1日")),
        Field(
            "phone", NP_("field", "Phones"), hint=NP_("field", "several with ; and whose: 154… child 李明")
        ),
        Field(
            "spouse", NP_("field", "Marries"), listed=True, anew=True, hint=NP_("field", "2 as below, or F4")
        ),
        _RELATION,
        _HEAD,
        _DAY,
    )
    LOOKED_AT = frozenset(field.name for field in FIELDS)

    def remarks(self, duty: Duty, typed: Typed) -> Mapping[str, Remark]:
        """What the rules say of a person."""
        said = person_remarks(typed, duty.day)
        return {name: one for name, one in said.items() if name in ("paper", "born", "phone")}


class ResidentMerge(LifeEvent):
    """Two records of one person become one; asked once more before it happens."""

    EVENT = "resident_merge"
    TITLE = NP_("page", "Two records of one person")
    FIELDS = (
        Field(
            "other",
            NP_("field", "Other record"),
            found=True,
            hint=NP_("field", "name, phone or ID digits; it goes into this one"),
        ),
        _HEAD,
    )
    LOOKED_AT = frozenset(field.name for field in FIELDS)


class HouseholdMerge(LifeEvent):
    """Two records of one household become one."""

    EVENT = "household_merge"
    TITLE = NP_("page", "Two records of one household")
    FIELDS = (
        _TO._replace(name="other", label=NP_("field", "Other record")),
        _HEAD,
        _RELATIONS,
    )
    LOOKED_AT = frozenset(field.name for field in FIELDS)


def card_of(place: Place) -> Place:
    """The card that an event was told on."""
    return Target(Kind(place.text), place.id).place
