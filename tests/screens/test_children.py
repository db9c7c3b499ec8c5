"""A class of children: who may collect them, and what they must not have, hidden until a reason is given."""

from __future__ import annotations

import pytest

from db.connection import open_database
from db.tables import AccessLog, Allergy, Enrolment, PackageSession
from frontdesk.words import Language
from screens.office import Place
from screens.packages.package_page import PackagePage
from screens.packages.session_page import SessionPage
from tests.conftest import TODAY
from tests.screens.driven import Driven, desk
from tests.screens.forms import here, open_place
from tests.screens.test_packages import CHILD, fill


async def open_a_class(driven: Driven) -> None:
    """The summer art class, of a week."""
    await driven.press("f6", "enter")
    await driven.type("sqyskt")
    await driven.press("enter")
    await fill(driven, season_from="9-6", season_to="9-10", recurrence="1", time="9-11", held_on="any")
    await driven.press("f10")


async def take_in_at_f2(driven: Driven) -> None:
    """A child at the desk, up to the consent that is needed."""
    await driven.press("f2")
    await driven.type(CHILD)
    await driven.press("enter")
    await fill(driven, words="来报名", then="p")
    await driven.press("enter")


async def test_what_is_typed_on_enrolling_is_there_at_the_session(without_packages: str) -> None:
    async with desk(without_packages) as driven:
        await open_a_class(driven)
        await driven.press("j")
        await driven.type(CHILD)
        await driven.press("enter")
        await fill(driven, how="s", given_by="郭龙")
        while here(driven)[0] != "collected_by":
            await driven.press("enter")
        await driven.type("奶奶 13800001111")
        await driven.press("enter", "enter")
        assert here(driven)[0] == "allergies"
        await driven.type("花生和鸡蛋")
        await driven.press("f10")
        assert "已报名" in driven.text

        assert "可接送:奶奶 13800001111" in driven.text and "按 v 查看" in driven.text
        assert "花生" not in driven.text and "●" in driven.marked
        await driven.press("v")
        assert "查看记录" in driven.text
        await driven.press("escape")
        assert "花生" not in driven.text
        await driven.press("v", "1", "enter")
        assert "过敏:花生和鸡蛋" in driven.text and "30秒" in driven.text
        await driven.press("v")
        assert "花生" not in driven.text

        # Put right without seeing it: an empty field leaves it as it is.
        await driven.press("m", "e", "enter")
        await driven.press("ctrl+u")
        await driven.type("外公")
        await driven.press("f10")
        assert "可接送:外公" in driven.text and "●" in driven.marked

        await driven.press("tab", "tab", "tab", "enter")
        assert "接:外公" in driven.marked and "花生" not in driven.text
        assert "v 看全" in driven.rows[-2]
        await driven.press("v", "1", "enter")
        assert "花生和鸡蛋" in driven.marked and "过敏:花生和鸡蛋" in driven.text
        page = driven.page
        assert isinstance(page, SessionPage) and page.is_in_full
        # Never longer than one looks at it.
        await driven.press("f3", "escape")
        await open_place(driven, page.place)
        assert "花生" not in driven.text and not page.is_in_full
    open_database(without_packages)
    child = Enrolment.get(Enrolment.collected_by != "").resident_id
    seen = AccessLog.select(AccessLog.resident, AccessLog.action).where(AccessLog.resident == child)
    assert list(seen.tuples()) == [(child, "reveal")] * 2
    assert PackageSession.get().day == TODAY


async def test_of_a_child_at_f2_it_is_asked_too(without_packages: str) -> None:
    async with desk(without_packages) as driven:
        await open_a_class(driven)
        await take_in_at_f2(driven)
        await fill(driven, how="s", given_by="郭龙", collected_by="奶奶")
        await driven.press("enter", "enter")
        await driven.type("花生")
        await driven.press("f10")
        assert "已报名" in driven.text
    open_database(without_packages)
    assert Enrolment.get(Enrolment.collected_by == "奶奶").state == "enrolled"
    assert Allergy.get().text == "花生"


async def test_of_grown_ups_none_of_it_is_asked_or_said(office: str) -> None:
    open_database(office)
    session = PackageSession.select().where(PackageSession.package == 2).order_by(PackageSession.day).get()
    async with desk(office) as driven:
        await open_place(driven, Place("session", None, session.id))
        assert "可接送" not in driven.text and "v 看全" not in driven.rows[-2]
        await driven.press("v")
        assert "没有登记过敏史" in driven.text
        await open_place(driven, Place("package", None, 2))
        assert isinstance(driven.page, PackagePage)
        await driven.press("j")
        assert "接送" in driven.text
        await driven.press("escape")


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_the_field_stays_in_sight_when_its_list_closes(
    without_packages: str, language: Language
) -> None:
    async with desk(without_packages, language=language) as driven:
        await open_a_class(driven)
        await take_in_at_f2(driven)
        assert here(driven)[0] == "how"
        said = ("s签字 d当面 h电话 w微信", "s signed d spoken h phone w message")[language == "en"]
        assert driven.marked.rstrip().endswith(said), "which letters, and nobody refuses here"
        await driven.press("f4", "enter")
        assert here(driven)[0] == "given_by"
        assert driven.marked.startswith(">由谁同意" if language == "zh" else ">Given by"), driven.text
