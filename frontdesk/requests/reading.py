"""What is typed for a move of a request: read, and what is wrong with it (no database, no clock)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from db.records import Reason
from frontdesk.rules.attendance import read_attendance, totals, written_attendance
from frontdesk.rules.coming_days import coming_day
from frontdesk.rules.decisions import read_decisions, written_decisions
from frontdesk.rules.money import read_fen
from frontdesk.rules.opening_hours import read_time
from frontdesk.rules.quantities import MOST, read_quantity
from frontdesk.rules.request_states import MOVES, NOT_REACHED
from frontdesk.rules.told_days import read_told_day, told_day
from frontdesk.text import clean
from frontdesk.words.codes import LABELS

LONGEST_WORDS = 10_000
_COUNTS = ("votes_for", "votes_against", "abstained")
_IDS = ("owner", "reporter", "task", "step")
PICKED = "#"
"""Before the id of what was found for what was typed, and picked."""
CODED = {
    "satisfaction": "satisfaction",
    "solved": "solved",
    "reason": "decline_reason",
    "back_reason": "hand_back_reason",
    "level": "level",
    "stage": "funding_stage",
    "outcome": "task_outcome",
}
"""By field the group its codes are of."""


@dataclass(frozen=True, slots=True)
class MoveRead:
    """What was given for a move, as it is kept (ISO days, `HH:MM`, fen, digits), and what is wrong with it.

    Of a quantity `given` has the number, and under `measure` what is counted by it; of an attendance the
    groups, and how many came (`attended`) and should have (`should_attend`) of all of them.
    """

    given: Mapping[str, str] = field(default_factory=dict)
    problems: Mapping[str, Reason] = field(default_factory=dict)


def read_move(move: str, typed: Mapping[str, str], today: date, since: date | None = None) -> MoveRead:
    """Reads what was typed for a move of `request_states.MOVES`.

    Args:
        move: which.
        typed: by field.
        today: the day on duty; nothing happened after it.
        since: the day on which the request came in; nothing happened before it.
    """
    given: dict[str, str] = {}
    problems: dict[str, Reason] = {}
    asked = MOVES[move]
    for name in asked.asks:
        text = clean(typed.get(name, ""), limit=LONGEST_WORDS).strip()
        if not text:
            if name in asked.needs:
                problems[name] = Reason("field_needed")
            continue
        read = _READERS.get(name, _as_it_is)(text, _counted_from(name, typed, today))
        if isinstance(read, Reason):
            problems[name] = read
        else:
            given |= {name: read} if isinstance(read, str) else read
    if since is not None and "day" in given and date.fromisoformat(given["day"]) < since:
        problems["day"] = Reason("day_before_request", {"day": since.isoformat()})
    _compare(given, problems)
    return MoveRead(given, problems)


def _counted_from(name: str, typed: Mapping[str, str], today: date) -> date:
    """The day that a field counts its days from: what a meeting decided, from the day of the meeting."""
    if name != "decisions":
        return today
    return min(read_told_day(typed.get("day", ""), today) or today, today)


def _compare(given: dict[str, str], problems: dict[str, Reason]) -> None:
    if given.get("satisfaction") == NOT_REACHED:
        # Whom nobody reached said nothing of it.
        given.pop("solved", None)
    came = given.get("attended", "")
    if given.get("outcome") == "dropped" and not given.get("text"):
        problems["text"] = Reason("drop_reason_missing")
    votes = sum(int(given.get(name, "0")) for name in ("votes_for", "votes_against", "abstained"))
    if came and votes > int(came):
        problems["votes_for"] = Reason("more_votes_than_people", {"count": int(came)})


Read = str | Mapping[str, str] | Reason
"""What a field is kept as, or (a quantity) what it is kept as by name, or what is wrong with it."""


def _as_it_is(text: str, _today: date) -> Read:
    return text


def _id(text: str, _today: date) -> Read:
    return text if text.isascii() and text.isdecimal() else Reason("entry_unknown")


def _ids(text: str, _today: date) -> Read:
    ids = text.split()
    known = all(one.isascii() and one.isdecimal() for one in ids)
    return (
        " ".join(dict.fromkeys(ids)) if known else Reason("entries_unknown" if ids[1:] else "entry_unknown")
    )


def _code(name: str) -> Callable[[str, date], Read]:
    def read(text: str, _today: date) -> Read:
        return text if text in LABELS[CODED[name]] else Reason("entry_unknown")

    return read


def _count(text: str, _today: date) -> Read:
    quantity = read_quantity(text)
    return Reason("number_unknown", {"least": 0, "most": MOST}) if quantity is None else str(quantity.number)


def _quantity(text: str, _today: date) -> Read:
    quantity = read_quantity(text)
    if quantity is None:
        return Reason("quantity_unknown")
    return {
        "quantity": str(quantity.number),
        **({"measure": quantity.measure} if quantity.measure else {}),
    }


def _attendance(text: str, _today: date) -> Read:
    groups = read_attendance(text)
    if groups is None:
        return Reason("attendance_unknown")
    for one in groups:
        if one.should is not None and one.came > one.should:
            return Reason("more_came_than_should", {"count": one.should})
    came, should = totals(groups)
    counted = {"attended": str(came), **({} if should is None else {"should_attend": str(should)})}
    return {"attendance": written_attendance(groups), **counted}


def _decisions(text: str, today: date) -> Read:
    read = read_decisions(text, today)
    return read if isinstance(read, Reason) else written_decisions(read)


def _picked(unknown: str) -> Callable[[str, date], Read]:
    """What was picked of what was found: kept as its id."""

    def read(text: str, _today: date) -> Read:
        row_id = text.removeprefix(PICKED)
        known = text.startswith(PICKED) and row_id.isascii() and row_id.isdecimal()
        return row_id if known else Reason(unknown)

    return read


def _fen(text: str, _today: date) -> Read:
    fen = read_fen(text)
    return Reason("amount_unknown") if fen is None else str(fen)


def _day(text: str, today: date) -> Read:
    """The day on which it happened: today or before."""
    day = told_day(text, today)
    return day if isinstance(day, Reason) else day.isoformat()


def _time(text: str, _today: date) -> Read:
    at = read_time(text)
    return Reason("time_unknown") if at is None else f"{at:%H:%M}"


def _until(text: str, today: date) -> Read:
    """A day that lies ahead."""
    day = coming_day(text, today)
    return day if isinstance(day, Reason) else day.isoformat()


_READERS: Mapping[str, Callable[[str, date], Read]] = {
    **dict.fromkeys(_COUNTS, _count),
    **dict.fromkeys(_IDS, _id),
    **{name: _code(name) for name in CODED},
    "unit": _ids,
    "amount": _fen,
    "attendance": _attendance,
    "decisions": _decisions,
    "who": _picked("nobody_picked"),
    "main": _picked("request_unknown"),
    "quantity": _quantity,
    "until": _until,
    "day": _day,
    "time": _time,
}
