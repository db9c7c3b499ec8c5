"""Packages, who is in them and their sessions, each as a row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from db.records import (
    EmploymentLine,
    EnrolmentLine,
    Kind,
    Mark,
    OutreachLine,
    PackageLine,
    PackageRun,
    PackageTask,
    SessionLine,
)
from frontdesk.rules.employment import is_reemployed
from frontdesk.rules.enrolment_states import COMPLETED
from frontdesk.words import _, lines, ngettext
from frontdesk.words.codes import label
from frontdesk.words.package_names import called, ended_because
from screens.cards.child_rows import beside_mark
from screens.office import Place, Target
from screens.parts.cells import cut, fit, fit_right, width
from screens.parts.glyphs import HIDDEN
from screens.parts.lines import Piece
from screens.parts.people_columns import person_of_grid, who_and_where
from screens.parts.picks import Row

_FREE, _IN, _NEXT = 8, 12, 18
_STATE, _CAME = 10, 12
_WHAT, _WHEN = 22, 16


def heading(cells: int) -> str:
    """What the columns of packages are called."""
    return _columns((_("Package"), _("Free"), _("In/waiting"), _("Next session")), cells)


def package_row(one: PackageLine, today: date) -> Row:
    """A package: places free, how many are in and wait, and when it is next."""

    def draw(cells: int) -> tuple[Piece, ...]:
        free = _("any") if one.free is None else _("full") if one.free == 0 else str(one.free)
        waiting = f"+{one.waiting}" if one.waiting else ""
        when = "" if one.next_on is None else f"{lines.day_in(one.next_on, today)} {one.next_starts}".strip()
        texts = (called(one.name, one.name_en, one.run), free, f"{one.enrolled}{waiting}", when)
        tone = "quiet" if one.closed else "alert" if one.waiting and one.free else "plain"
        return (Piece(_columns(texts, cells), tone),)

    return Row(draw, Place("package", None, one.id))


def _columns(texts: tuple[str, str, str, str], cells: int) -> str:
    name, free, inside, when = texts
    room = max(cells - _FREE - _IN - _NEXT - 4, 10)
    return " ".join((fit(name, room), fit_right(free, _FREE), fit_right(inside, _IN), " " + fit(when, _NEXT)))


def facts(run: PackageRun, cells: int) -> list[tuple[Piece, ...]]:
    """What a package is, in two or three lines."""
    season = " - ".join(lines.day(day) for day in (run.season_from, run.season_to) if day)
    time = "-".join(one for one in (run.starts, run.ends) if one)
    where = "  ".join(part for part in (season, time, run.venue, run.coordinator) if part)
    told = [part for part in (where, run.purpose, run.note) if part]
    return [(Piece(cut(f" {part}", cells - 1), "quiet"),) for part in told[:3]]


def enrolment_row(
    one: EnrolmentLine, today: date, work: EmploymentLine | None = None, minutes: int = 0
) -> Row:
    """Somebody in a package, or in line; with the work they found, and how long they attended."""

    def draw(cells: int) -> tuple[Piece, ...]:
        if work is not None and (found := work_found(work, today)):
            worked = _as_many((found, _hours(minutes) if minutes else ""), _STATE + _CAME + 1)
            return (Piece(_person(one, cells)), Piece(f" {worked}", "good"))
        if why := ended_because(one.reason):
            return (Piece(_person(one, cells), "quiet"), Piece(f" {fit(why, _STATE + _CAME + 1)}", "quiet"))
        state = label("enrolment_state", one.state)
        if one.place is not None:
            state = _("{state} no. {place}").format(state=state, place=one.place)
        hidden = HIDDEN if one.has_allergies else ""
        room = _CAME - (width(hidden) + 1 if hidden else 0)
        right = fit(f"{hidden} {_attended(one, minutes, room)}".lstrip(), _CAME)
        tone = "plain" if one.state in ("enrolled", "paused", "waitlisted") else "quiet"
        return (
            Piece(_person(one, cells), tone),
            Piece(f" {fit(state, _STATE)}", tone),
            Piece(f" {right}", "quiet"),
        )

    return Row(draw, one)


def _attended(one: EnrolmentLine, minutes: int, cells: int) -> str:
    """How often, or how long, somebody came, and how often they did not; both in short where that is long."""
    if not minutes and not one.came and not one.missed:
        return ""
    came = _hours(minutes) if minutes else _("came {came}").format(came=one.came)
    if not one.missed:
        return came
    both = (came, _("missed {missed}").format(missed=one.missed))
    if minutes or width(" ".join(both)) <= cells:
        return _as_many(both, cells)
    return _("came {came}/{of}").format(came=one.came, of=one.came + one.missed)


def work_found(one: EmploymentLine, today: date | None) -> str:
    """That somebody found work, and since when; "" where none is known of yet."""
    day = one.work.started_on
    if day is None:
        return ""
    again = is_reemployed(one.work.status_before, day)
    text = _("re-employed {day}") if again else _("works since {day}")
    return text.format(day=lines.day_in(day, today or day))


def _as_many(texts: Sequence[str], cells: int) -> str:
    """As many of the texts as there is room for, the first in any case."""
    told = [text for text in texts if text]
    while len(told) > 1 and width(" ".join(told)) > cells:
        told.pop()
    return fit(" ".join(told), cells)


def _hours(minutes: int) -> str:
    return _("{hours} h").format(hours=f"{round(minutes / 60, 1):g}")


def mark_row(one: EnrolmentLine, mark: Mark | None, allergies: str | None = None) -> Row:
    """Somebody at a session, with their mark; of a child who collects it, or what it must not have."""

    def draw(cells: int) -> tuple[Piece, ...]:
        told = "" if mark is None else label("attendance", mark.state)
        if mark is not None and mark.minutes:
            told += " " + _hours(mark.minutes)
        tone = "plain" if mark is None else "quiet" if mark.state in ("absent", "excused") else "good"
        state = fit(told, _STATE if told_of_child else _STATE + _CAME)
        return (Piece(_person(one, cells)), Piece(f" {state} ", tone), beside_mark(one, allergies, _CAME))

    told_of_child = bool(allergies or one.has_allergies or one.collected_by)
    return Row(draw, one)


def outreach_row(one: OutreachLine) -> Row:
    """Who may join and has not; of a household, for whom of it that is."""

    def draw(cells: int) -> tuple[Piece, ...]:
        return (Piece(_person(one, cells)), Piece(f" {fit(_meant(one), _STATE + _CAME + 1)}", "quiet"))

    return Row(draw, one)


def _meant(one: OutreachLine) -> str:
    if one.others:
        told = ngettext("for {name} and {count} more", "for {name} and {count} more", one.others)
        return told.format(name=one.meant, count=one.others)
    return _("for {name}").format(name=one.meant) if one.meant else ""


def task_row(one: PackageTask, today: date) -> Row:
    """What is to be done about somebody, and by when."""

    def draw(cells: int) -> tuple[Piece, ...]:
        late = one.due_on is not None and one.due_on < today
        when = "" if one.due_on is None else lines.day_in(one.due_on, today)
        if late:
            when = _("{day} overdue").format(day=when)
        what = label("task_kind", one.kind) if one.kind else one.text
        person = who_and_where(one, cells - _WHAT - _WHEN - 3)
        return (
            Piece(f"{person} {fit(what, _WHAT)} "),
            Piece(fit(when, _WHEN), "alert" if late else "plain"),
        )

    return Row(draw, one)


def _person(one: EnrolmentLine | OutreachLine, cells: int) -> str:
    return person_of_grid(one, cells - _STATE - _CAME - 3)


def session_row(one: SessionLine, today: date) -> Row:
    """A session: when and where, and what was recorded of it."""

    def draw(cells: int) -> tuple[Piece, ...]:
        when = f"{lines.day_in(one.day, today)} {lines.weekday(one.day)}"
        time = "-".join(part for part in (one.starts, one.ends) if part)
        what = "  ".join(part for part in (one.venue, one.about, one.reason) if part)
        told = _recorded(one, today)
        tone = "quiet" if one.cancelled else "alert" if _is_owed(one, today) else "plain"
        room = max(cells - 16 - 12 - 18 - 3, 8)
        return (
            Piece(f"{fit(when, 16)} {fit(time, 12)} {fit(what, room)} ", tone),
            Piece(fit_right(told, 18), tone),
        )

    return Row(draw, one)


def _is_owed(one: SessionLine, today: date) -> bool:
    return one.day < today and one.held_on is None and not one.cancelled and not one.came


def _recorded(one: SessionLine, today: date) -> str:
    if one.cancelled:
        return _("cancelled")
    if one.heads is not None:
        return ngettext("{count} person", "{count} people", one.heads).format(count=one.heads)
    if one.came or one.held_on is not None:
        return how_many_came(one.came)
    return _("not recorded yet") if one.day < today else ""


def how_many_came(count: int) -> str:
    """How many people came to a session."""
    return ngettext("{count} came", "{count} came", count).format(count=count)


def session_facts(run: PackageRun, on: SessionLine, cells: int) -> tuple[Piece, ...]:
    """Of what a session is, when and where; and that it is cancelled."""
    time = "-".join(one for one in (on.starts, on.ends) if one)
    name = called(run.name, run.name_en, run.run)
    rest = "  ".join(part for part in (time, on.venue or run.venue, on.about) if part)
    told = "  ".join(part for part in (_("cancelled"), on.reason) if part) if on.cancelled else ""
    room = cells - width(name) - width(told) - 6
    return (
        Piece(f" {name}  "),
        Piece(f"{told}  " if told else "", "alert"),
        Piece(cut(rest, room) if room > 0 else "", "quiet"),
    )


def card_of(one: EnrolmentLine | OutreachLine | PackageTask) -> Place | None:
    """The card of whom a row is about, where they have one."""
    if isinstance(one, PackageTask):
        return None if one.resident_id is None else Target(Kind.RESIDENT, one.resident_id).place
    if one.who in ("resident", "household"):
        kind = Kind.RESIDENT if one.who == "resident" else Kind.HOUSEHOLD
        return Target(kind, one.who_id).place
    return Place(f"record_{one.who}", None, one.who_id)


def done_by(one: object, package_id: int) -> Place | None:
    """The form that marks as done whom a row is about, where that can still be."""
    if isinstance(one, OutreachLine):
        return Place("mark_done", None, one.who_id, text=f"{package_id} {one.who}")
    if isinstance(one, EnrolmentLine) and one.state != COMPLETED:
        return Place("mark_done", None, one.who_id, text=f"{package_id} {one.who}")
    return None
