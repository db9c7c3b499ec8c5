"""Settings changed, put back, undone, and read by others."""

from __future__ import annotations

import ast
from datetime import datetime
from pathlib import Path

import pytest

from db import journal
from db import settings as kept
from db.records import Duty, Refused
from db.tables import Journal
from frontdesk.settings.declared import SETTINGS, find, key_setting
from frontdesk.settings.keeping import listed, office_settings, reset, set_value, tell

KEYS = (key_setting("undo", "f9", "undo your last change", letters=False),)


def refused(code: str) -> pytest.RaisesExc[Refused]:
    return pytest.raises(Refused, match=f"^{code}$")


def test_everything_has_its_default_at_first(duty: Duty) -> None:
    assert [told.setting for told in listed()] == list(SETTINGS)
    assert not any(told.differs for told in listed())


def test_a_setting_is_changed_told_and_put_back(duty: Duty) -> None:
    told = set_value(duty, "call_attempts", "五次")
    assert (told.value, told.default, told.differs, told.changed_by) == ("5", "3", True, "王敏")
    assert isinstance(told.changed_at, datetime)
    assert told == tell("call_attempts") == next(one for one in listed() if one.differs)
    assert office_settings().count("call_attempts") == 5
    assert not reset(duty, "call_attempts").differs
    assert office_settings().count("call_attempts") == 3
    with refused("setting_as_default"):
        reset(duty, "call_attempts")
    codes = [entry.operation for entry in Journal.select().order_by(Journal.id)]
    assert codes == ["setting_change", "setting_reset"]


def test_each_change_is_undone_by_itself(duty: Duty) -> None:
    for typed in ("5", "7"):
        set_value(duty, "call_attempts", typed)
    reset(duty, "call_attempts")
    seen = [tell("call_attempts").value]
    for _change in range(3):
        journal.undo_last(duty)
        seen.append(str(office_settings().count("call_attempts")))
    assert seen == ["3", "7", "5", "3"]


def test_the_default_typed_in_is_no_change_that_is_kept(duty: Duty) -> None:
    set_value(duty, "second_shift", "无")
    assert office_settings().shift("second_shift") is None
    set_value(duty, "second_shift", "下午2点-5点半")
    assert kept.changed() == ()


@pytest.mark.parametrize(
    ("key", "typed", "code"),
    [
        ("call_attempts", "0", "setting_range"),
        ("community", " \u200b", "setting_missing"),
        ("colour_of_the_wall", "green", "setting_unknown"),
        ("site", "7", "setting_unknown"),
        ("demo", "0", "setting_unknown"),
        ("tokens", "", "setting_unknown"),
        ("key.", "f1", "setting_unknown"),
        ("key." + "x" * 41, "f1", "setting_unknown"),
        ("[/]\x1b[2J", "1", "setting_unknown"),
        ("", "1", "setting_unknown"),
        ("x" * 10_000, "1", "setting_unknown"),
    ],
)
def test_what_cannot_be_changes_nothing(duty: Duty, key: str, typed: str, code: str) -> None:
    with refused(code):
        set_value(duty, key, typed)
    assert kept.changed() == ()
    assert Journal.select().count() == 0


def test_shifts_leave_each_other_room(duty: Duty) -> None:
    with refused("setting_shifts_cross"):
        set_value(duty, "first_shift", "8:30-14:30")
    set_value(duty, "second_shift", "15:00-18:00")
    set_value(duty, "first_shift", "8:30-14:30")
    with refused("setting_shifts_cross"):
        reset(duty, "second_shift")
    set_value(duty, "second_shift", "无")
    set_value(duty, "first_shift", "9-18")


def test_there_must_be_a_name(duty: Duty) -> None:
    set_value(duty, "community", "文成社区")
    with refused("setting_missing"):
        reset(duty, "community")
    assert office_settings().text("community") == "文成社区"


def test_two_desks_do_not_overwrite_each_other_unseen(duty: Duty) -> None:
    set_value(duty, "theme_days", "40", was="30")
    with refused("changed_since"):
        set_value(duty, "theme_days", "50", was="30")
    assert tell("theme_days").value == "40"


def test_a_save_repeated_happens_once(duty: Duty) -> None:
    set_value(duty, "theme_days", "40", draft_id="a")
    with refused("already_saved"):
        set_value(duty, "theme_days", "50", draft_id="a")


def test_keys_are_known_by_those_who_show_them(duty: Duty) -> None:
    set_value(duty, "key.undo", "F11", keys=KEYS)
    with refused("setting_unknown"):
        set_value(duty, "key.other", "F12", keys=KEYS)
    with refused("setting_letter"):
        set_value(duty, "key.undo", "u", keys=KEYS)
    # From the shell any id will do: the desk takes no notice of one it does not know.
    set_value(duty, "key.other", "ctrl+k")
    assert office_settings().keys == {"undo": "f11", "other": "ctrl+k"}
    assert [told.setting.key for told in listed()][-2:] == ["key.other", "key.undo"]
    reset(duty, "key.other")
    assert office_settings().keys == {"undo": "f11"}


@pytest.mark.parametrize("rubbish", ["", "eleven", "99", "[/]\x1b[2J", "王" * 10_000])
def test_what_another_hand_wrote_counts_only_if_it_can_be(duty: Duty, rubbish: str) -> None:
    with journal.operation(duty, "setting_change") as entry:
        for key in ("call_attempts", "first_shift", "open_weekdays", "theme", "key.undo", "no.such.key"):
            kept.write(entry, key, rubbish)
    settings = office_settings()
    assert settings.count("call_attempts") == 3
    assert settings.weekdays("open_weekdays") == {1, 2, 3, 4, 5}
    assert settings.shift("first_shift") is not None
    assert settings.text("theme") == "auto"
    assert settings.keys == {}
    assert not any(told.differs for told in listed(KEYS))
    assert set_value(duty, "call_attempts", "4").differs


def test_settings_are_read_once_until_something_is_done(duty: Duty) -> None:
    first = office_settings()
    assert office_settings() is first
    set_value(duty, "theme_days", "40")
    assert office_settings() is not first


def test_whatever_setting_the_program_reads_is_declared() -> None:
    read = set()
    for package in ("db", "frontdesk", "screens"):
        for path in (Path(__file__).parents[3] / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                match node:
                    case ast.Call(
                        func=ast.Attribute(value=ast.Name(id="settings"), attr="read"),
                        args=[ast.Constant(value=str(key)), *_],
                    ):
                        read.add(key)
    assert {"community", "demo"} <= read
    for key in read - kept.INTERNAL:
        find(key)
