"""A desk of its own process, for tests that kill it or let several work at once.

Run as `python -m tests.db.desk COMMAND TARGET [ARGUMENT]`; one line on stdout per thing done.
"""

from __future__ import annotations

import importlib
import os
import sys
from datetime import date

from benchmarks.reliability import forks
from db import journal
from db.connection import close_database, open_database, transaction
from db.records import Duty, Refused
from db.tables import Phone, Resident, Staff

NOBODY = 65534


def present_duty() -> Duty:
    """Whoever works there, taken on where nobody does."""
    staff = Staff.select().first()
    if staff is None:
        with transaction():
            staff = Staff.create(name="王敏")
    return Duty(staff.id, staff.name, "clerk", "1", date(2021, 9, 6))


def enrol(duty: Duty, note: str) -> int:
    """Somebody with a phone, in one operation; the id."""
    with journal.operation(duty, "resident_add", subject_kind="resident") as entry:
        resident_id = entry.insert(Resident, name="张乃玉", note=note)
        entry.insert(Phone, resident=resident_id, number="00000000000")
        entry.about("resident", resident_id)
    return resident_id


def write(target: str, argument: str) -> None:
    """Enrol people without end; each line is the id of one whose enrolment was answered for."""
    open_database(target)
    duty = present_duty()
    while True:
        print(enrol(duty, ""), flush=True)


def count(target: str, argument: str) -> None:
    """Read a number and write it plus one, as often as the argument says."""
    open_database(target)
    duty = present_duty()
    resident_id = Resident.select().order_by(Resident.id).first().id
    for _ in range(int(argument)):
        with journal.operation(duty, "count") as entry:
            now = int(Resident.get_by_id(resident_id).note)
            entry.update(Resident, resident_id, note=str(now + 1))
    close_database()


def make(target: str, argument: str) -> None:
    """Make or open a database and say hello, at the same moment as the others: on a line of input."""
    print("ready", flush=True)
    sys.stdin.readline()
    open_database(target, create=True)
    with transaction():
        print(Staff.create(name="王敏").id, flush=True)
    close_database()


def peek(target: str, argument: str) -> None:
    """Open and write once, without an administrator's rights."""
    if os.geteuid() == 0:
        # While it can still be loaded: without rights Python itself may be out of reach.
        importlib.import_module("db.engines.sqlite")
        os.setresuid(NOBODY, NOBODY, NOBODY)
    open_database(target)
    print(enrol(present_duty(), ""), flush=True)


def upgrade(target: str, argument: str) -> None:
    """Open, counting the steps of all of SQLite's statements; die at the step of the argument, if any.

    Prints how many there were.
    """
    done = forks.die_at_step(int(argument or 0))
    open_database(target)
    close_database()
    print(done(), flush=True)


def main() -> None:
    """Run the command; a refusal is a last line of its own, and exit 1."""
    command, target, argument = (*sys.argv[1:], "")[:3]
    commands = {
        "write": write,
        "count": count,
        "make": make,
        "peek": peek,
        "upgrade": upgrade,
    }
    try:
        commands[command](target, argument)
    except Refused as refused:
        print(f"refused {refused.reason.code}", flush=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
