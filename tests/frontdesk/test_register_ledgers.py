"""Registers as ledgers, on both engines: messy sheets in, one undo, and out so that they come back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from db import journal
from db.records import Duty, Refused
from db.tables import AccessLog, Building, Journal
from frontdesk.cli.usage import COMMANDS
from frontdesk.ledgers import exporting, importing, report
from frontdesk.ledgers.fields import FIELDS
from frontdesk.ledgers.incoming import Counts, Incoming
from frontdesk.ledgers.kinds import kind_meant
from frontdesk.ledgers.workbook import read_workbook
from frontdesk.register_ledgers.kinds import KIND_OF, REGISTER_OF
from frontdesk.registers import listing
from frontdesk.registers.all import LISTED, REGISTERS
from frontdesk.registers.declared import Holds
from frontdesk.registers.keeping import add, end
from frontdesk.text import clean
from tests import community
from tests.frontdesk.ledgers.making import Page, Value, write_csv, write_xlsx

HOSTILE = ("[/]红色[bold]", "\x1b[31m李红", "=cmd()", "'=1+1", "长" * 200, "null", "李\u202e四", "../../etc")


@pytest.fixture(autouse=True)
def a_community(duty: Duty) -> None:
    """The small community, in the open database."""
    community.load()


def sheet(path: Path, *rows: Sequence[Value], name: str = "Sheet1") -> Path:
    return write_xlsx(path, Page(rows, name=name))


def look(duty: Duty, path: Path, kind: str | None = None) -> Incoming:
    return importing.look_through(duty, importing.open_ledgers(path, kind))


def take(duty: Duty, path: Path, kind: str | None = None) -> Counts:
    intake = look(duty, path, kind)
    intake.write(duty)
    return intake.counts()


def said(intake: Incoming) -> list[tuple[int, str, str, bool]]:
    return [(one.number, one.field, one.reason.code, one.refused) for one in intake.told()]


def values(duty: Duty, register: str) -> list[dict[str, str]]:
    return [{**one.values, **one.names} for one in listing.lines(duty, register)]


def branches(duty: Duty, *names: str) -> None:
    for name in names:
        add(duty, "party_branch", {"name": name})


def test_every_register_has_a_ledger_with_a_heading_for_each_field() -> None:
    assert {REGISTERS[name].name for name in REGISTER_OF.values()} >= {one.name for one in LISTED}
    for kind, register in REGISTER_OF.items():
        columns = [one for one in REGISTERS[register].columns if one.holds is not Holds.PERSON]
        assert {one.name for one in columns} <= FIELDS[kind].keys()
        assert kind_meant(kind) == kind_meant(register.upper()) == kind
        assert KIND_OF[register] == kind
    assert kind_meant("everything") is None
    assert "KIND" in COMMANDS["export"].operands


def test_a_messy_sheet_of_estates_goes_in_once_and_comes_back_out(duty: Duty, tmp_path: Path) -> None:
    add(duty, "organisation", {"name": "翔宇物业有限公司", "kind": "property_company"})
    known = listing.lines(duty, "estate")[0]
    ledger = write_xlsx(
        tmp_path / "小区.xlsx",
        Page(
            (
                ("同心社区小区台账", "", "", "", "", "", ""),
                ("序号", "小区名称(必填)", "别 名", "小区类型", "建成年份", "物业公司", "楼栋数", "车位"),
                (1, "阳光里", "阳光小区,阳光花园", "商品房", "2019年", "翔宇物业有限公司", 3, 20),
                (2, f"{known.values['name']}小区", "老名字", "", date(2006, 4, 1), "没有的物业", "", ""),
                (3, "工人新村", "", "家属院", 2001, "/", "很多", ""),
                (4, "光明里", "阳光花园", "商品房", "", "", "", ""),
                (5, "", "无名", "", "", "", "", ""),
                ("合计", 5, "", "", "", "", "", ""),
            ),
            merged=((0, 0, 0, 7),),
        ),
    )
    intake = look(duty, ledger)
    assert said(intake) == [
        (4, "organisation", "not_on_register", False),
        (5, "buildings", "cell_unread", False),
        (6, "aliases", "alias_taken", True),
        (7, "", "name_missing_in_row", True),
    ]
    assert intake.left_out_headings() == ["车位"]
    before = values(duty, "estate")
    counts = take(duty, ledger)
    assert (counts.new, counts.changed, counts.unchanged, counts.refused) == (2, 1, 0, 2)
    by_name = {one["name"]: one for one in values(duty, "estate")}
    new = by_name["阳光里"]
    assert (new["aliases"], new["kind"], new["built"]) == ("阳光小区、阳光花园", "commercial", "2019")
    assert new["organisation"] == "翔宇物业有限公司"
    assert by_name["工人新村"]["kind"] == "employer"
    changed = by_name[known.values["name"]]
    assert changed["built"] == "2006-04" and "老名字" in changed["aliases"].split("、")
    estate = next(one for one in listing.lines(duty, "estate") if one.values["name"] == "阳光里")
    assert sorted(row.number for row in Building.select().where(Building.estate == estate.id)) == [
        "1",
        "2",
        "3",
    ]
    entries = Journal.select().count()
    again = take(duty, ledger)
    assert (again.new, again.changed, again.unchanged) == (0, 0, 3)
    assert Journal.select().count() == entries
    journal.undo_last(duty)
    assert values(duty, "estate") == before
    assert Building.select().where(Building.estate == estate.id).count() == 0


def test_members_are_known_by_name_and_branch_and_never_merged(duty: Duty, tmp_path: Path) -> None:
    branches(duty, "第一党支部", "第二党支部")
    heading = ("姓名", "性别", "所在党支部", "联系电话", "入党时间", "党内职务")
    one = sheet(
        tmp_path / "党员2021年.xlsx",
        heading,
        ("张伟", "男", "第一党支部", 13806330001, "1998.7.1", "书记"),
        ("张伟", "女", "第一党支部", "13806330002", date(2001, 6, 30), ""),
        ("张伟", "男", "第二党支部", "", "2010年", ""),
        ("李红", "女", "第三党支部", "", "", ""),
        ("王 芳", "女", "第二党支部", "138063", "", ""),
        ("王芳", "女", "第二党支部", "138063", "", ""),
        ("王芳", "女", "第二党支部", "138063", "", "委员"),
    )
    intake = look(duty, one, "members")
    assert said(intake) == [
        (3, "name", "maybe_same", False),
        (4, "joined_on", "cell_unread", False),
        (5, "branch", "not_on_register", True),
        (6, "phone", "phone_unknown", False),
        (7, "", "entry_twice", False),
        (8, "", "two_of_one_name", True),
    ]
    intake.write(duty)
    assert len(values(duty, "party_member")) == 4
    assert (again := take(duty, one, "members")).new == again.changed == 0
    branches(duty, "第三党支部")
    two = sheet(
        tmp_path / "更新.xlsx",
        heading,
        ("张伟", "", "第一党支部", "13806330002", "", "组织委员"),
        ("张伟", "", "第三党支部", "", "", ""),
        ("张伟", "", "第一党支部", "13806330009", "", ""),
        ("张伟", "", "第一党支部", "13806330008", "", ""),
    )
    intake = look(duty, two, "members")
    assert [(one.number, one.change.field, one.change.new) for one in intake.changed()] == [
        (2, "post", "组织委员")
    ]
    assert said(intake) == [(number, "name", "maybe_same", False) for number in (3, 4, 5)]


def test_two_namesakes_whom_nothing_tells_apart_are_left_to_a_person(duty: Duty, tmp_path: Path) -> None:
    for _ in range(2):
        add(duty, "registered_member", {"name": "张伟", "work_unit": "市一中"})
    ledger = sheet(
        tmp_path / "在职党员.xlsx",
        ("姓名", "所在单位", "特长", "认领岗位", "报到日期"),
        ("张伟", "市一中", "书法", "", ""),
        ("刘洋", "市医院", "医疗", "义诊", 44302),
        ("刘洋", "", "", "", ""),
        ("赵敏", "", "", "", "2021-13-40"),
    )
    intake = look(duty, ledger, "registered_members")
    assert said(intake) == [
        (2, "", "several_entries_fit", True),
        (5, "work_unit", "cell_needed", True),
    ] or said(intake) == [
        (2, "", "several_entries_fit", True),
        (4, "work_unit", "cell_needed", True),
        (5, "work_unit", "cell_needed", True),
    ]
    intake.write(duty)
    (new,) = [one for one in values(duty, "registered_member") if one["name"] == "刘洋"]
    assert (new["skill"], new["post"], new["registered_on"]) == ("医疗", "义诊", "2021-04-16")


def test_grids_get_their_workers_and_buildings_their_grid(duty: Duty, tmp_path: Path) -> None:
    add(duty, "staff", {"name": "李青苗"})
    estate = listing.lines(duty, "estate")[0].values["name"]
    grids = sheet(
        tmp_path / "网格.xlsx",
        ("网格编号", "网格名称", "网格员"),
        ("第21网格", "东片", "李青苗"),
        ("022", "", "没有这人"),
        ("很多", "", ""),
    )
    assert said(look(duty, grids, "grids")) == [
        (3, "staff", "not_on_register", False),
        (4, "", "number_unknown", True),
    ]
    take(duty, grids, "grids")
    assert [one.names["staff"] for one in listing.lines(duty, "grid_post") if one.names["grid"] == "21"] == [
        "李青苗"
    ]
    assert take(duty, grids, "grids").unchanged == 2
    buildings = sheet(
        tmp_path / "楼栋.xlsx",
        ("小区", "楼号", "网格"),
        (estate, "91号楼", "21网格"),
        ("没有的小区", "1", "21"),
        ("", "2", "21"),
        (estate, "A座", "77"),
    )
    assert said(look(duty, buildings, "buildings")) == [
        (3, "estate", "not_on_register", True),
        (4, "estate", "cell_needed", True),
        (5, "grid", "not_on_register", False),
    ]


def test_bodies_of_one_name_and_those_that_ended_are_refused_with_their_sentence(
    duty: Duty, tmp_path: Path
) -> None:
    gone = add(duty, "party_branch", {"name": "老支部"})
    end(duty, "party_branch", gone)
    ledger = sheet(
        tmp_path / "支部.xlsx",
        ("支部名称", "支部书记"),
        ("第一党支部", "张书记"),
        ("第一 党支部", "李书记"),
        ("老支部", "王书记"),
    )
    intake = look(duty, ledger, "branches")
    assert said(intake) == [(3, "", "two_of_one_name", True), (4, "", "entry_ended", True)]
    lines = report.as_lines(intake, dry_run=True)
    assert len(lines) == 4 and all("{" not in line for line in lines)
    with pytest.raises(Refused, match="ledger_rows_refused"):
        importing.strictly(intake)


def test_what_changed_meanwhile_is_not_written_over(duty: Duty, tmp_path: Path) -> None:
    ledger = sheet(tmp_path / "场地.xlsx", ("场地名称", "容纳人数"), ("同心广场", 300))
    intake = look(duty, ledger, "venues")
    add(duty, "venue", {"name": "同心广场"})
    with pytest.raises(Refused, match="changed_since"):
        intake.write(duty)
    assert take(duty, ledger, "venues").changed == 1


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_every_register_comes_back_unchanged(duty: Duty, tmp_path: Path, ending: str) -> None:
    estates = listing.lines(duty, "estate")
    branches(duty, "第一党支部", "第二党支部")
    branch = str(listing.lines(duty, "party_branch")[0].id)
    for number, text in enumerate(HOSTILE):
        text = clean(text)
        name = text[:60]
        several = " ".join(str(one.id) for one in estates[:2])
        add(duty, "organisation", {"name": f"{name}{number}", "kind": "bank", "estates": several})
        add(duty, "venue", {"name": name, "note": text, "phone": "06336221234"})
        for phone in ("13806330001", "13806330002"):
            add(
                duty,
                "party_member",
                {"name": name, "branch": branch, "phone": phone, "joined_on": "1998-07-01"},
            )
            add(duty, "volunteer", {"name": name, "skill": text[:60], "phone": phone})
        add(duty, "registered_member", {"name": name, "work_unit": text[:60]})
        paper = {"name": name, "about": text[:60], "kind": "stamp", "copies": "2", "note": text}
        add(duty, "certificate", {**paper, "given_on": "2021-03-09", "number": f"2021-{number + 1:03}"})
        add(duty, "certificate", {**paper, "given_on": "2021-03-10"})
    phrase = listing.lines(duty, "topic")[0]
    add(duty, "phrase", {"text": "=SUM(A1)怎么办", "topic": str(phrase.id)})
    for kind, register in REGISTER_OF.items():
        path = tmp_path / f"{kind}.{ending}"
        count = exporting.export(duty, kind, path)
        assert count == len(listing.lines(duty, register))
        if not count:
            continue
        intake = look(duty, path, kind)
        counts = intake.counts()
        assert (counts.new, counts.changed, counts.refused) == (0, 0, 0), (kind, said(intake))
        assert counts.unchanged == count, (kind, [ledger.left_out for ledger in intake.ledgers])
        cells = [cell for row in read_workbook(path).sheets[0].rows for cell in row]
        assert not any("13806330001" in str(cell) for cell in cells)


def test_phones_go_out_whole_only_with_a_reason_that_is_kept(duty: Duty, tmp_path: Path) -> None:
    resident = AccessLog._meta.database.execute_sql("SELECT MIN(id) FROM resident").fetchone()[0]
    add(duty, "volunteer", {"name": "张宁裕", "phone": "13806330001", "resident": str(resident)})
    with pytest.raises(Refused, match="export_reason_missing"):
        exporting.export(duty, "volunteers", tmp_path / "v.csv", full=True)
    exporting.export(duty, "volunteers", tmp_path / "v.csv", full=True, reason="街道要名单")
    assert "13806330001" in (tmp_path / "v.csv").read_text("utf-8-sig")
    line = AccessLog.select().order_by(AccessLog.id.desc()).first()
    assert (line.resident_id, line.action, line.reason) == (resident, "export", "街道要名单")
    with pytest.raises(Refused, match="export_kind"):
        exporting.export(duty, "cats", tmp_path / "c.csv")


def test_hostile_cells_are_data(duty: Duty, tmp_path: Path) -> None:
    ledger = write_csv(
        tmp_path / "志愿者.csv",
        Page((("姓名", "特长", "电话"), *((text, text, text) for text in HOSTILE))),
    )
    intake = look(duty, ledger, "volunteers")
    intake.write(duty)
    names = [one["name"] for one in values(duty, "volunteer")]
    assert "=cmd()" in names and "[/]红色[bold]" in names and "[31m李红" in names
    assert [one.reason.code for one in intake.told() if one.refused] == ["name_too_long"]
    assert take(duty, ledger, "volunteers").changed == 0
