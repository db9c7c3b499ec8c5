"""What is typed for a move of a request: read, and what is wrong with it (pure)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from db.records import Reason
from frontdesk.rules.money import read_fen
from frontdesk.rules.request_states import MOVES
from frontdesk.rules.told_days import read_told_day
from frontdesk.rules.written_dates import read_date
from frontdesk.text import clean

LONGEST_WORDS = 10_000
_COUNTS = ("should_attend", "attended", "votes_for", "votes_against", "abstained", "quantity")
_IDS = ("unit", "owner")


@dataclass(frozen=True, slots=True)
class MoveRead:
    """What was given for a move, as it is kept (ISO days, fen, digits), and by field what is wrong."""

    given: Mapping[str, str] = field(default_factory=dict)
    problems: Mapping[str, Reason] = field(default_factory=dict)


def read_move(move: str, typed: Mapping[str, str], today: date) -> MoveRead:
    """Reads what was typed for a move of `request_states.MOVES`."""
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
            given[name] = read
    _compare(given, problems)
    return MoveRead(given, problems)


def _compare(given: Mapping[str, str], problems: dict[str, Reason]) -> None:
    should, came = given.get("should_attend", ""), given.get("attended", "")
    if should and came and int(came) > int(should):
        problems["attended"] = Reason("more_came_than_should", {"count": int(should)})
    votes = sum(int(given.get(name, "0")) for name in ("votes_for", "votes_against", "abstained"))
    if came and votes > int(came):
        problems["votes_for"] = Reason("more_votes_than_people", {"count": int(came)})


def _as_it_is(text: str, _today: date) -> str:
    return text


def _id(text: str, _today: date) -> str | Reason:
    return text if text.isascii() and text.isdecimal() else Reason("entry_unknown")


def _count(text: str, _today: date) -> str | Reason:
    digits = text.rstrip("人票户个份次套")
    if digits.isascii() and digits.isdecimal() and len(digits) <= 6:
        return str(int(digits))
    return Reason("number_unknown", {"least": 0, "most": 999_999})


def _fen(text: str, _today: date) -> str | Reason:
    fen = read_fen(text)
    return Reason("amount_unknown") if fen is None else str(fen)


def _until(text: str, today: date) -> str | Reason:
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


_READERS: Mapping[str, Callable[[str, date], str | Reason]] = {
    **dict.fromkeys(_COUNTS, _count),
    **dict.fromkeys(_IDS, _id),
    "amount": _fen,
    "until": _until,
}
