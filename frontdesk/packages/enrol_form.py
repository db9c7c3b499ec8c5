"""What the form of an enrolment asks, says and does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from db.packages import enrolments, reading
from db.records import ConsentGiven, Duty, PackageRun, Reason, Refused
from frontdesk.choices import Choice, named
from frontdesk.packages import refusing, served
from frontdesk.packages.catalogue import at_in_catalogue
from frontdesk.packages.enrolling import Asked, Enrolled, enrol
from frontdesk.packages.of_people import offers
from frontdesk.packages.offering import Offer, offer
from frontdesk.packages.on_the_spot import enrol_at
from frontdesk.packages.served import RESIDENT, Whom
from frontdesk.rules.consents import OF_CHILDREN, by_guardian, needs_guardian
from frontdesk.text import clean
from frontdesk.words import language, lines

LONGEST = 1_000
REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class EnrolSeen:
    """What is known of what is typed; `not_asked` are the fields that need nothing."""

    offer: Offer | None = None
    choices: Mapping[str, Sequence[Choice]] = field(default_factory=dict)
    problems: Mapping[str, Reason] = field(default_factory=dict)
    not_asked: frozenset[str] = frozenset()
    whom: Whom | None = None
    name: str = ""


def only_offer(duty: Duty, resident_id: int) -> str:
    """The one package that somebody may join and has not; "" where there is none, or a choice."""
    found = offers(duty, [resident_id], in_full=True) if resident_id else ()
    return str(found[0].package_id) if len(found) == 1 else ""


def packages(duty: Duty, resident_id: int, *, of_all: bool = False) -> tuple[Choice, ...]:
    """The open packages that serve residents, or all; those that somebody may join and has not come first."""
    runs = [run for run in reading.open_runs(duty.day) if of_all or run.serves == RESIDENT]
    fitting = offers(duty, [resident_id], in_full=True) if resident_id else ()
    first = {one.package_id for one in fitting}
    ordered = sorted(runs, key=lambda run: (run.id not in first, at_in_catalogue(run.series)))
    return tuple(named(str(run.id), _called(run), run.name, run.name_en) for run in ordered)


def _called(run: PackageRun) -> str:
    own = run.name_en if language() == "en" and run.name_en else run.name
    return f"{own} {run.run}".strip()


def look(duty: Duty, typed: Mapping[str, str]) -> EnrolSeen:
    """What is to be said of a person and a package as far as they are typed."""
    who, package = typed.get("who", ""), typed.get("package", "")
    choices: dict[str, Sequence[Choice]] = {}
    problems: dict[str, Reason] = {}
    serves = reading.run(int(package)).serves if package.isdecimal() else RESIDENT
    meant = served.whom(who)
    known = served.chosen(duty, meant) if meant is not None else ()
    if who and not known:
        known = served.found(duty, serves, who)
        meant = served.whom(known[0].code) if len(known) == 1 else None
        if meant is None:
            problems["who"] = (
                Reason("several_people_fit", {"count": len(known)}) if known else Reason("person_unknown")
            )
    if known:
        choices["who"] = known
    if meant is not None and meant.who not in served.SERVED[serves]:
        problems["who"] = Reason("package_serves_others", {"package_serves": serves})
        meant = None
    if meant is None or not package.isdecimal():
        return EnrolSeen(None, choices, problems, frozenset(_never_asked(None)))
    now = offer(duty, int(package), *meant)
    name = known[0].name
    return EnrolSeen(now, choices, problems | _problems(now, typed), _never_asked(now), meant, name)


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
    return frozenset(OF_CHILDREN if needs_guardian(now.person.age) else OF_CHILDREN[1:])


def _never_asked(now: Offer | None) -> frozenset[str]:
    """The fields that Enter passes by."""
    asked: set[str] = set()
    if now is not None:
        if not now.may_join and now.run.may_override:
            asked.add("override_reason")
        if now.needs or now.refused:
            asked |= {"how", *(("given_by", "relation") if _is_child(now) else ())}
        asked |= now.run.asks & _of_children(now)
    return frozenset({"override_reason", "how", "given_by", "relation", *OF_CHILDREN}) - asked


def save(
    duty: Duty, typed: Mapping[str, str], *, draft_id: str, session_id: int | None = None
) -> Enrolled | None:
    """Take somebody in, as one operation; where the consent was refused that is noted instead (None).

    Args:
        duty: who acts.
        typed: by field.
        draft_id: of the form.
        session_id: the session that they came to, of this package: they are marked present.

    Raises:
        Refused: as `enrolling.enrol`; `person_unknown` with the field, where nobody is meant.
    """
    seen = look(duty, typed)
    if seen.offer is None or seen.whom is None:
        raise Refused("person_unknown", field="who")
    now, whom = seen.offer, seen.whom
    said = asked(now, typed)
    if typed.get("how") == REFUSED and now.person is not None:
        refusing.refuse(duty, now.run.id, whom.id, said.consents, draft_id=draft_id)
        return None
    if session_id is not None:
        return enrol_at(duty, session_id, *whom, said, draft_id=draft_id)
    return enrol(duty, now.run.id, *whom, said, draft_id=draft_id)


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
    listed = enrolments.listed(one.package_id, duty.day)
    line = next(line for line in listed if line.id == enrolment_id)
    return line.name or lines.short_address(line.address)
