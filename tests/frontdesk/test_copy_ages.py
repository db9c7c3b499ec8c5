"""Which copies are kept, and when one is due."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.rules.copy_ages import DAYS, HOURS, MONTHS, is_due, kept

NOON = datetime(2021, 9, 6, 12, 30)
HOUR, DAY = timedelta(hours=1), timedelta(1)


@pytest.mark.parametrize(
    ("newest", "has_grown", "due"),
    [
        (None, True, True),
        (NOON - HOUR, True, True),
        (NOON - HOUR + timedelta(seconds=1), True, False),
        (NOON - 5 * DAY, False, False),
        # The clock was set back six years.
        (NOON + 6 * 365 * DAY, True, True),
        (NOON + 6 * 365 * DAY, False, False),
    ],
)
def test_due(newest: datetime | None, has_grown: bool, due: bool) -> None:
    assert is_due(NOON, newest, has_grown=has_grown) is due


@pytest.mark.parametrize(
    ("moments", "left"),
    [
        ([], []),
        ([NOON], [NOON]),
        # Of one hour the last.
        ([NOON, NOON + timedelta(minutes=5)], [NOON + timedelta(minutes=5)]),
        # Of old days the last, of older months the last.
        (
            [NOON - n * HOUR for n in range(48)],
            [NOON - n * HOUR for n in range(HOURS)]
            + [datetime(2021, 9, 5, 23, 30), datetime(2021, 9, 4, 23, 30)],
        ),
        (
            [NOON - n * DAY for n in range(40)],
            [NOON - n * DAY for n in range(DAYS)]
            + [datetime(2021, 7, 31, 12, 30)] * 0
            + [datetime(2021, 8, 31, 12, 30), datetime(2021, 7, 31, 12, 30)],
        ),
    ],
)
def test_kept(moments: list[datetime], left: list[datetime]) -> None:
    assert sorted(kept(moments)) == sorted(set(left))


@given(st.lists(st.datetimes(datetime(2015, 1, 1), datetime(2030, 1, 1)), max_size=300))
def test_few_are_kept_and_what_is_kept_stays_so(moments: list[datetime]) -> None:
    left = kept(moments)
    assert left <= set(moments)
    assert len(left) <= HOURS + DAYS + MONTHS
    assert kept(left) == left
    assert not moments or max(moments) in left
