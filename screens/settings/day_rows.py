"""Working days and days off as rows: those of a year, and those of a notice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from db.records import Reason
from frontdesk.words import _, deadlines, lines, ngettext, reasons
from frontdesk.words.codes import label
from screens.parts.cells import cut, fit, wrap
from screens.parts.lines import Line, Piece, line
from screens.parts.picks import Row
from screens.settings.moved_rows import moved_lines

if TYPE_CHECKING:
    from db.records import OwnDay
    from frontdesk.settings.calendar import NoticeRun, SpecialDays

_DAYS, _WORKS = 30, 12


def day_row(days: SpecialDays) -> Row:
    """`10月1日 周五 至 10月7日 周四   休息日   国庆节`; the office's own are marked."""

    def draw(cells: int) -> tuple[Piece, ...]:
        name = label("holiday", days.name) if days.name else ""
        beside = [_("(est.)")] if days.estimated else []
        if days.own:
            beside.append(_("laid down"))
        text = " ".join((name, *beside)).strip()
        return (
            Piece("*" if days.own else " ", "sign"),
            Piece(f" {fit(_span(days.first, days.last), _DAYS)} "),
            Piece(fit(_works(days.works), _WORKS), "strong" if days.own else "plain"),
            Piece(f" {cut(text, cells - _DAYS - _WORKS - 5)}", "plain" if days.own else "quiet"),
        )

    return Row(draw, days)


def _works(works: bool) -> str:
    return label("day_works", "yes" if works else "no")


def _span(first: date, last: date) -> str:
    written = f"{lines.day(first)} {lines.weekday(first)}"
    if first == last:
        return written
    return _("{since} to {until}").format(since=written, until=f"{lines.day(last)} {lines.weekday(last)}")


class NoticePicture(NamedTuple):
    """What a notice says, and what of it is to be looked at first."""

    run: NoticeRun

    def heading(self, cells: int) -> str:
        """The year, and how many days change."""
        run = self.run
        if run.year is None:
            return ""
        changed = ngettext("{count} day changes", "{count} days change", len(run.changed))
        return f"{run.year}  {changed.format(count=len(run.changed))}"

    def lines(self, cells: int, *, brief: bool = False) -> list[Line]:
        """What is wrong with it, then its days, those that change marked."""
        run = self.run
        drawn = [
            line(" ", Piece(part, "alert"))
            for problem in run.problems
            for part in wrap(f"! {reasons.say(problem)}", cells - 2, 2)
        ]
        if run.year is not None and run.missing and not run.problems:
            drawn += [line(" ", Piece(part)) for part in wrap(_incomplete(run), cells - 2, 2)]
        if run.recounted.moved:
            # First what changes for people; the days can be looked up.
            drawn.append(line(" ", Piece(deadlines.how_many_move(len(run.recounted.moved), would=True))))
        drawn += moved_lines(run.recounted, cells)
        return drawn + [_told(days, cells) for days in _in_a_row(run)]


def _incomplete(run: NoticeRun) -> str:
    names = _(", ").join(label("holiday", code) for code in run.missing)
    return reasons.say(Reason("notice_incomplete", {"holidays": names, "year": run.year or 0}))


class _Days(NamedTuple):
    first: date
    last: date
    own: OwnDay
    changes: bool


def _in_a_row(run: NoticeRun) -> Sequence[_Days]:
    found: list[_Days] = []
    for own in run.days:
        one = _Days(own.day, own.day, own, own.day in run.changed)
        before = found[-1] if found else None
        if (
            before
            and one.first - before.last == timedelta(1)
            and (before.own.works, before.own.name, before.changes) == (own.works, own.name, one.changes)
        ):
            found[-1] = before._replace(last=own.day)
        else:
            found.append(one)
    return found


def _told(days: _Days, cells: int) -> Line:
    name = label("holiday", days.own.name)
    beside = name if days.changes else " ".join((name, _("as now")))
    return line(
        Piece(" * " if days.changes else "   ", "sign"),
        Piece(f"{fit(_span(days.first, days.last), _DAYS)} "),
        Piece(fit(_works(days.own.works), _WORKS), "strong" if days.changes else "plain"),
        Piece(f" {cut(beside, cells - _DAYS - _WORKS - 5)}", "quiet"),
    )
