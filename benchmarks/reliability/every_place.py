"""Every page and every form of the desk, as places to go to: from the tables by which the desk finds them."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator, Sequence
from itertools import islice

from db.records import Duty, Kind, Refused, Spot
from screens import forms_by_name
from screens.office import OF, Place
from screens.pages import PAGES

SHOWN_OTHERWISE = frozenset({"lock", "log_in", "passphrase", "recovery_key", "trouble", "welcome"})
"""The pages of a desk that is not open, or not yet: nobody goes to them."""
_SOME_DAYS = "2021-01-01..2021-09-06"
_MOST_TRIES = 200
_ROWS = 12
_TABLES = {Kind.RESIDENT: "resident", Kind.HOUSEHOLD: "household", Kind.REQUEST: "request"}
_OF_WHAT = {
    "assistance": "enrolment", "attach": "request", "clinic": "package_session", "package": "package",
    "session": "package_session", "visitor": "request",
}  # fmt: skip
_ABOUT = (
    "enrolment", "package_session", "package", "assistance_measure", "estate", "resident", "household",
    "request",
)  # fmt: skip
"""What forms may be about whose places do not say."""


def community(target: str, database: str | None) -> None:
    """The made-up community as a file of one's own: a copy of one that is there, or built now."""
    from db.connection import close_database
    from frontdesk.demo import build

    if database is not None:
        shutil.copyfile(database, target)
        return
    build(target)
    close_database()


def pages(dice: random.Random) -> Iterator[Place]:
    """Each page once, the card once of each kind; which row it is of, the dice say."""
    from frontdesk.registers import all as registers
    from frontdesk.report.behind import LISTED

    for name in PAGES:
        if name in _OF_WHAT:
            kind = Kind.REQUEST if name == "visitor" else None
            yield Place(name, kind, dice.choice(_ids(_OF_WHAT[name])))
        elif name == "figure_list":
            yield from (Place(name, text=f"{code} {_SOME_DAYS}") for code in sorted(LISTED))
        elif name not in SHOWN_OTHERWISE and name != "card":
            yield Place(name)
    yield from cards(dice)
    yield Place("browse", spot=Spot(dice.choice(_ids("estate"))))
    yield Place("browse", Kind.HOUSEHOLD, dice.choice(_ids("household")))
    for register in registers.LISTED:
        yield Place(f"register_{register.name}")
        yield from (Place(f"{page}{OF}{register.name}") for page in ("ledger", "ledger_file", "ledger_out"))
    yield from (
        Place(f"record_{name}", None, dice.choice(_entries(name))) for name in sorted(registers.WITH_CARDS)
    )


def cards(dice: random.Random) -> Iterator[Place]:
    """A card of each kind."""
    for kind, table in _TABLES.items():
        yield Place("card", kind, dice.choice(_ids(table)))


def form_names() -> tuple[str, ...]:
    """The forms, those of the registers too."""
    from frontdesk.registers.all import REGISTERS

    return (*forms_by_name.FORMS, *(f"{deed}_{name}" for name in REGISTERS for deed in ("add", "correct")))


def forms(duty: Duty, names: Sequence[str], dice: random.Random) -> Iterator[Place]:
    """Each form at a place where it can be begun, as far as there is any; the office must be open."""
    keys = _queue_keys(duty)
    for name in names:
        tried = [*islice(_possible(name, keys, dice), _MOST_TRIES)]
        yield next((place for place in tried if _begins(duty, place)), tried[0])


def _begins(duty: Duty, place: Place) -> bool:
    try:
        forms_by_name.form(place.page).begin(duty, place, None)
    except (Refused, ValueError, KeyError, OverflowError):
        return False
    return True


def _possible(name: str, queue_keys: Sequence[str], dice: random.Random) -> Iterator[Place]:
    """Places at which a form might begin; ids and texts mean something else to each kind of form."""
    deed, _blank, rest = name.partition("_")
    if name == "setting":
        from frontdesk.settings.declared import SETTINGS

        yield from (Place(name, text=one.key) for one in dice.sample(SETTINGS, len(SETTINGS)))
    elif deed in ("queue", "review"):
        yield from (Place(name, text=key) for key in (*queue_keys, ""))
    elif name in ("working_day", "holiday_notice"):
        yield from (Place(name, id=year) for year in (2021, 2022, 2026, 2027))
    elif name == "day_correct":
        yield from (Place(name, id=day) for day in _closed_days())
    elif deed in ("add", "correct"):
        yield from (Place(name, id=row) for row in _some(_entries(rest), dice))
    else:
        yield from _about_something(name, dice)


def _about_something(name: str, dice: random.Random) -> Iterator[Place]:
    subject = forms_by_name.FORMS[name].subject
    tables = (_TABLES[subject],) if subject in _TABLES else _ABOUT
    packages = [str(row) for row in _some(_ids("package"), dice)]
    texts = {
        "event": (Kind.RESIDENT.value, Kind.HOUSEHOLD.value),
        "enrol": packages,
        "mark": [f"{package} {row}" for package in packages for row in _some(_ids("resident"), dice)[:2]],
    }.get(name.partition("_")[0], ("",))  # fmt: skip
    for table in tables:
        for row in _some(_ids(table), dice):
            yield from (Place(name, subject, row, text=text) for text in texts)
    yield Place(name)


def _queue_keys(duty: Duty) -> Sequence[str]:
    from frontdesk.queue.computing import queue
    from frontdesk.queue.typed import written

    return [written(one.key) for one in queue(duty)[:_MOST_TRIES]]


def _closed_days() -> list[int]:
    from datetime import date

    from db.connection import execute

    rows = execute("SELECT day FROM day_close ORDER BY day DESC LIMIT 9").fetchall()
    return [date.fromisoformat(str(day)).toordinal() for (day,) in rows] or [0]


def _entries(register: str) -> list[int]:
    """The ids of a register's entries, or one of none."""
    from db.registers.kept import KEPT

    kept = KEPT[register]
    fixed = " AND ".join(f"{name} = ?" for name in kept.fixed) or "1 = 1"
    return _ids(kept.table._meta.table_name, f"WHERE {fixed}", tuple(kept.fixed.values()))


def _some(ids: list[int], dice: random.Random) -> list[int]:
    return dice.sample(ids, min(len(ids), _ROWS))


def _ids(table: str, which: str = "", values: tuple[object, ...] = ()) -> list[int]:
    from db.connection import execute

    rows = execute(f'SELECT id FROM "{table}" {which} ORDER BY id', values).fetchall()
    return [int(row[0]) for row in rows] or [1]
