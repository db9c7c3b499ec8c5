"""A request as its card and the forms of its moves need it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from db.records import Duty, Reason, RequestLife, SimilarRequest
from db.registers import reading as registers
from db.requests import alike, reading
from db.requests.hiding import hidden
from frontdesk.choices import Choice, coded, named
from frontdesk.life_events import destinations
from frontdesk.requests import deciding, meanwhile
from frontdesk.requests.reading import CODED, PICKED, read_move
from frontdesk.requests.units import units
from frontdesk.rules.funding import next_stage
from frontdesk.rules.request_numbers import meant_numbers
from frontdesk.rules.request_states import LEVELS, MOVES, NEVER_STRUCK
from frontdesk.settings.keeping import office_settings
from frontdesk.words import lines, request_lines
from frontdesk.words.codes import label

_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Looked:
    """What the office knows of a move that is being typed.

    Args:
        life: the request as it stands now.
        problems: what is wrong, by field.
        choices: what can be picked for fields that are looked up.
        news: what another desk did since the form was opened.
        is_possible: whether the move still is.
    """

    life: RequestLife
    problems: Mapping[str, Reason] = field(default_factory=dict)
    choices: Mapping[str, Sequence[Choice]] = field(default_factory=dict)
    news: meanwhile.Meanwhile = field(default_factory=meanwhile.Meanwhile)
    is_possible: bool = True


def life(request_id: int) -> RequestLife:
    """Where a request stands. Raises: Refused, `row_gone`."""
    return reading.life(request_id)


def seen_as(now: RequestLife) -> RequestLife:
    """A request as a form may show it: of a confidential one nothing that was said, nor by whom."""
    return hidden(now) if now.confidential else now


def look(duty: Duty, move: str, request_id: int, typed: Mapping[str, str], as_of: str) -> Looked:
    """What only the office's own data tell of a move. Raises: Refused, `row_gone`.

    Args:
        duty: who asks.
        move: of `request_states.MOVES`.
        request_id: about which request.
        typed: by field.
        as_of: of the moment at which the form was opened, as `meanwhile.as_of` says it.
    """
    now = life(request_id)
    shown = seen_as(now)
    read = read_move(move, typed, duty.day, now.received_on)
    problems = dict(read.problems)
    if "decisions" in read.given and (owner := deciding.owners_of(duty, read.given["decisions"])):
        problems["decisions"] = owner
    choices: dict[str, Sequence[Choice]] = {}
    if "main" in MOVES[move].asks:
        choices["main"] = _mains(duty, request_id, typed.get("main", ""))
    if "who" in MOVES[move].asks:
        who = typed.get("who", "")
        choices["who"] = destinations.person(who) or destinations.persons(duty, who)
    news = meanwhile.since(shown, as_of)
    return Looked(shown, problems, choices, news, now.state in MOVES[move].begins)


def choices(duty: Duty, move: str, now: RequestLife) -> dict[str, Sequence[Choice]]:
    """What can be picked for the fields of a move, by field."""
    found: dict[str, Sequence[Choice]] = {}
    now = seen_as(now)
    for name in MOVES[move].asks:
        if name in CODED:
            found[name] = coded(CODED[name])
        elif name == "unit":
            found[name] = _units(duty, move, now)
        elif name == "owner":
            found[name] = _entries(duty, "staff")
        elif name == "reporter":
            found[name] = _reporters(move, now)
        elif name == "task":
            found[name] = [
                replace(named(str(one.id), one.text[:_LONGEST_NAME] or one.owner), beside=one.owner)
                for one in now.tasks
                if one.is_open
            ]
        elif name == "step":
            found[name] = _steps(now)
        elif name == "main":
            found[name] = _mains(duty, now.id, "")
    return found


def usual(duty: Duty, move: str, now: RequestLife) -> dict[str, str]:
    """What a move begins with: where only one can be meant that one, and what mostly comes next."""
    given: dict[str, str] = {}
    asks = MOVES[move].asks
    offered = choices(duty, move, now)
    for name in ("unit", "task"):
        if name in asks and move != "whistle" and len(offered[name]) == 1:
            given[name] = offered[name][0].code
    for name in ("reporter", "step"):
        if name in asks and offered[name]:
            given[name] = offered[name][0].code
    if "outcome" in asks:
        given["outcome"] = "done"
    if "level" in asks and now.level + 1 < len(LEVELS):
        given["level"] = str(now.level + 1)
    if "stage" in asks:
        funded = [step.details for step in now.steps if step.kind == "funding" and not step.struck]
        last = funded[-1] if funded else {}
        given |= {name: last[name] for name in ("source",) if name in last}
        given["stage"] = next_stage(last or None)
    return given


def _entries(duty: Duty, register: str) -> tuple[Choice, ...]:
    return tuple(named(str(row_id), name) for row_id, name in registers.names_of(register, duty.day))


def _units(duty: Duty, move: str, now: RequestLife) -> tuple[Choice, ...]:
    """The units for a move: to whistle to those that are not at it; else those that owe something."""
    if move == "whistle":
        called = {str(one.organisation_id) for one in now.whistles if one.is_open}
        return tuple(one for one in units(duty, now.estate_id) if one.code not in called)
    here = [one for one in now.whistles if one.is_open and (move != "report_in" or one.state == "sent")]
    if move == "lead":
        here = [one for one in here if not one.lead]
    known = {one.code: one for one in units(duty, now.estate_id)}
    owing = {str(one.organisation_id): one.unit for one in here}
    # One that has been retired may still owe an answer.
    return tuple(known.get(code) or named(code, name) for code, name in owing.items())


def _reporters(move: str, now: RequestLife) -> list[Choice]:
    """Who is still to be told; to be linked, who is not known yet."""
    known = [one for one in now.reporters if one.is_unknown] if move == "link_reporter" else now.waiting
    return [
        named(str(one.id), one.name or f"{label('reporter_kind', one.kind)} {place}")
        for place, one in enumerate(known, 1)
    ]


def _steps(now: RequestLife) -> list[Choice]:
    """The steps that can be struck, the latest first, each also meant by its place in the list."""
    found = [one for one in reversed(now.steps) if not one.struck and one.kind not in NEVER_STRUCK]
    return [
        Choice(
            str(one.id),
            f"{lines.day(one.day)} {label('move', one.kind)} {one.text[:_LONGEST_NAME]}".rstrip(),
            words=(str(place),),
            beside=str(place),
        )
        for place, one in enumerate(found, 1)
    ]


def _mains(duty: Duty, request_id: int, typed: str) -> list[Choice]:
    """Open requests that it may be one with: those like it, or those of the number that is typed."""
    said = office_settings()
    numbers = meant_numbers(typed, duty.day.year)
    if typed.startswith(PICKED):
        numbers = (reading.life(int(typed.removeprefix(PICKED))).number,)
    found = alike.may_be_one_with(
        request_id,
        numbers,
        day=duty.day,
        place_days=said.count("alike_place_days"),
        phone_days=said.count("alike_phone_days"),
    )
    return [_main(one, typed) for one in found]


def _main(one: SimilarRequest, typed: str) -> Choice:
    short = one.number.partition("-")[2]
    words = tuple(dict.fromkeys((one.number, short, short.lstrip("0"), *([typed] if typed else []))))
    return Choice(
        f"{PICKED}{one.id}",
        f"{one.number} {request_lines.summary(one)[:_LONGEST_NAME]}",
        words=words,
        beside=one.estate,
    )
