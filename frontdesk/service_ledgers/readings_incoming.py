"""A clinic's sheet on its way in: 血压 `138/86` or 高压 and 低压, 脉搏, 血糖 with 空腹 or 餐后 (domain 3.2).

Health data take a consent: on record, or written in the row. A value beyond the limits, swapped or without
its condition is left out with a doubt; what was measured lately is followed up as at the desk.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cache

from db.entry import Entry
from db.packages import attendance, consents, enrolments
from db.records import ConsentGiven, MeasuredValue
from db.services import bringing_in, known
from db.services.bringing_in import PastReading
from frontdesk.ledgers.cell_texts import Cells
from frontdesk.ledgers.doubts import MASK
from frontdesk.ledgers.sheet import LedgerRow
from frontdesk.packages import attending
from frontdesk.packages.measuring import LONGEST, REPEAT_WITHIN, follow_up
from frontdesk.rules.consents import HEALTH
from frontdesk.rules.enrolment_states import IN
from frontdesk.rules.readings import GLUCOSE, most_pressing, read_readings
from frontdesk.service_ledgers.packages_said import PackagesSaid
from frontdesk.service_ledgers.row_reading import ServiceReader
from frontdesk.service_ledgers.service_row import ServiceRow
from frontdesk.service_ledgers.services_incoming import ServicesIncoming
from frontdesk.service_ledgers.whom import Whom
from frontdesk.settings.keeping import office_settings
from frontdesk.settings.zones import local, utc
from frontdesk.words.codes import label

_BY_COLUMN = (("fasting", "空腹"), ("after_meal", "餐后"), ("random", "随机"))
# What is said at the desk, where a key takes it as it was meant; in a ledger it is left out.
_IN_A_ROW = {
    "pressure_swapped": "pressure_swapped_in_row",
    "glucose_mg_dl": "glucose_mg_dl_in_row",
    "glucose_condition_missing": "glucose_condition_in_row",
}
Key = tuple[int, str, str, str, str]


@dataclass(slots=True)
class ReadingsRow(ServiceRow):
    """A row with what was measured."""

    values: tuple[MeasuredValue, ...] = ()
    measured_by: str = ""
    agrees: bool = False


class ReadingsIncoming(ServicesIncoming[ReadingsRow, PastReading]):
    """What was measured, by whom it is of."""

    OPERATION, SUBJECT = "reading_import", "resident"

    def read(self, reader: ServiceReader, line: LedgerRow) -> ReadingsRow:
        """Who, when, and the values that can be."""
        row = ReadingsRow(reader.ledger.sheet, line.number)
        if not reader.begin(row, line, "day"):
            return row
        cells = line.cells
        for field, text in _told(reader, cells):
            if MASK in text:
                row.refuse("reading_masked")
                return row
            found = read_readings(text)
            if found.problem is not None:
                code = found.problem.code
                row.doubt(field, _IN_A_ROW.get(code, code), **found.problem.values)
            row.values += found.values
        row.measured_by = reader.long(cells, "measured_by", LONGEST)
        row.agrees = bool(reader.yes(row, cells, "agrees"))
        if not row.values:
            row.refuse("readings_missing_in_row")
        return row

    def prepare(self, rows: Sequence[ReadingsRow], whom: Whom) -> None:
        """Whose they are, and what was measured of them before."""
        for row in rows:
            whom.find(row)
        self._packages = PackagesSaid()
        self._zone = office_settings().text("zone")
        self._there: Counter[Key] = Counter()
        for one in known.readings({row.resident_id for row in rows if row.resident_id is not None}):
            day = local(one.taken_at, self._zone).date().isoformat()
            self._there[_key(one.resident_id, day, MeasuredValue(one.kind, one.reading, one.conditions))] += 1
        self._consents = cache(consents.of_resident)

    def key(self, row: ReadingsRow) -> Hashable:
        """The same of the same person at the same time."""
        return row.resident_id, row.day, row.time, row.values

    def compare(self, row: ReadingsRow) -> PastReading | None:
        """The values that are not there yet."""
        resident_id = row.resident_id
        assert resident_id is not None
        new = []
        for value in row.values:
            key = _key(resident_id, row.day.isoformat(), value)
            if self._there[key]:
                self._there[key] -= 1
            else:
                new.append(value)
        if not new:
            row.doubts.clear()
            return None
        run = self._packages.run(row) if row.package else None
        if row.refused is not None:
            return None
        session = None if run is None else self._packages.session(run, row.day, "")
        if run is not None and session is None:
            row.doubt("package", "session_left_out", name=run.name, day=row.day.isoformat())
        package_id = None if run is None else run.id
        consent = self._consent(row, resident_id, package_id)
        at = datetime.combine(row.day, time.fromisoformat(row.time) if row.time else time())
        return PastReading(
            resident_id,
            utc(at, self._zone),
            tuple(new),
            None if session is None else session.id,
            package_id,
            row.measured_by,
            consent,
            row.day,
            "" if run is None else run.name,
        )

    def _consent(self, row: ReadingsRow, resident_id: int, package_id: int | None) -> ConsentGiven | None:
        """The consent that is still to be noted; refused where there is none."""
        lines = tuple(line for line in self._consents(resident_id) if line.package_id in (None, package_id))
        standing = consents.standing(lines, self.duty.day).get(HEALTH)
        if standing:
            return None
        if standing is None and row.agrees:
            return ConsentGiven(HEALTH, row.who.name)
        row.refuse(
            "consent_missing_in_row" if standing is None else "consent_refused_before",
            name=row.who.name,
            consent=HEALTH,
        )
        return None

    def put(self, entry: Entry, new: Sequence[PastReading]) -> None:
        """The values, who was there, and what follows from what was measured lately."""
        bringing_in.readings(entry, new)
        for session_id in sorted({one.session_id for one in new if one.session_id is not None}):
            on, marks = attending.held(entry, session_id), attendance.marks(session_id)
            for one in (one for one in new if one.session_id == session_id):
                there = enrolments.of(on.package_id, "resident", one.resident_id)
                if there is not None and there.state in IN and there.id not in marks:
                    attendance.mark(entry, session_id, there.id, attending.PRESENT, None)
        lately = entry.duty.day - timedelta(REPEAT_WITHIN)
        for one in sorted(new, key=lambda one: one.taken_at):
            if one.day >= lately:
                follow_up(entry, one.resident_id, most_pressing(one.values), one.about, one.day)

    def tell(self, new: PastReading) -> Mapping[str, str]:
        """What was measured, not how much: health data never stand on a list."""
        kinds = dict.fromkeys(label("reading_kind", value.kind) for value in new.values)
        return {"day": new.day.isoformat(), "what": " ".join(kinds)}


def _key(resident_id: int, day: str, value: MeasuredValue) -> Key:
    conditions = value.conditions if value.kind == GLUCOSE else ""
    return resident_id, day, value.kind, value.reading, conditions


def _told(reader: ServiceReader, cells: Cells) -> list[tuple[str, str]]:
    """By field what was measured, as it would be typed."""
    posture = reader.first(cells, "posture")
    found = [("pressure", f"{text} {posture}".strip()) for text in reader.texts(cells, "pressure")]
    high, low = reader.first(cells, "systolic"), reader.first(cells, "diastolic")
    if high or low:
        found.append(
            ("systolic", f"{high}/{low} {posture}".strip() if high and low else f"高压{high or low}")
        )
    found += [("pulse", text if MASK in text else f"脉搏{text}") for text in reader.texts(cells, "pulse")]
    condition = reader.first(cells, "condition")
    found += [("glucose", f"{condition}{text}") for text in reader.texts(cells, "glucose")]
    for field, word in _BY_COLUMN:
        found += [(field, f"{word}{text}") for text in reader.texts(cells, field)]
    return found
