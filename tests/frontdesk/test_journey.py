"""The journey of a request: its stations, and the strip they are drawn as."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records import Deadlines, Journey, Reporter, RequestLife, RequestStep, WhistleSent
from frontdesk.rules.journey import journey
from frontdesk.rules.request_states import CLOSED, MOVES, STATES
from frontdesk.rules.working_days import Calendar
from frontdesk.words import set_language
from frontdesk.words.codes import LABELS
from screens.parts.cells import width
from screens.requests.journey_strip import journey_rows

LEGAL = Calendar()
TODAY = date(2021, 9, 6)


def _life(
    state: str, received: str, steps: str, due: str = "", whistles: str = "", kind: str = "person"
) -> RequestLife:
    """A life from words: `visit_place 04-17  finish 06-18`; `call_back=not_reached 06-19`."""
    words = steps.split()
    told = []
    for at, (step, day) in enumerate(zip(words[::2], words[1::2], strict=True)):
        name, _equals, satisfaction = step.partition("=")
        details = {"satisfaction": satisfaction} if satisfaction else {}
        on = date.fromisoformat(f"2021-{day}")
        told.append(RequestStep(at, name.strip("-"), on, "", "", "", details, struck=name.startswith("-")))
    on = date.fromisoformat(f"2021-{received}")
    sent = tuple(
        WhistleSent(at, at, "", at == 0, on, None, on if one == "reported" else None, None, None)
        for at, one in enumerate(whistles.split())
    )
    deadlines = Deadlines(date.fromisoformat(f"2021-{due}") if due else None)
    reporters = (Reporter(1, "", kind, None, "", None),)
    return RequestLife(
        *(
            1,
            "2021-0001",
            state,
            on,
            "",
            deadlines,
            "ordinary",
            "ordinary",
            False,
            "",
            "",
            "",
            None,
            None,
            "",
            None,
        ),
        steps=tuple(told),
        whistles=sent,
        reporters=reporters,
    )


DOOR = _life(
    "to_call_back",
    "04-16",
    "log 04-16 visit_place 04-17 round_table 04-19 park 04-22 funding 05-10 finish 06-18 "
    "banner 06-20 revisit 09-06",
    due="09-06",
)


def _told(found: Journey) -> str:
    """`log whistle [report_in] | finish`: where it stands in brackets, what is ahead behind the bar."""
    codes = [f"[{one.code}]" if at == found.here else one.code for at, one in enumerate(found.stations)]
    reached = sum(not one.ahead for one in found.stations)
    return " ".join([*codes[:reached], *(["|", *codes[reached:]] if codes[reached:] else [])])


@pytest.mark.parametrize(
    ("life", "told", "time"),
    [
        (DOOR, "log handling park [finish] banner revisit | call_back", ("banner", 65, 43)),
        (_life("new", "09-06", "log 09-06", due="09-13"), "[log] | finish call_back", ("", 0, 0)),
        (
            _life("dispatched", "09-01", "log 09-01 whistle 09-01", whistles="sent"),
            "log [whistle] | report_in finish call_back",
            ("", 5, 3),
        ),
        (
            _life("dispatched", "09-01", "log 09-01 whistle 09-01", kind="anonymous", whistles="reported"),
            "log [whistle] | finish",
            ("", 5, 3),
        ),
        (_life("resolved", "09-01", "log 09-01 settle 09-01"), "log [settle]", ("settle", 0, 0)),
        (_life("declined", "09-01", "log 09-01 decline 09-03"), "log [decline]", ("decline", 2, 2)),
        # A second whistle is no second station, until it is opened again.
        (
            _life(
                "in_progress", "09-01", "whistle 09-01 whistle 09-02 finish 09-03 reopen 09-04 whistle 09-06"
            ),
            "log whistle finish reopen [whistle] | finish call_back",
            ("", 5, 3),
        ),
        (
            _life("in_progress", "09-01", "finish 09-02 call_back=not_satisfied 09-03 visit_place 09-04"),
            "log finish call_back [handling] | finish call_back",
            ("", 5, 3),
        ),
        # Nobody answered: that is no station, but for the last of them.
        (
            _life("to_call_back", "09-01", "finish 09-02 call_back=not_reached 09-03"),
            "log [finish] | call_back",
            ("finish", 1, 1),
        ),
        (
            _life(
                "archived", "09-01", "finish 09-02 call_back=not_reached 09-03 call_back=not_reached 09-06"
            ),
            "log finish [call_back]",
            ("finish", 1, 1),
        ),
        (_life("accepted", "09-01", "log 09-01 -whistle 09-01"), "[log] | finish call_back", ("", 5, 3)),
        # What a ledger tells that knows no steps.
        (_life("archived", "08-31", ""), "log [finish]", ("finish", 2, 2)),
        (_life("merged", "08-31", ""), "log [merge]", ("merge", 2, 2)),
    ],
)
def test_the_stations(life: RequestLife, told: str, time: tuple[str, int, int]) -> None:
    found = journey(
        replace(life, resolved_on=date(2021, 9, 2) if life.state in CLOSED else None), TODAY, LEGAL
    )
    assert (_told(found), (found.until, found.days, found.working)) == (told, time)


_MOVES = st.lists(
    st.tuples(st.sampled_from([*MOVES, "log", "join"]), st.integers(0, 40), st.booleans()), max_size=14
)


@given(st.sampled_from(STATES), _MOVES, st.booleans(), st.integers(40, 120), st.sampled_from(("zh", "en")))
def test_any_life_has_a_strip(
    state: str, moves: list[tuple[str, int, bool]], ended: bool, cells: int, tongue: str
) -> None:
    began = date(2021, 4, 16)
    days = sorted(apart for _move, apart, _struck in moves)
    steps = " ".join(
        f"{'-' if struck else ''}{move} {began + timedelta(apart):%m-%d}"
        for (move, _apart, struck), apart in zip(moves, days, strict=True)
    )
    life = _life(state, "04-16", steps)
    life = replace(life, resolved_on=began + timedelta(50) if ended else None)
    found = journey(life, TODAY, LEGAL)
    reached = [one for one in found.stations if not one.ahead]
    assert found.stations[0].code == "log" and not found.stations[found.here].ahead
    assert all(one.ahead for one in found.stations[len(reached) :])
    assert all(before.working <= after.working for before, after in pairwise(reached))
    assert all(one.working == LEGAL.between(began, began + timedelta(one.days)) for one in reached)
    assert (state in CLOSED) <= (len(reached) == len(found.stations))
    set_language("zh" if tongue == "zh" else "en")
    strip, under, _how_long = [
        "".join(piece.text for piece in row.draw(cells)) for row in journey_rows(found)
    ]
    assert strip.count("[") == 1
    assert width(under) >= width(strip) - 2
    if len({one.code for one in found.stations}) == len(found.stations) and cells >= 78:
        # Once through: there is room on the narrowest terminal.
        assert width(strip) <= cells and width(under.rstrip()) <= cells


@pytest.mark.parametrize(
    ("tongue", "rows"),
    [
        (
            "zh",
            [
                "登记─0──办理─4──挂账─39─[办结]─0─锦旗─56─再走访··回访",
                "4月16日 4月17日 4月22日 6月18日  6月20日 9月6日  9月6日",
                "至锦旗共65天,43个工作日",
            ],
        ),
        (
            "en",
            [
                "logged─0─handling─4─parked─39─[done]─0─banner─56─revisit··call",
                "16 Apr   17 Apr     22 Apr    18 Jun   20 Jun    6 Sep    6 Sep",
                "until banner: 65 days, 43 working days",
            ],
        ),
    ],
)
def test_the_door_phones_took_65_days(tongue: str, rows: list[str]) -> None:
    set_language("zh" if tongue == "zh" else "en")
    found = journey(DOOR, TODAY, LEGAL)
    drawn = ["".join(piece.text for piece in row.draw(78)).rstrip() for row in journey_rows(found)]
    assert drawn == rows
    # Less room: what says least gives way, and the working days are those between what stays.
    narrow = "".join(piece.text for piece in journey_rows(found)[0].draw(42))
    assert width(narrow) <= 42 and "[" in narrow


def test_a_day_ahead_that_is_estimated_says_so() -> None:
    set_language("zh")
    life = _life("new", "09-06", "", due="09-13")
    life = replace(life, deadlines=replace(life.deadlines, estimated=True))
    under = journey_rows(journey(life, TODAY, LEGAL))[1].draw(78)
    assert "".join(piece.text for piece in under).split() == ["9月6日", "9月13日(估)"]


def test_every_station_has_a_name() -> None:
    every = " ".join(f"{move} 09-02" for move in MOVES)
    lives = [replace(_life(state, "09-01", ""), resolved_on=TODAY) for state in STATES]
    found = [journey(life, TODAY, LEGAL) for life in (*lives, _life("new", "09-01", every))]
    assert {one.code for way in found for one in way.stations} <= set(LABELS["station"])
