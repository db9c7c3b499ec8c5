"""What the desk knows while a matter is told: who it is, until when it is due, what is like it, the diary."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from frontdesk.rules.request_states import CLOSED
from frontdesk.words import _, deadlines, diary, lines, ngettext, request_lines
from frontdesk.words.codes import label
from screens.cells import cut, fit, fit_right, wrap
from screens.lamps import LAMP, lamp_pieces
from screens.lines import Line, Piece, line

if TYPE_CHECKING:
    from db.records import SimilarRequest
    from frontdesk.requests.intake import Intake

_LABEL, _HEADS, _STATE, _NUMBER = 9, 11, 12, 9
_MOST_OF_DIARY = 2


class WalkInPicture(NamedTuple):
    """The picture under the form."""

    taken: Intake
    today: date
    then: str

    def heading(self, cells: int) -> str:
        """Whom it is about, where that is known."""
        person = self.taken.person
        if person is None:
            return ""
        who = f"{person.name} {lines.sex_and_age(person.sex, person.age)}"
        return f"{who}  {lines.short_address(person.address)}"

    def lines(self, cells: int, *, brief: bool = False) -> list[Line]:
        """The diary's sentence, the limit and its counting, what is like it, what else they wait for."""
        taken = self.taken
        sentence = self._diary(cells)
        drawn = [_labelled("" if at else _("Diary"), part, cells) for at, part in enumerate(sentence)]
        if self.then not in ("settle", "just_asked", "decline") and taken.limit and taken.finish:
            told = deadlines.deadline(
                "finish", taken.finish, taken.limit.finish, self.today, cells - _LABEL - 3
            )
            drawn.append(_labelled(_("Limit"), told, cells))
        if self.then == "whistle" and taken.unit is not None:
            drawn.append(_labelled(_("To"), taken.unit[1], cells))
        drawn += [self._similar(one, at == 0, cells) for at, one in enumerate(taken.similar)]
        if taken.person is not None:
            waiting = [one for one in taken.person.requests if one.state not in CLOSED]
            text = ngettext("{count} open request", "{count} open requests", len(waiting)).format(
                count=len(waiting)
            )
            told = "  ".join([text, *(f"{one.number} {request_lines.summary(one)}" for one in waiting[:2])])
            drawn.append(_labelled(_("Else"), told, cells))
        return drawn

    def _diary(self, cells: int) -> list[str]:
        written = self.taken.line
        if written is None or not written.summary:
            return []
        return wrap(diary.sentence(written), cells - _LABEL - 3, _MOST_OF_DIARY)

    def _similar(self, one: SimilarRequest, is_first: bool, cells: int) -> Line:
        heads = ngettext("{count} reporter", "{count} reporters", one.reporters).format(count=one.reporters)
        sign = "j " if is_first else "  "
        room = cells - _LABEL - _HEADS - _STATE - LAMP - _NUMBER - 7
        return line(
            " ",
            Piece(fit(_("Alike") if is_first else "", _LABEL), "quiet"),
            Piece(sign, "key"),
            Piece(fit(f"{one.estate} {request_lines.summary(one)}".lstrip(), max(room, 8))),
            Piece(f" {fit_right(heads, _HEADS)} {fit(label('state', one.state), _STATE)} ", "quiet"),
            *lamp_pieces(one.clock),
            Piece(" " + fit_right(one.number, _NUMBER), "quiet"),
        )


def _labelled(name: str, text: str, cells: int) -> Line:
    return line(" ", Piece(fit(name, _LABEL), "quiet"), Piece(cut(text, cells - _LABEL - 2)))
