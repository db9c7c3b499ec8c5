"""What people brought to the desk in 2021 and what became of it, told by the weeks they came in."""

from __future__ import annotations

from itertools import chain

from frontdesk.demo.stories import (
    before_the_campaign,
    early_summer,
    last_weeks,
    late_spring,
    late_summer,
    spring,
    summer,
)
from frontdesk.demo.stories.telling import Story

STORIES: tuple[Story, ...] = tuple(
    chain.from_iterable(
        weeks.STORIES
        for weeks in (before_the_campaign, spring, late_spring, early_summer, summer, late_summer, last_weeks)
    )
)
