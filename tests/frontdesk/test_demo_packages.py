"""The packages of the made-up community are such as the office's own operations would have left them."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest

from frontdesk.demo.day import DAY
from frontdesk.packages.catalogue import CATALOGUE
from frontdesk.words.package_codes import PACKAGE_CODES
from tests.frontdesk.test_demo import Record, Tables, by_id, tables

CAME = ("present", "late")
WITHOUT_WORK = ("unemployed", "not_employed")


@pytest.fixture(scope="module", params=(1, 7))
def made(request: pytest.FixtureRequest) -> Tables:
    """The community at the article's size."""
    return tables(request.param)


def run(made: Tables, series: str, name: str) -> Record:
    (found,) = (one for one in made["package"] if (one["series"], one["run"]) == (series, name))
    return found


def test_every_shipped_package_has_a_run_this_year(made: Tables) -> None:
    open_ones = {one["series"] for one in made["package"] if one["season_to"] > "2021"}
    assert open_ones == {one.series for one in CATALOGUE}
    assert {one["kind"] for one in made["package"]} <= set(PACKAGE_CODES["package"])
    assert any(one["closed_on"] and one["closed_on"] < "2021" for one in made["package"])


def test_figures_are_the_article_s(made: Tables) -> None:
    sessions = by_id(made, "package_session")
    clinic, films = run(made, "elder_health", "2021"), run(made, "films", "2021")
    held = {a["session_id"] for a in made["attendance"]}
    assert sum(s["package_id"] == clinic["id"] and s["id"] in held for s in sessions.values()) == 6
    counted = [s for s in sessions.values() if s["package_id"] == films["id"] and s["heads"] is not None]
    assert len(counted) == 16 > len({s["day"] for s in counted})
    found = [
        one
        for one in made["employment"]
        if one["started_on"] and one["started_on"] >= "2021-02-20" and not one["struck_on"]
    ]
    counted_work = [one for one in found if one["status_before"] in WITHOUT_WORK]
    assert len({one["resident_id"] for one in counted_work}) == 206 < len(counted_work) < len(found)
    assert max(one["started_on"] for one in found) < DAY.isoformat()


def test_the_summer_class_was_full_and_one_who_waited_came_in(made: Tables) -> None:
    summer = run(made, "art_class", "2021")
    inside = [one for one in made["enrolment"] if one["package_id"] == summer["id"]]
    states = Counter(one["state"] for one in inside)
    assert states == {"completed": 30, "withdrawn": 6}
    (promoted,) = (one for one in inside if one["line"] and one["enrolled_on"])
    (task,) = (one for one in made["task"] if one["kind"] == "place_free")
    assert (task["enrolment_id"], task["resident_id"]) == (promoted["id"], promoted["resident_id"])
    residents = by_id(made, "resident")
    consents = {c["resident_id"] for c in made["consent"] if c["purpose"] == "guardian" and c["given_by"]}
    for one in inside:
        assert "2008-07-12" < residents[one["resident_id"]]["born_on"] < "2015-09-07"
        assert one["resident_id"] in consents


def test_nobody_came_before_they_were_in_or_to_what_lies_ahead(made: Tables) -> None:
    sessions, enrolments = by_id(made, "package_session"), by_id(made, "enrolment")
    for one in made["attendance"]:
        session, enrolment = sessions[one["session_id"]], enrolments[one["enrolment_id"]]
        assert session["package_id"] == enrolment["package_id"]
        assert enrolment["enrolled_on"] <= session["day"] < DAY.isoformat()
        assert session["held_on"] and not session["cancelled_on"]
    allowed = {one["id"]: one["absences_allowed"] for one in made["package"]}
    marks: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    for one in made["attendance"]:
        marks[one["enrolment_id"]].append((sessions[one["session_id"]]["day"], one["state"]))
    for enrolled, told in marks.items():
        most = allowed[enrolments[enrolled]["package_id"]]
        states = "".join("x" if state not in CAME else "." for _day, state in sorted(told))
        assert most is None or "x" * (most + 1) not in states
    days = [session["day"] for session in sessions.values()]
    assert max(days) > DAY.isoformat()
    owed = [s for s in sessions.values() if s["day"] < DAY.isoformat() and not s["held_on"]]
    assert any(not s["cancelled_on"] for s in owed) and any(s["cancelled_on"] for s in owed)


def test_health_data_has_consent(made: Tables) -> None:
    agreed = {one["resident_id"] for one in made["consent"] if one["purpose"] == "health"}
    assert {one["resident_id"] for one in made["health_reading"]} <= agreed
    kinds = {(one["kind"], one["conditions"]) for one in made["health_reading"]}
    assert kinds == {("blood_pressure", "left sitting"), ("pulse", ""), ("glucose", "fasting")}
