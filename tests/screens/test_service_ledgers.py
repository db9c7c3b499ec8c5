"""Ledgers of services at the desk: enrolments out from F6 by one letter, and looked at again by another."""

from __future__ import annotations

from pathlib import Path

import pytest

from frontdesk.ledgers.workbook import read_workbook
from screens.ledgers.ledger_out_page import LedgerOutPage
from screens.ledgers.ledger_page import LedgerPage
from screens.office import Place
from tests.screens.driven import desk


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The clerk's own desktop."""
    home = tmp_path / "home"
    (home / "Desktop").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    return home / "Desktop"


async def test_enrolments_go_out_from_f6_and_are_known_again(office: str, desktop: Path) -> None:
    async with desk(office) as driven:
        await driven.press("f6", "down", "o")
        assert isinstance(driven.page, LedgerOutPage)
        assert "套餐报名" in driven.text and "起始日期" in driven.text
        await driven.press("down")
        await driven.type("2021-08-01")
        await driven.press("f10")
        (written,) = desktop.glob("套餐报名-*.xlsx")
        assert written.name in driven.rows[-3]
        await driven.press("escape", "i", "enter")
        assert isinstance(driven.page, LedgerPage)
        assert "套餐报名" in driven.rows[1]
        assert "新增 0" in driven.text
    head, first, *_more = read_workbook(written).sheets[0].rows
    assert "出生日期" not in head and first[head.index("报名日期")] >= "2021-08-01"


async def test_visits_go_out_from_birthdays_and_visits(office: str, desktop: Path) -> None:
    async with desk(office) as driven:
        driven.app.go(Place("care"))
        await driven.settle()
        await driven.press("down", "o")
        assert isinstance(driven.page, LedgerOutPage) and "入户走访" in driven.text
        await driven.press("f10")
        assert list(desktop.glob("入户走访-*.xlsx"))
