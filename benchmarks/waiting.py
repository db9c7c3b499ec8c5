"""How long the screen keeps a key waiting while a ledger goes in.

`python -m benchmarks.waiting LEDGER DATABASE`, an office on SQLite. The desk takes the ledger in as it does
for a clerk, without a terminal; beside it something wants a turn on the screen's thread every millisecond.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from contextlib import suppress
from time import perf_counter

from screens.app import FrontDesk
from screens.ledgers.ledger_page import LedgerPage
from screens.office import Place

_TURN = 0.001


def longest_wait(ledger: str, database: str) -> float:
    """The most seconds between two turns, from the file's choice until all of it is written down."""
    return asyncio.run(_longest(ledger, database))


async def _longest(ledger: str, database: str) -> float:
    app = FrontDesk(database, theme="dark")
    async with app.run_test(size=(80, 24)) as pilot:
        await _until(lambda: app.office.duty is not None)
        waits: list[float] = []
        turns = asyncio.create_task(_take_turns(waits))
        app.go(Place("ledger", text=ledger))
        page = await _looked_through(app)
        await pilot.press("f10")
        await _until(lambda: page.look is not None and page.look.run.taken and not page.is_at_work)
        turns.cancel()
        with suppress(asyncio.CancelledError):
            await turns
    return max(waits)


async def _take_turns(waits: list[float]) -> None:
    before = perf_counter()
    while True:
        await asyncio.sleep(_TURN)
        now = perf_counter()
        waits.append(now - before)
        before = now


async def _looked_through(app: FrontDesk) -> LedgerPage:
    await _until(lambda: isinstance(app.screen, LedgerPage) and app.screen.look is not None)
    page = app.screen
    assert isinstance(page, LedgerPage)
    return page


async def _until(holds: Callable[[], bool]) -> None:
    while not holds():
        await asyncio.sleep(0.05)


if __name__ == "__main__":
    print(f"{longest_wait(sys.argv[1], sys.argv[2]) * 1000:.2f} ms")
