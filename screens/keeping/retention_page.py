"""The yearly list of what is kept too long: of each kind how much, and people who left long ago."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from textual.binding import BindingType

from db.records import Departed, Duty, Holding, Kind, Overdue, Refused
from frontdesk.words import NP_, _, copies, lines, ngettext
from frontdesk.words.codes import label
from screens.frames.list_page import ListPage
from screens.keeping import copy_jobs
from screens.keys.keys import IN_RETENTION, Key, bindings
from screens.office import Office, Target
from screens.parts.cells import cut, fit, fit_right
from screens.parts.lines import Line, Piece, line
from screens.parts.picks import Row, said

_NAME, _SEX, _COUNT = 16, 3, 9
_KIND = 44


class Kept(NamedTuple):
    """What the page shows."""

    overdue: tuple[Overdue, ...]
    people: tuple[Departed, ...]


class RetentionPage(ListPage):
    """`x` on a line clears it, pressed twice, for it cannot be taken back."""

    KEYS = IN_RETENTION
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(IN_RETENTION[1:])]

    def __init__(self, office: Office) -> None:
        self._kept: Kept | None = None
        self._everybody = False
        self._asked: Departed | Overdue | None = None
        self._holding = Holding()
        self._has_just_erased = False
        super().__init__(office, NP_("page", "Kept too long"), "retention")

    def typing(self) -> str:
        """What typing does."""
        return _("a name, or its initials: narrows the list")

    def heading(self, width: int) -> Line:
        """Whom it lists; nothing to whom nothing is shown."""
        if self._kept is None:
            return line()
        told = _("Everybody who left") if self._everybody else _("Whose time has come")
        return line("  ", Piece(cut(told, width - 2), "quiet"))

    def arrive(self) -> None:
        """Shown again: what the copies hold is looked at too, which takes longer."""
        super().arrive()
        self._look_at_copies()

    def _look_at_copies(self) -> None:
        self.office.background.look_up("holding", copy_jobs.holding, self._held, self.failed)

    def _held(self, holding: Holding) -> None:
        self._holding = holding
        self.redraw()
        if self._has_just_erased and holding.copies:
            told = ngettext(
                "Erased for good here; {count} copy from before still holds them: c.",
                "Erased for good here; {count} copies from before still hold them: c.",
                holding.copies,
            ).format(count=holding.copies)
            self.say(lambda: told)
        self._has_just_erased = False

    def acts(self, key: Key) -> bool:
        """Copies are looked at where they hold anything."""
        return key.id != "clean_after" or self._holding.is_anything

    def look_up(self, duty: Duty, typed: str) -> None:
        """What is kept too long, and who is to be forgotten."""
        everybody = self._everybody
        self._asked = None
        self.office.background.look_up(
            "retention", lambda: _look(duty, typed, everybody), self._show, self._not_shown
        )

    def _not_shown(self, error: Exception) -> None:
        self._kept = None
        self.heading_line.redraw()
        self.offer(())
        self.not_answered(error)

    def _show(self, kept: Kept) -> None:
        self._kept = kept
        self.heading_line.redraw()
        rows = [_overdue_row(one) for one in kept.overdue]
        if self._holding.is_anything:
            told = copies.still_held(self._holding, copy_jobs.gone_by(self._holding))
            rows += [said(), *(said(Piece(text, "alert")) for text in told)]
        rows += [said(), said(Piece(_("People who moved away or died"), "quiet"))]
        rows += [_person_row(one) for one in kept.people]
        if not kept.people:
            nobody = _("Nothing fits.") if self._box.value.strip() else _("Nobody is to be forgotten by now.")
            rows.append(said(Piece("  " + nobody, "quiet")))
        self.offer(rows)

    def count(self) -> str:
        """How many people."""
        if self._kept is None:
            return ""
        count = len(self._kept.people)
        return ngettext("{count} person", "{count} people", count).format(count=f"{count:,}")

    def redraw(self) -> None:
        """In the language of the moment."""
        if self._kept is not None:
            self._stop = self.picks.stop
            self._show(self._kept)
        super().redraw()

    def _open(self) -> None:
        target = self.picks.target
        if isinstance(target, Departed):
            self.post_message(self.Go(Target(Kind.RESIDENT, target.id).place))

    def action_all(self) -> None:
        """Everybody who left, or whose time has come."""
        self._everybody = not self._everybody
        self.heading_line.redraw()
        self.look_up_again()

    def action_clear_line(self) -> None:
        """Ask, and at the second time clear it for good."""
        duty, target = self.office.duty, self.picks.target
        if duty is None or not isinstance(target, Departed | Overdue):
            return
        if isinstance(target, Overdue) and not target.count:
            self.failed(Refused("nothing_overdue"))
            return
        if self._asked != target:
            self._asked = target
            self.say(lambda: _question(target), badly=True)
            return
        self._asked = None
        self.office.background.do(
            lambda: _clear(duty, target), lambda is_whole: self._cleared(target, is_whole), self.failed
        )

    def _cleared(self, target: Departed | Overdue, is_whole: bool) -> None:
        self.look_up_again()
        self._look_at_copies()
        if not is_whole:
            self.failed(Refused("traces_left"))
        elif isinstance(target, Departed):
            self._has_just_erased = True
            self.say(lambda: _("Erased for good; the counts are as they were."))
        else:
            self.say(lambda: _("Cleared: {what}.").format(what=label("overdue", target.kind)))


def _look(duty: Duty, typed: str, everybody: bool) -> Kept:
    from frontdesk import forgetting

    return Kept(forgetting.overdue(duty), forgetting.departed_people(duty, typed, everybody=everybody))


def _clear(duty: Duty, target: Departed | Overdue) -> bool:
    from frontdesk import forgetting

    if isinstance(target, Departed):
        return forgetting.anonymise(duty, target.id)
    forgetting.clear(duty, target.kind)
    return True


def _question(target: Departed | Overdue) -> str:
    if isinstance(target, Departed):
        return _("Erase {name} everywhere? It cannot be taken back: x once more does it.").format(
            name=target.name
        )
    return _("Clear {what}? It cannot be taken back: x once more does it.").format(
        what=label("overdue", target.kind)
    )


def _overdue_row(one: Overdue) -> Row:
    def draw(cells: int) -> tuple[Piece, ...]:
        older = _("older than {day}").format(day=f"{one.before:%Y-%m-%d}")
        count = Piece(f" {fit_right(f'{one.count:,}', _COUNT)}  ", "alert" if one.count else "quiet")
        return (Piece(fit(label("overdue", one.kind), min(_KIND, cells - 30))), count, Piece(older, "quiet"))

    return Row(draw, one)


def _person_row(one: Departed) -> Row:
    def draw(cells: int) -> tuple[Piece, ...]:
        how = _("has died") if one.died else _("has moved away")
        who = f"{fit(one.name, _NAME)} {fit(lines.sex_and_age(one.sex, None), _SEX)} "
        return (Piece(who), Piece(cut(f"{one.left_on:%Y-%m-%d}  {how}", cells - _NAME - _SEX - 3), "quiet"))

    return Row(draw, one)
