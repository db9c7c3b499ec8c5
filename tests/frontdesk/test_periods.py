"""Periods that a ledger is narrowed by."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.rules.periods import PERIODS, month_of, months_before, period
from frontdesk.words.codes import LABELS


@pytest.mark.parametrize(
    ("code", "since", "until"),
    [
        ("this_week", "2021-09-06", "2021-09-12"),
        ("last_week", "2021-08-30", "2021-09-05"),
        ("this_month", "2021-09-01", "2021-09-30"),
        ("last_month", "2021-08-01", "2021-08-31"),
        ("this_year", "2021-01-01", "2021-12-31"),
        ("last_year", "2020-01-01", "2020-12-31"),
    ],
)
def test_periods(code: str, since: str, until: str) -> None:
    assert period(code, date(2021, 9, 6)) == (date.fromisoformat(since), date.fromisoformat(until))


def test_every_period_has_a_name() -> None:
    assert tuple(LABELS["period"]) == PERIODS
    with pytest.raises(ValueError):
        period("sometime", date(2021, 9, 6))


@given(st.dates(date(1990, 3, 1), date(2150, 1, 1)))
def test_months_follow_each_other_without_a_gap(day: date) -> None:
    months = [month_of(written) for written in months_before(day, 30)]
    assert months[0][0] <= day <= months[0][1]
    for later, earlier in pairwise(months):
        assert earlier[1] + timedelta(1) == later[0]
