"""What the ledger of requests is narrowed by: the kinds of filters, their values, and what they ask for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from db.records import Duty
from db.registers import reading as registers
from db.requests.listing import Wanted, campaigns
from frontdesk import home_choices
from frontdesk.choices import Choice, coded, named
from frontdesk.registers.listing import grid_name
from frontdesk.requests.topics import topic_choices
from frontdesk.rules.periods import PERIODS, month_of, months_before, period

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
}
"""The kinds of filters, each with the letter that picks it."""
_MONTHS = 24


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
        case "period":
            months = months_before(duty.day, _MONTHS)
            return (
                *coded("period"),
                *(Choice(one, one, words=(one, one.replace("-", ""))) for one in months),
            )
    register = {"grid": "grid", "unit": "organisation", "owner": "staff"}[kind]
    return tuple(
        named(str(row_id), grid_name(name) if kind == "grid" else name, *([name] if kind == "grid" else []))
        for row_id, name in registers.names_of(register, duty.day)
    )


def wanted(duty: Duty, kind: str, code: str) -> Wanted:
    """What a filter asks for."""
    match kind:
        case "state":
            return Wanted(states=frozenset({code}))
        case "topic":
            return Wanted(topics=frozenset({code}))
        case "clock":
            return of_clock(duty.day, code)
        case "campaign":
            return Wanted(campaign=code)
        case "period":
            since, until = period(code, duty.day) if code in PERIODS else month_of(code)
            return Wanted(since=since, until=until)
        case "unit":
            return Wanted(unit=int(code))
    row_id = frozenset({int(code)})
    if kind == "estate":
        return Wanted(estates=row_id)
    return Wanted(grids=row_id) if kind == "grid" else Wanted(owners=row_id)


def of_clock(day: date, code: str) -> Wanted:
    """What a state of the clocks asks for; a week ends with its Sunday."""
    return Wanted(clock=code, day=day, week_ends=day + timedelta(6 - day.weekday()))
