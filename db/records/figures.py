"""What happened in a period, as it is counted: nothing here is ever typed in."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from db.records.finding import Address


@dataclass(frozen=True, slots=True)
class Span:
    """From one day to another, both included."""

    since: date
    until: date


@dataclass(frozen=True, slots=True)
class Share:
    """How many fall to one value.

    Args:
        key: a code, or an id as text; "" for those without one.
        name: what it is called, where no word stands for the code; `name_en` in English, where it has one.
    """

    key: str
    count: int
    name: str = ""
    name_en: str = ""


@dataclass(frozen=True, slots=True)
class Intake:
    """Requests that came in, and how they stood at the end (`frontdesk.report.rates` says what counts).

    Args:
        received: how many came in.
        heads: how many people reported them, `reported` requests that are none of another's.
        to_contact: whose reporters were to hear of the office by then; `contacted` those who had in time.
        to_finish: what was to be done by then; `finished` what was.
        timed: what of that had a day to be done by; `on_time` what was done by that day.
        untimed: what was done by then, of which no day is known by which it was to be.
        parked, merged, declined, withdrawn: as they stand now.
    """

    received: int = 0
    heads: int = 0
    reported: int = 0
    to_contact: int = 0
    contacted: int = 0
    to_finish: int = 0
    finished: int = 0
    timed: int = 0
    on_time: int = 0
    untimed: int = 0
    parked: int = 0
    merged: int = 0
    declined: int = 0
    withdrawn: int = 0


@dataclass(frozen=True, slots=True)
class Sighting:
    """That a request about a topic came from an estate on a day."""

    day: date
    estate_id: int
    topic: str


@dataclass(frozen=True, slots=True)
class MonthCount:
    """How many requests came in and were handled in a month (`2021-04`)."""

    month: str
    received: int
    handled: int


@dataclass(frozen=True, slots=True)
class PackageCount:
    """What one run of a package came to.

    Args:
        sessions: that took place.
        heads: counted there without names.
        came: how often somebody came by name; `people` how many they were.
        visits: at homes, where somebody was in.
        done: enrolments that were completed.
        about: what its sessions were about, each once, in their order.
        venue: where it mostly is.
        least_age: from which age on it is, where it asks for one.
        at_weekends: whether all its sessions were on Saturdays and Sundays.
    """

    id: int
    name: str
    name_en: str
    run: str
    kind: str
    sessions: int = 0
    heads: int = 0
    came: int = 0
    people: int = 0
    visits: int = 0
    done: int = 0
    about: tuple[str, ...] = ()
    venue: str = ""
    least_age: int | None = None
    at_weekends: bool = False


@dataclass(frozen=True, slots=True)
class Visits:
    """Visits at homes where somebody was in, to how many homes; and how often somebody came to the desk."""

    visits: int = 0
    homes: int = 0
    at_desk: int = 0


@dataclass(frozen=True, slots=True)
class Calls:
    """What was said in calls back: how many calls by satisfaction, and by whether it is solved ("" where
    whoever was reached was not asked).
    """

    said: dict[str, int] = field(default_factory=dict)
    solved: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PlannedSession:
    """A session that is planned, with what its package is called and where it is."""

    id: int
    day: date
    starts: str
    name: str
    name_en: str
    run: str
    venue: str
    about: str


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A record behind a figure.

    Args:
        day, time: when it was; time "" where nobody said.
        name: of whom or what; "" where that is confidential, or not known. `name_en` in English, of what has
            an English name.
        home: of a visit to a household as a whole, of which nobody by name.
        about: what else is said of it.
        count: how many or how often that was; 0 for nothing to be counted.
        opens: what it belongs to: request, resident, household or session, and its id.
    """

    day: date
    time: str
    name: str
    about: str
    count: int
    opens: tuple[str, int] | None
    name_en: str = ""
    home: Address | None = None
