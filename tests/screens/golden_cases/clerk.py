"""The clerk at the desk on a day of the past: types, and counts the keys besides the words."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest

from db.records import Kind
from screens.office import Place
from tests.screens.driven import Driven, desk

_EAST_OF_GREENWICH = timedelta(hours=8)
SAVES = "f10"


@dataclass
class Clerk:
    """Somebody who types at an open desk; `keys` counts what is no word of the matter, F2 or F10."""

    driven: Driven
    keys: int = 0

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return self.driven.text

    @property
    def request(self) -> int:
        """The id of the request that is shown."""
        place = self.driven.app.way.here
        assert (place.page, place.kind) == ("card", Kind.REQUEST), self.text
        return place.id

    async def press(self, *names: str) -> None:
        """Press keys; each counts."""
        self.keys += len(names)
        await self.driven.press(*names)

    async def short(self, *texts: str) -> None:
        """Type short texts, each followed by Enter; every key counts."""
        for text in texts:
            await self.press(*text, "enter")

    async def words(self, text: str) -> None:
        """Type words of the matter, of which only the Enter behind them counts."""
        await self.driven.type(text)
        await self.press("enter")

    async def save(self) -> None:
        """Press F10, which does not count."""
        await self.driven.press(SAVES)

    async def open(self, number: str) -> None:
        """Find a request by its number."""
        await self.driven.press("f3")
        await self.driven.type(number)
        await self.driven.press("enter")
        assert self.request

    async def move(self, letters: str, *answers: str, day: str = "", time: str = "") -> None:
        """Do something with the request that is shown: its letters in the menu, then field by field.

        `day` and `time` are the two last fields, for what did not happen just now.
        """
        request = self.request
        await self.driven.press("m", *letters, "enter")
        assert self.driven.app.way.here.page.startswith("move_"), (letters, self.text)
        for at, answer in enumerate(answers):
            await self.driven.press(*(("enter",) if at else ()))
            await self.driven.type(answer)
        if day or time:
            await self.driven.press("down")
            await self.driven.type(day)
        if time:
            await self.driven.press("down")
            await self.driven.type(time)
        await self.save()
        assert self.driven.app.way.here == Place("card", Kind.REQUEST, request), self.text


@asynccontextmanager
async def clerk(
    office: str, patch: pytest.MonkeyPatch, moment: str, size: tuple[int, int] = (100, 44)
) -> AsyncIterator[Clerk]:
    """The desk at a moment, `YYYY-MM-DD HH:MM` by the office's clock."""
    at = datetime.fromisoformat(moment)
    patch.setattr("frontdesk.requests.deadlines.utc_now", lambda: at - _EAST_OF_GREENWICH)
    async with desk(office, size, today=date(at.year, at.month, at.day)) as driven:
        yield Clerk(driven)
