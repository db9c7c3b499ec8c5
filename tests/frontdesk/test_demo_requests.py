"""The requests of the made-up community: the article's sentences, and something of every kind to do."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

import pytest

from db.migrations.shipped_topics import TOPICS
from db.records import RequestLine
from frontdesk.demo.campaign import CAMPAIGN_BEGAN
from frontdesk.demo.day import DAY
from frontdesk.demo.names import REAL_PEOPLE
from frontdesk.rules.request_states import CLOSED, STATES
from frontdesk.words import language, set_language
from frontdesk.words.codes import LABELS
from frontdesk.words.diary import sentence
from tests.frontdesk.test_demo import Record, Tables, by_id, tables


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
    door = received(first, "2021-04-16")
    assert {"estate_id": door["estate_id"], "alias": door["place"]} in [
        {name: alias[name] for name in ("estate_id", "alias")} for alias in first["estate_alias"]
    ]
    assert (
        sentence(line(first, door, estate=door["place"]))
        == "4月16日,怡乐园小区张大爷反映一直没安装门禁系统,存在极大安全隐患。"
    )
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
    assert [by_day[day]["topic"] for day in days] == ["za-1", "hj-1", "yw-1", "wt-1"]
    assert [by_day[day]["reporter"] for day in days] == ["张大爷", "王大妈", "刘大娘", "中央公馆居民"]
    door = by_day["2021-04-16"]
    assert (door["number"], door["channel"]) == ("2021-0088", "phone")
    assert by_id(first, "resident")[door["resident_id"]]["name"] == "张宁裕"


def test_there_is_something_late_due_and_owed(first: Tables) -> None:
    open_requests = [request for request in first["request"] if request["state"] not in CLOSED]
    day = DAY.isoformat()
    assert sum(request["due_on"] < day for request in open_requests) >= 2
    assert sum(request["due_on"] == day for request in open_requests) >= 2
    assert {request["state"] for request in first["request"]} == set(STATES)
    assert 18 <= len(open_requests) <= 28


def test_137_are_handled_since_the_campaign_began(first: Tables) -> None:
    done = [request for request in first["request"] if request["state"] in ("resolved", "archived")]
    handled = [request for request in done if request["resolved_on"] >= CAMPAIGN_BEGAN.isoformat()]
    assert len(handled) == 137
    assert len(done) > 137, "what was before the campaign is not its work"
    assert any(request["received_on"] < CAMPAIGN_BEGAN.isoformat() for request in handled)
    assert len(first["request"]) == 212
    for request in first["request"]:
        assert not request["campaign"] or request["received_on"] >= CAMPAIGN_BEGAN.isoformat()


def test_the_office_s_life_is_believable(first: Tables) -> None:
    requests = first["request"]
    estates = by_id(first, "estate")
    homes = Counter(estates[request["estate_id"]]["name"] for request in requests)
    assert set(homes) == {estate["name"] for estate in first["estate"]}
    assert homes.most_common(1)[0][0] == "海纳莒州家园"
    topics = Counter(request["topic"].split("-")[0] for request in requests)
    assert {"hj", "ss", "wy", "zf", "sd"} <= {code for code, _ in topics.most_common(6)}
    assert set(topics) == {topic.code for topic in TOPICS}
    assert {"walk_in", "phone", "home_visit"} <= {request["channel"] for request in requests}
    assert min(Counter(r["channel"] for r in requests if r["channel"] != "other").values()) >= 8
    assert {request["nature"] for request in requests} == set(LABELS["nature"]) - {"other"}
    assert {request["reporter_kind"] for request in requests} == {"person", "group", "anonymous"}
    days = Counter(date.fromisoformat(request["received_on"]).weekday() for request in requests)
    assert days[0] > days[4] and days[5] + days[6] < 10
    texts = [text for r in requests for text in (r["words"], r["summary"])]
    assert len(set(texts)) == len(texts), "nobody says or writes the same twice"


def test_who_came_to_the_desk(first: Tables) -> None:
    walk_ins = {request["id"] for request in first["request"] if request["channel"] == "walk_in"}
    assert {visit["request_id"] for visit in first["visit"]} == walk_ins | {None}
    alone = [visit for visit in first["visit"] if visit["request_id"] is None]
    assert len(alone) > 200
    assert all(visit["about"] and visit["outcome"] for visit in alone)
    moments = [(visit["day"], visit["time"]) for visit in first["visit"]]
    assert moments == sorted(moments) and moments[-1][0] <= DAY.isoformat()


def test_requests_are_numbered_as_they_came(first: Tables) -> None:
    numbers = [request["number"] for request in first["request"]]
    assert numbers == sorted(numbers)
    days = [request["received_on"] for request in first["request"]]
    assert days == sorted(days)
    for request in first["request"]:
        is_closed = request["state"] in CLOSED
        is_done = is_closed and request["state"] != "merged"
        assert request["resolved_on"] if is_done else is_closed or request["due_on"] >= request["received_on"]
        assert (request["due_on"] is None) == is_closed


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


def test_steps_follow_each_other(first: Tables) -> None:
    for request in first["request"]:
        steps = [step for step in first["request_step"] if step["request_id"] == request["id"]]
        assert (steps[0]["kind"], steps[0]["text"]) == ("log", request["words"])
        moments = [(step["day"], step["time"]) for step in steps]
        assert moments == sorted(moments)
        assert moments[0] == (request["received_on"], request["received_time"])
        assert moments[-1][0] <= DAY.isoformat()


def test_everybody_who_reported_is_written_down(first: Tables) -> None:
    reporters: defaultdict[int, list[Record]] = defaultdict(list)
    for reporter in first["request_reporter"]:
        reporters[reporter["request_id"]].append(reporter)
    for request in first["request"]:
        if request["state"] == "merged":
            continue
        own = reporters[request["id"]][0]
        assert (own["name"], own["kind"]) == (request["reporter"], request["reporter_kind"])
        if own["told_on"]:
            assert own["told_on"] >= request["received_on"]
        if request["state"] in ("archived", "resolved") and own["kind"] != "anonymous":
            assert own["told_on"] or own["satisfaction"] == "not_reached"
    (merged,) = (request for request in first["request"] if request["state"] == "merged")
    assert merged["reporter"] in [each["name"] for each in reporters[merged["main_id"]]][1:]
    assert any(reporter["calls"] == 3 for reporter in first["request_reporter"])
    assert sum(bool(reporter["phone"]) for reporter in first["request_reporter"]) > 80


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
        is_open = whistle["done_on"] is None and whistle["handed_back_on"] is None
        assert not (is_open and requests[whistle["request_id"]]["state"] in CLOSED)
        assert whistle["due_on"] >= whistle["sent_on"]
    rubbish = received(first, "2021-03-11")
    assert [each["lead"] for each in first["whistle"] if each["request_id"] == rubbish["id"]] == [True, False]
    assert sum(whistle["times_chased"] for whistle in first["whistle"]) >= 2
    assert sum(whistle["handed_back_on"] is not None for whistle in first["whistle"]) >= 5


def test_no_real_person_is_named_in_what_was_done(first: Tables) -> None:
    told = [f"{step['text']} {step['details']}" for step in first["request_step"]]
    told += [f"{r['words']} {r['summary']} {r['background']} {r['place']}" for r in first["request"]]
    assert not [text for text in told if any(name in text for name in REAL_PEOPLE)]
