"""What the pages of packages ask for and have done, beside the screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from db.records import (
    Duty,
    EnrolmentLine,
    Mark,
    OutreachLine,
    PackageLine,
    PackageRun,
    SessionLine,
)

if TYPE_CHECKING:
    from frontdesk.choices import Choice
    from frontdesk.packages.listing import PackageCard

SHIPPED, EMPTY = "shipped:", "empty"
"""How the place of a new package says what it is made after."""


class Opened(NamedTuple):
    """A package with the people who may join and have not."""

    card: PackageCard
    outreach: tuple[OutreachLine, ...]


def lines(duty: Duty, typed: str, *, ended: bool) -> tuple[PackageLine, ...]:
    """The packages that fit what is typed."""
    from frontdesk.packages import listing

    return listing.lines(duty, typed, ended=ended)


def opened(duty: Duty, package_id: int) -> Opened:
    """A package opened. Raises: Refused, `row_gone`."""
    from frontdesk.packages import listing

    return Opened(listing.card(duty, package_id), listing.may_join(duty, package_id))


def shipped() -> Sequence[Choice]:
    """What a new package can be made after."""
    from frontdesk.choices import Choice, named
    from frontdesk.packages.catalogue import CATALOGUE
    from frontdesk.words import _, language

    of_language = [
        named(
            f"{SHIPPED}{one.series}", one.name_en if language() == "en" else one.name, one.name, one.name_en
        )
        for one in CATALOGUE
    ]
    return (*of_language, Choice(EMPTY, _("an empty form"), words=("empty", "kong", "k")))


def close(duty: Duty, package_id: int) -> int:
    """Close a package. Raises: Refused."""
    from frontdesk.packages import keeping

    return keeping.close(duty, package_id)


def reopen(duty: Duty, package_id: int) -> None:
    """Open a closed package again. Raises: Refused."""
    from frontdesk.packages import keeping

    keeping.reopen(duty, package_id)


_LETTERS = {"child": "e", "outcome": "z", "outcome_strike": "x"}


def moves(names: Sequence[str]) -> Sequence[Choice]:
    """What can be done with an enrolment, to pick from; what is done most has a letter."""
    from dataclasses import replace

    from frontdesk.choices import coded

    return [
        replace(choice, words=(letter, *choice.words), beside=letter)
        if (letter := _LETTERS.get(choice.code))
        else choice
        for choice in coded("enrolment_move")
        if choice.code in names
    ]


def strike_work(duty: Duty, enrolment_id: int) -> None:
    """Strike the work that was noted of an enrolment. Raises: Refused."""
    from frontdesk.packages import employment_form

    employment_form.strike(duty, enrolment_id)


def finish_task(duty: Duty, task_id: int) -> str:
    """Note that a task is done; its kind. Raises: Refused."""
    from frontdesk.packages import tasks

    return tasks.finish(duty, task_id)


class RollCall(NamedTuple):
    """A session with those who are in, and how each is marked."""

    run: PackageRun
    session: SessionLine
    enrolments: tuple[EnrolmentLine, ...]
    marks: Mapping[int, Mark]


def roll(duty: Duty, session_id: int) -> RollCall:
    """A session. Raises: Refused, `row_gone`."""
    from frontdesk.packages import attending

    found = attending.roll(duty, session_id)
    return RollCall(found.run, found.session, found.enrolments, found.marks)


def session_allergies(duty: Duty, session_id: int, reason: str) -> Mapping[int, str]:
    """What those at a session must not have, by enrolment. Raises: Refused."""
    from frontdesk.packages import allergies

    return allergies.of_session(duty, session_id, reason)


def enrolment_allergies(duty: Duty, enrolment_id: int, reason: str) -> Mapping[int, str]:
    """What somebody must not have, by enrolment. Raises: Refused."""
    from frontdesk.packages import allergies

    return allergies.of_enrolment(duty, enrolment_id, reason)


def mark(duty: Duty, session_id: int, enrolment_id: int, state: str) -> str:
    """Mark somebody at a session. Raises: Refused."""
    from frontdesk.packages import attending

    return attending.mark(duty, session_id, enrolment_id, state)


def mark_all(duty: Duty, session_id: int) -> int:
    """Mark everybody present who has no mark. Raises: Refused."""
    from frontdesk.packages import attending

    return attending.mark_all(duty, session_id)
