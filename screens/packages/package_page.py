"""A package opened: who is in, who waits, who may join and has not, and its sessions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Container
from textual.widget import Widget

from db.records import Duty, EnrolmentLine, Kind, OutreachLine, PackageTask, SessionLine
from frontdesk.words import NP_, _, pgettext
from frontdesk.words.package_names import called
from screens.cards.child_rows import about_child
from screens.frames.revealing_page import RevealingPage
from screens.frames.sectioned_page import Section, SectionedPage
from screens.keys.keys import IN_A_PACKAGE, Key, bindings, label
from screens.office import Office, Place
from screens.packages import package_jobs
from screens.packages import package_sections as sections
from screens.packages.package_jobs import Opened
from screens.packages.package_rows import card_of, done_by, facts
from screens.packages.package_sections import IN_SECTION
from screens.papers.package_papers import MARK, maker, papers
from screens.papers.printing import print_out
from screens.parts.choices import Choices
from screens.parts.lines import Line, Lines
from screens.parts.picks import Picks, Row


class PackagePage(RevealingPage[Mapping[int, str]], SectionedPage):
    """What is typed narrows it, letters act on the row."""

    KEYS = IN_A_PACKAGE
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(IN_A_PACKAGE[1:])]

    def __init__(self, office: Office) -> None:
        super().__init__(office, NP_("page", "Package"), "package")
        self._facts = Lines(self._draw_facts, classes="package-facts")
        self._opened: Opened | None = None
        self._asked_to_close = False

    def body(self) -> Iterable[Widget]:
        """What it is, its sections, and the one that is shown."""
        *above, picks, purpose = super().body()
        yield from above[:2]
        yield self._facts
        yield above[2]
        yield Container(picks, self.choices, classes="filling")
        yield purpose

    @property
    def opened(self) -> Opened | None:
        """The package that is shown."""
        return self._opened

    def title_text(self) -> str:
        """The package by its name."""
        if self._opened is None:
            return super().title_text()
        run = self._opened.card.run
        return called(run.name, run.name_en, run.run)

    def typing(self) -> str:
        """What typing does."""
        return _("names and addresses: narrows the list; Tab: the next section")

    def acts(self, key: Key) -> bool:
        """What does nothing in this section and on this row is not shown."""
        target, opened = self.picks.target, self._opened
        if opened is None:
            return True
        if key.id == "open_member":
            return target is not None
        if key.id == "join":
            return not self._is_closed
        if key.id == "enrolment_moves":
            return isinstance(target, EnrolmentLine)
        if key.id == "enrolment_reveal":
            return isinstance(target, EnrolmentLine) and target.has_allergies
        if key.id == "mark_done":
            return isinstance(target, PackageTask) or self._to_be_done is not None
        if key.id == "session_new":
            return self.section == sections.SESSIONS
        return True

    def called(self, key: Key) -> str:
        """Closing says which of the two it does."""
        if key.id == "package_end":
            return pgettext("key", "Reopen") if self._is_closed else pgettext("key", "Close")
        return label(key)

    @property
    def _is_closed(self) -> bool:
        opened, duty = self._opened, self.office.duty
        closed = opened.card.run.closed_on if opened is not None else None
        return closed is not None and duty is not None and closed <= duty.day

    @property
    def _to_be_done(self) -> Place | None:
        """The form that marks the row under the cursor as done, where the package keeps that."""
        opened = self._opened
        if opened is None or "done" not in opened.card.run.records:
            return None
        return done_by(self.picks.target, self.place.id)

    def _draw_facts(self, width: int, _height: int) -> Sequence[Line]:
        opened, one = self._opened, self.picks.target
        if opened is None:
            return []
        run = opened.card.run
        told = facts(run, width)
        child = about_child(run, one, self.in_full, width) if isinstance(one, EnrolmentLine) else ()
        return [Line(pieces) for pieces in ((*told[:2], child) if child else told)]

    def on_picks_moved(self, event: Picks.Moved) -> None:
        """Somebody else."""
        super().on_picks_moved(event)
        self._facts.redraw()

    def show_again(self) -> None:
        """With what somebody must not have, or without."""
        self.redraw()

    def action_reveal(self) -> None:
        """What somebody under the cursor must not have, with a reason."""
        target = self.picks.target
        if not isinstance(target, EnrolmentLine) or not target.has_allergies:
            self.say(lambda: _("No allergies are written down here."))
            return
        enrolment_id = target.id
        self.reveal(lambda duty, reason: package_jobs.enrolment_allergies(duty, enrolment_id, reason))

    def sections(self) -> Sequence[Section]:
        """Who is in, who waits, who may join, …; what is to be done while there is something."""
        return sections.sections(self._opened, self.section)

    def arrive(self) -> None:
        """Look the package up; what another one showed goes at once."""
        self._asked_to_close = False
        if self._opened is not None and self._opened.card.run.id != self.place.id:
            self._opened, self.section = None, IN_SECTION
        super().arrive()

    def look_up(self, duty: Duty, typed: str) -> None:
        """The package, read anew."""
        package_id = self.place.id
        self.office.background.look_up(
            "package",
            lambda: package_jobs.opened(duty, package_id),
            self._found,
            self.not_answered,
        )

    def _found(self, opened: Opened) -> None:
        self._opened = opened
        self.show()

    def rows(self, duty: Duty, typed: str) -> Sequence[Row] | None:
        """Those of the section."""
        if self._opened is None:
            return None
        return sections.rows(self._opened, self.section, typed, duty.day)

    def count(self) -> str:
        """Places free, or how many are done."""
        return sections.beside(self._opened)

    # Keys.

    def _open(self) -> None:
        target = self.picks.target
        if isinstance(target, EnrolmentLine) and self._keeps_plans:
            self.post_message(self.Go(Place("assistance", None, target.id)))
        elif isinstance(target, EnrolmentLine | OutreachLine | PackageTask):
            place = card_of(target)
            if place is not None:
                self.post_message(self.Go(place))
        elif isinstance(target, SessionLine):
            self.post_message(self.Go(Place("session", None, target.id)))

    @property
    def _keeps_plans(self) -> bool:
        return self._opened is not None and "measures" in self._opened.card.run.records

    def action_new(self) -> None:
        """One more session."""
        self.post_message(self.Go(Place("session_add", None, self.place.id)))

    def action_enrol(self) -> None:
        """Take somebody in: whom the cursor is on, where they are not in yet."""
        target = self.picks.target
        resident, who = 0, ""
        if isinstance(target, OutreachLine):
            if target.who == "resident":
                resident = target.who_id
            else:
                who = f" {target.who}#{target.who_id}"
        self.post_message(self.Go(Place("enrol", Kind.RESIDENT, resident, text=f"{self.place.id}{who}")))

    def action_done(self) -> None:
        """What was to be done is done; so is what a package records no more of, as a vaccination."""
        target, duty = self.picks.target, self.office.duty
        if duty is None:
            return
        if isinstance(target, PackageTask):
            task_id = target.id
            self.office.background.do(
                lambda: package_jobs.finish_task(duty, task_id), self._finished, self.failed
            )
        elif (place := self._to_be_done) is not None:
            self.post_message(self.Go(place))
        else:
            self.say(lambda: _("Nothing here is to be marked as done."), badly=True)

    def _finished(self, _kind: str) -> None:
        self.say(lambda: _("Done. F9 takes it back."))
        self.look_up_again()

    def action_moves(self) -> None:
        """What can be done with the enrolment under the cursor."""
        target = self.picks.target
        if isinstance(target, EnrolmentLine) and self._opened is not None:
            names = sections.possible_moves(self._opened, target)
            self.choose(target.name, package_jobs.moves(names))

    def print_this(self) -> None:
        """What can be printed here."""
        self.choose(_("What is printed"), papers(self.section, self.picks.target))

    def on_choices_picked(self, event: Choices.Picked) -> None:
        """Its form; what needs none is done at once."""
        event.stop()
        target, duty = self.picks.target, self.office.duty
        self.close_choices()
        if event.choice.code.startswith(MARK):
            print_out(self, maker(event.choice.code, self.place.id, self.section))
            return
        if not isinstance(target, EnrolmentLine) or duty is None:
            return
        if event.choice.code == "outcome_strike":
            enrolment_id = target.id
            self.office.background.do(
                lambda: package_jobs.strike_work(duty, enrolment_id), self._struck, self.failed
            )
        else:
            self.post_message(
                self.Go(Place(f"enrolment_{event.choice.code}", None, target.id, text=str(self.place.id)))
            )

    def _struck(self, _nothing: None) -> None:
        self.say(lambda: _("Struck. F9 takes it back."))
        self.look_up_again()

    def action_correct(self) -> None:
        """Put the package right."""
        self.post_message(self.Go(Place("package_correct", None, self.place.id)))

    def action_run(self) -> None:
        """A new run, made after this one."""
        self.post_message(self.Go(Place("package_add", None, self.place.id)))

    def action_end(self) -> None:
        """Close the package, asked once more; open a closed one again."""
        opened, duty = self._opened, self.office.duty
        if opened is None or duty is None:
            return
        package_id = self.place.id
        if self._is_closed:
            self.office.background.do(
                lambda: package_jobs.reopen(duty, package_id), self._has_reopened, self.failed
            )
        elif self._asked_to_close:
            self._asked_to_close = False
            self.office.background.do(
                lambda: package_jobs.close(duty, package_id), self._has_closed, self.failed
            )
        else:
            self._asked_to_close = True
            count = sections.counts(opened)[IN_SECTION]
            self.say(lambda: sections.question(count), badly=True)

    def _has_closed(self, completed: int) -> None:
        self.say(lambda: sections.completed(completed))
        self.look_up_again()

    def _has_reopened(self, _nothing: None) -> None:
        self.say(lambda: _("Open again. F9 takes it back."))
        self.look_up_again()
