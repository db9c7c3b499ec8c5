"""The settings on the screen: found, told, changed, put back, and acting at once."""

from __future__ import annotations

import pytest
from textual import events

from frontdesk.settings import keeping
from frontdesk.words import LANGUAGES, Language, set_language
from screens.app import FrontDesk
from screens.keys import keys, own_keys
from screens.office import Place
from screens.parts.cells import width
from screens.settings.settings_page import SettingsPage
from tests.screens.driven import Driven, desk
from tests.screens.forms import ask, form, open_place, texts
from tests.screens.hostile_office import TEXTS


async def open_settings(driven: Driven, typed: str = "") -> None:
    await driven.press("ctrl+p")
    await driven.type("sz")
    await driven.press("enter")
    assert isinstance(driven.page, SettingsPage)
    await driven.type(typed)


async def value(driven: Driven, key: str) -> str:
    return await ask(driven, lambda: keeping.office_settings().text(key))


async def test_they_are_found_by_initials_names_and_meaning(office: str) -> None:
    async with desk(office) as driven:
        await open_settings(driven)
        assert driven.marked.split() == [">", "社区名称", "*", "同心社区"]
        for typed in ("hfbd", "拨打次数", "call_attempts", "attempts to call", "都没人接"):
            await driven.type(typed)
            assert driven.marked.split()[:2] == [">", "回访拨打次数"], typed
            assert "默认:3次" in driven.text
            await driven.press("escape")
        await driven.type("没有的事")
        assert "没有叫这个的设置" in driven.rows[-3]
        await driven.press("escape", "escape")
        assert driven.page is driven.app.desk


async def test_a_value_is_changed_told_and_put_back_by_keys(office: str) -> None:
    async with desk(office) as driven:
        await open_settings(driven, "hfbd")
        await driven.press("enter")
        await driven.type("五次")
        await driven.press("enter")
        assert isinstance(driven.page, SettingsPage)
        assert "已保存" in driven.rows[-3]
        assert driven.marked.split() == [">", "回访拨打次数", "*", "5次"]
        assert "王晓禾" in driven.rows[-5] or "王晓禾" in driven.text.split("默认:3次")[1]
        await driven.press("down", "u")
        assert "已恢复默认" in driven.rows[-3]
        assert driven.marked.split() == [">", "回访拨打次数", "3次"]
        await driven.press("u")
        assert driven.rows[-3].strip() == "! 这一项已经是默认值。"
        await driven.press("f9")
        assert await value(driven, "call_attempts") == "5"
        assert driven.marked.split() == [">", "回访拨打次数", "*", "5次"]


async def test_what_is_out_of_range_is_said_beside_it_and_nothing_typed_is_lost(office: str) -> None:
    async with desk(office) as driven:
        await open_settings(driven, "hfbd")
        await driven.press("enter")
        await driven.type("99")
        assert "请填 1 到 10 之间的整数" in driven.rows[2]
        await driven.press("f10")
        assert "请填 1 到 10 之间的整数" in driven.rows[-3]
        assert texts(driven) == {"value": "99"}
        await driven.press("escape", "ctrl+n")
        assert texts(driven) == {"value": "99"}
        assert "回访拨打次数" in driven.rows[1]
        await driven.press("backspace", "f10")
        assert await value(driven, "call_attempts") == "9"


async def test_a_choice_is_listed_and_acts_at_once_and_at_the_next_start(office: str) -> None:
    async with desk(office) as driven:
        await open_settings(driven, "wg")
        await driven.press("enter", "f4")
        await driven.type("qs")
        await driven.press("enter")
        assert driven.app.theme == "light"
        await driven.press("f9")
        assert driven.app.theme != "light"
        await driven.press("escape")
        await open_settings(driven, "yy")
        await driven.press("enter")
        await driven.type("English")
        await driven.press("enter")
        assert driven.rows[0].split()[1:4] == ["Front", "desk", "Settings"]
    async with desk(office) as driven:
        assert "Front desk" in driven.rows[0]
    async with desk(office, keeps_language=True) as driven:
        assert "前台" in driven.rows[0]


async def test_another_name_stands_on_the_title_line_at_once(office: str) -> None:
    async with desk(office) as driven:
        await open_settings(driven, "sqmc")
        await driven.press("enter")
        await driven.type("[/]文成社区")
        await driven.press("enter")
        assert driven.rows[0].startswith(" [/]文成社区 前台")
        await driven.press("f9")
        assert driven.rows[0].startswith(" 同心社区 前台")


async def test_a_look_that_was_asked_for_wins_for_the_session(office: str) -> None:
    async with desk(office) as driven:
        await open_settings(driven, "wg")
        await driven.press("enter")
        await driven.type("浅色")
        await driven.press("enter")
    set_language("zh")
    for theme, shown in ((None, "light"), ("sixteen", "sixteen")):
        app = FrontDesk(office, theme=theme)
        async with app.run_test(size=(80, 24)) as pilot:
            driven = Driven(app, pilot)
            while app.office.duty is None:
                await driven.settle()
            await driven.settle()
            assert app.theme == shown


async def test_another_key_acts_at_once_is_shown_and_never_shadows_one(office: str) -> None:
    async with desk(office) as driven:
        await open_settings(driven, "key.undo")
        await driven.press("enter")
        await driven.type("f8")
        assert "F8 已用于“统计报表”" in driven.text
        await driven.press("f10")
        assert form(driven).said_badly
        await driven.press("home", "shift+end")
        await driven.type("u")
        assert "是打字要用的" in driven.text
        await driven.press("home", "shift+end")
        await driven.type("F12")
        await driven.press("enter")
        assert "F12 撤销" in driven.rows[-1]
        assert "F9" not in driven.rows[-1]
        await driven.press("f9")
        assert driven.app.office.keymap == {"undo": "f12"}
        await driven.press("f12")
        assert driven.app.office.keymap == {}
        assert "F9 撤销" in driven.rows[-1]


async def test_a_change_at_another_desk_is_not_overwritten(office: str) -> None:
    async with desk(office) as driven:
        await open_settings(driven, "hfbd")
        await driven.press("enter")
        await driven.type("5")
        duty = driven.app.office.duty
        assert duty is not None
        await ask(driven, lambda: keeping.set_value(duty, "call_attempts", "7"))
        await driven.press("f10")
        assert form(driven).said_badly and texts(driven) == {"value": "5"}
        await driven.press("f10")
        assert await value(driven, "call_attempts") == "5"


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 12)])
@pytest.mark.parametrize("tongue", LANGUAGES)
async def test_every_setting_is_told_in_full_at_every_size(
    office: str, tongue: Language, size: tuple[int, int]
) -> None:
    async with desk(office, size=size, language=tongue) as driven:
        driven.app.go(Place("settings"))
        await driven.settle()
        await driven.press("down", "home")
        seen = set()
        for _row in range(200):
            if driven.marked in seen:
                break
            seen.add(driven.marked)
            assert "…" not in driven.marked or size[0] == 40
            assert all(width(row) <= size[0] for row in driven.rows)
            await driven.press("down")
        assert len(seen) > 60


async def test_hostile_values_are_kept_shown_and_refused_as_text(office: str) -> None:
    async with desk(office) as driven:
        for key in ("paper_head", "call_attempts", "open_weekdays", "key.undo"):
            for text in TEXTS[:12]:
                await open_place(driven, Place("setting", text=key))
                page = form(driven)
                page.parts.fields.write("value", text[:40])
                await driven.settle()
                assert "\x1b" not in driven.text
                await driven.press("f10")
                assert not driven.has_ended
        await open_settings(driven)
        assert not driven.has_ended


def test_a_key_has_one_deed_wherever_it_acts() -> None:
    assert own_keys.keymap({}) == {}
    given = {"undo": "f12", "help": "f12", "household": "f11", "open": "x", "nothing": "f10", "find": "w"}
    assert own_keys.keymap(given) == {"household": "f11"}
    assert own_keys.clash("undo", "f8", {}) == next(key for key in keys.EVERYWHERE if key.id == "reports")
    assert own_keys.clash("undo", "f8", {"reports": "f11"}) is None
    # A deed of a list may have the letter of a deed on a card, but not an F-key that acts everywhere.
    assert own_keys.clash("household", "v", {}) is None
    assert own_keys.clash("household", "f9", {}) is not None


NOTICE = (
    "国务院办公厅关于2027年部分节假日安排的通知\n一、元旦:1月1日(周五)至3日(周日)放假,共3天。\n"
    "二、春节:2月5日至11日放假调休,共7天。1月31日(周日)、2月13日(周六)上班。"
)


async def open_days(driven: Driven) -> None:
    await driven.press("ctrl+p")
    await driven.type("gzrl")
    await driven.press("enter")


async def test_a_day_is_laid_down_changed_and_put_back_by_keys(office: str) -> None:
    async with desk(office) as driven:
        await open_days(driven)
        assert driven.marked.split() == [">", "1月1日", "周五", "至", "1月3日", "周日", "休息", "元旦"]
        await driven.press("n")
        await driven.type("9-11")
        await driven.press("enter")
        assert "2021-09-11 周六 现为休息" in driven.rows[2]
        await driven.type("sb")
        await driven.press("enter")
        await driven.type("选举")
        await driven.press("enter")
        assert any(row.startswith(" * 9月11日 周六") and "本社区指定" in row for row in driven.rows)
        await driven.press("down", *["down"] * 8)
        assert "9月11日" in driven.marked
        await driven.press("u")
        assert "已恢复按法定日历" in driven.rows[-3]
        assert "9月11日" not in driven.text
        await driven.press("f9")
        assert "9月11日" in driven.text
        await driven.press("escape")
        await open_settings(driven, "gzrl")
        assert driven.marked.split() == [">", "工作日历", "*", "本社区指定1天"]


async def test_a_day_off_moves_deadlines_which_are_listed_and_lead_to_their_requests(office: str) -> None:
    async with desk(office) as driven:
        await open_place(driven, Place("working_day", id=2021))
        await driven.type("9-8")
        await driven.press("enter")
        await driven.type("xx")
        await driven.press("enter")
        assert "将有4项时限变动" in driven.text
        assert any("回访" in row and "9月8日 → 9月9日" in row for row in driven.rows)
        await driven.type("停电")
        await driven.press("enter")
        assert driven.rows[2].strip() == "4项时限变动:" and "9月8日 → 9月9日" in driven.marked
        number = driven.marked.split()[1]
        await driven.press("enter")
        assert driven.rows[2].startswith(f" {number}")
        await driven.press("escape", "f9")
        assert "时限变动" not in driven.text
        await driven.press("f9")


async def test_a_notice_shows_its_days_before_it_is_taken_in(office: str) -> None:
    async with desk(office) as driven:
        await open_days(driven)
        await driven.press(*["right"] * 6)
        assert "这一年还没有放假安排" in driven.text
        await driven.press("p")
        driven.app.post_message(events.Paste(NOTICE.replace("2月13日(周六)", "2月13日(周日)")))
        await driven.settle()
        assert "2027-02-13" in driven.text
        await driven.press("f10")
        assert form(driven).said_badly
        form(driven).parts.fields.write("notice", NOTICE.replace("\n", " "))
        await driven.settle()
        assert " * 2月13日 周六" in driven.text
        await driven.press("enter")
        assert "按 F10 保存" in driven.rows[-3]
        await driven.press("f10")
        assert "已载入" in driven.rows[-3]
        assert "< 2027 >" in driven.rows[1]
        await driven.press("f9")
        assert "本社区指定" not in driven.text


async def test_a_long_notice_has_room_and_any_other_text_is_harmless(office: str) -> None:
    async with desk(office) as driven:
        for text in (*TEXTS, NOTICE * 20):
            await open_place(driven, Place("holiday_notice", id=2027))
            driven.app.post_message(events.Paste(text))
            await driven.settle()
            assert "\x1b" not in driven.text
            assert len(texts(driven)["notice"]) <= 5_000
            await driven.press("ctrl+d", "ctrl+d")
        await open_place(driven, Place("holiday_notice", id=2027))
        driven.app.post_message(events.Paste(NOTICE * 20))
        await driven.settle()
        assert len(texts(driven)["notice"]) > 1_000
