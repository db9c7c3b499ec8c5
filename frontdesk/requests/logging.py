"""Writing down what somebody brings: a request with its first step, one more reporter, or a visit alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from db import journal
from db.entry import Entry
from db.records import Deadlines, Duty, Matter, Refused
from db.requests import reading, writing
from frontdesk import people
from frontdesk.requests.deadlines import class_of, deadlines, received
from frontdesk.rules.request_states import ACCEPTED, CLOSED, DECLINED, DISPATCHED, RESOLVED


class Then(StrEnum):
    """What happens with a matter at once."""

    ACCEPT = "accept"
    SETTLE = "settle"
    WHISTLE = "whistle"
    DECLINE = "decline"
    JUST_ASKED = "just_asked"


_STATES = {
    Then.ACCEPT: ACCEPTED,
    Then.SETTLE: RESOLVED,
    Then.WHISTLE: DISPATCHED,
    Then.DECLINE: DECLINED,
}


@dataclass(frozen=True, slots=True)
class Logged:
    """What was written down: a request with its number, or (id None) a visit alone."""

    id: int | None
    number: str = ""


def log(
    duty: Duty,
    matter: Matter,
    then: Then,
    *,
    answer: str = "",
    reason: str = "",
    unit_id: int | None = None,
    topic_class: str = "",
    draft_id: str | None = None,
) -> Logged:
    """Writes down what somebody brings, and what happens with it at once.

    Args:
        duty: who acts.
        matter: what it is about.
        then: what happens now.
        answer: what was said to them; where it is declined, where to go instead.
        reason: why it is declined, a code of the group `decline_reason`.
        unit_id: the organisation that is whistled to.
        topic_class: the class of time limit that the topic says.
        draft_id: of the form it came from.

    Raises:
        Refused: `words_missing`, `answer_missing`, `unit_missing`, `reason_missing`, each with the `field`;
            `row_gone`, `already_saved`. Nothing was written then.
    """
    _refuse(matter, then, answer, reason, unit_id)
    at = received(duty)
    time = f"{at:%H:%M}"
    if then is Then.JUST_ASKED:
        with journal.operation(duty, "visit_log", draft_id=draft_id) as entry:
            entry.about("visit", note_visit(entry, matter, matter.words, answer, None, time))
        return Logged(None)
    kind = class_of(matter.nature, topic_class, matter.urgency)
    with journal.operation(duty, "request_log", subject_kind="request", draft_id=draft_id) as entry:
        matter = _at_home(replace(matter, time_limit=kind))
        counted = _owed(matter, deadlines(kind, at))
        request_id = writing.add(entry, matter, _STATES[then], counted, time)
        writing.add_step(entry, request_id, "log", time, matter.words, {})
        if matter.channel == "walk_in":
            note_visit(entry, matter, matter.summary, "", request_id, time)
        if then is not Then.ACCEPT:
            details = {"unit": str(unit_id)} if unit_id is not None else {"reason": reason} if reason else {}
            writing.add_step(entry, request_id, then.value, time, answer, details)
        if then is Then.WHISTLE and unit_id is not None:
            writing.whistle(entry, request_id, unit_id, counted.due_on, duty.day, lead=True)
        if then in (Then.SETTLE, Then.DECLINE):
            closed = {"resolved_on": duty.day, "contacted_on": duty.day, "due_on": None, "due_time": ""}
            closed["finish_by"] = counted.due_on if then is Then.SETTLE else None
            writing.change(entry, request_id, **closed)
            writing.reporter_told(entry, request_id)
        entry.about("request", request_id)
    return Logged(request_id, reading.life(request_id).number)


def _owed(matter: Matter, counted: Deadlines) -> Deadlines:
    """Whoever gives no name cannot be spoken to."""
    if matter.reporter_kind != "anonymous":
        return counted
    return replace(counted, contact_due_on=None, contact_due_time="")


def note_visit(
    entry: Entry, matter: Matter, about: str, outcome: str, request_id: int | None, time: str
) -> int:
    """Write down that somebody came to the desk; return the visit's id."""
    return writing.add_visit(
        entry,
        name=matter.reporter,
        resident_id=matter.resident_id,
        about=about,
        outcome=outcome,
        request_id=request_id,
        time=time,
    )


def join(duty: Duty, request_id: int, matter: Matter, *, draft_id: str | None = None) -> Logged:
    """Lets somebody be one more reporter of an open request; their words are a step of it.

    Raises:
        Refused: `request_closed` with its `number`, where nothing is owed any more; `row_gone`.
    """
    at = received(duty)
    with journal.operation(
        duty, "request_join", subject_kind="request", subject_id=request_id, draft_id=draft_id
    ) as entry:
        life = reading.life(request_id)
        if life.state in CLOSED:
            raise Refused("request_closed", number=life.number)
        writing.add_reporter(entry, request_id, matter)
        writing.add_step(
            entry, request_id, "join", f"{at:%H:%M}", matter.words, {"reporter": matter.reporter}
        )
    return Logged(request_id, life.number)


def _at_home(matter: Matter) -> Matter:
    """Somebody who is known is asked about at home, unless another place is said."""
    if matter.household_id is not None or matter.resident_id is None or matter.estate_id is not None:
        return matter
    return replace(matter, household_id=people.home_of(matter.resident_id))


def _refuse(matter: Matter, then: Then, answer: str, reason: str, unit_id: int | None) -> None:
    if not matter.words.strip():
        raise Refused("words_missing", field="words")
    if then in (Then.SETTLE, Then.DECLINE) and not answer.strip():
        raise Refused("answer_missing", field="answer")
    if then is Then.WHISTLE and unit_id is None:
        raise Refused("unit_missing", field="unit")
    if then is Then.DECLINE and not reason:
        raise Refused("reason_missing", field="reason")
