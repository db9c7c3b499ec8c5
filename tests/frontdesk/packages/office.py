"""A class to be taken into, and what a refused operation says."""

from __future__ import annotations

from datetime import date

import pytest

from db.records import PackageRun, Refused, TargetTerm

CLASS = PackageRun(
    0,
    "art_class",
    "2021",
    "暑期艺术课堂",
    "Summer art class",
    "children_class",
    target=(TargetTerm("age", 6, 12),),
    season_from=date(2021, 9, 11),
    season_to=date(2021, 9, 26),
    capacity=2,
    recurrence="FREQ=WEEKLY;BYDAY=SA,SU",
    starts="09:00",
    ends="11:00",
)


def refusal(call: object, *args: object, **named: object) -> Refused:
    with pytest.raises(Refused) as refused:
        call(*args, **named)  # type: ignore[operator]
    return refused.value
