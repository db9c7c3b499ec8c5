"""The registers at the desk: by keys to an entry that is written down, put right, ended and taken back."""

from __future__ import annotations

import pytest

from db.connection import open_database
from db.registers import reading
from db.tables import CommitteeSeat, GridPost, Organisation, PartyMember, Staff
from frontdesk.demo.sketched import MS_ZHANG
from frontdesk.registers.all import LISTED
from screens.office import Place
from tests.screens.driven import Driven, desk
from tests.screens.forms import here, open_place, texts


async def open_register(driven: Driven, register: str) -> None:
    driven.app.go(Place(f"register_{register}"))
    await driven.settle()


async def test_from_the_menu_to_an_organisation_by_initials(office: str) -> None:
    async with desk(office) as driven:
        await driven.press("ctrl+p")
        await driven.type("名册")
        await driven.press("enter")
        assert [row[10:].strip() for row in driven.rows[3:16]][:4] == ["小区名册", "网格", "场地", "单位"]
        assert "628" in driven.text
        await driven.type("dw")
        await driven.press("enter")
        await driven.type("hw")
        await driven.press("enter")
        assert driven.app.way.here.page == "record_organisation"
        assert "城阳街道环卫办" in driven.rows[2]
        await driven.press("escape", "escape", "escape")
        assert driven.app.way.here.page == "registers", "the list, without what was typed, then the registers"


async def test_a_venue_is_written_down_with_few_keys_ended_and_taken_back(office: str) -> None:
    async with desk(office) as driven:
        await open_register(driven, "venue")
        await driven.type("老年食堂")
        await driven.press("enter")
        assert texts(driven)["name"] == "老年食堂", "what was not found is begun with"
        await driven.press("f10")
        assert driven.app.way.here.page == "record_venue"
        assert "已登记" in driven.rows[-3]
        await driven.press("x")
        assert "停用" in driven.rows[-3] and "2021-09-06起停用" in driven.rows[2]
        await driven.press("escape")
        await driven.press("escape", "escape")
        await open_register(driven, "venue")
        assert "同心广场" in driven.text and "老年食堂" not in driven.text
        await driven.press("f9")
        assert "老年食堂" in driven.text


async def test_a_certificate_is_written_down_with_few_keys_and_struck(office: str) -> None:
    async with desk(office) as driven:
        await open_register(driven, "certificate")
        assert "2021-016" in driven.rows[4] and "16条" in driven.rows[1]
        await driven.press("down", "n")
        await driven.type("张宁裕")
        await driven.press("enter")
        await driven.type("居住证明")
        await driven.press("enter")
        assert texts(driven)["number"] == "2021-017" and texts(driven)["given_on"] == "2021-09-06"
        await driven.press("f10")
        assert driven.app.way.here.page == "record_certificate"
        await driven.press("x")
        assert "已作废" in driven.rows[-3] and "2021-09-06 作废" in driven.rows[2]
        await driven.press("escape", "a")
        assert "含已作废" in driven.rows[1] and "已作废" in driven.rows[4]
        await driven.press("f9")
        assert "17条" in driven.rows[1]


async def test_what_hangs_on_an_organisation_is_said_before_it_ends(office: str) -> None:
    async with desk(office) as driven:
        await open_register(driven, "organisation")
        await driven.type("xiangyu")
        await driven.press("down", "x")
        assert driven.page.said_badly and "还管着" in driven.rows[-3]
        await driven.press("x")
        assert not driven.page.said_badly
        assert "条" in driven.text
        await driven.press("a")
        assert "已停用" in driven.marked
        await driven.press("x")
        assert "恢复使用" in driven.rows[-3]
    open_database(office)
    assert Organisation.get(Organisation.name == "日照翔宇物业管理有限公司").retired_on is None


async def test_a_new_grid_worker_on_the_card_of_a_grid(office: str) -> None:
    async with desk(office) as driven:
        await open_place(driven, Place("record_grid", None, 3))
        assert "第03网格" in driven.rows[2]
        await driven.press("n")
        assert here(driven)[0] == "staff"
        await driven.type("zly")
        await driven.press("f10")
        assert driven.page.said_badly
        await driven.press("f4")
        for _ in range(20):
            await driven.press("backspace")
        await driven.type("mlq")
        await driven.press("enter")
        assert texts(driven)["staff"] == "马立秋"
        assert here(driven)[0] == "from_on", "the grid is passed by, for one came from it"
        await driven.type("9-1")
        await driven.press("enter")
        await driven.type("8-1")
        await driven.press("f10")
        assert driven.page.said_badly and "结束早于开始" in driven.rows[-3]
        await driven.press("ctrl+u")
        await driven.press("f10")
        assert driven.app.way.here == Place("record_grid", None, 3)
        assert "马立秋" in driven.text and "2021-09-01" in driven.text
    open_database(office)
    worker = Staff.get(Staff.name == "马立秋").id
    assert GridPost.select().where(GridPost.grid == 3, GridPost.staff == worker).exists()


async def test_a_party_member_is_linked_to_the_resident_of_the_name(office: str) -> None:
    async with desk(office) as driven:
        await open_place(driven, Place("record_party_branch", None, 1))
        await driven.press("n")
        await driven.type(MS_ZHANG)
        await driven.press("enter", "enter")
        assert "本社区有1人" in driven.text
        assert here(driven)[0] == "resident"
        await driven.press("f4", "enter")
        assert texts(driven)["resident"] == MS_ZHANG
        await driven.press("f10")
        assert driven.app.way.here.page in ("record_party_branch", "record_party_member")
    open_database(office)
    member = PartyMember.select().order_by(PartyMember.id.desc()).first()
    assert member.name == MS_ZHANG and member.resident.name == MS_ZHANG


async def test_a_committee_of_an_even_number_is_told_so_on_its_card(office: str) -> None:
    open_database(office)
    seat = CommitteeSeat.select().order_by(CommitteeSeat.id).first()
    async with desk(office) as driven:
        await open_place(driven, Place("record_owners_committee", None, seat.organisation_id))
        assert "应为3至11人的单数" not in driven.text
        await open_place(driven, Place("correct_committee_seat", None, seat.id, text="organisation"))
        while here(driven)[0] != "to_on":
            await driven.press("down")
        await driven.type("2021-09-01")
        await driven.press("f10")
        assert driven.app.way.here.page == "record_owners_committee"
        assert "! 现有4人;业主委员会应为3至11人的单数" in driven.text


async def test_an_alias_that_another_estate_has_is_said_beside_its_field(office: str) -> None:
    async with desk(office) as driven:
        await open_place(driven, Place("correct_estate", None, 1))
        await driven.press("down")
        await driven.press("ctrl+u")
        await driven.type("怡乐园")
        await driven.press("f10")
        assert driven.page.said_badly
        assert "“怡乐园”已经是金马怡乐园的名称" in driven.rows[-3]
        assert here(driven)[0] == "aliases"
        assert texts(driven)["aliases"] == "怡乐园", "nothing typed is lost"
    open_database(office)
    assert reading.entry("estate", 1).values["aliases"] == "海纳小区"


@pytest.mark.parametrize("register", [register.name for register in LISTED])
async def test_every_register_opens_in_both_languages(office: str, register: str) -> None:
    async with desk(office) as driven:
        await open_register(driven, register)
        chinese = driven.rows[0]
        await driven.press("ctrl+t")
        assert driven.rows[0] != chinese
        assert not driven.page.said_badly
        await driven.press("down")
        await driven.press("n")
        assert driven.app.way.here.page == f"add_{register}"
        await driven.press("escape")
        assert driven.app.way.here.page == f"register_{register}"
