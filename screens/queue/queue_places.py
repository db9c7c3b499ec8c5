"""Where lines of the queue are done: the page or the form, and the way back to the list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from db.records import Callee, Duty, Kind, QueueLine
from frontdesk.words import _, ngettext
from screens.forms.form import Saved
from screens.office import Place, Target

HERE = "to_do"
"""The page of the queue."""
WALK = "day_review"
"""The page on which what is left of a day is walked through."""
_KINDS = {"request": Kind.REQUEST, "resident": Kind.RESIDENT}
_PAGES = frozenset({"session", "package", "assistance", "care", "working_days"})
_MOVES = {"finish": "finish", "first_contact": "contact", "call_back": "call_back"}
_WHISTLES = {"report_in": "report_in", "unit_done": "unit_done"}


class CameFrom(NamedTuple):
    """The page that a form was opened from, and what that knew: fields, and who is called."""

    page: str
    known: Mapping[str, str]

    @property
    def callee(self) -> Callee | None:
        """Who is called, if somebody is."""
        told = (self.known.get("person", ""), self.known.get("caller", ""))
        person, caller = (int(one) if one.isdecimal() else None for one in told)
        return Callee(person, caller) if person or caller else None


def came_from(text: str) -> CameFrom | None:
    """What the text of a form's place says of where it was opened from; None where nowhere in particular."""
    page, _blank, rest = text.partition(" ")
    known = dict(part.partition("=")[::2] for part in rest.split())
    return CameFrom(page, known) if page else None


def target(line: QueueLine) -> Target | None:
    """What a line is about, where that has a card."""
    word, row_id = line.opens
    return Target(_KINDS[word], row_id) if word in _KINDS else None


def opens(line: QueueLine) -> Place | None:
    """What a line is about: its card, or the page where it is done; None for what is nowhere but here."""
    about = target(line)
    if about is not None:
        return about.place
    word, row_id = line.opens
    return Place(word, None, row_id) if word in _PAGES else None


def ends(line: QueueLine, here: str = HERE) -> Place | None:
    """The form that ends a line and comes back to the page `here`, else the page where that is done."""
    kind = line.key.kind
    move = _WHISTLES.get(line.code, "") if kind == "whistle" else _MOVES.get(kind, "")
    if not move:
        return opens(line)
    known: list[str] = []
    if line.unit_id is not None:
        known.append(f"unit={line.unit_id}")
    # For a request where nobody is left to be told the occurrence has its number, and no reporter is meant.
    if kind == "call_back" and " " not in line.key.occurrence:
        known.append(f"reporter={line.key.subject}")
    for name, row_id in zip(("person", "caller"), line.callee, strict=True):
        if row_id is not None:
            known.append(f"{name}={row_id}")
    return Place(f"move_{move}", Kind.REQUEST, line.opens[1], text=" ".join((here, *known)))


def on_the_phone(duty: Duty, came: CameFrom | None) -> int:
    """How many more requests the call is about, beside the one of the form."""
    from frontdesk.queue import calling

    callee = None if came is None else came.callee
    return 0 if callee is None else max(len(calling.of_requests(duty, callee)) - 1, 0)


def also(count: int) -> str:
    """That the call goes on."""
    return ngettext(
        "then {count} more in the same call",
        "then {count} more in the same call",
        count,
    ).format(count=count)


def call_goes_on(duty: Duty, callee: Callee | None, saved: Saved) -> Saved:
    """To the next matter of the same call; to the queue once there is none."""
    from frontdesk.queue import calling

    matters = calling.of_requests(duty, callee) if callee is not None else ()
    place = ends(matters[0], saved.place.page) if matters else None
    if place is None:
        return saved

    def said() -> str:
        return _("{said} Next, in the same call: {number}.").format(
            said="" if saved.saying is None else saved.saying(), number=matters[0].number
        )

    return Saved(place, said)


def unanswered(count: int) -> str:
    """That nobody answered, and with how many requests that is noted."""
    return ngettext(
        "Nobody answered; noted with {count} request. F9 takes it back.",
        "Nobody answered; noted with {count} requests. F9 takes it back.",
        count,
    ).format(count=count)
