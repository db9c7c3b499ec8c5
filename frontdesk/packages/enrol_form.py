"""What the form of an enrolment asks, says and does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from db.packages import enrolments, reading
from db.records import ConsentGiven, Duty, Reason, Refused
from frontdesk.choices import Choice, named
from frontdesk.life_events import destinations
from frontdesk.packages import refusing
from frontdesk.packages.catalogue import at_in_catalogue
from frontdesk.packages.enrolling import Asked, Enrolled, enrol
from frontdesk.packages.of_people import offers
from frontdesk.packages.offering import Offer, offer
from frontdesk.rules.consents import by_guardian, needs_guardian
from frontdesk.text import clean

LONGEST = 200
REFUSED = "refused"
_OF_CHILDREN = ("collected_by", "school", "allergies")


@dataclass(frozen=True, slots=True)
class EnrolSeen:
    """What is known of what is typed; `not_asked` are the fields that need nothing."""

    offer: Offer | None = None
    choices: Mapping[str, Sequence[Choice]] = field(default_factory=dict)
    problems: Mapping[str, Reason] = field(default_factory=dict)
    not_asked: frozenset[str] = frozenset()


def only_offer(duty: Duty, resident_id: int) -> str:
    """The one package that somebody may join and has not; "" where there is none, or a choice."""
    found = offers(duty, [resident_id], in_full=True) if resident_id else ()
    return str(found[0].package_id) if len(found) == 1 else ""


def packages(duty: Duty, resident_id: int) -> tuple[Choice, ...]:
    """The open packages that serve residents; those that somebody may join and has not come first."""
    runs = [run for run in reading.open_runs(duty.day) if run.serves == "resident"]
    fitting = offers(duty, [resident_id], in_full=True) if resident_id else ()
    first = {one.package_id for one in fitting}
    ordered = sorted(runs, key=lambda run: (run.id not in first, at_in_catalogue(run.series)))
    return tuple(
        named(str(run.id), f"{run.name} {run.run}".strip(), run.name, run.name_en) for run in ordered
    )


def look(duty: Duty, typed: Mapping[str, str]) -> EnrolSeen:
    """What is to be said of a person and a package as far as they are typed."""
    who, package = typed.get("who", ""), typed.get("package", "")
    choices: dict[str, Sequence[Choice]] = {}
    problems: dict[str, Reason] = {}
    resident = destinations.person_id(who) if destinations.person(who) else None
    if who and resident is None:
        found = destinations.persons(duty, who)
        choices["who"] = found
        resident = destinations.person_id(found[0].code) if len(found) == 1 else None
        if resident is None:
            problems["who"] = (
                Reason("several_people_fit", {"count": len(found)}) if found else Reason("person_unknown")
            )
    elif resident is not None:
        choices["who"] = destinations.person(who)
    if resident is None or not package.isdecimal():
        return EnrolSeen(None, choices, problems, frozenset(_never_asked(None)))
    now = offer(duty, int(package), "resident", resident)
    return EnrolSeen(now, choices, problems | _problems(now, typed), _never_asked(now))


def _problems(now: Offer, typed: Mapping[str, str]) -> dict[str, Reason]:
    problems: dict[str, Reason] = {}
    person = now.person
    if person is not None and person.gone:
        problems["who"] = Reason("person_gone", {"name": person.name})
    elif now.state and now.state not in ("withdrawn", "no_show"):
        problems["who"] = Reason("enrolled_already", {"enrolment_state": now.state})
    elif not now.may_join and not now.run.may_override:
        problems["who"] = Reason("not_eligible_ever")
    elif not now.may_join and not typed.get("override_reason", "").strip():
        problems["override_reason"] = Reason("not_eligible")
    needed = (*now.needs, *now.refused)
    if needed and not typed.get("how"):
        problems["how"] = Reason("consent_needed", {"consent": needed[0]})
    elif needed and _is_child(now) and not typed.get("given_by", "").strip():
        problems["given_by"] = Reason("guardian_missing")
    return problems


def _is_child(now: Offer) -> bool:
    return now.person is not None and by_guardian(now.person.age)


def _of_children(now: Offer) -> frozenset[str]:
    """What a package may ask of a child only; who collects it matters while a guardian answers for all."""
    if not _is_child(now) or now.person is None:
        return frozenset()
    return frozenset(_OF_CHILDREN if needs_guardian(now.person.age) else _OF_CHILDREN[1:])


def _never_asked(now: Offer | None) -> frozenset[str]:
    """The fields that Enter passes by."""
    asked: set[str] = set()
    if now is not None:
        if not now.may_join and now.run.may_override:
            asked.add("override_reason")
        if now.needs or now.refused:
            asked |= {"how", *(("given_by", "relation") if _is_child(now) else ())}
        asked |= now.run.asks & _of_children(now)
    return frozenset({"override_reason", "how", "given_by", "relation", *_OF_CHILDREN}) - asked


def save(duty: Duty, typed: Mapping[str, str], *, draft_id: str) -> Enrolled | None:
    """Take somebody in, as one operation; where the consent was refused that is noted instead (None).

    Raises:
        Refused: as `enrolling.enrol`; `person_unknown` with the field, where nobody is meant.
    """
    seen = look(duty, typed)
    if seen.offer is None or seen.offer.person is None:
        raise Refused("person_unknown", field="who")
    now, resident = seen.offer, seen.offer.person.resident_id
    said = asked(now, typed)
    if typed.get("how") == REFUSED:
        refusing.refuse(duty, now.run.id, resident, said.consents, draft_id=draft_id)
        return None
    return enrol(duty, now.run.id, "resident", resident, said, draft_id=draft_id)


def asked(now: Offer, typed: Mapping[str, str]) -> Asked:
    """What is said with an enrolment, as it was typed."""
    return Asked(
        override_reason=_text(typed, "override_reason"),
        consents=_consents(now, typed),
        collected_by=_text(typed, "collected_by"),
        school=_text(typed, "school"),
        allergies=_text(typed, "allergies"),
        note=_text(typed, "note"),
    )


def _consents(now: Offer, typed: Mapping[str, str]) -> tuple[ConsentGiven, ...]:
    how = typed.get("how", "")
    if not how or now.person is None:
        return ()
    own = "" if _is_child(now) else now.person.name
    return tuple(
        ConsentGiven(
            purpose,
            _text(typed, "given_by") or own,
            typed.get("relation", ""),
            how,
            refused=how == REFUSED,
        )
        for purpose in (*now.needs, *now.refused)
    )


def _text(typed: Mapping[str, str], name: str) -> str:
    return clean(typed.get(name, ""), limit=LONGEST).strip()


def name_of(duty: Duty, enrolment_id: int) -> str:
    """Whose enrolment it is. Raises: Refused, `row_gone`."""
    one = enrolments.one(enrolment_id)
    return next(line.name for line in enrolments.listed(one.package_id, duty.day) if line.id == enrolment_id)
