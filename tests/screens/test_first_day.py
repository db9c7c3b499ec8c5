"""A new office in a real terminal, by keys: from no database to the first resident who is found."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.frontdesk.ledgers import making

if sys.platform == "win32":
    pytest.skip("a pseudo-terminal", allow_module_level=True)

from tests.screens.terminal import Terminal

FIELDS = {
    "社区名称": "同心社区",
    "负责人": "王敏",
    "电话区号": "633",
    "行政区划代码": "371122",
    "负责小区": "文成、百家晟",
    "您的姓名": "李秀",
}
HEADINGS = ["姓名", "性别", "身份证号", "联系电话", "家庭住址", "与户主关系"]
PLACE = "文成小区3号楼2单元501室"
MOST_KEYS = 45
"""The six texts have 28 characters; everything else is Enter, Down, F10 and three letters of a name."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A clerk's own folder, the office's ledger on its desktop."""
    desktop = tmp_path / "home" / "Desktop"
    desktop.mkdir(parents=True)
    rows: list[list[making.Value]] = [
        ["赵大山", "男", making.identity("1950-01-01", 1), "6221234", PLACE, "户主"],
        ["钱秀英", "女", making.identity("1952-02-02", 2), "", PLACE, "妻"],
    ]
    making.write_xlsx(desktop / "居民.xlsx", making.Page([[*HEADINGS], *rows], name="居民"))
    return desktop.parent


def test_from_nothing_to_the_first_resident_who_is_found(tmp_path: Path, home: Path) -> None:
    keys = 0
    with Terminal("--lang", "zh", HOME=str(home), XDG_DATA_HOME=str(tmp_path)) as terminal:

        def press(*names: str) -> None:
            nonlocal keys
            keys += len(names)
            terminal.press(*names)

        def write(text: str) -> None:
            nonlocal keys
            keys += len(text)
            terminal.type(text)

        terminal.wait_for("新建社区", "社区名称", "F10 建立")
        for field, text in FIELDS.items():
            terminal.wait_for(f">{field}")
            write(text)
            press("enter")
        terminal.wait_for("要不要加密")
        press("enter")
        terminal.wait_for("同心社区 前台", "李秀", "接下来", "共6项,已完成2项", ">网格", "居民台账")
        press("down", "enter")
        terminal.wait_for(">居民.xlsx")
        press("enter")
        terminal.wait_for("F10 导入", "新增")
        press("f10")
        terminal.wait_for("已导入:新增2人")
        press("f3")
        terminal.wait_until(lambda: "查找" in terminal.rows[0])
        write("zds")
        terminal.wait_for(">赵大山", "文成 3-2-501")
        press("enter")
        terminal.wait_for("赵大山  男", "钱秀英", "身份证号")
        terminal.press("ctrl+q")
        assert terminal.wait_for_end() == 0
        assert terminal.is_restored
    assert keys <= MOST_KEYS
