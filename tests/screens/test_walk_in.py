"""F2 at the desk: somebody talks, the clerk types; and what is done with the request afterwards."""

from __future__ import annotations

import pytest

from db.connection import close_database, open_database
from db.records import Kind
from db.requests import reading
from db.tables import Request, Resident, Visit
from frontdesk.demo.sketched import MS_ZHANG
from frontdesk.words import Language
from screens.office import Place
from tests.screens.driven import Driven, desk
from tests.screens.forms import here, open_place, texts

WORDS = "电梯又坏了,老人下不来楼!天天修也修不好"


async def say(driven: Driven, *parts: str) -> int:
    """Type texts with Enter after each; how many keys that took."""
    for part in parts:
        await driven.type(part)
        await driven.press("enter")
    return sum(map(len, parts)) + len(parts)


async def test_a_known_resident_whistled_to_the_property_company_in_few_keys(office: str) -> None:
    async with desk(office) as driven:
        await driven.press("f2")
        keys = await say(driven, "zny hn")
        assert here(driven)[0] == "words", "where is known from who"
        assert MS_ZHANG in driven.text and "海纳莒州家园 12-1-1702" in driven.text
        await driven.type(WORDS)
        await driven.press("enter")
        keys += 1
        assert here(driven)[0] == "nature", "the summary is offered"
        keys += await say(driven, "t", "wy")
        assert "9月6日,海纳莒州家园居民张南燕反映电梯又坏了,老人下不来楼。" in driven.text
        assert "办结 9月13日 (5个工作日" in driven.text
        await driven.type("d")
        assert "日照翔宇物业管理有限公司" in driven.text
        await driven.press("enter")
        keys += 2
        assert driven.app.way.here.kind is Kind.REQUEST
        assert "已登记2021-0213" in driven.rows[-3]
        assert "已派单" in driven.rows[2]
        assert keys <= 15
        request = driven.app.way.here.id
    open_database(office)
    row = Request.get_by_id(request)
    assert (row.words, row.summary) == (WORDS, "电梯又坏了,老人下不来楼")
    assert (row.nature, row.topic, row.state, row.channel) == ("complaint", "wy", "dispatched", "walk_in")
    life = reading.life(request)
    assert [step.kind for step in life.steps] == ["log", "whistle"]
    assert life.whistles[0].unit == "日照翔宇物业管理有限公司"
    assert Visit.get(Visit.request == request).name == MS_ZHANG


async def test_somebody_who_is_only_called_so_stays_as_written(office: str) -> None:
    async with desk(office) as driven:
        await driven.press("f2")
        await say(driven, "刘大娘", "syyj", "子女不在身边,量血压、测血糖不方便。", "q", "yw", "s")
        assert driven.app.way.here.kind is Kind.REQUEST
        request = driven.app.way.here.id
    open_database(office)
    row = Request.get_by_id(request)
    assert (row.reporter, row.resident) == ("刘大娘", None)
    assert row.estate is not None and row.estate.name == "盛元御景"


async def test_just_asked_is_a_visit_and_no_request(office: str) -> None:
    async with desk(office) as driven:
        await driven.press("f2")
        await say(driven, "", "", "几点开门")
        await driven.press("f10")
        assert driven.page.said_badly
        await driven.press("down", "down")
        assert here(driven)[0] == "then"
        await say(driven, "k")
        assert driven.app.way.here == Place("desk")
        assert "已记一次来访" in driven.rows[-3]
        await driven.press("f9")
    open_database(office)
    assert not Visit.select().where(Visit.about == "几点开门").exists()


async def test_one_more_reporter_of_what_is_alike(office: str) -> None:
    async with desk(office) as driven:
        for _ in range(2):
            await driven.press("f2")
            await say(driven, "nm", "yly", "楼道灯不亮", "q", "ss")
            await say(driven, "j" if _ else "s")
        assert driven.app.way.here.kind is Kind.REQUEST
        assert "已并入" in driven.rows[-3]
        assert "2人反映" in driven.text


async def test_what_was_typed_is_kept_when_the_phone_rings(office: str) -> None:
    async with desk(office) as driven:
        await driven.press("f2")
        await say(driven, "中央公馆居民", "zygg", "能不能放露天电影")
        await driven.press("f3")
        await driven.press("ctrl+n")
        assert texts(driven)["words"] == "能不能放露天电影"
        assert texts(driven)["place"] == "中央公馆"


async def test_a_draft_says_names_on_another_day_too_and_long_words_are_read_to_the_end(office: str) -> None:
    open_database(office)
    lady = Resident.get(Resident.name == MS_ZHANG).id
    close_database()
    async with desk(office) as driven:
        await open_place(driven, Place("walk_in", Kind.RESIDENT, lady))
        await driven.press("down")
        await say(driven, "zygg")
        await driven.type("灯坏了" * 1_000)
        before = texts(driven)
        await driven.press("escape")
    async with desk(office, (120, 40)) as driven:
        await driven.press("ctrl+n")
        assert texts(driven) == before
        assert before["place"] == "中央公馆" and MS_ZHANG in before["who"]
        await say(driven, "", "", "q", "ss", "s")
        shown = ""
        for _screen in range(4):
            shown += "".join("".join(driven.rows[2:-3]).split())
            await driven.press("pagedown")
        assert shown.count("灯坏了") >= 1_000, "all of it can be read"


async def test_from_the_request_to_the_last_call_by_letters(office: str) -> None:
    async with desk(office) as driven:
        await open_place(driven, Place("walk_in", text="张大爷"))
        await say(driven, "", "yly", "一直没装门禁", "q", "mj", "s")
        request = driven.app.way.here.id
        for move, *given in (
            ("zx", "征求居民意见"),
            ("zj", "智慧社区建设资金", "4万"),
            ("bj", "装可视门铃", "40户"),
            ("hf", "my"),
        ):
            await driven.press("m")
            await driven.type("zouf" if move == "zx" else move)
            await driven.press("enter")
            assert driven.app.way.here.page.startswith("move_"), move
            await say(driven, *given)
            if driven.app.way.here.page.startswith("move_"):
                await driven.press("f10")
            assert driven.app.way.here == Place("card", Kind.REQUEST, request), move
        assert "已归档" in driven.rows[2]
        assert "40,000元" in driven.text
        await driven.press("f9")
        assert "待回访" in driven.rows[2]
    open_database(office)
    assert [step.kind for step in reading.life(request).steps] == ["log", "visit_place", "funding", "finish"]


async def test_another_desk_was_quicker(office: str) -> None:
    async with desk(office) as driven:
        await open_place(driven, Place("walk_in", text="李某"))
        await say(driven, "", "", "路灯坏了", "q", "ss", "s")
        request = driven.app.way.here.id
        await open_place(driven, Place("move_finish", Kind.REQUEST, request))
        await driven.type("修好了")
        open_database(office)
        Request.update(state="withdrawn").where(Request.id == request).execute()
        await driven.press("f10")
        assert driven.page.said_badly and "按它现在的状态" in driven.rows[-3]
        assert texts(driven)["text"] == "修好了", "nothing typed is lost"


async def test_an_everyday_phrase_by_its_letters_brings_its_topic(office: str) -> None:
    async with desk(office) as driven:
        await driven.press("f2")
        await say(driven, "zny hn")
        assert "第07网格" in driven.rows[3] and "日照翔宇物业" in driven.rows[3]
        await driven.type("ldd")
        assert any(row.startswith(" 常用语   楼道") for row in driven.rows)
        await driven.type("b")
        assert texts(driven)["summary"] == "楼道灯不亮"
        await driven.press("enter")
        assert here(driven)[0] == "nature", "the summary is known"
        said = texts(driven)
        assert (said["words"], said["summary"], said["topic"]) == (
            "楼道灯不亮",
            "楼道灯不亮",
            "公共设施 / 路灯",
        )
        # Other words take the topic back that nobody chose.
        await driven.press("up", "up", *["backspace"] * 5)
        await driven.type("ld")
        assert texts(driven)["topic"] == ""
        await driven.press("enter")
        assert "楼道堆放杂物,影响通行" in driven.text
        await driven.type("d")
        await driven.press("enter")
        assert texts(driven)["words"] == "楼道堆放杂物,影响通行"
        assert driven.rows[4].split() == ["原话", "楼道堆放杂物,影响通行"], "its beginning is to be seen"
        # The topic can be changed as if nothing stood there.
        await say(driven, "q", "", "s")
        request = driven.app.way.here.id
        # The same again is a key, and what was used last stands first.
        await open_place(driven, Place("walk_in"))
        await say(driven, "nm", "yly")
        await driven.press("ctrl+r", "enter")
        assert texts(driven)["words"] == "楼道堆放杂物,影响通行"
        await driven.press("f4")
        assert any(">求助" in row for row in driven.rows)
    open_database(office)
    assert reading.life(request).time_limit == "ordinary"
    row = Request.get_by_id(request)
    assert (row.words, row.topic) == ("楼道堆放杂物,影响通行", "hj-3")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize(
    ("language", "letters"),
    [
        (
            "zh",
            (
                "q求助 t投诉 z咨询 y建议 j举报 g感谢 o其他",
                "a当场办结 s受理 d派单 p入套餐 k只问 x不受理 j并入",
            ),
        ),
        (
            "en",
            (
                "q help t complain z ask y idea j report g thank o else",
                "a settle s accept d whistle p enrol k ask x no j join",
            ),
        ),
    ],
)
async def test_every_letter_is_seen_and_what_is_missing_is_said(
    office: str, size: tuple[int, int], language: Language, letters: tuple[str, str]
) -> None:
    async with desk(office, size, language) as driven:
        await driven.press("f2")
        for shown in letters:
            assert shown in driven.text
        await driven.press("f10")
        needed = "! 这一栏必填" if language == "zh" else "! This is needed"
        rows = driven.rows[2 : 2 + 10]
        assert sum(needed in row for row in rows) == 3, "the one with the cursor tells what can be typed"
        assert letters[0] not in driven.text and driven.rows[-3].lstrip().startswith(needed)
        await driven.press("down", "down")
        assert letters[0] in driven.text


async def test_the_same_key_once_more_means_a_call(office: str) -> None:
    async with desk(office) as driven:
        await driven.press("f2")
        assert "F2 来电" in driven.rows[-2]
        await driven.press("f2")
        assert texts(driven)["channel"] == "来电" and "── 来电 " in driven.text
        await driven.press("f2")
        assert texts(driven)["channel"] == "来访" and "── 来电 " not in driven.text
        await driven.press("f2")
        await say(driven, "李某", "", "路灯坏了")
        assert "F2 来访" not in driven.rows[-2]
        await driven.press("f2", "f2")
        assert texts(driven)["who"] == "李某" and texts(driven)["channel"] == "来电"
        await say(driven, "q", "ss", "s")
        request = driven.app.way.here.id
    open_database(office)
    assert Request.get_by_id(request).channel == "phone"


async def test_a_reason_in_the_list_is_read_to_its_end(office: str) -> None:
    async with desk(office) as driven:
        await driven.press("f2", *["down"] * 8, "f4")
        assert here(driven)[0] == "reason"
        assert "应打110、119、120、122 " in driven.text and "yd110119120122" not in driven.text


async def test_the_same_again_is_seen_whole_and_what_is_taken_back_is_left(office: str) -> None:
    async with desk(office) as driven:
        await driven.press("f2")
        await say(driven, "李某", "yly", "路灯坏了", "q", "ss", "s")
        await driven.press("f2")
        await say(driven, "李某", "")
        await driven.press("ctrl+r")
        assert ">原话          路灯坏了" in driven.text
        await driven.press("ctrl+d", "ctrl+d", "f9")
        assert driven.app.way.here == Place("desk") and not driven.page.said_badly
        assert "2021-0213" not in driven.text.replace(driven.rows[-3], "")
