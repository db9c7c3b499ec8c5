"""The way back."""

from __future__ import annotations

from db.records import Kind
from screens.office import Place
from screens.way import DESK, Way

RESIDENT, HOUSEHOLD = Place("card", Kind.RESIDENT, 1), Place("card", Kind.HOUSEHOLD, 2)


def test_back_goes_the_way_one_came_with_the_cursor_where_it_was() -> None:
    way = Way()
    way.go(RESIDENT, DESK)
    way.go(HOUSEHOLD, RESIDENT._replace(stop=3))
    assert way.here == HOUSEHOLD
    assert way.back() == RESIDENT._replace(stop=3)
    assert way.back() == DESK
    assert way.back() == DESK


def test_help_and_menu_are_no_steps() -> None:
    way = Way()
    way.go(RESIDENT, DESK)
    way.go(Place("help"), RESIDENT)
    way.go(Place("menu"), Place("help"))
    assert way.back() == RESIDENT


def test_the_opening_page_is_where_every_way_begins() -> None:
    way = Way()
    way.go(RESIDENT, DESK)
    way.go(DESK, RESIDENT)
    assert way.back() == DESK


def test_the_way_does_not_grow_for_ever() -> None:
    way = Way()
    for number in range(500):
        way.go(Place("card", Kind.RESIDENT, number + 1), Place("card", Kind.RESIDENT, number))
    steps = 0
    while way.back() != DESK:
        steps += 1
    assert steps == 100
