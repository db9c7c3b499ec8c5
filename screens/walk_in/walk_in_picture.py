"""What the desk knows while a matter is told: who it is, until when it is due, what is like it, the diary."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from frontdesk.rules.request_states import CLOSED
from frontdesk.words import _, deadlines, diary, lines, ngettext, request_lines
from frontdesk.words.codes import label
from screens.cards.offer_rows import in_words, own
from screens.parts import request_numbers
from screens.parts.cells import cut, fit, fit_right, width, wrap
from screens.parts.lamps import LAMP, lamp_pieces
from screens.parts.lines import Line, Piece, line

if TYPE_CHECKING:
    from db.records import Clock
    from frontdesk.requests.intake import Intake
    from frontdesk.rules.time_limits import Due, TimeLimit

_LABEL = 9
_MOST_OF_DIARY = 2
_USUAL = "walk_in"
"""The channel that goes without saying."""


class WalkInPicture(NamedTuple):
    """The picture under the form."""

    taken: Intake
    today: date
    then: str
    phrases: tuple[str, ...] = ()
    """The everyday phrases that the letters in the words may mean."""

    def heading(self, cells: int) -> str:
        """How it comes in, unless they stand here, and whom it is about, where that is known."""
        person, channel = self.taken.person, self.taken.matter.channel
        known = [label("channel", channel)] if channel not in ("", _USUAL) else []
        if person is not None:
            known.append(f"{person.name} {lines.sex_and_age(person.sex, person.age)}")
            known.append(lines.short_address(person.address))
        return "  ".join(known)

    def lines(self, cells: int, *, brief: bool = False) -> list[Line]:
        """The diary's sentence, the limit and its counting, what is like it, what else they wait for."""
        taken = self.taken
        sentence = self._diary(cells)
        drawn = [_labelled("" if at else _("Phrases"), text, cells) for at, text in enumerate(self.phrases)]
        drawn += [_labelled("" if at else _("Diary"), part, cells) for at, part in enumerate(sentence)]
        if self.then not in ("settle", "just_asked", "decline") and taken.limit and taken.finish:
            drawn.append(_labelled(_("Limit"), self._limits(taken.limit, taken.finish, cells), cells))
        if self.then == "whistle" and taken.unit is not None:
            drawn.append(_labelled(_("To"), taken.unit[1], cells))
        others = self._others()
        drawn += _in_columns([*self._similar(), *others], cells)
        if taken.person is not None and not others:
            drawn.append(_labelled(_("Also"), _("none"), cells))
        if taken.person is not None and (offered := own(taken.person)):
            drawn.append(_labelled(_("May join"), "  ".join(map(in_words, offered)), cells))
        return drawn

    def _diary(self, cells: int) -> list[str]:
        written = self.taken.line
        if written is None or not written.summary:
            return []
        return wrap(diary.sentence(written), cells - _LABEL - 3, _MOST_OF_DIARY)

    def _limits(self, limit: TimeLimit, finish: Due, cells: int) -> str:
        """`首次联系 9月7日  办结 9月13日 (5个工作日, 跳过周末)`."""
        room = cells - _LABEL - 3
        contact = ""
        if self.taken.contact is not None and limit.first_contact is not None:
            brief = deadlines.brief("first_contact", self.taken.contact, limit.first_contact, self.today)
            contact = f"{brief}  "
        told = deadlines.deadline("finish", finish, limit.finish, self.today, room - width(contact))
        return contact + told

    def _similar(self) -> list[_Told]:
        """What is like it; its estate only where it is another one."""
        here = self.taken.line.estate if self.taken.line else ""
        return [
            _Told(
                "" if at else _("Alike"),
                "" if at else "j",
                f"{'' if one.estate == here else one.estate} {request_lines.summary(one)}".lstrip(),
                ngettext("{count} reporter", "{count} reporters", one.reporters).format(count=one.reporters),
                label("state", one.state),
                one.clock,
                one.number,
            )
            for at, one in enumerate(self.taken.similar)
        ]

    def _others(self) -> list[_Told]:
        """What else the person waits for, the latest first."""
        if self.taken.person is None:
            return []
        known = {one.id for one in self.taken.similar}
        waiting = [
            one for one in self.taken.person.requests if one.state not in CLOSED and one.id not in known
        ]
        return [
            _Told(
                "" if at else _("Also"),
                "",
                request_lines.summary(one),
                "",
                label("state", one.state),
                one.clock,
                one.number,
            )
            for at, one in enumerate(waiting)
        ]


class _Told(NamedTuple):
    """A request of the picture, in words."""

    name: str
    sign: str
    summary: str
    reporters: str = ""
    state: str = ""
    clock: Clock | None = None
    number: str = ""


def _in_columns(told: list[_Told], cells: int) -> list[Line]:
    heads = max((width(one.reporters) for one in told), default=0)
    states = max((width(one.state) for one in told), default=0)
    room_number = request_numbers.room(one.number for one in told)
    room = max(cells - _LABEL - heads - states - LAMP - room_number - 8, 8)
    return [
        line(
            " ",
            Piece(fit(one.name, _LABEL), "quiet"),
            Piece(fit(one.sign, 2), "key"),
            Piece(fit(one.summary, room)),
            Piece(f" {fit_right(one.reporters, heads)} {fit(one.state, states)} ", "quiet"),
            *lamp_pieces(one.clock),
            Piece(" " + fit_right(one.number, room_number), "quiet"),
        )
        for one in told
    ]


def _labelled(name: str, text: str, cells: int) -> Line:
    return line(" ", Piece(fit(name, _LABEL), "quiet"), Piece(cut(text, cells - _LABEL - 2)))
