"""Writing households down, and putting right what is written of them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from db import journal
from db.records import Alike, Duty, HomeDetails, NewHome, Reason, Refused
from db.residents import homes, households
from frontdesk.rules.written_address import read_written_address

# What is written behind a number and not kept: the address says it again.
_BUILDING_WORDS = ("号楼", "#楼", "栋", "幢", "座", "楼", "#")
_UNIT_WORDS = ("单元",)
_ROOM_WORDS = ("室", "户")


@dataclass(frozen=True, slots=True)
class HomeRead:
    """A household as read from a form, and by field what keeps it from being saved."""

    home: HomeDetails
    problems: Mapping[str, Reason]


def read(values: Mapping[str, str]) -> HomeRead:
    """Reads a filled-in form; building and unit may be empty, a room is needed.

    Args:
        values: by the names of `HomeDetails`, `estate` for the estate's id.
    """
    problems: dict[str, Reason] = {}
    estate = values.get("estate", "")
    if not estate.isdecimal():
        problems["estate"] = Reason("estate_missing")
    room = part(values.get("room", ""), _ROOM_WORDS)
    if not room:
        problems["room"] = Reason("room_missing")
    home = HomeDetails(
        estate_id=int(estate) if estate.isdecimal() else 0,
        building=part(values.get("building", ""), _BUILDING_WORDS),
        unit=part(values.get("unit", ""), _UNIT_WORDS).removeprefix("无"),
        room=room,
        number=values.get("number", ""),
        tenure=values.get("tenure", ""),
        note=values.get("note", ""),
    )
    return HomeRead(home, problems)


def part(text: str, words: tuple[str, ...]) -> str:
    """One level of an address without its counting word, if a number stands before that: `3号楼` is `3`."""
    bare = text.strip()
    for word in words:
        number = bare.removesuffix(word)
        if number != bare and number.isascii() and number.isalnum():
            return number
    return bare


def whole_address(text: str) -> Mapping[str, str]:
    """Building, unit and room of an address written as one (`3-2-501`); nothing where it is none."""
    written = read_written_address(text)
    if written is None or not written.building:
        return {}
    return {"building": written.building, "unit": written.unit, "room": written.room}


def like(home: HomeDetails, itself: int | None = None) -> tuple[Alike, ...]:
    """Households at the same address, and those with the same household number."""
    there = homes.at(home.estate_id, home.building, home.unit, home.room) if home.room else ()
    why = {one: "address" for one in there}
    for one in households.with_number(home.number):
        why.setdefault(one, "number")
    why.pop(itself or 0, None)
    return tuple(Alike(hit, (why[hit.id],)) for hit in households.hits_of(tuple(why)))


def add_household(duty: Duty, home: HomeDetails, *, draft_id: str | None = None) -> int:
    """Writes a household down, its building too where there was none yet; returns its id.

    Raises:
        Refused: `row_gone` without that estate, `already_saved`; nothing was written then.
    """
    with journal.operation(duty, "household_add", subject_kind="household", draft_id=draft_id) as entry:
        new = NewHome(home.estate_id, home.building, home.unit, home.room, home.number)
        homes.address_of(new)
        household_id = homes.make(entry, new)
        households.correct(entry, household_id, home)
        entry.about("household", household_id)
    return household_id


def correct_household(
    duty: Duty, household_id: int, home: HomeDetails, *, was: str = "", draft_id: str | None = None
) -> None:
    """Puts right what is written of a household.

    Args:
        duty: who acts.
        household_id: which one.
        home: all of it as it is to be.
        was: the `fingerprint` of the record that was corrected; "" corrects whatever stands there.
        draft_id: of the form it came from.

    Raises:
        Refused: `changed_since` where the record is another one by now; `row_gone`, `already_saved`.
    """
    with journal.operation(
        duty, "household_correct", subject_kind="household", subject_id=household_id, draft_id=draft_id
    ) as entry:
        if was and fingerprint(households.details(household_id)) != was:
            raise Refused("changed_since")
        households.correct(entry, household_id, home)


def fingerprint(home: HomeDetails) -> str:
    """A short digest of a record, by which a form knows later whether it is still the same."""
    return hashlib.sha256(repr(home).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def details(household_id: int) -> HomeDetails:
    """What is written of a household. Raises: Refused, `row_gone`."""
    return households.details(household_id)
