"""What counts as handled, on both engines; and in the demo, the article's number."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from db.records import Duty, Matter, Refused
from frontdesk.demo.campaign import CAMPAIGN_BEGAN
from frontdesk.requests.counting import handled
from frontdesk.requests.logging import Then, log
from frontdesk.requests.moving import move
from tests import community

LAST_DAY = date(2021, 9, 7)
LAMP = Matter(words="路灯不亮", summary="路灯不亮", reporter="李某")
APRIL = (date(2021, 4, 1), date(2021, 4, 30))


def on(duty: Duty, month: int, day: int) -> Duty:
    return replace(duty, day=date(2021, month, day))


def test_what_counts(duty: Duty) -> None:
    community.load()
    assert handled(*APRIL) == 0
    settled = log(on(duty, 3, 31), LAMP, Then.SETTLE, answer="当天修好").id
    declined = log(on(duty, 4, 2), LAMP, Then.DECLINE, answer="请到法院", reason="court").id
    request = log(on(duty, 3, 30), LAMP, Then.ACCEPT).id
    assert settled is not None and declined is not None and request is not None
    move(on(duty, 4, 1), request, "finish", {"text": "换了灯泡"})
    assert handled(*APRIL) == 0, "it waits to be called back"
    move(on(duty, 4, 2), request, "call_back", {"satisfaction": "satisfied"})
    assert handled(*APRIL) == 1, "it came in before, and is done in the period"
    assert handled(date(2021, 4, 1), date(2021, 4, 1)) == 1, "it counts on the day it was done"
    assert handled(date(2021, 4, 2), date(2021, 4, 30)) == 0
    move(on(duty, 5, 6), request, "banner", {"text": "为民解忧"})
    assert handled(*APRIL) == 1, "what comes after it does not move it"
    move(on(duty, 5, 7), request, "reopen", {"text": "又灭了"})
    assert handled(*APRIL) == 0, "it is not done"
    assert handled(date(2021, 3, 1), date(2021, 3, 31)) == 1
    move(on(duty, 5, 7), settled, "reopen", {"text": "又灭了"})
    move(on(duty, 5, 8), settled, "withdraw", {})
    assert handled(date(2021, 3, 1), date(2021, 5, 31)) == 0
    with pytest.raises(Refused, match="period_reversed"):
        handled(date(2021, 4, 2), date(2021, 4, 1))


def test_the_article_s_number(demo_duty: Duty) -> None:
    assert handled(CAMPAIGN_BEGAN, LAST_DAY) == 137
    assert handled(date(2021, 1, 1), LAST_DAY) > 137, "what was before the campaign is left out"
