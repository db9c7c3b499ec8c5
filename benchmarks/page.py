"""docs/performance.md: what was measured, on which machine, and how to measure it again."""

from __future__ import annotations

import os
import platform
import sqlite3
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from benchmarks.figures import Measured, goal_table

PAGE = Path(__file__).parent.parent / "docs" / "performance.md"
_HEAD = """# Performance

{machine}.

Times swing with whatever else a machine does: trust the ratios, which come from one run. Renew this page with
`{command}`.
"""
_TAIL = """## Who is found

A test computes over all 11,730 people of the demo that at least 85 % stand on the first page after initials
and one letter of the estate, and everybody after name and room or four digits of a phone or paper
(`tests/frontdesk/test_findability.py`).
"""


class Part(NamedTuple):
    """A part of the page: its title, a few sentences on what is measured and how, and the findings."""

    title: str
    about: str
    findings: Sequence[Measured]


def machine() -> str:
    """The machine and the versions that matter, in one line."""
    libraries = ", ".join(f"{name} {version(name.lower())}" for name in ("Textual", "Peewee"))
    return (
        f"{_processor()}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}, "
        f"SQLite {sqlite3.sqlite_version}, {libraries}"
    )


def page(parts: Sequence[Part], command: str) -> str:
    """The whole page; all goals stand together at its end."""
    goals = [goal for part in parts for measured in part.findings for goal in measured.goals]
    sections = [
        "\n\n".join([f"## {part.title}", part.about, *(measured.table for measured in part.findings)]) + "\n"
        for part in parts
    ]
    met = sum(goal.met for goal in goals)
    told = f"## Goals: {met} of {len(goals)} met\n\n{goal_table(goals)}\n"
    return "\n".join([_HEAD.format(machine=machine(), command=command), *sections, told, _TAIL])


def _processor() -> str:
    """The processor's name where Linux tells it."""
    try:
        told = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.machine()
    names = [line.partition(":")[2].strip() for line in told.splitlines() if line.startswith("model name")]
    return names[0] if names else platform.machine()
