"""A sheet of attendance on its way in: who was at which session of which package."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from db.entry import Entry
from db.packages import attendance
from db.records import PackageRun, SessionLine
from db.services import known
from db.services.people import Whose
from frontdesk.ledgers.sheet import LedgerRow
from frontdesk.packages import attending
from frontdesk.register_ledgers.naming import code_meant
from frontdesk.rules.written_codes import read_yes_no
from frontdesk.service_ledgers.packages_said import PackagesSaid
from frontdesk.service_ledgers.row_reading import ServiceReader
from frontdesk.service_ledgers.service_row import ServiceRow
from frontdesk.service_ledgers.services_incoming import ServicesIncoming
from frontdesk.service_ledgers.whom import Whom
from frontdesk.service_ledgers.whose_place import WhosePlace
from frontdesk.words.codes import label


@dataclass(slots=True)
class AttendanceRow(ServiceRow):
    """A row with whether they came; `found`, `on` and `whose` once they are known."""

    state: str = attending.PRESENT
    minutes: int | None = None
    found: PackageRun | None = None
    on: SessionLine | None = None
    whose: Whose | None = None


@dataclass(frozen=True, slots=True)
class PastMark:
    """A mark that is still to be written."""

    run: PackageRun
    on: SessionLine
    enrolment_id: int
    whose: Whose
    state: str
    minutes: int | None


class AttendanceIncoming(ServicesIncoming[AttendanceRow, PastMark]):
    """Marks, by session and whose they are."""

    OPERATION, SUBJECT = "attendance_import", "package"

    def read(self, reader: ServiceReader, line: LedgerRow) -> AttendanceRow:
        """Who, at which session, and whether they came."""
        row = AttendanceRow(reader.ledger.sheet, line.number)
        if not reader.begin(row, line, "day"):
            return row
        cells = line.cells
        row.state = reader.word(row, cells, "state", _state) or attending.PRESENT
        minutes = reader.first(cells, "minutes")
        if minutes.isdecimal() and 0 < int(minutes) <= attending.MOST_MINUTES:
            row.minutes = int(minutes)
        elif minutes:
            row.doubt("minutes", "cell_unread", value=minutes)
        return row

    def prepare(self, rows: Sequence[AttendanceRow], whom: Whom) -> None:
        """Which session each means, whose it is, and who is marked there."""
        packages, places = PackagesSaid(), WhosePlace(whom)
        for row in rows:
            row.found = packages.run(row)
            if row.found is None:
                continue
            row.on = packages.session(row.found, row.day, row.time)
            if row.on is None:
                row.refuse("session_unknown", name=row.found.name, day=row.day.isoformat())
            else:
                row.whose = places.find(row, row.found)
        runs = {row.found.id for row in rows if row.found is not None}
        self._in = {(one.package_id, one.whose): one.id for one in known.enrolments(runs)}
        self._marks = known.marks(runs)

    def key(self, row: AttendanceRow) -> Hashable:
        """Nobody is marked twice at a session."""
        return row.on.id if row.on else 0, row.whose or row.number

    def compare(self, row: AttendanceRow) -> PastMark | None:
        """The mark, where there is none yet."""
        run, on, whose = row.found, row.on, row.whose
        if run is None or on is None or whose is None:
            return None
        enrolment_id = self._in.get((run.id, whose))
        if enrolment_id is None:
            row.refuse("enrolment_unknown", name=run.name)
            return None
        if (on.id, enrolment_id) in self._marks:
            row.doubts.clear()
            return None
        return PastMark(run, on, enrolment_id, whose, row.state, row.minutes)

    def put(self, entry: Entry, new: Sequence[PastMark]) -> None:
        """The marks, and the hours of volunteers."""
        for session_id in sorted({one.on.id for one in new}):
            attending.held(entry, session_id)
        for one in new:
            attendance.mark(entry, one.on.id, one.enrolment_id, one.state, one.minutes)
            if one.whose[0] == "volunteer" and one.minutes:
                attendance.serve(entry, one.on, one.whose[1], one.on.about or one.run.name, one.minutes)

    def tell(self, new: PastMark) -> Mapping[str, str]:
        """How they are marked."""
        return {"day": new.on.day.isoformat(), "what": label("attendance", new.state)}


def _state(text: str) -> str | None:
    code = code_meant("attendance", text)
    if code is not None:
        return code
    said = read_yes_no(text)
    return None if said is None else attending.PRESENT if said else attending.ABSENT
