"""Closing a day (收工): one close stands for each day; it can be put right, and the day opened again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from db import journal
from db.day import closes, done
from db.records import DayClose, Duty, Refused
from frontdesk.day.left import left
from frontdesk.text import clean

LONGEST = 2_000
_CODE = 12


@dataclass(frozen=True, slots=True)
class Words:
    """What is typed when a day is closed; the weather is a code of its group or other words."""

    weather: str = ""
    remarks: str = ""
    leader_remark: str = ""
    handover: str = ""


def close(duty: Duty, day: date, words: Words, *, draft_id: str | None = None) -> int:
    """Closes a day; nothing is locked by it, and what is done later still counts to it.

    The journal's head as it is then is kept with it: `short_code` stands on the day's paper.

    Raises:
        Refused: `day_ahead`; `day_closed` with who closed it; `already_saved`.
    """
    with journal.operation(duty, "day_close", subject_kind="day_close", draft_id=draft_id) as entry:
        refuse_closing(duty, day)
        head, counts = journal.head(), dict(counted(duty, day))
        close_id = closes.add(entry, day, counts, head, **_cleaned(words))
        entry.about("day_close", close_id)
        return close_id


def correct(duty: Duty, day: date, words: Words, *, draft_id: str | None = None) -> int:
    """Puts right what was typed when a day was closed, such as the leader's remark.

    Raises:
        Refused: `day_open` where the day is not closed; `already_saved`.
    """
    with journal.operation(duty, "day_correct", subject_kind="day_close", draft_id=draft_id) as entry:
        found = closed(day)
        closes.change(entry, found.id, **_cleaned(words))
        entry.about("day_close", found.id)
        return found.id


def reopen(duty: Duty, day: date) -> None:
    """Opens a day again; its close is kept, and what was typed is offered when it is closed anew.

    Raises:
        Refused: `day_open`.
    """
    with journal.operation(duty, "day_reopen", subject_kind="day_close") as entry:
        found = closed(day)
        closes.reopen(entry, found.id)
        entry.about("day_close", found.id)


def standing(day: date) -> DayClose | None:
    """The close of a day, if it is closed."""
    return closes.standing(day)


def typed_last(day: date) -> Words:
    """What was typed of a day: at its close, or at one that was taken back."""
    found = closes.latest(day)
    if found is None:
        return Words()
    return Words(found.weather, found.remarks, found.leader_remark, found.handover)


def counted(duty: Duty, day: date) -> Mapping[str, int]:
    """The day in numbers, by codes of the group `day_count`; what is none is left out."""
    moves = Counter(step.move for step in done.steps(day))
    sessions, homes = done.sessions(day), done.home_visits(day)
    written, _names = done.operations(day)
    then = replace(duty, day=day)
    found = {
        "visitors": done.visitors(day),
        "logged": moves["log"],
        "resolved": moves["settle"] + moves["finish"],
        "called_back": moves["call_back"],
        "whistles": moves["whistle"],
        "steps": sum(moves.values()) - moves["log"],
        "homes": sum(one.homes for one in homes),
        "sessions": len(sessions),
        "heads": sum(one.heads for one in sessions),
        "tasks": len(done.tasks(day)),
        "certificates": done.certificates(day),
        "written": written,
        "left": sum(map(len, left(then))),
    }
    return {code: count for code, count in found.items() if count}


def short_code(close: DayClose) -> str:
    """The journal's head at a close, short enough to be read aloud: `3f9a-02c4-77de`; else nothing."""
    text = close.chain[:_CODE] if close.entry else ""
    return "-".join(text[at : at + 4] for at in range(0, len(text), 4))


def _cleaned(words: Words) -> dict[str, str]:
    return {
        "weather": clean(words.weather, limit=LONGEST),
        "remarks": clean(words.remarks, limit=LONGEST),
        "leader_remark": clean(words.leader_remark, limit=LONGEST),
        "handover": clean(words.handover, limit=LONGEST),
    }


def refuse_closing(duty: Duty, day: date) -> None:
    """Says so where a day cannot be closed. Raises: Refused, `day_ahead`, `day_closed`."""
    if day > duty.day:
        raise Refused("day_ahead")
    found = closes.standing(day)
    if found is not None:
        raise Refused("day_closed", name=found.staff)


def closed(day: date) -> DayClose:
    """The close of a day. Raises: Refused, `day_open`."""
    found = closes.standing(day)
    if found is None:
        raise Refused("day_open")
    return found
