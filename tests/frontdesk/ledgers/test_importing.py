"""A ledger into the register and out again, on both engines: what can enter does, every doubt is named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from db import journal, settings
from db.connection import execute
from db.records import Address, Duty, Kind, Refused
from db.residents.homes import homes
from db.tables import (
    AccessLog,
    Disability,
    Estate,
    Grid,
    Hardship,
    HealthNote,
    Household,
    IdentityPaper,
    Journal,
    Phone,
    Residency,
    Resident,
    Veteran,
)
from frontdesk.finding import find
from frontdesk.ledgers import exporting, importing, report, sending_back
from frontdesk.ledgers.cells import Cell
from frontdesk.ledgers.people_incoming import PeopleIncoming
from frontdesk.rules.identity import check_character
from frontdesk.undoing import undo_last
from tests import community
from tests.everything import every_row

HEADINGS = ("序号", "姓名", "性别", "身份证号", "出生日期", "联系电话", "家庭住址", "与户主关系", "备注")
HOSTILE = ("[/]", "a[b]c", "张\x1b]0;PWNED\x07三", "𬎆㛃", "阿卜杜拉·买买提", "=HYPERLINK(1)", "‮张三")


def number(birth: str, sequence: str) -> str:
    """A number that nobody has: the area is not given out."""
    first17 = f"371199{birth}{sequence}"
    return first17 + check_character(first17)


FAMILY: tuple[tuple[Cell, ...], ...] = (
    (
        1,
        "赵大山",
        "男",
        number("19500101", "123"),
        "1950-01-01",
        "15400000001",
        "金水湾小区3号楼2单元501室",
        "户主",
        "",
    ),
    (2, "钱 秀英", "女", number("19520202", "124"), "1952.2.2", "15400000002", "同上", "妻", ""),
    (3, "赵小山", "男", "", "1980年3月3日", "", "", "儿子", ""),
    (4, "孙四", "女", "", "", "15400000004", "金水湾3-2-502", "户主", "租户"),
)


@pytest.fixture
def desk(duty: Duty) -> Duty:
    """Somebody on duty in the small community."""
    community.load()
    return duty


def ledger(
    tmp_path: Path,
    rows: Sequence[Sequence[Cell]],
    headings: Sequence[str] = HEADINGS,
    name: str = "居民.xlsx",
) -> str:
    """An .xlsx file with a heading row and rows."""
    path = tmp_path / name
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("居民")
        sheet.write_row(0, 0, headings)
        for place, row in enumerate(rows, 1):
            for column, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(place, column, value)
                elif isinstance(value, int | float):
                    sheet.write_number(place, column, value)
    return str(path)


def look(duty: Duty, path: str) -> PeopleIncoming:
    """The dry run."""
    incoming = importing.look_through(duty, importing.open_ledgers(path))
    assert isinstance(incoming, PeopleIncoming)
    return incoming


def take(duty: Duty, path: str) -> PeopleIncoming:
    """The import; what was looked through."""
    intake = look(duty, path)
    intake.write(duty)
    assert journal.verify() is None
    return intake


def counts(intake: PeopleIncoming) -> tuple[int, int, int, int, int]:
    """New, changed, unchanged, doubtful, refused."""
    one = intake.counts()
    return one.new, one.changed, one.unchanged, one.doubtful, one.refused


def codes(intake: PeopleIncoming) -> list[tuple[int, str]]:
    """Row and code of every finding."""
    return [(line.number, line.reason.code) for line in intake.told()]


TABLES: tuple[Any, ...] = (
    Resident, Residency, Household, Phone, IdentityPaper, Estate, Grid, Hardship, Veteran, Disability,
    HealthNote,
)  # fmt: skip


def everything() -> dict[str, list[tuple[object, ...]]]:
    """Every row that an import may touch."""
    return every_row(*TABLES)


def test_a_family_goes_in_and_is_found(desk: Duty, tmp_path: Path) -> None:
    before = everything()
    path = ledger(tmp_path, FAMILY)
    intake = take(desk, path)
    assert counts(intake) == (4, 0, 0, 0, 0)
    assert intake.intake.new_estates == ["金水湾小区"]
    (hit,) = find(desk, "zhaodsh").hits
    assert hit.kind is Kind.RESIDENT and hit.household_id is not None
    (home,) = homes([hit.household_id], desk.day)
    assert [(one.name, one.relation) for one in home.members] == [
        ("赵大山", "02"),
        ("钱秀英", "12"),
        ("赵小山", "20"),
    ]
    assert find(desk, "jsw 3-2-502").hits[0].name == "孙四"
    assert find(desk, "0004").hits[0].name == "孙四"
    undo_last(desk)
    assert everything() == before
    assert not [hit for hit in find(desk, "zhaodsh").hits if hit.name.startswith("赵")]


def test_the_same_file_twice_changes_nothing(desk: Duty, tmp_path: Path) -> None:
    path = ledger(tmp_path, FAMILY)
    take(desk, path)
    before = everything()
    again = take(desk, path)
    assert counts(again) == (0, 0, 4, 0, 0)
    assert everything() == before


def test_a_dry_run_writes_nothing(desk: Duty, tmp_path: Path) -> None:
    before, entries = everything(), Journal.select().count()
    document = report.as_document(look(desk, ledger(tmp_path, FAMILY)), dry_run=True)
    assert (document["new"], document["written"]) == (4, False)
    assert everything() == before and Journal.select().count() == entries


def test_a_number_cell_is_left_out_and_the_person_is_to_be_verified(desk: Duty, tmp_path: Path) -> None:
    rows = [(1, "赵大山", "男", 371199195001011234, "", 15400000001.0, "金水湾1-1-101", "户主", "")]
    intake = take(desk, ledger(tmp_path, rows))
    assert codes(intake) == [(2, "paper_damaged")]
    row: Any = Resident.get(Resident.name == "赵大山")
    assert row.doubt == "paper_damaged"
    assert IdentityPaper.select().where(IdentityPaper.resident == row.id).count() == 0
    assert Phone.get(Phone.resident == row.id).number == "15400000001"


def test_what_is_wrong_is_kept_as_it_is_written_and_named(desk: Duty, tmp_path: Path) -> None:
    wrong = number("19500101", "123")[:-1] + ("1" if number("19500101", "123")[-1] != "1" else "2")
    rows = [(1, "赵大山", "女的", wrong, "50年", "12", "某处", "某某", "")]
    intake = take(desk, ledger(tmp_path, rows))
    assert {code for _row, code in codes(intake)} >= {
        "sex_unclear",
        "paper_checksum",
        "address_unclear",
        "relation_unclear",
    }
    row: Any = Resident.get(Resident.name == "赵大山")
    assert IdentityPaper.get(IdentityPaper.resident == row.id).number == wrong
    assert {"paper_checksum", "address_unclear"} <= set(row.doubt.split())


def test_rows_without_a_name_stay_out(desk: Duty, tmp_path: Path) -> None:
    rows = [
        *FAMILY,
        (5, "", "男", number("19700101", "123"), "", "", "金水湾9-1-101", "户主", ""),
        (6, "王" * 61, "", "", "", "", "", "", ""),
    ]
    intake = look(desk, ledger(tmp_path, rows))
    assert codes(intake) == [(6, "name_missing_in_row"), (7, "name_too_long")]
    with pytest.raises(Refused, match="ledger_rows_refused"):
        importing.strictly(intake)
    intake.write(desk)
    assert Resident.select().where(Resident.name == "赵大山").count() == 1


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        # By number, though everything else is missing.
        ((1, "张宁裕", "", "371199194603021239", "", "", "", "", ""), "known"),
        # By name and birth.
        ((1, "李秀芬", "女", "", "1948-05-01", "", "", "", ""), "known"),
        # By name and home.
        ((1, "李秀芬", "", "", "", "", "怡乐园小区1-2-301", "", ""), "known"),
        # By name and phone.
        ((1, "张伟", "", "", "", "15411112222", "", "", ""), "known"),
        # A namesake: another birth.
        ((1, "李秀芬", "女", "", "1999-09-09", "", "怡乐园小区1-4-502", "户主", ""), "new"),
        # A namesake: another sex.
        ((1, "李秀芬", "男", "", "", "", "怡乐园小区1-4-502", "户主", ""), "new"),
        # Nothing tells.
        ((1, "李秀芬", "", "", "", "", "怡乐园小区1-4-502", "户主", ""), "maybe_same"),
        # Another name with the same number.
        ((1, "张三丰", "", "371199194603021239", "", "", "怡乐园小区1-4-502", "户主", ""), "paper_shared"),
        # Two of that name and nothing more.
        ((1, "张伟", "", "", "", "", "", "", ""), "maybe_same"),
    ],
)
def test_who_is_recognised(desk: Duty, tmp_path: Path, row: tuple[Cell, ...], expected: str) -> None:
    people = Resident.select().count()
    intake = take(desk, ledger(tmp_path, [row]))
    if expected == "known":
        assert counts(intake)[0] == 0 and Resident.select().count() == people
    else:
        assert counts(intake)[0] == 1 and Resident.select().count() == people + 1
        assert expected == "new" or expected in [code for _row, code in codes(intake)]


def test_namesakes_stay_two_people(desk: Duty, tmp_path: Path) -> None:
    rows = [
        (1, "王芳", "女", "", "1980-01-01", "", "金水湾1-1-101", "户主", ""),
        (2, "王芳", "女", "", "1990-01-01", "", "金水湾1-1-102", "户主", ""),
        (3, "王芳", "女", "", "", "", "金水湾1-1-103", "户主", ""),
        (4, "王芳", "女", "", "", "", "金水湾1-1-104", "户主", ""),
    ]
    path = ledger(tmp_path, rows)
    assert counts(take(desk, path)) == (4, 0, 0, 0, 0)
    before = everything()
    assert counts(take(desk, path))[:2] == (0, 0)
    assert everything() == before


def test_what_is_known_is_filled_in_and_changed_but_never_overwritten_by_a_doubt(
    desk: Duty, tmp_path: Path
) -> None:
    rows = [
        (
            1,
            "张宁裕",
            "女",
            "371199194603021239",
            "1946-03-03",
            "15400000009",
            "怡乐园小区1-2-301",
            "妻",
            "腿脚不便",
        ),
        (2, "李秀芬", "女", number("19480501", "124"), "1948-05-01", "", "怡乐园小区1-2-301", "妻", ""),
    ]
    intake = take(desk, ledger(tmp_path, rows))
    assert counts(intake)[:3] == (0, 2, 0)
    assert {code for row, code in codes(intake) if row == 2} >= {
        "sex_differs",
        "born_on_differs",
        "head_differs",
    }
    man: Any = Resident.get_by_id(1)
    assert (man.sex, man.born_on, man.note) == (1, date(1946, 3, 2), "腿脚不便")
    numbers: Any = Phone.select(Phone.number).where(Phone.resident == 1).order_by(Phone.position).tuples()
    assert list(numbers) == [("15412340207",), ("15400000009",)]
    assert IdentityPaper.get(IdentityPaper.resident == 2).number == number("19480501", "124")
    assert Residency.get((Residency.resident == 2) & Residency.to_on.is_null()).relation == "12"
    document = report.as_document(intake, dry_run=False)
    assert {
        "sheet": "居民",
        "row": 3,
        "name": "李秀芬",
        "field": "relation",
        "from": "spouse",
        "to": "wife",
    } in document["changes"]
    text = repr(document)
    assert "15400000009" not in text and number("19480501", "124") not in text


def test_who_is_somewhere_else_or_gone_is_told_and_not_moved(desk: Duty, tmp_path: Path) -> None:
    headings = (*HEADINGS[:8], "是否已迁出", "迁出日期", "迁往地")
    rows = [
        (1, "李秀芬", "女", "", "1948-05-01", "", "海纳12-1-1702", "", "", "", ""),
        (2, "张宁裕", "", "371199194603021239", "", "", "", "", "是", "2021-08-01", "青岛"),
        (3, "张宁", "男", "", "1995-01-01", "", "怡乐园小区1-2-301", "", "", "", ""),
        (4, "周走了", "男", "", "1990-01-01", "", "怡乐园小区1-2-301", "子", "是", "2020-5-1", "济南"),
    ]
    intake = take(desk, ledger(tmp_path, rows, headings))
    told = [(row, code) for row, code in codes(intake) if code != "paper_checksum"]
    assert told == [(2, "lives_elsewhere"), (3, "gone_in_ledger"), (4, "gone_here")]
    (home,) = homes([1], desk.day)
    assert [one.name for one in home.members] == ["张宁裕", "李秀芬"]
    gone: Any = Residency.select().join(Resident).where(Resident.name == "周走了").get()
    assert (gone.household_id, gone.to_on, gone.moved_to) == (1, date(2020, 5, 1), "济南")


def test_heads(desk: Duty, tmp_path: Path) -> None:
    rows = [
        (1, "甲一", "男", "", "1980-01-01", "", "金水湾1-1-101", "妻", ""),
        (2, "甲二", "女", "", "1981-01-01", "", "金水湾1-1-101", "子", ""),
        (3, "乙一", "男", "", "1982-01-01", "", "金水湾1-1-102", "户主", ""),
        (4, "乙二", "男", "", "1983-01-01", "", "金水湾1-1-102", "户主", ""),
        (5, "丙一", "男", "", "1984-01-01", "", "怡乐园小区1-2-301", "户主", ""),
    ]
    intake = take(desk, ledger(tmp_path, rows))
    assert codes(intake) == [(2, "head_missing"), (6, "head_differs")]
    headless: Any = Household.select(Household.room).where(Household.without_head).tuples()
    assert list(headless) == [("101",)]
    # Two heads at one address are two households that share a flat.
    assert Household.select().where(Household.room == "102").count() == 2
    broken = execute(
        "SELECT household_id FROM residency WHERE to_on IS NULL AND relation = '02'"
        " GROUP BY household_id HAVING COUNT(*) > 1"
    )
    assert broken.fetchall() == []


def test_columns_of_their_own_and_protected_facts(desk: Duty, tmp_path: Path) -> None:
    headings = (
        "姓名",
        "小区",
        "楼号",
        "单元",
        "室",
        "所属网格",
        "户编号",
        "与户主关系",
        "重点类别",
        "残疾等级",
        "是否退役军人",
        "健康状况",
        "民族",
    )
    rows = [
        (
            "赵大山",
            "金水湾1",
            "3",
            "2",
            "501",
            "第7网格",
            "H001",
            "户主",
            "低保户",
            "二级",
            "是",
            "高血压",
            "回",
        ),
        ("赵小山", "金水湾1", "3", "2", "501", "第7网格", "H001", "子", "否", "", "否", "健康", "汉族"),
    ]
    path = ledger(tmp_path, rows, headings)
    assert counts(take(desk, path)) == (2, 0, 0, 0, 0)
    assert Estate.select().where(Estate.name == "金水湾1").count() == 1
    home: Any = Household.get(Household.number == "H001")
    assert (home.building.number, home.unit, home.room) == ("3", "2", "501")
    assert home.building.grid.number == 7
    assert Hardship.get().kind == "subsistence" and Disability.get().grade == 2
    assert Veteran.select().count() == 1 and HealthNote.get().text == "高血压"
    assert Resident.get(Resident.name == "赵大山").ethnic_group == "03"
    before = everything()
    take(desk, path)
    assert everything() == before


def test_twice_in_one_ledger_is_one_person(desk: Duty, tmp_path: Path) -> None:
    intake = take(desk, ledger(tmp_path, [FAMILY[0], FAMILY[0]]))
    assert codes(intake) == [(3, "twice_in_ledger")]
    assert Resident.select().where(Resident.name == "赵大山").count() == 1


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
@pytest.mark.parametrize("full", [False, True])
def test_what_goes_out_and_comes_back_unchanged_changes_nothing(
    desk: Duty, tmp_path: Path, suffix: str, full: bool
) -> None:
    path = tmp_path / f"out.{suffix}"
    count = exporting.export(desk, "residents", path, full=full, reason="核对")
    assert count == 16
    content = path.read_bytes()
    assert (AccessLog.select().count() == 16) is full
    if suffix == "csv":
        assert content.startswith(b"\xef\xbb\xbf")
        assert (b"371199194603021239" in content) is full and (b"15412340207" in content) is full
    before = everything()
    intake = take(desk, str(path))
    assert counts(intake)[:2] == (0, 0) and not intake.intake.refused
    assert everything() == before
    with pytest.raises(Refused, match="export_exists"):
        exporting.export(desk, "residents", path)


def test_households_go_out_and_come_back(desk: Duty, tmp_path: Path) -> None:
    path = tmp_path / "homes.xlsx"
    assert exporting.export(desk, "households", path) == 7
    before = everything()
    intake = take(desk, str(path))
    assert intake.ledgers[0].kind == "households"
    assert counts(intake)[:2] == (0, 0)
    assert everything() == before


def test_an_export_in_full_needs_a_reason(desk: Duty, tmp_path: Path) -> None:
    for kind, suffix, full, code in (
        ("residents", "xlsx", True, "export_reason_missing"),
        ("cats", "xlsx", False, "export_kind"),
        ("residents", "pdf", False, "export_form"),
    ):
        with pytest.raises(Refused) as caught:
            exporting.export(desk, kind, tmp_path / f"x.{suffix}", full=full)
        assert caught.value.reason.code == code
    with pytest.raises(Refused, match="export_unwritable"):
        exporting.export(desk, "residents", tmp_path / "nowhere" / "x.xlsx")
    assert list(tmp_path.glob("*x.*")) == [] and AccessLog.select().count() == 0


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_hostile_names_go_in_and_out(desk: Duty, tmp_path: Path, suffix: str) -> None:
    rows = [(n, name, "", "", "", "", f"金水湾1-1-{n}01", "户主", name) for n, name in enumerate(HOSTILE, 1)]
    path = ledger(tmp_path, rows)
    assert counts(take(desk, path))[0] == len(HOSTILE)
    out = tmp_path / f"out.{suffix}"
    exporting.export(desk, "residents", out)
    before = everything()
    again = take(desk, str(out))
    assert list(again.changed()) == []
    assert counts(again)[:2] == (0, 0)
    assert everything() == before
    names: Any = Resident.select(Resident.name).tuples()
    assert "\x1b" not in "".join(name for (name,) in names)


def test_the_rows_to_look_at_go_back_as_a_ledger(desk: Duty, tmp_path: Path) -> None:
    rows = [
        *FAMILY,
        (5, "", "男", "", "", "", "", "", ""),
        (6, "周周", "男", 371199195001011234, "", "", "金水湾1-1-1", "户主", ""),
    ]
    back = tmp_path / "back.csv"
    assert sending_back.write(look(desk, ledger(tmp_path, rows)), back) == 2
    lines = back.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].endswith(",".join(HEADINGS))
    assert "周周" in lines[2] and lines[2].startswith("居民,7,")
    (again,) = importing.open_ledgers(back)
    assert again.unknown == ()


def test_a_heading_is_taught_once(desk: Duty, tmp_path: Path) -> None:
    headings = ("姓名", "性别", "住哪儿", "与户主关系")
    path = ledger(tmp_path, [("赵大山", "男", "金水湾1-1-101", "户主")], headings)
    (one,) = importing.open_ledgers(path)
    assert one.unknown == ("住哪儿",)
    importing.teach(desk, one, {"住哪儿": "address"})
    (one,) = importing.open_ledgers(path)
    assert one.unknown == ()
    importing.look_through(desk, [one]).write(desk)
    assert find(desk, "赵大山").hits[0].address is not None


def test_giving_up_in_the_middle_leaves_everything_as_it_was(desk: Duty, tmp_path: Path) -> None:
    class GivenUp(Exception):
        pass

    def stop(_done: int, _total: int) -> None:
        raise GivenUp

    intake = look(desk, ledger(tmp_path, FAMILY))
    before = everything()
    with pytest.raises(GivenUp):
        intake.write(desk, stop)
    assert everything() == before and journal.verify() is None
    steps: list[tuple[int, int]] = []
    importing.look_through(
        desk, importing.open_ledgers(ledger(tmp_path, FAMILY)), lambda done, of: steps.append((done, of))
    )
    assert steps[0] == (0, 4) and steps[-1] == (4, 4)


def test_an_address_in_several_cells_under_one_heading(desk: Duty, tmp_path: Path) -> None:
    path = tmp_path / "merged.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("居民")
        sheet.write_row(0, 0, ("姓名", "性别", "家庭住址"))
        sheet.merge_range(0, 2, 0, 4, "家庭住址")
        sheet.write_row(1, 0, ("赵大山", "男", "海纳", "3", "501"))
        sheet.write_row(2, 0, ("赵小山", "男", "海纳", "3", "502"))
    intake = look(desk, str(path))
    assert [
        (home.rows.place.building, home.rows.place.room) for home in intake.intake.homes if home.rows.place
    ] == [
        ("3", "501"),
        ("3", "502"),
    ]


def test_a_row_with_a_comma_too_many_stays_out(desk: Duty, tmp_path: Path) -> None:
    path = tmp_path / "slipped.csv"
    path.write_text(
        "姓名,性别,家庭住址,备注\n赵大山,男,海纳3-2-501,\n赵小山,男,海纳,3-2-501,租户,x\n", encoding="utf-8"
    )
    assert codes(look(desk, str(path))) == [(3, "row_slipped")]


def test_a_local_number_gets_the_area_code_of_the_office(desk: Duty, tmp_path: Path) -> None:
    with journal.operation(desk, "office_create") as entry:
        settings.write(entry, "area_code", "0633")
    take(desk, ledger(tmp_path, [(1, "赵大山", "男", "", "", "6221234", "金水湾1-1-101", "户主", "")]))
    assert Phone.get(Phone.number == "06336221234").whose == "own"


def test_a_household_number_counts_within_its_estate(desk: Duty, tmp_path: Path) -> None:
    headings = ("户编号", "姓名", "性别", "家庭住址", "与户主关系")
    first = [("1", "赵大山", "男", "金水湾1-1-101", "户主"), ("1", "吴一", "女", "海纳3-2-601", "户主")]
    take(desk, ledger(tmp_path, first, headings))
    take(desk, ledger(tmp_path, [("1", "吴二", "男", "海纳3-2-601", "子")], headings, "b.xlsx"))
    by_home = {hit.name: hit.address for hit in find(desk, "吴二").hits + find(desk, "赵大山").hits}
    assert by_home["吴二"] == Address("海纳莒州家园", "3", "2", "601")
    assert by_home["赵大山"] == Address("金水湾", "1", "1", "101")


def test_two_groups_of_rows_that_are_one_known_household(desk: Duty, tmp_path: Path) -> None:
    headings = ("户编号", "姓名", "性别", "家庭住址", "与户主关系")
    rows = [
        ("H8", "赵大山", "男", "怡乐园小区1-4-502", "户主"),
        ("", "吴二", "男", "怡乐园小区1-4-502", "户主"),
    ]
    take(desk, ledger(tmp_path, rows[:1], headings))
    take(desk, ledger(tmp_path, [rows[1], rows[0]], headings, "b.xlsx"))
    assert len({hit.household_id for hit in find(desk, "1-4-502").hits}) == 2


def test_who_had_no_home_gets_one_with_what_they_are_there(desk: Duty, tmp_path: Path) -> None:
    without = [
        (1, "周一", "男", "", "1980-01-01", "", "", "", ""),
        (2, "周二", "女", "", "1981-01-01", "", "", "", ""),
    ]
    take(desk, ledger(tmp_path, without))
    assert Resident.get(Resident.name == "周一").doubt == "address_missing"
    rows = [
        (1, "周一", "男", "", "1980-01-01", "", "金水湾1-1-101", "户主", ""),
        (2, "周二", "女", "", "1981-01-01", "", "金水湾1-1-101", "妻", ""),
    ]
    path = ledger(tmp_path, rows, name="b.xlsx")
    assert counts(take(desk, path)) == (0, 2, 0, 0, 0)
    household = find(desk, "周一").hits[0].household_id
    assert household is not None
    (home,) = homes([household], desk.day)
    assert [(one.name, one.relation) for one in home.members] == [("周一", "02"), ("周二", "12")]
    assert Resident.get(Resident.name == "周一").doubt == ""
    assert counts(take(desk, path)) == (0, 0, 2, 0, 0)


def test_a_row_about_another_home_leaves_the_relation_alone(desk: Duty, tmp_path: Path) -> None:
    take(desk, ledger(tmp_path, [(1, "李秀芬", "女", "", "1948-05-01", "", "海纳12-1-1702", "女儿", "")]))
    assert Residency.get((Residency.resident == 2) & Residency.to_on.is_null()).relation == "10"


@pytest.mark.parametrize(
    "row",
    [
        (1, "张南燕", "女", "", "1987", "", "海纳12-1-1702", "户主", ""),
        (1, "张南燕", "女", "", "1987.06", "", "海纳12-1-1702", "户主", ""),
        (1, "张宁裕", "男", "371199194603021238", "1946-03-02", "", "怡乐园小区1-2-301", "户主", ""),
        (1, "张宁裕", "男", "371199460302123", "", "", "怡乐园小区1-2-301", "户主", ""),
    ],
)
def test_half_a_birth_date_or_a_slip_in_a_number_makes_nobody_twice(
    desk: Duty, tmp_path: Path, row: tuple[Cell, ...]
) -> None:
    people = Resident.select().count()
    take(desk, ledger(tmp_path, [row]))
    assert Resident.select().count() == people


def test_a_year_of_birth_proves_nothing(desk: Duty, tmp_path: Path) -> None:
    rows = [
        (1, "王芳", "女", "", "1980", "", "金水湾1-1-101", "户主", ""),
        (2, "王芳", "女", "", "1980年", "", "金水湾9-9-909", "户主", ""),
    ]
    take(desk, ledger(tmp_path, rows))
    assert Resident.select().where(Resident.name == "王芳").count() == 2


def test_what_another_desk_did_meanwhile_is_not_overwritten(desk: Duty, tmp_path: Path) -> None:
    path = ledger(tmp_path, FAMILY)
    one, other = look(desk, path), look(desk, path)
    one.write(desk)
    before = everything()
    with pytest.raises(Refused, match="changed_since"):
        other.write(desk)
    assert everything() == before


def test_numbers_in_the_wrong_column_are_not_shown(desk: Duty, tmp_path: Path) -> None:
    rows = [
        (
            1,
            "周二(15400000005)",
            "371199195001011233",
            "",
            "1950-13-45",
            "1540000000512",
            "金水湾1-1-101",
            "15400000006",
            "",
        )
    ]
    intake = look(desk, ledger(tmp_path, rows))
    text = repr(report.as_document(intake, dry_run=True)) + "\n".join(report.as_lines(intake, dry_run=True))
    assert not re.search(r"\d{6}", text) and "1950-13" not in text


def test_an_export_that_cannot_be_noted_does_not_go_out(desk: Duty, tmp_path: Path) -> None:
    execute("ALTER TABLE access_log RENAME TO mislaid")
    path = tmp_path / "full.csv"
    with pytest.raises(Exception, match=r"access_log|unpack"):
        exporting.export(desk, "residents", path, full=True, reason="核对")
    assert not path.exists()


def test_notes_of_a_masked_export_hold_no_numbers(desk: Duty, tmp_path: Path) -> None:
    take(desk, ledger(tmp_path, [(*FAMILY[0][:8], "女儿电话15400000077")]))
    path = tmp_path / "masked.csv"
    exporting.export(desk, "residents", path)
    assert "15400000077" not in path.read_text("utf-8")
    before = everything()
    take(desk, str(path))
    assert everything() == before
