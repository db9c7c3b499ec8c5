"""F5 by keys: what is due is acted upon where it stands, and what another desk does shows by itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.connection import open_database
from db.records import Duty, Kind, Matter
from db.tables import QueueMark, Request, Task
from frontdesk.requests.logging import Then, log
from frontdesk.requests.moving import move
from screens.office import Place
from screens.queue import queue_page
from screens.queue.queue_page import QueuePage
from tests.conftest import TODAY
from tests.screens.driven import Driven, desk
from tests.screens.forms import ask


def page(driven: Driven) -> QueuePage:
    shown = driven.page
    assert isinstance(shown, QueuePage)
    return shown


async def test_what_is_due_is_worked_off_by_keys(office: str) -> None:
    async with desk(office) as driven:
        await driven.press("f5")
        assert "全部" in driven.text and "!逾期12天 首次联系" in driven.marked
        first, second = (row for row in driven.rows[4:6])
        assert "2021-0197" in driven.rows[-7] or "2021-0197" in "".join(driven.rows[-8:-3]), "its preview"
        # Until tomorrow: the one after it is under the cursor.
        await driven.press("t")
        assert "已推到明天" in driven.text and driven.marked[1:] == second[1:]
        await driven.press("f9")
        assert driven.rows[4][1:] == first[1:]
        # Another day as people say it, and not a day that is none.
        await driven.press("home", "r")
        await driven.type("前天")
        await driven.press("enter")
        assert driven.app.way.here.page == "queue_snooze"
        await driven.press(*["backspace"] * 2)
        await driven.type("下周三")
        await driven.press("enter")
        assert driven.app.way.here == Place("to_do") and "已推到9月15日" in driven.text
        # What has to be done is not dropped, what is done elsewhere is opened.
        await driven.press("home", "x")
        assert "必须办理" in driven.text
        # What ends it is opened, and Esc comes back.
        await driven.press("d")
        assert driven.app.way.here.page == "move_report_in"
        await driven.press("escape")
        assert driven.marked[1:] == second[1:]
        await driven.press("enter")
        assert driven.app.way.here.kind is Kind.REQUEST
        under = driven.app.way.here.id
        await driven.press("escape")
        assert driven.marked[1:] == second[1:] and under
        # To somebody else, picked by initials.
        await driven.press("o")
        await driven.type("lqm")
        await driven.press("enter")
        assert "已交办" in driven.text and "李青苗" in driven.text
    open_database(office)
    owner = Request.get_by_id(under).owner
    assert owner is not None and owner.name == "李青苗"
    assert [str(mark.snoozed_until) for mark in QueueMark.select()] == ["2021-09-15"]


async def test_a_task_of_ones_own_filters_and_sections(office: str) -> None:
    async with desk(office) as driven:
        await driven.press("f5", "n")
        await driven.type("给老年协会送展板")
        await driven.press("enter")
        await driven.type("mt")
        await driven.press("enter", "enter")
        assert "已列入待办" in driven.text
        await driven.press("f")
        await driven.type("k")
        await driven.type("sx")
        await driven.press("enter")
        assert "种类" in driven.rows[3] and "给老年协会送展板" in driven.marked and "明天" in driven.marked
        await driven.press("enter")
        assert "办妥后按d" in driven.text
        await driven.press("d")
        assert "没有符合的" in driven.text and "没有待办" not in driven.text
        await driven.press("f9")
        assert "给老年协会送展板" in driven.marked
        await driven.press("x")
        await driven.type("已自取")
        await driven.press("enter")
        assert "已注明原因不办" in driven.text
        await driven.press("escape")
        assert "种类" not in driven.rows[3]
        await driven.press("tab")
        assert all("!逾期" in row for row in driven.rows[4:9])
        await driven.press("slash")
        await driven.type("hf")
        assert page(driven).count() == "1件" and "周振辉" in driven.marked
        await driven.press("ctrl+t")
        assert "Overdue" in driven.text and "call back" in driven.text
    open_database(office)
    task = Task.select().order_by(Task.id.desc()).get()
    assert (task.reason, task.dropped_on) == ("已自取", TODAY)


async def test_a_filter_knows_a_grid_by_its_number_and_an_estate_by_any_name(office: str) -> None:
    async with desk(office) as driven:
        for kind, typed, chip in (
            ("g", "03", "[网格 第03网格]"),
            ("g", "3", "[网格 第03网格]"),
            ("e", "yly", "金马怡乐园"),
        ):
            await driven.press("f5", "f4", kind)
            await driven.type(typed)
            await driven.press("enter")
            assert chip in driven.rows[3] and page(driven)._listed.shown, (typed, driven.text)
            await driven.press("escape")
            assert chip not in driven.rows[3]


async def test_one_call_goes_from_matter_to_matter_and_back_to_the_list(office: str) -> None:
    async with desk(office, size=(120, 40)) as driven:
        duty = driven.app.office.duty
        assert duty is not None
        await ask(driven, lambda: _two_to_call_back(duty))
        await driven.press("f5", "slash")
        await driven.type("试灯")
        await driven.press("down", "end")
        assert "+ 张大爷" in driven.marked
        assert any("(同号另1件)" in row for row in driven.rows)
        await driven.press("home", "d")
        assert driven.app.way.here.page == "move_call_back" and "同一电话还有1件" in driven.text
        first = driven.app.way.here.id
        await driven.type("my")
        await driven.press("f10")
        assert driven.app.way.here.page == "move_call_back" and driven.app.way.here.id != first
        assert "接着说" in driven.text and "同一电话还有" not in driven.text
        await driven.type("jb")
        await driven.press("f10")
        assert driven.app.way.here == Place("to_do") and page(driven).count() == "0件"
        await driven.press("escape", "escape", "escape")
        assert driven.app.way.here.page == "desk", "no step leads back into a form that is saved"
    open_database(office)
    assert Request.select().where(Request.summary == "试灯", Request.state == "archived").count() == 2


def _two_to_call_back(duty: Duty) -> None:
    for _matter in range(2):
        number = log(duty, Matter("灯不亮", "试灯", "张大爷", resident_id=1), Then.ACCEPT).id
        assert number is not None
        move(duty, number, "finish", {"text": "换了灯泡"})


async def test_letters_wait_for_the_list_that_they_act_upon(office: str) -> None:
    async with desk(office) as driven:
        for key in ("f5", "t", "t", "a", *"物业", "enter", *"+2", "enter"):
            driven._send(key)
        await driven.settle()
        assert driven.app.way.here == Place("to_do") and "等到9月8日" in driven.text
    open_database(office)
    marks = [(mark.subject, str(mark.snoozed_until), mark.waits_for) for mark in QueueMark.select()]
    assert len({subject for subject, _until, _whom in marks}) == 3
    assert [row[1:] for row in marks] == [("2021-09-07", "")] * 2 + [("2021-09-08", "物业")]


async def test_a_task_comes_again(office: str) -> None:
    async with desk(office) as driven:
        await driven.press("f5", "n")
        await driven.type("报周报")
        await driven.press("enter", "enter")
        await driven.type("w5")
        assert "9月10日 9月17日 9月24日" in driven.text
        await driven.press("enter", "slash")
        await driven.type("周报")
        await driven.press("down")
        assert "[循环]" in driven.marked and "周五" in driven.marked
        await driven.press("d")
        assert "下次9月17日" in driven.text
        await driven.press("f9", "x")
        await driven.type("放假")
        await driven.press("enter", "enter")
        assert "下次9月17日" in driven.text and "没有符合的" in driven.text


async def test_a_line_waits_for_somebody(office: str) -> None:
    async with desk(office) as driven:
        await driven.press("f5", "shift+tab")
        assert "没有在等的" in driven.text and "没有待办" not in driven.text
        await driven.press("tab", "a")
        assert "返回" in driven.rows[-2] and "放一放" not in driven.rows[-2], "nothing of it is kept"
        await driven.type("物业")
        await driven.press("enter", "enter")
        assert driven.app.way.here.page == "queue_wait"
        await driven.type("+2")
        await driven.press("enter")
        assert "等到9月8日" in driven.text and driven.app.way.here == Place("to_do")
        await driven.press("shift+tab")
        assert "[等物业]" in driven.marked and "周三" in driven.marked
        assert page(driven).count() == "1件"


async def test_what_another_desk_does_shows_and_the_cursor_stays(
    office: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert queue_page.LOOK_AGAIN <= 1.0
    async with desk(office, size=(120, 40)) as driven:
        await driven.press("f5", "down", "down")
        marked = driven.marked[:40]
        duty = driven.app.office.duty
        assert duty is not None
        other = replace(duty, staff_id=3, desk="2")
        key = page(driven)._listed.shown[0].key
        await ask(driven, lambda: _put_off(other, key))
        assert driven.marked[:40] == marked
        page(driven).look_for_changes()
        await driven.settle()
        assert driven.marked[:40] == marked and page(driven).picks.stop == 1
        # Far down in the list the line that is looked at stays where it stands.
        await driven.press("pagedown", "pagedown", "up", "up")
        rows, at = driven.rows, driven.rows.index(driven.marked)
        await ask(driven, lambda: _put_off(other, page(driven)._listed.shown[0].key))
        page(driven).look_for_changes()
        await driven.settle()
        assert driven.rows.index(driven.marked) == at and driven.marked == rows[at]
        # What another desk puts off goes without the cursor, which stays where it is.
        await driven.press("home", "down")
        following = page(driven)._listed.shown[2].key
        await ask(driven, lambda: _put_off(other, page(driven)._listed.shown[1].key))
        page(driven).look_for_changes()
        await driven.settle()
        chosen = page(driven)._chosen
        assert page(driven).picks.stop == 1 and chosen is not None and chosen.key == following
        # Nothing is drawn while nothing happens.
        monkeypatch.setattr(page(driven), "show", lambda: pytest.fail("nothing has changed"))
        page(driven).look_for_changes()
        await driven.settle()


async def test_what_is_taken_back_has_the_cursor(office: str) -> None:
    async with desk(office) as driven:
        await driven.press("f5", "down", "down")
        first = driven.marked
        await driven.press("t")
        assert driven.marked != first
        await driven.press("pagedown", "f9")
        assert driven.marked == first and page(driven).picks.stop == 2
        # Visits come after the others.
        await driven.press("slash")
        await driven.type("入户走访")
        await driven.press("down")
        first = driven.marked
        await driven.press("x")
        await driven.type("都不在家")
        await driven.press("enter")
        assert driven.marked[1:] != first[1:]
        await driven.press("f9")
        assert driven.marked == first, driven.text


async def test_a_list_of_values_says_when_none_of_them_fits(office: str) -> None:
    async with desk(office) as driven:
        await driven.press("f5", "f4", "e")
        await driven.type("qqq")
        assert "没有符合的" in driven.text
        await driven.press("enter", "backspace", "backspace", "backspace")
        assert "没有符合的" not in driven.text and "付家洼幸福家园" in driven.text


def _put_off(duty: Duty, key: object) -> None:
    from db.records import LineKey
    from screens.queue.queue_jobs import until_tomorrow

    assert isinstance(key, LineKey)
    until_tomorrow(duty, key)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_number_to_call_stands_beside_the_list_too(office: str, size: tuple[int, int]) -> None:
    async with desk(office, size=size) as driven:
        duty = driven.app.office.duty
        assert duty is not None
        await ask(driven, lambda: _a_confidential_call(duty))
        await driven.press("f5")
        assert "2021-0197" in driven.marked and "154****2159" in driven.text
        await driven.press("slash")
        await driven.type("bm")
        await driven.press("down")
        assert "保密" in driven.text and "****" not in driven.text, "nor anything else of who it is"


def _a_confidential_call(duty: Duty) -> None:
    log(duty, Matter("秘密的事", "秘密的事", "李红", confidential=True, phone="15400001234"), Then.ACCEPT)
