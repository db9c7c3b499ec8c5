"""Logging in, unlocking, and what it takes, on both engines; the shell asks too."""

from __future__ import annotations

import stat
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from db import settings
from db.access import proofs, staff
from db.connection import close_database, execute, open_database, transaction
from db.copies import kept_copies
from db.journal import operation
from db.records import Duty, Refused
from db.tables import JournalChange, Staff, StaffPost
from frontdesk import opening, passwords, signing_in
from frontdesk.cli import main
from frontdesk.passwords import COSTS
from frontdesk.rules.secrets import wrong_with_password, wrong_with_pin
from frontdesk.settings import keeping
from tests.conftest import TODAY

PASSWORD, PIN = "海纳百川 2021", "2846"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """The floor: what a hash costs is not what is tested here."""
    monkeypatch.setattr(passwords, "cost", lambda: COSTS[-1])


@pytest.fixture
def secretary(duty: Duty) -> Duty:
    """Somebody with a password and a PIN who keeps the office."""
    with transaction():
        StaffPost.create(staff=duty.staff_id, role="secretary", from_on=date(2020, 2, 1))
    signing_in.set_password(duty, duty.staff_id, PASSWORD)
    signing_in.set_pin(duty, PIN, present=PASSWORD)
    return signing_in.log_in(TODAY, "1", duty.staff_id, PASSWORD)


def refused(code: str) -> pytest.RaisesExc[Refused]:
    return pytest.raises(Refused, match=f"^{code}$")


def test_who_logs_in_is_all_they_are_that_day(secretary: Duty) -> None:
    assert secretary.signed_in
    assert secretary.roles == ("secretary", "clerk")
    assert [one.name for one in signing_in.people(TODAY)] == ["王敏"]


@pytest.mark.parametrize(
    ("posts", "roles"),
    [
        ([], ("clerk",)),
        ([("grid_worker", date(2020, 2, 1), None)], ("grid_worker",)),
        # A post that has ended makes nobody a clerk; it leaves what anybody may.
        ([("volunteer", date(2020, 2, 1), date(2021, 9, 5))], ("volunteer",)),
        ([("secretary", date(2020, 2, 1), date(2021, 9, 5))], ("volunteer",)),
        ([("keeper", None, TODAY)], ("keeper",)),
        ([("clerk", None, date(2021, 1, 1)), ("secretary", date(2021, 9, 7), None)], ("volunteer",)),
        # Before the first one, as with a clock that was set back, it is what it will be.
        ([("volunteer", date(2022, 1, 1), None), ("keeper", date(2023, 1, 1), None)], ("volunteer",)),
        ([("clerk", None, None), ("keeper", date(2022, 1, 1), None)], ("clerk",)),
    ],
)
def test_what_somebody_is_by_their_posts(
    duty: Duty, posts: list[tuple[str, date | None, date | None]], roles: tuple[str, ...]
) -> None:
    with transaction():
        new = Staff.create(name="李明")
        for role, since, until in posts:
            StaffPost.create(staff=new, role=role, from_on=since, to_on=until)
    assert [one.roles for one in staff.present(TODAY) if one.name == "李明"] == [roles]


def test_hashes_are_argon2id_and_stand_in_no_journal(secretary: Duty) -> None:
    proof = proofs.of(secretary.staff_id)
    assert proof.password.startswith("$argon2id$")
    assert proof.pin.startswith("$argon2id$")
    texts = [f"{row.before}{row.after}" for row in JournalChange.select()]
    assert not any("argon2" in text for text in texts)


def test_a_wrong_password_is_counted_until_the_right_one(secretary: Duty) -> None:
    for wrong in ("", "x", "海纳百川 2020"):
        with refused("password_wrong"):
            signing_in.log_in(TODAY, "1", secretary.staff_id, wrong)
    assert proofs.of(secretary.staff_id).failed == 3
    signing_in.log_in(TODAY, "1", secretary.staff_id, PASSWORD)
    assert proofs.of(secretary.staff_id).failed == 0


def test_five_wrong_pins_and_it_is_the_password(secretary: Duty) -> None:
    for left in (4, 3, 2, 1):
        with pytest.raises(Refused) as told:
            signing_in.unlock(secretary, "1357")
        assert told.value.reason.values == {"left": left}
    with refused("pin_spent"):
        signing_in.unlock(secretary, "1357")
    # The right one is no use any more, nor is starting again.
    with refused("pin_spent"):
        signing_in.unlock(secretary, PIN)
    signing_in.unlock(secretary, PASSWORD)
    signing_in.unlock(secretary, PIN)


def test_who_is_here_as_somebody_else_by_now_logs_in_again(secretary: Duty) -> None:
    signing_in.unlock(secretary, PIN)
    with transaction():
        StaffPost.update(to_on=date(2021, 9, 5)).where(StaffPost.role == "secretary").execute()
    with refused("log_in_again"):
        signing_in.unlock(secretary, PIN)
    with refused("log_in_again"):
        signing_in.unlock(secretary, PASSWORD)
    clerk = signing_in.log_in(TODAY, "1", secretary.staff_id, PASSWORD)
    signing_in.unlock(clerk, PIN)
    with transaction():
        Staff.update(retired_on=TODAY).where(Staff.id == clerk.staff_id).execute()
    with refused("log_in_again"):
        signing_in.unlock(clerk, PIN)


def test_a_password_of_digits_unlocks_as_well(secretary: Duty) -> None:
    signing_in.set_password(secretary, secretary.staff_id, "20210906", present=PASSWORD)
    signing_in.unlock(secretary, "20210906")
    assert proofs.of(secretary.staff_id).failed_pins == 0


def test_a_kept_text_that_is_no_hash_lets_nobody_in(secretary: Duty) -> None:
    proofs.keep(secretary.staff_id, password="[/]\x1b", pin="王")
    for secret in ("[/]\x1b", "", "王", PASSWORD):
        with pytest.raises(Refused):
            signing_in.unlock(secretary, secret)


def test_a_cheap_hash_is_made_anew(secretary: Duty) -> None:
    from argon2 import PasswordHasher

    cheap = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1).hash(PASSWORD)
    proofs.keep(secretary.staff_id, password=cheap)
    signing_in.log_in(TODAY, "1", secretary.staff_id, PASSWORD)
    assert not passwords.is_too_cheap(proofs.of(secretary.staff_id).password)


def test_whose_password_may_be_set(secretary: Duty) -> None:
    with transaction():
        other = Staff.create(name="李明")
    signing_in.set_password(secretary, other.id, "盛元御景 3 号")
    clerk = signing_in.log_in(TODAY, "1", other.id, "盛元御景 3 号")
    with refused("not_for_your_role"):
        signing_in.set_password(clerk, secretary.staff_id, "盛元御景 4 号")
    with refused("password_wrong"):
        signing_in.set_password(clerk, clerk.staff_id, "盛元御景 4 号", present="nothing")
    signing_in.set_password(clerk, clerk.staff_id, "盛元御景 4 号", present="盛元御景 3 号")


def test_nobody_locks_everybody_out(duty: Duty) -> None:
    with refused("nobody_could_log_in"):
        keeping.set_value(duty, "log_in", "yes")
    signing_in.set_password(duty, duty.staff_id, PASSWORD)
    with refused("nobody_could_log_in"):
        keeping.set_value(duty, "log_in", "yes")
    with transaction():
        StaffPost.create(staff=duty.staff_id, role="keeper", from_on=date(2020, 2, 1))
    keeping.set_value(duty, "log_in", "yes")
    assert settings.read("log_in") == "yes"


@pytest.mark.parametrize("wrong", ["", "1234567", "aaaaaaaa", "abababab", "王敏12345678", "x" * 201])
def test_passwords_that_will_not_do(wrong: str) -> None:
    assert wrong_with_password(wrong, "王敏") is not None
    assert wrong_with_password(PASSWORD, "王敏") is None


@pytest.mark.parametrize("wrong", ["", "123", "1234", "4321", "0000", "123456789", "12a4", "1２34"])
def test_pins_that_will_not_do(wrong: str) -> None:
    assert wrong_with_pin(wrong) is not None
    assert wrong_with_pin(PIN) is None


@pytest.fixture
def closed(secretary: Duty, opened: str, tmp_path: Path) -> tuple[str, Path]:
    """An office with log-in, and a file with the password in it."""
    with operation(secretary, "setting_change") as entry:
        settings.write(entry, "community", "同心社区")
    keeping.set_value(secretary, "log_in", "yes")
    close_database()
    path = tmp_path / "password"
    path.write_text(f"{PASSWORD}\n", encoding="utf-8")
    path.chmod(0o600)
    return opened, path


def test_an_office_with_log_in_opens_for_nobody_unknown(closed: tuple[str, Path]) -> None:
    with refused("log_in_needed"):
        opening.open_office(closed[0], TODAY)
    with refused("database_closed"):
        staff.present(TODAY)


def test_no_day_that_is_asked_for_opens_it(closed: tuple[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """By then whoever has a password has retired, and somebody without one has not."""
    monkeypatch.setattr(opening, "_the_day", lambda: TODAY)
    open_database(closed[0])
    with transaction():
        Staff.update(retired_on=date(2030, 1, 1)).execute()
        Staff.create(name="李明")
    close_database()
    assert isinstance(opening.open_desk(closed[0], date(2031, 1, 1)), opening.Closed)
    close_database()


def test_the_shell_asks_too(closed: tuple[str, Path], capsys: pytest.CaptureFixture[str]) -> None:
    target, path = closed
    common = ["--db", target, "--lang", "en", "--today", "2021-09-06"]
    assert main(["find", "x", *common]) == 1
    assert "--as NAME" in capsys.readouterr().err
    signed = [*common, "--as", "王敏", "--password-file", str(path)]
    assert main(["staff", *signed]) == 0
    assert capsys.readouterr().out == "王敏  secretary, clerk  has a password  PIN\n"
    assert main(["staff", "add", "李明", "grid_worker", *signed]) == 0
    new = path.with_name("new")
    new.write_text("盛元御景 3 号", encoding="utf-8")
    new.chmod(0o600)
    assert main(["staff", "password", "李明", "--new-password-file", str(new), *signed]) == 0
    capsys.readouterr()
    own = [*common, "--as", "李明", "--password-file", str(new)]
    assert main(["settings", "area_code", "0633", *own]) == 1
    assert capsys.readouterr().err == (
        "That is for: secretary, director, keeper of the data. Ask them, or let them do it with --as NAME.\n"
    )
    assert main(["backup", str(path.with_name("copy.db")), *own]) == 1
    assert not path.with_name("copy.db").exists()
    if "://" not in target:
        assert main(["restore", "--salvage", *own]) == 1
        for arguments in (["restore"], ["restore", "1"], ["restore", "--salvage"], ["restore", "1", "--yes"]):
            capsys.readouterr()
            assert main([*arguments, *common]) == 1
            assert "--as NAME" in capsys.readouterr().err
        assert not kept_copies.listed(Path(target))
        assert main(["restore", *own]) == 0
    assert main(["staff", "role", "李明", "keeper", *signed]) == 0
    assert main(["settings", "area_code", "0633", *own]) == 0
    if "://" not in target:
        # A copy of everything is for those who keep the office, and stands in the register of what went out.
        assert main(["backup", str(path.with_name("copy.db")), *own]) == 0
        open_database(target)
        went = execute("SELECT kind, in_full, staff_id FROM export_record").fetchall()
        assert [row[:2] for row in went] == [("backup", 1)] and went[0][2] == 2
        close_database()
    assert main(["find", "x", *common, "--as", "谁", "--password-file", str(path)]) == 1


def test_a_password_that_others_can_read_is_none(
    closed: tuple[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    target, path = closed
    path.chmod(0o600 | stat.S_IRGRP)
    assert main(["staff", "--db", target, "--lang", "en", "--as", "王敏", "--password-file", str(path)]) == 1
    assert "chmod 600" in capsys.readouterr().err
    path.unlink()
    assert main(["staff", "--db", target, "--lang", "en", "--as", "王敏", "--password-file", str(path)]) == 1
    assert "cannot be read" in capsys.readouterr().err


def test_without_log_in_nobody_is_asked(opened: str, duty: Duty) -> None:
    with operation(duty, "setting_change") as entry:
        settings.write(entry, "community", "同心社区")
    close_database()
    assert not opening.open_office(opened, TODAY).duty.signed_in
    open_database(opened)
    assert execute("SELECT COUNT(*) FROM sign_in").fetchone()[0] == 0
    assert replace(duty, signed_in=True).roles == ("clerk",)
