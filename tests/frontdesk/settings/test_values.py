"""What people type for a setting: as it is stored, or what is wrong with it, and back."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.rules.amounts import read_count, read_months
from frontdesk.rules.key_names import read_key
from frontdesk.rules.opening_hours import read_shift, read_time, read_weekdays
from frontdesk.settings.declared import GROUPS, SETTINGS, Setting, find, key_setting
from frontdesk.settings.values import is_sound, read, written
from frontdesk.words import LANGUAGES, Language, language, set_language
from screens.looks import LOOKS
from tests.screens.hostile_office import TEXTS

EVERY = (*SETTINGS, key_setting("help", "f1", "help", letters=False))


@pytest.mark.parametrize(
    ("text", "shift"),
    [
        ("8:30-12", "08:30-12:00"),
        ("830-1200", "08:30-12:00"),
        ("8：30～12：00", "08:30-12:00"),
        ("8.30–12.00", "08:30-12:00"),
        ("上午8点半到12点", "08:30-12:00"),
        ("八点半至十二点", "08:30-12:00"),
        ("下午2点-5点半", "14:00-17:30"),
        ("2pm-5:30pm", "14:00-17:30"),
        ("14:00", ""),
        ("12-8:30", ""),
        ("9-9", ""),
        ("8-25", ""),
        ("8-9-10", ""),
    ],
)
def test_shifts(text: str, shift: str) -> None:
    found = read_shift(text)
    assert ("-".join(f"{at:%H:%M}" for at in found) if found else "") == shift


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("17", time(17)),
        ("下午5点", time(17)),
        ("五点半", time(5, 30)),
        ("0830", time(8, 30)),
        ("八点十五分", time(8, 15)),
        ("24:00", None),
        ("12:60", None),
        ("一会儿", None),
    ],
)
def test_times(text: str, at: time | None) -> None:
    assert read_time(text) == at


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("周一至周五", "12345"),
        ("1-5", "12345"),
        ("一三五", "135"),
        ("星期一到星期六", "123456"),
        ("周六、周日", "67"),
        ("周六到周一", "167"),
        ("Mon-Fri, Sun", "123457"),
        ("Monday to Thursday", "1234"),
        ("每天", "1234567"),
        ("双休日", "67"),
        ("0-5", ""),
        ("8", ""),
        ("周一至", ""),
        ("", ""),
        ("有空就开", ""),
    ],
)
def test_weekdays(text: str, days: str) -> None:
    assert "".join(map(str, sorted(read_weekdays(text) or ()))) == days


@pytest.mark.parametrize(
    ("text", "unit", "count"),
    [
        ("3", "times", 3),
        ("三次", "times", 3),
        ("两周", "days", 14),
        ("一个星期", "days", 7),
        ("30 days", "days", 30),
        ("１小时", "minutes", 60),
        ("满五件", "requests", 5),
        ("-1", "days", -1),
        ("三次", "days", None),
        ("1e3", "days", None),
        ("9" * 30, "days", None),
        ("", "days", None),
    ],
)
def test_counts(text: str, unit: str, count: int | None) -> None:
    assert read_count(text, unit) == count


@pytest.mark.parametrize(
    ("text", "months"),
    [("36", 36), ("三年", 36), ("半年", 6), ("一年半", 18), ("18个月", 18), ("2 years", 24), ("永远", None)],
)
def test_months(text: str, months: int | None) -> None:
    assert read_months(text) == months


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("F2", "f2"),
        ("Ｆ１２", "f12"),
        ("Ctrl K", "ctrl+k"),
        ("control-k", "ctrl+k"),
        ("^k", "ctrl+k"),
        ("H", "h"),
        ("PgDn", "pagedown"),
        ("shift+F1", "shift+f1"),
        ("f25", None),
        ("shift+a", None),
        ("ctrl+", None),
        ("ctrl+alt+x", None),
        ("好", None),
        ("", None),
    ],
)
def test_keys(text: str, key: str | None) -> None:
    assert read_key(text) == key


@pytest.mark.parametrize(
    ("key", "typed", "value", "problem"),
    [
        ("community", "", "", "setting_missing"),
        ("community", "文成社区", "文成社区", ""),
        ("community", "文" * 61, "", "setting_long"),
        ("area_code", "０６３３", "0633", ""),
        ("area_code", "", "", ""),
        ("area_code", "633", "", "setting_shape"),
        ("division", "371122", "371122", ""),
        ("division", "3711221", "", "setting_shape"),
        ("zone", "北京时间", "Asia/Shanghai", ""),
        ("zone", "Mars", "", "setting_choice"),
        ("theme", "qs", "light", ""),
        ("whole_names", "否", "no", ""),
        ("whole_names", "f", "no", ""),
        ("call_attempts", "三次", "3", ""),
        ("call_attempts", "0", "", "setting_range"),
        ("call_attempts", "11", "", "setting_range"),
        ("call_attempts", "几次", "", "setting_range"),
        ("keep_requests", "五年", "60", ""),
        ("keep_requests", "一个月", "", "setting_months"),
        ("open_weekdays", "周一到周六", "123456", ""),
        ("open_weekdays", "", "", "setting_weekdays"),
        ("first_shift", "无", "", "setting_shift"),
        ("second_shift", "无", "", ""),
        ("second_shift", "2点", "", "setting_shift"),
        ("closing_from", "5pm", "17:00", ""),
        ("closing_from", "关门", "", "setting_time"),
        ("key.help", "F11", "f11", ""),
        ("key.help", "ctrl+m", "", "setting_key_taken"),
        ("key.help", "h", "", "setting_letter"),
        ("key.help", "F99", "", "setting_key"),
    ],
)
def test_what_is_typed(key: str, typed: str, value: str, problem: str) -> None:
    found = read(find(key, EVERY), typed)
    assert found.value == value
    assert (found.problem.code if found.problem else "") == problem


@pytest.mark.parametrize("tongue", LANGUAGES)
@pytest.mark.parametrize("setting", SETTINGS, ids=lambda one: one.key)
def test_every_default_is_sound_and_is_read_as_it_is_written(setting: Setting, tongue: Language) -> None:
    before = language()
    set_language(tongue)
    try:
        assert setting.group in GROUPS
        if not setting.needed or setting.default:
            assert is_sound(setting, setting.default)
            assert read(setting, written(setting, setting.default)).value == setting.default
    finally:
        set_language(before)


@given(st.sampled_from(EVERY), st.sampled_from(TEXTS) | st.text(max_size=30))
def test_whatever_is_typed_is_a_sound_value_or_has_a_reason(setting: Setting, text: str) -> None:
    found = read(setting, text)
    assert (found.problem is None) == is_sound(setting, found.value) or found.value == ""
    if found.problem is None:
        assert read(setting, written(setting, found.value)).value == found.value


def test_the_looks_to_choose_are_those_there_are() -> None:
    from frontdesk.words.codes import LABELS

    assert LABELS["theme"].keys() == {"auto", *LOOKS}
