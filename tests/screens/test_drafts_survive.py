"""A half-typed form outlives the desk: killed outright, asked to end, its window gone."""

from __future__ import annotations

import signal
import sys

import pytest

if sys.platform == "win32":
    pytest.skip("a pseudo-terminal and its signals", allow_module_level=True)

from tests.screens.terminal import Terminal

NOTEBOOK = ("同心社区 前台", "2021-0212", "F9 撤销")


def begin(terminal: Terminal) -> None:
    """A new member of a household, with a name and half a phone number."""
    terminal.wait_for(*NOTEBOOK)
    terminal.type("zny hn")
    terminal.wait_for("1人")
    terminal.press("enter")
    terminal.wait_for("张南燕", "e 更正")
    terminal.type("h")
    terminal.wait_for("户卡")
    terminal.type("n")
    terminal.wait_for("新建居民", "海纳莒州家园 12-1-1702", "本户5人")
    terminal.type("李小燕")
    terminal.wait_for("李小燕")
    for _step in range(4):
        terminal.press("down")
    terminal.wait_for(">电话")
    terminal.type("1541234")
    terminal.wait_for("1541234")


def assert_it_goes_on(office: str) -> None:
    """Started again, everything stands there, and what is typed goes on where it stopped."""
    with Terminal("--db", office) as terminal:
        terminal.wait_for(*NOTEBOOK, "草稿1")
        terminal.press("ctrl+n")
        terminal.wait_for("李小燕", "1541234", "海纳莒州家园 12-1-1702", ">电话")
        terminal.type("0207")
        terminal.wait_for("15412340207")
        terminal.press("ctrl+q")
        assert terminal.wait_for_end() == 0


def test_killed_after_a_pause(office: str) -> None:
    with Terminal("--db", office) as terminal:
        begin(terminal)
        # The count in the title says that it is written.
        terminal.wait_for("草稿1")
        terminal.type("0")
        terminal.press("escape")
        terminal.wait_for("已放一放")
        terminal.press("ctrl+n")
        terminal.wait_for("15412340")
        terminal.signal(signal.SIGKILL)
        assert terminal.wait_for_end() == -signal.SIGKILL
    with Terminal("--db", office) as terminal:
        terminal.wait_for(*NOTEBOOK, "草稿1")
        terminal.press("ctrl+n")
        terminal.wait_for("李小燕", "15412340", ">电话")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_asked_to_end_a_moment_after_the_last_key(office: str, number: signal.Signals) -> None:
    with Terminal("--db", office) as terminal:
        begin(terminal)
        terminal.signal(number)
        assert terminal.wait_for_end() == 0
    assert_it_goes_on(office)


def test_left_a_moment_after_the_last_key(office: str) -> None:
    with Terminal("--db", office) as terminal:
        begin(terminal)
        terminal.press("ctrl+q")
        assert terminal.wait_for_end() == 0
    assert_it_goes_on(office)
