"""What is done with a request, by keys: several units, a meeting, calls, two desks at one request."""

from __future__ import annotations

from db.connection import open_database
from db.records import Kind
from db.requests import reading
from db.tables import Request, RequestReporter
from frontdesk.requests.moving import move
from screens.office import Place
from screens.parts.lines import Piece
from screens.parts.picks import Picks, Row, said
from tests.screens.driven import Driven, desk
from tests.screens.forms import ask, here, open_place, texts
from tests.screens.test_walk_in import say


async def begin(driven: Driven, who: str = "张大爷", words: str = "一直没装门禁") -> int:
    """A request that was taken in; its id."""
    await open_place(driven, Place("walk_in", text=who))
    await say(driven, "", "yly", words, "q", "mj", "s")
    return driven.app.way.here.id


async def do(driven: Driven, name: str, *typed: str) -> None:
    """A move from the card's menu: its letters, then texts with Enter after each."""
    await driven.press("m")
    await driven.type(name)
    await driven.press("enter")
    assert driven.app.way.here.page.startswith("move_"), name
    await say(driven, *typed)
    if driven.app.way.here.page.startswith("move_"):
        await driven.press("f10")
    assert driven.app.way.here.kind is Kind.REQUEST and driven.app.way.here.page == "card", driven.text


async def test_units_a_meeting_money_and_what_the_card_says_of_them(office: str) -> None:
    async with desk(office, (120, 40)) as driven:
        request = await begin(driven)
        await do(driven, "pd", "hw wy")
        assert "牵头" in driven.text and "已派单" in driven.rows[2]
        await do(driven, "ch", "hw")
        assert "催办1次" in driven.text
        await do(
            driven,
            "mzys",
            "怎么装",
            "业委会5/7 党员8/10",
            "都同意",
            "12",
            "1",
            "",
            "选型号@赵春晖 +3; 报价 9-10",
        )
        assert "待办任务2项" in driven.text and "选型号" in driven.text and "赵春晖" in driven.text
        await do(driven, "zj", "智慧社区建设资金", "4万")
        await do(driven, "dwbw", "hw", "", "40户")
        assert "申请 40,000元" in driven.text and "40户 每户1,000元" in driven.text
        await do(driven, "rwbj", "bj")
        assert driven.page.said_badly is False
        await do(driven, "sj", "2", "城阳街道", "物业没有资金")
        assert "L2 街道部门" in driven.text
        await driven.press("ctrl+t")
        assert "L2 departments of the street" in driven.text and "1 task to be done" in driven.text
    open_database(office)
    kinds = "log whistle chase meeting funding unit_done task_done escalate"
    assert [step.kind for step in reading.life(request).steps] == kinds.split()


async def test_when_it_happened_costs_no_key_and_is_reached_by_down(office: str) -> None:
    async with desk(office) as driven:
        request = await begin(driven)
        open_database(office)
        Request.update(received_on="2021-04-16").where(Request.id == request).execute()
        await open_place(driven, Place("move_finish", Kind.REQUEST, request))
        await say(driven, "装可视门铃", "40户")
        assert driven.app.way.here.page == "card", "Enter on the last that is asked for saves"
        await driven.press("f9")
        await open_place(driven, Place("move_finish", Kind.REQUEST, request))
        await say(driven, "装可视门铃")
        await driven.type("40户")
        await driven.press("down")
        assert here(driven)[0] == "day"
        await driven.type("4-15")
        await driven.press("f10")
        assert driven.page.said_badly and here(driven)[0] == "day" and "2021-04-16" in driven.rows[-3]
        await driven.press("backspace")
        await driven.type("8")
        await driven.press("enter")
        assert "待回访" in driven.rows[2] and "4月18日" in driven.text
    open_database(office)
    assert str(reading.life(request).resolved_on) == "2021-04-18"


async def test_everybody_who_reported_is_called_the_first_who_waits_is_offered(office: str) -> None:
    async with desk(office, (120, 40)) as driven:
        request = await begin(driven)
        await open_place(driven, Place("walk_in", text="刘大娘"))
        await say(driven, "", "yly", "门禁什么时候装", "q", "mj", "j")
        open_database(office)
        RequestReporter.update(phone="15400000001").where(RequestReporter.name == "刘大娘").execute()
        await open_place(driven, Place("desk"))
        await open_place(driven, Place("card", Kind.REQUEST, request))
        assert "154****0001" in driven.text
        await driven.press("v")
        assert "15400000001" in driven.text, "whom one calls, one has to see"
        await do(driven, "bj", "装好了", "")
        assert "15400000001" not in driven.text
        await driven.press("m")
        await driven.press("enter")
        assert driven.app.way.here.page == "move_call_back", "what is mostly done stands first"
        await say(driven, "jbmy")
        assert here(driven)[0] == "reporter" and texts(driven)["reporter"] == "张大爷"
        assert texts(driven)["solved"] == "已解决", "what mostly follows costs no key"
        await driven.press("f10")
        assert "待回访" in driven.rows[2] and "基本满意" in driven.text
        await driven.press("m", "enter")
        await say(driven, "my")
        assert here(driven)[0] == "text", "who waits alone is meant"
        await driven.press("enter")
        assert "已归档" in driven.rows[2]
        assert driven.text.count("基本满意") >= 2, "of the reporter and of the whole"
        assert driven.text.count("已解决") >= 3
        await driven.press("f9")
        await driven.press("m", "enter")
        await say(driven, "bmy")
        assert here(driven)[0] == "explain" and texts(driven)["solved"] == "未解决"
        await say(driven, "明年才有资金", "")
        assert "已归档" in driven.rows[2] and "已解释" in driven.text
        await driven.press("f9")
        await driven.press("m", "enter")
        await say(driven, "my")
        await driven.press("up", "up", "up")
        assert here(driven)[0] == "solved"
        await say(driven, "w")
        assert here(driven)[0] == "explain", "it goes on, or somebody says why it stays"
        await say(driven, "明年才有资金", "")
        assert "已归档" in driven.rows[2] and "未解决" in driven.text


async def test_two_that_are_one(office: str) -> None:
    async with desk(office, (120, 40)) as driven:
        first = await begin(driven)
        number = driven.rows[2].split()[0]
        second = await begin(driven, "刘大娘", "楼门总开着")
        await do(driven, "ba", number[-4:])
        assert "已合并" in driven.rows[2] and number in driven.text
        await open_place(driven, Place("card", Kind.REQUEST, first))
        assert "2人反映" in driven.text and "刘大娘" in driven.text
        await do(driven, "dsfyr", "", "zny hn")
        await do(driven, "hq", "1", "对错了人")
        assert "已划去" in driven.text
    open_database(office)
    assert reading.life(second).main_id == first
    assert RequestReporter.select().where(
        RequestReporter.resident.is_null(False), RequestReporter.request == first
    )


async def test_the_second_desk_sees_what_the_first_did_and_loses_no_text(office: str) -> None:
    async with desk(office) as driven:
        request = await begin(driven)
        duty = driven.app.office.duty
        assert duty is not None
        await open_place(driven, Place("move_whistle", Kind.REQUEST, request))
        await driven.type("hw")
        await driven.press("enter")
        await driven.type("请今天到场")
        await ask(driven, lambda: move(duty, request, "contact", {"text": "说好明天去"}))
        await driven.press("f10")
        assert driven.page.said_badly and "刚才有人改过" in driven.rows[-3]
        assert "刚才另一台办了" in driven.text and "说好明天去" in driven.text
        assert texts(driven)["text"] == "请今天到场"
        await ask(driven, lambda: move(duty, request, "withdraw", {}))
        await driven.press("f10")
        assert driven.page.said_badly and "已撤回" in driven.text
        assert texts(driven)["text"] == "请今天到场"
        await driven.press("f10")
        assert "按它现在的状态(已撤回)不能这样办" in driven.rows[-3]
        assert texts(driven)["text"] == "请今天到场", "nothing typed is lost"


async def test_what_is_below_the_edge_is_said_to_be_there(office: str) -> None:
    async with desk(office) as driven:
        await begin(driven)
        await driven.press("m")
        assert " 办理  >" in driven.text and "项 ↓" in driven.rows[2]
        await driven.press("end")
        assert "项 ↓" not in driven.text
        await driven.press("escape")
        driven.page.query_one(Picks).offer([*[said("一行")] * 30, Row(lambda _width: (Piece("一项"),), 1)])
        await driven.settle()
        assert driven.rows[-4].startswith("↓ 一行".replace(" ", "")) and not driven.marked
        await driven.press("down")
        assert driven.marked.startswith(">一项") and "↓一行" not in driven.text
