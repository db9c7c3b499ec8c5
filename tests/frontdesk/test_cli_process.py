"""The command as the system runs it: closed and broken pipes, other encodings, bytes that are no text."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from db.connection import close_database, open_database, transaction
from db.tables import Setting
from frontdesk.cli.output import columns, shortened
from frontdesk.text import cell_width
from tests import community
from tests.conftest import TODAY

ROOT = Path(__file__).parents[2]
posix = pytest.mark.skipif(sys.platform == "win32", reason="a shell and its pipes")


@pytest.fixture
def office(sqlite_target: str) -> str:
    """A small community with a name, closed."""
    community.settle(sqlite_target)
    return sqlite_target


def frontdesk(
    *arguments: str | bytes, shell: str = "", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the command; `shell` is what follows it on a shell's line."""
    command: list[str | bytes] = [sys.executable, "-m", "frontdesk", *arguments]
    if shell:
        words = " ".join(shlex.quote(os.fsdecode(word)) for word in command)
        command = ["/bin/sh", "-c", f"{words} {shell}"]
    surroundings = {**os.environ, "LANG": "zh_CN.UTF-8", "LC_ALL": "", "LC_MESSAGES": "", **environment}
    return subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, check=False)


def test_the_system_language_is_spoken() -> None:
    done = frontdesk("nosuch", PYTHONIOENCODING="utf-8")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == "没有“nosuch”这个命令;命令清单见“frontdesk --help”。\n"


def test_a_terminal_that_knows_only_ascii(office: str) -> None:
    found = frontdesk("find", "张宁裕", "--db", office, PYTHONIOENCODING="ascii")
    assert (found.returncode, found.stderr) == (0, b"")
    assert b"1-2-301" in found.stdout
    as_json = frontdesk("find", "张宁裕", "--db", office, "--json", PYTHONIOENCODING="ascii")
    assert json.loads(as_json.stdout)["hits"][0]["name"] == "张宁裕"
    refused = frontdesk("nosuch", PYTHONIOENCODING="ascii")
    assert refused.returncode == 2 and b"nosuch" in refused.stderr


@posix
def test_arguments_that_are_no_text(office: str) -> None:
    found = frontdesk("find", b"zhangningyu\xff", "--json", "--db", office, PYTHONIOENCODING="utf-8")
    assert found.returncode == 0
    assert json.loads(found.stdout)["query"] == "zhangningyu"
    assert frontdesk("find", "x", "--db", b"\xff.db").returncode == 2


@posix
@pytest.mark.parametrize(
    ("shell", "code", "told"),
    [
        (">&-", 0, b""),
        ("2>&-", 0, b""),
        ("> /dev/full", 1, "结果写不出去".encode()),
        ("| true; exit 0", 0, b""),
    ],
)
def test_nobody_listens(shell: str, code: int, told: bytes, office: str) -> None:
    done = frontdesk("find", "z", "--db", office, shell=shell, PYTHONIOENCODING="utf-8")
    assert done.returncode == code
    assert told in done.stderr
    assert b"Traceback" not in done.stderr and b"Exception ignored" not in done.stderr


@posix
def test_new_files_are_for_their_owner_only(office: str, tmp_path: Path) -> None:
    Path(office).chmod(0o644)
    folder = tmp_path / "copies"
    folder.mkdir()
    assert frontdesk("backup", str(folder / "copy.db"), "--db", office).returncode == 0
    assert {path.stat().st_mode & 0o077 for path in folder.iterdir()} == {0}


@posix
def test_all_that_is_written_is_for_its_owner_only(office: str, tmp_path: Path) -> None:
    for command in (
        ("backup", str(tmp_path / "copy.db")),
        ("export", "residents", "-o", str(tmp_path / "residents.csv")),
        ("export", "residents", "--full", "--reason", "x", "-o", str(tmp_path / "full.xlsx")),
        ("diary", "-o", str(tmp_path / "diary.html")),
        ("settings", "--export", str(tmp_path / "settings.json")),
    ):
        done = frontdesk(*command, "--db", office, shell="0<&- ; umask 022")
        assert done.returncode == 0, done.stderr
    found = [path for path in tmp_path.rglob("*") if path.name != tmp_path.name]
    assert len(found) >= 5
    assert [path.name for path in found if path.stat().st_mode & 0o077] == []


@pytest.mark.skipif(sys.platform != "linux", reason="asks the kernel of Linux")
def test_nothing_of_the_memory_is_written_to_the_disk(office: str) -> None:
    code = (
        f"import ctypes, resource\nfrom frontdesk.cli import main\nmain(['find', 'x', '--db', {office!r}])\n"
        "print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "(0, 0) 0"


@pytest.mark.parametrize("content", [b"", b"not a database at all", b"SQLite format 3\x00 cut short"])
def test_a_file_that_is_no_database(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "office.db"
    path.write_bytes(content)
    done = frontdesk("find", "x", "--db", str(path), "--lang", "en", PYTHONIOENCODING="utf-8")
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.count(b"\n") == 1 and b"Traceback" not in done.stderr
    assert path.read_bytes() == content


def test_the_demo_is_built_once(tmp_path: Path) -> None:
    path = tmp_path / "demo.db"
    # As a build that was killed leaves it.
    open_database(str(path), create=True)
    close_database()
    build = ("demo", "--no-open", "--lang", "en", "--db", str(path))
    assert frontdesk(*build, PYTHONIOENCODING="utf-8").stdout.decode().splitlines() == [
        "Building the made-up community…",
        f"The made-up community is in {path}.",
    ]
    again = frontdesk(*build, "--seed", "2")
    assert again.stdout.decode().splitlines() == [f"The made-up community is in {path} already."]
    found = frontdesk("find", "张大爷", "怡乐园", "--json", "--db", str(path), PYTHONIOENCODING="utf-8")
    assert "金马怡乐园" in json.loads(found.stdout)["hits"][0]["address"]


@posix
@pytest.mark.parametrize("before", [(), ("demo",)])
def test_the_desk_opens_and_is_left(before: tuple[str, ...], office: str) -> None:
    import pexpect

    if before:
        open_database(office)
        with transaction():
            Setting.create(key="demo", value="1", changed_at=TODAY)
        close_database()
    arguments = ["-m", "frontdesk", *before, "--db", office, "--lang", "zh"]
    desk = pexpect.spawn(
        sys.executable, arguments, cwd=str(ROOT), encoding="utf-8", dimensions=(24, 80), timeout=60
    )
    desk.expect_exact("同心社区")
    desk.sendcontrol("q")
    desk.expect(pexpect.EOF)
    desk.close()
    assert desk.exitstatus == 0


def test_cells() -> None:
    assert [cell_width(text) for text in ("ab", "张a", "é", "e\u0301", "—", "ア")] == [2, 3, 1, 1, 1, 2]
    assert columns([("张乃玉", "男75", ""), ("Li", "F6", "x")]) == ["张乃玉  男75", "Li      F6    x"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("张乃玉", "张乃玉"),
        ("王" * 20, "王" * 20),
        ("王" * 21, "王" * 19 + "…"),
        ("a" * 10_000, "a" * 39 + "…"),
        ("", ""),
    ],
)
def test_long_texts_do_not_push_columns_apart(text: str, shown: str) -> None:
    assert shortened(text, 40) == shown
