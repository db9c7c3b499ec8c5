"""Sets up an office in a process of its own that is killed outright on the way.

Run as `python -m tests.frontdesk.killed_founder TARGET FUNCTION NTH`: at the NTH call of FUNCTION (its
qualified name), there is no more of it.
"""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType
from typing import Any

from frontdesk.opening import create_office

GIVEN: dict[str, Any] = {
    "head": "王敏",
    "area_code": "0633",
    "division": "371122",
    "estates": ("文成", "百家晟"),
    "staff_name": "李秀",
}


def main(target: str, function: str, nth: int) -> None:
    """Set the office up, as far as it gets."""
    calls = 0

    def watch(frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        if event == "call" and frame.f_code.co_qualname == function:
            calls += 1
            if calls == nth:
                os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))

    sys.setprofile(watch)
    create_office(target, "同心社区", **GIVEN)
    sys.setprofile(None)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
