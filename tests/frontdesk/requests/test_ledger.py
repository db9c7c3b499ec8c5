"""The ledger of requests on both engines: filters, orders and pages against a plain look at every row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from db.connection import transaction
from db.records import Duty, Matter
from db.requests import listing, loaded
from db.requests.alike import similar
from db.requests.counting import HANDLED_STATES
from db.tables import Estate, Grid, Organisation, Request, RequestReporter, RequestStep, Staff, Whistle
from frontdesk.requests import filters, ledger
from frontdesk.requests.logging import Then, join, log
from frontdesk.rules.request_states import CLOSED, STATES
from frontdesk.words import set_language
from frontdesk.words.diary import sentence
from frontdesk.words.request_lines import summary
from tests import community

TOPICS = ("wy", "wy-2", "za-1", "hj", "qt")
COUNT = 120


@pytest.fixture
def desk(duty: Duty) -> Duty:
    """Somebody on duty where 120 requests are, of every state and place."""
    set_language("zh")
    community.load()
    estates = [one.id for one in Estate.select().order_by(Estate.id)]
    grids = [one.id for one in Grid.select().order_by(Grid.id)]
    units = [one.id for one in Organisation.select().order_by(Organisation.id)]
    other = Staff.create(name="李青")
    with transaction():
        Request.delete().where(Request.id.not_in(RequestReporter.select(RequestReporter.request))).execute()
        for number in range(COUNT):
            state = STATES[number % len(STATES)]
            is_open = state not in CLOSED
            received = duty.day - timedelta(number // 2)
            made = Request.create(
                number=f"{received.year}-{1000 + number}",
                received_on=received,
                channel="phone",
                nature="help",
                topic=TOPICS[number % 5],
                estate=None if number % 7 == 0 else estates[number % len(estates)],
                grid=None if number % 4 == 0 else grids[number % len(grids)],
                reporter=f"反映人{number}",
                words=f"原话{number}",
                summary=f"事由{number}",
                state=state,
                due_on=duty.day + timedelta(number % 19 - 9) if is_open else None,
                contact_due_on=received + timedelta(1),
                contacted_on=None if number % 3 else received,
                campaign="我为群众办实事" if number % 6 == 0 else "",
                owner=other.id if number % 8 == 0 else duty.staff_id,
                confidential=number % 10 == 0,
            )
            for _head in range(1 + number % 3):
                RequestReporter.create(request=made, name="甲", joined_on=received)
            if number % 5 == 0:
                Whistle.create(request=made, organisation=units[number % len(units)], sent_on=received)
        loaded.complete()
    return duty


def rows() -> list[Any]:
    return list(Request.select().order_by(Request.received_on.desc(), Request.id.desc()))


def pages(duty: Duty, chosen: dict[str, str], order: str, most: int, typed: str = "") -> list[int]:
    """The ids of all pages, one after the other."""
    found: list[int] = []
    following = None
    while True:
        page = ledger.look(duty, typed, chosen, order=order, following=following, most=most)
        assert len(page.lines) <= most
        found += [line.id for line in page.lines]
        following = page.following
        if following is None:
            return found


def _due(row: Any) -> tuple[object, ...]:
    if row.due_on is None or row.state in CLOSED:
        return (1, -row.received_on.toordinal(), -row.id)
    return (0, row.due_on.toordinal(), row.id)


def _newest(row: Any) -> tuple[int, int]:
    return (-row.received_on.toordinal(), -row.id)


ORDERED: dict[str, Callable[[Any], Any]] = {
    "newest": _newest,
    "due": _due,
    "heads": lambda row: (-row.heads, *_newest(row)),
    "estate": lambda row: (row.estate_id is None, row.estate_id or 0, *_newest(row)),
}


def test_pages_of_every_order_hold_each_request_once(desk: Duty) -> None:
    assert set(ORDERED) == set(listing.ORDERS)
    for order, key in ORDERED.items():
        wanted = [row.id for row in sorted(rows(), key=key)]
        for most in (1, 7, len(wanted), 500):
            assert pages(desk, {}, order, most) == wanted, (order, most)


def test_every_filter_leaves_what_a_plain_look_leaves(desk: Duty) -> None:
    day, sunday = desk.day, date(2021, 9, 12)
    whistles = set(Whistle.select(Whistle.request, Whistle.organisation).tuples())
    calls: Any = RequestStep.select(RequestStep.request, RequestStep.day).where(
        RequestStep.kind == "call_back", RequestStep.struck_on.is_null()
    )
    called = {(request, f"{on:%Y-%m}") for request, on in calls.tuples()}
    fits: dict[str, Callable[[Any, str], Any]] = {
        "state": lambda row, code: row.state == code,
        "estate": lambda row, code: row.estate_id == int(code),
        "grid": lambda row, code: row.grid_id == int(code),
        "topic": lambda row, code: row.topic == code or row.topic.startswith(f"{code}-"),
        "unit": lambda row, code: (row.id, int(code)) in whistles,
        "owner": lambda row, code: row.owner_id == int(code),
        "campaign": lambda row, code: row.campaign == code,
        "period": lambda row, code: str(row.received_on).startswith(code),
        "channel": lambda row, code: row.channel == code,
        "nature": lambda row, code: row.nature == code,
        "handled": lambda row, code: row.state in HANDLED_STATES and str(row.resolved_on).startswith(code),
        "called": lambda row, code: (row.id, code) in called,
    }

    def clock(row: Any, code: str) -> Any:
        if code in ("on_time", "overran", "untimed"):
            return kept(row) == code
        if row.state in CLOSED:
            return False
        due = row.due_on
        return {
            "late": due is not None and due < day,
            "today": due == day,
            "week": due is not None and day <= due <= sunday,
            "contact": row.contacted_on is None and row.state not in ("parked", "to_call_back"),
            "parked": row.state == "parked",
            "to_call": row.state == "to_call_back",
        }[code]

    def kept(row: Any) -> str:
        if row.state in ("resolved", "archived", "to_call_back"):
            if row.finish_by is None:
                return "untimed" if row.resolved_on and row.resolved_on <= day else ""
            is_due = row.finish_by <= day
            return "" if not is_due else "on_time" if row.resolved_on <= row.finish_by else "overran"
        is_over = row.state not in CLOSED and row.state != "parked" and row.due_on and row.due_on <= day
        return "overran" if is_over else ""

    fits["clock"] = clock
    assert set(fits) == set(filters.KINDS)
    everything = rows()
    tried = found = 0
    for kind, fit in fits.items():
        for choice in filters.values(desk, kind):
            if kind in ("period", "handled", "called") and not choice.code[0].isdecimal():
                continue
            wanted = [row.id for row in everything if fit(row, choice.code)]
            assert pages(desk, {kind: choice.code}, "newest", 9) == wanted, (kind, choice.code)
            assert ledger.count(desk, "", {kind: choice.code}, 1_000) == len(wanted)
            tried, found = tried + 1, found + bool(wanted)
    assert tried > found > 30
    both = {"state": "accepted", "topic": "wy", "clock": "late"}
    wanted = [
        row.id
        for row in sorted(everything, key=ORDERED["estate"])
        if all(fits[kind](row, code) for kind, code in both.items())
    ]
    assert wanted and pages(desk, both, "estate", 2) == wanted


def test_many_whistles_are_found_as_few_are(desk: Duty, monkeypatch: pytest.MonkeyPatch) -> None:
    whistle: Any = Whistle.select().first()
    unit = str(whistle.organisation_id)
    few = pages(desk, {"unit": unit}, "newest", 4)
    monkeypatch.setattr(listing, "_FEW_WHISTLES", 1)
    assert few and pages(desk, {"unit": unit}, "newest", 4) == few


WORDS: dict[str, Callable[[Any], bool]] = {
    "2021-1007": lambda row: row.number == "2021-1007",
    "1007": lambda row: row.number == "2021-1007",
    "2021-100": lambda row: row.number.startswith("2021-100"),
    "2021": lambda row: row.number.startswith("2021"),
    "100%": lambda row: False,
    "事由11": lambda row: "事由11" in row.summary,
    "yzz": lambda row: False,
    "cq": lambda row: row.due_on is not None and row.due_on < date(2021, 9, 6),
    "2021-08-01..8-31": lambda row: row.received_on.month == 8,
    "..7-31": lambda row: row.received_on <= date(2021, 7, 31),
    "99-99..": lambda row: False,
    "-": lambda row: False,
}


def test_words_narrow_it_too(desk: Duty) -> None:
    everything = rows()
    for typed, fits in WORDS.items():
        assert pages(desk, {}, "newest", 50, typed) == [row.id for row in everything if fits(row)], typed


def test_a_count_goes_no_further_than_it_is_asked_to(desk: Duty) -> None:
    assert ledger.count(desk, "", {}, 10) == 10
    assert ledger.count(desk, "", {}, 1_000) == len(rows())


def test_of_what_is_confidential_a_list_tells_the_topic_only(desk: Duty) -> None:
    lines = ledger.look(desk, "", {}, most=500).lines
    hidden = [line for line in lines if line.confidential]
    assert len(hidden) == COUNT // 10
    assert not any(line.reporter or line.summary or line.estate for line in hidden)
    told = sentence(hidden[0])
    assert told.startswith(f"{hidden[0].received_on.month}月") and "〔保密〕" in told and "反映人" not in told
    assert all(line.summary and line.reporter for line in lines if not line.confidential)


def test_nor_does_what_is_like_a_new_one(desk: Duty) -> None:
    matter = Matter(
        words="灯不亮", summary="灯不亮", reporter="张大爷", household_id=1, topic="wy", phone="15400000001"
    )
    log(desk, replace(matter, confidential=True), Then.ACCEPT)
    log(desk, matter, Then.ACCEPT)
    told = similar(estate_id=1, topic="wy", phone=matter.phone, day=desk.day, place_days=60, phone_days=30)
    assert [(one.summary, one.estate) for one in told[:2]] == [("灯不亮", "金马怡乐园"), ("", "")]
    assert summary(told[1]).startswith("〔保密〕") and "灯" not in summary(told[1])


def test_whoever_joins_is_counted_and_a_number_follows_the_last(desk: Duty) -> None:
    matter = Matter(words="灯不亮", summary="灯不亮", reporter="张大爷", household_id=1)
    logged = log(desk, matter, Then.ACCEPT)
    assert logged.id is not None
    join(desk, logged.id, replace(matter, reporter="李大娘"))
    line = next(line for line in ledger.look(desk, "", {}, most=500).lines if line.id == logged.id)
    assert line.heads == 2
    made: Any = Request.get_by_id(logged.id)
    assert made.grid_id is not None
    with transaction():
        Request.update(number="2021-9999").where(Request.id == logged.id).execute()
    assert log(desk, matter, Then.ACCEPT).number == "2021-10000"
    assert log(desk, matter, Then.ACCEPT).number == "2021-10001"


def test_campaigns_are_listed_once_each(desk: Duty) -> None:
    assert [choice.code for choice in filters.values(desk, "campaign")] == ["我为群众办实事"]
