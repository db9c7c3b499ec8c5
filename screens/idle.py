"""How long nobody has touched the keyboard, by two clocks."""

from __future__ import annotations

import time
from collections.abc import Callable

Clock = Callable[[], float]


class Idle:
    """Counts from the last key.

    The clock of the processor may stand still while the PC sleeps, the one on the wall may be set back:
    what the longer one says counts.
    """

    def __init__(self, running: Clock = time.monotonic, wall: Clock = time.time) -> None:
        self._running, self._wall = running, wall
        self.touched()

    def touched(self) -> None:
        """A key was pressed."""
        self._since = (self._running(), self._wall())

    @property
    def seconds(self) -> float:
        """Since the last key."""
        return max(self._running() - self._since[0], self._wall() - self._since[1])
