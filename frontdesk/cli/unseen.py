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
    if sys.platform == "linux":
        # A system may hand cores to a program of its own, whatever the limit says.
        import ctypes

        try:
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
        except (AttributeError, OSError):
            return
