"""Rows of a ledger of requests, read value by value; what is not understood is kept as it was written."""

from __future__ import annotations

import re
from datetime import date, datetime

from db.records import Reason
from frontdesk.ledgers.cell_texts import Cells, CellTexts, says_nothing, written_day
from frontdesk.ledgers.doubts import MASK, Doubt, hidden
from frontdesk.ledgers.sheet import Ledger, LedgerRow
from frontdesk.register_ledgers.naming import code_meant
from frontdesk.registers.reading import names_in
from frontdesk.request_ledgers.office_words import OfficeWords
from frontdesk.request_ledgers.request_row import MOST_SHOWN, OTHER_TOPIC, RequestRow
from frontdesk.request_ledgers.where import read_where
from frontdesk.requests.intake import LONGEST_NAME, LONGEST_SUMMARY, LONGEST_WORDS, reporter_kind
from frontdesk.rules.person_form import read_name
from frontdesk.rules.phones import read_phones
from frontdesk.rules.time_limits import Span, read_span
from frontdesk.rules.written_codes import read_yes_no
from frontdesk.rules.written_requests import read_money, read_word
from frontdesk.text import LIMIT

_TIME = re.compile(r"(?<!\d)([01]?\d|2[0-3]):([0-5]\d)")
_LIKE_A_DAY = re.compile(r"\d{1,4}[./\-年]\d{1,2}[./\-月]\d{1,2}日?")
_SEVERAL = "\n"
_PHONE_DIGITS = re.compile(r"[0-9]")


class RequestReader(CellTexts):
    """Reads the rows of one ledger."""

    def __init__(self, ledger: Ledger, office: OfficeWords, day: date) -> None:
        super().__init__(ledger)
        self._office = office
        self._today = day
        self._headings = {
            name: heading
            for heading, name in reversed(list(zip(ledger.headings, ledger.fields, strict=True)))
            if name is not None
        }

    def read(self, line: LedgerRow) -> RequestRow:
        """One row."""
        row = RequestRow(self.ledger.sheet, line.number)
        cells = line.cells
        if line.overflowing:
            row.refused = Reason("row_slipped")
            return row
        row.words = self._joined(cells, "content")[:LONGEST_WORDS]
        row.refused = self._received(row, cells)
        if row.refused is None and (not row.words or says_nothing(row.words)):
            row.refused = Reason("request_words_missing")
        if row.refused is not None:
            return row
        if len(row.words) >= LIMIT:
            row.doubts.append(Doubt("content", Reason("request_words_cut", {"most": LIMIT})))
        row.old_number = self.first(cells, "serial")[:MOST_SHOWN]
        self._keep(row, "serial", row.old_number)
        self._reporter(row, cells)
        self._where(row, cells)
        self._kinds(row, cells)
        self._hands(row, cells)
        self._done(row, cells)
        return row

    # Cells.

    def _joined(self, cells: Cells, name: str) -> str:
        return _SEVERAL.join(dict.fromkeys(self.texts(cells, name)))[:LONGEST_WORDS]

    def _keep(self, row: RequestRow, name: str, text: str) -> None:
        if text:
            row.kept.append(f"{self._headings.get(name, name)}:{text}")

    def _unread(self, row: RequestRow, name: str, text: str, code: str = "cell_kept") -> None:
        """What is not understood is kept, and somebody should look at it."""
        self._keep(row, name, text)
        row.doubt(name, code, text)

    def _day(self, row: RequestRow, cells: Cells, name: str) -> date | None:
        """A whole day; what is written there and none is kept with a doubt."""
        for cell in cells.get(name, ()):
            text = self.text(cell)
            if says_nothing(text):
                continue
            found = written_day(cell, self.ledger.year or row.received_on.year)
            if found is not None and found.precision == "day":
                return found.value
            self._unread(row, name, text)
        return None

    def _word(self, row: RequestRow, cells: Cells, name: str, group: str) -> str | None:
        """The code of a word; what is not understood is kept with a doubt."""
        text = self.first(cells, name)
        if not text:
            return None
        code = code_meant(group, text) or read_word(group, text)
        if code is None:
            self._unread(row, name, text)
        return code

    # The row, part by part.

    def _received(self, row: RequestRow, cells: Cells) -> Reason | None:
        """When it came in, or why the row has to stay out."""
        told = ""
        for cell in cells.get("date", ()):
            text = self.text(cell)
            if says_nothing(text):
                continue
            told = told or text
            found = written_day(cell, self.ledger.year)
            if found is None or found.precision == "year":
                continue
            if found.value > self._today:
                return Reason("request_day_ahead", {"day": found.value.isoformat()})
            row.received_on = found.value
            if found.precision == "month":
                row.doubts.append(Doubt("date", Reason("request_day_of_month")))
            elif (isinstance(cell, datetime) or ":" in text) and (time := _TIME.search(text)):
                row.time = f"{int(time[1]):02}:{time[2]}"
            return None
        if not told:
            return Reason("request_day_missing")
        is_day = _LIKE_A_DAY.fullmatch(told)
        return Reason("request_day_unread", {"value": told if is_day else hidden(told[:MOST_SHOWN])})

    def _reporter(self, row: RequestRow, cells: Cells) -> None:
        name = read_name(self.first(cells, "reporter"))
        if len(name) > LONGEST_NAME:
            self._unread(row, "reporter", name)
            name = name[:LONGEST_NAME]
        kind = reporter_kind(name)
        if kind == "person" and self._office.is_unit(name):
            kind = "unit"
        row.reporter, row.reporter_kind = ("" if kind == "anonymous" else name), kind
        phone = self._joined(cells, "phone")
        if MASK in phone:
            row.masked = phone
            return
        numbers = [one for one in read_phones(phone, self._office.area_code)] if phone else []
        digits = [one for one in numbers if _PHONE_DIGITS.search(one.number)]
        if digits:
            row.phone = digits[0].number[:LONGEST_NAME]
            if digits[0].finding is not None:
                row.doubts.append(Doubt("phone", Reason("request_phone_odd")))
            self._keep(row, "phone", " ".join(one.number for one in digits[1:]))
        elif phone:
            self._unread(row, "phone", phone)

    def _where(self, row: RequestRow, cells: Cells) -> None:
        texts = self.texts(cells, "address")
        address = texts[0] + "-".join(texts[1:]) if texts else ""
        read_where(row, self._office, self.first(cells, "estate"), self.first(cells, "place"), address)
        if grid := self.first(cells, "grid"):
            row.grid_id = self._office.grid(grid)
            if row.grid_id is None:
                self._unread(row, "grid", grid)

    def _kinds(self, row: RequestRow, cells: Cells) -> None:
        if channel := self.first(cells, "channel"):
            code = code_meant("channel", channel) or read_word("channel", channel)
            row.channel = code or "other"
            if code is None:
                # What offices call their channels is without end, and it is kept.
                self._keep(row, "channel", channel)
        row.nature = self._word(row, cells, "nature", "nature") or row.nature
        row.urgency = self._word(row, cells, "urgency", "urgency") or row.urgency
        if topic := self.first(cells, "topic"):
            code = self._office.topic(topic)
            if code is None and (nature := read_word("nature", topic)) and "nature" not in cells:
                row.nature = nature
            elif code is None:
                self._unread(row, "topic", topic, "topic_kept")
            row.topic = code or OTHER_TOPIC
        if secret := self.first(cells, "confidential"):
            row.confidential = read_yes_no(secret) is not False
        row.campaign = self.first(cells, "campaign")[:LONGEST_NAME]

    def _hands(self, row: RequestRow, cells: Cells) -> None:
        office = self._office
        receiver, owner = self.first(cells, "receiver"), self.first(cells, "owner")
        if receiver:
            found = office.staff(receiver)
            row.receiver_id = None if found is None else found.id
            if found is None:
                self._keep(row, "receiver", receiver)
        if owner:
            found = office.staff(owner)
            row.owner_id = found.id if found is not None and found.in_use else None
            row.owner_left = row.owner_id is None
            if found is None:
                self._keep(row, "owner", owner)
        units: dict[int, None] = {}
        retired: dict[int, str] = {}
        for name in names_in(self._joined(cells, "unit").replace(_SEVERAL, "、")):
            unit = office.unit(name, row.estate_id)
            if unit is None:
                self._unread(row, "unit", name)
                continue
            units[unit.id] = None
            if not unit.in_use:
                retired[unit.id] = name
        row.unit_ids, row.retired_units = tuple(units), retired

    def _done(self, row: RequestRow, cells: Cells) -> None:
        row.progress, row.result = self._joined(cells, "progress"), self._joined(cells, "result")
        note = self._joined(cells, "note")
        row.background = note if len(note) <= LONGEST_SUMMARY else ""
        self._keep(row, "note", "" if row.background else note)
        row.status = self._word(row, cells, "status", "state") or ""
        row.closed_on = self._day(row, cells, "closed_on")
        row.due = self._due(row, cells)
        self._called_back(row, cells)
        for name in ("money", "money_source"):
            for text in self.texts(cells, name):
                money = read_money(text)
                if money is None:
                    self._unread(row, name, text)
                    continue
                row.fen = row.fen or money.fen
                row.money_source = row.money_source or money.source

    def _due(self, row: RequestRow, cells: Cells) -> date | Span | None:
        text = self.first(cells, "due")
        if not text:
            return None
        if span := read_span(text):
            return span
        return self._day(row, cells, "due")

    def _called_back(self, row: RequestRow, cells: Cells) -> None:
        row.called_on = self._day(row, cells, "called_on")
        row.satisfaction = self._word(row, cells, "satisfaction", "satisfaction") or ""
        row.solved = self._word(row, cells, "solved", "solved") or ""
        texts = []
        for text in self.texts(cells, "call_back"):
            if (day := written_day(text, self.ledger.year)) is not None and day.precision == "day":
                row.called_on = row.called_on or day.value
                continue
            said = read_yes_no(text)
            word = read_word("satisfaction", text) if said is None else None
            if said is not None:
                row.called = said
            elif word is not None and not row.satisfaction:
                row.satisfaction = word
            elif (answer := read_word("solved", text)) is not None and not row.solved:
                row.solved = answer
            elif read_word("state", text) == "to_call_back":
                row.called = False
            else:
                texts.append(text)
        if caller := self.first(cells, "caller"):
            self._keep(row, "caller", caller)
        row.call_text = _SEVERAL.join(texts)
        if row.called is None and (row.called_on or row.satisfaction or row.solved or row.call_text):
            row.called = True
