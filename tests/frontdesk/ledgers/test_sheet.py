"""From sheets to rows: what is data, what stands in it, and under which field."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records import Refused
from frontdesk.ledgers.cells import Cell, RawSheet, Workbook, has_lost_digits
from frontdesk.ledgers.data_rows import clean_rows
from frontdesk.ledgers.fields import IGNORED
from frontdesk.ledgers.sheet import Ledger, read_ledger, read_ledgers, year_in
from frontdesk.ledgers.workbook import read_workbook
from frontdesk.text import clean
from tests.frontdesk.ledgers.making import (
    Page,
    rows_of,
    worst_residents,
    write_csv,
    write_formulas,
    write_xls,
    write_xlsx,
)


def ledger_of(
    table: str,
    merged: tuple[tuple[int, int, int, int], ...] = (),
    kind: str | None = None,
    typed: bool = True,
    file: str = "台账.xlsx",
) -> Ledger:
    """The ledger that a table drawn in text is read as."""
    rows: list[list[Cell]] = [["" if cell is None else cell for cell in row] for row in rows_of(table)]
    if typed:
        width = max(map(len, rows))
        rows = [row + [""] * (width - len(row)) for row in rows]
    found = read_ledger(Workbook(file, (), typed), RawSheet("表", rows, merged), kind)
    assert found is not None
    return found


def column(ledger: Ledger, name: str) -> list[Cell]:
    """One field of every row."""
    return [row.cell(name) for row in ledger.rows]


WORST_NAMES = ["张 乃山", "王　桂兰", "张晓雨", "阿卜杜拉·买买提", "𬎆㛃", "欧阳华", "张乃山", "赵[31m六"]


@pytest.mark.parametrize("write", [write_xlsx, write_xls, write_csv])
def test_the_worst_ledger(write: Callable[..., Path], tmp_path: Path) -> None:
    (ledger,) = read_ledgers(read_workbook(write(tmp_path / "台账", worst_residents())))
    assert (ledger.kind, ledger.year, ledger.unknown) == ("residents", 2021, ())
    assert ledger.title.startswith("同心社区2021年居民户籍台账(内部资料)")
    assert ledger.fields == (
        *("serial", "household_number", "name", "sex", "id_number", "born"),
        *("estate", "building", "unit", "room", "head_name", "household_phone", "relation", "note"),
    )
    assert [row.number for row in ledger.rows] == [6, 7, 8, 13, 14, 15, 16, 17]
    assert column(ledger, "name") == WORST_NAMES
    assert column(ledger, "household_number") == ["H001"] * 3 + ["H002"] + ["H003"] * 2 + ["H004"] * 2
    assert column(ledger, "estate")[:3] == ["盛元御景小区"] * 3
    assert column(ledger, "room") == [
        *["501"] * 3,
        ledger.rows[3].cell("room"),
        *["东户"] * 2,
        *["第4排6号"] * 2,
    ]
    assert column(ledger, "head_name")[:3] == ["张乃山"] * 3
    assert ledger.rows[3].text("building") == "1"
    assert [has_lost_digits(cell) for cell in column(ledger, "id_number")] == [n == 3 for n in range(8)]
    assert len(ledger.rows[7].text("note")) == 10_000
    assert {row.number: row.why for row in ledger.left_out} == {
        **{5: "hint", 10: "section", 11: "headings", 12: "headings"},
        **{19: "total", 20: "signed", 21: "signed"},
    }
    assert [row.section for row in ledger.rows] == [""] * 3 + ["中央公馆"] * 5


@pytest.mark.parametrize("write", [write_xlsx, write_xls])
def test_dates_and_numbers_keep_their_types(write: Callable[..., Path], tmp_path: Path) -> None:
    (ledger,) = read_ledgers(read_workbook(write(tmp_path / "a", worst_residents())))
    assert column(ledger, "born")[2:5] == [29251, date(1950, 3, 8), "19991231"]
    assert ledger.rows[3].text("household_phone") == "15406330004"


@pytest.mark.parametrize(
    ("table", "kind"),
    [
        ("姓名|性别|小区|楼号\n张三|男|海纳|3", "residents"),
        ("户号|户主姓名|小区|楼号|单元|室|人口数\n1|张三|海纳|3|1|101|4", "households"),
        ("户主姓名|联系电话|家庭住址\n张三|1|海纳3-1-101", "households"),
        ("小区名称|建成年份|楼栋数|户数|物业公司\n海纳|2006年4月|9|40|翔宇", "estates"),
        ("单位名称|单位性质|联系人|联系电话|地址\n环卫办|机关|李某|1|路", "organisations"),
        ("日期|反映人|联系电话|小区|反映内容|办理情况\n4月16日|张大爷|1|海纳|门禁|已办", "requests"),
        ("姓名|联系电话|所属小区|诉求内容|承办人|满意度\n张大爷|1|海纳|门禁|李|满意", "requests"),
    ],
)
def test_the_kind_is_seen_by_the_headings(table: str, kind: str) -> None:
    ledger = ledger_of(table)
    assert (ledger.kind, len(ledger.rows)) == (kind, 1)
    assert ledger_of(table, kind=kind).fields == ledger.fields


def test_a_ledger_that_is_said_to_be_of_a_kind_is_read_as_that() -> None:
    table = "户号|户主姓名|身份证号|小区\n1|张三|2|海纳"
    assert ledger_of(table, kind="households").fields == (
        "household_number",
        "head_name",
        "head_id",
        "estate",
    )
    assert ledger_of(table, kind="residents").fields == (
        "household_number",
        "head_name",
        "id_number",
        "estate",
    )


@pytest.mark.parametrize("above", [1, 2, 5, 9])
def test_headings_are_found_below_titles(above: int) -> None:
    ledger = ledger_of("同心社区\n" * above + "姓名|性别\n张三|男")
    assert (ledger.headings, ledger.rows[0].number) == (("姓名", "性别"), above + 2)


@pytest.mark.parametrize(
    "table",
    [
        "甲|乙\n1|2",
        "姓名\n张三",
        "张三|男\n李四|女",
        "小区|楼号|性别\n海纳|3|男",
        "被反映人姓名|监护人电话\n1|2",
    ],
)
def test_a_sheet_without_known_headings_is_no_ledger(table: str) -> None:
    with pytest.raises(Refused, match="ledger_no_headings"):
        read_ledgers(Workbook("a.xlsx", (RawSheet("一", [[*row] for row in rows_of(table)]),)), "residents")  # type: ignore[list-item]


def test_headings_in_two_rows_without_anything_merged() -> None:
    table = """
序号|户主信息||家庭成员||||监护人||备注
|姓名|身份证号|姓名|身份证号|性别|与户主关系|姓名|联系电话|
1|张三|2|张四|3|男|子|王五|4|无
"""
    ledger = ledger_of(table)
    assert ledger.fields == (
        "serial", "head_name", "head_id", "name", "id_number", "sex", "relation", None, None, "note",
    )  # fmt: skip
    assert ledger.unknown == ("监护人姓名", "监护人联系电话")
    assert len(ledger.rows) == 1


def test_titles_that_are_merged_are_no_heads_of_groups() -> None:
    table = "同心社区台账||||2021年4月|\n姓名|性别|身份证号|电话|小区|备注\n张三|男|1|2|海纳|"
    ledger = ledger_of(table, ((0, 0, 0, 3), (0, 4, 0, 5)))
    assert ledger.fields == ("name", "sex", "id_number", "phone", "estate", "note")
    assert ledger.title == "同心社区台账 2021年4月"


def test_one_heading_over_several_columns_is_the_heading_of_each() -> None:
    ledger = ledger_of("姓名|住址|||电话\n张三|海纳|3|501|1", ((0, 1, 0, 3),))
    assert ledger.fields == ("name", "address", "address", "address", "phone")
    assert ledger.rows[0].cells["address"] == ("海纳", "3", "501")


def test_several_columns_of_one_field() -> None:
    ledger = ledger_of("姓名|联系电话|手机号码|电话\n张三|1||3")
    assert ledger.rows[0].cells == {"name": ("张三",), "phone": ("1", "3")}


def test_a_second_name_is_somebody_elses() -> None:
    ledger = ledger_of("姓名|性别|身份证号|联系电话|姓名|身份证号\n张三|男|1|2|李四|3")
    assert ledger.fields == ("name", "sex", "id_number", "phone", None, None)
    assert ledger.unknown == ("姓名", "身份证号")


def test_tables_side_by_side_are_read_one_after_another() -> None:
    ledger = ledger_of("序号|姓名|电话||序号|姓名|电话\n1|张三|11||51|李四|12\n2|王五|13||52||")
    assert [(row.number, row.text("name"), row.text("phone")) for row in ledger.rows] == [
        (2, "张三", "11"),
        (2, "李四", "12"),
        (3, "王五", "13"),
    ]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("必填|必填,18位身份证|选填", "hint"),
        ("|格式：2021-4-16|下拉选择", "hint"),
        ("示例|371199|盛元御景", "hint"),
    ],
)
def test_rows_that_say_how_to_fill_in(row: str, why: str) -> None:
    ledger = ledger_of(f"姓名|身份证号|小区\n{row}\n张三|2|海纳")
    assert column(ledger, "name") == ["张三"]
    assert [(left.number, left.why) for left in ledger.left_out] == [(2, why)]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("合计||3户", "total"),
        ("合 计|3|", "total"),
        ("|总计：12人|", "total"),
        ("本页小计|5|", "total"),
        ("共计(户)|5|", "total"),
        ("填表人：李秀||审核人：王某", "signed"),
        ("填表人|李秀|", "signed"),
        ("制表：李秀||", "signed"),
        ("审核人签字：||", "signed"),
        ("单位(盖章):||", "signed"),
        ("填报日期：2021.9.6||", "signed"),
        ("备注：本表一式两份||", "signed"),
        ("注:1.如实填写||", "signed"),
        ("（以下空白）||", "signed"),
        ("姓名|身份证号|小区", "headings"),
        ("同心社区台账||", "title"),
    ],
)
def test_rows_that_are_no_data(row: str, why: str) -> None:
    ledger = ledger_of(f"同心社区台账\n姓名|身份证号|小区\n张三|2|海纳\n{row}\n李四|3|海纳")
    assert column(ledger, "name") == ["张三", "李四"]
    assert [(left.number, left.why) for left in ledger.left_out] == [(4, why)]


@pytest.mark.parametrize(
    "name", ["合计光", "单小", "总明", "注平", "备军", "审明亮", "小计划", "姓名", "户主", "张三(备注:迁出)"]
)
def test_people_are_never_taken_for_totals(name: str) -> None:
    assert column(ledger_of(f"姓名|身份证号|小区\n{name}|2|海纳"), "name") == [name]


def test_blank_and_prefilled_rows_are_nothing() -> None:
    ledger = ledger_of("序号|姓名|社区\n1|张三|同心\n||\n2||\n3||同心\n#4||\n4|李四|")
    assert [(row.number, row.text("name")) for row in ledger.rows] == [(2, "张三"), (7, "李四")]
    assert ledger.left_out == ()


def test_lines_between_the_rows_say_where_the_next_ones_are() -> None:
    ledger = ledger_of("序号|姓名|电话\n1号楼||\n1|张三|1\n2号楼1单元||\n2|李四|2\n|王五|", ((3, 0, 3, 2),))
    assert [(row.text("name"), row.section) for row in ledger.rows] == [
        ("张三", "1号楼"), ("李四", "2号楼1单元"), ("王五", "2号楼1单元"),
    ]  # fmt: skip
    assert [left.why for left in ledger.left_out] == ["section", "section"]


def test_merged_cells_are_filled_down() -> None:
    table = "户号|姓名|小区\n1|张三|海纳\n|李四|\n2|王五|\n||"
    ledger = ledger_of(table, ((1, 0, 2, 0), (1, 2, 900, 2)))
    told = [(row.text("household_number"), row.text("name"), row.text("estate")) for row in ledger.rows]
    assert told[:3] == [("1", "张三", "海纳"), ("1", "李四", "海纳"), ("2", "王五", "海纳")]


@pytest.mark.parametrize("mark", ["同上", "〃", '"', "”", "″", "同 上"])
def test_same_as_above(mark: str) -> None:
    ledger = ledger_of(f"姓名|小区|楼号\n张三|海纳|#3\n\n李四|{mark}|{mark}\n合计|2|\n王五|{mark}|4")
    assert [row.cells for row in ledger.rows] == [
        {"name": ("张三",), "estate": ("海纳",), "building": (3.0,)},
        {"name": ("李四",), "estate": ("海纳",), "building": (3.0,)},
        {"name": ("王五",), "estate": ("海纳",), "building": ("4",)},
    ]


def test_same_as_above_with_nothing_above() -> None:
    assert ledger_of("姓名|小区\n张三|同上").rows[0].cells == {"name": ("张三",)}


HOUSEHOLD = "户号|姓名|与户主关系|小区|楼号|室|电话\n1|张三|户主|海纳|3|501|1\n"


@pytest.mark.parametrize(
    ("row", "home", "continued"),
    [
        ("|李四|妻||||2", ("1", "海纳", "3", "501"), True),
        ("|李四|妻|海纳|||2", ("1", "海纳", "3", "501"), True),
        ("|李四|妻|海纳|3|501|2", ("1", "海纳", "3", "501"), False),
        ("1|李四|妻||||2", ("1", "海纳", "3", "501"), False),
        ("|李四|户主||||2", ("", "", "", ""), False),
        ("|李四|||||2", ("", "", "", ""), False),
        ("|李四|妻|海纳|4||2", ("", "海纳", "4", ""), False),
        ("2|李四|妻||||2", ("2", "", "", ""), False),
    ],
)
def test_kin_without_an_address_live_with_the_row_above(
    row: str, home: tuple[str, ...], continued: bool
) -> None:
    last = ledger_of(HOUSEHOLD + row).rows[-1]
    assert tuple(map(last.text, ("household_number", "estate", "building", "room"))) == home
    assert (last.continued, last.text("phone")) == (continued, "2")


def test_numbers_that_were_rounded_before_they_became_text() -> None:
    numbers = "\n".join(f"张{n}|37119919500308{n}000" for n in range(1, 5))
    rounded = ledger_of("姓名|身份证号\n" + numbers)
    assert all(map(has_lost_digits, column(rounded, "id_number")))
    one = ledger_of(
        "姓名|身份证号\n张一|371199195003081000\n张二|371199195003081236\n张三|371199195003081252"
    )
    assert not any(map(has_lost_digits, column(one, "id_number")))


def test_a_line_with_a_comma_too_many_is_told() -> None:
    ledger = ledger_of("姓名|住址|电话\n张三|海纳|1\n李四|海纳|3号楼|2\n王五\n赵六|海纳|3|\n", typed=False)
    assert [row.overflowing for row in ledger.rows] == [False, True, False, False]


@pytest.mark.parametrize(
    ("texts", "year"),
    [
        (("同心社区2021年民情台账",), 2021),
        (("同心社区", "2020"), 2020),
        (("台账202104.xlsx",), 2021),
        (("台账20210416",), 2021),
        (("台账２０２１年度",), 2021),
        (("台账(2021.4)",), 2021),
        (("电话15402021999", "371199195003081236"), None),
        (("120210416",), None),
        (("第2021号",), 2021),
        (("",), None),
    ],
)
def test_the_year_of_a_ledger(texts: tuple[str, ...], year: int | None) -> None:
    assert year_in(*texts) == year


def test_the_year_may_stand_in_the_name_of_the_file() -> None:
    assert ledger_of("姓名|性别\n张三|男", file="2019年台账.xls").year == 2019


def test_what_was_taught_of_a_sheet_is_remembered_for_sheets_like_it() -> None:
    first = ledger_of("姓名|性别|楼栋长意见|宠物\n张三|男|好|狗")
    assert first.unknown == ("楼栋长意见", "宠物")
    lessons = {first.fingerprint: {"楼栋长意见": "note", "宠物": ""}, "other": {"姓名": "note"}}

    def again(headings: str) -> Ledger | None:
        rows: list[list[Cell]] = [["今年的"], list(headings.split("|")), ["张三", "男"]]
        return read_ledger(Workbook("a.csv", (), typed=False), RawSheet("", rows), None, lessons)

    same, other = again("*姓 名|性别|楼栋长意见(选填)|宠物"), again("姓名|性别|宠物|楼栋长意见")
    assert same is not None and other is not None
    assert (same.fields, same.unknown) == (("name", "sex", "note", IGNORED), ())
    assert other.unknown == ("宠物", "楼栋长意见")


def test_several_sheets() -> None:
    def raw(name: str, table: str) -> RawSheet:
        return RawSheet(name, [["" if cell is None else cell for cell in row] for row in rows_of(table)])

    book = Workbook(
        "a.xlsx",
        (raw("说明", "请如实填写"), raw("海纳", "姓名|性别\n张三|男"), raw("中央公馆", "性别|姓名\n女|李四")),
    )
    assert [(one.sheet, one.rows[0].text("name")) for one in read_ledgers(book)] == [
        ("海纳", "张三"),
        ("中央公馆", "李四"),
    ]


def test_headings_without_rows(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="ledger_no_rows"):
        read_ledgers(read_workbook(write_csv(tmp_path / "a.csv", Page([["姓名", "性别"]]))))
    formulas = write_formulas(tmp_path / "a.xlsx", [["姓名", "性别"], ["=B2", "=1+1"]])
    with pytest.raises(Refused, match="ledger_only_formulas"):
        read_ledgers(read_workbook(formulas))


HOSTILE = [
    "张三",
    "[/]",
    "a[b]c",
    "\x1b[31m",
    "𬎆㛃",
    "e\u0301",
    "\u3164",
    " 张",
    "张 三",
    "\u202e六",
    "长" * 10_001,
]


@given(st.lists(st.lists(st.sampled_from([*HOSTILE, 1.0, "", True]), min_size=1, max_size=5), max_size=9))
def test_every_text_is_cleaned(rows: list[list[Cell]]) -> None:
    expected = [[clean(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]
    clean_rows(rows)
    assert rows == expected


CELLS = st.one_of(
    st.sampled_from(
        [
            "姓名",
            "性别",
            "户主",
            "身份证号",
            "备注",
            "合计",
            "同上",
            "基本信息",
            "必填",
            "与户主关系",
            "妻",
            "小区",
            "",
        ]
    ),
    st.text(max_size=6),
    st.floats(),
    st.integers(-(2**70), 2**70),
    st.dates(),
    st.booleans(),
)
AREAS = st.tuples(st.integers(0, 12), st.integers(0, 6), st.integers(0, 12), st.integers(0, 6))


@given(st.lists(st.lists(CELLS, max_size=6), max_size=12), st.lists(AREAS, max_size=4), st.booleans())
def test_any_sheet_is_read_or_refused(
    rows: list[list[Cell]], merged: list[tuple[int, int, int, int]], typed: bool
) -> None:
    headed: list[list[Cell]] = [["姓名", "性别", "身份证号", "小区", "与户主关系"], *rows]
    for table in (rows, headed):
        sheet = RawSheet("表", [list(row) for row in table], tuple(merged))
        try:
            ledgers = read_ledgers(Workbook("a", (sheet,), typed))
        except Refused:
            continue
        for row in ledgers[0].rows:
            assert 1 <= row.number <= len(table)
            assert all(row.cells.values())
            for name, cells in row.cells.items():
                assert row.cell(name) == cells[0] or cells[0] != cells[0]
