"""The ledgers of registers at the desk: from the list by one letter, looked at, taken in, taken back, out."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.connection import open_database
from db.tables import PartyMember
from frontdesk.ledgers.workbook import read_workbook
from screens.ledgers.ledger_out_page import LedgerOutPage
from screens.ledgers.ledger_page import LedgerPage
from screens.office import Place
from tests.frontdesk.ledgers.making import Page, write_xlsx
from tests.screens.driven import Driven, desk

BRANCH = "社区党群中心党支部"


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The clerk's own desktop, with a ledger of members on it."""
    home = tmp_path / "home"
    (home / "Desktop").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    write_xlsx(
        home / "Desktop" / "党员.xlsx",
        Page(
            (
                ("姓名", "所在党支部", "联系电话", "入党时间", "家里养啥"),
                ("张新来", BRANCH, "15400000001", "1998.7.1", "猫"),
                ("林春丽", BRANCH, "15400000002", "2001年", ""),
                ("[/]李红[b]", "没有的支部", "", "", ""),
                ("=cmd()", BRANCH, "", "", ""),
            )
        ),
    )
    return home / "Desktop"


async def open_register(driven: Driven, letter: str) -> None:
    driven.app.go(Place("register_party_member"))
    await driven.settle()
    await driven.press("down", letter)


async def test_a_ledger_of_members_is_looked_at_taught_taken_in_and_taken_back(
    office: str, desktop: Path
) -> None:
    async with desk(office) as driven:
        await open_register(driven, "i")
        await driven.press("enter")
        assert isinstance(driven.page, LedgerPage)
        assert "党员台账" in driven.rows[1] and "4行" in driven.rows[1]
        assert "家里养啥" in driven.marked
        await driven.press("enter")
        await driven.type("bz")
        await driven.press("enter")
        await driven.settle()
        assert "未识别" not in driven.text
        assert "[/]李红[b]" in driven.text and "名册上没有" in driven.text
        await driven.press("c")
        assert "154****0002" in driven.text and "15400000002" not in driven.text
        await driven.press("n")
        assert "=cmd()" in driven.text and BRANCH in driven.text
        await driven.press("f10")
        await driven.settle()
        assert "新增2" in driven.rows[-3] and "变更1" in driven.rows[-3]
        await driven.press("f9")
        await driven.settle()
        assert "导入名册台账" in driven.rows[-3]
    open_database(office)
    assert not PartyMember.select().where(PartyMember.name == "张新来").exists()


async def test_a_register_is_written_with_masked_phones_beside_the_others(office: str, desktop: Path) -> None:
    async with desk(office) as driven:
        await open_register(driven, "o")
        assert isinstance(driven.page, LedgerOutPage)
        assert "党员" in driven.rows[2]
        await driven.press("f10")
        await driven.settle()
        (written,) = desktop.glob("党员-*.xlsx")
        assert written.name in driven.rows[-3]
    rows = read_workbook(written).sheets[0].rows
    assert rows[0][:2] == ["姓名", "所在党支部"] and len(rows) > 5


async def test_estates_are_known_by_their_headings_from_the_menu_too(office: str, desktop: Path) -> None:
    ledger = desktop / "小区.csv"
    ledger.write_bytes("小区名称,建成年份\n新阳光里,2010\n".encode("gb18030"))
    async with desk(office) as driven:
        driven.app.go(Place("ledger", text=str(ledger)))
        await driven.settle()
        assert "小区台账" in driven.rows[1] and "新阳光里" in driven.text
        await driven.press("f10")
        await driven.settle()
        assert "新增1" in driven.rows[-3]


async def test_an_old_ledger_of_requests_comes_in_from_the_diary_and_goes_out(
    office: str, desktop: Path
) -> None:
    write_xlsx(
        desktop / "2021年民情台账.xlsx",
        Page(
            (
                ("序号", "登记日期", "反映人", "反映事项", "类别", "承办单位", "是否办结", "办结日期"),
                (1, "4月16日", "[/]李红[b]", "楼道灯[red]不亮", "公共设施", "", "是", "4月20日"),
                (2, "4月17日", "", "=cmd()", "外星人", "没有的单位", "办理中", ""),
                (3, "2021-13-40", "王五", "垃圾没人清", "", "", "", ""),
            )
        ),
    )
    async with desk(office) as driven:
        await driven.press("f7")
        await driven.settle()
        await driven.press("down", "i")
        await driven.settle()
        await driven.press("enter")
        await driven.settle()
        assert isinstance(driven.page, LedgerPage)
        assert "诉求台账" in driven.rows[1] and "3行" in driven.rows[1]
        assert "2021-13-40" in driven.text and "不是日期" in driven.text
        await driven.press("d")
        assert "没有的单位" in driven.text and "外星人" in driven.text
        await driven.press("n")
        assert "[/]李红[b]" in driven.text and "楼道灯[red]不亮" in driven.text and "=cmd()" in driven.text
        assert "已办结" in driven.text and "办理中" in driven.text
        await driven.press("f10")
        await driven.settle()
        assert "新增2" in driven.rows[-3]
        await driven.press("f9")
        await driven.settle()
        assert "导入民情台账" in driven.rows[-3]
        await driven.press("escape", "escape")
        await driven.settle()
        driven.app.go(Place("ledger_out_of_request"))
        await driven.settle()
        assert isinstance(driven.page, LedgerOutPage) and "民情诉求" in driven.rows[2]
        await driven.press("enter")
        await driven.type("x")
        await driven.press("f10")
        assert "不是日期" in driven.rows[-3]
        await driven.press("backspace")
        await driven.type("2021-4-16")
        await driven.press("f10")
        await driven.settle()
        (written,) = desktop.glob("民情诉求-*.xlsx")
        assert written.name in driven.rows[-3]
    assert read_workbook(written).sheets[0].rows[0][:2] == ["编号", "登记日期"]
