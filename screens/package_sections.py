"""The sections of a package opened: how many are in each, and their rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from frontdesk.rules.enrolment_states import COMPLETED, IN, WAITLISTED, possible
from frontdesk.words import NP_, _, ngettext, pgettext
from screens.lines import Line, Piece, line
from screens.package_jobs import Opened, is_meant
from screens.package_rows import enrolment_row, outreach_row, session_row, task_row
from screens.picks import Row

_SECTIONS = (
    NP_("section", "In"),
    NP_("section", "Waiting"),
    NP_("section", "May join"),
    NP_("section", "Sessions"),
    NP_("section", "Left"),
    NP_("section", "To do"),
)
IN_SECTION, WAITING, MAY_JOIN, SESSIONS, LEFT, TO_DO = range(len(_SECTIONS))


def shown(opened: Opened | None, section: int) -> Sequence[int]:
    """Those that are shown: what is to be done only where there is something, or while it is looked at."""
    has_tasks = section == TO_DO or (opened is not None and bool(opened.card.tasks))
    return range(len(_SECTIONS) if has_tasks else TO_DO)


def after(opened: Opened | None, section: int, step: int) -> int:
    """The next one, or with a negative step the one before."""
    return (section + step) % len(shown(opened, section))


def counts(opened: Opened | None) -> tuple[int, ...]:
    """How many are in each."""
    if opened is None:
        return (0,) * len(_SECTIONS)
    card = opened.card
    inside = sum(one.state in IN for one in card.enrolments)
    waiting = sum(one.state == WAITLISTED for one in card.enrolments)
    left = len(card.enrolments) - inside - waiting
    return inside, waiting, card.may_join, len(card.sessions), left, len(card.tasks)


def heading(opened: Opened | None, section: int) -> Line:
    """All of them with how many are in each, the one that is shown marked."""
    pieces: list[Piece] = [Piece(" ")]
    told: list[object] = list(counts(opened))
    if opened is not None:
        told[MAY_JOIN] = opened.card.told()
    for at in shown(opened, section):
        name = pgettext("section", _SECTIONS[at])
        tone = "cursor" if at == section else "quiet"
        pieces += [Piece(f" {name} {told[at]} ", tone), Piece(" ")]
    return line(*pieces)


def rows(opened: Opened, section: int, typed: str, today: date) -> list[Row]:
    """What a section holds, as far as it fits what is typed."""
    card = opened.card
    if section == SESSIONS:
        return [session_row(one, today) for one in card.sessions]
    if section == MAY_JOIN:
        return [outreach_row(one) for one in opened.outreach if is_meant(one, typed)]
    if section == TO_DO:
        return [task_row(one, today) for one in card.tasks if is_meant(one, typed)]
    states = {IN_SECTION: IN, WAITING: {WAITLISTED}}.get(section)
    return [
        enrolment_row(one, today, card.employments.get(one.id), card.minutes.get(one.id, 0))
        for one in card.enrolments
        if (one.state in states if states else one.state not in {*IN, WAITLISTED}) and is_meant(one, typed)
    ]


def beside(opened: Opened | None) -> str:
    """Beside the box: how many are done of those it is for, or the places that are free."""
    if opened is None:
        return ""
    card = opened.card
    if "done" in card.run.records:
        done = sum(one.state == COMPLETED for one in card.enrolments)
        return _("done {done} of {all}").format(done=done, all=card.told(len(card.enrolments)))
    if card.run.capacity is None:
        return _("as many as come")
    free = max(card.run.capacity - counts(opened)[IN_SECTION], 0)
    return ngettext("{count} place free", "{count} places free", free).format(count=free)


def question(count: int) -> str:
    """Asked before a package is closed for so many."""
    text = ngettext(
        "{count} person is in: the same key again closes the package for them as completed.",
        "{count} people are in: the same key again closes the package for them as completed.",
        count,
    )
    return text.format(count=count)


def completed(count: int) -> str:
    """Said when it is closed."""
    text = ngettext(
        "Closed; {count} person completed it. F9 takes it back.",
        "Closed; {count} people completed it. F9 takes it back.",
        count,
    )
    return text.format(count=count)


def possible_moves(opened: Opened, state: str, who: str, enrolment_id: int) -> Sequence[str]:
    """What can be done with an enrolment; work that was found where the package notes it."""

    names = possible(state)
    if "outcome" not in opened.card.run.records or who != "resident":
        return names
    noted = enrolment_id in opened.card.employments
    return (*names, "outcome", *(("outcome_strike",) if noted else ()))
