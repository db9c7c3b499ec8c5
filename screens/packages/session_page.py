"""A session: everybody present except those who are not, a letter each; or only how many came."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from db.records import Duty, EnrolmentLine, Kind
from frontdesk.words import NP_, _, lines, ngettext
from frontdesk.words.codes import label
from screens.cards.child_rows import ASKED, about_child
from screens.frames.revealing_page import RevealingPage
from screens.keys.keys import AT_A_SESSION, Key, bindings, shown
from screens.office import Office, Place
from screens.packages import package_jobs
from screens.packages.package_jobs import RollCall
from screens.packages.package_rows import card_of, how_many_came, mark_row, session_facts
from screens.papers.package_papers import of_session
from screens.papers.printing import Make
from screens.parts.lines import Line, Lines, Piece, line
from screens.parts.people_columns import is_about
from screens.parts.picks import Picks

_STATES = ("present", "late", "absent", "excused")


class SessionPage(RevealingPage[Mapping[int, str]]):
    """Who is in, each with a mark; a letter marks the one under the cursor and goes on to the next."""

    KEYS = AT_A_SESSION
    BEGINS_IN_THE_LIST = True
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(AT_A_SESSION[1:])]

    def __init__(self, office: Office) -> None:
        super().__init__(office, NP_("page", "Session"), "session")
        self._facts = Lines(self._draw_facts, classes="one")
        self._child = Lines(self._draw_child, classes="one")
        self._roll: RollCall | None = None

    def body(self) -> Iterable[Widget]:
        """Of what it is, how many are marked how, the people, and of a child who collects it."""
        *above, picks, purpose = super().body()
        yield from above[:2]
        yield self._facts
        yield above[2]
        yield picks
        yield self._child
        yield purpose

    def title_text(self) -> str:
        """The day; of what it is stands below, where there is room."""
        if self._roll is None:
            return super().title_text()
        on = self._roll.session
        return f"{super().title_text()}  {lines.day(on.day)} {on.starts}".rstrip()

    def _draw_facts(self, width: int, _height: int) -> Sequence[Line]:
        roll = self._roll
        return [] if roll is None else [Line(session_facts(roll.run, roll.session, width))]

    def _draw_child(self, width: int, _height: int) -> Sequence[Line]:
        roll, one = self._roll, self.picks.target
        if roll is None or not isinstance(one, EnrolmentLine):
            return []
        return [Line(about_child(roll.run, one, self.in_full, width))]

    def on_picks_moved(self, event: Picks.Moved) -> None:
        """Somebody else."""
        super().on_picks_moved(event)
        self._child.redraw()

    def acts(self, key: Key) -> bool:
        """What does nothing at this session and on this row is not shown; marks stand in the heading."""
        roll, target = self._roll, self.picks.target
        if roll is None:
            return True
        on, records = roll.session, roll.run.records
        is_open = on.held_on is None and not on.came
        shown_where = {
            "open_attendee": target is not None,
            "all_present": self._can_be_marked and len(roll.marks) < len(roll.enrolments),
            "unmarked": isinstance(target, EnrolmentLine) and target.id in roll.marks,
            "heads": self._can_be_marked and ("heads" in records or on.heads is not None),
            "measure": self._can_be_marked and "readings" in records,
            "session_reveal": any(one.has_allergies for one in roll.enrolments),
            "join_there": not on.cancelled,
            "session_correct": is_open,
            "session_end": is_open and not on.cancelled,
        }
        return shown_where.get(key.id, key.id not in _STATES)

    @property
    def _can_be_marked(self) -> bool:
        roll, duty = self._roll, self.office.duty
        if roll is None or duty is None:
            return False
        return roll.session.day <= duty.day and not roll.session.cancelled

    def typing(self) -> str:
        """What typing does."""
        return _("names and addresses: narrows the list")

    def heading(self, width: int) -> Line:
        """How many are marked how."""
        roll = self._roll
        if roll is None:
            return line()
        states = [mark.state for mark in roll.marks.values()]
        pieces = [Piece("  ")]
        if roll.session.heads is not None:
            text = ngettext("{count} person", "{count} people", roll.session.heads)
            pieces.append(Piece(f"{text.format(count=roll.session.heads)}   ", "quiet"))
        letters = {key.id: shown(key, self.office.keymap) for key in self.KEYS}
        for code in _STATES:
            if self._can_be_marked:
                pieces.append(Piece(f"{letters[code]} ", "key"))
            pieces.append(Piece(f"{label('attendance', code)} {states.count(code)}   ", "quiet"))
        open_ones = len(roll.enrolments) - len(states)
        return line(*pieces, Piece(_("not marked {count}").format(count=open_ones), "quiet"))

    def count(self) -> str:
        """How many came."""
        return "" if self._roll is None else how_many_came(self._roll.session.came)

    def look_up(self, duty: Duty, typed: str) -> None:
        """The session, read anew."""
        session_id = self.place.id
        self.office.background.look_up(
            "session",
            lambda: package_jobs.roll(duty, session_id),
            lambda roll: self._show(roll, typed),
            self.not_answered,
        )

    def _show(self, roll: RollCall, typed: str) -> None:
        self._roll = roll
        self._child.display = bool(roll.run.asks & ASKED)
        told = self.in_full or {}
        there = [one for one in roll.enrolments if is_about(one, typed)]
        self.offer([mark_row(one, roll.marks.get(one.id), told.get(one.id)) for one in there])
        self.draw_told()

    def redraw(self) -> None:
        """In the language of the moment."""
        self.show_again()
        super().redraw()

    def show_again(self) -> None:
        """With what they must not have, or without."""
        if self._roll is not None:
            self._stop = self.picks.stop
            self._show(self._roll, self._box.value)

    def action_reveal(self) -> None:
        """What those who are there must not have, with a reason."""
        roll, session_id = self._roll, self.place.id
        if roll is None or not any(one.has_allergies for one in roll.enrolments):
            self.say(lambda: _("No allergies are written down here."))
        else:
            self.reveal(lambda duty, reason: package_jobs.session_allergies(duty, session_id, reason))

    # Keys.

    def _open(self) -> None:
        if isinstance(self.picks.target, EnrolmentLine):
            place = card_of(self.picks.target)
            if place is not None:
                self.post_message(self.Go(place))

    def action_mark(self, state: str) -> None:
        """Mark the one under the cursor; the next one is under it then."""
        one, duty = self.picks.target, self.office.duty
        if not isinstance(one, EnrolmentLine) or duty is None:
            return
        session_id, enrolment_id = self.place.id, one.id
        self.picks.action_move(1)
        self.office.background.do(
            lambda: package_jobs.mark(duty, session_id, enrolment_id, state), self._marked, self.failed
        )

    def _marked(self, state: str) -> None:
        if state == "no_show":
            self.say(lambda: _("Stayed away too often: the place is free. F9 takes it back."))
        self.look_up_again()

    def action_all(self) -> None:
        """Everybody present who has no mark yet."""
        duty, session_id = self.office.duty, self.place.id
        if duty is not None:
            self.office.background.do(
                lambda: package_jobs.mark_all(duty, session_id), self._all_marked, self.failed
            )

    def _all_marked(self, count: int) -> None:
        self.say(lambda: _present(count))
        self.look_up_again()

    def action_heads(self) -> None:
        """How many came, without names."""
        self.post_message(self.Go(Place("session_heads", None, self.place.id)))

    def action_measure(self) -> None:
        """What is measured, of the person under the cursor first."""
        self.when_shown(self._measure)

    def _measure(self) -> None:
        roll, one = self._roll, self.picks.target
        if roll is None:
            return
        if "readings" not in roll.run.records:
            self.say(lambda: _("This package records no readings."), badly=True)
            return
        first = str(one.who_id) if isinstance(one, EnrolmentLine) and one.who == "resident" else ""
        self.post_message(self.Go(Place("clinic", None, self.place.id, text=first)))

    def action_enrol(self) -> None:
        """Take somebody in who came without being in."""
        if self._roll is not None:
            self.post_message(
                self.Go(Place("enrol", Kind.RESIDENT, 0, text=f"{self._roll.run.id} {self.place.id}"))
            )

    def printed(self) -> Make:
        """The sheet to be signed by those who come."""
        return of_session(self.place.id)

    def action_correct(self) -> None:
        """Another day or time."""
        self.post_message(self.Go(Place("session_move", None, self.place.id)))

    def action_end(self) -> None:
        """It does not take place."""
        self.post_message(self.Go(Place("session_cancel", None, self.place.id)))


def _present(count: int) -> str:
    text = ngettext(
        "{count} person present. F9 takes it back.", "{count} people present. F9 takes it back.", count
    )
    return text.format(count=count)
