"""The quick form of `python -m benchmarks.reliability`: each part with small numbers."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("kills, limits and forks", allow_module_level=True)

from benchmarks.reliability import __main__ as reliability
from benchmarks.reliability import damage, desks, faults, full_disk, imports, kills, screens, suspended, texts
from benchmarks.reliability.told import Told

QUICK: dict[str, Callable[[], Told]] = {
    "writing": lambda: kills.while_writing(5),
    "migrations": lambda: kills.in_migrations(1),
    "disk": lambda: full_disk.at_each_write(80, 1),
    "damage": lambda: damage.at_random(8),
    "edits": lambda: desks.edits(2, 20),
    "clock": desks.clock_back,
    "texts": lambda: texts.through_everything(1_000),
    "import": lambda: imports.killed_midway(1, 500),
}
"""Without those that need the made-up community, below, and those whose quick form stands elsewhere: `stall`,
`suspend` and `forms` have tests of their own."""


@pytest.mark.parametrize("part", QUICK)
def test_nothing_is_lost(part: str) -> None:
    told = QUICK[part]()
    assert told.met, told


def test_hostile_strings_do_nothing_on_any_page_or_form(demo_file: Path) -> None:
    told = screens.through_every_page_and_form(40, str(demo_file), offices=1, some=24)
    assert told.met, told


def test_a_fault_shows_nobodys_number(demo_file: Path) -> None:
    told = faults.in_every_handler_and_job(str(demo_file), some=40)
    assert told.met, told


def test_the_clock_on_the_wall_goes_ahead_and_the_other_does_not(tmp_path: Path) -> None:
    shim, clock = tmp_path / "wall_clock.so", tmp_path / "ahead"
    if not suspended.compile_to(shim):
        pytest.skip("no C compiler here, or not Linux")
    clock.write_bytes(bytes(8))
    asleep, told = 8 * 3600, []
    for ahead in (0, asleep):
        suspended.put_forward(clock, ahead)
        before = time.time(), time.monotonic()
        found = subprocess.run(
            [sys.executable, "-c", "import time; print(time.time(), time.monotonic())"],
            env={**os.environ, "LD_PRELOAD": str(shim), "WALL_CLOCK_AHEAD": str(clock)},
            check=True, capture_output=True, text=True,
        ).stdout.split()  # fmt: skip
        told.append([float(one) - then for one, then in zip(found, before, strict=True)])
    (wall, running), (wall_then, running_then) = told
    assert max(wall, running, running_then) < asleep <= wall_then


def test_the_page_has_a_line_of_each_part() -> None:
    lines = reliability.PAGE.read_text(encoding="utf-8").splitlines()
    assert [line.split("`")[-2] for line in lines if line.endswith("` |")] == list(reliability.PARTS)
