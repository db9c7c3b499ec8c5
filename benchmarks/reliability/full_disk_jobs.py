"""What is done while the disk is full: each main job that writes, on an office that was made beforehand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from db.records import Draft, Duty

_DAY = date(2021, 9, 6)
_MORNING, _NOON, _EVENING = (datetime(2021, 9, 6, hour) for hour in (1, 4, 9))
_OFFICE = "office.db"
_FULL = frozenset({"disk_full"})

State = Mapping[str, object]


def _nothing_else(_before: State, _after: State) -> bool:
    return False


@dataclass(frozen=True)
class Job:
    """A job: what lies there before, what is done, and the refusals that say that there is no room.

    `step` is how many pages further each time; `may_leave` says what may be there afterwards besides all that
    was there before.
    """

    name: str
    prepare: Callable[[Path], object]
    do: Callable[[Path], object]
    said: frozenset[str] = _FULL
    step: int = 1
    may_leave: Callable[[State, State], bool] = _nothing_else


# The office.


def _nothing(_folder: Path) -> None:
    pass


def _make_office(folder: Path) -> None:
    from frontdesk import opening

    try:
        opening.create_office(str(folder / _OFFICE), "同心社区", estates=["怡乐园"], today=_DAY)
    finally:
        opening.close_office()


def _office(folder: Path) -> Duty:
    from db import drafts
    from frontdesk import opening

    duty = opening.create_office(str(folder / _OFFICE), "同心社区", estates=["怡乐园"], today=_DAY).duty
    drafts.save(Draft(id="kept", staff_id=duty.staff_id, desk=duty.desk, form="f", fields={"name": "张乃玉"}))
    opening.close_office()
    return duty


def _community(folder: Path) -> None:
    from db.connection import close_database, open_database
    from tests import community

    open_database(str(folder / _OFFICE), create=True)
    close_database()
    community.settle(str(folder / _OFFICE))


def _in_the_office(do: Callable[[Duty, Path], object]) -> Callable[[Path], None]:
    """What is done once the office is open, and closed again whatever came of it."""

    def work(folder: Path) -> None:
        from frontdesk import opening

        opened = opening.open_office(str(folder / _OFFICE), _DAY)
        try:
            do(opened.duty, folder)
        finally:
            opening.close_office()

    return work


def _unnamed(_before: State, after: State) -> bool:
    """A database that was made, whole and alone; it is named the next time."""
    return list(after) == [_OFFICE] and isinstance(after[_OFFICE], tuple)


# What writes to the database.


def _draft(duty: Duty, _folder: Path) -> None:
    from db import drafts

    fields = {"note": "无" * 3_000}
    drafts.save(Draft(id="new", staff_id=duty.staff_id, desk=duty.desk, form="f", fields=fields))


def _walk_in(duty: Duty, _folder: Path) -> None:
    from db import journal
    from db.tables import Visit

    with journal.operation(duty, "visit_log") as entry:
        entry.insert(Visit, day=_DAY, name="张乃玉", about="问" * 500)


def _enrol(duty: Duty, _folder: Path) -> None:
    from db import journal
    from db.tables import Resident

    with journal.operation(duty, "resident_add") as entry:
        entry.insert(Resident, name="张乃玉")


def _many(duty: Duty, _folder: Path) -> None:
    from db import journal
    from db.tables import Resident

    with journal.operation(duty, "ledger_import") as entry:
        for number in range(300):
            entry.insert(Resident, name=f"张{number}", note="无" * 100)


def _close_day(duty: Duty, _folder: Path) -> None:
    from frontdesk.day import closing

    closing.close(duty, _DAY, closing.Words(remarks="无" * 500))


def _with_a_ledger(folder: Path) -> None:
    from frontdesk.ledgers.writing import write_table

    _office(folder)
    homes = ["怡乐园", "1", "1"]
    rows = ([f"张{chr(0x4E00 + n)}", "男", *homes, str(101 + n)] for n in range(60))
    write_table(folder / "residents.xlsx", "x", ["姓名", "性别", "小区", "楼号", "单元", "房号"], rows)


def _take_in(duty: Duty, folder: Path) -> None:
    from frontdesk.ledgers import importing

    ledgers = importing.open_ledgers(folder / "residents.xlsx")
    importing.look_through(duty, ledgers).write(duty)


# What makes files.


def _with_a_letter(folder: Path) -> None:
    _community(folder)
    (folder / "letter.pdf").write_bytes(b"%PDF-1.4 " + bytes(range(256)) * 200)


def _attach(duty: Duty, folder: Path) -> None:
    from frontdesk.attachments.keeping import attach

    attach(duty, 1, str(folder / "letter.pdf"))


def _export(duty: Duty, folder: Path) -> None:
    from frontdesk.ledgers import exporting
    from frontdesk.ledgers.kinds import KINDS

    exporting.export(duty, KINDS[0], folder / "out.xlsx", full=True, reason="查")


def _print(duty: Duty, _folder: Path) -> None:
    from frontdesk.printing.head import as_html
    from frontdesk.printing.own_data import own_data
    from frontdesk.printing.sending import BROWSER, send

    send(as_html(duty, own_data(duty, 1)), BROWSER)


def _settings_out(duty: Duty, folder: Path) -> None:
    from frontdesk.settings import carrying

    carrying.write(duty, str(folder / "settings.json"))


# Copies, and what becomes of them.


def _copied(now: datetime) -> Callable[[Path], None]:
    from frontdesk.backups import keeping

    return _in_the_office(lambda _duty, _folder: keeping.copy_now("by_hand", now))


def _with_a_copy(folder: Path) -> None:
    from frontdesk.attachments.keeping import attach

    _with_a_letter(folder)
    _in_the_office(lambda duty, _folder: attach(duty, 1, str(folder / "letter.pdf")))(folder)
    _copied(_MORNING)(folder)
    _in_the_office(_enrol)(folder)


def _restore(folder: Path) -> None:
    from frontdesk import opening
    from frontdesk.backups import restoring

    target = str(folder / _OFFICE)
    *_later, copy = restoring.copies_of(target)
    try:
        restoring.restore(None, target, copy, _DAY, _NOON)
    finally:
        opening.close_office()


def _restored(before: State, after: State) -> bool:
    """The copy is in its place, what was there before is among the copies; only opening it was too much."""
    (copied,) = (held for name, held in before.items() if name.endswith(".backup"))
    kept = [held for name, held in after.items() if name not in before and name.endswith(".backup")]
    return after.get(_OFFICE) == copied and kept == [before[_OFFICE]]


def _damaged(folder: Path) -> None:
    _with_a_copy(folder)
    with (folder / _OFFICE).open("r+b") as file:
        file.seek(4096 * 150)
        file.write(bytes(4096))


def _salvage(folder: Path) -> None:
    from frontdesk.backups import restoring

    restoring.save_what_can_be_read(str(folder / _OFFICE), _EVENING)


def _of_schema(version: int) -> Callable[[Path], object]:
    from tests.db import schemas

    return lambda folder: schemas.unpack(version, folder / _OFFICE)


def _migrate(folder: Path) -> None:
    from db.connection import close_database, open_database

    try:
        open_database(str(folder / _OFFICE))
    finally:
        close_database()


def _a_step_further(before: State, after: State) -> bool:
    """Some of the migrations are done, each whole, and the copy from before the first is kept."""
    copies = [held for name, held in after.items() if name.endswith(".backup")]
    return copies == [before[_OFFICE]] and isinstance(after[_OFFICE], tuple)


_FILES = frozenset({"disk_full", "export_unwritable"})
JOBS = (
    Job("office made", _nothing, _make_office, step=2, may_leave=_unnamed),
    Job("draft", _office, _in_the_office(_draft)),
    Job("walk-in", _office, _in_the_office(_walk_in)),
    Job("enrolment", _office, _in_the_office(_enrol)),
    Job("300 people", _office, _in_the_office(_many)),
    Job("closing the day", _office, _in_the_office(_close_day)),
    Job("ledger taken in", _with_a_ledger, _in_the_office(_take_in)),
    Job("file attached", _with_a_letter, _in_the_office(_attach)),
    Job("workbook written", _community, _in_the_office(_export), _FILES),
    Job("settings written", _community, _in_the_office(_settings_out), _FILES),
    Job("page printed", _community, _in_the_office(_print), frozenset({"disk_full", "print_unwritable"})),
    Job("copy", _with_a_copy, _copied(_NOON), step=4),
    Job("restore", _with_a_copy, _restore, step=4, may_leave=_restored),
    Job("salvage", _damaged, _salvage, step=16),
    *(
        Job(f"migration from {version}", _of_schema(version), _migrate, step=16, may_leave=_a_step_further)
        for version in (1, 6)
    ),
)
