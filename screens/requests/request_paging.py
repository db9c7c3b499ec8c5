"""The requests that fit, a page after the other: the next is asked for before the cursor is at the end."""

from __future__ import annotations

from collections.abc import Callable

from db.records import Duty, Following, RequestLine
from frontdesk.words import ngettext
from screens.background import Background
from screens.requests import request_jobs
from screens.requests.request_jobs import MOST_COUNTED, Asked, Found

AHEAD = 30
"""So many rows before the last one the next page is asked for."""


class Paging:
    """What is known of the list so far: `lines`, and how many there are in all."""

    def __init__(
        self,
        background: Background,
        grown: Callable[[], None],
        counted: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Calls `grown` when there are more lines, `counted` when it is known how many there are in all."""
        self._background, self._grown, self._when_counted, self._failed = background, grown, counted, failed
        self.lines: tuple[RequestLine, ...] = ()
        self.is_known = False
        self._counted: int | None = None
        self._following: Following | None = None
        self._is_continuing = False

    def begin(
        self,
        duty: Duty,
        asked: Asked,
        most: int,
        at: tuple[int | None, int],
        answer: Callable[[Found], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Ask for the first lines; `at` is the request that the cursor was on, and its place."""
        under, stop = at
        self._is_continuing = False
        self._background.forget("diary_more")
        self._background.forget("diary_count")
        self._background.look_up(
            "diary",
            lambda: request_jobs.first_page(duty, asked, most, under, stop),
            lambda found: self._begun(duty, asked, found, answer),
            failed,
        )

    def _begun(self, duty: Duty, asked: Asked, found: Found, answer: Callable[[Found], None]) -> None:
        self.lines, self._following, self._counted = found.lines, found.following, found.counted
        self.is_known = True
        answer(found)
        if found.counted is None:
            self._background.look_up(
                "diary_count", lambda: request_jobs.count(duty, asked), self._count, self._failed
            )

    def _count(self, count: int) -> None:
        self._counted = count
        self._when_counted()

    def go_on(self, duty: Duty, asked: Asked, stop: int) -> None:
        """The cursor is at the `stop`th: ask for the next page where that is near the last."""
        following = self._following
        if following is None or self._is_continuing or stop < len(self.lines) - AHEAD:
            return
        self._is_continuing = True
        self._background.look_up(
            "diary_more", lambda: request_jobs.next_page(duty, asked, following), self._more, self._failed
        )

    def _more(self, more: Found) -> None:
        self._is_continuing = False
        self.lines += more.lines
        self._following = more.following
        self._grown()

    def told(self) -> str:
        """How many there are, as far as they are counted."""
        if self._counted is None:
            return f"{len(self.lines)}+" if self.lines else ""
        count = min(self._counted, MOST_COUNTED)
        more = "+" if self._counted > MOST_COUNTED else ""
        return ngettext("{count} request", "{count} requests", count).format(count=f"{count:,}{more}")
