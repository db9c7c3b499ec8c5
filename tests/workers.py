"""How many processes a run of the tests is worth: a process takes seconds to begin, a core takes only one."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

_FILES_EACH = 8
_MOST = 8


def cores() -> int:
    """The cores this process may use; where that is not told, those there are."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def wanted(arguments: Iterable[str], cores: int) -> int:
    """The processes to run these files, folders and tests (`file::name`) in; 0 for the one that asks."""
    files = sum(_files(Path(argument.partition("::")[0])) for argument in arguments)
    several = min(files // _FILES_EACH, cores, _MOST)
    return several if several > 1 else 0


def _files(path: Path) -> int:
    return sum(1 for _file in path.rglob("test_*.py")) if path.is_dir() else 1
