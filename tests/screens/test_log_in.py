"""Logging in at the desk, locking it, and what can be seen meanwhile: nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from typing import Any

import pytest

from db import settings
from db.connection import close_database, execute, open_database, transaction
from db.journal import operation
from db.records import Duty, Kind
from db.tables import SignIn, StaffPost
from frontdesk import opening, passwords, signing_in
from frontdesk.opening import Opened
from frontdesk.passwords import COSTS
from frontdesk.settings import keeping
from screens.app import FrontDesk
from screens.idle import Idle
from screens.keys.keys import EVERYWHERE
from screens.office import Place
from screens.signing_in import sign_in_jobs
from tests.conftest import TODAY
from tests.screens.driven import Driven, desk

PASSWORD, PIN = "海纳百川 2021", "2846"
OTHER = "盛元御景 3 号"


@pytest.fixture
def with_log_in(office: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The made-up community with log-in: the first of the staff has a password and a PIN, the second none."""
    monkeypatch.setattr(passwords, "cost", lambda: COSTS[-1])
    open_database(office)
    duty = Duty(1, "王晓禾", "clerk", "1", TODAY)
    with transaction():
        StaffPost.create(staff=1, role="secretary", from_on=date(2020, 1, 1))
    signing_in.set_password(duty, 1, PASSWORD)
    signing_in.set_password(duty, 2, OTHER)
    signing_in.set_pin(duty, PIN, present=PASSWORD)
    keeping.set_value(duty, "log_in", "yes")
    close_database()
    yield office


async def log_in(driven: Driven, name: str = "", password: str = PASSWORD) -> None:
    await driven.type(name)
    await driven.press("enter")
    await driven.type(password)
    await driven.press("enter")


async def test_nothing_is_seen_before_somebody_is_there(with_log_in: str) -> None:
    async with desk(with_log_in) as driven:
        assert "登录" in driven.rows[0]
        assert "诉求" not in driven.text
        for key in EVERYWHERE:
            if key.id not in ("leave", "language"):
                await driven.press(*key.key.split(",")[:1])
                assert driven.page.place.page == "log_in", key.id
        await log_in(driven, password="wrong")
        assert driven.rows[-3].startswith(" ! 密码不对")
        assert "wrong" not in driven.text
        await driven.type(PASSWORD)
        assert PASSWORD not in driven.text
        assert "*" * len(PASSWORD) in driven.text
        await driven.press("enter")
        assert driven.page is driven.app.desk
        duty = driven.app.office.duty
        assert duty is not None and duty.signed_in and duty.role == "secretary"
    with closing(sqlite3.connect(with_log_in)) as database:
        for (fields,) in database.execute("SELECT fields FROM draft"):
            assert PASSWORD not in fields


async def test_what_a_role_may_not_is_refused_in_a_sentence(with_log_in: str) -> None:
    open_database(with_log_in)
    execute("UPDATE staff_post SET role = 'grid_worker' WHERE staff_id = 2")
    name = str(execute("SELECT name FROM staff WHERE id = 2").fetchone()[0])
    close_database()
    async with desk(with_log_in) as driven:
        await log_in(driven, name, OTHER)
        driven.app.go(Place("settings"))
        await driven.settle()
        await driven.press("down", "u")
        assert driven.rows[-3].startswith(" ! ")
        driven.app.go(Place("retention"))
        await driven.settle()
        assert driven.rows[-3].startswith(" ! ")
        assert not "".join(driven.rows[3:-3]).strip() and not driven.rows[1].strip("> "), driven.text


async def test_a_locked_desk_shows_nothing_and_comes_back_to_the_form(with_log_in: str) -> None:
    async with desk(with_log_in) as driven:
        await log_in(driven)
        await driven.press("f2")
        await driven.type("zny hn")
        await driven.press("enter", "down")
        await driven.type("lddb")
        before = driven.rows[2:5]
        await driven.press("ctrl+l")
        assert "已锁定" in driven.rows[0] and "zny" not in driven.text
        assert all(not row.strip("─ ") for row in driven.rows[5:-3])
        driven.app.office.background.do(lambda: 1 / 0, lambda _none: None, driven.app._failed)
        await driven.settle()
        assert "ZeroDivisionError" not in driven.text
        for key in EVERYWHERE:
            if key.id not in ("leave", "language", "back"):
                await driven.press(*key.key.split(",")[:1])
                assert driven.page.place.page == "lock", key.id
        driven.app.go(Place("card", Kind.RESIDENT, 1))
        await driven.settle()
        assert driven.page.place.page == "lock"
        await driven.type("1357")
        await driven.press("enter")
        assert "还可试 4 次" in driven.rows[-3]
        await driven.type(PIN)
        assert PIN not in driven.text
        await driven.press("enter")
        assert driven.page.place.page == "walk_in"
        assert driven.rows[2:5] == before


async def test_the_pin_is_asked_for_while_it_opens(with_log_in: str) -> None:
    async with desk(with_log_in) as driven:
        await log_in(driven)
        await driven.press("ctrl+l")
        assert "解锁码或密码" in driven.rows[2]
        for _try in range(5):
            await driven.type("1357")
            await driven.press("enter")
        assert "解锁码" not in driven.rows[2] and "的密码" in driven.rows[2]
        await driven.type(PASSWORD)
        await driven.press("enter")
        with transaction():
            SignIn.update(pin="").execute()
        await driven.press("ctrl+l")
        assert "解锁码" not in driven.rows[2] and "的密码" in driven.rows[2]


async def test_what_is_typed_while_a_password_is_looked_at_is_not_lost(with_log_in: str) -> None:
    async with desk(with_log_in) as driven:
        await driven.press("enter")
        for key in (*PASSWORD, "enter", *"zny"):
            driven._send(key)
        await driven.settle()
        assert driven.app.desk.box.value == "zny"
        await driven.press("ctrl+l")
        for key in (*PIN, "enter", "f2", *"hn"):
            driven._send(key)
        await driven.settle()
        assert driven.page.place.page == "walk_in"
        assert "hn" in driven.rows[2]
        await driven.press("ctrl+l")
        for key in ("1", "3", "5", "7", "enter", *PIN, "enter"):
            driven._send(key)
        await driven.settle()
        assert driven.page.place.page == "walk_in"


async def test_idle_minutes_lock_by_either_clock(with_log_in: str) -> None:
    async with desk(with_log_in) as driven:
        running, wall = [0.0], [0.0]
        driven.app.idle = Idle(lambda: running[0], lambda: wall[0])
        driven.app.look_at_the_clock()
        await log_in(driven)
        for clock in (running, wall):
            clock[0] += 179
            driven.app.look_at_the_clock()
            await driven.settle()
            assert driven.page is driven.app.desk
            clock[0] += 1
            driven.app.look_at_the_clock()
            await driven.settle()
            assert driven.page.place.page == "lock"
            await driven.type(PIN)
            await driven.press("enter")
        # A clock set back locks nothing and unlocks nothing.
        wall[0] -= 1e6
        driven.app.look_at_the_clock()
        assert driven.page is driven.app.desk


async def test_who_is_let_in_is_locked_out_from_the_first_moment(
    with_log_in: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The PC slept while the password was looked at, and the settings have not been read yet."""
    monkeypatch.setattr(FrontDesk, "ask_what_is_wished", lambda _app: None)
    wall = [0.0]

    def slow(*given: Any) -> Opened:
        wall[0] += 3600
        return opening.let_in(*given)

    monkeypatch.setattr(sign_in_jobs, "let_in", slow)
    async with desk(with_log_in) as driven:
        driven.app.idle = Idle(lambda: 0.0, lambda: wall[0])
        await log_in(driven)
        driven.app.look_at_the_clock()
        await driven.settle()
        assert driven.page.place.page == "lock"
        await driven.type(PIN)
        await driven.press("enter")
        assert driven.page is driven.app.desk


@pytest.mark.parametrize("key", ["z", "enter", "ctrl+q", "f2", "escape"])
async def test_the_key_that_wakes_up_the_pc_locks_and_does_nothing_else(with_log_in: str, key: str) -> None:
    async with desk(with_log_in) as driven:
        wall = [0.0]
        driven.app.idle = Idle(lambda: 0.0, lambda: wall[0])
        await log_in(driven)
        wall[0] += 8 * 3600
        await driven.press(key)
        assert not driven.has_ended
        assert driven.page.place.page == "lock"
        assert "*" not in driven.text and not driven.page.said_badly
        # The next keys are for the page that is locked.
        await driven.type(PIN)
        await driven.press("enter")
        assert driven.page is driven.app.desk
        assert driven.app.desk.box.value == ""


async def test_somebody_else_begins_anew(with_log_in: str) -> None:
    async with desk(with_log_in) as driven:
        await log_in(driven)
        await driven.press("ctrl+l", "escape")
        assert driven.has_ended
        assert driven.app.is_handed_over


async def test_without_log_in_ctrl_l_hides_and_enter_shows(office: str) -> None:
    async with desk(office) as driven:
        await driven.type("zny")
        before = driven.rows
        await driven.press("ctrl+l")
        assert "张" not in driven.text
        assert "回车" in driven.text or "Enter" in driven.text
        await driven.press("enter")
        assert driven.rows == before
        driven.app.idle = Idle(lambda: 1e9, lambda: 1e9)
        driven.app.idle._since = (0.0, 0.0)
        driven.app.look_at_the_clock()
        assert driven.page is driven.app.desk


async def test_a_password_and_a_pin_are_set_at_the_desk(office: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "cost", lambda: COSTS[-1])
    async with desk(office, language="en") as driven:
        driven.app.go(Place("password"))
        await driven.settle()
        await driven.press("enter")
        for text in ("short", "short"):
            await driven.type(text)
            await driven.press("enter")
        assert "at least 8 characters" in driven.rows[-3]
        for text in ("one thing 123", "another thing"):
            await driven.type(text)
            await driven.press("enter")
        assert "not the same" in driven.rows[-3]
        for text in (PASSWORD, PASSWORD):
            await driven.type(text)
            await driven.press("enter")
        assert driven.page is driven.app.desk
        assert "has a password. The setting" in driven.rows[-3]
        driven.app.go(Place("pin"))
        await driven.settle()
        for text in (PASSWORD, PIN, PIN):
            await driven.type(text)
            await driven.press("enter")
        assert driven.page is driven.app.desk
    open_database(office)
    assert settings.read("log_in") == ""
    with operation(Duty(1, "", "clerk", "1", TODAY), "own_pin"):
        assert signing_in.people(TODAY)[0].has_pin
