"""The end of the day by keys: what is left is walked through, the day closed, its work log read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from db import journal
from db.connection import close_database, open_database, transaction
from db.records import Duty
from db.tables import DayClose, QueueMark, Request
from screens.day.day_review_page import DayReviewPage
from screens.day.work_log_page import WorkLogPage
from screens.office import Place
from tests.conftest import TODAY
from tests.screens.driven import Driven, desk
from tests.screens.forms import ask

TOMORROW = date(2021, 9, 7)


def walk(driven: Driven) -> DayReviewPage:
    shown = driven.page
    assert isinstance(shown, DayReviewPage)
    return shown


async def test_the_day_of_the_demo_is_worked_through_and_closed_in_few_keys(office: str) -> None:
    pressed = 0
    async with desk(office) as driven:

        async def keys(*some: str) -> None:
            nonlocal pressed
            pressed += len(some)
            await driven.press(*some)

        await keys("f5", "c")
        total = walk(driven)._walk.total
        assert total >= 20 and f"1/{total}" in driven.text and "别人手上还有" in driven.text
        # A date, to somebody else, waiting; the others until tomorrow.
        await keys("t")
        assert f"2/{total}" in driven.text and "已推到明天" in driven.text
        await keys("r", *"+3", "enter")
        assert f"3/{total}" in driven.text and driven.app.way.here == Place("day_review")
        await keys("o", *"lqm", "enter")
        assert f"4/{total}" in driven.text and "已交办" in driven.text
        await keys("a", *"wy", "enter", *"+2", "enter")
        assert f"5/{total}" in driven.text
        # Esc loses nothing: back on the same line, as far as one was.
        here = walk(driven)._walk.here
        await keys("escape", "c")
        again = walk(driven)._walk
        assert f"5/{total}" in driven.text and again.here == here
        await keys(*"t" * len(again.rest))
        assert f"{total}件都过完了" in driven.text
        await keys("enter")
        assert "dy多云" in driven.text, "the letters stand beside the field"
        await keys(*"dy", "enter", "f10")
        assert isinstance(driven.page, WorkLogPage) and "已收工" in driven.text
        assert pressed <= 60 and total >= 20, (pressed, total)
        assert "多云" in driven.text and "光荣牌旧了能否更换" in driven.text and "08:50" in driven.text
        await driven.press("escape")
        assert "王晓禾已收工" in driven.text
    open_database(office)
    (close,) = DayClose.select()
    assert (close.day, close.weather) == (TODAY, "cloudy")
    assert close.entry == journal.head()[0] - 1 and QueueMark.select().count() >= total - 2


async def test_twenty_left_cost_no_more_than_one_key_each_typed_at_one_go(office: str) -> None:
    async with desk(office) as driven:
        await driven.press("f5", "c")
        total = walk(driven)._walk.total
        await driven.type("t" * total)
        assert f"{total}件都过完了" in driven.text
        await driven.press("f9")
        assert f"{total}/{total}" in driven.text


async def test_a_closed_day_is_opened_again_and_closed_anew(office: str) -> None:
    async with desk(office) as driven:
        await driven.press("f5", "c", "c")
        await driven.type("q")
        await driven.press("enter", "enter")
        await driven.type("李大娘明早来取证明")
        await driven.press("f10")
        assert "已收工" in driven.text
        # The second desk is told.
        await driven.press("e")
        await driven.press("down", "down", "down")
        await driven.type("已阅")
        await driven.press("f10")
        assert "已更正" in driven.text
        await driven.press("u")
        assert "已取消收工" in driven.text and "c 收工" in driven.text
        await driven.press("c", "c")
        assert "李大娘明早来取证明" in driven.text and "已阅" in driven.text
        await driven.press("f10", "left")
        assert "2021-09-05" in driven.rows[0] and "c 收工" in driven.text
        await driven.press("ctrl+t")
        assert "Work log" in driven.rows[0] and "What is left" in driven.text
    open_database(office)
    assert [close.reopened_at is None for close in DayClose.select().order_by(DayClose.id)] == [False, True]


async def test_the_next_morning_shows_the_note_and_offers_what_was_forgotten(office: str) -> None:
    async with desk(office) as driven:
        await driven.press("f5", "c", "c", "enter", "enter")
        await driven.type("李大娘明早来取证明")
        await driven.press("f10")
    async with desk(office, today=TOMORROW) as driven:
        assert "交接 9月6日 王晓禾:李大娘明早来取证明" in driven.text and "还没有收工" not in driven.text
        await driven.press("f5", "n")
        await driven.type("擦黑板")
        await driven.press("f10")
    async with desk(office, today=date(2021, 9, 8)) as driven:
        assert "9月7日 周二还没有收工" in driven.marked
        await driven.press("f5")
        assert "9月7日 周二还没有收工:按 y 补上" in driven.text
        await driven.press("y")
        assert "9月7日 周二" in driven.text and driven.app.way.here.page == "day_close"
        await driven.press("f10")
        assert "工作日志 2021-09-07" in driven.rows[0]
        closed = next(row for row in driven.rows if "收工时间" in row)
        assert closed.split()[1] == "9月8日", "the hour alone would tell of the 7th"
        await driven.press("left")
        assert next(row for row in driven.rows if "收工时间" in row).split()[1][2] == ":"
        await driven.press("f3", "f5")
        assert "还没有收工" not in driven.text


async def test_a_form_that_was_put_aside_comes_first_and_is_gone_on_with(office: str) -> None:
    async with desk(office) as driven:
        await driven.press("f5", "n")
        await driven.type("擦黑板")
        driven.page.put_away()
        await driven.press("escape", "c")
        assert "填了一半没有保存" in driven.text and "> 今天  草稿" in driven.text
        await driven.press("enter")
        assert driven.app.way.here.page == "queue_task" and "擦黑板" in driven.text
        await driven.press("f10", "f5", "c")
        assert "填了一半没有保存" not in driven.text
        # What is only worth a look has two letters; what has to be done is not dropped.
        await driven.press("x")
        assert "必须办理" in driven.text
        await driven.press("d")
        assert driven.app.way.here.page == "move_contact"
        await driven.type("说好了")
        await driven.press("f10")
        # The draft and the contact are done; the task is one more.
        assert driven.app.way.here == Place("day_review") and driven.rows[1].startswith(" 3/")


async def test_what_the_walk_and_the_log_show_is_covered_from_visitors(office: str) -> None:
    async with desk(office, language="en", size=(120, 40)) as driven:
        await driven.press("f5", "c", "ctrl+g")
        assert "王永林" not in driven.text and "1st contact" in driven.text
        await driven.press("ctrl+g")
        assert "王永林" in driven.text


async def test_short_texts_of_the_log_stand_on_one_line(office: str) -> None:
    async with desk(office, language="en") as driven:
        await driven.press("f5", "c", "c", "f10", "left")
        assert "19:30-21:05" in driven.text
        await driven.press("right", "end")
        assert "to verify" in driven.text and "tomorrow" in driven.text
        await driven.press("home", *["pagedown"] * 2)
        assert " attendance " in driven.text and "1st contact" in driven.text, driven.text


async def test_a_theme_is_listed_and_seen(office: str) -> None:
    open_database(office)
    with transaction():
        late = Request.select(Request.id).where(Request.received_on >= date(2021, 8, 20)).limit(4)
        ids = [request.id for request in late]
        Request.update(estate=1, topic="wy").where(Request.id << ids).execute()
    close_database()
    async with desk(office) as driven:
        await driven.press("f5", "c", *["down"] * 30)
        assert "热点" in driven.text and "近期" in driven.text and "物业" in driven.text
        number = driven.rows[1]
        await driven.press("a")
        assert "这一件只是提醒" in driven.text
        await driven.press("enter")
        assert driven.app.way.here.page == "diary" and "物业" in driven.rows[3], driven.rows[:5]
        await driven.press("escape")
        assert driven.app.way.here == Place("day_review") and driven.rows[1] == number
        await driven.press("d")
        assert "热点" not in driven.text


async def test_of_two_desks_that_close_the_same_day_the_second_is_told(office: str) -> None:
    async with desk(office) as driven:
        await driven.press("f5", "c", "c", "enter", "enter")
        await driven.type("钥匙在抽屉里")
        duty = driven.app.office.duty
        assert duty is not None
        other = replace(duty, staff_id=3, staff_name="李青苗", desk="2")
        await ask(driven, lambda: _close(other))
        await driven.press("f10")
        assert "李青苗已经收工" in driven.text and "钥匙在抽屉里" in driven.text
        await driven.press("escape")
        assert "李青苗已收工" in driven.text
        await driven.press("c")
        assert driven.app.way.here.page == "work_log" and "李青苗" in driven.text


def _close(duty: Duty) -> None:
    from frontdesk.day import closing

    closing.close(duty, duty.day, closing.Words())
