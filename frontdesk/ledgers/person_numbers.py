"""The papers and phones that a row says."""

from __future__ import annotations

from db.records import PhoneDetails, Reason
from frontdesk.ledgers.cells import has_lost_digits
from frontdesk.ledgers.row_values import RowValues, cell_text, is_empty
from frontdesk.rules.identity import Finding, IdentityNumber, Level, read_identity_number
from frontdesk.rules.person_form import LONGEST_NAME, read_name
from frontdesk.rules.phones import read_phones
from frontdesk.rules.written_codes import read_whose
from frontdesk.rules.written_dates import WrittenDate

_LATEST = 60


def paper(row: RowValues, sex: int, born: WrittenDate | None) -> tuple[str, str, IdentityNumber | None]:
    """Kind and number of the paper, and what it tells of the person unless it cannot be right."""
    for cell in row.cells.get("id_number", ()):
        if has_lost_digits(cell):
            row.doubt("id_number", Reason("paper_damaged"))
            return "resident_id", "", None
    value = row.value("id_number")
    if not value:
        return "resident_id", "", None
    exact = born.value if born and born.precision == "day" else None
    told = read_identity_number(value, row.reader.day, sex=sex, born_on=exact)
    for finding in told.findings:
        if finding.level is not Level.UNKNOWN:
            row.doubt("id_number", finding.reason)
    wrong = any(finding.level is Level.ERROR for finding in told.findings)
    return told.kind or "resident_id", told.number[:_LATEST], None if wrong else told


def phones(row: RowValues) -> tuple[PhoneDetails, ...]:
    """Each number once, with whose it is by its column or by what stands beside it."""
    found: dict[str, PhoneDetails] = {}
    for name, whose in (
        ("phone", ""),
        ("phone_own", "own"),
        ("phone_child", "child"),
        ("phone_spouse", "spouse"),
        ("phone_emergency", "other"),
        ("landlord_phone", "landlord"),
    ):
        for cell in row.cells.get(name, ()):
            text = cell_text(cell)
            if is_empty(text) or "*" in text:
                continue
            for phone in read_phones(text, row.reader.area_code):
                _add_phone(row, found, name, phone.number, phone.beside, phone.finding, whose)
    if found:
        row.said.add("phones")
    return tuple(found.values())


def _add_phone(
    row: RowValues,
    found: dict[str, PhoneDetails],
    name: str,
    number: str,
    beside: str,
    finding: Finding | None,
    whose: str,
) -> None:
    if finding is not None:
        row.doubt("phone" if name == "phone_own" else name, finding.reason)
    if not number:
        return
    code, named = read_whose(beside) if beside else (None, "")
    if whose == "other" and not named:
        named = read_name(row.value("emergency_name"))
    found.setdefault(
        number[:_LATEST], PhoneDetails(number[:_LATEST], code or whose or "own", named[:LONGEST_NAME])
    )
