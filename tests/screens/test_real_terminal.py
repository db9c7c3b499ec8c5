"""The desk in a real terminal: what it looks like there, what it sends, and how it ends."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from screens.looks import LOOKS
from tests.screens import hostile_office

if sys.platform == "win32":
    pytest.skip("a pseudo-terminal and its signals", allow_module_level=True)

from tests.screens.terminal import Terminal

NOTEBOOK = ("同心社区 前台", "2021-0212", "F9 撤销")
# What Textual writes: moves, colours, modes, erasing; of what ends in BEL, only the shape of the pointer.
CONTROL_LETTERS = set("mHhlupJK")
POINTER = "\x1b]22;default\x07"
SIXTEEN = {0, 1, 2, 3, 4, 7, 9, *range(22, 30), *range(30, 38), 39, *range(40, 48), 49, *range(90, 98)} | set(
    range(100, 108)
)


@pytest.fixture
def demo(office: str) -> Iterator[Terminal]:
    """The made-up community, its notebook on the screen."""
    with Terminal("--db", office) as terminal:
        terminal.wait_for(*NOTEBOOK)
        yield terminal


@pytest.fixture
def hostile(sqlite_target: str) -> str:
    """An office full of hostile data."""
    hostile_office.make(sqlite_target)
    return sqlite_target


def assert_only_a_program_speaks(terminal: Terminal) -> None:
    """Nothing that was sent to the terminal can have come from data."""
    written = terminal.written.replace(POINTER, "")
    rest = re.sub(r"\x1b\[[0-9;:<=>?]*[ -/]*[@-~]", "", written)
    assert not re.findall(
        r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", rest
    )
    letters = {letter for _parameters, letter in terminal.sequences if not letter.startswith("ESC")}
    assert letters <= CONTROL_LETTERS


def test_find_open_switch_and_leave(demo: Terminal) -> None:
    demo.type("zny")
    demo.wait_for("3人", ">章凝遥", "海纳莒州家园 12-1-1702")
    demo.press("enter")
    demo.wait_for("章凝遥  女9", "身份证号", "371199********")
    demo.press("ctrl+t")
    demo.wait_for("Front desk", "ID number", "F9 Undo")
    demo.wait_until(lambda: "身份证号" not in demo.text)
    demo.press("ctrl+q")
    assert demo.wait_for_end() == 0
    assert demo.is_restored
    assert_only_a_program_speaks(demo)


def test_the_desk_speaks_the_language_that_is_asked_for(office: str) -> None:
    with Terminal("--db", office, "--lang", "en") as terminal:
        terminal.wait_for("同心社区 Front desk", "2021-0212", "F9 Undo")
        assert "前台" not in terminal.text


def test_columns_stand_in_the_cells_of_the_terminal(demo: Terminal) -> None:
    def columns(y: int) -> tuple[str, str, bool, str, bool]:
        cells = demo.cells(y)
        return cells[16], cells[22], bool(cells[23].strip()), cells[51], bool(cells[52].strip())

    demo.type("zny")
    demo.wait_for("3人")
    # The terminal draws a paint row by row: the count may stand before the last name does.
    demo.wait_until(lambda: all(columns(y) == (" ", " ", True, " ", True) for y in (3, 4, 5)))


@pytest.mark.parametrize("kind", ["xterm-256color", "linux"])
def test_hostile_data_says_nothing_to_the_terminal(hostile: str, kind: str) -> None:
    with Terminal("--db", hostile, TERM=kind) as terminal:
        terminal.wait_for("]0;PWNED", "王王王", "F9 撤销")
        for text in ("按我", "w", "王", "张三", "1"):
            terminal.type(text)
            terminal.wait_for(f" > {text} ", "条")
            assert terminal.rows[-1].startswith(" F1 帮助")
            terminal.press("enter")
            terminal.wait_for("/ 查找")
            terminal.type("/")
            terminal.wait_for(f" > {text} ")
            terminal.press("escape")
            terminal.wait_for("输入 zny")
        for key, title in (("f7", "民情"), ("f5", "待办"), ("f8", "统计")):
            terminal.press(key)
            terminal.wait_until(lambda title=title: title in terminal.rows[0])  # type: ignore[misc]
        terminal.press("ctrl+q")
        assert terminal.wait_for_end() == 0
        assert terminal.is_restored
        assert_only_a_program_speaks(terminal)


@pytest.mark.parametrize(
    ("look", "kind"), [("", "linux"), ("sixteen", "xterm-256color"), ("ascii", "xterm-256color")]
)
def test_sixteen_colours_are_enough(office: str, look: str, kind: str) -> None:
    with Terminal("--db", office, TERM=kind, FRONTDESK_THEME=look) as terminal:
        terminal.wait_for(*NOTEBOOK)
        terminal.type("zny")
        terminal.wait_for("3人", "户主")
        terminal.press("down", "enter")
        terminal.wait_for("371199********")
        colours = {
            int(number or 0)
            for parameters, letter in terminal.sequences
            if letter == "m"
            for number in parameters.split(";")
        }
        assert colours <= SIXTEEN
        assert colours & {44, 97}
        if look:
            assert LOOKS[look].ascii_only == ("─" not in terminal.written)


def test_more_colours_are_used_where_there_are_more(demo: Terminal) -> None:
    assert any("38;5;" in parameters for parameters, letter in demo.sequences if letter == "m")


def test_another_size_while_it_runs(demo: Terminal) -> None:
    demo.type("zny")
    demo.wait_for("3人", "海纳莒州家园 12-1-1702")
    for size in ((40, 12), (120, 40), (80, 24)):
        demo.resize(*size)
        demo.wait_until(lambda size=size: demo.rows[2] == "─" * size[0])  # type: ignore[misc]
        demo.wait_until(lambda: demo.rows[-1].startswith(" F1 帮助"))
        demo.wait_for(">章凝遥", "张宁裕", "张南燕")
    demo.wait_for("海纳莒州家园 12-1-1702", "F9 撤销")
    demo.wait_until(lambda: demo.rows[15] == "─" * 80)


def test_killed_outright_and_started_again(office: str) -> None:
    with Terminal("--db", office) as terminal:
        terminal.wait_for(*NOTEBOOK)
        terminal.type("zny")
        terminal.wait_for("3人")
        terminal.press("down", "down", "enter")
        # The preview under the list tells the same; the title says that the card is open.
        terminal.wait_until(lambda: "居民" in terminal.rows[0])
        terminal.wait_for("张南燕", "身份证号", "/ 查找")
        # The card is shown before it is noted whose it was; what comes back from there was noted after.
        terminal.type("/")
        terminal.wait_for(" > zny")
        terminal.type("n")
        terminal.wait_for(" > n ")
        terminal.signal(signal.SIGKILL)
        assert terminal.wait_for_end() == -signal.SIGKILL
    with Terminal("--db", office) as terminal:
        terminal.wait_for(*NOTEBOOK)
        terminal.type("zny")
        terminal.wait_for("3人", ">张南燕")
        terminal.press("ctrl+q")
        assert terminal.wait_for_end() == 0
    with Terminal("check", "--db", office) as terminal:
        assert terminal.wait_for_end() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_asked_to_end_it_ends_in_order(demo: Terminal, number: signal.Signals, office: str) -> None:
    demo.signal(number)
    assert demo.wait_for_end() == 0
    assert demo.is_restored
    # Written back into the one file: the database was closed, not left.
    assert not Path(f"{office}-wal").exists()


def test_ctrl_c_does_not_end_it(demo: Terminal) -> None:
    demo.press("ctrl+c")
    demo.wait_for("Ctrl+Q")
    demo.type("zny")
    demo.wait_for("3人")


@pytest.mark.parametrize("content", [b"", b"not a database at all"])
def test_a_wrong_database_is_one_sentence(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_bytes(content)
    with Terminal("--db", str(path), "--lang", "en", size=(200, 24)) as terminal:
        terminal.wait_for("Something is wrong", "is not a database of frontdesk", "Try again")
        terminal.press("ctrl+q")
        assert terminal.wait_for_end() == 1
        assert terminal.is_restored
        after = terminal.written.rpartition("\x1b[?1049l")[2]
        said = re.sub(r"\x1b\[[0-9;?<>=]*[A-Za-z]", "", after).strip()
        assert (
            said
            == f"{path} is not a database of frontdesk: choose another file with --db, or restore a backup."
        )


def test_a_terminal_that_goes_without_a_word_is_not_outlived(office: str) -> None:
    # Not its controlling terminal: when it goes, nobody sends a signal.
    near, far = os.openpty()
    command = [sys.executable, "-m", "frontdesk", "--db", office]
    with subprocess.Popen(command, stdin=far, stdout=far, stderr=far, start_new_session=True) as desk:
        os.close(far)
        drawn = b""
        while b"2021-0212" not in drawn:
            drawn += os.read(near, 65_536)
        os.close(near)
        try:
            assert desk.wait(30) == 0
        finally:
            desk.kill()
