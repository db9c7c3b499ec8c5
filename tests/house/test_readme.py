"""The README's commands are those that run."""

from __future__ import annotations

import os
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def _blocks(language: str) -> list[str]:
    return re.findall(
        rf"```{language}\n(.*?)\n```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL
    )


def test_two_commands_of_one_line_each() -> None:
    opens, tests = _blocks("sh")
    assert "\n" not in opens and opens.endswith("frontdesk demo")
    assert "\n" not in tests and tests.endswith("pytest")


def test_windows_has_the_same_two() -> None:
    posix = [
        command.replace("python3 ", "py ").replace("/bin/", r"\Scripts\ ".strip())
        for command in _blocks("sh")
    ]
    assert _blocks("bat") == posix


def test_ci_runs_the_test_command_word_for_word_and_last() -> None:
    script = (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()
    assert script[-1] == _blocks("sh")[1]
    assert "set -euo pipefail" in script
    assert os.access(ROOT / ".ci/run", os.X_OK)
