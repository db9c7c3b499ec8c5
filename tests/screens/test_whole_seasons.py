"""A class and a clinic from their opening to their end, through the screens, day after day."""

from __future__ import annotations

from collections import Counter
from datetime import date

from db.connection import close_database, open_database
from db.packages import enrolments, reading
from db.records import PackageLine
from db.tables import Attendance, Consent, Task
from frontdesk.packages import counting
from screens.packages.package_page import PackagePage
from screens.packages.package_sections import IN_SECTION, SESSIONS, TO_DO
from tests.conftest import TODAY
from tests.screens.driven import Driven, desk
from tests.screens.forms import here
from tests.screens.test_packages import fill

OPENING, FIRST_DAY, LAST_DAY = date(2021, 6, 28), date(2021, 7, 12), date(2021, 7, 16)
PLACES, PLANNED = 3, 5
# Thirteen that summer: one more than the class is for.
THIRTEEN = "严欣怡"


async def enrol_next_child(driven: Driven) -> None:
    """The first of those who may join, with a guardian's signature."""
    await driven.press("j")
    await fill(driven, how="s", given_by="王敏")
    await driven.press("f10")


async def go_to(driven: Driven, section: int) -> None:
    """A section of the package that is first in F6."""
    await driven.press("f6", "enter")
    page = driven.page
    assert isinstance(page, PackagePage)
    for _step in range((section - page.section) % TO_DO):
        await driven.press("tab")
    assert page.section == section


async def open_session(driven: Driven, number: int) -> None:
    """One of the sessions of the package that is first in F6."""
    await go_to(driven, SESSIONS)
    await driven.press("home", *("down",) * number, "enter")
    assert "未点" in driven.text


def the_package(target: str, *, ended: bool = False) -> PackageLine:
    """The only one there is."""
    open_database(target)
    (line,) = reading.lines(TODAY, ended=ended)
    return line


async def test_the_summer_class_from_its_opening_to_its_last_session(without_packages: str) -> None:
    target = without_packages
    async with desk(target, today=OPENING) as driven:
        await driven.press("f6", "enter")
        await driven.type("sqyskt")
        await driven.press("enter")
        await fill(driven, season_from="7-12", season_to="7-16", capacity=str(PLACES))
        assert f"共{PLANNED}场" in driven.text
        await driven.press("f10", "tab", "tab")
        await enrol_next_child(driven)
        await enrol_next_child(driven)
        assert "余1位" in driven.text

        # Who is older than the class is for comes in with a reason; without a guardian nobody does.
        await driven.press("shift+tab", "shift+tab", "j")
        await driven.type(THIRTEEN)
        await driven.press("enter")
        assert "13岁" in driven.text
        await driven.press("f10")
        assert here(driven)[0] == "override_reason"
        await fill(driven, override_reason="陪弟弟一起来")
        await driven.press("f10")
        assert here(driven)[0] == "how"
        assert "监护人同意" in driven.text and "余1位" not in driven.text
        await fill(driven, how="s")
        await driven.press("f10")
        assert here(driven)[0] == "given_by"
        await fill(driven, given_by="严先生")
        await driven.press("f10")
        assert "已报名" in driven.text and "余0位" in driven.text

        await driven.press("tab", "tab")
        await enrol_next_child(driven)
        assert "已列入候补第1位" in driven.text
    close_database()

    async with desk(target, today=FIRST_DAY) as driven:
        await open_session(driven, 0)
        await driven.press("a")
        await driven.press("home", "q", "l")
        assert "到场 1   l 迟到 1   q 缺席 1" in driven.text
        # The first in the list leaves: who waited has the place, and somebody is to call them.
        await go_to(driven, IN_SECTION)
        assert "在册 3" in driven.text
        leaves = driven.marked.split()[0].removeprefix(">")
        await driven.press("m")
        await driven.type("tc")
        await driven.press("enter")
        await driven.type("去外婆家了")
        await driven.press("f10")
        assert "已退出" in driven.text and "候补 0" in driven.text and "在册 3" in driven.text
        assert "待办 1" in driven.text
    close_database()

    async with desk(target, today=LAST_DAY) as driven:
        for number in range(1, PLANNED):
            await open_session(driven, number)
            await driven.press("a")
            assert "到场 3" in driven.text
        await driven.press("f6", "enter", "x")
        assert "再按一次" in driven.text
        await driven.press("x")
        assert "3人" in driven.text
    line = the_package(target, ended=True)
    assert line.closed
    states = {one.name: one.state for one in enrolments.listed(line.id, TODAY)}
    assert Counter(states.values()) == {"completed": 3, "withdrawn": 1}
    assert states[leaves] == "withdrawn" and states[THIRTEEN] == "completed"
    assert counting.attendances(FIRST_DAY, LAST_DAY) == 2 + 3 * (PLANNED - 1)
    assert counting.people_served(FIRST_DAY, LAST_DAY, "children_class") in (3, 4)
    assert Consent.select().where(Consent.purpose == "guardian").count() == PLACES + 1
    assert Attendance.select().where(Attendance.state == "absent").count() == 1
    assert Task.select().where(Task.kind == "place_free").count() == 1


async def test_a_clinic_from_its_opening_to_its_end(without_packages: str) -> None:
    target = without_packages
    async with desk(target) as driven:
        await driven.press("f6", "enter")
        await driven.type("lnjk")
        await driven.press("enter")
        await fill(driven, season_from="9-6", season_to="9-6", recurrence="d", held_on="any")
        assert "共1场" in driven.text
        await driven.press("f10", "tab", "tab")
        for _elder in range(2):
            await driven.press("j", "enter")
            assert here(driven)[0] == "how", "readings take a consent of their own"
            await driven.press("s", "enter")
            assert "已报名" in driven.text
        await open_session(driven, 0)
        await driven.press("c", "enter")
        await driven.type("138/86 72 6.4k")
        await driven.press("enter")
        assert "138/86" in driven.text
        await driven.press("down", "enter")
        await driven.type("185/100")
        await driven.press("enter")
        assert "马上" in driven.text and "120" in driven.text
        await driven.press("f6", "enter", "x", "x")
        assert "2人" in driven.text
    line = the_package(target, ended=True)
    assert [one.state for one in enrolments.listed(line.id, TODAY)] == ["completed"] * 2
    assert counting.clinics(TODAY, TODAY) == 1
    assert counting.attendances(TODAY, TODAY, "elder_health") == 2
    assert Task.select().where(Task.resident.is_null(False)).exists(), "the red reading is followed up"
