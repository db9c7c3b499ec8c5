"""The disk is full at one write after the other of the main jobs."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

from benchmarks.reliability import forks
from benchmarks.reliability.told import Told
from db.records import Duty

_FRAME = 4096 + 24
_LOG_HEAD = 32
_DAY = date(2021, 9, 6)

Job = Callable[[str], object]


def at_each_write(step: int = 1) -> Told:
    """Do each job with room for one more page of the log each time, until it succeeds.

    Args:
        step: how many writes further each time.
    """
    done = refused = wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        office = os.path.join(folder, "office.db")
        _make(office)
        for job in (_draft, _walk_in, _enrol, _many, _close_day):
            for writes in range(0, 4_000, step):
                target = os.path.join(folder, "work.db")
                shutil.copyfile(office, target)
                before = _state(target)
                code = forks.child(_limited, job, target, writes)
                refused += code == forks.REFUSED
                if code == forks.REFUSED:
                    # Nothing of it is there, the draft is, and with room it goes through.
                    wrong += _state(target) != before
                    wrong += forks.child(_do, job, target) != 0
                wrong += code not in (0, forks.REFUSED)
                forks.remove(target)
                if code == 0:
                    done += 1
                    break
        copied, spoilt = _copies(office, folder)
    return Told(
        "disk full at each write of five jobs (draft, walk-in, enrolment, 300 people, close) and of a copy",
        "0 lost, form kept",
        f"{refused + copied} times full, all said; {wrong + spoilt} with anything lost or half-written",
        done == 5 and not (wrong or spoilt),
    )


def _make(office: str) -> None:
    from db import drafts
    from db.records import Draft
    from frontdesk import opening

    opened = opening.create_office(office, "同心社区", estates=["怡乐园"], today=_DAY)
    duty = opened.duty
    drafts.save(Draft(id="kept", staff_id=duty.staff_id, desk=duty.desk, form="f", fields={"name": "张乃玉"}))
    opening.close_office()


def _limited(job: Job, target: str, writes: int) -> int:
    import resource
    import signal

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    # The file itself may be longer: only what goes beyond, and the log, has no room.
    resource.setrlimit(resource.RLIMIT_FSIZE, (_LOG_HEAD + writes * _FRAME, resource.RLIM_INFINITY))
    return _do(job, target)


def _do(job: Job, target: str) -> int:
    from db.connection import close_database, open_database
    from db.records import Refused

    try:
        open_database(target)
        job(target)
        close_database()
    except Refused as refused:
        return forks.REFUSED if refused.reason.code == "disk_full" else forks.FAILED
    return 0


def _duty() -> Duty:
    from db import staff

    person = staff.first_present(_DAY)
    assert person is not None
    return Duty(person.id, person.name, "clerk", "1", _DAY)


def _draft(_target: str) -> None:
    from db import drafts
    from db.records import Draft

    drafts.save(Draft(id="new", staff_id=1, desk="1", form="f", fields={"note": "无" * 3_000}))


def _walk_in(_target: str) -> None:
    from db import journal
    from db.tables import Visit

    with journal.operation(_duty(), "visit_log") as entry:
        entry.insert(Visit, day=_DAY, name="张乃玉", about="问" * 500)


def _enrol(_target: str) -> None:
    from db import journal
    from db.tables import Resident

    with journal.operation(_duty(), "resident_add") as entry:
        entry.insert(Resident, name="张乃玉")


def _many(_target: str) -> None:
    from db import journal
    from db.tables import Resident

    with journal.operation(_duty(), "ledger_import") as entry:
        for number in range(300):
            entry.insert(Resident, name=f"张{number}", note="无" * 100)


def _close_day(_target: str) -> None:
    from frontdesk.day import closing

    closing.close(_duty(), _DAY, closing.Words(remarks="无" * 500))


def _state(target: str) -> tuple[object, ...]:
    """Everything that a refused job must not have changed; also that the file is whole."""
    with closing(sqlite3.connect(target)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        tables = ("resident", "visit", "journal", "journal_change", "draft", "day_close")
        counts = [raw.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables]
        kept = raw.execute("SELECT fields FROM draft WHERE id = 'kept'").fetchone()
    return (*counts, kept)


def _copies(office: str, folder: str) -> tuple[int, int]:
    """A copy with room for ever more of it: refused, with nothing left behind, until it is whole."""
    times = spoilt = 0
    size = os.path.getsize(office)
    for room in range(8_192, size + 2 * 65_536, 65_536):
        target = os.path.join(folder, "work.db")
        shutil.copyfile(office, target)
        copies = Path(f"{target}.copies")
        code = forks.child(_copy, target, room)
        times += code == forks.REFUSED
        spoilt += code not in (0, forks.REFUSED)
        spoilt += code == forks.REFUSED and any(one.suffix == ".backup" for one in copies.glob("*"))
        shutil.rmtree(copies, ignore_errors=True)
        forks.remove(target)
    return times, spoilt


def _copy(target: str, room: int) -> int:
    import resource
    import signal

    from db import kept_copies
    from db.records import Refused

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
    try:
        kept_copies.make(Path(target), datetime(2021, 9, 6), "by_hand")
    except Refused as refused:
        return forks.REFUSED if refused.reason.code == "disk_full" else forks.FAILED
    return 0
