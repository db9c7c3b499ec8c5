"""When requests are a theme."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from db.records import Sighting
from frontdesk.rules.themes import Theme, themes

FIRST = date(2021, 4, 1)


def seen(*days: int, estate: int = 1, topic: str = "hj") -> list[Sighting]:
    return [Sighting(FIRST + timedelta(day), estate, topic) for day in days]


def test_three_of_a_topic_in_one_estate_in_thirty_days() -> None:
    found = themes(seen(0, 10, 29), 3, 30, FIRST)
    assert found == (Theme(1, "hj", 3, FIRST, FIRST + timedelta(29)),)
    assert themes(seen(0, 10, 30), 3, 30, FIRST) == (), "the thirty-first day is another one"
    assert themes([*seen(0, 1), *seen(2, estate=2), *seen(3, topic="wy")], 3, 30, FIRST) == ()


def test_what_began_before_counts_and_what_ended_before_does_not() -> None:
    assert [one.count for one in themes(seen(-20, -5, 3), 3, 30, FIRST)] == [3]
    assert themes(seen(-20, -10, -1), 3, 30, FIRST) == ()


@given(st.lists(st.integers(0, 90), max_size=12), st.integers(2, 4), st.integers(1, 40))
def test_as_many_as_somebody_would_count(days: list[int], least: int, within: int) -> None:
    days.sort()
    densest = max(
        (sum(day <= other < day + within for other in days) for day in days),
        default=0,
    )
    found = themes(seen(*days), least, within, FIRST)
    assert [one.count for one in found] == ([densest] if densest >= least else [])
