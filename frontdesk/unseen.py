"""What the program holds in memory stays there: no core dump, and no other process of the user looks in."""

from __future__ import annotations

import sys

_PR_SET_DUMPABLE = 4


def leave_no_core() -> None:
    """Let a crash write nothing of the memory to the disk, where it would lie about with people's numbers.

    Windows writes such files only where an administrator has asked for them.
    """
    if sys.platform == "win32":
        return
    import resource

    try:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (OSError, ValueError):
        return


def let_nobody_look_in() -> None:
    """The same where a system hands cores to a program of its own, whatever the limit says.

    Called before there is anybody's data in the memory; not at once, for it takes a moment to load.
    """
    if sys.platform != "linux":
        return
    import ctypes

    try:
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    except (AttributeError, OSError):
        return
