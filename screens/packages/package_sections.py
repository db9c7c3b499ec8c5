"""The sections of a package opened: how many are in each, and their rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from db.records import EnrolmentLine
from frontdesk.rules.consents import OF_CHILDREN, by_guardian
from frontdesk.rules.enrolment_states import COMPLETED, IN, WAITLISTED, possible
from frontdesk.words import NP_, _, ngettext, pgettext
from screens.frames.sectioned_page import Section
from screens.packages.package_jobs import Opened
from screens.packages.package_rows import enrolment_row, outreach_row, session_row, task_row
from screens.parts.people_columns import is_about
from screens.parts.picks import Row

_SECTIONS = (
    NP_("section", "In"),
    NP_("section", "Waiting"),
    NP_("section", "May join"),
    NP_("section", "Sessions"),
    NP_("section", "Left"),
    NP_("section", "To do"),
)
IN_SECTION, WAITING, MAY_JOIN, SESSIONS, LEFT, TO_DO = range(len(_SECTIONS))


def counts(opened: Opened | None) -> tuple[int, ...]:
    """How many are in each."""
    if opened is None:
        return (0,) * len(_SECTIONS)
    card = opened.card
    inside = sum(one.state in IN for one in card.enrolments)
    waiting = sum(one.state == WAITLISTED for one in card.enrolments)
    left = len(card.enrolments) - inside - waiting
    return inside, waiting, card.may_join, len(card.sessions), left, len(card.tasks)


def sections(opened: Opened | None, at: int) -> Sequence[Section]:
    """All of them; what is to be done only where there is something, or while it is looked at (as `at`)."""
    told: list[object] = list(counts(opened))
    has_tasks = at == TO_DO
    if opened is not None:
        told[MAY_JOIN] = opened.card.told()
        has_tasks = has_tasks or bool(opened.card.tasks)
    every = [Section(pgettext("section", name), count) for name, count in zip(_SECTIONS, told, strict=True)]
    return every if has_tasks else every[:TO_DO]


def rows(opened: Opened, section: int, typed: str, today: date) -> list[Row]:
    """What a section holds, as far as it fits what is typed."""
    card = opened.card
    if section == SESSIONS:
        return [session_row(one, today) for one in card.sessions]
    if section == MAY_JOIN:
        return [outreach_row(one) for one in opened.outreach if is_about(one, typed)]
    if section == TO_DO:
        return [task_row(one, today) for one in card.tasks if is_about(one, typed)]
    states = {IN_SECTION: IN, WAITING: {WAITLISTED}}.get(section)
    return [
        enrolment_row(one, today, card.employments.get(one.id), card.minutes.get(one.id, 0))
        for one in card.enrolments
        if (one.state in states if states else one.state not in {*IN, WAITLISTED}) and is_about(one, typed)
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


def possible_moves(opened: Opened, one: EnrolmentLine) -> Sequence[str]:
    """What can be done with an enrolment; what is told of a child, and work found, where the package asks."""
    run, names = opened.card.run, [*possible(one.state)]
    if by_guardian(one.age) and not run.asks.isdisjoint(OF_CHILDREN):
        names.append("child")
    if "outcome" in run.records and one.who == "resident":
        names += ["outcome", *(["outcome_strike"] if one.id in opened.card.employments else [])]
    return names
