"""What encryption costs: the made-up community plain and encrypted, opened, looked up in, written to.

Of attached files: one of 10 MB attached and opened to be looked at, in the clear and sealed.

`python -m benchmarks.encrypted [DEMO.db]` prints the lines of the table in `docs/performance.md`.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from db.connection import close_database, execute, open_database, transaction
from db.encryption import encrypting, file_keys
from db.files import kept_files, office_files
from db.records import Duty
from frontdesk.finding import find

PASSPHRASE = "made up for measuring"
DUTY = Duty(1, "", "clerk", "1", date(2021, 9, 6))
_ATTACHED = 10 << 20
ASKED = ("zny", "zhang hn", "yly 301", "wang", "5206", "liudawei", "hn 3-", "li")


def main() -> None:
    """Measure both, on copies."""
    from frontdesk.demo import build

    with tempfile.TemporaryDirectory() as folder:
        plain, encrypted = Path(folder) / "plain.db", Path(folder) / "encrypted.db"
        if len(sys.argv) > 1:
            shutil.copyfile(sys.argv[1], plain)
        else:
            build(str(plain))
            close_database()
        shutil.copyfile(plain, encrypted)
        began = time.perf_counter()
        encrypting.encrypt(encrypted, PASSPHRASE, datetime(2021, 9, 6))
        print(f"| writing it anew, compared | {time.perf_counter() - began:.1f} s |")
        file_keys._keys.clear()
        began = time.perf_counter()
        file_keys.unlock(encrypted, PASSPHRASE)
        print(f"| the passphrase, once | {(time.perf_counter() - began) * 1000:.0f} ms |")
        found = [_measured(path) for path in (plain, encrypted)]
        print("| best of many | plain | encrypted |")
    for what in found[0]:
        print(f"| {what} | {found[0][what]:.2f} | {found[1][what]:.2f} |")


def _measured(path: Path) -> dict[str, float]:
    def opened() -> None:
        open_database(str(path))
        close_database()

    times = {"open and close, ms": _best(opened, 20)}
    open_database(str(path))
    times["eight look-ups, ms"] = _best(lambda: [find(DUTY, asked) for asked in ASKED], 40)
    times["one row written, ms"] = _best(lambda: _write(1), 100)
    times["1,000 rows written, ms"] = _best(lambda: _write(1_000), 5)
    scan = "SELECT count(*) FROM resident_doc WHERE t LIKE '%qqq%'"
    times["all of a table read, ms"] = _best(lambda: execute(scan).fetchone(), 20)
    close_database()
    return {**times, **_attached(path)}


def _attached(path: Path) -> dict[str, float]:
    """A file taken in as a clerk attaches it, and copied out as the viewer is handed it."""
    photo, out = path.with_name("photo.jpg"), path.with_name("shown")
    photo.write_bytes(os.urandom(_ATTACHED))
    kept = office_files.kept(path, kept_files.beside(path))
    content = kept.put(photo, _ATTACHED)

    def show() -> None:
        out.unlink(missing_ok=True)
        kept.copy_out(content, out)

    return {
        "10 MB attached, ms": _best(lambda: kept.put(photo, _ATTACHED), 20),
        "10 MB opened, ms": _best(show, 20),
        "10 MB compared, ms": _best(lambda: kept.state(content), 20),
    }


def _write(count: int) -> None:
    with transaction():
        for _ in range(count):
            execute("INSERT INTO resident (name, sex) VALUES ('张测试', 1)")


def _best(do: Callable[[], object], times: int) -> float:
    """Of so many times the quickest: others work on this PC meanwhile."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        do()
        taken.append((time.perf_counter() - began) * 1000)
    return min(taken)


if __name__ == "__main__":
    main()
