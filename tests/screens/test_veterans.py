"""The record of a veteran from the card, and the list of visits."""

from __future__ import annotations

from db.connection import close_database, open_database, transaction
from db.records import Kind
from db.tables import AccessLog, Residency, Veteran
from screens.office import Place
from tests.screens.driven import desk
from tests.screens.forms import open_place


async def test_a_record_is_kept_from_the_card_and_its_owner_is_visited(office: str) -> None:
    open_database(office)
    with transaction():
        Veteran.delete().execute()
    who = Residency.select(Residency.resident).where(Residency.to_on.is_null()).scalar()
    close_database()
    async with desk(office, size=(100, 40)) as driven:
        await open_place(driven, Place("card", Kind.RESIDENT, who))
        for typed in ("m", *"tyjr", "enter"):
            await driven.press(typed)
        if "退役军人档案" not in driven.rows[0]:
            # Something else is protected: in full first.
            await driven.press("enter", "m", *"tyjr", "enter")
        await driven.type("tysb")
        await driven.press("enter")
        await driven.type("某部通信连")
        await driven.press("enter")
        await driven.type("1964-12")
        await driven.press("f10")
        assert "已记下" in driven.text
        assert "某部通信连" not in driven.text
        await driven.press("m", *"tyjr", "enter")
        assert "退役军人档案" not in driven.rows[0], "hidden until the card is in full"
        await driven.press("enter")
        assert "某部通信连" in driven.text and "退役士兵" in driven.text
        await open_place(driven, Place("care"))
        await driven.press("tab", "tab", "tab")
        assert "春节慰问:2022年1月2日起" in driven.text and "未走访" in driven.text
    open_database(office)
    assert AccessLog.select().where(AccessLog.action == "veteran_list").count() == 1
