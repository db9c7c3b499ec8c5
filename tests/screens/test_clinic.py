"""A clinic by keys: forty people measured in one sitting, and what is told of each at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from db.connection import close_database, open_database
from db.packages import reading
from db.records import ConsentGiven, Duty, Kind
from db.tables import AccessLog, Attendance, Enrolment, HealthReading, Staff, Task
from frontdesk.packages import keeping, listing
from frontdesk.packages.catalogue import CATALOGUE
from frontdesk.packages.enrolling import Asked, enrol
from screens.office import Place
from screens.packages.clinic_page import ClinicPage
from tests.conftest import TODAY
from tests.screens.driven import Driven, desk
from tests.screens.forms import open_place

FORTY = 40
KEYS_A_PERSON = 16
CALLED = "秋季义诊"


@pytest.fixture
def clinic(office: str) -> tuple[str, int, tuple[str, ...]]:
    """A clinic today with forty elders in it: the database, its session, their names."""
    open_database(office)
    staff = Staff.select().first()
    duty = Duty(staff.id, staff.name, "clerk", "1", TODAY)
    run = replace(
        next(one for one in CATALOGUE if one.series == "elder_health"),
        run="秋季",
        name=CALLED,
        season_from=TODAY,
        season_to=date(2021, 9, 30),
        recurrence="FREQ=WEEKLY;BYDAY=MO",
    )
    package = keeping.make(duty, run)
    people = listing.may_join(duty, package)[:FORTY]
    for one in people:
        enrol(duty, package, "resident", one.who_id, Asked(consents=(ConsentGiven("health", one.name),)))
    session = reading.sessions(package)[0].id
    close_database()
    return office, session, tuple(one.name for one in people)


async def at(driven: Driven, session: int) -> ClinicPage:
    """The page of the clinic."""
    await open_place(driven, Place("clinic", None, session))
    assert isinstance(driven.page, ClinicPage)
    return driven.page


async def test_forty_people_are_measured_in_one_sitting(clinic: tuple[str, int, tuple[str, ...]]) -> None:
    office, session, names = clinic
    async with desk(office, size=(100, 30)) as driven:
        page = await at(driven, session)
        for number, name in enumerate(names):
            await driven.type(name)
            keys = ["enter", *"138/86 72 6.0k", "enter"]
            assert len(keys) <= KEYS_A_PERSON
            await driven.press(keys[0])
            await driven.type("".join(keys[1:-1]))
            before = page.picks.shown
            await driven.press(keys[-1])
            changed = [old for old, new in zip(before, page.picks.shown, strict=True) if old != new]
            assert len(changed) == 1 and name in changed[0], "only the row of who was measured"
            assert f"已量{number + 1}人" in driven.text
        assert "138/86  72  6.0 空腹" in driven.marked
    open_database(office)
    assert HealthReading.select().where(HealthReading.session == session).count() == 3 * FORTY
    assert Attendance.select().where(Attendance.session == session).count() == FORTY
    assert not Task.select().where(Task.text == CALLED).exists()


async def test_what_is_told_stands_there_at_once_with_its_word(
    clinic: tuple[str, int, tuple[str, ...]],
) -> None:
    office, session, _names = clinic
    async with desk(office) as driven:
        page = await at(driven, session)
        await driven.press("enter")
        await driven.type("150/95 72")
        assert "血压 150/95 [提醒]   脉搏 72" in driven.text, "while it is typed"
        await driven.press("enter")
        assert "提醒:本次数值高于参考值" in driven.text
        first = next(row for row in page.picks.shown if "150/95" in row)
        assert "提醒 150/95  72" in first
        # The wrong way round, in the wrong unit: said, offered, taken by the same key again.
        await driven.press("enter")
        await driven.type("100/185")
        await driven.press("enter")
        assert "高低写反了" in driven.text and "185/100" in driven.text
        await driven.press("enter")
        assert "马上:数值很高/偏低,请现在联系社区卫生服务中心" in driven.text
        await driven.press("enter")
        await driven.type("126k")
        await driven.press("enter")
        assert "126是不是mg/dL" in driven.text
        await driven.press("enter")
        assert "7.0 空腹" in driven.text
        # What is half typed is kept for whom it is of.
        await driven.press("enter")
        await driven.type("138/8")
        await driven.press("escape")
        await driven.press("enter")
        assert "138/8" in driven.text
        await driven.press("escape")
        # Told once: who comes back to the page sees only that there is something.
        await driven.press("f1", "escape")
        assert "150/95" not in driven.text and "已量" in driven.text
    open_database(office)
    kinds = sorted(task.kind for task in Task.select().where(Task.text == CALLED))
    assert kinds == ["reading_red", "reading_red", "reading_repeat", "reading_repeat"]


async def test_measured_again_struck_and_taken_back(clinic: tuple[str, int, tuple[str, ...]]) -> None:
    office, session, names = clinic
    async with desk(office) as driven:
        await at(driven, session)
        await driven.press("down", "y")
        await driven.type("李医生 欧姆龙")
        await driven.press("enter")
        assert "测量值  李医生 欧姆龙" in driven.text
        await driven.type(names[0])
        for typed in ("150/95", "136/84"):
            await driven.press("enter")
            await driven.type(typed)
            await driven.press("enter")
        await driven.press("down", "x")
        assert "150/95" in driven.text and "136/84" in driven.text
        await driven.press("enter")
        assert "已作废" in driven.text
        await driven.press("f9", "f9")
        assert "已量1人" in driven.text
    open_database(office)
    rows = HealthReading.select().where(HealthReading.session == session)
    assert [(one.reading, one.struck_on, one.measured_by) for one in rows] == [
        ("150/95", None, "李医生 欧姆龙")
    ]
    assert AccessLog.select().where(AccessLog.reason == "verify").count() == 1


async def test_who_is_not_in_is_found_agrees_and_is_measured(
    clinic: tuple[str, int, tuple[str, ...]],
) -> None:
    office, session, _names = clinic
    async with desk(office) as driven:
        await at(driven, session)
        await driven.type("zny hn")
        assert "未报名" in driven.text
        await driven.press("enter")
        await driven.type("118/76")
        await driven.press("enter")
        assert "还没有同意登记健康信息" in driven.text
        await driven.type(" y")
        await driven.press("enter")
        assert "在数值后面写#和原因" in driven.text, "34 years old"
        await driven.type("#陪母亲来")
        await driven.press("enter")
        assert "118/76" in driven.text and "已量1人" in driven.text
    open_database(office)
    assert Enrolment.select().where(Enrolment.override_reason == "陪母亲来").count() == 1


async def test_the_trend_stands_on_the_card_only_while_it_is_shown_in_full(
    clinic: tuple[str, int, tuple[str, ...]],
) -> None:
    office, session, names = clinic
    async with desk(office, size=(100, 48)) as driven:
        await at(driven, session)
        await driven.type(names[0])
        for typed in ("150/95 72 6.4k", "136/84 8.1c"):
            await driven.press("enter")
            await driven.type(typed)
            await driven.press("enter")
        who = driven.page.picks.target.resident_id  # type: ignore[attr-defined]
        await open_place(driven, Place("card", Kind.RESIDENT, who))
        assert "150/95" not in driven.text
        await driven.press("v", "enter")
        assert "150/95     136/84" in driven.text
        assert "空腹       餐后2小时" in driven.text
        assert "2021-09-06 2021-09-06" in driven.text


async def test_the_whole_sentence_is_read_in_english_too(clinic: tuple[str, int, tuple[str, ...]]) -> None:
    office, session, _names = clinic
    async with desk(office, language="en") as driven:
        await at(driven, session)
        await driven.press("enter")
        await driven.type("186/102 lo s")
        await driven.press("enter")
        assert "at once: The value is very high/low" in driven.text
        assert driven.text.replace("\n", " ").count("call 120 at once.") == 1
