"""What the ledger of requests is narrowed by: the kinds of filters, their values, and what they ask for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from db.records import Duty
from db.registers import reading as registers
from db.requests.listing import Wanted, campaigns
from frontdesk import home_choices
from frontdesk.choices import Choice, coded, named
from frontdesk.registers.listing import grid_choice
from frontdesk.requests.topics import topic_choices
from frontdesk.rules.periods import PERIODS, month_of, months_before, period
from frontdesk.text import clean
from frontdesk.words import _, lines
from frontdesk.words.codes import label

KINDS: Mapping[str, str] = {
    "state": "s",
    "clock": "c",
    "estate": "e",
    "grid": "g",
    "topic": "t",
    "unit": "u",
    "owner": "h",
    "campaign": "m",
    "period": "p",
    "channel": "q",
    "nature": "n",
    "handled": "d",
    "called": "f",
}
"""The kinds of filters, each with the letter that picks it."""
_MONTHS = 24
_OF_DAYS = frozenset({"period", "handled", "called"})
_SPAN, _AS_OF = "..", "@"


def kinds() -> tuple[Choice, ...]:
    """What can be filtered by, each picked by its letter."""
    known = {choice.code: choice for choice in coded("request_filter")}
    return tuple(
        Choice(kind, group="request_filter", words=(letter, *known[kind].words), beside=letter)
        for kind, letter in KINDS.items()
    )


def values(duty: Duty, kind: str) -> tuple[Choice, ...]:
    """What a filter of a kind can be set to."""
    match kind:
        case "state":
            return coded("state")
        case "clock":
            return coded("clock_filter")
        case "estate":
            return home_choices.estate_choices()
        case "topic":
            return topic_choices(duty)
        case "campaign":
            return tuple(named(name, name) for name in campaigns())
        case "channel" | "nature":
            return coded(kind)
        case "period" | "handled" | "called":
            months = months_before(duty.day, _MONTHS)
            return (
                *coded("period"),
                *(Choice(one, one, words=(one, one.replace("-", ""))) for one in months),
            )
    register = {"grid": "grid", "unit": "organisation", "owner": "staff"}[kind]
    choice = grid_choice if kind == "grid" else named
    return tuple(choice(str(row_id), name) for row_id, name in registers.names_of(register, duty.day))


def value(duty: Duty, kind: str, code: str) -> Choice | None:
    """A value of a filter by its code, also one that is not offered; None where it is none."""
    if kind in _OF_DAYS and _SPAN in code:
        since, until = _days(duty, code)
        return named(
            code,
            _("{since} to {until}").format(
                since=lines.day_in(since, duty.day), until=lines.day_in(until, duty.day)
            ),
        )
    name, colon, _day = code.partition(_AS_OF)
    if kind == "clock" and colon:
        return named(code, label("clock_filter", name))
    return next((one for one in values(duty, kind) if one.code == code), None)


def told(duty: Duty, typed: str, chosen: Mapping[str, str]) -> str:
    """What a list is narrowed by, in words: each filter with its value, then what was typed."""
    parts = []
    for kind, code in chosen.items():
        if (one := value(duty, kind, code)) is not None:
            parts.append(f"{label('request_filter', kind)}: {one.shown()}")
    if words := clean(typed):
        parts.append(_("with “{words}”").format(words=words))
    return "  ".join(parts)


def span_code(since: date, until: date) -> str:
    """The code of a period from one day to another."""
    return f"{since.isoformat()}{_SPAN}{until.isoformat()}"


def as_of(code: str, day: date) -> str:
    """The code of a state of the clocks as it stood on a day."""
    return f"{code}{_AS_OF}{day.isoformat()}"


def _days(duty: Duty, code: str) -> tuple[date, date]:
    if _SPAN in code:
        since, until = code.split(_SPAN, 1)
        return date.fromisoformat(since), date.fromisoformat(until)
    return period(code, duty.day) if code in PERIODS else month_of(code)


def wanted(duty: Duty, kind: str, code: str) -> Wanted:
    """What a filter asks for."""
    match kind:
        case "state":
            return Wanted(states=frozenset({code}))
        case "topic":
            return Wanted(topics=frozenset({code}))
        case "clock":
            name, _colon, day = code.partition(_AS_OF)
            return of_clock(date.fromisoformat(day) if day else duty.day, name)
        case "campaign":
            return Wanted(campaign=code)
        case "period":
            since, until = _days(duty, code)
            return Wanted(since=since, until=until)
        case "handled":
            return Wanted(handled=_days(duty, code))
        case "called":
            return Wanted(called=_days(duty, code))
        case "channel":
            return Wanted(channels=frozenset({code}))
        case "nature":
            return Wanted(natures=frozenset({code}))
        case "unit":
            return Wanted(unit=int(code))
    row_id = frozenset({int(code)})
    if kind == "estate":
        return Wanted(estates=row_id)
    return Wanted(grids=row_id) if kind == "grid" else Wanted(owners=row_id)


def of_clock(day: date, code: str) -> Wanted:
    """What a state of the clocks asks for; a week ends with its Sunday."""
    return Wanted(clock=code, day=day, week_ends=day + timedelta(6 - day.weekday()))
