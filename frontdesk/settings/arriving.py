"""A settings file on its arrival: what it would change here, item by item, and what cannot be taken."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from db import own_days
from db import settings as kept
from db.entry import Entry
from db.records import Duty, OwnDay, Reason, Refused, RegisterEntry
from db.registers import reading, writing
from frontdesk.registers.reading import TOPIC_LETTERS
from frontdesk.requests.recounting import UNCHANGED, Recounted, recounted
from frontdesk.rules.holiday_notice import EARLIEST_YEAR, LATEST_YEAR
from frontdesk.rules.time_limits import CLASSES
from frontdesk.settings import calendar, keeping, values
from frontdesk.settings.declared import find
from frontdesk.text import clean

_MOST_ITEMS = 5_000
_LONGEST_NAME, _LONGEST_PHRASE = 80, 1_000

Deed = Callable[[Entry], object]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that would be otherwise: a `setting`, `topic`, `phrase` or `day`, before and after."""

    kind: str
    what: str
    before: str
    after: str


@dataclass(slots=True)
class Arrival:
    """What a file changes, what of it is left out and why, and what is then to be done."""

    changes: list[Change] = field(default_factory=list)
    left_out: list[Reason] = field(default_factory=list)
    deeds: list[Deed] = field(default_factory=list)
    recounted: Recounted = UNCHANGED
    """What becomes of the deadlines of open requests."""

    def change(self, kind: str, what: str, before: str, after: str, deed: Deed) -> None:
        """One more change."""
        self.changes.append(Change(kind, what, before, after))
        self.deeds.append(deed)

    def leave_out(self, code: str, **said: str | int) -> None:
        """Something that cannot be taken."""
        self.left_out.append(Reason(code, said))


def plan(duty: Duty, document: Mapping[str, Any]) -> Arrival:
    """What a file would change; nothing is written."""
    arrival = Arrival()
    _settings(arrival, document.get("settings"))
    topics = _Topics(duty, arrival)
    topics.plan(document.get("topics"))
    _phrases(duty, arrival, document.get("phrases"), topics)
    _days(arrival, document.get("days"), document.get("notice_years"))
    return arrival


# Settings.


def _settings(arrival: Arrival, items: object) -> None:
    if not isinstance(items, dict):
        return
    now = {told.setting.key: told for told in keeping.listed()}
    shifts = {key: now[key].value for key in ("first_shift", "second_shift")}
    for key, value in list(items.items())[:_MOST_ITEMS]:
        stored = _setting(arrival, key, value)
        if stored is None:
            continue
        told = now[key] if key in now else keeping.tell(key)
        if stored == told.value:
            continue
        if key in shifts:
            shifts[key] = stored
        arrival.change(
            "setting", key,
            values.written(told.setting, told.value) or "-", values.written(told.setting, stored) or "-",
            partial(kept.write, key=key, value=stored),
        )  # fmt: skip
    first, second = (values.shift(shifts[key]) for key in ("first_shift", "second_shift"))
    if first and second and second[0] < first[1]:
        raise Refused("setting_shifts_cross", first=shifts["first_shift"], second=shifts["second_shift"])


def _setting(arrival: Arrival, key: str, value: object) -> str | None:
    """The value of a setting as it is kept; None where it cannot be taken."""
    try:
        setting = find(key)
    except Refused:
        arrival.leave_out("carried_unknown", key=key)
        return None
    read = values.read(setting, value) if isinstance(value, str) else None
    if setting.own or read is None or read.problem is not None:
        arrival.leave_out("carried_own" if setting.own else "carried_value", key=key)
        return None
    return read.value


# Topics and phrases.


class _Topics:
    """The topics of a file beside those that are here."""

    def __init__(self, duty: Duty, arrival: Arrival) -> None:
        self._duty, self._arrival = duty, arrival
        self._here = {one.values["code"]: one for one in reading.entries("topic", duty.day, ended=True)}
        self._units = {name: str(row_id) for row_id, name in reading.names_of("organisation", duty.day)}
        self.ids = {code: one.id for code, one in self._here.items()}
        self.known = set(self._here)
        """The codes of topics that there are then."""
        codes = {row_id: code for code, row_id in self.ids.items()}
        self._part_of = {
            code: codes.get(int(one.values["parent"] or 0), "") for code, one in self._here.items()
        }

    def plan(self, items: object) -> None:
        """Plan them, those that have parts before their parts."""
        for item in sorted(_objects(items), key=lambda item: bool(_text(item, "parent"))):
            code, parent = _text(item, "code"), _text(item, "parent")
            if not _is_topic(item) or not self._has_room(code, parent):
                self._arrival.leave_out("carried_topic", name=_text(item, "name") or code)
                continue
            self.known.add(code)
            self._part_of[code] = parent
            self._plan_one(code, parent, item)

    def _has_room(self, code: str, parent: str) -> bool:
        """Whether a topic can be a part of another, or of none: there are two levels."""
        if not parent:
            return True
        is_top = parent in self.known and not self._part_of[parent] and parent != code
        return is_top and code not in self._part_of.values()

    def _plan_one(self, code: str, parent: str, item: dict[str, Any]) -> None:
        now, retired = self._here.get(code), item.get("retired") is True
        coming = {name: _text(item, name) for name in ("code", "name", "name_en", "time_limit")}
        unit = self._unit(item, now)
        if now is not None:
            is_ended = now.ended_on is not None and now.ended_on <= self._duty.day
            as_now = {**coming, "organisation": unit, "parent": str(self.ids.get(parent, ""))}
            if retired == is_ended and all(now.values[name] == value for name, value in as_now.items()):
                return
        before = "" if now is None else _shown(now.values, now.ended_on is not None)
        row = {**coming, "organisation": unit}
        deed = partial(self._write, now=now, row=row, parent=parent, retired=retired)
        self._arrival.change("topic", code, before, _shown(coming, retired), deed)

    def _unit(self, item: dict[str, Any], now: RegisterEntry | None) -> str:
        """The id of the organisation it goes to; where that is not known here, whom it goes to now."""
        unit = _text(item, "organisation")
        if unit and unit not in self._units:
            self._arrival.leave_out("carried_unit", topic=_text(item, "name"), unit=unit)
        return self._units.get(unit, "") or (now.values["organisation"] if now else "")

    def _write(
        self, entry: Entry, now: RegisterEntry | None, row: dict[str, str], parent: str, retired: bool
    ) -> None:
        row = {**row, "parent": str(self.ids.get(parent, ""))}
        if now is None:
            self.ids[row["code"]] = writing.add(entry, "topic", row)
        else:
            writing.correct(entry, "topic", now.id, row)
        if retired or now is not None:
            writing.end(entry, "topic", self.ids[row["code"]], self._duty.day if retired else None)


def _shown(topic: Mapping[str, str], retired: bool) -> str:
    """`环境卫生 ordinary`; one that is no longer used in brackets."""
    text = " ".join(part for part in (topic["name"], topic["time_limit"]) if part)
    return f"({text})" if retired else text


def _is_topic(item: dict[str, Any]) -> bool:
    limit = _text(item, "time_limit")
    return (
        bool(TOPIC_LETTERS.fullmatch(_text(item, "code")))
        and 0 < len(_text(item, "name")) <= _LONGEST_NAME
        and len(_text(item, "name_en")) <= _LONGEST_NAME
        and (not limit or limit in CLASSES)
    )


def _phrases(duty: Duty, arrival: Arrival, items: object, topics: _Topics) -> None:
    codes = {row_id: code for code, row_id in topics.ids.items()}
    here = {
        (one.values["text"], codes.get(int(one.values["topic"] or 0), ""))
        for one in reading.entries("phrase", duty.day)
    }

    def add(entry: Entry, text: str, code: str) -> None:
        writing.add(entry, "phrase", {"text": text, "topic": str(topics.ids.get(code, ""))})

    for item in _objects(items):
        text, code = _text(item, "text"), _text(item, "topic")
        if not text or len(text) > _LONGEST_PHRASE or (code and code not in topics.known):
            arrival.leave_out("carried_phrase", text=text[:40])
        elif (text, code) not in here:
            here.add((text, code))
            arrival.change("phrase", text, "", text, partial(add, text=text, code=code))


# Days.


def _days(arrival: Arrival, items: object, years: object) -> None:
    here = {own.day: own for own in own_days.every()}
    coming: list[OwnDay] = []
    for item in _objects(items):
        day = _day(item.get("day"))
        works = item.get("works")
        if day is None or not isinstance(works, bool):
            arrival.leave_out("carried_day", day=_text(item, "day")[:40])
            continue
        own = OwnDay(day, works, clean(_text(item, "name"), limit=calendar.LONGEST_NAME))
        if here.get(day) != own:
            coming.append(own)
            before = "" if day not in here else _told(here[day])
            arrival.change("day", day.isoformat(), before, _told(own), partial(own_days.write, own=own))
    wanted = [year for year in years if type(year) is int] if isinstance(years, list) else []
    new = {year for year in wanted if EARLIEST_YEAR <= year <= LATEST_YEAR} - calendar.published_years()
    if new:
        written = ", ".join(map(str, sorted(new)))
        arrival.change("day", "notice_years", "", written, partial(calendar.publish, years=new))
    known = calendar.as_kept()
    arrival.recounted = recounted(known, calendar.otherwise(known, coming, new))
    arrival.deeds.append(arrival.recounted.write)


def _told(own: OwnDay) -> str:
    return " ".join(part for part in ("+" if own.works else "-", own.name) if part)


def _day(written: object) -> date | None:
    try:
        day = date.fromisoformat(written) if isinstance(written, str) else None
    except ValueError:
        return None
    return day if day is not None and EARLIEST_YEAR <= day.year <= LATEST_YEAR else None


def _objects(items: object) -> Iterator[dict[str, Any]]:
    if isinstance(items, list):
        yield from (item for item in items[:_MOST_ITEMS] if isinstance(item, dict))


def _text(item: Mapping[str, Any], name: str) -> str:
    value = item.get(name)
    return clean(value) if isinstance(value, str) else ""
