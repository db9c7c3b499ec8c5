"""Until when what is done was to be, filled in by the migration as the rules count it, on both engines."""

from __future__ import annotations

import shutil
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random

from db.connection import close_database, execute, is_postgresql, open_database, transaction
from db.migrations.finish_days import statements
from db.records import Duty
from db.tables import DayOverride, Request, RequestStep, Setting
from frontdesk.rules.time_limits import PROFILES, due
from frontdesk.rules.working_days import Calendar

CLASSES = ("urgent", "livelihood", "inquiry", "ordinary", "complex", "suggestion")


def fill_in() -> None:
    with transaction():
        for statement in statements("postgresql" if is_postgresql() else "sqlite"):
            execute(statement.replace("%", "%%") if is_postgresql() else statement)


def request(number: int, day: date, at: str = "09:00", kind: str = "ordinary", apart: int = 1) -> int:
    return int(
        Request.create(
            number=f"{day.year}-{number:04}",
            received_on=day,
            received_time=at,
            channel="phone",
            nature="help",
            topic="qt",
            reporter="",
            words="灯不亮",
            summary="灯不亮",
            state="archived",
            resolved_on=day + timedelta(apart),
            time_limit=kind,
        ).id
    )


def finish_by(request_id: int) -> date | None:
    return Request.get_by_id(request_id).finish_by


def test_the_rules_count_the_same(duty: Duty) -> None:
    rng = Random(20210906)
    made: dict[int, tuple[datetime, str]] = {}
    for number in range(1, 300):
        day = date(2020, 1, 2) + timedelta(rng.randrange(2520))
        at = time(rng.randrange(24), rng.randrange(60))
        kind = CLASSES[number % len(CLASSES)]
        made[request(number, day, f"{at:%H:%M}", kind)] = datetime.combine(day, at), kind
    fill_in()
    calendar = Calendar()
    for row_id, (moment, kind) in made.items():
        counted = due(PROFILES["shandong"][kind].finish, moment, calendar)
        known = None if counted.estimated else counted.day
        assert finish_by(row_id) == known, (moment, kind)


def test_the_office_s_own_limits_and_days_count(duty: Duty) -> None:
    day = date(2021, 9, 6)
    for key, value in (
        ("limit_profile", "beijing"),
        ("limit_ordinary_finish", "2w"),
        ("limit_urgent_finish", "0"),
    ):
        Setting.create(key=key, value=value, changed_at=datetime(2021, 9, 6))
    DayOverride.create(day=date(2021, 9, 7), works=False, name="停电")
    DayOverride.create(day=date(2021, 9, 11), works=True, name="值班")
    made = [request(number, day, "", kind) for number, kind in enumerate(CLASSES)]
    friday = request(9, date(2021, 9, 10))
    fill_in()
    found = [finish_by(one) for one in made]
    assert found[0] == day and found[1:3] == [date(2021, 9, 7)] * 2 and found[3] == date(2021, 9, 9)
    assert found[4] == found[5] == date(2021, 9, 21) and finish_by(friday) == date(2021, 9, 13)


def test_what_nobody_can_know_stays_empty(duty: Duty) -> None:
    day = date(2021, 9, 6)
    moved = [request(number, day) for number in range(1, 7)]
    for one, (kind, details) in zip(
        moved,
        (
            ("park", "{}"),
            ("extend", '{"until": "2021-09-30"}'),
            ("reopen", ""),
            ("resume", ""),
            ("strike", ""),
            ("call_back", '{"satisfaction": "not_satisfied"}'),
        ),
        strict=True,
    ):
        RequestStep.create(request=one, kind=kind, day=day, details=details)
    explained = request(10, day)
    RequestStep.create(
        request=explained,
        kind="call_back",
        day=day,
        details='{"explain": "x", "satisfaction": "not_satisfied"}',
    )
    same_day, timed = request(11, day, apart=0), request(12, day, apart=0)
    RequestStep.create(request=same_day, kind="finish", day=day)
    RequestStep.create(request=timed, kind="finish", day=day, time="16:00")
    before, ahead = request(13, date(2019, 9, 6)), request(14, date(2026, 12, 30))
    strange = request(15, day, "[/]", "nobody's class")
    kept = request(16, day)
    Request.update(finish_by=date(2021, 9, 8)).where(Request.id == kept).execute()
    open_one = request(17, day)
    Request.update(state="accepted", resolved_on=None).where(Request.id == open_one).execute()
    fill_in()
    assert [finish_by(one) for one in (*moved, same_day, before, ahead, strange, open_one)] == [None] * 11
    assert finish_by(explained) == finish_by(timed) == date(2021, 9, 13)
    assert finish_by(kept) == date(2021, 9, 8)


def test_of_the_demo_every_day_is_the_one_that_was_kept(demo_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "demo.db"
    shutil.copyfile(demo_file, path)
    open_database(str(path))
    try:
        kept = dict(execute("SELECT id, finish_by FROM request WHERE finish_by IS NOT NULL").fetchall())
        execute("UPDATE request SET finish_by = NULL")
        fill_in()
        found = dict(execute("SELECT id, finish_by FROM request WHERE finish_by IS NOT NULL").fetchall())
    finally:
        close_database()
    assert found.items() <= kept.items() and len(found) > len(kept) * 0.8
