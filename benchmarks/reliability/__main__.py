"""`python -m benchmarks.reliability [PART…] [--write]`: a table of what was found; 1 where a bar was missed.

Each part alone is named beside its line in docs/reliability.md, which --write renews for the parts that ran.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from benchmarks.reliability import (
    damage,
    desks,
    faults,
    forms,
    full_disk,
    imports,
    kills,
    screens,
    suspended,
    texts,
)
from benchmarks.reliability.told import Told

PAGE = Path(__file__).parents[2] / "docs" / "reliability.md"
PARTS: dict[str, Callable[[], Told]] = {
    "writing": kills.while_writing,
    "migrations": kills.in_migrations,
    "disk": full_disk.at_each_write,
    "damage": damage.at_random,
    "edits": desks.edits,
    "stall": desks.stall,
    "clock": desks.clock_back,
    "texts": texts.through_everything,
    "screens": screens.through_every_page_and_form,
    "faults": faults.in_every_handler_and_job,
    "import": imports.killed_midway,
    "suspend": suspended.late_by,
    "forms": forms.ended_in_the_middle,
}


def main(arguments: list[str]) -> int:
    """Run the parts that are named, or all."""
    named = [one for one in arguments if one != "--write"]
    if unknown := [one for one in named if one not in PARTS]:
        print(f"no such part: {', '.join(unknown)}; there are {', '.join(PARTS)}", file=sys.stderr)
        return 2
    missed = 0
    for name in named or PARTS:
        begun = perf_counter()
        told = PARTS[name]()
        missed += not told.met
        line = _line(name, told)
        print(f"{line}  ({perf_counter() - begun:.0f} s)", flush=True)
        if "--write" in arguments:
            _renew(name, line)
    return int(bool(missed))


def _line(name: str, told: Told) -> str:
    met = "yes" if told.met else "no"
    return f"| {told.what} | {told.bar} | {told.found} | {met} | `{name}` |"


def _renew(name: str, line: str) -> None:
    """Put a line in the place of the one of the same part."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    place = next(number for number, old in enumerate(lines) if old.endswith(f"| `{name}` |"))
    lines[place] = line
    PAGE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
