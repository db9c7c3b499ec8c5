"""How many sit in an owners' committee."""

from __future__ import annotations

import pytest

from frontdesk.rules.committees import seats_amiss


@pytest.mark.parametrize("count", [0, 3, 5, 7, 9, 11])
def test_an_odd_number_or_nobody_written_down_yet(count: int) -> None:
    assert seats_amiss(count) is None


@pytest.mark.parametrize("count", [1, 2, 4, 10, 12, 13])
def test_even_too_few_or_too_many(count: int) -> None:
    reason = seats_amiss(count)
    assert reason is not None and reason.code == "committee_size" and reason.values["count"] == count
