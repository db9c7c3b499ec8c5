"""Erasing somebody at the desk, and the copies that still hold them; what a wait looks like."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from db.connection import close_database, open_database, transaction
from db.copies import kept_copies
from db.forgetting import in_copies
from db.records import Duty
from db.tables import StaffPost
from frontdesk import forgetting, passwords, signing_in
from frontdesk.backups import keeping
from frontdesk.passwords import COSTS
from frontdesk.settings.keeping import set_value
from screens.office import Place
from tests.conftest import TODAY
from tests.screens.driven import desk

NOW = datetime(2021, 8, 31, 1, 30)


async def test_erased_and_the_copies_cleaned(office: str) -> None:
    open_database(office)
    keeping.copy_now("hourly", NOW)
    duty = Duty(1, "王晓禾", "clerk", "1", TODAY)
    first = forgetting.departed_people(duty)[0]
    close_database()
    async with desk(office) as driven:
        driven.app.go(Place("retention"))
        await driven.settle()
        assert "备份" not in driven.rows[-2]
        await driven.press("down", *["down"] * 5)
        assert any(row.startswith(f">{first.name}") for row in driven.rows)
        await driven.press("x")
        assert driven.rows[-3].startswith(f" ! 把{first.name}从各处抹去?")
        await driven.press("x")
        await driven.settle()
        assert driven.rows[-3].startswith(" 这里已彻底抹去;还有1份以前的备份里留着:按 c。")
        assert "有1份以前的备份里还留着被抹去的人(1人)。" in driven.text
        assert "最后一份大约在2022-08" in driven.text and first.name not in driven.text
        await driven.press("c")
        assert driven.page.place.page == "copies"
        assert "被抹去的人(1人)" in driven.text and "此后抹去的1人,恢复后仍是抹去的。" in driven.text
        await driven.press("x")
        assert driven.rows[-3].startswith(" ! 重写一遍去掉他们")
        await driven.press("x")
        await driven.settle()
        assert "已重写1份备份" in driven.text
        assert "x 清理" not in driven.rows[-2]
        await driven.press("f3")
        assert driven.app.office.duty is not None
    database = Path(office)
    known = in_copies.known(database)
    copies = kept_copies.listed(database)
    assert len(copies) == 2 and len(known) == 1
    assert not any(in_copies.still_in(Path(copy.path), known) for copy in copies)


async def test_nobody_who_fits_is_not_nobody_to_be_forgotten(office: str) -> None:
    async with desk(office, language="en") as driven:
        await driven.press("f3")
        driven.app.go(Place("retention"))
        await driven.settle()
        assert "Whose time has come" in driven.text
        await driven.type("nobodycalledso")
        assert "Nothing fits." in driven.text and "Nobody is to be forgotten" not in driven.text


async def test_a_wait_is_told_with_how_long(office: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "cost", lambda: COSTS[-1])
    now = [datetime(2021, 9, 6, 1, 30)]
    monkeypatch.setattr(signing_in, "utc_now", lambda: now[0])
    open_database(office)
    duty = Duty(1, "王晓禾", "clerk", "1", TODAY)
    with transaction():
        StaffPost.create(staff=1, role="secretary", from_on=date(2020, 1, 1))
    signing_in.set_password(duty, 1, "海纳百川 2021")
    set_value(duty, "log_in", "yes")
    close_database()
    async with desk(office) as driven:

        async def give(password: str) -> str:
            await driven.type(password)
            await driven.press("enter")
            await driven.settle()
            return driven.rows[-3]

        for _time in range(4):
            assert (await give("wrong")).startswith(" ! 密码不对")
        assert (await give("wrong")).startswith(" ! 密码错得太多:请等30秒再试")
        now[0] = datetime(2021, 9, 6, 1, 30, 12)
        assert (await give("海纳百川 2021")).startswith(" ! 密码错得太多:请等18秒再试")
        now[0] = datetime(2021, 9, 6, 1, 31)
        await give("海纳百川 2021")
        assert driven.page is driven.app.desk
        # Locked, without a PIN: that is what is said, not that it was wrong.
        await driven.press("ctrl+l")
        assert (await give("0000")).startswith(" ! 没有设过解锁码")
        for _time in range(4):
            said = await give("wrong")
        assert said.startswith(" ! 密码错得太多:请等30秒再试")
        now[0] = datetime(2021, 9, 6, 1, 32)
        await give("海纳百川 2021")
        assert driven.page is driven.app.desk
