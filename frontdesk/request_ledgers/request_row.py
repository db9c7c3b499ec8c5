"""What one row of a ledger of requests says."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from db.records import Reason
from frontdesk.ledgers.doubts import Doubt, hidden
from frontdesk.rules.time_limits import Span
from frontdesk.rules.written_address import WrittenAddress

OTHER_TOPIC = "qt"
MOST_SHOWN = 40
"""The most characters of a value that are shown of a row."""


@dataclass(slots=True)
class RequestRow:
    """What a row says.

    Attributes:
        sheet, number: where it stands; from 1.
        old_number: the number that the ledger gives it, as written.
        masked: a phone that went out masked.
        address: where the reporter lives or what it is about, taken apart.
        receiver_id, owner_id: of the staff.
        unit_ids: the organisations that were called upon; `retired_units` of them cannot be any more.
        due: until when it was to be finished: a day, or how long it may take.
        status: a code of `read_word("state", …)`, "" for nothing.
        called: whether the reporter was called back; None where nothing is said.
        kept: what is said besides, each with the heading it stands below; the first is `old_number`.
        doubts: what somebody should look at.
        refused: why the row stays out.
    """

    sheet: str
    number: int
    old_number: str = ""
    received_on: date = date.min
    time: str = ""
    words: str = ""
    reporter: str = ""
    reporter_kind: str = "anonymous"
    phone: str = ""
    masked: str = ""
    estate_id: int | None = None
    address: WrittenAddress | None = None
    written_address: str = ""
    place: str = ""
    grid_id: int | None = None
    channel: str = "walk_in"
    nature: str = "help"
    topic: str = OTHER_TOPIC
    urgency: str = "ordinary"
    confidential: bool = False
    campaign: str = ""
    receiver_id: int | None = None
    owner_id: int | None = None
    owner_left: bool = False
    unit_ids: tuple[int, ...] = ()
    retired_units: dict[int, str] = field(default_factory=dict)
    due: date | Span | None = None
    progress: str = ""
    result: str = ""
    status: str = ""
    closed_on: date | None = None
    called: bool | None = None
    called_on: date | None = None
    call_text: str = ""
    satisfaction: str = ""
    solved: str = ""
    fen: int | None = None
    money_source: str = ""
    background: str = ""
    kept: list[str] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    refused: Reason | None = None

    @property
    def shown_name(self) -> str:
        """Who reported it, as lists may show it."""
        return hidden(self.reporter[:MOST_SHOWN])

    def doubt(self, name: str, code: str, value: str) -> None:
        """Somebody should look at a field; the value is shown without whole numbers."""
        self.doubts.append(Doubt(name, Reason(code, {"value": hidden(value[:MOST_SHOWN])})))
