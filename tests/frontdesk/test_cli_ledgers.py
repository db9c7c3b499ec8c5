"""`frontdesk import` and `frontdesk export`: what is said, what is written, and how it ends."""

from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.connection import close_database, open_database
from db.tables import Journal, Resident
from frontdesk.cli import main
from frontdesk.words import language, set_language
from tests import community
from tests.frontdesk.ledgers.making import plain_residents, write_csv, write_formulas, write_xls, write_xlsx

ROOT = Path(__file__).parents[2]
Captured = pytest.CaptureFixture[str]
CSV = """姓名,性别,身份证号,住址,与户主关系
赵大山,男,,海纳3-2-601,户主
钱秀英,女,123,同上,妻
,男,,海纳3-2-602,户主
"""


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """The language and the mask for new files, as they were."""
    before, mask = language(), os.umask(0o022)
    yield
    set_language(before)
    os.umask(mask)
    close_database()


@pytest.fixture
def office(target: str) -> str:
    """A small community with a name, closed, on each engine in turn."""
    community.settle(target)
    return target


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    """Somebody good, somebody doubtful, and a row that stays out."""
    path = tmp_path / "台账 2021.csv"
    path.write_bytes(CSV.encode("gb18030"))
    return str(path)


def run(*arguments: str) -> int:
    return main(["--lang", "en", *arguments])


def people(office: str) -> int:
    """How many residents there are, asked from outside."""
    open_database(office)
    count = Resident.select().count()
    close_database()
    return count


def test_an_import_says_what_it_did_and_who_is_to_be_looked_at(
    office: str, ledger: str, capsys: Captured
) -> None:
    assert run("import", ledger, "--db", office) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "3 rows: 2 new, 0 changed, 0 as they are, 1 doubtful, 1 refused"
    assert lines[-2:] == [
        "row no. 3 钱秀英 ID number: An ID number has 18 digits, this one 3: compare it with the card.",
        "row no. 4: There is no name in this row.",
    ]
    assert run("find", "zhaods", "--db", office, "--json") == 0
    (hit,) = json.loads(capsys.readouterr().out)["hits"]
    assert (hit["name"], hit["address"]) == ("赵大山", "海纳莒州家园 3-2-601")


def test_a_dry_run_is_one_json_document_and_writes_nothing(
    office: str, ledger: str, capsys: Captured
) -> None:
    before = people(office)
    assert run("import", ledger, "--dry-run", "--json", "--db", office, "--lang", "zh") == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["rows"], document["new"], document["doubtful"], document["refused"]) == (3, 2, 1, 1)
    assert document["written"] is False
    assert [(doubt["row"], doubt["code"]) for doubt in document["doubts"]] == [(3, "paper_length")]
    assert document["refusals"][0]["row"] == 4
    assert people(office) == before


def test_strictly_nothing_is_written_if_anything_is_refused(
    office: str, ledger: str, capsys: Captured
) -> None:
    before = people(office)
    assert run("import", ledger, "--strict", "--db", office) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == "1 rows cannot go in, so nothing was written: mend them, or leave --strict.\n"
    assert people(office) == before


def test_the_rows_to_look_at_and_a_heading_taught(office: str, tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "a.csv"
    path.write_text("姓名,性别,住哪儿\n赵大山,男,海纳3-2-601\n", encoding="utf-8")
    assert run("import", str(path), "--dry-run", "--db", office) == 0
    assert "Headings that were left out: 住哪儿" in capsys.readouterr().out
    back = tmp_path / "back.xlsx"
    assert run("import", str(path), "--teach", "住哪儿=address", "--doubts", str(back), "--db", office) == 0
    assert "left out" not in capsys.readouterr().out and back.exists()
    assert run("import", str(path), "--db", office) == 0
    assert capsys.readouterr().out == "1 rows: 0 new, 0 changed, 1 as they are, 0 doubtful, 0 refused\n"
    assert run("import", str(path), "--teach", "住哪儿", "--db", office) == 2


def test_an_export_masked_and_in_full(office: str, tmp_path: Path, capsys: Captured) -> None:
    masked, full = tmp_path / "masked.csv", tmp_path / "full.csv"
    assert run("export", "residents", "-o", str(masked), "--db", office) == 0
    assert capsys.readouterr().out == f"16 rows written to {masked}.\n"
    assert run("export", "residents", "-o", str(full), "--full", "--db", office) == 1
    assert run("export", "residents", "-o", str(full), "--full", "--reason", "核对", "--db", office) == 0
    assert "15412340207" in full.read_text("utf-8") and "15412340207" not in masked.read_text("utf-8")
    assert run("export", "residents", "-o", str(masked), "--db", office) == 1
    assert run("export", "residents", "--db", office) == 1
    assert run("export", "cats", "-o", str(tmp_path / "x.csv"), "--db", office) == 1
    assert "masked.csv already" in capsys.readouterr().err


def test_requests_come_in_and_a_period_goes_out(office: str, tmp_path: Path, capsys: Captured) -> None:
    ledger, out = tmp_path / "2021年来访登记.csv", tmp_path / "out.csv"
    text = "序号,日期,来访人,来访事由,是否办结\n1,4月16日,李红,灯不亮,否\n2,13月1日,王五,没水,是\n"
    ledger.write_bytes(text.encode("gb18030"))
    assert run("import", str(ledger), "--dry-run", "--json", "--db", office) == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["kind"], document["new"], document["refused"]) == ("requests", 1, 1)
    back = tmp_path / "back.xlsx"
    assert run("import", str(ledger), "--strict", "--kind", "requests", "--db", office) == 1
    assert run("import", str(ledger), "--kind", "request", "--doubts", str(back), "--db", office) == 0
    captured = capsys.readouterr()
    assert captured.out.splitlines()[0] == "2 rows: 1 new, 0 changed, 0 as they are, 0 doubtful, 1 refused"
    assert "row no. 3" in captured.out and back.exists()
    assert run("import", str(ledger), "--db", office) == 0
    assert capsys.readouterr().out.startswith("2 rows: 0 new, 0 changed, 1 as they are")
    period = ("--from", "2021-04-16", "--to", "2021-04-16")
    assert run("export", "requests", *period, "-o", str(out), "--db", office) == 0
    assert "2 rows" in capsys.readouterr().out and "灯不亮" in out.read_text("utf-8-sig")
    assert run("export", "residents", *period, "-o", str(tmp_path / "r.csv"), "--db", office) == 1
    assert "leave out --from" in capsys.readouterr().err


HTML = b"<html><table><tr><td>\xe5\xa7\x93\xe5\x90\x8d</td></tr></table></html>"
BAD: dict[str, bytes] = {
    "page.xls": HTML,
    "picture.xlsx": b"\x89PNG\r\n\x1a\n" + bytes(100),
    "empty.xlsx": b"",
    "letters.csv": b"one two three\nfour",
    "no-headings.csv": "苹果,香蕉\n1,2\n".encode(),
    "cut.xlsx": b"PK\x03\x04" + bytes(60),
    "paper.xlsx": b"%PDF-1.7 ...",
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_bad_files_are_one_plain_sentence(office: str, tmp_path: Path, capsys: Captured, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(BAD[name])
    before = people(office)
    assert run("import", str(path), "--db", office) == 1
    captured = capsys.readouterr()
    assert captured.out == "" and captured.err.count("\n") == 1 and "Traceback" not in captured.err
    assert people(office) == before


def test_what_else_can_be_wrong(office: str, tmp_path: Path, capsys: Captured) -> None:
    formulas = write_formulas(tmp_path / "formulas.xlsx", [["姓名", "性别"], ["=A1", "=B1"]])
    for arguments, code in (
        ([str(formulas)], 1),
        ([str(tmp_path)], 1),
        ([str(tmp_path / "nothing.xlsx")], 1),
        ([str(tmp_path / "[/]\x1b[2J.xlsx")], 1),
        (["a.xlsx", "b.xlsx"], 1),
        (["."], 1),
        ([], 2),
        ([str(formulas), "--kind", "cats"], 2),
    ):
        assert run("import", *arguments, "--db", office) == code
        error = capsys.readouterr().err
        assert error.count("\n") == 1 and "\x1b" not in error and not error.startswith(" ")


@pytest.mark.parametrize("kind", ["xlsx", "xls", "gb18030", "utf-8-sig"])
def test_every_kind_of_file_goes_in(sqlite_target: str, tmp_path: Path, kind: str) -> None:
    community.settle(sqlite_target)
    rows = plain_residents(30)
    path = {
        "xlsx": lambda: write_xlsx(tmp_path / "a.xlsx", rows),
        "xls": lambda: write_xls(tmp_path / "a.xls", rows),
    }.get(kind, lambda: write_csv(tmp_path / "a.csv", rows, kind))()
    before = people(sqlite_target)
    assert run("import", str(path), "--db", sqlite_target) == 0
    assert people(sqlite_target) == before + 30


if sys.platform != "win32":

    def process(arguments: list[str], limit: int | None = None) -> subprocess.Popen[bytes]:
        """The command in a process of its own, its files no longer than so many KB."""
        words = " ".join(shlex.quote(word) for word in [sys.executable, "-m", "frontdesk", *arguments])
        shell = f"ulimit -f {limit * 2}; exec {words}" if limit else f"exec {words}"
        return subprocess.Popen(
            ["/bin/sh", "-c", shell], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )

    def _size(path: Path) -> int:
        try:
            return path.stat().st_size
        except FileNotFoundError:
            return 0

    def test_a_full_disk_in_the_middle_leaves_the_database_as_it_was(
        sqlite_target: str, tmp_path: Path
    ) -> None:
        community.settle(sqlite_target)
        path = write_xlsx(tmp_path / "a.xlsx", plain_residents(3_000))
        before = people(sqlite_target)
        room = Path(sqlite_target).stat().st_size // 1024 + 600
        done = process(["import", str(path), "--db", sqlite_target, "--lang", "en"], room)
        out, err = done.communicate(timeout=120)
        assert (done.returncode, out) == (1, b"")
        assert err.decode() == "The disk is full: make room, then try again. Nothing was half-written.\n"
        assert people(sqlite_target) == before
        assert run("check", "--db", sqlite_target) == 0

    @pytest.mark.parametrize("suffix", ["xlsx", "csv"])
    def test_a_full_disk_leaves_nothing_of_a_table(tmp_path: Path, suffix: str) -> None:
        program = f"""
from random import Random
from db.records import Refused
from frontdesk.ledgers.writing import write_table
try:
    rows = ([Random(n).randbytes(40).hex()] * 2 for n in range(3000))
    write_table({str(tmp_path / "a")!r} + ".{suffix}", "a", "ab", rows)
except Refused as refused:
    print(refused.reason.code)
"""
        shell = f"ulimit -f 100; exec {sys.executable} -c {shlex.quote(program)}"
        done = subprocess.run(["/bin/sh", "-c", shell], cwd=ROOT, capture_output=True, text=True, timeout=60)
        assert (done.stdout, done.stderr) == ("export_unwritable\n", "")
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize("part", range(1, 5))
    def test_killed_in_the_middle_all_or_nothing(sqlite_target: str, tmp_path: Path, part: int) -> None:
        community.settle(sqlite_target)
        path = write_xlsx(tmp_path / "a.xlsx", plain_residents(2_000))
        before = people(sqlite_target)
        importing = process(["import", str(path), "--db", sqlite_target])
        wal = Path(f"{sqlite_target}-wal")
        # Killed as soon as so much has been written: the first bytes, and further on.
        while importing.poll() is None and _size(wal) < part * 200_000:
            pass
        importing.send_signal(signal.SIGKILL)
        importing.communicate()
        assert people(sqlite_target) in (before, before + 2_000)
        assert run("check", "--db", sqlite_target) == 0


def test_an_import_is_one_entry_and_one_undo(office: str, ledger: str) -> None:
    before = people(office)
    assert run("import", ledger, "--db", office) == 0
    open_database(office)
    assert Journal.select().where(Journal.operation == "ledger_import").count() == 1
    close_database()
    assert people(office) == before + 2


def test_a_register_goes_in_and_out_by_the_name_of_its_kind(
    office: str, tmp_path: Path, capsys: Captured
) -> None:
    ledger = tmp_path / "场地.csv"
    ledger.write_bytes(
        "场地名称,容纳人数,联系电话\n同心广场,300,15400000001\n议事厅,很多,\n".encode("gb18030")
    )
    assert run("import", str(ledger), "--kind", "venue", "--db", office, "--json") == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["kind"], document["new"], document["written"]) == ("venues", 2, True)
    assert [(doubt["row"], doubt["field"]) for doubt in document["doubts"]] == [(3, "capacity")]
    out = tmp_path / "场地-出.csv"
    assert run("export", "venues", "-o", str(out), "--db", office) == 0
    assert "同心广场,,300,,154****0001," in out.read_text("utf-8-sig")
    capsys.readouterr()
    assert run("import", str(out), "--kind", "venues", "--db", office) == 0
    assert capsys.readouterr().out.startswith("2 rows: 0 new, 0 changed, 2 as they are")
    estates = tmp_path / "小区.csv"
    estates.write_bytes("小区名称,建成年份\n阳光里,2019\n".encode())
    assert run("import", str(estates), "--dry-run", "--db", office) == 0, "the headings tell that"
    assert capsys.readouterr().out.startswith("1 rows: 1 new")
    assert run("import", str(ledger), "--kind", "cats", "--db", office) == 2
    assert run("export", "cats", "-o", str(tmp_path / "c.csv"), "--db", office) == 1
