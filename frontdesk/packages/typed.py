"""A package as it is typed into its form, and back (pure)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from db.records import PackageRun, Reason, SessionLine, TargetRule, TargetTerm
from frontdesk.packages.recurrence import read_recurrence, written_recurrence
from frontdesk.rules.age_spans import read_ages, written_ages
from frontdesk.rules.opening_hours import read_shift, read_time
from frontdesk.rules.told_days import written_day
from frontdesk.text import clean

LONGEST, LONGEST_NOTE = 60, 1_000
_TEXTS = ("name", "name_en", "run", "purpose", "campaign", "note")
_CODES = ("kind", "serves", "held_on")
_SETS = ("consent", "asks", "records")
_IDS = ("venue", "coordinator")
_COUNTS = ("capacity", "absences_allowed", "visit_every", "retention_months")
_MANY = ("sex", "group", "residence", "estate", "grid", "consented")
_FACTS = {"consented": "consent"}
_SOONEST = timedelta(270)


@dataclass(frozen=True, slots=True)
class PackageRead:
    """A run as it was typed, and by field what is wrong with it."""

    run: PackageRun
    problems: Mapping[str, Reason] = field(default_factory=dict)


def as_typed(run: PackageRun) -> dict[str, str]:
    """A run by the fields of its form."""
    values = {name: getattr(run, name) for name in (*_TEXTS, *_CODES)}
    values |= {name: " ".join(sorted(getattr(run, name))) for name in _SETS}
    values |= {name: _text(getattr(run, name)) for name in _COUNTS}
    values |= {name: _text(getattr(run, f"{name}_id")) for name in _IDS}
    values |= {name: _text(getattr(run, name)) for name in ("season_from", "season_to")}
    values["time"] = "-".join(one for one in (run.starts, run.ends) if one)
    values["recurrence"] = written_recurrence(run.recurrence)
    values["may_override"] = "yes" if run.may_override else "no"
    values["has_waitlist"] = "yes" if run.has_waitlist else "no"
    for term in run.target:
        if term.fact in ("age", "child"):
            values[term.fact] = written_ages(term.least, term.most)
        elif term.fact == "not_served":
            values["not_served"] = term.values[0]
        else:
            values["consented" if term.fact == "consent" else term.fact] = " ".join(term.values)
    return values


def _text(value: object) -> str:
    return "" if value is None else str(value)


def read_package(typed: Mapping[str, str], base: PackageRun, today: date) -> PackageRead:
    """Reads what was typed for a run.

    Args:
        typed: by field; codes and ids where a field has any, several with blanks between.
        base: what it is made after; what the form does not ask for stays as it is there.
        today: from where days without a year are counted.
    """
    problems: dict[str, Reason] = {}
    values: dict[str, Any] = {}
    for name in _TEXTS:
        limit = LONGEST_NOTE if name in ("purpose", "note") else LONGEST
        values[name] = clean(typed.get(name, ""), limit=limit).strip()
    values |= {name: typed.get(name) or getattr(base, name) for name in _CODES}
    values |= {name: frozenset(typed.get(name, "").split()) for name in _SETS}
    for name in _IDS:
        text = typed.get(name, "")
        values[f"{name}_id"] = int(text) if text.isascii() and text.isdecimal() else None
        if text and values[f"{name}_id"] is None:
            problems[name] = Reason("entry_unknown")
    for name in ("may_override", "has_waitlist"):
        values[name] = typed.get(name) != "no"
    for name, read in _READERS.items():
        found = read(typed.get(name, "").strip(), today)
        if isinstance(found, Reason):
            problems[name] = found
        else:
            values |= found if isinstance(found, dict) else {name: found}
    target = _target(typed, problems)
    return PackageRead(replace(base, **values, target=target), problems)


def tidied(name: str, text: str, today: date) -> str:
    """A text as it is written once its field is left; what is not understood stays as it is."""
    text = clean(text, limit=LONGEST_NOTE).strip()
    if name in ("season_from", "season_to"):
        day = _day(text, today)
        return day.isoformat() if isinstance(day, date) else text
    if name == "time" and isinstance(found := _time(text, today), dict):
        return "-".join(one for one in found.values() if one)
    if name in ("age", "child") and (ages := read_ages(text)) is not None:
        return written_ages(*ages)
    return text


def _target(typed: Mapping[str, str], problems: dict[str, Reason]) -> TargetRule:
    terms: list[TargetTerm] = []
    for name in ("age", "child"):
        text = typed.get(name, "").strip()
        ages = read_ages(text)
        if ages is None:
            problems[name] = Reason("ages_unknown")
        elif text:
            terms.append(TargetTerm(name, *ages))
    for name in _MANY:
        if values := tuple(typed.get(name, "").split()):
            terms.append(TargetTerm(_FACTS.get(name, name), values=values))
    if typed.get("not_served"):
        terms.append(TargetTerm("not_served", values=(typed["not_served"],)))
    return tuple(terms)


def _day(text: str, today: date) -> date | Reason | None:
    """A day of a season: without a year the one that lies ahead, or at most nine months back."""
    if not text:
        return None
    day = written_day(text, today, today.year)
    if day is None:
        return Reason("day_unknown")
    says_year = len("".join(filter(str.isdecimal, text))) > 4
    if says_year or day >= today - _SOONEST:
        return day
    try:
        return day.replace(year=today.year + 1)
    except ValueError:
        return Reason("day_unknown")


def _count(text: str, _today: date) -> int | Reason | None:
    if not text:
        return None
    if text.isascii() and text.isdecimal() and len(text) <= 5:
        return int(text)
    return Reason("number_unknown", {"least": 0, "most": 99_999})


def _time(text: str, _today: date) -> dict[str, str] | Reason:
    if not text:
        return {"starts": "", "ends": ""}
    if (starts := read_time(text)) is not None:
        return {"starts": f"{starts:%H:%M}", "ends": ""}
    shift = read_shift(text)
    if shift is None:
        return Reason("session_time_unknown")
    return {"starts": f"{shift[0]:%H:%M}", "ends": f"{shift[1]:%H:%M}"}


def _recurrence(text: str, _today: date) -> str | Reason:
    return read_recurrence(text)


_READERS: Mapping[str, Callable[[str, date], Any]] = {
    "season_from": _day,
    "season_to": _day,
    "time": _time,
    "recurrence": _recurrence,
    **dict.fromkeys(_COUNTS, _count),
}


@dataclass(frozen=True, slots=True)
class SessionRead:
    """A session as it was typed, and by field what is wrong with it."""

    day: date | None = None
    starts: str = ""
    ends: str = ""
    about: str = ""
    heads: int | None = None
    problems: Mapping[str, Reason] = field(default_factory=dict)


def session_as_typed(on: SessionLine) -> dict[str, str]:
    """A session by the fields of its forms."""
    return {
        "day": on.day.isoformat(),
        "time": "-".join(one for one in (on.starts, on.ends) if one),
        "about": on.about,
        "heads": _text(on.heads),
    }


def read_session(typed: Mapping[str, str], today: date) -> SessionRead:
    """Reads what was typed for a session: a day ahead or past, a time, and how many came (约120 too)."""
    problems: dict[str, Reason] = {}
    day = _day(typed.get("day", "").strip(), today)
    if day is None or isinstance(day, Reason):
        problems["day"] = day or Reason("field_needed")
    times = _time(typed.get("time", "").strip(), today)
    if isinstance(times, Reason):
        problems["time"] = times
    digits = typed.get("heads", "").strip().removeprefix("约").rstrip("人多余")
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= 6):
        problems["heads"] = Reason("number_unknown", {"least": 0, "most": 100_000})
    about = clean(typed.get("about", ""), limit=LONGEST_NOTE).strip()
    return SessionRead(
        None if isinstance(day, Reason) else day,
        *(("", "") if isinstance(times, Reason) else (times["starts"], times["ends"])),
        about,
        None if "heads" in problems else int(digits),
        problems,
    )
