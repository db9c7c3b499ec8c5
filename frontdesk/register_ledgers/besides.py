"""What registers' ledgers say beside the fields of an entry: buildings by their number, who works in a grid,
what somebody of the staff does."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from db.community import estates
from db.records import Duty, Reason, RegisterEntry
from db.registers import reading
from frontdesk.ledgers.comparing import Change
from frontdesk.ledgers.doubts import Doubt
from frontdesk.register_ledgers.naming import Directory, code_meant
from frontdesk.registers.reading import names_in

if TYPE_CHECKING:
    from frontdesk.register_ledgers.intake import Entering

_COUNT = re.compile(r"([0-9]{1,3})\s*(?:栋|幢|座|个|楼)?")
_MOST_BUILDINGS = 300


class Beside(NamedTuple):
    """An entry of another register that belongs to the one of a row, to which its field `owner` refers."""

    register: str
    owner: str
    values: Mapping[str, str]


def add(
    duty: Duty,
    register: str,
    said: Mapping[str, str],
    known: RegisterEntry | None,
    directory: Directory,
    one: Entering,
) -> None:
    """Puts beside an entering row what its ledger says beside it, with what is to be looked at."""
    for field, text in said.items():
        if field == "buildings":
            _buildings(duty, text, known, one)
        elif field == "staff":
            _workers(duty, text, known, directory, one)
        elif field == "role":
            _role(duty, text, known, one)


def _buildings(duty: Duty, text: str, known: RegisterEntry | None, one: Entering) -> None:
    """Buildings 1 to N of an estate that has none yet; of another one only that their number differs."""
    counted = _COUNT.fullmatch(text)
    if counted is None or int(counted[1]) > _MOST_BUILDINGS:
        one.doubts.append(Doubt("buildings", Reason("cell_unread", {"value": text[:40]})))
        return
    count = int(counted[1])
    if known is not None and estates.buildings(known.id):
        there = len(reading.entries("building", duty.day, owner=("estate", known.id)))
        if there != count:
            one.doubts.append(Doubt("buildings", Reason("buildings_differ", {"here": there, "said": count})))
        return
    one.beside += [Beside("building", "estate", {"number": str(number)}) for number in range(1, count + 1)]
    if known is not None and count:
        one.changes.append(Change("buildings", "", str(count)))


def _workers(duty: Duty, text: str, known: RegisterEntry | None, directory: Directory, one: Entering) -> None:
    """Grid workers by name, from no day on; whoever works there by now goes on until they are ended."""
    posts = [] if known is None else reading.entries("grid_post", duty.day, owner=("grid", known.id))
    there = {post.values["staff"]: post.names["staff"] for post in posts}
    come: list[str] = []
    for name in names_in(text):
        worker = directory.find("staff", name)
        if worker is None:
            one.doubts.append(Doubt("staff", Reason("not_on_register", {"text": name[:40]})))
        elif str(worker.id) not in there:
            one.beside.append(Beside("grid_post", "grid", {"staff": str(worker.id)}))
            come.append(worker.values["name"])
    if come and there:
        names = reading.BETWEEN_NAMES.join(there.values())
        one.doubts.append(Doubt("staff", Reason("works_there_too", {"names": names})))
    if come and known is not None:
        was = reading.BETWEEN_NAMES.join(there.values())
        one.changes.append(Change("staff", was, reading.BETWEEN_NAMES.join((*there.values(), *come))))


def _role(duty: Duty, text: str, known: RegisterEntry | None, one: Entering) -> None:
    """What somebody does here; several roles may be written together."""
    posts = [] if known is None else reading.entries("staff_post", duty.day, owner=("staff", known.id))
    there = [post.values["role"] for post in posts]
    for name in names_in(text):
        role = code_meant("role", name)
        if role is None:
            one.doubts.append(Doubt("role", Reason("cell_unread", {"value": name[:40]})))
        elif role not in there:
            there.append(role)
            one.beside.append(Beside("staff_post", "staff", {"role": role}))
            if known is not None:
                one.changes.append(Change("role", "", role))
