"""What is typed for a move of a request: read, and what is wrong with it (no database, no clock)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from db.records import Reason
from frontdesk.rules.money import read_fen
from frontdesk.rules.opening_hours import read_time
from frontdesk.rules.quantities import MOST, read_quantity
from frontdesk.rules.request_states import MOVES
from frontdesk.rules.told_days import read_told_day
from frontdesk.rules.written_dates import read_date
from frontdesk.text import clean
from frontdesk.words.codes import LABELS

LONGEST_WORDS = 10_000
_COUNTS = ("should_attend", "attended", "votes_for", "votes_against", "abstained")
_IDS = ("owner", "reporter")
_CODES = {"satisfaction": "satisfaction", "reason": "decline_reason", "back_reason": "hand_back_reason"}
"""By field the group its codes are of."""


@dataclass(frozen=True, slots=True)
class MoveRead:
    """What was given for a move, as it is kept (ISO days, `HH:MM`, fen, digits), and what is wrong with it.

    Of a quantity `given` has the number, and under `measure` what is counted by it.
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
        read = _READERS.get(name, _as_it_is)(text, today)
        if isinstance(read, Reason):
            problems[name] = read
        else:
            given |= {name: read} if isinstance(read, str) else read
    if since is not None and "day" in given and date.fromisoformat(given["day"]) < since:
        problems["day"] = Reason("day_before_request", {"day": since.isoformat()})
    _compare(given, problems)
    return MoveRead(given, problems)


def _compare(given: Mapping[str, str], problems: dict[str, Reason]) -> None:
    should, came = given.get("should_attend", ""), given.get("attended", "")
    if should and came and int(came) > int(should):
        problems["attended"] = Reason("more_came_than_should", {"count": int(should)})
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
        return text if text in LABELS[_CODES[name]] else Reason("entry_unknown")

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


def _fen(text: str, _today: date) -> Read:
    fen = read_fen(text)
    return Reason("amount_unknown") if fen is None else str(fen)


def _day(text: str, today: date) -> Read:
    """The day on which it happened: today or before."""
    day = read_told_day(text, today)
    if day is None:
        return Reason("day_unknown")
    return day.isoformat() if day <= today else Reason("day_ahead")


def _time(text: str, _today: date) -> Read:
    at = read_time(text)
    return Reason("time_unknown") if at is None else f"{at:%H:%M}"


def _until(text: str, today: date) -> Read:
    """A day that lies ahead."""
    read = read_date(text, year=today.year + 1) if any(sign.isdecimal() for sign in text) else None
    day = read.value if read is not None and read.precision == "day" else read_told_day(text, today)
    if read is not None and day is not None and len("".join(filter(str.isdecimal, text))) <= 4:
        # Without a year it is the next such day.
        day = _ahead(day, today)
    if day is None:
        return Reason("day_unknown")
    return day.isoformat() if day > today else Reason("day_not_ahead")


def _ahead(day: date, today: date) -> date:
    for year in (today.year, today.year + 1):
        try:
            ahead = day.replace(year=year)
        except ValueError:
            continue
        if ahead > today:
            return ahead
    return day


_READERS: Mapping[str, Callable[[str, date], Read]] = {
    **dict.fromkeys(_COUNTS, _count),
    **dict.fromkeys(_IDS, _id),
    **{name: _code(name) for name in _CODES},
    "unit": _ids,
    "amount": _fen,
    "quantity": _quantity,
    "until": _until,
    "day": _day,
    "time": _time,
}
