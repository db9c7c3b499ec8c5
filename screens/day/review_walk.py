"""The walk through what is left of a day: where one is, what was dealt with, what is still to come."""

from __future__ import annotations

from collections.abc import Sequence

from db.records import LineKey, QueueLine


class Walk:
    """Keeps the place while lines come and go; what is gone, or was told elsewhere, has been dealt with."""

    def __init__(self) -> None:
        self._lines: tuple[QueueLine, ...] = ()
        self._under_way: set[LineKey] = set()
        self._met: set[LineKey] = set()
        """Everything that stood in the walk since it began."""
        self._at = 0

    def know(self, lines: Sequence[QueueLine]) -> None:
        """What is left now; the place stays on the same line, or on the one that came after it."""
        here = self.here
        self._lines = tuple(lines)
        self._met |= {one.key for one in lines}
        keys = [one.key for one in self.rest]
        self._at = keys.index(here.key) if here is not None and here.key in keys else self._at
        self._at = max(0, min(self._at, len(keys) - 1))

    @property
    def rest(self) -> tuple[QueueLine, ...]:
        """What is still to be dealt with."""
        return tuple(one for one in self._lines if one.key not in self._under_way)

    @property
    def here(self) -> QueueLine | None:
        """The line one stands at."""
        rest = self.rest
        return rest[self._at] if self._at < len(rest) else None

    @property
    def following(self) -> tuple[QueueLine, ...]:
        """What comes after it."""
        return self.rest[self._at + 1 :]

    @property
    def total(self) -> int:
        """How many things there were and are."""
        return len(self._met)

    @property
    def done(self) -> int:
        """How many of them were dealt with."""
        return self.total - len(self.rest)

    @property
    def number(self) -> int:
        """Which of all of them one stands at, counted from 1."""
        return self.done + self._at + 1

    def move(self, steps: int) -> None:
        """To another line; the one that is passed by stays."""
        self._at = max(0, min(self._at + steps, len(self.rest) - 1))

    def tell(self, key: LineKey) -> None:
        """Something is being done with a line: the next one is there at once."""
        self._under_way.add(key)
        self._at = max(0, min(self._at, len(self.rest) - 1))

    def told(self, key: LineKey, *, is_done: bool) -> None:
        """It was done, or not: then the line is there again."""
        self._under_way.discard(key)
        if is_done:
            self._lines = tuple(one for one in self._lines if one.key != key)
        else:
            keys = [one.key for one in self.rest]
            self._at = keys.index(key) if key in keys else self._at
