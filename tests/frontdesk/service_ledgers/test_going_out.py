"""Enrolments, attendance, readings and visits go out, masked or in full."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from db.records import Duty, Refused
from db.tables import AccessLog
from frontdesk.ledgers import exporting
from frontdesk.ledgers.kinds import SERVICES
from frontdesk.ledgers.outgoing import Period
from frontdesk.ledgers.workbook import read_workbook


def rows(path: Path) -> list[dict[str, str]]:
    head, *below = read_workbook(path).sheets[0].rows
    return [dict(zip(map(str, head), map(str, row), strict=False)) for row in below]


def written(duty: Duty, kind: str, path: Path, **more: Any) -> list[dict[str, str]]:
    exporting.export(duty, kind, path, **more)
    return rows(path)


def logged() -> list[int]:
    lines: Any = AccessLog.select(AccessLog.resident).where(AccessLog.action == "export").tuples()
    return sorted(resident for (resident,) in lines)


def test_what_was_measured_stands_in_a_full_ledger_only(duty: Duty, tmp_path: Path) -> None:
    masked = written(duty, "readings", tmp_path / "masked.xlsx")
    assert [one["日期"] for one in masked] == ["2021-09-03", "2021-09-06", "2021-09-06", "2021-09-06"]
    assert {one["血压"] for one in masked} == {"***"} and "138/86" not in str(masked)
    assert masked[0]["联系电话"] == "154****0207" and "出生日期" not in masked[0]
    assert not logged()
    with pytest.raises(Refused, match="export_reason_missing"):
        exporting.export(duty, "readings", tmp_path / "full.xlsx", full=True)
    first, *_more, last = written(duty, "readings", tmp_path / "full.xlsx", full=True, reason="卫生院要")
    assert (first["血压"], first["脉搏"], first["血糖"], first["空腹餐后"]) == (
        "185/100",
        "72",
        "6.4",
        "空腹",
    )
    assert (first["测量条件"], first["套餐"], first["班次"]) == ("左臂、坐位", "老年健康义诊", "2021")
    assert (last["姓名"], last["血压"], last["套餐"], last["本人同意"]) == ("李秀芬", "120/80", "", "是")
    assert logged() == [1, 2], "health data: everybody's line says who took them out and why"


def test_enrolments_of_what_is_protected_do_not_tell_which(duty: Duty, tmp_path: Path) -> None:
    masked = {one["姓名"]: one for one in written(duty, "enrolments", tmp_path / "masked.csv")}
    assert (masked["单晟"]["套餐"], masked["单晟"]["班次"]) == ("(不公开)", "")
    assert not {"学校年级", "家长姓名", "过敏及疾病"} & masked["王小雨"].keys()
    full = {
        one["姓名"]: one
        for one in written(duty, "enrolments", tmp_path / "full.csv", full=True, reason="归档")
    }
    child = full["王小雨"]
    assert (child["学校年级"], child["家长姓名"], child["关系"]) == ("实验小学三年级", "𬎆㛃", "母亲")
    assert (child["监护人签字"], child["过敏及疾病"], child["状态"]) == ("是", "花生", "已报名")
    assert (child["套餐"], child["报名日期"]) == ("暑期艺术课堂", "2021-09-01")
    assert full["张宁裕"]["本人同意"] == "是" and full["单晟"]["套餐"] == "困难群体帮扶计划"
    assert logged() == [1, 4, 11]


def test_attendance_and_visits(duty: Duty, tmp_path: Path) -> None:
    came = written(
        duty, "attendance", tmp_path / "came.csv", period=Period(date(2021, 9, 3), date(2021, 9, 3))
    )
    assert sorted((one["姓名"], one["出勤"]) for one in came) == [("'=周志愿", "到场"), ("张宁裕", "到场")]
    visits = written(duty, "visits", tmp_path / "visits.csv")
    assert [(one["走访对象"], one["小区"], one["是否在家"]) for one in visits] == [
        ("张宁裕", "金马怡乐园", "是"),
        ("", "海纳莒州家园", "是"),
        ("阿卜杜拉·买买提", "海纳莒州家园", "否"),
    ]
    assert (visits[1]["走访情况"], visits[1]["套餐"]) == ("电话154***打不通", "(不公开)")
    full = written(duty, "visits", tmp_path / "full.csv", full=True, reason="归档")
    assert full[1]["走访情况"] == "电话15412340207打不通" and logged() == [1, 4, 8]


@pytest.mark.parametrize("kind", SERVICES)
def test_a_period_and_nothing_that_is_computed(duty: Duty, tmp_path: Path, kind: str) -> None:
    long_ago = Period(date(2020, 1, 1), date(2020, 12, 31))
    assert exporting.export(duty, kind, tmp_path / "none.csv", period=long_ago) == 0
    path = tmp_path / "all.xlsx"
    assert exporting.export(duty, kind, path, full=True, reason="核对")
    cells = [cell for row in openpyxl.load_workbook(path).worksheets[0].iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    assert any(isinstance(cell.value, str) and cell.value.startswith(("=", "+", "@")) for cell in cells)
