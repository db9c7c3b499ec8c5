"""Whatever file is called a ledger: its tables, or one plain refusal."""

from __future__ import annotations

import os
import random
import re
import sys
import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from db.records import Refused
from frontdesk.ledgers import excel, file_kinds, packed, sheet, workbook
from frontdesk.ledgers.cells import MOST_ROWS, Workbook, has_lost_digits, written
from frontdesk.ledgers.workbook import opened_workbook, read_workbook
from frontdesk.words.reasons import SENTENCES
from tests.examples import examples
from tests.frontdesk.ledgers.making import (
    Page,
    plain_residents,
    write_csv,
    write_formulas,
    write_xls,
    write_xlsx,
)

ROWS = [["姓名", "性别"], ["𬎆㛃", "女"], ["阿卜杜拉·买买提", "男"]]


def refused(data: bytes) -> str:
    """The code with which this content is refused."""
    with pytest.raises(Refused) as caught:
        opened_workbook(data, "台账.xls")
    assert caught.value.reason.values["file"] == "台账.xls"
    return caught.value.reason.code


def read(data: bytes) -> Workbook | str:
    """What comes of a content: its tables, or the code of a refusal."""
    try:
        return opened_workbook(data, "台账")
    except Refused as reason:
        return reason.reason.code


@pytest.mark.parametrize("name", ["台账.xlsx", "台账.xls", "台账"])
@pytest.mark.parametrize("write", [write_xlsx, write_xls, write_csv])
def test_the_name_says_nothing_of_the_kind(write: Callable[..., Path], name: str, tmp_path: Path) -> None:
    found = read_workbook(write(tmp_path / name, Page(ROWS)))
    assert (found.name, [list(one.rows) for one in found.sheets]) == (name, [ROWS])
    assert found.typed == (write is not write_csv)


@pytest.mark.parametrize("write", [write_xlsx, write_xls])
def test_cells_have_types_and_places(write: Callable[..., Path], tmp_path: Path) -> None:
    page = Page([[], [None, "户", 1.5, True, date(1950, 3, 8)], [None, None, 44302]], ((1, 1, 2, 1),), "一")
    (one,) = read_workbook(write(tmp_path / "a", page)).sheets
    assert one.rows == [
        ["", "", "", "", ""],
        ["", "户", 1.5, True, date(1950, 3, 8)],
        ["", "", 44302, "", ""],
    ]
    assert (one.name, one.merged) == ("一", ((1, 1, 2, 1),))


@pytest.mark.parametrize("write", [write_xlsx, write_xls])
def test_hidden_sheets_are_passed_over_unless_there_are_no_others(
    write: Callable[..., Path], tmp_path: Path
) -> None:
    page, list_of_values = Page(ROWS, name="居民"), Page([["男"], ["女"]], name="选项", hidden=True)
    assert [one.name for one in read_workbook(write(tmp_path / "a", page, list_of_values)).sheets] == ["居民"]


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "gb18030", "utf-16", pytest.param("utf-16-le", id="utf-16-le, no mark")],
)
def test_letters_of_text_files(encoding: str, tmp_path: Path) -> None:
    if encoding == "utf-16-le":
        assert refused("姓名,性别\n张三,男\n".encode(encoding)) == "ledger_not_a_table"
        return
    path = write_csv(tmp_path / "a.csv", Page(ROWS), encoding)
    assert read_workbook(path).sheets[0].rows == ROWS


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|", "，"])
def test_what_parts_the_columns_of_text_files(delimiter: str, tmp_path: Path) -> None:
    rows = [["姓名", "电话", "住址"], ["张三", "1;2" if delimiter != ";" else "12", "盛元御景 3-2-501"]] * 3
    assert (
        read_workbook(write_csv(tmp_path / "a.csv", Page(rows), delimiter=delimiter)).sheets[0].rows == rows
    )


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ('姓名,住址\n张三,"3号楼,\n501"\n', [["姓名", "住址"], ["张三", "3号楼,\n501"]]),
        ("姓名,电话\r张三,1\r李四,2", [["姓名", "电话"], ["张三", "1"], ["李四", "2"]]),
        ("姓名,电话\n\n张三,1\n", [["姓名", "电话"], [], ["张三", "1"]]),
        ("sep=;\n姓名;电话\n张三;1\n", [["姓名", "电话"], ["张三", "1"]]),
        ('身份证号,姓名\n="371199",张三\n', [["身份证号", "姓名"], ["371199", "张三"]]),
        (
            '姓名,电话\n张三,1\n李四,"\n王五,2\n',
            [["姓名", "电话"], ["张三", "1"], ["李四", '"'], ["王五", "2"], []],
        ),
        ("姓名\n张三\n", [["姓名"], ["张三"]]),
    ],
)
def test_text_files_as_they_come(text: str, rows: list[list[str]]) -> None:
    assert opened_workbook(text.encode(), "a.csv").sheets[0].rows == rows


def test_a_text_file_that_cannot_be_read_says_where() -> None:
    for data, line in [
        ("姓名\n张三\n".encode() + b"\xff\xff\n", 3),
        (b"\xef\xbb\xbf" + "姓名,号\n".encode() + "张三\n".encode("gb18030"), 2),
        ('姓名,住址\n张三,"3号楼\n李四,4\n王,"五,六,5\n'.encode(), 4),
    ]:
        with pytest.raises(Refused) as caught:
            opened_workbook(data, "a.csv")
        assert (caught.value.reason.code, caught.value.reason.values["line"]) == ("ledger_garbled", line)


def packed_with(*names: str) -> bytes:
    """A zip archive of parts that hold next to nothing."""
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return kept.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "ledger_empty"),
        (b"\xef\xbb\xbf\r\n \t\n", "ledger_empty"),
        (b",,,\n,,,\n", "ledger_empty"),
        (b"<html><table><tr><td>1</table>", "ledger_is_html"),
        ("\ufeff\n<!DOCTYPE HTML>".encode(), "ledger_is_html"),
        ("<meta charset=gb2312><table>姓名".encode("gb18030"), "ledger_is_html"),
        (b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?><Workbook>', "ledger_is_html"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "ledger_is_html"),
        (b"\x89PNG\r\n\x1a\n" + bytes(99), "ledger_is_picture"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(99), "ledger_is_picture"),
        (b"BM\x36\x00\x0c\x00\x00\x00\x00\x00" + bytes(99), "ledger_is_picture"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(99), "ledger_is_picture"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "ledger_is_pdf"),
        (b"{\\rtf1\\ansi", "ledger_is_word"),
        (packed_with("[Content_Types].xml", "word/document.xml"), "ledger_is_word"),
        (packed_with("[Content_Types].xml", "ppt/presentation.xml"), "ledger_not_a_table"),
        (packed_with("台账.xlsx"), "ledger_is_archive"),
        (b"Rar!\x1a\x07\x01\x00" + bytes(99), "ledger_is_archive"),
        (packed_with("[Content_Types].xml", "xl/workbook.xml"), "ledger_damaged"),
        (b"PK\x03\x04" + bytes(99), "ledger_damaged"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "ledger_is_protected"),
        (OLE + "WordDocument".encode("utf-16-le"), "ledger_is_word"),
        (OLE + "Workbook".encode("utf-16-le"), "ledger_damaged"),
        (b"\x00\x01\x02\x03" * 99, "ledger_not_a_table"),
        (b"\x7fELF" + bytes(999), "ledger_not_a_table"),
    ],
)
def test_what_is_no_ledger_is_said_to_be_what_it_is(data: bytes, code: str) -> None:
    assert refused(data) == code


def test_formulas_without_results(tmp_path: Path) -> None:
    path = write_formulas(tmp_path / "a.xlsx", [['=B1&"x"', "=1+1"]])
    assert refused(path.read_bytes()) == "ledger_only_formulas"
    assert read_workbook(write_formulas(tmp_path / "b.xlsx", [["姓名", "=1+1"]])).formulas


def test_places_without_a_ledger(tmp_path: Path) -> None:
    def code(path: Path) -> str:
        with pytest.raises(Refused) as caught:
            read_workbook(path)
        return caught.value.reason.code

    assert code(tmp_path / "无.xlsx") == "ledger_missing"
    assert code(Path("a\0b")) == "ledger_missing"
    assert code(write_csv(tmp_path / "a", Page(ROWS)) / "b") == "ledger_missing"
    assert code(tmp_path) == "ledger_not_a_table"
    with (tmp_path / "big.csv").open("wb") as big:
        big.truncate(200 * 1024 * 1024)
    assert code(tmp_path / "big.csv") == "ledger_too_big"


@pytest.mark.skipif(
    sys.platform == "win32" or os.getuid() == 0, reason="the rights of files bind others than root"
)
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", Page(ROWS))
    path.chmod(0)
    with pytest.raises(Refused, match="ledger_unreadable"):
        read_workbook(path)


def test_a_file_held_by_another_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def held(_path: Path, *_args: object, **_named: object) -> None:
        raise PermissionError(13, "The process cannot access the file because it is being used")

    path = write_csv(tmp_path / "a.csv", Page(ROWS))
    monkeypatch.setattr(Path, "open", held)
    with pytest.raises(Refused, match="ledger_unreadable"):
        read_workbook(path)


def with_part(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """A packed file with one of its parts changed."""
    kept = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as before, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            content = before.read(name)
            after.writestr(name, change(content) if name == part else content)
    return kept.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize("far", [b"XFD1048576", b"A200001", b"IW1"])
def test_a_stray_value_far_away_does_not_take_all_memory(far: bytes, tmp_path: Path) -> None:
    data = write_xlsx(tmp_path / "a.xlsx", Page([["姓名", "性别"], ["张三", 7]])).read_bytes()
    moved = with_part(data, SHEET, lambda part: part.replace(b'r="B2"', b'r="' + far + b'"'))
    assert refused(moved) == "ledger_too_big"
    empty = with_part(
        data,
        SHEET,
        lambda part: part.replace(b"</row></sheetData>", b'<c r="' + far + b'" s="0"/></row></sheetData>'),
    )
    assert isinstance(read(empty), Workbook)


def test_cells_that_do_not_say_where_they_are_are_read_all_the_same(tmp_path: Path) -> None:
    data = write_xlsx(tmp_path / "a.xlsx", Page(ROWS)).read_bytes()
    bare = with_part(data, SHEET, lambda part: re.sub(rb'<c r="\w+"', b"<c", part))
    assert not packed.look_into(bare, "a").usual
    assert opened_workbook(bare, "a").sheets[0].rows == ROWS


def test_a_sheet_without_content(tmp_path: Path) -> None:
    data = write_xlsx(tmp_path / "a.xlsx", Page(ROWS)).read_bytes()
    assert refused(with_part(data, SHEET, lambda _part: b"")) in ("ledger_damaged", "ledger_empty")


def test_a_small_file_that_unpacks_into_too_much() -> None:
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive, archive.open(SHEET, "w") as part:
        for _ in range(packed.MOST_UNPACKED // (1 << 20) + 1):
            part.write(bytes(1 << 20))
    assert refused(kept.getvalue()) == "ledger_too_big"


def test_more_rows_than_can_be_taken() -> None:
    assert refused(b"a,b\n" * (MOST_ROWS + 1)) == "ledger_too_big"


def test_cells_are_found_across_the_stretches_a_sheet_is_looked_at_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = write_xlsx(tmp_path / "a.xlsx", plain_residents(40)).read_bytes()
    far = with_part(data, SHEET, lambda part: part.replace(b'r="J41"', b'r="ZZ41"'))
    for size in (7, 64, 999):
        monkeypatch.setattr(packed, "_CHUNK", size)
        assert packed.look_into(data, "a") == (False, True)
        with pytest.raises(Refused, match="ledger_too_big"):
            packed.look_into(far, "a")


def test_every_refusal_has_a_sentence() -> None:
    codes = set()
    for module in (excel, file_kinds, packed, sheet, workbook):
        codes |= set(re.findall(r'"(ledger_\w+)"', Path(str(module.__file__)).read_text(encoding="utf-8")))
    assert "ledger_damaged" in codes
    assert codes | {"ledger_garbled", "ledger_too_big"} <= SENTENCES.keys()


@given(st.binary(max_size=400))
@example(b"PK\x03\x04")
@example(b"PK\x05\x06" + bytes(18))
@example(b"\xff\xfe\x00\xd8")
@example(b'a,"b\n"c')
def test_no_bytes_do_harm(data: bytes) -> None:
    # The parser apart has a test of its own: here it would be started for every example.
    if not data.startswith((b"\xd0\xcf", b"\x09")):
        read(data)


@given(st.text(max_size=200), st.sampled_from(["utf-8", "gb18030", "utf-16"]))
def test_no_text_does_harm(text: str, encoding: str) -> None:
    read(text.encode(encoding, "replace"))


def mutated(data: bytes, seed: int) -> bytes:
    """The bytes with a few of them changed, left out or doubled."""
    chance, changed = random.Random(seed), bytearray(data)
    for _ in range(chance.randrange(1, 6)):
        at, size = chance.randrange(len(changed)), chance.randrange(1, 40)
        what = chance.randrange(4)
        if what == 0:
            changed[at] = chance.randrange(256)
        elif what == 1:
            changed[at : at + 4] = chance.randbytes(4)
        elif what == 2:
            del changed[at : at + size]
        else:
            changed[at:at] = changed[chance.randrange(len(changed)) :][:size]
    return bytes(changed)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Real files to be damaged."""
    page, place = plain_residents(12), tmp_path_factory.mktemp("whole")
    return {
        "xlsx": write_xlsx(place / "a.xlsx", page).read_bytes(),
        "xls": write_xls(place / "a.xls", page).read_bytes(),
        "csv": write_csv(place / "a.csv", page).read_bytes(),
    }


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@given(seed=st.integers(0, 2**32))
def test_damaged_files(whole: dict[str, bytes], kind: str, seed: int) -> None:
    read(mutated(whole[kind], seed))


@given(seed=st.integers(0, 2**32))
def test_workbooks_with_damaged_parts(whole: dict[str, bytes], seed: int) -> None:
    parts = ["xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels", SHEET]
    read(with_part(whole["xlsx"], random.Random(seed).choice(parts), lambda part: mutated(part, seed)))


@given(seed=st.integers(0, 2**32))
@examples(25)
def test_damaged_old_workbooks(whole: dict[str, bytes], seed: int) -> None:
    read(mutated(whole["xls"], seed))


def test_an_old_workbook_whose_sectors_run_in_a_ring_ends_nothing_but_its_reader(
    whole: dict[str, bytes], capfd: pytest.CaptureFixture[str]
) -> None:
    data = bytearray(whole["xls"])
    directory = data[48:52]
    table = int.from_bytes(data[76:80], "little")
    entry = (table + 1) * 512 + 4 * int.from_bytes(directory, "little")
    data[entry : entry + 4] = directory
    assert refused(bytes(data)) == "ledger_damaged"
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("张三", "张三"),
        (13806331234.0, "13806331234"),
        (1.5, "1.5"),
        (3, "3"),
        (True, "1"),
        (False, "0"),
        (date(2021, 4, 16), "2021-04-16"),
        ("", ""),
    ],
)
def test_cells_as_text(cell: str | float | date, text: str) -> None:
    assert written(cell) == text


@pytest.mark.parametrize(
    ("cell", "lost"),
    [
        (3.711991950030812e17, True),
        (371199195003081236, True),
        ("3.71199E+17", True),
        ("3.71199195003081e+017", False),
        (371199500308123.0, False),
        (13806331234.0, False),
        ("371199195003081236", False),
        ("", False),
    ],
)
def test_numbers_that_excel_has_rounded(cell: str | float, lost: bool) -> None:
    assert has_lost_digits(cell) == lost
    if lost:
        assert not re.fullmatch(r"\d{18}", written(cell)) or isinstance(cell, int)
