"""A desk that a test drives: keys in, what stands on the screen out."""

from __future__ import annotations

import asyncio
import gc
import unicodedata
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from itertools import count
from typing import Any

from rich.cells import cell_len
from textual import events
from textual.keys import (
    REPLACED_KEYS,
    _character_to_key,
    _get_unicode_name_from_key,
)  # there are no public ones
from textual.pilot import Pilot
from textual.strip import Strip

from frontdesk.words import Language, set_language
from screens.app import FrontDesk
from screens.background import Background
from screens.frames.page import Page

LOOK_AGAIN = 0.001
"""Seconds until a thread beside the screen is asked again whether it is done."""

_COLLECT_AFTER = 32
"""Desks. Each leaves eight megabytes of rings, which the next desk would keep for good."""
_gone = count(1)


@dataclass
class Driven:
    """An open desk under a pilot."""

    app: FrontDesk
    pilot: Pilot[None]
    waits_for_folders: bool = True
    """Whether `settle` waits for what a page looks up on a thread of its own; a test may hold that up."""

    async def press(self, *keys: str) -> None:
        """Press named keys and wait after each until everything it asked for has been answered."""
        for key in keys:
            self._send(key)
            await self.settle()

    def _send(self, key: str) -> None:
        """Hand a key to the app as a terminal does. The pilot would then wait for an idle processor."""
        character: str | None = None
        if len(key) == 1:
            character, key = key, _character_to_key(key)
        else:
            with suppress(KeyError):
                character = unicodedata.lookup(_get_unicode_name_from_key(REPLACED_KEYS.get(key, key)))
        event = events.Key(key, character)
        event.set_sender(self.app)
        driver = self.app._driver
        assert driver is not None
        driver.send_message(event)

    async def type(self, text: str) -> None:
        """Type a text as quick hands do, and wait for the answer to all of it. `press` waits after each."""
        for key in text:
            self._send(key)
        await self.settle()

    async def settle(self) -> None:
        """Wait until nothing is under way: neither lookups nor what their answers led to.

        Only a timer can then still change something, e.g. the pause after which a draft is kept.
        """
        while not self.has_ended:
            await self._until_all_parts_wait()
            if self._are_jobs_under_way():
                # Not sleep(0): the thread that does the jobs needs the interpreter.
                await asyncio.sleep(LOOK_AGAIN)
            elif self._can_run_on():
                continue
            elif not self._paints():
                return

    async def _until_all_parts_wait(self) -> None:
        """Let the others run until none of them can go on by itself."""
        await asyncio.sleep(0)
        while self._can_run_on():
            await asyncio.sleep(0)
        await self.app.animator.wait_until_complete()

    def _can_run_on(self) -> bool:
        """Whether the loop has anything to call at once; messages and callbacks of all parts come by it."""
        loop: Any = asyncio.get_running_loop()
        return bool(loop._ready)

    def _are_jobs_under_way(self) -> bool:
        """Whether a thread beside the screen has a job, or an answer that is not yet handed over."""
        threads = [self.app.office.background, self.app.office.programs]
        if self.waits_for_folders:
            threads += [own for own in vars(self.app.screen).values() if isinstance(own, Background)]
        return not all(map(_is_idle, threads))

    def _paints(self) -> bool:
        """Do now what the screen does sixty times a second, and say whether there was anything to do."""
        screen = self.app.screen
        is_due = bool(
            screen._layout_required
            or screen._scroll_required
            or screen._repaint_required
            or screen._recompose_required
            or screen._dirty_widgets
            or screen._callbacks
        )
        if is_due:
            with screen._context():
                screen._on_timer_update()
        return is_due

    @property
    def has_ended(self) -> bool:
        """Whether the desk was left, or gave up."""
        return self.app.return_code is not None

    @property
    def page(self) -> Page:
        """The page that is shown."""
        assert isinstance(self.app.screen, Page)
        return self.app.screen

    @property
    def rows(self) -> list[str]:
        """The rows of the screen as text."""
        return self.rows_of(self.app.screen._compositor.render_strips())

    def rows_of(self, strips: list[Strip]) -> list[str]:
        """The rows of a screen that was rendered already."""
        rows = [strip.text for strip in strips]
        assert all(cell_len(row) == self.app.size.width for row in rows), "a row is too long or too short"
        return [row.rstrip() for row in rows]

    @property
    def text(self) -> str:
        """All rows."""
        return "\n".join(self.rows)

    @property
    def marked(self) -> str:
        """The row under the cursor."""
        return next((row for row in self.rows[2:] if row.startswith(">")), "")


def _is_idle(background: Background) -> bool:
    """Whether its thread has nothing to do; it then waits to be told of a change."""
    thread, changed = background._thread, background._changed
    if thread is None or not thread.is_alive():
        return True
    with changed:
        waiters: Any = changed.__dict__["_waiters"]
        return bool(waiters) and not background._waiting


@asynccontextmanager
async def desk(
    target: str, size: tuple[int, int] = (80, 24), language: Language = "zh", **given: Any
) -> AsyncIterator[Driven]:
    """A desk on a database, open and with nothing under way."""
    set_language(language)
    app = FrontDesk(target, theme=given.pop("theme", "dark"), **given)
    async with app.run_test(size=size) as pilot:
        driven = Driven(app, pilot)
        while app.office.duty is None and not driven.has_ended and app.screen is app.desk:
            await driven.settle()
        await driven.settle()
        yield driven
    # The desk keeps what it began with for good; it is gone now.
    gc.unfreeze()
    if next(_gone) % _COLLECT_AFTER == 0:
        gc.collect()
