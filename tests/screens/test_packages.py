"""F6: packages made after shipped ones, opened, joined and left, by keys alone."""

from __future__ import annotations

import pytest

from db.connection import open_database
from db.packages import enrolments, reading
from db.records import Kind
from db.tables import Consent, Package, Visit
from frontdesk.packages.catalogue import CATALOGUE
from frontdesk.words import Language
from screens.office import Place
from tests.conftest import TODAY
from tests.screens.driven import Driven, desk
from tests.screens.forms import here, texts

CHILD = "郭依琪"
ELDER = "周明义"


async def fill(driven: Driven, **values: str) -> None:
    """Type values into fields of the form that is open, wherever they are."""
    for name, value in values.items():
        while here(driven)[0] != name:
            await driven.press("down")
        await driven.press("ctrl+u")
        await driven.type(value)


async def test_a_class_is_made_filled_and_left_by_keys(without_packages: str) -> None:
    async with desk(without_packages) as driven:
        await driven.press("f6")
        assert "还没有套餐" in driven.text
        await driven.press("enter")
        await driven.type("sqyskt")
        await driven.press("enter")
        assert texts(driven)["name"] == "暑期艺术课堂"
        await fill(
            driven,
            season_from="9-11",
            season_to="9-26",
            recurrence="67",
            time="9-11",
            held_on="any",
            capacity="1",
        )
        assert "共6场" in driven.text
        await driven.press("f10")
        assert "已建好" in driven.text
        assert "暑期艺术课堂 2021" in driven.rows[0]
        assert "余1位" in driven.text
        assert "场次 6" in driven.text

        # A child takes a guardian's consent: nothing is written without.
        await driven.press("j")
        await driven.type(CHILD)
        await driven.press("enter")
        assert "监护人同意(未满14周岁)" in driven.text
        await driven.press("f10")
        assert here(driven)[0] == "how"
        await driven.type("s")
        await driven.press("enter")
        assert here(driven)[0] == "given_by"
        await driven.type("郭龙")
        await driven.press("f10")
        assert "已报名" in driven.text
        assert "余0位" in driven.text

        # The next one waits, and is let in when the place gets free.
        await driven.press("tab", "tab")
        await driven.press("j")
        await fill(driven, how="s", given_by="王敏")
        await driven.press("f10")
        assert "已列入候补第1位" in driven.text
        await driven.press("tab", "tab", "tab")
        assert CHILD in driven.text
        await driven.press("m")
        await driven.type("tc")
        await driven.press("enter")
        await driven.press("f10")
        assert "写明原因" in driven.text, "a reason is asked for"
        await driven.type("去外婆家了")
        await driven.press("f10")
        assert "已退出" in driven.text
    open_database(without_packages)
    (line,) = reading.lines(TODAY)
    assert (line.enrolled, line.waiting) == (1, 0)
    states = {one.name == CHILD: one.state for one in enrolments.listed(line.id, TODAY)}
    assert states == {True: "withdrawn", False: "enrolled"}
    assert Consent.select().where(Consent.purpose == "guardian").count() == 2


async def test_a_known_elder_joins_in_few_keys_and_the_young_are_told_why_not(without_packages: str) -> None:
    async with desk(without_packages) as driven:
        await driven.press("f6", "enter")
        await driven.type("lnjk")
        await driven.press("enter")
        await fill(driven, season_from="9-1", season_to="12-31")
        await driven.press("f10", "tab", "tab")
        keys = ("j", "enter", "s", "enter")
        await driven.press(*keys)
        assert "已报名" in driven.text
        assert len(keys) <= 6
        await driven.press("j")
        await driven.type("zny hn")
        await driven.press("enter")
        assert "34岁,本套餐从60岁起" in driven.text
        await driven.press("f10")
        assert here(driven)[0] == "override_reason"
        await driven.press("escape", "escape", "escape")
        assert "老年健康义诊" in driven.text


async def test_all_present_except_and_a_head_count(without_packages: str) -> None:
    """A session that was: one key for all, one for each exception, and the number of those without names."""
    async with desk(without_packages) as driven:
        await driven.press("f6", "enter")
        await driven.type("lnjk")
        await driven.press("enter")
        await fill(driven, season_from="9-1", season_to="9-30", recurrence="w1", held_on="any")
        await driven.press("f10", "tab", "tab")
        for _person in range(3):
            await driven.press("j", "enter", "s", "enter")
        await driven.press("tab")
        assert "9月6日" in driven.text
        await driven.press("enter")
        assert "未点3" in driven.text
        await driven.press("a")
        assert "到场 3" in driven.text
        await driven.press("home", "q", "l")
        assert "到场 1   l 迟到 1   q 缺席 1" in driven.text
        await driven.press("r")
        await driven.type("约40")
        await driven.press("enter")
        assert "40人" in driven.text
        await driven.press("f9")
        assert "40人" not in driven.text
    open_database(without_packages)
    (line,) = reading.lines(TODAY)
    (first, *_rest) = reading.sessions(line.id)
    assert (first.came, first.heads, first.held_on) == (2, None, TODAY)


async def test_work_found_stands_on_the_row_and_on_the_card(without_packages: str) -> None:
    async with desk(without_packages) as driven:
        await driven.press("f6", "enter")
        await driven.type("mdpxb")
        await driven.press("enter")
        await fill(driven, season_from="8-1", season_to="9-30", recurrence="w1", held_on="any")
        await driven.press("f10", "tab", "tab", "j", "enter", "tab", "tab", "tab")
        assert "在册 1" in driven.text
        await driven.press("m", "z", "enter")
        assert "原就业状况" in driven.text
        await driven.press("s")
        await driven.press("enter")
        await fill(driven, started_on="2021-9-7", form="d", employer="日照面点坊")
        await driven.press("f10")
        assert "这一天还没到" in driven.text
        await fill(driven, started_on="7-30")
        assert "培训2021-08-01才开始" in driven.text
        await fill(driven, started_on="8-2")
        await driven.press("f10")
        assert "三个月后提醒回访" in driven.text
        assert "已再就业 8月2日" in driven.text
        await driven.press("enter")
        assert "已再就业 8月2日" in driven.text and "日照面点坊" in driven.text
        await driven.press("escape", "m", "x", "enter")
        assert "已作废" in driven.text
        assert "已再就业" not in driven.text
        await driven.press("f9")
        assert "已再就业 8月2日" in driven.text


async def test_one_after_the_other_is_vaccinated(without_packages: str) -> None:
    async with desk(without_packages) as driven:
        await driven.press("f6", "enter")
        await driven.type("ymjz")
        await driven.press("enter", "f10")
        all_of_them = int(driven.text.partition("已完成0/")[2].split()[0])
        await driven.press("tab", "tab", "d")
        await driven.type("-1")
        await driven.press("enter")
        assert "已办妥" in driven.text
        assert f"已完成1/{all_of_them}" in driven.text
        await driven.press("d", "enter")
        assert f"已完成2/{all_of_them}" in driven.text
        await driven.press("f9")
        assert f"已完成1/{all_of_them}" in driven.text
        await driven.press("tab", "d")
        assert "没有可标记完成的" in driven.text


async def test_pause_stay_away_and_come_again_and_who_is_to_be_called(without_packages: str) -> None:
    async with desk(without_packages) as driven:
        await driven.press("f6", "enter")
        await driven.type("jsyd")
        await driven.press("enter")
        await fill(driven, season_from="9-1", season_to="9-30", capacity="1")
        await driven.press("f10", "tab", "tab", "j", "enter")
        await driven.press("j", "enter")
        assert "候补" in driven.text
        await driven.press("shift+tab", "shift+tab", "m")
        await driven.type("zt")
        await driven.press("enter")
        await driven.type("住院")
        await driven.press("f10")
        assert "暂停" in driven.marked
        await driven.press("m")
        await driven.type("hf")
        await driven.press("enter", "f10")
        assert "已报名" in driven.marked
        first = driven.marked.split()[0].removeprefix(">")
        await driven.press("m")
        await driven.type("bzcj")
        await driven.press("enter", "f10")
        assert first not in driven.text
        await driven.press("shift+tab")
        assert "打电话:有名额了" in driven.marked
        await driven.press("d")
        assert "待办 0" in driven.text
        await driven.press("f9")
        assert "打电话:有名额了" in driven.text
        await driven.press("shift+tab", "m")
        await driven.type("zxbm")
        await driven.press("enter", "f10")
        assert "候补 1" in driven.text


async def clinic(driven: Driven) -> None:
    """The shipped clinic for elders, for this season."""
    await driven.press("f6", "enter")
    await driven.type("lnjk")
    await driven.press("enter")
    await fill(driven, season_from="9-1", season_to="12-31")
    await driven.press("f10")


async def test_the_desk_says_by_itself_who_may_join_and_takes_them_in(without_packages: str) -> None:
    """In the preview, on the card and at F2; from the list, the card and the walk-in in a few keys."""
    async with desk(without_packages, size=(120, 40)) as driven:
        await clinic(driven)
        await driven.press("f3")
        await driven.type(ELDER)
        assert "可参加" in driven.text and "老年健康义诊 2021(" in driven.text
        keys: tuple[str, ...] = ("down", "j", "enter", "enter", "s", "enter")
        await driven.press(*keys)
        assert "已报名" in driven.text
        assert driven.app.way.here.kind is Kind.RESIDENT and len(keys) <= 6
        assert "已报名" in row_of(driven, "老年健康义诊 2021")
        await driven.press("f9")
        keys = ("j", "enter", "enter", "s", "enter")
        await driven.press(*keys)
        assert "已报名" in row_of(driven, "老年健康义诊 2021")
        await driven.press("f9")

        await driven.press("w")
        await say(driven, "", "来报名体检")
        await driven.press("down", "down")
        assert here(driven)[0] == "then"
        assert "可参加" in driven.text
        keys = ("p", "enter", "enter", "s", "enter")
        await driven.press(*keys)
        assert "已报名" in driven.text
        assert len(keys) <= 6
        assert "已报名" in row_of(driven, "老年健康义诊 2021")
    open_database(without_packages)
    visit = Visit.get(Visit.about == "来报名体检")
    assert (visit.outcome, visit.request) == ("老年健康义诊 2021", None)


def row_of(driven: Driven, text: str) -> str:
    """The row in which a text stands."""
    return next(row for row in driven.rows if text in row)


async def say(driven: Driven, *parts: str) -> None:
    """Type texts with Enter after each."""
    for part in parts:
        await driven.type(part)
        await driven.press("enter")


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_only_keys_that_act_are_shown_and_none_is_cut(office: str, language: Language) -> None:
    """In each section, at a session that was and one to come, at eighty columns; the office stays named."""
    came, dealt = ("到70人", " m 办理") if language == "zh" else ("70 came", " m Moves")
    done, anew, marks = (
        ("d 办妥", "n 新建", "p 到场") if language == "zh" else ("d Done", "n New", "p present")
    )
    async with desk(office, language=language) as driven:
        for package in ("elder_health", "vaccination", "assistance_plan"):
            run = Package.get((Package.series == package) & (Package.run == "2021"))
            driven.app.go(Place("package", None, run.id))
            await driven.settle()
            for section in range(5):
                hints = driven.rows[-2]
                assert "…" not in hints and "…" not in driven.rows[0]
                assert "同心社区" in driven.rows[0]
                assert (dealt in hints) is bool(driven.marked and section in (0, 1, 4))
                assert (done in hints) is bool(
                    package == "vaccination" and driven.marked and section in (1, 2)
                )
                assert (anew in hints) is (section == 3)
                await driven.press("tab")
        await driven.press("f6", "down", "home")
        await driven.press("enter", "tab", "tab", "tab")
        assert came in driven.text
        await driven.press("enter")
        assert "…" not in driven.rows[-2] and marks in driven.text
        assert "Front desk" in driven.rows[0] or language == "zh"
        await driven.press("escape", "escape", "end", "enter")
        assert "…" not in driven.rows[-2] and marks not in driven.text


async def test_packages_stand_in_the_order_of_the_shipped_ones(office: str) -> None:
    async with desk(office) as driven:
        await driven.press("f6")
        names = [row[1:].split(" 2021")[0].strip() for row in driven.rows if " 2021" in row][1:]
    shipped = [one.name for one in CATALOGUE]
    assert names == sorted(names, key=shipped.index) and len(names) > 10


async def test_a_consent_is_taken_back_on_the_card_and_ends_what_rests_on_it(without_packages: str) -> None:
    async with desk(without_packages, size=(120, 50)) as driven:
        await clinic(driven)
        await driven.press("tab", "tab", "j", "enter", "s", "enter")
        await driven.press("shift+tab", "shift+tab", "enter")
        assert "已征得的同意 1" in driven.text
        name = driven.rows[2].split()[0]
        given = row_of(driven, "健康信息")
        assert name in given and "书面签字" in given and "老年健康义诊 2021" in given
        while "健康信息" not in driven.marked:
            await driven.press("down")
        assert "x 撤回同意" in driven.rows[-2] and "Enter 打开" not in driven.rows[-2]
        await driven.press("x")
        assert "已撤回同意,1项报名随之退出" in driven.rows[-3]
        assert "9月6日撤回" in row_of(driven, "健康信息")
        assert "撤回了同意" in row_of(driven, "  老年健康义诊 2021")
        await driven.press("escape", "tab", "tab", "tab", "tab")
        assert "撤回了同意" in row_of(driven, name), "the list of those who left says why"
        await driven.press("f9")
        assert "撤回了同意" not in driven.text
