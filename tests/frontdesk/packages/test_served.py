"""Whom packages serve besides residents, found by what is typed; and whoever comes to a session unasked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from db.connection import transaction
from db.packages import attendance, enrolments, reading
from db.records import ConsentGiven, Duty, EnrolmentLine
from db.tables import Hardship, PartyBranch, PartyMember, RegisteredMember, Residency, Volunteer
from frontdesk.packages import enrol_form, keeping, listing, served
from frontdesk.packages.enrolling import enrol
from frontdesk.packages.served import Whom
from frontdesk.printing import package_papers
from frontdesk.printing.head import as_html
from frontdesk.undoing import undo_last
from tests.frontdesk.packages.office import CLASS, refusal

GRANDFATHER, GRANDMOTHER, CHILD = 1, 2, 11
PLAN = replace(
    CLASS,
    series="assistance_plan",
    name="困难群体帮扶计划",
    serves="household",
    target=(replace(CLASS.target[0], fact="group", least=None, most=None, values=("hardship",)),),
    capacity=None,
    recurrence="",
)


@pytest.fixture
def people(office: Duty) -> Duty:
    """With a member of each kind and two volunteers, of whom one has left."""
    with transaction():
        branch = PartyBranch.create(name="同心第一党支部")
        PartyMember.create(branch=branch, name="丁建国")
        RegisteredMember.create(name="丁小敏", work_unit="县实验小学")
        Volunteer.create(name="丁香", skill="理发")
        Volunteer.create(name="丁冬", left_on=date(2021, 1, 1))
    return office


@pytest.mark.parametrize(
    ("serves", "typed", "found"),
    [
        ("member", "d", [("party_member#1", "同心第一党支部"), ("registered_member#1", "县实验小学")]),
        ("member", "丁小", [("registered_member#1", "县实验小学")]),
        ("member", "djg", [("party_member#1", "同心第一党支部")]),
        ("volunteer", "ding", [("volunteer#1", "理发")]),
        ("volunteer", "李秀芬", []),
    ],
)
def test_members_and_volunteers_are_found_among_those_in_use(
    people: Duty, serves: str, typed: str, found: list[tuple[str, str]]
) -> None:
    told = served.found(people, serves, typed)
    assert [(one.code, one.beside) for one in told] == found
    for choice in told:
        meant = served.whom(choice.code)
        assert meant is not None and [one.code for one in served.chosen(people, meant)] == [choice.code]


@pytest.mark.parametrize("value", ["", "#", "张三", "#x", "staff#1", "volunteer#", "household#-1", "#٣"])
def test_what_is_no_code_is_nobody(value: str) -> None:
    assert served.whom(value) is None
    assert served.whom(Whom("resident", 5).code) == ("resident", 5)


def test_each_kind_is_enrolled_from_the_form_and_nobody_else(people: Duty) -> None:
    course = keeping.make(people, replace(CLASS, series="course", serves="member", target=()))
    helping = keeping.make(people, replace(CLASS, series="helping", serves="volunteer", target=()))
    for package, who in ((course, "djg"), (course, "丁小敏"), (helping, "丁香")):
        typed = {"package": str(package), "who": who}
        seen = enrol_form.look(people, typed)
        assert not seen.problems and seen.name.startswith("丁")
        saved = enrol_form.save(people, typed, draft_id=f"{package}{who}")
        assert saved is not None and saved.state == "enrolled"
        assert enrol_form.look(people, typed).problems["who"].code == "enrolled_already"
    assert [one.who for one in listed(course, people)] == ["party_member", "registered_member"]
    wrong = {"package": str(helping), "who": f"#{GRANDMOTHER}"}
    assert enrol_form.look(people, wrong).problems["who"].code == "package_serves_others"
    refused = refusal(enrol, people, helping, "resident", GRANDMOTHER)
    assert (refused.reason.code, refused.reason.values["field"]) == ("package_serves_others", "who")


def test_a_household_is_enrolled_where_somebody_there_is_meant_by_the_rule(office: Duty) -> None:
    plan = keeping.make(office, PLAN)
    home = Residency.get(Residency.resident == GRANDMOTHER, Residency.to_on.is_null()).household_id  # type: ignore[attr-defined]
    typed = {"package": str(plan), "who": f"household#{home}"}
    assert enrol_form.look(office, typed).problems["override_reason"].code == "not_eligible"
    with transaction():
        Hardship.create(resident=GRANDMOTHER, kind="subsistence")
    seen = enrol_form.look(office, typed)
    assert not seen.problems and seen.offer is not None and seen.offer.may_join
    (asked,) = listing.may_join(office, plan)
    assert (asked.who, asked.who_id, listing.card(office, plan).may_join) == ("household", home, 1)
    page = as_html(office, package_papers.outreach(office, plan))
    assert asked.name in page and PLAN.name not in page
    assert enrol_form.save(office, typed, draft_id="h") is not None
    (line,) = listed(plan, office)
    assert (line.who, line.who_id) == ("household", home)
    assert listing.may_join(office, plan) == ()
    assert line.name and line.address is not None, "the head first, then where"
    assert enrol_form.name_of(office, line.id) == line.name


def test_whoever_comes_to_a_session_is_taken_in_and_present_as_one_deed(office: Duty) -> None:
    today = replace(CLASS, season_from=office.day, recurrence="FREQ=DAILY", target=(), capacity=1)
    package = keeping.make(office, today)
    first, second = reading.sessions(package)[:2]
    typed = {"package": str(package), "who": f"#{GRANDFATHER}"}
    saved = enrol_form.save(office, typed, draft_id="a", session_id=first.id)
    assert saved is not None
    assert attendance.marks(first.id)[saved.id].state == "present"
    undo_last(office)
    assert listed(package, office) == [] and attendance.marks(first.id) == {}

    # Of a session ahead they are only taken in; whoever has to wait is not present.
    ahead = enrol_form.save(office, typed, draft_id="b", session_id=second.id)
    assert ahead is not None and attendance.marks(second.id) == {}
    guardian = ConsentGiven("guardian", "王桂英", "52")
    waiting = {"package": str(package), "who": f"#{CHILD}", "how": "signed", "given_by": guardian.given_by}
    waits = enrol_form.save(office, waiting, draft_id="c", session_id=first.id)
    assert waits is not None and (waits.state, waits.place) == ("waitlisted", 1)
    assert attendance.marks(first.id) == {}


def listed(package: int, office: Duty) -> list[EnrolmentLine]:
    return list(enrolments.listed(package, office.day))
