"""Ledgers of services come in: what went out, and what a clinic or a class typed by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from db.connection import transaction
from db.packages import reading, readings
from db.records import Duty
from db.tables import Consent, Enrolment, HealthReading, HomeVisit, Resident, Task
from frontdesk.ledgers import exporting, importing
from frontdesk.ledgers.incoming import Incoming
from frontdesk.ledgers.kinds import SERVICES
from frontdesk.ledgers.workbook import read_workbook
from frontdesk.packages import keeping
from frontdesk.undoing import undo_last
from tests.frontdesk.ledgers.making import Page, write_xlsx
from tests.frontdesk.service_ledgers.conftest import CLASS

_TABLES = "task health_reading service_record attendance allergy home_visit consent enrolment guardian"


def empty() -> None:
    """Another copy of the office, of which nothing of the kind is known."""
    for table in _TABLES.split():
        Resident._meta.database.execute_sql(f"DELETE FROM {table}")


def seen(duty: Duty, path: Path, kind: str) -> Incoming:
    return importing.look_through(duty, importing.open_ledgers(path, kind))


def codes(incoming: Incoming, *, refused: bool) -> list[tuple[int, str]]:
    return [(one.number, one.reason.code) for one in incoming.told() if one.refused is refused]


def cells(path: Path) -> list[list[Any]]:
    return [list(row) for row in read_workbook(path).sheets[0].rows]


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_what_went_out_comes_back_and_into_an_empty_copy(duty: Duty, tmp_path: Path, ending: str) -> None:
    counts = {}
    for kind in SERVICES:
        path = tmp_path / f"{kind}.{ending}"
        counts[kind] = exporting.export(duty, kind, path, full=True, reason="核对")
        again = seen(duty, path, kind)
        assert (again.counts().unchanged, again.counts().new, again.told()) == (counts[kind], 0, [])
    empty()
    for kind in SERVICES:
        incoming = seen(duty, tmp_path / f"{kind}.{ending}", kind)
        assert (incoming.counts().new, codes(incoming, refused=True)) == (counts[kind], [])
        incoming.write(duty)
        second = tmp_path / f"second-{kind}.{ending}"
        exporting.export(duty, kind, second, full=True, reason="核对")
        assert cells(second) == cells(tmp_path / f"{kind}.{ending}"), "what came in goes out as it was"
        once_more = seen(duty, second, kind)
        assert (once_more.counts().new, once_more.told()) == (0, [])


@pytest.mark.parametrize("kind", ["enrolments", "attendance", "visits"])
def test_masked_ones_are_recognised_too(duty: Duty, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "masked.xlsx"
    count = exporting.export(duty, kind, path)
    again = seen(duty, path, kind)
    secret = [(3, "run_masked")] if kind == "enrolments" else []
    assert [code for _row, code in codes(again, refused=True)] == [code for _row, code in secret]
    assert (again.counts().unchanged, again.counts().new) == (count - len(secret), 0)


def test_masked_readings_say_nothing(duty: Duty, tmp_path: Path) -> None:
    count = exporting.export(duty, "readings", tmp_path / "masked.csv")
    refused = codes(seen(duty, tmp_path / "masked.csv", "readings"), refused=True)
    assert [code for _row, code in refused] == ["reading_masked"] * count


_HEAD = [
    "序号",
    "日期",
    "姓名",
    "性别",
    "年龄",
    "住址",
    "血压(mmHg)",
    "脉搏",
    "血糖",
    "空腹/餐后",
    "本人同意",
    "签名",
    "义诊",
]
_CLINIC = "老年健康义诊"
SHEET = Page(
    [
        ["同心社区2021年老年义诊登记表"],
        [*_HEAD, "空腹/餐后", "本人同意", "签名", "义诊"],
        [1, "9月6日", "张宁裕", "男", 75, "怡乐园小区1-2-301", "138/86", 72, 6.4, "空腹", "", "张", _CLINIC],
        [2, "9月6日", "李秀芬", "女", 73, "", "高压190低压95", "", 5.9, "餐后2小时", "是", "", ""],
        [3, "9月5日", "张宁裕", "男", 75, "", "86/138", 300, 120, "随机", "", "", _CLINIC],
        [4, "9月5日", "张宁裕", "男", 75, "", "140-90", "", 7.2, "", "", "", _CLINIC],
        [5, "9月5日", "查区曾", "男", 61, "", "120/80", "", "", "", "", "", ""],
        [6, "9月5日", "张伟", "男", 42, "", "120/80", "", "", "", "是", "", ""],
        [7, "9月5日", "从没来过", "女", 70, "", "120/80", "", "", "", "是", "", ""],
        [8, "9月9日", "张宁裕", "男", 75, "", "120/80", "", "", "", "", "", ""],
        [9, "9月5日", "王桂英", "女", 30, "", "120/80", "", "", "", "是", "", ""],
        [10, "9月5日", "张宁裕", "男", 75, "", "", "", "", "", "", "", ""],
    ],
    name="义诊",
)


def test_a_clinics_sheet(duty: Duty, tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "2021年义诊.xlsx", SHEET)
    incoming = seen(duty, path, "readings")
    assert codes(incoming, refused=True) == [
        (5, "readings_missing_in_row"),
        (7, "consent_missing_in_row"),
        (8, "who_uncertain"),
        (9, "who_not_here"),
        (10, "row_day_ahead"),
        (11, "who_uncertain"),
        (12, "readings_missing_in_row"),
    ]
    assert codes(incoming, refused=False) == [
        (4, "known_by_age"),
        (6, "glucose_condition_in_row"),
        (6, "known_by_age"),
        (6, "session_left_out"),
    ]
    assert "138/86" not in str([incoming.told_of(one) for one in incoming.new(duty.day)])  # type: ignore[arg-type]
    before = HealthReading.select().count()
    with transaction():
        Task.delete().execute()
    incoming.write(duty)
    # Of the first row the pressure is there already.
    assert HealthReading.select().count() == before + 5
    new = [one.value for one in readings.of_resident(2)]
    assert {(one.reading, one.conditions) for one in new} >= {("190/95", ""), ("5.9", "after_meal")}
    assert Consent.select().where(Consent.resident == 2, Consent.purpose == "health").count() == 1
    tasks: Any = Task.select(Task.kind, Task.resident, Task.due_on).order_by(Task.id).tuples()
    assert list(tasks) == [
        ("reading_repeat", 1, date(2021, 9, 19)),
        ("reading_repeat", 1, date(2021, 9, 20)),
        ("reading_red", 2, date(2021, 9, 6)),
        ("reading_red", 2, date(2021, 9, 7)),
    ]
    assert seen(duty, path, "readings").counts().new == 0
    undo_last(duty)
    assert HealthReading.select().count() == before and not Task.select().exists()


def test_swapped_and_beyond_are_left_out_with_a_doubt(duty: Duty, tmp_path: Path) -> None:
    page = Page(
        [
            ["日期", "姓名", "住址", "高压", "低压", "心率", "空腹血糖", "餐后血糖", "套餐"],
            ["2021-09-04", "张宁裕", "金马怡乐园1-2-301", 86, 138, 300, 120, 8.1, "老年健康义诊"],
            ["2021-09-04", "张宁裕", "金马怡乐园1-2-301", 138, "", "", 5.5, "HI", "老年健康义诊"],
        ]
    )
    incoming = seen(duty, write_xlsx(tmp_path / "a.xlsx", page), "readings")
    assert codes(incoming, refused=False) == [
        (2, "pressure_swapped_in_row"),
        (2, "pulse_beyond"),
        (2, "glucose_mg_dl_in_row"),
        (2, "session_left_out"),
        (3, "pressure_half"),
        (3, "session_left_out"),
    ]
    incoming.write(duty)
    found = {(one.value.reading, one.value.conditions) for one in readings.of_resident(1)}
    assert found >= {("8.1", "after_meal"), ("5.5", "fasting"), ("HI", "after_meal")}


def test_a_list_of_enrolments(duty: Duty, tmp_path: Path) -> None:
    empty()
    head = [
        "姓名",
        "性别",
        "年龄",
        "住址",
        "家长姓名",
        "关系",
        "课程",
        "班次",
        "报名日期",
        "监护人签字",
        "状态",
        "备注",
    ]
    at = "怡乐园小区1-2-302"
    page = Page(
        [
            head,
            ["王小雨", "女", 8, at, "𬎆㛃", "母亲", "暑期艺术课堂", "2021", "2021-09-02", "", "", ""],
            ["张南燕", "女", 34, "", "", "", "暑期艺术课堂", "2021", "2021-09-02", "", "", ""],
            ["王小雨", "女", 8, at, "𬎆㛃", "母亲", "没有的课", "2021", "2021-09-02", "是", "", ""],
            ["王小雨", "女", 8, at, "𬎆㛃", "母亲", "暑期艺术课堂", "2021", "2021-09-02", "𬎆㛃", "", "=1+1"],
            ["王小雨", "女", 8, at, "𬎆㛃", "母亲", "暑期艺术课堂", "", "2021-09-02", "是", "", ""],
        ]
    )
    path = write_xlsx(tmp_path / "报名表.xlsx", page)
    incoming = seen(duty, path, "enrolments")
    assert codes(incoming, refused=True) == [
        (2, "consent_missing_in_row"),
        (3, "not_eligible"),
        (4, "run_unknown"),
    ]
    assert codes(incoming, refused=False) == [(6, "entry_twice")]
    incoming.write(duty)
    row: Any = Enrolment.get()
    assert (row.state, row.asked_on, row.note) == ("enrolled", date(2021, 9, 2), "=1+1")
    given: Any = Consent.get()
    assert (given.purpose, given.given_by, given.relation) == ("guardian", "𬎆㛃", "52")
    # The class holds one: the next one waits.
    with transaction():
        Resident.update(born_on=date(2012, 1, 1)).where(Resident.id == 4).execute()
    page = Page(
        [head, ["单晟", "男", 9, "", "解朝行", "父亲", "暑期艺术课堂", "2021", "2021-9-3", "是", "", ""]]
    )
    waiting = seen(duty, write_xlsx(tmp_path / "b.xlsx", page), "enrolments")
    assert codes(waiting, refused=False) == [(2, "known_by_age"), (2, "waits_in_ledger")]
    waiting.write(duty)
    assert sorted(one.state for one in Enrolment.select()) == ["enrolled", "waitlisted"]


def test_visits_typed_by_hand(duty: Duty, tmp_path: Path) -> None:
    page = Page(
        [
            ["走访日期", "走访对象", "住址", "走访人员", "走访情况", "是否在家", "记录人"],
            ["9月4日", "张宁裕", "怡乐园1号楼2单元301", "李秀丽", "身体好", "是", "李文静"],
            ["9月4日", "张大爷", "怡乐园1号楼2单元302", "李秀丽", "打听补贴", "", ""],
            ["9月4日", "谁也不是", "海纳99-9-999", "", "没找到", "", ""],
            ["9月4日", "查区曾", "", "", "不在", "否", "没这个人"],
        ]
    )
    incoming = seen(duty, write_xlsx(tmp_path / "2021走访.xlsx", page), "visits")
    assert codes(incoming, refused=True) == [(4, "who_not_here"), (5, "who_uncertain")]
    assert codes(incoming, refused=False) == [(3, "who_not_here")]
    incoming.write(duty)
    rows: Any = HomeVisit.select().where(HomeVisit.day == date(2021, 9, 4)).order_by(HomeVisit.id)
    assert [(one.resident_id, one.household_id, one.staff_id) for one in rows] == [(1, 1, 101), (None, 2, 1)]


def test_a_run_is_found_by_its_season(duty: Duty, tmp_path: Path) -> None:
    from dataclasses import replace

    again = replace(CLASS, run="2022", season_from=date(2022, 7, 1), season_to=date(2022, 8, 1))
    keeping.make(duty, again)
    page = Page([["姓名", "课程", "报名日期"], ["王小雨", "暑期艺术课堂", "2021-09-20"]])
    incoming = seen(replace(duty, day=date(2021, 9, 21)), write_xlsx(tmp_path / "a.xlsx", page), "enrolments")
    assert codes(incoming, refused=True) in ([(2, "who_uncertain")], [])
    assert len(reading.every_run()) == 5
