"""A ledger of requests on its way in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from db import journal
from db.records import Duty, Refused
from db.requests import bringing_in
from frontdesk.ledgers.comparing import Change
from frontdesk.ledgers.doubts import hidden
from frontdesk.ledgers.incoming import ChangedField, Counts, HowFar, Incoming, NewEntry, Told
from frontdesk.ledgers.sheet import Ledger
from frontdesk.request_ledgers.intake import read_intake
from frontdesk.words import NP_, pgettext
from frontdesk.words.codes import label

FIELDS: Mapping[str, str] = {
    "serial": NP_("field", "Number"),
    "date": NP_("field", "Came in on"),
    "channel": NP_("field", "Channel"),
    "reporter": NP_("field", "Reporter"),
    "phone": NP_("field", "Phone"),
    "estate": NP_("field", "Estate"),
    "address": NP_("field", "Address"),
    "place": NP_("field", "Where"),
    "grid": NP_("field", "Grid"),
    "content": NP_("field", "As said"),
    "topic": NP_("field", "Topic"),
    "nature": NP_("field", "Nature"),
    "urgency": NP_("field", "Urgency"),
    "confidential": NP_("field", "Confidential"),
    "campaign": NP_("field", "Campaign"),
    "receiver": NP_("field", "Received by"),
    "unit": NP_("field", "Whistled to"),
    "owner": NP_("field", "Handler"),
    "due": NP_("field", "Due"),
    "progress": NP_("field", "What was being done"),
    "result": NP_("field", "What came of it"),
    "status": NP_("field", "State"),
    "closed_on": NP_("field", "Done on"),
    "call_back": NP_("field", "What was said on call-back"),
    "called_on": NP_("field", "Called back on"),
    "caller": NP_("field", "Called back by"),
    "satisfaction": NP_("field", "Satisfaction"),
    "solved": NP_("field", "Is it solved"),
    "money": NP_("field", "Amount"),
    "money_source": NP_("field", "Source"),
    "note": NP_("field", "Note"),
}
"""What the fields of these ledgers are called."""


class RequestsIncoming(Incoming):
    """Requests of an old ledger: those that are new, those that are there, those that stay out."""

    def __init__(self, duty: Duty, ledgers: Sequence[Ledger], how_far: HowFar | None = None) -> None:
        self.intake = read_intake(duty, ledgers, how_far)
        self.ledgers = self.intake.ledgers
        self.sequence = self.intake.sequence

    def counts(self) -> Counts:
        """How many rows come to what."""
        intake = self.intake
        new = sum(one.past is not None for one in intake.entering)
        return Counts(
            rows=sum(len(ledger.rows) for ledger in self.ledgers),
            new=new,
            changed=0,
            unchanged=len(intake.entering) - new,
            doubtful=sum(bool(one.row.doubts) for one in intake.entering) + len(intake.repeated),
            refused=len(intake.refused),
            repeated=len(intake.repeated),
        )

    def findings(self) -> Iterator[Told]:
        """Everything doubtful or refused."""
        for row in self.intake.refused:
            if row.refused is not None:
                yield Told(row.sheet, row.number, row.shown_name, "", row.refused, refused=True)
        for row in (*(one.row for one in self.intake.entering), *self.intake.repeated):
            for doubt in row.doubts:
                yield Told(row.sheet, row.number, row.shown_name, doubt.field, doubt.reason)

    def changed(self) -> Iterable[ChangedField]:
        """Nothing: what is written down of a request is history."""
        return ()

    def new(self, day: date) -> Iterator[NewEntry]:
        """The requests that are new."""
        for row, past, _known in self.intake.entering:
            if past is not None:
                told = {
                    "number": past.number,
                    "day": past.received_on.isoformat(),
                    "state": past.state,
                    "summary": past.matter.summary,
                }
                yield NewEntry(row.sheet, row.number, row.shown_name, told)

    def write(self, duty: Duty, how_far: HowFar | None = None, draft_id: str | None = None) -> None:
        """Write every new request down with its steps."""
        new = [one.past for one in self.intake.entering if one.past is not None]
        if not new:
            return
        with journal.operation(duty, "request_import", subject_kind="request", draft_id=draft_id) as entry:
            if journal.sequence() != self.sequence:
                raise Refused("changed_since")
            bringing_in.add_many(entry, new, how_far)

    def field_name(self, field: str) -> str:
        """What a field is called."""
        return pgettext("field", FIELDS[field]) if field in FIELDS else field

    def is_kept(self, field: str) -> bool:
        """Whether anything is made of a field."""
        return field in FIELDS

    def shown(self, change: Change) -> tuple[str, str]:
        """What a field was and becomes."""
        return hidden(change.old), hidden(change.new)

    def told_of(self, new: NewEntry) -> str:
        """Its number, day, state and summary."""
        told = new.told
        return "  ".join(
            (told["number"], told["day"], label("state", told["state"]), hidden(told["summary"]))
        )
