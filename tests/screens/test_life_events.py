"""What happened to people, told in few keys: the plan below, the usual filled in, and F9 takes it back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from db.connection import close_database, open_database, transaction
from db.records import Kind
from db.residents.homes import homes, homes_of
from db.tables import Guardian, Household, Request, Residency, Resident
from screens.forms.form_page import FormPage
from screens.office import Place
from tests.conftest import TODAY
from tests.everything import every_row
from tests.screens import hostile_office
from tests.screens.driven import Driven, desk
from tests.screens.forms import WOMAN_OF_1987, ask, form, here, open_place, texts

NUMBER = re.compile(r"371199\d{11}[\dX]")
HOSTILE = "[/]a[b]c\x1b[2J"


async def card_of(driven: Driven, name: str) -> None:
    """Find somebody and open the card."""
    await driven.press("f3")
    await driven.type(name)
    await driven.press("enter")
    assert driven.app.way.here.page == "card"


async def happened(driven: Driven, letters: str) -> None:
    """The list of what can happen, narrowed by letters; its form."""
    await driven.press("m")
    await driven.type(letters)
    await driven.press("enter")
    assert isinstance(driven.page, FormPage), driven.text


async def lives_with(driven: Driven, name: str) -> dict[str, str]:
    """Names and relations of the home of somebody, as the database has them."""

    def job() -> dict[str, str]:
        person = Resident.get(Resident.name == name)
        home = homes_of([person.id]).get(person.id)
        (found,) = homes([home], TODAY) if home else (None,)
        return {member.name: member.relation for member in found.members} if found else {}

    return await ask(driven, job)


async def everything(driven: Driven) -> dict[str, list[tuple[object, ...]]]:
    """What a life event may touch."""
    return await ask(driven, lambda: every_row(Resident, Residency, Household, Guardian, Request))


Step = str | list[str]
"""A text to type, or keys to press."""

AT_1702 = {"张建国": "02", "李秀芬": "10", "周强": "28", "张南燕": "30", "周朵朵": "44"}

# Who, which event by its letters, then keys (in lists) and texts; what is said; who lives with whom then.
EVENTS: dict[str, tuple[Any, ...]] = {
    "death": ("zny hn", "s", [["f10"]], "已登记张南燕死亡", "周朵朵", {"周强": "28", "周朵朵": "44"}),
    "death of the head": ("zjg hn 1702", "s", [["f10"]], "李秀芬接任户主", "周朵朵", {"李秀芬": "02"}),
    "move": (
        "zny hn",
        "b",
        ["yly 1-2-301", ["enter"], "ne", ["f10"]],
        "张南燕已搬到金马怡乐园 1-2-301",
        "张南燕",
        {"张宁裕": "02", "张南燕": "30"},
    ),
    "move into a new home": (
        "zny hn",
        "b",
        ["yly 1-2-399", ["f10"]],
        "张南燕已搬到金马怡乐园 1-2-399,另立一户",
        "张南燕",
        {"张南燕": "02"},
    ),
    "split": (
        "zny hn",
        "f",
        [["enter"], "yly 1-2-399", ["f10"]],
        "张南燕、周强等3人已搬到金马怡乐园 1-2-399,另立一户",
        "张南燕",
        {"张南燕": "02", "周强": "10", "周朵朵": "30"},
    ),
    "split by number": (
        "zny hn",
        "f",
        ["4 5", ["enter"], "yly 1-2-399", ["f10"]],
        "张南燕、周朵朵已搬到",
        "张南燕",
        {"张南燕": "02", "周朵朵": "30"},
    ),
    "join": (
        "张宁裕",
        "bh",
        ["hn 12-1-1702", ["enter"], "fq", ["f10"]],
        "张宁裕、周桂兰已并入",
        "张宁裕",
        {"张建国": "02", "张宁裕": "51", "周桂兰": "52"},
    ),
    "move away": ("zny hn", "qc", ["青岛市[/]", ["f10"]], "张南燕已迁出", "周朵朵", {"周朵朵": "44"}),
    "birth": (
        "zny hn",
        "c",
        ["周小宝", ["enter"], "m", ["f10"]],
        "周小宝已登记出生",
        "周小宝",
        {"周小宝": "43", **AT_1702},
    ),
    "marriage in": (
        "李秀芬 12-1-1702",
        "hr",
        ["欧阳不在", ["f10"]],
        "欧阳不在已婚入",
        "欧阳不在",
        {"欧阳不在": "97"},
    ),
    "change of head": (
        "李秀芬 12-1-1702",
        "bg",
        [["f10"]],
        "李秀芬接任户主",
        "周朵朵",
        {**AT_1702, "李秀芬": "02", "张建国": "10"},
    ),
    "two records of one person": (
        "zny hn",
        "hbcfd",
        ["zhangningyu", ["f10"], ["f10"]],
        "张南燕的两份档案已合并",
        "周桂兰",
        {"周桂兰": "02"},
    ),
    "two records of one household": (
        "zny hn",
        "hbcfh",
        ["yly 1-2-301", ["f10"]],
        "两份户档案已合并",
        "张宁裕",
        {**AT_1702, "张宁裕": "97", "周桂兰": "10"},
    ),
}


@pytest.mark.parametrize("event", EVENTS)
async def test_it_happens_in_few_keys_and_f9_takes_it_back(office: str, event: str) -> None:
    who, letters, steps, said, whose, lives = EVENTS[event]
    async with desk(office) as driven:
        await card_of(driven, who)
        card = driven.app.way.here
        before = await everything(driven)
        await happened(driven, letters)
        for step in steps:
            await (driven.type(step) if isinstance(step, str) else driven.press(*step))
        assert driven.app.way.here[:3] == card[:3], driven.text
        assert said in driven.rows[-3] and "F9可撤销" in driven.rows[-3]
        assert lives.items() <= (await lives_with(driven, whose)).items()
        assert driven.app.office.drafts == 0
        await driven.press("f9")
        assert "已撤销" in driven.rows[-3]
        assert await everything(driven) == before
        assert driven.app.way.here[:3] == card[:3]


# Who, which event, keys and texts; what the status line says; in which field the cursor is then.
REFUSED: dict[str, tuple[str, str, Sequence[Step], str, str]] = {
    "day ahead": ("zny hn", "s", ["2021-12-30", ["f10"]], "还没到", "day"),
    "no day": ("zny hn", "s", ["不知道", ["f10"]], "日期看不懂", "day"),
    "nowhere": ("zny hn", "b", [["f10"]], "搬到哪里", "to"),
    "there already": ("zny hn", "b", ["hn 12-1-1702", ["f10"]], "已经住在那里", "to"),
    "nothing found": ("zny hn", "b", ["青岛市南区", ["f10"]], "没有找到", "to"),
    "relation": ("zny hn", "bh", ["yly 1-2-301", ["f10"]], "与那边户主的关系", "relation"),
    "nobody of that name": ("zny hn", "f", ["阿卜杜拉", ["f10"]], "认不出", "who"),
    "who is head": ("zjg hn 1702", "qc", [["down"], "1 2", ["f10"]], "没有户主", "head"),
    "no name": ("zny hn", "c", [["f10"]], "姓名", "name"),
    "which head": ("zjg hn 1702", "bg", [["f10"]], "还没选人", "new_head"),
    "who comes": ("zny hn", "hr", [["f10"]], "谁进来", "partner"),
    "which person": ("zny hn", "hbcfd", ["李秀芬", ["f10"]], "个符合", "other"),
    "which household": ("zny hn", "hbcfh", ["hn 12-1-1702", ["f10"]], "同一户", "other"),
    "not put right": ("zny hn", "s", [["down", "down", "down"], "9 ez", ["f10"]], "看不懂", "relations"),
}


@pytest.mark.parametrize("event", REFUSED)
async def test_what_is_in_the_way_stands_by_its_field(office: str, event: str) -> None:
    who, letters, steps, said, field = REFUSED[event]
    async with desk(office) as driven:
        await card_of(driven, who)
        before = await everything(driven)
        await happened(driven, letters)
        for step in steps:
            await (driven.type(step) if isinstance(step, str) else driven.press(*step))
        assert said in driven.rows[-3], driven.text
        assert here(driven)[0] == field
        assert await everything(driven) == before
        await driven.press("escape")
        assert driven.app.way.here.page == "card"


async def test_keys_that_the_usual_events_take(office: str) -> None:
    async with desk(office) as driven:
        await card_of(driven, "zny hn")
        await driven.press(*"ms", "enter", "f10")
        assert "已登记张南燕死亡" in driven.rows[-3]
        await driven.press("f9")
        await driven.press(*"mc", "enter", *"zxb", "enter", "m", "f10")
        assert "已登记出生" in driven.rows[-3]
        await driven.press("f9")
        await driven.press(*"mb", "enter", *"yly", "space", *"1-2-399", "f10")
        assert "已搬到" in driven.rows[-3]


async def test_who_knows_the_way_does_not_wait(office: str) -> None:
    async with desk(office) as driven:
        await driven.press("f3")
        await driven.type("zny hn")
        await driven.press("enter", *"ms", "enter", "f10")
        assert "已登记张南燕死亡" in driven.rows[-3]


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 12)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_plan_is_live_and_marked(office: str, size: tuple[int, int]) -> None:
    async with desk(office, size=size) as driven:
        await card_of(driven, "zjg hn 1702")
        await happened(driven, "b")
        await driven.type("yly 1-2-301")
        if size == (40, 12):
            return
        text = driven.text
        assert "变动前" in text and "变动后 9月6日" in text
        assert re.search(r"1 张建国 +男63   户主 +- +迁往金马怡乐园 1-2-301", text)
        assert re.search(r"2 李秀芬 +女61   配偶 +\* +2 李秀芬 +女61   户主", text)
        assert re.search(r"\+ +1 张建国 +男63   \?", text)
        assert "李秀芬接任户主" in text
        assert "从第7网格到第3网格" in text
        await driven.press("enter")
        await driven.type("99")
        await driven.press("down", "down")
        await driven.type("zq")
        assert re.search(r"3 周强 +男36   女婿 +\* +3 周强 +男36   户主", driven.text)
        await driven.press("ctrl+t")
        assert "before" in driven.text and "son-in-law" in driven.text


async def test_a_guess_is_marked_and_put_right_by_its_number(office: str) -> None:
    async with desk(office) as driven:
        await card_of(driven, "zny hn")
        await happened(driven, "hbcfh")
        await driven.type("yly 1-2-301")
        assert re.search(r"\+ +6 张宁裕 +男75   其他亲属 \?", driven.text)
        assert "有2处是推测" in driven.text
        await driven.press("enter")
        assert here(driven)[0] == "relations"
        await driven.type("6 fq 7 mq")
        assert re.search(r"\+ +6 张宁裕 +男75   父亲\n", driven.text)
        await driven.press("f10")
        lives = await lives_with(driven, "张宁裕")
        assert (lives["张宁裕"], lives["周桂兰"]) == ("51", "52")


async def test_the_two_records_are_seen_side_by_side_and_masked(office: str) -> None:
    open_database(office)
    with transaction():
        Resident.update(workplace=HOSTILE, politics="").where(Resident.name == "张宁裕").execute()
    close_database()
    async with desk(office) as driven:
        await card_of(driven, "zny hn")
        await happened(driven, "hbcfd")
        await driven.type("zhangningyu")
        assert re.search(r"姓名 +张南燕 女34 +张宁裕 男75", driven.text)
        assert re.search(r"工作单位 + < \[/\]a\[b\]c", driven.text)
        assert not NUMBER.search(driven.text)
        before = await everything(driven)
        await driven.press("f10")
        assert "身份证号不同" in driven.rows[-3] and "再按" in driven.rows[-3]
        assert await everything(driven) == before


async def test_the_list_offers_what_can_happen_here(office: str) -> None:
    async with desk(office) as driven:
        await card_of(driven, "zny hn")
        await driven.press("m")
        assert "搬家" in driven.text and "迁入" not in driven.text
        await driven.press("h", "escape")
        assert driven.app.way.here.page == "card", "letters narrow the list"
        await driven.press("h")
        await driven.press("m")
        assert "合并重复户" in driven.text and "合并重复档案" not in driven.text
        await driven.press("escape", "escape")
        await happened(driven, "s")
        await driven.press("f10")
        await driven.press("m")
        assert "没有可办的变动" in driven.rows[-3]
        assert "m 变动" not in driven.rows[-2]


async def test_who_moved_away_comes_back(office: str) -> None:
    async with desk(office) as driven:
        await card_of(driven, "zny hn")
        await happened(driven, "qc")
        await driven.press("f10")
        await driven.press("m")
        assert "迁入" in driven.text and "搬家" not in driven.text
        await driven.type("qr")
        await driven.press("enter")
        await driven.type("hn 12-1-1702")
        await driven.press("enter")
        await driven.type("ne")
        await driven.press("f10")
        assert "张南燕已迁入海纳莒州家园 12-1-1702" in driven.rows[-3]
        assert (await lives_with(driven, "张南燕"))["张南燕"] == "30"


async def test_on_a_household_it_is_about_all_of_them(office: str) -> None:
    async with desk(office) as driven:
        await card_of(driven, "zny hn")
        await driven.press("h")
        await happened(driven, "b")
        assert texts(driven)["who"] == "全户"
        await driven.type("yly 1-2-399")
        await driven.press("f10")
        assert "等5人已搬到" in driven.rows[-3]
        assert await lives_with(driven, "张南燕") == AT_1702
        await driven.press("f9")
        await happened(driven, "s")
        await driven.press("f10")
        assert here(driven)[0] == "who"
        await driven.press("f4", "down", "enter", "f10")
        assert "李秀芬死亡" in driven.rows[-3]


async def test_several_are_marked_one_by_one_in_the_list(office: str) -> None:
    async with desk(office) as driven:
        await card_of(driven, "zny hn")
        await happened(driven, "f")
        assert texts(driven)["who"] == "4张南燕 3周强 5周朵朵"
        await driven.press("f4", *"3", "enter")
        assert texts(driven)["who"] == "4张南燕 5周朵朵"
        await driven.press("f4", *"2", "enter")
        assert texts(driven)["who"] == "4张南燕 5周朵朵 2李秀芬"
        await driven.press("down", "up")
        await driven.type("qh")
        await driven.press("enter")
        assert texts(driven)["who"] == "全户"


async def test_what_was_told_survives_esc_and_goes_on_where_it_was(office: str) -> None:
    async with desk(office) as driven:
        await card_of(driven, "zny hn")
        await happened(driven, "f")
        await driven.type("4 5")
        await driven.press("enter")
        await driven.type("yly 1-2-399")
        await driven.press("enter")
        await driven.type("zt")
        await driven.press("escape")
        assert driven.app.office.drafts == 1
    async with desk(office) as driven:
        await driven.press("ctrl+n")
        assert texts(driven)["who"] == "4张南燕 5周朵朵"
        assert texts(driven)["to"] == "金马怡乐园 1-2-399"
        assert here(driven)[0] == "day"
        await driven.press("f10")
        assert "另立一户" in driven.rows[-3]
        assert driven.app.way.here.page == "card"
        assert driven.app.office.drafts == 0
    open_database(office)
    person = Resident.get(Resident.name == "张南燕")
    stay = Residency.get((Residency.resident == person) & Residency.to_on.is_null())
    assert stay.from_on == date(2021, 9, 5)


async def test_another_desk_was_quicker(office: str) -> None:
    async with desk(office) as driven:
        await card_of(driven, "zny hn")
        await happened(driven, "b")
        await driven.type("yly 1-2-301")
        await driven.press("enter")
        await driven.type("ne")

        def elsewhere() -> None:
            head = Resident.get(Resident.name == "周桂兰")
            with transaction():
                Residency.update(relation="97").where(Residency.resident == head).execute()

        await ask(driven, elsewhere)
        before = await everything(driven)
        await driven.press("f10")
        assert "有人改过" in driven.rows[-3] or "改" in driven.rows[-3], driven.rows[-3]
        assert await everything(driven) == before
        assert texts(driven)["to"] == "金马怡乐园 1-2-301", "what was typed stays"
        await driven.press("f10")
        assert "已搬到" in driven.rows[-3]


async def test_saved_once_though_it_is_asked_for_twice(office: str) -> None:
    async with desk(office) as driven:
        await card_of(driven, "zny hn")
        await happened(driven, "s")
        page = form(driven)
        place, filling = page.place, page.filling
        await driven.press("f10")
        before = await everything(driven)
        typed = filling.typed()
        with pytest.raises(Exception, match="already_saved"):
            await ask(driven, lambda: filling.form.look(driven.app.office.duty, place, typed))  # type: ignore[arg-type]
        assert await everything(driven) == before


async def test_somebody_new_marries_in_with_a_number(office: str) -> None:
    async with desk(office) as driven:
        await card_of(driven, "张宁裕")
        await happened(driven, "hr")
        assert "登记的配偶是周桂兰" not in driven.text
        await driven.type("欧阳不在")
        assert "登记的配偶是周桂兰" in driven.text
        await driven.press("enter")
        assert here(driven)[0] == "paper"
        await driven.type(WOMAN_OF_1987)
        await driven.press("f10")
        assert "欧阳不在已婚入" in driven.rows[-3]
        assert (await lives_with(driven, "欧阳不在"))["欧阳不在"] == "10"


async def test_a_namesake_is_never_taken_for_who_comes(office: str) -> None:
    async with desk(office) as driven:
        await card_of(driven, "张宁裕")
        await happened(driven, "hr")
        await driven.type("李秀芬")
        await driven.press("f10")
        assert "个符合" in driven.rows[-3]
        await driven.press("enter", "end", "enter")
        assert texts(driven)["partner"] == "李秀芬"
        await driven.press("f10")
        assert "李秀芬已婚入" in driven.rows[-3]
    open_database(office)
    assert Resident.select().order_by(Resident.id.desc()).first().name == "李秀芬"


@pytest.mark.parametrize(
    "text", [HOSTILE, "𬎆㛃", "阿卜杜拉·买买提", "王" * 10_000, "\u202e[@click=app.leave]x[/]"]
)
async def test_any_text_in_any_field(office: str, text: str) -> None:
    async with desk(office) as driven:
        await card_of(driven, "zny hn")
        before = await everything(driven)
        for event in ("death", "split", "birth", "marriage_in", "resident_merge", "household_merge"):
            place = Place(f"event_{event}", None, driven.app.way.here.id, text="resident")
            card = driven.app.way.here
            await open_place(driven, place)
            for field in form(driven)._form.FIELDS:
                box = form(driven).parts.fields._boxes[field.name]
                box.put(box.value + text)
            await driven.settle()
            await driven.press("f10")
            assert driven.page is form(driven), "nothing of that is understood"
            assert all("\x1b" not in row for row in driven.rows)
            await driven.press("ctrl+d", "ctrl+d")
            assert driven.app.way.here[:3] == card[:3]
        assert await everything(driven) == before


async def test_hostile_names_on_every_plan(sqlite_target: str) -> None:
    hostile_office.make(sqlite_target)
    async with desk(sqlite_target) as driven:
        for event in (
            "move",
            "death",
            "head_change",
            "birth",
            "marriage_in",
            "resident_merge",
            "household_merge",
        ):
            for resident in range(1, hostile_office.ROWS, 3):
                await open_place(driven, Place(f"event_{event}", None, resident, text="resident"))
                if isinstance(driven.page, FormPage):
                    assert all("\x1b" not in row for row in driven.rows)
                    await driven.press("pagedown", "escape")


async def test_a_child_that_is_born_has_its_parents(office: str) -> None:
    async with desk(office) as driven:
        await card_of(driven, "zny hn")
        await happened(driven, "c")
        assert texts(driven)["parents"] == "4张南燕 3周强"
        await driven.type("周小宝")
        await driven.press("enter")
        await driven.type("f")
        await driven.press("enter")
        await driven.type("-3")
        await driven.press("f10")
        assert driven.app.way.here.kind is Kind.RESIDENT
        await happened(driven, "c")
        await driven.type("周小宝")
        await driven.press("down", "down")
        await driven.type("-3")
        await driven.press("f10")
        assert "已登记过" in driven.rows[-3] and "再按" in driven.rows[-3], "nobody is born twice"
    open_database(office)
    child: Any = Resident.get(Resident.name == "周小宝")
    assert (child.sex, child.born_on.isoformat()) == (2, "2021-09-03")
    names = {guardian.name for guardian in Guardian.select().where(Guardian.child == child)}
    assert names == {"张南燕", "周强"}
