"""What is typed while somebody talks at the desk: read into a matter, with what the office knows of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from db import settings
from db.community.places import Surroundings, spot_of, surroundings
from db.connection import reading as reads
from db.records import Duty, Matter, Reason, RequestLine, ResidentCard, SimilarRequest
from db.registers import reading as registers
from db.requests import alike
from frontdesk import cards, home_choices
from frontdesk.choices import Choice, named
from frontdesk.life_events import destinations
from frontdesk.requests.clocks import with_clocks
from frontdesk.requests.deadlines import class_of, counted, received
from frontdesk.requests.topics import TopicKnown, topics
from frontdesk.rules.phones import read_phones
from frontdesk.rules.time_limits import Due, TimeLimit
from frontdesk.rules.titles import read_title
from frontdesk.settings.keeping import office_settings
from frontdesk.text import clean

LONGEST_WORDS, LONGEST_SUMMARY, LONGEST_NAME = 10_000, 200, 60
_GROUP = ("居民", "业主", "住户", "群众", "大家", "多人")
_ANONYMOUS = ("匿名", "不愿留名", "不留名", "nm", "anonymous")
_ESTATE_MARK, _ALIAS_MARK, _PROPERTY = "&", ":", "wy"
_SENTENCE = re.compile(r"[。!?!?;;\n]")


@dataclass(frozen=True, slots=True)
class Intake:
    """A matter as far as it is typed, and what the office knows of it.

    Args:
        matter: what would be written down.
        topic: of it, where one is chosen.
        person: the resident who is meant.
        choices: what can be picked for the fields that are looked up.
        remarks: what is to be said beside a field, by field.
        limit, finish: how long it may take, and until when.
        similar: open requests that may be about the same.
        line: the diary's line it would be.
    """

    matter: Matter
    topic: TopicKnown | None = None
    person: ResidentCard | None = None
    choices: Mapping[str, Sequence[Choice]] = field(default_factory=dict)
    remarks: Mapping[str, Reason] = field(default_factory=dict)
    limit: TimeLimit | None = None
    finish: Due | None = None
    similar: tuple[SimilarRequest, ...] = ()
    line: RequestLine | None = None
    unit: tuple[int, str] | None = None
    """Whom it is whistled to, unless somebody else is chosen: its id and name."""
    around: Surroundings | None = None
    """Who looks after the place."""
    contact: Due | None = None
    """Until when they are to have heard of the office."""


def summary_of(words: str) -> str:
    """What is offered as a summary: the first sentence of what was said."""
    first = next((part for part in _SENTENCE.split(clean(words)) if part.strip()), "")
    return first.strip()[:LONGEST_SUMMARY]


def reporter_kind(name: str) -> str:
    """What a reporter as written is: a person, several people, or somebody without a name."""
    if not name or name.casefold() in _ANONYMOUS:
        return "anonymous"
    return "group" if name.endswith(_GROUP) else "person"


def take(duty: Duty, typed: Mapping[str, str], place: str = "") -> Intake:
    """Reads what is typed and looks up what the office knows of it.

    Args:
        duty: who asks.
        typed: by field: who, place, words, summary, nature, topic, channel, urgency, phone, background,
            confidential, campaign.
        place: where it is, as it was typed: an estate stays called as it was called.
    """
    choices: dict[str, Sequence[Choice]] = {}
    remarks: dict[str, Reason] = {}
    resident = _who(duty, typed.get("who", ""), choices, remarks)
    person = None if resident is None else cards.resident(duty, resident)
    matter = _matter(typed, person)
    matter = _where(duty, typed.get("place", ""), place, matter, choices)
    if person is not None and not typed.get("place"):
        matter = replace(matter, household_id=person.household_id)
    known = topics(duty)
    topic = known.get(matter.topic)
    kind = class_of(matter.nature, topic.time_limit if topic else "", matter.urgency)
    matter = replace(matter, time_limit=kind)
    limit = office_settings().time_limit(kind)
    finish, contact = counted(limit, received(duty))
    estate_id, estate = _estate(matter)
    # As its people call it.
    called = matter.place if matter.estate_id is not None and matter.place else estate
    return Intake(
        matter,
        topic,
        person,
        choices,
        remarks,
        limit,
        finish,
        _similar(duty, matter, estate_id) if topic is not None or matter.phone else (),
        RequestLine(0, "", duty.day, matter.reporter, called, matter.nature, matter.summary, "new"),
        _unit(topic, estate_id),
        None if estate_id is None else surroundings(duty.day, estate_id, matter.household_id),
        contact,
    )


def _who(
    duty: Duty, text: str, choices: dict[str, Sequence[Choice]], remarks: dict[str, Reason]
) -> int | None:
    """The resident who is meant; whoever is only called so is offered, never taken (domain 2.9)."""
    if not text or text.casefold() in _ANONYMOUS:
        return None
    if picked := destinations.person(text):
        choices["who"] = picked
        return destinations.person_id(text)
    found = destinations.persons(duty, text)
    if text.isascii() or (len(found) == 1 and found[0].name == text and not read_title(text)):
        choices["who"] = found
        if len(found) == 1:
            return destinations.person_id(found[0].code)
        remarks["who"] = (
            Reason("several_people_fit", {"count": len(found)}) if found else Reason("nobody_fits")
        )
        return None
    # Written as somebody is called: what was typed stays, until somebody is chosen.
    choices["who"] = [replace(one, words=named(one.code, one.name).words) for one in found]
    if found:
        remarks["who"] = Reason("may_be_known", {"count": len(found)})
    return None


def _matter(typed: Mapping[str, str], person: ResidentCard | None) -> Matter:
    words = clean(typed.get("words", ""), limit=LONGEST_WORDS).strip()
    name = person.name if person else clean(typed.get("who", ""), limit=LONGEST_NAME).strip()
    kind = "person" if person else reporter_kind(name)
    phones = read_phones(typed.get("phone", ""), _area_code())
    return Matter(
        words=words,
        summary=clean(typed.get("summary", ""), limit=LONGEST_SUMMARY).strip() or summary_of(words),
        reporter="" if kind == "anonymous" else name,
        reporter_kind=kind,
        resident_id=person.id if person else None,
        background=clean(typed.get("background", ""), limit=LONGEST_SUMMARY).strip(),
        channel=typed.get("channel") or "walk_in",
        nature=typed.get("nature") or "help",
        topic=typed.get("topic") or "qt",
        urgency=typed.get("urgency") or "ordinary",
        confidential=typed.get("confidential") == "yes",
        campaign=clean(typed.get("campaign", ""), limit=LONGEST_NAME).strip(),
        phone=phones[0].number if phones else "",
    )


@reads
def _area_code() -> str:
    return settings.read("area_code")


def _where(duty: Duty, text: str, typed: str, matter: Matter, choices: dict[str, Sequence[Choice]]) -> Matter:
    """The home or the estate that a text means; any other text is a place as written."""
    if not text:
        return matter
    estate, _mark, called = text.removeprefix(_ESTATE_MARK).partition(_ALIAS_MARK)
    if text.startswith(_ESTATE_MARK) and estate.isdecimal():
        # Which name was typed is known later than which estate it is of.
        fitting = [one for one in _estates(typed) if _is_estate(one, estate) and typed in one.words]
        choices["place"] = fitting or [one for one in _estates(called) if _is_estate(one, estate)]
        return replace(matter, estate_id=int(estate), place=clean(called, limit=LONGEST_SUMMARY))
    if picked := destinations.destination(duty, text):
        choices["place"] = picked
        return replace(matter, household_id=home_choices.household_id(text))
    fitting = [one for one in _estates(text) if one.words and _begins(one, text)]
    homes = () if fitting else home_choices.home_choices(duty, text)
    choices["place"] = [*fitting, *homes]
    return replace(matter, place=clean(text, limit=LONGEST_SUMMARY))


def _is_estate(choice: Choice, estate: str) -> bool:
    return choice.code.removeprefix(_ESTATE_MARK).partition(_ALIAS_MARK)[0] == estate


def _begins(choice: Choice, text: str) -> bool:
    wanted = text.casefold().replace(" ", "")
    return any(known.startswith(wanted) for known in choice.words)


def _estates(typed: str = "") -> list[Choice]:
    """The estates to be picked; one of which another name was typed in full stays called so."""
    marked = [replace(one, code=f"{_ESTATE_MARK}{one.code}") for one in home_choices.estate_choices()]
    return [
        replace(one, code=f"{one.code}{_ALIAS_MARK}{typed}", name=typed)
        if typed and typed != one.name and not typed.isascii() and typed in one.words
        else one
        for one in marked
    ]


def _estate(matter: Matter) -> tuple[int | None, str]:
    estate_id = matter.estate_id
    if matter.household_id is not None:
        spot = spot_of(matter.household_id)
        estate_id = spot.estate_id if spot else None
    if estate_id is None:
        return None, ""
    return estate_id, registers.entry("estate", estate_id).values["name"]


def _unit(topic: TopicKnown | None, estate_id: int | None) -> tuple[int, str] | None:
    """The unit that the topic goes to; property matters go to whoever manages the estate."""
    unit = "" if topic is None or topic.unit_id is None else str(topic.unit_id)
    if not unit and estate_id is not None and topic is not None and topic.code.split("-")[0] == _PROPERTY:
        unit = registers.entry("estate", estate_id).values["organisation"]
    return (int(unit), registers.entry("organisation", int(unit)).values["name"]) if unit else None


def _similar(duty: Duty, matter: Matter, estate_id: int | None) -> tuple[SimilarRequest, ...]:
    said = office_settings()
    found = alike.similar(
        estate_id=estate_id,
        topic=matter.topic,
        phone=matter.phone,
        day=duty.day,
        place_days=said.count("alike_place_days"),
        phone_days=said.count("alike_phone_days"),
    )
    return with_clocks(duty, found)
