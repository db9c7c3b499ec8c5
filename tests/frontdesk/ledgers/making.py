"""Ledgers as offices keep them, made as real files: the worst of domain 5.1, with people who cannot exist."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter
import xlwt

from frontdesk.demo.numbers import Numbers

Value = str | int | float | bool | date | None
Merge = tuple[int, int, int, int]
_NUMBERS = Numbers(seed=3)


@dataclass(frozen=True)
class Page:
    """A sheet to be written; merged areas are first row, first column, last row, last column."""

    rows: Sequence[Sequence[Value]]
    merged: tuple[Merge, ...] = ()
    name: str = "Sheet1"
    hidden: bool = False


def identity(born: str, sex: int) -> str:
    """A number with a right checksum, of an area that no place has; never the same twice."""
    return _NUMBERS.identity(date.fromisoformat(born), sex)


def write_xlsx(path: Path, *pages: Page) -> Path:
    """Write an .xlsx file as Excel does: typed cells, dates as formatted numbers."""
    book = xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False})
    day = book.add_format({"num_format": 'yyyy"年"m"月"d"日"'})
    for page in pages:
        sheet = book.add_worksheet(page.name)
        for top, left, bottom, right in page.merged:
            sheet.merge_range(top, left, bottom, right, "")
        for at, row in enumerate(page.rows):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(at, column, value, day)
                elif value not in (None, ""):
                    sheet.write(at, column, value)
        if page.hidden:
            sheet.hide()
    book.close()
    return path


def write_xls(path: Path, *pages: Page) -> Path:
    """Write an .xls file, as Excel did until 2003 and WPS does still."""
    book = xlwt.Workbook(encoding="utf-8")
    day = xlwt.easyxf(num_format_str="YYYY-MM-DD")
    for page in pages:
        sheet = book.add_sheet(page.name, cell_overwrite_ok=True)
        for top, left, bottom, right in page.merged:
            sheet.merge(top, bottom, left, right)
        for at, row in enumerate(page.rows):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write(at, column, datetime(value.year, value.month, value.day), day)
                elif value not in (None, ""):
                    sheet.write(at, column, value)
        sheet.visibility = int(page.hidden)
    book.save(str(path))
    return path


def write_csv(path: Path, page: Page, encoding: str = "gb18030", delimiter: str = ",") -> Path:
    """Write a text file as Excel does: what is merged stands in its first cell only."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows(
        [[_shown(value) for value in row] for row in page.rows]
    )
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def _shown(value: Value) -> str:
    """A value as Excel writes it into a text file: of a long number only what its column shows."""
    if isinstance(value, float | int) and not isinstance(value, bool):
        return f"{value:.5E}" if abs(value) >= 1e11 else f"{value:.0f}"
    return "" if value is None else str(value)


def write_formulas(path: Path, rows: Sequence[Sequence[str]]) -> Path:
    """Write formulas without their results, as programs do that cannot calculate."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path


PLAIN_HEADINGS = ("序号", "姓名", "性别", "身份证号", "联系电话", "小区", "楼号", "单元", "室", "与户主关系")


def plain_residents(count: int = 3) -> Page:
    """A tidy ledger: one row of headings, then the people of one household after another."""
    names = ("张乃山", "王桂兰", "张晓雨", "阿卜杜拉·买买提", "𬎆㛃")
    relations = ("户主", "妻", "女", "其他", "其他")
    people = []
    for n in range(count):
        sex = 1 if n % 5 in (0, 3) else 2
        number = identity(f"19{50 + n % 50}-03-08", sex)
        room = f"{n // 50 % 30 + 1}0{n % 3 + 1}"
        phone = f"1540633{n:04}"
        place = ("盛元御景", str(n // 1500 + 1), "2", room)
        people.append(
            [n + 1, names[n % 5], "男" if sex == 1 else "女", number, phone, *place, relations[n % 5]]
        )
    return Page([list(PLAIN_HEADINGS), *people], name="居民")


def rows_of(table: str) -> list[list[Value]]:
    """Rows from a table drawn in text, a line each, cells parted by `|`.

    `#29251` is a number, `@1950-03-08` a date, `!1950-03-08/1` a new identity number of somebody born then
    of that sex, `\\n` a line break within a cell; all else is text, blanks at its edges cut off.
    """
    return [[_value(cell.strip()) for cell in line.split("|")] for line in table.strip("\n").split("\n")]


def _value(text: str) -> Value:
    if text.startswith("#"):
        return float(text[1:])
    if text.startswith("@"):
        return date.fromisoformat(text[1:])
    if text.startswith("!"):
        born, _, sex = text[1:].partition("/")
        return identity(born, int(sex))
    return text.replace("\\n", "\n") or None


_WORST = """
同心社区2021年居民户籍台账(内部资料)
填报单位：同心社区居委会|||||||||||填报日期：2021年9月6日
序号|户号|基本信息||||住址||||户主信息||其他|
||姓 名*|性别|公民身份号码\\n(18位)|出生年月|小区|楼号|单元|房号|姓名|联系电话|与户主关系|备 注
||必填|男/女|必填,18位身份证|格式如1950.3.8||||||多个用;分隔|下拉选择|选填
#1|H001|张 乃山|男|!1950-03-08/1|1950.3.8|盛元御景小区|3号楼|2单元|501|张乃山|15406330001;0633-6221234|户主|
#2||王　桂兰|女|!1952-10-01/2|1952年10月1日||同上|同上|同上|〃|"|妻|腿脚不便
#3||张晓雨\\n|女|!1980-01-31/2|#29251||〃|〃|〃|同上|15406330003.0|长女|

中央公馆
序号|户号|基本信息||||住址||||户主信息||其他|
||姓 名*|性别|公民身份号码\\n(18位)|出生年月|小区|楼号|单元|房号|姓名|联系电话|与户主关系|备 注
#4|H002|阿卜杜拉·买买提|男|#371199195003081236|@1950-03-08|中央公馆|#1|#1|#101||#15406330004|户主|[/] a[b]c
#5|H003|𬎆㛃|女|!1999-12-31/2|19991231|中央公馆|1#|1|东户|𬎆㛃|15406330005 15406330006|本人|
#6|H003|欧阳华|||2019-04|中央公馆|1#|1|东户|𬎆㛃||儿子|未办证
#7|H004|张乃山|男|37119950030812|1950-3-8|付家洼幸福家园|||第4排6号||1540633|户主|
#8|H004|赵\x1b[31m\u202e六|男|!1970-02-28/1|1970/2/28 星期六|付家洼幸福家园|||第4排6号|||租户|LONG
#9|||||||||||||
合计||7人|||||4户
填表人：李秀||||审核人：王某||||2021.9.6
备注：1.本表一式两份。2.请如实填写。
"""
_WORST_MERGED: tuple[Merge, ...] = (
    (0, 0, 0, 13),
    (1, 0, 1, 10),
    (1, 11, 1, 13),
    (2, 0, 3, 0),
    (2, 1, 3, 1),
    (2, 2, 2, 5),
    (2, 6, 2, 9),
    (2, 10, 2, 11),
    (2, 12, 2, 13),
    (5, 1, 7, 1),
    (5, 6, 7, 6),
    (9, 0, 9, 13),
    (20, 0, 20, 13),
)


def worst_residents() -> Page:
    """A ledger that twenty hands have typed: nearly everything of domain 5.1 on one sheet.

    Eight people in four households: rows 6 to 8 and 13 to 17, counted as Excel counts; no other row is data.
    """
    rows = rows_of(_WORST.replace("LONG", "长" * 10_000))
    return Page([[*row, *[None] * (14 - len(row))] for row in rows], _WORST_MERGED, "常住人口")
