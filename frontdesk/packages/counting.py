"""What the office can say of its packages in a period, derived from records and never typed in.

A period is from one day to another, both included. Nothing counts that was planned only: a session counts
where something was recorded of it, on its day, whenever that was written down.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.connection import reading as reads
from db.packages import counting
from db.records import Refused
from frontdesk.rules.employment import NOT_WORKING


@dataclass(frozen=True, slots=True)
class Counted:
    """The figures of a period.

    Args:
        clinics: clinics for elders that were held.
        screenings: films that were shown; `spectators` were counted at them.
        service_days: days on which somebody served as a volunteer; `servants` people, for `service_minutes`.
        reemployed: people who found work.
        attendances: how often somebody came to a session of any package, by name.
        people_served: residents who came to a session or were visited for a package.
    """

    clinics: int
    screenings: int
    spectators: int
    service_days: int
    servants: int
    service_minutes: int
    reemployed: int
    attendances: int
    people_served: int


@reads
def counted(since: date, until: date) -> Counted:
    """All figures of a period. Raises: Refused, `period_reversed`."""
    _refuse_reversed(since, until)
    days, servants, minutes = counting.service(since, until)
    return Counted(
        clinics(since, until),
        screenings(since, until),
        counting.heads("films", since, until),
        days,
        servants,
        minutes,
        reemployed(since, until),
        attendances(since, until),
        people_served(since, until),
    )


def clinics(since: date, until: date) -> int:
    """How many clinics for elders were held (义诊).

    The rule: a session of a package of the kind `elder_health` that is not cancelled counts once, on its day,
    where somebody came or was measured. The yearly check of those over 65 is a kind of its own and does not
    count. Raises: Refused, `period_reversed`.
    """
    return _held("elder_health", since, until)


def screenings(since: date, until: date) -> int:
    """How many films were shown (放映).

    The rule: a session of a package of the kind `films` that is not cancelled counts once, on its day, where
    heads were counted; two on one evening are two. Raises: Refused, `period_reversed`.
    """
    return _held("films", since, until)


def service_days(since: date, until: date) -> int:
    """On how many days there was voluntary service (公益服务).

    The rule: a day counts once on which a volunteer, or a member who reported in, did something that is not
    struck, however many came and whatever else was done that day. Raises: Refused, `period_reversed`.
    """
    _refuse_reversed(since, until)
    return counting.service(since, until)[0]


def reemployed(since: date, until: date) -> int:
    """How many people found work (再就业).

    The rule (domain 3.7): a person counts once who was without work before (`NOT_WORKING`) and has a first
    day of work in the period, whichever course it came of and whenever that was; what is struck does not
    count, nor does who was in work of a kind before. Raises: Refused, `period_reversed`.
    """
    _refuse_reversed(since, until)
    return counting.found_work(NOT_WORKING, since, until)


def attendances(since: date, until: date, kind: str = "") -> int:
    """How often somebody came, by name, to a session of packages of a kind, or of any.

    The rule: one for each person and session, present or late; cancelled sessions do not count.
    Raises: Refused, `period_reversed`.
    """
    _refuse_reversed(since, until)
    return counting.attendances(kind, since, until)


def people_served(since: date, until: date, kind: str = "") -> int:
    """How many residents packages of a kind, or of any, served.

    The rule: a resident counts once, however often they came to a session or were at home for a visit of a
    package; Party members and volunteers who are no residents do not. Raises: Refused, `period_reversed`.
    """
    _refuse_reversed(since, until)
    return counting.residents_served(kind, since, until)


def _held(kind: str, since: date, until: date) -> int:
    _refuse_reversed(since, until)
    return counting.held(kind, since, until)


def _refuse_reversed(since: date, until: date) -> None:
    if until < since:
        raise Refused("period_reversed")
