"""The ledger of requests as it goes out: the office's headings, what was done, and how it ended.

Unless it is to be full, phones are masked, long numbers in texts too, and of what is confidential there
stands neither what was said nor who said it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from db.access.masks import masked_phone
from db.records import RequestStep
from db.registers import reading as registers
from db.requests import whole
from db.requests.whole import WholeRequest
from frontdesk.ledgers.doubts import hidden
from frontdesk.ledgers.fields import FIELDS
from frontdesk.ledgers.home_columns import joined
from frontdesk.ledgers.outgoing import Outgoing, Period, Value, word_for
from frontdesk.rules.money import written_yuan
from frontdesk.rules.request_states import CLOSED

_TITLE = "民情台账"
_YES = "是"
_SECRET = "(要求保密)"
_ANONYMOUS = "匿名"
_ENDS = frozenset({"finish", "settle", "decline", "withdraw", "become_package", "become_activity"})
# Steps that have a column of their own.
_BEGINS, _CALL, _MONEY, _DONE = "log", "call_back", "funding", "progress"
_ELSEWHERE = _ENDS | {_BEGINS, _CALL, _MONEY, "whistle"}
_BETWEEN = "、"
_BETWEEN_STEPS = ";"


class _Shown(NamedTuple):
    """How texts and phones go out, and what topics are called."""

    full: bool
    topics: Mapping[str, str]

    def text(self, text: str) -> str:
        return text if self.full else hidden(text)

    def phone(self, number: str) -> str:
        return number if self.full or not number else masked_phone(number)


def outgoing(period: Period, *, full: bool) -> Outgoing:
    """The ledger of the requests that came in within a period, the earliest first."""
    residents: list[int] = []
    headings = [FIELDS["requests"][name][0] for name in _COLUMNS]
    return Outgoing(_TITLE, headings, _rows(period, residents, full=full), residents)


def _rows(period: Period, residents: list[int], *, full: bool) -> Iterator[list[Value]]:
    shown = _Shown(full, _topics())
    known: set[int] = set()
    for one in whole.requests(period.since, period.until):
        known.update(row.resident_id for row in one.reporters if row.resident_id is not None)
        hides = one.confidential and not full
        yield [
            _SECRET
            if hides and name == "content"
            else ""
            if hides and name in _TELLING
            else value(one, shown)
            for name, value in _COLUMNS.items()
        ]
    residents += sorted(known)


def _topics() -> Mapping[str, str]:
    """What each topic is called by its letters: a part behind its whole, as it is read again."""
    entries = registers.entries("topic", date.max, ended=True)
    by_id = {str(one.id): one.values["name"] for one in entries}
    called = {}
    for one in entries:
        whole_name = by_id.get(one.values["parent"], "")
        called[one.values["code"]] = (
            f"{whole_name}/{one.values['name']}" if whole_name else one.values["name"]
        )
    return called


def _date(one: WholeRequest, _shown: _Shown) -> Value:
    return f"{one.received_on.isoformat()} {one.received_time}".rstrip()


def _reporter(one: WholeRequest, _shown: _Shown) -> Value:
    return one.reporter or _ANONYMOUS


def _phone(one: WholeRequest, shown: _Shown) -> Value:
    return shown.phone(one.reporters[0].phone) if one.reporters else ""


def _address(one: WholeRequest, _shown: _Shown) -> Value:
    home = one.address
    return "" if home is None else joined("", home.building, home.unit, home.room)


def _receiver(one: WholeRequest, _shown: _Shown) -> Value:
    return next((step.staff for step in one.steps if step.kind == _BEGINS), "")


def _progress(one: WholeRequest, shown: _Shown) -> Value:
    """What was done before the end: each step with its day, unless a ledger told it all in one."""
    steps = [step for step in one.steps if step.kind not in _ELSEWHERE]
    if len(steps) == 1 and steps[0].kind == _DONE:
        return shown.text(steps[0].text)
    return _BETWEEN_STEPS.join(_told(one, step, shown) for step in steps)


def _told(one: WholeRequest, step: RequestStep, shown: _Shown) -> str:
    what = shown.text(step.text or step.details.get("agenda", ""))
    move = "" if step.kind == _DONE else word_for("move", step.kind)
    day = f"{step.day.month}月{step.day.day}日"
    if step.day.year != one.received_on.year:
        day = f"{step.day.year}年{day}"
    return day + ":".join(part for part in (move, what) if part)


def _result(one: WholeRequest, shown: _Shown) -> Value:
    ends = [step for step in one.steps if step.kind in _ENDS and (one.resolved_on or one.state in CLOSED)]
    if not ends:
        return ""
    last = ends[-1]
    return shown.text(" ".join(filter(None, (last.details.get("name", ""), last.text))))


def _calls(one: WholeRequest) -> list[RequestStep]:
    return [step for step in one.steps if step.kind == _CALL]


def _call_back(one: WholeRequest, shown: _Shown) -> Value:
    calls = _calls(one)
    if not calls:
        return "否" if one.state == "to_call_back" else ""
    return shown.text(_BETWEEN_STEPS.join(step.text for step in calls if step.text)) or _YES


def _called_on(one: WholeRequest, _shown: _Shown) -> Value:
    calls = _calls(one)
    return calls[-1].day.isoformat() if calls else ""


def _money(one: WholeRequest, _shown: _Shown) -> Value:
    fen = sum(int(step.details.get("amount") or 0) for step in one.steps if step.kind == _MONEY)
    return written_yuan(fen) if fen else ""


def _source(one: WholeRequest, shown: _Shown) -> Value:
    sources = (step.details.get("source", "") for step in one.steps if step.kind == _MONEY)
    return shown.text(_BETWEEN.join(dict.fromkeys(filter(None, sources))))


def _note(one: WholeRequest, shown: _Shown) -> Value:
    """The background, what an old ledger said besides, and who else reported it."""
    beside = [step.details["ledger"] for step in one.steps if step.details.get("ledger")]
    others = _BETWEEN.join(row.name or _ANONYMOUS for row in one.reporters[1:])
    also = f"另有反映人:{others}" if others else ""
    return shown.text(_BETWEEN_STEPS.join(filter(None, (one.background, *beside, also))))


Column = Callable[[WholeRequest, _Shown], Value]
_COLUMNS: Mapping[str, Column] = {
    "serial": lambda one, _shown: one.number,
    "date": _date,
    "channel": lambda one, _shown: word_for("channel", one.channel),
    "reporter": _reporter,
    "phone": _phone,
    "estate": lambda one, _shown: one.estate,
    "address": _address,
    "place": lambda one, shown: shown.text(one.place),
    "grid": lambda one, _shown: one.grid or "",
    "content": lambda one, shown: shown.text(one.words),
    "topic": lambda one, shown: shown.topics.get(one.topic, one.topic),
    "nature": lambda one, _shown: word_for("nature", one.nature),
    "urgency": lambda one, _shown: word_for("urgency", one.urgency),
    "confidential": lambda one, _shown: _YES if one.confidential else "",
    "campaign": lambda one, _shown: one.campaign,
    "receiver": _receiver,
    "unit": lambda one, _shown: _BETWEEN.join(one.units),
    "owner": lambda one, _shown: one.owner,
    "due": lambda one, _shown: one.due_on.isoformat() if one.due_on and one.state not in CLOSED else "",
    "progress": _progress,
    "result": _result,
    "status": lambda one, _shown: word_for("state", one.state),
    "closed_on": lambda one, _shown: one.resolved_on.isoformat() if one.resolved_on else "",
    "call_back": _call_back,
    "called_on": _called_on,
    "satisfaction": lambda one, _shown: (
        word_for("satisfaction", one.satisfaction) if one.satisfaction else ""
    ),
    "solved": lambda one, _shown: word_for("solved", one.solved) if one.solved else "",
    "money": _money,
    "money_source": _source,
    "note": _note,
}
"""Every column in the order that offices have them."""

_TELLING = frozenset(
    {
        "reporter",
        "phone",
        "address",
        "place",
        "content",
        "progress",
        "result",
        "call_back",
        "money_source",
        "note",
    }
)
"""What tells of a confidential request what nobody but the office may know."""
