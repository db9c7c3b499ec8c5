"""Waiting after wrong passwords: how long, what the clock does to it, and at every place one is asked for."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path
from threading import Barrier

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import settings
from db.access import proofs
from db.connection import close_database, close_thread, open_database, transaction
from db.journal import operation
from db.records import Duty, Reason, Refused
from db.tables import Staff, StaffPost
from frontdesk import passwords, signing_in
from frontdesk.cli import main
from frontdesk.passwords import COSTS
from frontdesk.rules import waiting
from frontdesk.settings import keeping
from frontdesk.words import reasons, set_language
from tests.conftest import TODAY

PASSWORD, PIN = "海纳百川 2021", "2846"
AT = datetime(2021, 9, 6, 1, 30)
SECOND = timedelta(seconds=1)


class Clock:
    """What the desk reads the time from, set by hand."""

    def __init__(self) -> None:
        self.now = AT

    def __call__(self) -> datetime:
        return self.now

    def after(self, seconds: float) -> None:
        """Let time pass, or set it back."""
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The time of day, and hashes at the floor: what they cost is not what is tested here."""
    made = Clock()
    monkeypatch.setattr(signing_in, "utc_now", made)
    monkeypatch.setattr(passwords, "cost", lambda: COSTS[-1])
    return made


@pytest.fixture
def secretary(duty: Duty, clock: Clock) -> Duty:
    """Somebody with a password and a PIN who keeps the office."""
    with transaction():
        StaffPost.create(staff=duty.staff_id, role="secretary", from_on=TODAY)
    signing_in.set_password(duty, duty.staff_id, PASSWORD)
    signing_in.set_pin(duty, PIN, present=PASSWORD)
    return signing_in.log_in(TODAY, "1", duty.staff_id, PASSWORD)


@pytest.mark.parametrize(
    ("failed", "seconds"),
    [(0, 0), (1, 0), (4, 0), (5, 30), (6, 60), (7, 120), (8, 300), (9, 900), (10, 900), (10**9, 900)],
)
def test_the_more_were_wrong_the_longer_and_never_for_good(failed: int, seconds: int) -> None:
    assert waiting.span(failed) == timedelta(seconds=seconds)
    assert waiting.left(failed, AT, AT) == timedelta(seconds=seconds)
    assert waiting.left(failed, AT, AT + timedelta(seconds=seconds)) == timedelta()
    assert waiting.left(failed, None, AT) == timedelta()


@given(st.integers(0, 50), st.datetimes(), st.datetimes())
def test_no_clock_makes_it_longer_than_its_span(failed: int, last: datetime, now: datetime) -> None:
    found = waiting.left(failed, last, now)
    assert timedelta() <= found <= waiting.span(failed)
    if now < last:
        assert found == waiting.span(failed)


def wrong(duty: Duty, times: int, secret: str = "falsch") -> list[Reason]:
    """What is said to so many wrong passwords."""
    said = []
    for _time in range(times):
        with pytest.raises(Refused) as told:
            signing_in.log_in(TODAY, "1", duty.staff_id, secret)
        said.append(told.value.reason)
    return said


def test_the_fifth_wrong_one_makes_wait(secretary: Duty, clock: Clock) -> None:
    assert [one.code for one in wrong(secretary, 5)] == ["password_wrong"] * 4 + ["password_wait"]
    clock.after(29.2)
    # Not even the right one is looked at, and what is not looked at is not counted.
    for secret in (PASSWORD, "falsch"):
        assert wrong(secretary, 1, secret) == [Reason("password_wait", {"wait": 1})]
    assert proofs.of(secretary.staff_id).failed == 5
    clock.after(0.8)
    assert wrong(secretary, 1) == [Reason("password_wait", {"wait": 60})]
    clock.after(60)
    signing_in.log_in(TODAY, "1", secretary.staff_id, PASSWORD)
    assert (proofs.of(secretary.staff_id).failed, proofs.of(secretary.staff_id).failed_at) == (0, None)
    assert [one.code for one in wrong(secretary, 2)] == ["password_wrong"] * 2


def test_it_grows_to_a_quarter_of_an_hour_and_no_further(secretary: Duty, clock: Clock) -> None:
    wrong(secretary, 4)
    waited = []
    for _try in range(8):
        (said,) = wrong(secretary, 1)
        waited.append(int(said.values["wait"]))
        clock.after(waited[-1])
    assert waited == [30, 60, 120, 300, 900, 900, 900, 900]
    assert signing_in.log_in(TODAY, "1", secretary.staff_id, PASSWORD).signed_in


def test_a_clock_set_back_does_not_lock_the_office_out(secretary: Duty, clock: Clock) -> None:
    wrong(secretary, 5)
    clock.after(-6 * 366 * 86_400)
    assert wrong(secretary, 1, PASSWORD) == [Reason("password_wait", {"wait": 30})]
    clock.after(20)
    assert wrong(secretary, 1, PASSWORD) == [Reason("password_wait", {"wait": 10})]
    clock.after(10)
    signing_in.log_in(TODAY, "1", secretary.staff_id, PASSWORD)


def test_it_is_one_count_everywhere_a_password_is_asked_for(secretary: Duty, clock: Clock) -> None:
    tries = (
        lambda: signing_in.log_in(TODAY, "2", secretary.staff_id, "falsch"),
        lambda: signing_in.unlock(secretary, "falsch"),
        lambda: signing_in.set_pin(secretary, "8642", present="falsch"),
        lambda: signing_in.set_password(secretary, secretary.staff_id, "ganz neu 1", present="falsch"),
    )
    for one in tries:
        with pytest.raises(Refused, match="password_wrong"):
            one()
    wrong(secretary, 1)
    for one in tries:
        with pytest.raises(Refused, match="password_wait"):
            one()
    # The PIN has its own five tries; whoever knows it sits at a desk that a password opened.
    signing_in.unlock(secretary, PIN)


def test_starting_again_does_not_begin_a_new_count(secretary: Duty, clock: Clock, opened: str) -> None:
    wrong(secretary, 5)
    close_database()
    open_database(opened)
    assert wrong(secretary, 1, PASSWORD) == [Reason("password_wait", {"wait": 30})]


def test_a_new_password_ends_the_wait(secretary: Duty, clock: Clock) -> None:
    with transaction():
        other = Staff.create(name="李明")
    signing_in.set_password(secretary, other.id, "盛元御景 3 号")
    clerk = signing_in.log_in(TODAY, "1", other.id, "盛元御景 3 号")
    wrong(clerk, 5)
    # Nobody else has to wait for it.
    signing_in.log_in(TODAY, "1", secretary.staff_id, PASSWORD)
    signing_in.set_password(secretary, other.id, "盛元御景 4 号")
    signing_in.log_in(TODAY, "1", other.id, "盛元御景 4 号")


def test_where_there_is_no_pin_nobody_is_told_that_it_is_wrong(secretary: Duty, clock: Clock) -> None:
    signing_in.set_pin(secretary, "", present=PASSWORD)
    with pytest.raises(Refused, match="pin_none"):
        signing_in.unlock(secretary, "0000")
    with pytest.raises(Refused, match="password_wrong"):
        signing_in.unlock(secretary, "word")


@pytest.fixture
def shell(secretary: Duty, opened: str, tmp_path: Path) -> tuple[list[str], Path]:
    """An office with log-in as the shell calls it, and the file with the password."""
    with operation(secretary, "setting_change") as entry:
        settings.write(entry, "community", "同心社区")
    keeping.set_value(secretary, "log_in", "yes")
    close_database()
    path = tmp_path / "password"
    path.touch(0o600)
    call = ["staff", "--db", opened, "--today", "2021-09-06", "--as", "王敏", "--password-file", str(path)]
    return call, path


def test_the_shell_waits_too_and_says_how_long(
    shell: tuple[list[str], Path], clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    call, path = shell
    path.write_text("falsch", encoding="utf-8")
    for _time in range(4):
        assert main([*call, "--lang", "en"]) == 1
    capsys.readouterr()
    assert main([*call, "--lang", "en"]) == 1
    assert "wait 30 seconds, then try again" in capsys.readouterr().err
    path.write_text(PASSWORD, encoding="utf-8")
    assert main([*call, "--lang", "zh"]) == 1
    assert "等30秒" in capsys.readouterr().err
    clock.after(31)
    assert main([*call, "--lang", "en"]) == 0


def test_many_at_once_have_no_more_tries_than_one(secretary: Duty, clock: Clock) -> None:
    together = Barrier(8)

    def attempt(_number: int) -> str:
        together.wait()
        try:
            return wrong(secretary, 1)[0].code
        finally:
            close_thread()

    with ThreadPoolExecutor(8) as pool:
        said = list(pool.map(attempt, range(8)))
    # Each has been counted before anything was compared.
    assert sorted(said) == ["password_wait"] * 4 + ["password_wrong"] * 4
    assert proofs.of(secretary.staff_id).failed == 5


@pytest.mark.parametrize("seconds", [1, 25, 59, 60, 61, 900])
def test_how_long_is_said_in_words(seconds: int) -> None:
    told = {}
    for language in ("en", "zh"):
        set_language("en" if language == "en" else "zh")
        told[language] = reasons.say(Reason("password_wait", {"wait": seconds}))
    amount = seconds if seconds < 60 else -(-seconds // 60)
    unit = ("second", "秒") if seconds < 60 else ("minute", "分钟")
    assert f"wait {amount} {unit[0]}" in told["en"] and f"等{amount}{unit[1]}" in told["zh"]
