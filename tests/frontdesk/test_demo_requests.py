"""The requests of the made-up community: the article's sentences, and something of every kind to do."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

import pytest

from db.records import RequestLine
from frontdesk.demo.day import DAY
from frontdesk.demo.names import REAL_PEOPLE
from frontdesk.rules.request_states import MOVES, after_call
from frontdesk.words import language, set_language
from frontdesk.words.diary import sentence
from tests.frontdesk.test_demo import Record, Tables, by_id, tables

CLOSED = {"resolved", "archived", "declined", "merged", "withdrawn"}


@pytest.fixture(scope="module")
def first() -> Tables:
    """The community as `frontdesk demo` makes it."""
    return tables(1)


@pytest.fixture
def chinese() -> Iterator[None]:
    """The words of the office, whatever was spoken before."""
    before = language()
    set_language("zh")
    yield
    set_language(before)


def line(first: Tables, request: Record, estate: str = "") -> RequestLine:
    """A request as a line of the diary."""
    return RequestLine(
        id=request["id"],
        number=request["number"],
        received_on=date.fromisoformat(request["received_on"]),
        reporter=request["reporter"],
        estate=estate or by_id(first, "estate")[request["estate_id"]]["name"],
        nature=request["nature"],
        summary=request["summary"],
        state=request["state"],
    )


def received(first: Tables, day: str) -> Record:
    """The request of a day on which only one came in."""
    (request,) = (each for each in first["request"] if each["received_on"] == day)
    return request


def test_diary_prints_the_sentences_of_the_article(first: Tables, chinese: None) -> None:
    # Residents say the alias; the office's name for the estate is 金马怡乐园.
    door = line(first, received(first, "2021-04-16"), estate="怡乐园小区")
    assert sentence(door) == "4月16日,怡乐园小区张大爷反映一直没安装门禁系统,存在极大安全隐患。"
    assert (
        sentence(line(first, received(first, "2021-04-27")))
        == "4月27日,盛元御景居民刘大娘反映子女不在身边,量血压、测血糖不方便。"
    )
    assert (
        sentence(line(first, received(first, "2021-07-20")))
        == "7月20日,中央公馆居民要求在同心公园利用双休时间设置露天电影院,丰富居民生活。"
    )


def test_the_four_matters_of_the_article(first: Tables) -> None:
    by_day = {request["received_on"]: request for request in first["request"]}
    days = ("2021-04-16", "2021-03-11", "2021-04-27", "2021-07-20")
    assert [by_day[day]["topic"] for day in days] == ["za", "hj", "yw", "wt"]
    assert [by_day[day]["reporter"] for day in days] == ["张大爷", "王大妈", "刘大娘", "中央公馆居民"]
    door = by_day["2021-04-16"]
    assert (door["number"], door["channel"]) == ("2021-0388", "phone")
    assert by_id(first, "resident")[door["resident_id"]]["name"] == "张宁裕"


def test_there_is_something_late_due_and_owed(first: Tables) -> None:
    open_requests = [request for request in first["request"] if request["state"] not in CLOSED]
    day = DAY.isoformat()
    assert sum(request["due_on"] < day for request in open_requests) >= 2
    assert sum(request["due_on"] == day for request in open_requests) >= 2
    states = Counter(request["state"] for request in first["request"])
    assert states["to_call_back"] >= 2
    assert states["dispatched"] >= 1
    assert states["resolved"] >= 5
    assert len(first["request"]) == 26


def test_requests_are_numbered_as_they_came(first: Tables) -> None:
    numbers = [request["number"] for request in first["request"]]
    assert numbers == sorted(numbers)
    days = [request["received_on"] for request in first["request"]]
    assert days == sorted(days)
    for request in first["request"]:
        assert request["received_on"] <= request["due_on"]
        assert (request["state"] not in CLOSED) or request["resolved_on"]


def test_reporters_fit_those_they_are_linked_to(first: Tables) -> None:
    residents = by_id(first, "resident")
    linked = [request for request in first["request"] if request["resident_id"]]
    assert len(linked) > 15
    for request in linked:
        assert request["reporter"][0] == residents[request["resident_id"]]["name"][0]


def test_what_is_open_has_a_day_and_somebody_who_has_it_in_hand(first: Tables) -> None:
    staff = by_id(first, "staff")
    assert all(r["due_on"] for r in first["request"] if r["state"] not in CLOSED)
    assert all(r["owner_id"] in staff and r["received_time"] for r in first["request"])


def state_after(steps: list[Record]) -> str:
    """Where steps lead, each of which must have been possible."""
    state, calls = "accepted", 0
    for step in steps:
        if step["kind"] == "join":
            continue
        move, details = MOVES[step["kind"]], json.loads(step["details"] or "{}")
        assert state in move.begins, step
        assert all(details.get(name) or step.get(name) for name in move.needs), step
        assert set(details) <= set(move.asks), step
        calls += step["kind"] == "call_back"
        if step["kind"] == "call_back":
            state = after_call(details["satisfaction"], calls)
        elif step["kind"] != "report_in" or state == "dispatched":
            state = move.leads_to or state
    return state


def test_steps_lead_to_the_state_that_a_request_is_in(first: Tables) -> None:
    for request in first["request"]:
        steps = [step for step in first["request_step"] if step["request_id"] == request["id"]]
        assert (steps[0]["kind"], steps[0]["text"]) == ("log", request["words"])
        moments = [(step["day"], step["time"]) for step in steps]
        assert moments == sorted(moments)
        assert moments[0] == (request["received_on"], request["received_time"])
        assert moments[-1][0] <= DAY.isoformat()
        if request["state"] not in ("new", "merged"):
            assert state_after(steps[1:]) == request["state"], request["number"]


def test_everybody_who_reported_is_written_down(first: Tables) -> None:
    reporters: defaultdict[int, list[Record]] = defaultdict(list)
    for reporter in first["request_reporter"]:
        reporters[reporter["request_id"]].append(reporter)
    for request in first["request"]:
        own = reporters[request["id"]][0]
        assert (own["name"], own["kind"]) == (request["reporter"], request["reporter_kind"])
        assert own["told_on"] == (request["resolved_on"] if request["state"] in CLOSED else None)
    (merged,) = (request for request in first["request"] if request["state"] == "merged")
    assert [each["name"] for each in reporters[merged["main_id"]]][1:] == [merged["reporter"]]


def test_the_doors_have_their_history(first: Tables) -> None:
    door = received(first, "2021-04-16")
    steps = {s["kind"]: s for s in first["request_step"] if s["request_id"] == door["id"]}
    days = {kind: steps[kind]["day"] for kind in ("visit_place", "finish", "banner", "revisit")}
    assert days == {
        "visit_place": "2021-04-17",
        "finish": "2021-06-18",
        "banner": "2021-06-20",
        "revisit": "2021-09-06",
    }
    assert json.loads(steps["funding"]["details"])["amount"] == "4000000"
    assert json.loads(steps["finish"]["details"])["quantity"] == "40"


def test_units_that_were_called_upon(first: Tables) -> None:
    requests = by_id(first, "request")
    for whistle in first["whistle"]:
        request = requests[whistle["request_id"]]
        assert (whistle["done_on"] is None) == (request["state"] not in CLOSED)
        assert (whistle["reported_on"] is None) == (request["state"] == "dispatched")
    rubbish = received(first, "2021-03-11")
    assert [each["lead"] for each in first["whistle"] if each["request_id"] == rubbish["id"]] == [True, False]


def test_no_real_person_is_named_in_what_was_done(first: Tables) -> None:
    told = [f"{step['text']} {step['details']}" for step in first["request_step"]]
    told += [f"{r['words']} {r['summary']} {r['background']} {r['place']}" for r in first["request"]]
    assert not [text for text in told if any(name in text for name in REAL_PEOPLE)]
