"""Frontdesk beside what a user would pick instead, in one run on the same people: how long, and who is found.

`python -m benchmarks.peers DATABASE [PYTHON]`, a demo of any scale on SQLite. PYTHON is one that has
Datasette, Django and VisiData; without it a temporary environment with them is made from PyPI. The others
search a flat table of what frontdesk knows of each person, without the pinyin that frontdesk makes itself.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from benchmarks import ledger
from benchmarks.contenders import (
    Ask,
    Missing,
    datasette,
    django,
    frontdesk_command,
    frontdesk_inside,
    fzf,
    icontains,
    visidata,
)
from benchmarks.copies import copy_of
from benchmarks.figures import Goal, Measured, percentile, table
from benchmarks.forms import FORMS, TODAY
from benchmarks.keystrokes import Person, everybody, some
from frontdesk.opening import close_office, open_office

PEOPLE, PEOPLE_OF_THE_SLOW = 200, 25
"""How many are looked up in each form; by what takes a process for each query, fewer."""
MOST_OF_A_SERVICE = 0.1
DESK = "frontdesk, in process"
DJANGO, DATASETTE = "Django `icontains`, in process", "Datasette search, warm service"
PACKAGES = ("datasette", "django<6", "visidata")


class Contender(NamedTuple):
    """What is compared: its name and how it is asked, how it is opened, how many people it looks up."""

    name: str
    opened: Callable[[], AbstractContextManager[Ask]]
    people: int = PEOPLE


@dataclass
class Result:
    """The milliseconds of each query, and for each form the share of people found on the first page."""

    people: int
    times: list[float] = field(default_factory=list)
    found: dict[str, float] = field(default_factory=dict)


def look_up(ask: Ask, people: Sequence[Person]) -> Result:
    """Asks for everybody in every form, the order of all queries drawn once.

    Raises:
        RuntimeError: it does not find somebody by a whole number, so it is not set up as it should be.
    """
    for person in people[:3]:
        if person.id not in ask(person.phone or person.paper or ""):
            raise RuntimeError(f"{person.id} not found by a whole number")
    queries = [(form, person) for form in FORMS for person in people]
    random.Random(1).shuffle(queries)
    result, found = Result(len(people)), dict.fromkeys(FORMS, 0)
    for form, person in queries:
        text = FORMS[form](person)
        begun = time.perf_counter()
        ids = ask(text)
        result.times.append((time.perf_counter() - begun) * 1000)
        found[form] += person.id in ids
    result.found = {form: count / len(people) for form, count in found.items()}
    return result


@contextmanager
def python_with_tools() -> Iterator[str | None]:
    """A Python with the tools of PyPI in a temporary environment; None where they cannot be had."""
    with tempfile.TemporaryDirectory(prefix="peers-") as folder:
        python = Path(folder, "bin", "python")
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        installed = subprocess.run([python, "-m", "pip", "install", "-q", *PACKAGES], check=False)
        yield None if installed.returncode else str(python)


def run(database: str, python: str | None = None) -> Measured:
    """The table for one database."""
    if python is None:
        with python_with_tools() as made:
            return _compare(database, made)
    return _compare(database, python)


def _compare(database: str, python: str | None) -> Measured:
    with tempfile.TemporaryDirectory(prefix="ledger-") as folder, copy_of(database) as copy:
        duty = open_office(copy, TODAY).duty
        try:
            kept = ledger.write(everybody(), folder)
            people = [person for person in some(2 * PEOPLE, 5) if person.phone or person.paper][:PEOPLE]
            contenders = (
                Contender(DESK, lambda: frontdesk_inside(duty)),
                Contender("`LIKE '%…%'`, bare sqlite3", lambda: icontains(kept)),
                Contender(DJANGO, lambda: django(kept, python)),
                Contender(DATASETTE, lambda: datasette(kept, python)),
                Contender("`frontdesk find --json`", lambda: frontdesk_command(copy), PEOPLE_OF_THE_SLOW),
                Contender("`fzf --filter`", lambda: fzf(kept), PEOPLE_OF_THE_SLOW),
                Contender("VisiData, batch", lambda: visidata(kept, python, folder), PEOPLE_OF_THE_SLOW),
            )
            return summary({contender.name: _result(contender, people) for contender in contenders})
        finally:
            close_office()


def _result(contender: Contender, people: Sequence[Person]) -> Result | None:
    try:
        with contender.opened() as ask:
            return look_up(ask, people[: contender.people])
    except Missing as missing:
        print(f"{contender.name}: left out, {missing} is not installed", file=sys.stderr)
        return None


def summary(results: dict[str, Result | None]) -> Measured:
    """The table: milliseconds of a query, and per form the share of people on the first page."""
    rows: list[list[object]] = []
    for name, result in results.items():
        if result is None:
            rows.append([name, "not installed", *[""] * (2 + len(FORMS))])
        else:
            shares = [f"{share:.0%}" for share in result.found.values()]
            rows.append(
                [name, *(percentile(result.times, share) for share in (0.5, 0.95)), result.people, *shares]
            )
    goals = [
        Goal(f"frontdesk, p50, as a share of {name}", _middle(desk) / _middle(peer), MOST_OF_A_SERVICE, "×")
        for name in (DATASETTE, DJANGO)
        if (desk := results[DESK]) and (peer := results[name])
    ]
    return Measured(table(["ms per query", "p50", "p95", "people", *FORMS], rows), tuple(goals))


def _middle(result: Result) -> float:
    return percentile(result.times, 0.5)


if __name__ == "__main__":
    print(run(*sys.argv[1:3]))
