"""Settings carried to another office: written, looked through, taken in whole; nobody's data among them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from db import journal
from db.connection import close_database, open_database, transaction
from db.migrations.shipped_phrases import PHRASES
from db.records import Duty, Refused
from db.tables import DayOverride, Journal, Organisation, Phrase, Setting, Staff, Topic
from frontdesk.settings import calendar, carrying, keeping
from tests.examples import examples
from tests.screens.hostile_office import TEXTS


def refused(code: str) -> pytest.RaisesExc[Refused]:
    return pytest.raises(Refused, match=f"^{code}$")


def document(**parts: object) -> str:
    return json.dumps({"file": carrying.MARK, "version": 1, **parts})


def state() -> tuple[object, ...]:
    """All that a settings file may change, without ids and times."""
    return (
        sorted((one.key, one.value) for one in Setting.select() if one.key != "site"),
        sorted(
            (
                topic.code, topic.name, topic.name_en, topic.time_limit, topic.retired_on is None,
                topic.parent.code if topic.parent else "",
                topic.organisation.name if topic.organisation else "",
            )
            for topic in Topic.select()
        ),
        sorted((one.text, one.topic.code if one.topic else "") for one in Phrase.select()),
        sorted((one.day, one.works, one.name) for one in DayOverride.select()),
    )  # fmt: skip


def settle(duty: Duty) -> None:
    """An office with something of everything."""
    for key, typed in (
        ("community", "文成社区"), ("office_head", "陈立民"), ("paper_head", "文成社区党群服务中心"),
        ("area_code", "0633"), ("limit_profile", "beijing"), ("limit_ordinary_finish", "6天"),
        ("first_shift", "8-12"), ("theme_days", "40"), ("key.undo", "f12"),
    ):  # fmt: skip
        keeping.set_value(duty, key, typed)
    calendar.lay_down(duty, date(2021, 9, 11), True, "选举")
    with journal.operation(duty, "topic_correct") as entry:
        unit = entry.insert(Organisation, name="环卫办", kind="sanitation_office", phone="15400000001")
        rubbish = Topic.get(Topic.code == "hj")
        entry.update(Topic, rubbish.id, organisation=unit, name="垃圾与卫生", time_limit="complex")
        entry.update(Topic, Topic.get(Topic.code == "qt").id, retired_on=date(2021, 9, 1))
        dogs = entry.insert(Topic, code="gou", name="养犬", name_en="dogs", time_limit="ordinary")
        entry.insert(Topic, code="gou-1", name="遛狗不拴绳", parent=dogs)
        entry.insert(Phrase, text="已电话联系物业,三日内处理。", topic=rubbish.id)
        entry.insert(Phrase, text="请打王主任 154-0000-0001", topic=rubbish.id)


def test_what_is_written_is_taken_in_elsewhere_once_and_undone_whole(duty: Duty, tmp_path: Path) -> None:
    settle(duty)
    path = tmp_path / "设置.json"
    carried = carrying.write(duty, str(path))
    assert (carried.settings, carried.phrases, carried.days, carried.left_out) == (6, len(PHRASES) + 1, 1, 1)
    text = path.read_text(encoding="utf-8")
    for kept_here in ("文成", "陈立民", "154", "王主任", "王敏"):
        assert kept_here not in text
    mine = state()
    close_database()

    open_database(str(tmp_path / "there.db"), create=True)
    with transaction():
        there = Duty(Staff.create(name="李敏").id, "李敏", "clerk", "1", duty.day)
    before = state()
    run = carrying.look_through(there, text)
    assert state() == before
    assert {one.kind for one in run.changes} == {"setting", "topic", "phrase", "day"}
    assert [(one.code, one.values["unit"]) for one in run.left_out] == [("carried_unit", "环卫办")]
    assert carrying.take_in(there, text).changes == run.changes
    assert Journal.select().count() == 1
    assert keeping.office_settings().time_limit("ordinary").finish.code == "6d"
    assert keeping.office_settings().time_limit("complex").finish.code == "15d"
    assert calendar.calendar().is_working(date(2021, 9, 11))
    own = ("community", "office_head", "paper_head")
    expected_settings = [pair for pair in mine[0] if pair[0] not in own]  # type: ignore[attr-defined]
    assert state()[0] == expected_settings
    topics = {topic[:6] for topic in state()[1]}  # type: ignore[attr-defined]
    assert topics == {topic[:6] for topic in mine[1]}  # type: ignore[attr-defined]
    with refused("settings_file_known"):
        carrying.take_in(there, text)
    journal.undo_last(there)
    assert state() == before


def test_a_unit_that_is_known_there_is_found_by_its_name(duty: Duty, tmp_path: Path) -> None:
    settle(duty)
    carrying.write(duty, str(tmp_path / "a.json"))
    text = (tmp_path / "a.json").read_text(encoding="utf-8")
    with journal.operation(duty, "topic_correct") as entry:
        entry.update(Topic, Topic.get(Topic.code == "hj").id, organisation=None)
    run = carrying.take_in(duty, text)
    assert [(one.kind, one.what) for one in run.changes] == [("topic", "hj")]
    assert run.left_out == []
    unit = Topic.get(Topic.code == "hj").organisation
    assert unit is not None and unit.name == "环卫办"


def test_nothing_is_written_over(duty: Duty, tmp_path: Path) -> None:
    carrying.write(duty, str(tmp_path / "a.json"))
    with refused("export_exists"):
        carrying.write(duty, str(tmp_path / "a.json"))
    with refused("export_unwritable"):
        carrying.write(duty, str(tmp_path / "no" / "a.json"))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "settings_file_wrong"),
        ("[]", "settings_file_wrong"),
        ('{"file": "x"}', "settings_file_wrong"),
        ("[" * 100_000, "settings_file_wrong"),
        ('{"file": "frontdesk settings"}', "settings_file_newer"),
        ('{"file": "frontdesk settings", "version": 2}', "settings_file_newer"),
        (document(), "settings_file_known"),
        (document(settings=[1], topics={"a": 1}, phrases="x", days=7), "settings_file_known"),
        (document(settings={"first_shift": "8-16"}), "setting_shifts_cross"),
    ],
)
def test_a_wrong_file_changes_nothing(duty: Duty, text: str, code: str) -> None:
    with refused(code):
        carrying.take_in(duty, text)
    assert Journal.select().count() == 0


def test_what_cannot_be_is_left_out_and_named(duty: Duty) -> None:
    run = carrying.take_in(
        duty,
        document(
            settings={
                "theme_days": "40", "call_attempts": "99", "community": "别的社区", "site": "3",
                "no_such": "1", "theme": 7, "key.[/]": "f1",
            },
            topics=[
                {"code": "gou-1", "name": "遛狗", "parent": "gou"},
                {"code": "gou", "name": "养犬"},
                {"code": "G!", "name": "x"},
                {"code": "mao", "name": ""},
                {"code": "niao", "name": "鸟", "parent": "fei"},
                {"code": "hei", "name": "黑", "parent": "gou-1"},
                {"code": "wy", "name": "物业", "parent": "hj"},
                {"code": "yu", "name": "鱼", "time_limit": "soon"},
                "x",
            ],
            phrases=[{"text": "你好"}, {"text": "", "topic": ""}, {"text": "x", "topic": "fei"}, None],
            days=[
                {"day": "2027-02-05", "works": False, "name": "spring_festival"},
                {"day": "2027-02-30", "works": False},
                {"day": "1900-01-01", "works": True},
                {"day": "2027-02-06", "works": "no"},
            ],
            notice_years=[2027, "2028", 1, True],
        ),
    )  # fmt: skip
    assert [one.what for one in run.changes] == [
        "theme_days",
        "gou",
        "gou-1",
        "你好",
        "2027-02-05",
        "notice_years",
    ]
    codes = [one.code for one in run.left_out]
    assert codes.count("carried_unknown") == 3
    assert codes.count("carried_value") == 2
    assert codes.count("carried_own") == 1
    assert codes.count("carried_topic") == 6
    assert codes.count("carried_phrase") == 2
    assert codes.count("carried_day") == 3
    assert Topic.get(Topic.code == "gou-1").parent.code == "gou"


JSON: Any = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from(TEXTS)
    | st.sampled_from(["wy", "2027-02-05"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["code", "name", "text", "topic", "day", "works", "parent", "theme_days", "theme"]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=12,
)


@examples(60, HealthCheck.function_scoped_fixture)
@given(parts=st.fixed_dictionaries({name: JSON for name in ("settings", "topics", "phrases", "days")}))
def test_whatever_a_file_holds_it_is_taken_or_refused(duty: Duty, parts: dict[str, object]) -> None:
    text = document(**parts)
    run = carrying.look_through(duty, text)
    try:
        assert carrying.take_in(duty, text).changes == run.changes
    except Refused as error:
        assert error.reason.code == "settings_file_known"
        assert not run.changes
    assert not carrying.look_through(duty, text).changes
