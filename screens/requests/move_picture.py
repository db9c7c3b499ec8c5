"""Under the form of a move: what another desk did since it was opened, and where the request stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from db.records import RequestLife, RequestStep
from frontdesk.words import _, lines, ngettext
from frontdesk.words.codes import label
from frontdesk.words.steps import day_and_time, step_words
from screens.forms.form import Field
from screens.parts.cells import cut, fit, width
from screens.parts.lines import Line, Piece, line

if TYPE_CHECKING:
    from frontdesk.requests.meanwhile import Meanwhile

_WHEN, _WHO, _MOVE = 13, 8, 14
_LATEST = 4


class MovePicture(NamedTuple):
    """The picture under the form; `news` comes first, and with a sign."""

    life: RequestLife
    news: Meanwhile
    today: date

    def heading(self, cells: int) -> str:
        """That there is something new, or where it stands."""
        if self.news.steps or self.news.taken_back:
            return _("At another desk meanwhile")
        return _("So far")

    def lines(self, cells: int, *, brief: bool = False) -> list[Line]:
        """What is new, the state with its deadline, and the latest steps."""
        news, life = self.news, self.life
        drawn = [self._step(step, "!", "alert", cells) for step in news.steps]
        if news.taken_back:
            text = ngettext("{count} step was taken back", "{count} steps were taken back", news.taken_back)
            drawn.append(line(Piece(f" ! {text.format(count=news.taken_back)}", "alert")))
        stands = [label("state", life.state)]
        if life.deadlines.due_on:
            stands.append(_("due {day}").format(day=lines.day_in(life.deadlines.due_on, self.today)))
        if life.owner:
            stands.append(_("handled by {name}").format(name=life.owner))
        drawn.append(line(Piece(cut(f"   {'  '.join(stands)}", cells - 1), "strong")))
        old = [step for step in life.steps if step not in news.steps]
        if not brief:
            drawn += [self._step(step, " ", "quiet", cells) for step in old[-_LATEST:]]
        return drawn

    def _step(self, step: RequestStep, sign: str, tone: str, cells: int) -> Line:
        move = label("move", step.kind)
        head = f" {sign} {fit(day_and_time(step), _WHEN)} {fit(step.staff, _WHO)} {fit(move, _MOVE)} "
        told = "  ".join(step_words(step, self.life))
        return line(
            Piece(head, tone), Piece(cut(told, cells - width(head) - 1), "plain" if sign == "!" else tone)
        )


def said_by(step: RequestStep, field: Field, life: RequestLife) -> Callable[[], str]:
    """What another desk has said in a field: `王晓禾 14:02 环卫办`."""

    def saying() -> str:
        text = step.text if field.name == "text" else "  ".join(step_words(step, life, only=field.name))
        return " ".join(part for part in (step.staff, step.time, text) if part)

    return saying
