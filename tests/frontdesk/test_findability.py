"""How surely a few keys lead to one person, computed over everybody of the demo."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.keystrokes import Person, everybody
from db.records import Duty
from frontdesk.finding import find

FIRST_PAGE = 18
_PEOPLE = 11_730


def _share_found(duty: Duty, typed: Callable[[Person], str]) -> float:
    """The share of people who stand on the first page after what `typed` says of them."""
    people = list(everybody())
    assert len(people) == _PEOPLE
    answers = {text: find(duty, text, FIRST_PAGE).hits for text in {typed(person) for person in people}}
    found = 0
    for person in people:
        hits = answers[typed(person)]
        found += any(hit.name == person.name and _place(hit.address) == _place(person) for hit in hits)
    return found / len(people)


def _place(at: object) -> tuple[str, ...]:
    return tuple(str(getattr(at, part, "")) for part in ("estate", "building", "unit", "room"))


def test_initials_and_a_letter_of_the_estate(demo_duty: Duty) -> None:
    share = _share_found(demo_duty, lambda person: f"{person.initials} {person.estate_initials[0]}")
    assert share >= 0.85


def test_name_and_room(demo_duty: Duty) -> None:
    assert _share_found(demo_duty, lambda person: f"{person.name} {person.room}") == 1.0


def test_four_digits_of_phone_or_paper(demo_duty: Duty) -> None:
    assert _share_found(demo_duty, lambda person: (person.phone or person.paper or "")[-4:]) == 1.0
