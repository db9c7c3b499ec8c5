"""What a visitor is shown with the screen turned to them: the number of their request, and the promise."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.widget import Widget

from frontdesk.words import NP_, _, pgettext
from frontdesk.words.codes import label
from frontdesk.words.deadlines import answer_by
from screens import jobs
from screens.frames.page import Page
from screens.office import Office
from screens.parts.big_digits import big
from screens.parts.cells import cut, width
from screens.parts.lines import Line, Lines, Piece, line

if TYPE_CHECKING:
    from frontdesk.requests.promise import Promise

_AROUND = 12
"""Lines of the screen that are not the number's."""


class VisitorPage(Page):
    """Nobody's data and no keys of the desk: whoever stands there may read all of it. Esc comes back."""

    SHOWS_PEOPLE: ClassVar[bool] = False

    def __init__(self, office: Office) -> None:
        super().__init__(office, NP_("page", "For the visitor"))
        self._face = Lines(self._draw, classes="face")
        self._promise: Promise | None = None

    def compose(self) -> ComposeResult:
        """Without who is on duty, and without the keys of the desk."""
        yield from self.body()
        yield self.status_line
        yield self.hint_line

    def body(self) -> Iterable[Widget]:
        """The number, the promise, whom to call."""
        yield self._face

    def hints(self) -> Sequence[tuple[str, str]]:
        """The way back."""
        return [("Esc", _("back to the card"))]

    def arrive(self) -> None:
        """Look up what is promised; what another request was promised goes at once."""
        duty, request_id = self.office.duty, self.place.id
        self._show(None)
        if duty is not None:
            self.office.background.look_up(
                "visitor", lambda: jobs.promise(duty, request_id), self._show, self.failed
            )

    def _show(self, promise: Promise | None) -> None:
        self._promise = promise
        self._face.redraw()

    def _draw(self, cells: int, height: int) -> Sequence[Line]:
        told = self._promise
        if told is None:
            return ()
        drawn = [_centred(told.office, cells, "strong"), line(), _centred(_("Your request"), cells), line()]
        drawn += [_centred(part, cells, "strong") for part in big(told.number, cells - 4, height - _AROUND)]
        drawn += [line(), _centred(told.number, cells), line()]
        if until := answer_by(told.deadlines):
            drawn.append(_centred(pgettext("print", "Answer by") + "  " + until, cells, "strong"))
        else:
            drawn.append(_centred(label("state", told.state), cells, "strong"))
        if told.phone:
            phone = pgettext("print", "Telephone") + "  " + told.phone
            drawn += [line(), _centred(phone, cells, "strong")]
        drawn += [line(), _centred(_("By this number we can tell you how it stands."), cells)]
        above = max((height - len(drawn)) // 2, 0)
        return [*([line()] * above), *drawn][:height]


def _centred(text: str, cells: int, tone: str = "plain") -> Line:
    told = cut(text, max(cells - 2, 0))
    return line(" " * max((cells - width(told)) // 2, 0), Piece(told, tone))
