"""From when a clock runs, and what a deadline comes to by another calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records import Deadlines, OpenRequest, RequestStep
from frontdesk.rules.recounting import began, recount
from frontdesk.rules.time_limits import Span, read_span
from frontdesk.rules.working_days import Calendar

FIVE = Span(5, "working_days")
CAME = date(2027, 1, 25)
LEGAL = Calendar()


def _request(state: str, steps: str) -> OpenRequest:
    words = steps.split()
    told = []
    for at, (step, day) in enumerate(zip(words[::2], words[1::2], strict=True)):
        name, _equals, said = step.strip("-").partition("=")
        details = dict(zip(("satisfaction", "explain"), said.split(","), strict=False)) if said else {}
        on = date.fromisoformat(f"2027-{day}")
        told.append(RequestStep(at, name, on, "", "", "", details, struck=step.startswith("-")))
    return OpenRequest(1, "2027-0001", state, CAME, None, "ordinary", None, Deadlines(), tuple(told))


@pytest.mark.parametrize(
    ("state", "steps", "since"),
    [
        ("accepted", "log 01-25", "01-25"),
        ("in_progress", "visit_place 01-26 meeting 01-27", "01-25"),
        # An extension was told to somebody; it holds until it is opened again.
        ("in_progress", "extend 01-26", None),
        ("in_progress", "-extend 01-26", "01-25"),
        ("in_progress", "extend 01-26 finish 01-28 reopen 02-01", "02-01"),
        ("to_call_back", "extend 01-26 finish 01-28", "01-28"),
        ("to_call_back", "settle 01-28 call_back=not_reached 01-29", "01-28"),
        ("to_call_back", "become_package 01-29", "01-29"),
        # Parked, and taken up again by whatever is done with it.
        ("in_progress", "park 01-26 resume 02-01", "02-01"),
        ("in_progress", "park 01-26 visit_place 02-01 meeting 02-02", "02-01"),
        ("parked", "park 01-26 contact 02-01", None),
        ("in_progress", "finish 01-28 call_back=not_satisfied 01-29", "01-29"),
        ("to_call_back", "finish 01-28 call_back=not_satisfied,yes 01-29", "01-28"),
    ],
)
def test_from_when_a_clock_runs(state: str, steps: str, since: str | None) -> None:
    expected = None if since is None else date.fromisoformat(f"2027-{since}")
    assert began(_request(state, steps)) == expected


def test_a_call_back_without_a_step_that_ended_it_is_left_alone() -> None:
    assert began(_request("to_call_back", "log 01-25")) is None


NEW_YEAR_2027 = Calendar(
    {date(2027, 2, day): False for day in range(5, 12)} | {date(2027, 1, 31): True, date(2027, 2, 13): True},
    published=frozenset({2027}),
)


@pytest.mark.parametrize(
    ("limit", "due_on", "estimated", "anew"),
    [
        ("5w", "02-01", True, ("01-31", False)),
        ("5w", "02-01", False, ("01-31", False)),
        # Another limit when it was counted: only what is marked as estimated was surely counted.
        ("15w", "02-01", True, ("01-31", False)),
        ("15w", "02-01", False, None),
        # Days and hours run through holidays.
        ("7d", "02-01", True, None),
        ("2h", "01-25", False, None),
        ("0", "01-25", False, None),
        # Somebody wrote a Sunday.
        ("5w", "02-07", True, None),
    ],
)
def test_counted_again(limit: str, due_on: str, estimated: bool, anew: tuple[str, bool] | None) -> None:
    span = read_span(limit)
    assert span is not None
    day = date.fromisoformat(f"2027-{due_on}")
    found = recount(CAME, day, span, LEGAL, NEW_YEAR_2027, estimated=estimated)
    assert (found and (f"{found.day:%m-%d}", found.estimated)) == anew


@given(
    st.dates(date(2026, 11, 1), date(2027, 12, 31)),
    st.integers(1, 15),
    st.dictionaries(st.dates(date(2026, 11, 1), date(2028, 2, 28)), st.booleans(), max_size=8),
)
def test_there_and_back_is_where_it_was(since: date, count: int, laid_down: dict[date, bool]) -> None:
    other = Calendar(laid_down)
    span = Span(count, "working_days")
    due_on = LEGAL.after(since, count).day
    there = recount(since, due_on, span, LEGAL, other)
    assert there is not None and other.between(since, there.day) == count and other.is_working(there.day)
    back = recount(since, there.day, span, other, LEGAL)
    assert back is not None and back.day == due_on
    untouched = all(not since < day <= due_on for day in laid_down)
    assert (there.day == due_on) or not untouched
    assert recount(since, due_on + timedelta(400), span, LEGAL, other) is None
