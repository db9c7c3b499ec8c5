"""Keys pressed faster than pages turn: they wait for the page that they are meant for."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Awaitable, Callable

from textual import events
from textual.message_pump import MessagePump
from textual.widgets import Input

AT_ONCE = frozenset({"ctrl+q", "ctrl+c"})
"""Keys that never wait, so that one can leave whatever hangs."""
_ROUNDS = 2
"""How often what a key sets going is followed up to the desk, after the key itself."""
_LONGEST_WAIT = 2.0
"""Seconds after which a key is let through all the same, should what was waited for never come."""


class TypedAhead:
    """Lets one key after the other through.

    While the office is being opened, letters go into the box that is there already; from the first other key
    on everything waits. Later a key waits until the one before it has gone through all the parts of the page
    that may answer to it, and until the page which that may have led to is shown and has the cursor. Enter,
    which takes what was typed for what it means, also waits until the page knows what that is; a letter that
    acts upon a list, until the list is there.
    """

    def __init__(
        self,
        press: Callable[[events.Key | events.Paste], Awaitable[None]],
        is_ready_for: Callable[[str], bool],
    ) -> None:
        """`press` hands a key to Textual; `is_ready_for` asks the page that is shown."""
        self._press = press
        self._is_ready_for = is_ready_for
        self._keys: deque[events.Key | events.Paste] = deque()
        self._is_opening = True
        self._under_way: MessagePump | None = None
        """The part that a key is going through."""
        self._page: object = None
        """The page that is on its way."""
        self._since = 0.0
        self._typed_into: MessagePump | None = None
        """The part that the last key, a letter, was handed to."""
        self._early_since: float | None = None

    async def take(self, event: events.Key | events.Paste) -> None:
        """A key was pressed: it is let through now, or later by itself."""
        is_for_the_box = self._is_opening and not self._keys and _is_text(event)
        if is_for_the_box or (isinstance(event, events.Key) and event.key in AT_ONCE):
            await self._press(event)
            return
        if time.monotonic() - self._since > _LONGEST_WAIT:
            self._under_way = self._page = None
        self._keys.append(event)
        await self._go_on()

    async def opened(self) -> None:
        """The office is open, or there is none yet."""
        self._is_opening = False
        await self._go_on()

    def turns_to(self, page: object) -> None:
        """Another page is on its way."""
        self._page, self._since = page, time.monotonic()

    async def ready(self, page: object) -> None:
        """A page is there and has the cursor, or knows what it asked for."""
        if page is self._page:
            self._page = None
        await self._go_on()

    def pressed(self, event: events.Key | events.Paste, at: MessagePump) -> None:
        """A key was handed to the part `at`, from which it goes up until it is answered."""
        # A letter in a box is only text; in a list it does something, as any other key.
        self._typed_into = at if _is_text(event) and isinstance(at, Input) else None
        if self._typed_into is None:
            self._since = time.monotonic()
            self._follow(at, [at] * _ROUNDS)

    def _follow(self, part: MessagePump, rounds: list[MessagePump]) -> None:
        """Stay one step behind the key: what a part is told now, it hears after the key.

        Then begin at the bottom again, behind what the answer sets going: a part tells its page that Enter
        was pressed, the page tells the desk where to go or moves the cursor.
        """
        self._under_way = part

        async def heard() -> None:
            if self._under_way is not part:
                return
            above = part._parent
            if above is not None:
                self._follow(above, rounds)
            elif rounds:
                self._follow(rounds[0], rounds[1:])
            else:
                self._under_way = None
                await self._go_on()

        if not part.call_later(heard):
            self._under_way = None

    @property
    def _is_busy(self) -> bool:
        return self._under_way is not None or self._page is not None

    async def _go_on(self) -> None:
        while self._keys and not self._is_busy and not self._is_opening and not self._is_too_early():
            await self._press(self._keys.popleft())

    def _is_too_early(self) -> bool:
        """Whether the next key comes before it is known what it is to take, or to act upon."""
        key = getattr(self._keys[0], "key", "")
        if key == "enter" and self._typed_into is not None:
            self._since = time.monotonic()
            self._follow(self._typed_into, [])
            self._typed_into = None
            if self._is_busy:
                return True
        is_early = not self._is_ready_for(key)
        if not is_early:
            self._early_since = None
        elif self._early_since is None:
            self._early_since = time.monotonic()
        elif time.monotonic() - self._early_since > _LONGEST_WAIT:
            self._early_since = None
            return False
        return is_early


def _is_text(event: events.Key | events.Paste) -> bool:
    return isinstance(event, events.Paste) or event.is_printable or event.key == "backspace"
