"""An encrypted office at the desk: its passphrase is asked for before anything is seen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

pytest.importorskip("sqlcipher3", reason="the extra `encrypted` is not installed")

from db.encryption import encrypting, file_keys
from frontdesk.words import set_language
from screens.app import FrontDesk
from screens.keys.keys import EVERYWHERE
from tests.screens.driven import Driven

PASSPHRASE = "红烧肉 with 7 apples"


@pytest.fixture
def encrypted(office: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The made-up community, encrypted; its key is forgotten."""
    monkeypatch.setattr(file_keys, "_MEMORY_KIB", 1024)
    monkeypatch.setattr(file_keys, "_keys", {})
    encrypting.encrypt(Path(office), PASSPHRASE, datetime(2021, 9, 6))
    file_keys._keys.clear()
    yield office


async def test_the_passphrase_opens_the_desk(encrypted: str) -> None:
    set_language("zh")
    app = FrontDesk(encrypted, theme="dark")
    async with app.run_test(size=(80, 24)) as pilot:
        driven = Driven(app, pilot)
        while driven.page.place.page != "passphrase":
            await driven.settle()
        for key in EVERYWHERE:
            if key.id not in ("leave", "language", "back", "privacy"):
                await driven.press(*key.key.split(",")[:1])
                assert driven.page.place.page == "passphrase", key.id
        await driven.type("wrong")
        assert "wrong" not in driven.text and "*****" in driven.text
        await driven.press("enter")
        assert driven.rows[-3].startswith(" ! 口令和恢复密钥都不对")
        await driven.press("escape")
        assert driven.page.place.page == "trouble" and "另一个数据库" in driven.text
        await driven.press("enter")
        assert driven.page.place.page == "passphrase"
        await driven.type(PASSPHRASE)
        await driven.press("enter")
        while app.office.duty is None:
            await driven.settle()
        assert driven.page is app.desk
        await driven.press("f3")
        await driven.type("zhang")
        assert "张" in driven.text
