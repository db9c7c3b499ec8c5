"""A ledger in and out on the screen: chosen, looked through, taught, taken in, taken back."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from openpyxl import load_workbook

from db.connection import close_database, open_database, transaction
from db.records import Kind, Reason, Refused
from db.tables import AccessLog, Journal, LedgerHeading, Resident
from frontdesk.ledgers import dry_run, importing
from frontdesk.words import Language, reasons
from screens.files.file_page import FilePage
from screens.ledgers.ledger_out_page import LedgerOutPage
from screens.ledgers.ledger_page import LedgerPage
from screens.office import Place
from tests.frontdesk.ledgers import making
from tests.frontdesk.ledgers.making import Page, Value
from tests.screens.driven import LOOK_AGAIN, Driven, desk
from tests.screens.hostile_office import TEXTS

HEADINGS = ("姓名", "性别", "身份证号", "联系电话", "家庭住址", "与户主关系", "家里养啥")
PLACE = "金水湾小区3号楼2单元501室"
NUMBER = making.identity("1950-01-01", 1)
PHONE = "15400000001"


def family() -> list[list[Value]]:
    return [
        ["赵大山", "男", NUMBER, PHONE, PLACE, "户主", "猫"],
        ["钱秀英", "女", making.identity("1952-02-02", 2), "", PLACE, "妻", ""],
        ["赵小山", "儿", "", "", PLACE, "儿子", "狗"],
        ["", "男", "", "", PLACE, "孙子", ""],
    ]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The clerk's own folder."""
    home = tmp_path / "home"
    (home / "Desktop").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    return home


@pytest.fixture
def ledger(home: Path) -> Path:
    """A ledger of one household that nobody knows, with one odd heading and one row without a name."""
    return write(home / "Desktop" / "居民.xlsx", HEADINGS, family())


def write(path: Path, headings: tuple[str, ...], rows: list[list[Value]]) -> Path:
    return making.write_xlsx(path, Page([list(headings), *rows], name="居民"))


async def open_ledger(driven: Driven, path: Path | str) -> LedgerPage:
    driven.app.go(Place("ledger", text=str(path)))
    await driven.settle()
    assert isinstance(driven.page, LedgerPage)
    return driven.page


async def choose_a_ledger(driven: Driven) -> FilePage:
    await driven.press("ctrl+p")
    await driven.type("导入台账")
    await driven.press("enter")
    await driven.settle()
    assert isinstance(driven.page, FilePage)
    return driven.page


def names(page: FilePage) -> list[str]:
    assert page.folder is not None
    return [item.name for item in page.folder.items]


def count(target: str, table: type) -> int:
    open_database(target)
    try:
        with transaction():
            return int(table.select().count())  # type: ignore[attr-defined]
    finally:
        close_database()


def age(path: Path, days: int) -> None:
    then = 1_600_000_000 - days * 86_400
    os.utime(path, (then, then))


# The picker.


async def test_it_begins_on_the_desktop_with_the_newest_first(office: str, home: Path, ledger: Path) -> None:
    place = home / "Desktop"
    for days, name in enumerate(("新.csv", "旧.XLS", "中.et")):
        (place / name).write_text("x")
        age(place / name, days)
    (place / "图.png").write_text("x")
    (place / ".隐.xlsx").write_text("x")
    (place / "~$居民.xlsx").write_text("x")
    (place / "夹").mkdir()
    age(place / "夹", 9)
    age(ledger, 5)
    async with desk(office) as driven:
        page = await choose_a_ledger(driven)
        assert names(page) == ["新.csv", "旧.XLS", "中.et", "居民.xlsx", "夹"]
        assert str(place)[-30:] in driven.rows[1]
        assert driven.rows[4].split()[:3] == [">新.csv", "1", "B"]
        assert "夹/" in driven.rows[8] and "文件夹" in driven.rows[8]


async def test_typing_picks_by_initials_and_characters(office: str, ledger: Path) -> None:
    (ledger.parent / "流动人口.csv").write_text("x")
    async with desk(office) as driven:
        await choose_a_ledger(driven)
        for typed in ("ldrk", "liudong", "人口"):
            await driven.type(typed)
            assert driven.marked.startswith(">流动人口.csv"), typed
            assert "居民" not in "\n".join(driven.rows[4:])
            await driven.press("escape")
        assert len(driven.rows[4:6]) == 2 and "居民" in driven.text


async def test_enter_goes_in_left_and_backspace_out(office: str, home: Path, ledger: Path) -> None:
    inner = home / "Desktop" / "台账" / "二月"
    inner.mkdir(parents=True)
    async with desk(office) as driven:
        page = await choose_a_ledger(driven)
        await driven.type("tz")
        await driven.press("enter")
        await driven.settle()
        assert page.folder is not None and page.folder.path == str(inner.parent)
        await driven.press("enter")
        await driven.settle()
        assert page.folder.path == str(inner)
        assert "这里没有台账" in driven.rows[4]
        await driven.press("left")
        await driven.settle()
        assert driven.marked.startswith(">二月/")
        await driven.press("backspace")
        await driven.settle()
        assert driven.marked.startswith(">台账/")
        await driven.press("escape")
        assert driven.page is driven.app.desk
        await choose_a_ledger(driven)
        assert page.folder.path == str(home / "Desktop"), "remembered"


async def test_letters_left_and_backspace_edit_what_is_typed(office: str, ledger: Path) -> None:
    async with desk(office) as driven:
        page = await choose_a_ledger(driven)
        before = page.folder
        await driven.type("jm")
        await driven.press("left", "backspace")
        await driven.settle()
        assert "> m" in driven.rows[2]
        assert page.folder is before


@pytest.mark.parametrize("form", ["{}", '"{}"', "'{}'", "file://{}", " {} "])
async def test_a_path_can_be_pasted(office: str, ledger: Path, form: str) -> None:
    async with desk(office) as driven:
        page = await choose_a_ledger(driven)
        page.query_one("#file-box").value = form.format(ledger)  # type: ignore[attr-defined]
        await driven.press("enter")
        await driven.settle()
        assert isinstance(driven.page, LedgerPage)
        assert "居民.xlsx" in driven.rows[1]


async def test_a_folder_can_be_typed_and_what_is_not_there_is_said(
    office: str, home: Path, ledger: Path
) -> None:
    async with desk(office) as driven:
        page = await choose_a_ledger(driven)
        await driven.type("~/")
        await driven.press("enter")
        await driven.settle()
        assert page.folder is not None and page.folder.path == str(home)
        await driven.type("/没有/这个.xlsx")
        await driven.press("enter")
        await driven.settle()
        assert driven.rows[-3].startswith(" ! ") and "这个.xlsx" in driven.rows[-3]
        assert driven.page is page
        page.query_one("#file-box").value = f"'{ledger}' '{ledger}'"  # type: ignore[attr-defined]
        await driven.press("enter")
        await driven.settle()
        assert "一次只能选一个文件" in driven.rows[-3]


async def test_a_folder_that_went_meanwhile_is_said_and_left_with_a_key(office: str, home: Path) -> None:
    inner = home / "Desktop" / "夹"
    inner.mkdir()
    async with desk(office) as driven:
        page = await choose_a_ledger(driven)
        inner.rmdir()
        await driven.press("enter")
        await driven.settle()
        assert driven.rows[-3].startswith(" ! ") and "夹" in driven.rows[-3]
        await driven.press("left")
        await driven.settle()
        assert page.folder is not None and page.folder.path == str(home)


async def test_a_folder_that_does_not_answer_holds_up_nothing(
    office: str, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Event()
    async with desk(office) as driven:
        real = os.scandir
        monkeypatch.setattr(os, "scandir", lambda path: (held.wait(10), real(path))[1])
        driven.waits_for_folders = False
        driven.app.go(Place("ledger_file"))
        await driven.settle()
        assert "正在查看" in driven.rows[1]
        await driven.press("f3")
        await driven.type("zhangnanyan")
        assert "张南燕" in driven.text, "lookups go on"
        held.set()


async def test_hostile_file_names_are_shown_as_text(office: str, home: Path) -> None:
    made = 0
    for text in TEXTS:
        try:
            (home / "Desktop" / f"{text.replace('/', '∕')[:40]}{made}.csv").write_text("姓名,性别\n甲,男\n")
            made += 1
        except (OSError, ValueError):
            continue
    with open(os.fsencode(home / "Desktop") + b"/\xff\xfe.csv", "wb") as file:
        file.write("姓名,性别,是否低保\n甲,男,是\n".encode())
    assert made > 15
    async with desk(office) as driven:
        page = await choose_a_ledger(driven)
        for _step in range(made + 1):
            assert driven.marked
            assert not any(sign in driven.text for sign in "\x1b\x9b\u202e\u200b")
            await driven.press("down")
        for place in sorted((home / "Desktop").iterdir()):
            driven.app.go(Place("ledger", text=str(place)))
            await driven.settle()
            assert isinstance(driven.page, LedgerPage) and driven.page.look is not None
            assert not any(sign in driven.text for sign in "\x1b\x9b\u202e\u200b")
        await driven.press("f10")
        assert isinstance(driven.page, LedgerPage) and driven.page.look is not None
        assert not driven.has_ended
        assert page.is_current is False


# The dry run.


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 12)])
async def test_the_dry_run_says_what_would_be_done(
    office: str, ledger: Path, size: tuple[int, int], language: Language
) -> None:
    before = count(office, Journal)
    async with desk(office, size=size, language=language) as driven:
        page = await open_ledger(driven, ledger)
        assert page.look is not None
        counts = page.look.run.counts
        assert (counts.rows, counts.new, counts.doubtful, counts.refused) == (4, 3, 1, 1)
        assert "居民.xlsx" in driven.rows[1]
        assert "家里养啥" in driven.rows[5]
        for letter in "rdcn":
            await driven.press(letter)
        assert "赵大山" in driven.rows[5]
        await driven.press("escape")
        assert driven.page is driven.app.desk
    assert count(office, Journal) == before


async def test_sections_by_letter_and_by_arrows_and_the_whole_sentence_below(
    office: str, ledger: Path
) -> None:
    async with desk(office) as driven:
        await open_ledger(driven, ledger)
        assert ">h 未识别表头 1" in driven.rows[3]
        await driven.press("r")
        assert ">r 拒绝 1" in driven.rows[3]
        assert driven.marked.split()[1] == "5"
        await driven.press("d")
        assert driven.marked.split()[1:3] == ["4", "赵小山"]
        assert "第4行 赵小山 性别" in driven.rows[-5]
        await driven.press("n", "down")
        assert driven.marked.split()[1:4] == ["3", "钱秀英", "女69"]
        assert "金水湾" in driven.marked and "+" in driven.marked
        await driven.press("right")
        assert ">h" in driven.rows[3]
        await driven.press("left", "left")
        assert ">c 变更 0" in driven.rows[3]
        assert "没有变更的" in driven.rows[5]
        await driven.press("n")
        assert driven.marked.split()[2] == "钱秀英", "the cursor stays"


async def test_neither_numbers_nor_phones_nor_birthdays_are_shown(office: str, ledger: Path) -> None:
    async with desk(office) as driven:
        page = await open_ledger(driven, ledger)
        await driven.press("f10")
        changed = [list(row) for row in family()]
        changed[0][3] = "15400009999"
        changed[2][2] = third = making.identity("1980-03-03", 1)
        write(ledger, HEADINGS, changed)
        driven.app.go(Place("desk"))
        await driven.settle()
        page._path = ""
        await open_ledger(driven, ledger)
        read = []
        for letter in "hrdcn":
            await driven.press(letter)
            for _step in range(4):
                read.append(driven.text)
                await driven.press("down")
        shown = "\n".join(read)
        assert "154****9999" in shown and "371199********" in shown
        for secret in (NUMBER, third, PHONE, "15400009999", "1980-03-03", "19800303"):
            assert secret not in shown


async def test_several_sheets_are_told_apart(office: str, home: Path) -> None:
    path = home / "两表.xlsx"
    making.write_xlsx(
        path,
        Page([list(HEADINGS), *family()[:2]], name="一网格"),
        Page([list(HEADINGS), *family()[2:]], name="二网格"),
    )
    async with desk(office) as driven:
        await open_ledger(driven, path)
        assert "2个表" in driven.rows[1]
        await driven.press("r")
        assert driven.marked.split()[1:3] == ["二网格", "3"]


# Teaching.


async def test_an_unknown_heading_is_taught_once(office: str, ledger: Path) -> None:
    async with desk(office) as driven:
        page = await open_ledger(driven, ledger)
        assert "2行有内容" in driven.marked
        await driven.press("enter")
        assert "姓名" not in "\n".join(driven.rows[5:18]), "there is a name already"
        await driven.type("bz")
        await driven.press("enter")
        assert page.look is not None and not page.look.run.headings
        assert driven.rows[-3].startswith(" 记住了")
        assert ">r 拒绝 1" in driven.rows[3], "then the next section"
        await driven.press("f10", "f3")
        write(ledger.parent / "下月.xlsx", HEADINGS, family()[:1])
        page = await open_ledger(driven, ledger.parent / "下月.xlsx")
        assert page.look is not None and not page.look.run.headings
    open_database(office)
    with transaction():
        assert [(one.heading, one.field) for one in LedgerHeading.select()] == [("家里养啥", "note")]
        assert Resident.get(Resident.name == "赵小山").note == "狗"


async def test_teaching_can_be_left(office: str, ledger: Path) -> None:
    async with desk(office) as driven:
        page = await open_ledger(driven, ledger)
        await driven.press("enter", "n", "escape")
        assert driven.page is page
        assert ">h" in driven.rows[3], "letters were typed ahead, not sections"
        assert driven.marked.split()[1] == "家里养啥"
    assert count(office, LedgerHeading) == 0


async def test_a_heading_with_blanks_and_signs_is_taught_too(office: str, home: Path) -> None:
    path = write(home / "a.xlsx", (*HEADINGS[:-1], "[/]家里 养啥?(只)"), family())
    async with desk(office) as driven:
        page = await open_ledger(driven, path)
        assert "[/]家里" in driven.marked
        await driven.press("enter")
        await driven.press("enter")
        assert page.look is not None and not page.look.run.headings


# Taking in and back.


async def test_taken_in_and_taken_back(office: str, ledger: Path) -> None:
    before = count(office, Resident)
    async with desk(office) as driven:
        page = await open_ledger(driven, ledger)
        await driven.press("f10")
        assert page.look is not None and page.look.run.taken
        assert driven.rows[-3] == " 已导入:新增3人,变更0人,按F9可全部撤销。"
        assert "已导入" in driven.rows[1]
        await driven.press("f10")
        await driven.press("f3")
        await driven.type("zhaodashan")
        assert "赵大山" in driven.text and "金水湾" in driven.text
        await open_ledger(driven, ledger)
        await driven.press("f9")
        assert driven.rows[-3] == " 已撤销:导入台账。"
        assert not page.look.run.taken and page.look.run.counts.new == 3, "looked through again"
    assert count(office, Resident) == before


async def test_the_same_again_changes_nothing(office: str, ledger: Path) -> None:
    async with desk(office) as driven:
        page = await open_ledger(driven, ledger)
        await driven.press("f10", "f3")
        copy = ledger.with_name("又一份.xlsx")
        copy.write_bytes(ledger.read_bytes())
        await open_ledger(driven, copy)
        assert page.look is not None
        counts = page.look.run.counts
        assert (counts.new, counts.changed, counts.unchanged) == (0, 0, 3)


async def test_what_changed_meanwhile_is_shown_before_it_is_written(office: str, ledger: Path) -> None:
    async with desk(office) as driven:
        page = await open_ledger(driven, ledger)
        duty = driven.app.office.duty
        assert duty is not None

        def at_another_desk() -> None:
            ledgers = importing.open_ledgers(str(ledger))
            importing.look_through(duty, ledgers).write(duty)

        driven.app.office.background.do(at_another_desk, lambda _: None, page.failed)
        await driven.settle()
        await driven.press("f10")
        assert driven.rows[-3].startswith(" ! 库中资料刚有变动")
        assert page.look is not None and not page.look.run.taken
        assert page.look.run.counts.new == 0
    assert count_named(office, "赵大山") == 1


def count_named(target: str, name: str) -> int:
    open_database(target)
    try:
        with transaction():
            return int(Resident.select().where(Resident.name == name).count())
    finally:
        close_database()


async def test_a_change_elsewhere_that_does_not_matter_is_no_reason_to_ask(office: str, ledger: Path) -> None:
    async with desk(office) as driven:
        page = await open_ledger(driven, ledger)
        other = write(
            ledger.with_name("别的.xlsx"), HEADINGS[:1] + HEADINGS[4:6], [["孙七", "盛元御景1-1-101", ""]]
        )
        duty = driven.app.office.duty
        assert duty is not None

        def at_another_desk() -> None:
            importing.look_through(duty, importing.open_ledgers(str(other))).write(duty)

        driven.app.office.background.do(at_another_desk, lambda _: None, page.failed)
        await driven.settle()
        await driven.press("f10")
        assert page.look is not None and page.look.run.taken


# Long work: how far it is, and stopping it.


class Held:
    """Stands in the way of a stage until it is let go: a long ledger, without the waiting."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, stage: dry_run.Stage) -> None:
        self.reached, self.let_go = Event(), Event()
        real_look, real_take_in = dry_run.look, dry_run.take_in

        def held(tell: Callable[[dry_run.Progress], None]) -> Callable[[dry_run.Progress], None]:
            def told(how_far: dry_run.Progress) -> None:
                tell(how_far)
                if how_far.stage is stage and not self.reached.is_set():
                    self.reached.set()
                    self.let_go.wait(10)
                    tell(how_far)

            return told

        monkeypatch.setattr(
            dry_run, "look", lambda duty, path, kind, tell: real_look(duty, path, kind, held(tell))
        )
        monkeypatch.setattr(dry_run, "take_in", lambda duty, run, tell: real_take_in(duty, run, held(tell)))

    async def until_reached(self, driven: Driven) -> None:
        while not self.reached.is_set():
            await asyncio.sleep(LOOK_AGAIN)
        await driven.pilot.pause()


@pytest.fixture
def held_reading(monkeypatch: pytest.MonkeyPatch) -> Iterator[Held]:
    held = Held(monkeypatch, dry_run.Stage.READING)
    yield held
    held.let_go.set()


@pytest.fixture
def held_writing(monkeypatch: pytest.MonkeyPatch) -> Iterator[Held]:
    held = Held(monkeypatch, dry_run.Stage.WRITING)
    yield held
    held.let_go.set()


async def test_reading_shows_how_far_it_is_and_escape_stops_it(
    office: str, ledger: Path, held_reading: Held
) -> None:
    async with desk(office, theme="ascii") as driven:
        await choose_a_ledger(driven)
        await driven.pilot.press("enter")
        await held_reading.until_reached(driven)
        assert "正在读取" in driven.rows[6]
        assert "[---" in driven.rows[7] and driven.rows[7].isascii()
        await driven.pilot.press("ctrl+t")
        assert "Reading the rows" in driven.text, "the screen is not held up"
        await driven.pilot.press("ctrl+t", "f10", "d", "b", "enter")
        await driven.pilot.press("escape")
        held_reading.let_go.set()
        await driven.settle()
        assert isinstance(driven.page, FilePage)
        assert "已停止" in driven.rows[-3] or "停止" in driven.rows[-3]
        await driven.press("enter")
        await driven.settle()
        assert isinstance(driven.page, LedgerPage) and driven.page.look is not None


async def test_leaving_stops_reading_and_coming_back_reads_again(
    office: str, ledger: Path, held_reading: Held
) -> None:
    async with desk(office) as driven:
        driven.app.go(Place("ledger", text=str(ledger)))
        await held_reading.until_reached(driven)
        page = driven.page
        assert isinstance(page, LedgerPage)
        await driven.pilot.press("f3")
        held_reading.let_go.set()
        await driven.settle()
        assert not page.is_at_work and page.look is None
        await open_ledger(driven, ledger)
        assert page.look is not None


async def test_escape_while_writing_leaves_nothing_written(
    office: str, ledger: Path, held_writing: Held
) -> None:
    people, entries = count(office, Resident), count(office, Journal)
    async with desk(office) as driven:
        page = await open_ledger(driven, ledger)
        await driven.pilot.press("f10")
        await held_writing.until_reached(driven)
        assert "正在写入" in driven.text
        await driven.pilot.press("escape")
        held_writing.let_go.set()
        await driven.settle()
        assert page.look is not None and not page.look.run.taken
        assert "停止" in driven.rows[-3]
    assert (count(office, Resident), count(office, Journal)) == (people, entries)


async def test_leaving_does_not_stop_what_is_being_written(
    office: str, ledger: Path, held_writing: Held
) -> None:
    async with desk(office) as driven:
        await open_ledger(driven, ledger)
        await driven.pilot.press("f10")
        await held_writing.until_reached(driven)
        await driven.pilot.press("f3")
        held_writing.let_go.set()
        await driven.settle()
        assert driven.page is driven.app.desk
        assert driven.rows[-3].startswith(" 已导入"), "it is said where the clerk is"
    assert count_named(office, "赵大山") == 1


async def test_leaving_the_desk_stops_reading(office: str, ledger: Path, held_reading: Held) -> None:
    async with desk(office) as driven:
        driven.app.go(Place("ledger", text=str(ledger)))
        await held_reading.until_reached(driven)
        await driven.pilot.press("ctrl+q")
        held_reading.let_go.set()
    assert count_named(office, "赵大山") == 0


# The rows to look at, as a file.


async def test_the_rows_to_look_at_go_into_a_file_beside_the_ledger(office: str, ledger: Path) -> None:
    async with desk(office) as driven:
        page = await open_ledger(driven, ledger)
        await driven.press("b")
        assert "居民-待核.xlsx" in driven.rows[-4]
        await driven.press("enter")
        written = ledger.with_name("居民-待核.xlsx")
        assert driven.rows[-3].startswith(" 已写出2行")
        sheet = load_workbook(written).active
        assert sheet is not None
        assert [row[1] for row in sheet.iter_rows(min_row=2, values_only=True)] == [4, 5]
        await driven.press("b")
        assert "居民-待核-2.xlsx" in driven.rows[-4], "another name than one that is there"
        await driven.type("居民-待核.xlsx")
        await driven.press("enter")
        assert driven.rows[-3].startswith(" ! ")
        await driven.press("escape", "d")
        assert driven.page is page and ">d" in driven.rows[3]


async def test_nothing_doubtful_nothing_to_write(office: str, home: Path) -> None:
    path = write(home / "好.xlsx", HEADINGS[:-1], [row[:-1] for row in family()[:2]])
    async with desk(office) as driven:
        page = await open_ledger(driven, path)
        assert "写出待核" not in driven.rows[-2]
        await driven.press("b")
        assert not page._naming.asks


# Bad input.

BAD: dict[str, bytes] = {
    "ledger_is_html": "<html><table><tr><td>姓名</td></tr></table></html>".encode(),
    "ledger_is_protected": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
    "ledger_is_picture": b"\x89PNG\r\n\x1a\n" + b"0" * 100,
    "ledger_empty": b"",
    "ledger_no_headings": "甲,乙\n1,2\n".encode(),
    "ledger_no_rows": "姓名,性别\n".encode(),
    "ledger_damaged": b"PK\x03\x04" + b"\0" * 50,
}


@pytest.mark.parametrize("code", BAD)
@pytest.mark.parametrize("language", ["zh", "en"])
async def test_bad_files_get_one_plain_sentence(
    office: str, home: Path, code: str, language: Language
) -> None:
    path = home / "Desktop" / "[b]坏.xls"
    path.write_bytes(BAD[code])
    async with desk(office, language=language) as driven:
        page = await open_ledger(driven, path)
        assert page.look is None and not page.is_at_work
        assert driven.rows[6].startswith("  ! ")
        sentence = reasons.say(refusal(path))
        assert sentence[:15] in driven.rows[6]
        assert not driven.rows[-3], "said once"
        for key in ("f10", "b", "d", "h", "left", "down", "f9", "f9"):
            await driven.press(key)
        making.write_csv(path, Page([["姓名", "性别"], ["甲某某", "男"]]))
        await driven.press("enter")
        assert page.look is not None, "read again"
        await driven.press("escape", "f3")
        await driven.type("zhangnanyan")
        await driven.press("enter")
        assert driven.app.way.here.kind is Kind.RESIDENT


def refusal(path: Path) -> Reason:
    with pytest.raises(Refused) as refused:
        importing.open_ledgers(path)
    return refused.value.reason


async def test_a_ledger_that_is_gone_is_said(office: str, home: Path) -> None:
    async with desk(office) as driven:
        await open_ledger(driven, home / "没有.xlsx")
        assert driven.rows[6].startswith("  ! ") and "没有.xlsx" in driven.rows[6]


async def test_hostile_cells_are_shown_as_text(office: str, home: Path) -> None:
    rows = [[text[:30_000], text[:200], "", "", PLACE, text[:50], text[:9]] for text in TEXTS]
    path = home / "坏人.csv"
    lines = [
        ",".join('"' + str(cell).replace('"', '""').replace("\0", "") + '"' for cell in row)
        for row in [list(HEADINGS), *rows]
    ]
    path.write_bytes("\r\n".join(lines).encode("utf-8", "replace"))
    async with desk(office) as driven:
        page = await open_ledger(driven, path)
        assert page.look is not None
        for letter in "hrdcn":
            await driven.press(letter)
            for _step in range(len(TEXTS) * 2):
                assert not any(sign in driven.text for sign in "\x1b\x9b\u202e\u200b\u2028")
                await driven.press("down")
        await driven.press("f10")
        assert page.look.run.taken


# The ledger out.


async def open_writing(driven: Driven) -> LedgerOutPage:
    await driven.press("ctrl+p")
    await driven.type("导出台账")
    await driven.press("enter")
    assert isinstance(driven.page, LedgerOutPage)
    return driven.page


async def test_a_masked_ledger_is_written(office: str, home: Path) -> None:
    async with desk(office) as driven:
        await open_writing(driven)
        assert "居民-2021-09-06.xlsx" in driven.rows[5]
        await driven.press("enter", "enter", "enter")
        path = home / "Desktop" / "居民-2021-09-06.xlsx"
        assert driven.rows[-3].startswith(" 已写出11730行")
        assert "居民-2021-09-06-2.xlsx" in driven.rows[5], "the next one would be another"
    sheet = load_workbook(path, read_only=True).active
    assert sheet is not None
    head, first = list(sheet.iter_rows(max_row=2, values_only=True))
    assert "出生日期" not in head
    assert "*" in str(first[head.index("身份证号")])
    assert count(office, AccessLog) == 0


async def test_a_full_one_needs_its_reason_and_stands_in_the_access_log(office: str, home: Path) -> None:
    async with desk(office) as driven:
        await open_writing(driven)
        await driven.type("zh")
        await driven.press("enter")
        assert "住户" in driven.rows[2]
        await driven.type("qb")
        await driven.press("enter")
        assert "全部" in driven.rows[3] and driven.rows[4].startswith(">")
        await driven.press("f10")
        assert driven.rows[-3].startswith(" ! ")
        await driven.type("[/]入户核对")
        await driven.press("f10")
        assert driven.rows[-3].startswith(" 已写出3909行:住户-2021-09-06.xlsx")
    assert count(office, AccessLog) > 3000


async def test_a_file_that_is_there_or_a_wrong_ending_is_refused(office: str, home: Path) -> None:
    async with desk(office) as driven:
        page = await open_writing(driven)
        await driven.press("enter", "enter")
        box = page._fields._boxes["file"]
        for name, said in (("a.txt", ".xlsx"), ("b.csv", "b.csv"), ("没有/c.csv", "c.csv")):
            (home / "b.csv").write_text("x")
            box.value = str(home / name)
            await driven.press("f10")
            assert driven.rows[-3].startswith(" ! ") and said in driven.rows[-3], name
        assert (home / "b.csv").read_text() == "x"
        await driven.press("escape")
        assert driven.page is driven.app.desk


async def test_values_are_listed_and_both_languages_understood(office: str, home: Path) -> None:
    async with desk(office, language="en") as driven:
        driven.app.go(Place("ledger_out"))
        await driven.settle()
        await driven.press("f4", "down", "enter")
        assert "households" in driven.rows[2]
        await driven.press("ctrl+t")
        assert "住户" in driven.rows[2] and "遮盖" in driven.rows[3]
