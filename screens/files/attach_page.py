"""Choosing what to attach to a request: one file after the other."""

from __future__ import annotations

from collections.abc import Callable

from db.records import AttachedFile, Kind
from frontdesk.text import clean
from frontdesk.words import NP_, _, lines
from screens.background import Background
from screens.files import attachment_jobs
from screens.files.file_page import FilePage
from screens.frames.page import Page, Saying
from screens.keys.keys import CHOOSING_WHAT_TO_ATTACH
from screens.office import Office, Target


class AttachPage(FilePage):
    """Enter attaches the file under the cursor and stays; its place names the request, `text` its number.

    Files are copied on a thread of their own, so that nothing waits for a slow stick; whoever leaves
    meanwhile hears of it on the page that is shown then.
    """

    KEYS = CHOOSING_WHAT_TO_ATTACH

    def __init__(self, office: Office) -> None:
        super().__init__(office, NP_("page", "Attach a file"))
        self._attaching = Background(lambda call: self.app.call_later(call))
        self._under_way = 0

    def title_text(self) -> str:
        """The page's name, and which request."""
        return f"{super().title_text()} {self.place.text}"

    def holds_what_is_not_kept(self) -> bool:
        """Whether a file is still on its way."""
        return self._under_way > 0

    def chosen(self, path: str) -> None:
        """Attach it, after those that are on their way."""
        duty, request = self.office.duty, Target(Kind.REQUEST, self.place.id)
        if duty is None:
            return
        name = clean(path.replace("\\", "/").rpartition("/")[2])
        self._box.value = ""
        self._under_way += 1
        self.say(lambda: _("Attaching {file}…").format(file=name))

        def attach(tell: Callable[[int], None]) -> AttachedFile:
            return attachment_jobs.attach(duty, request.id, path, lambda done, of: tell(done * 100 // of))

        self._attaching.work(
            attach,
            lambda percent: self._say_how_far(name, percent),
            lambda file: self._attached(request, file),
            self._not_attached,
        )

    def _say_how_far(self, name: str, percent: int) -> None:
        if self.is_current and percent < 100:
            self.say(lambda: _("Attaching {file}: {percent}%").format(file=name, percent=percent))

    def _attached(self, request: Target, file: AttachedFile) -> None:
        self._under_way -= 1
        page = self._page_in_front
        if page.place[:3] == request.place[:3]:
            # Its card, which lists the file now.
            page.arrive()
        self._tell(page, lambda: _attached(file))

    def _not_attached(self, error: Exception) -> None:
        self._under_way -= 1
        self._page_in_front.failed(error)

    def _tell(self, page: Page, saying: Saying) -> None:
        if page is self or not page.said_badly:
            page.say(saying)

    @property
    def _page_in_front(self) -> Page:
        """The page that the clerk is looking at."""
        page = self.app.screen
        return page if isinstance(page, Page) else self


def _attached(file: AttachedFile) -> str:
    said = _("Attached: {file} ({size}). F9 takes it back.")
    return said.format(file=file.name, size=lines.size(file.content.size))
