"""A ledger of services on its way in: what all kinds have in common."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import ClassVar, Generic, TypeVar

from db import journal
from db.connection import reading as reads
from db.entry import Entry
from db.records import Duty, Reason, Refused
from frontdesk.ledgers.comparing import Change
from frontdesk.ledgers.doubts import Doubt, hidden
from frontdesk.ledgers.incoming import ChangedField, Counts, HowFar, Incoming, NewEntry, Told
from frontdesk.ledgers.sheet import Ledger, LedgerRow
from frontdesk.request_ledgers.office_words import OfficeWords
from frontdesk.service_ledgers.row_reading import ServiceReader
from frontdesk.service_ledgers.service_row import ServiceRow
from frontdesk.service_ledgers.whom import Whom
from frontdesk.words import pgettext
from frontdesk.words.service_ledger_words import SERVICE_FIELDS

R = TypeVar("R", bound=ServiceRow)
N = TypeVar("N")

_TOLD_EVERY = 200


class ServicesIncoming(Incoming, Generic[R, N]):
    """What is new, what is there already (nothing of it is changed), what stays out.

    A kind says how a row is read, what is known beside it, and how what is new is written.
    """

    OPERATION: ClassVar[str]
    SUBJECT: ClassVar[str]

    def __init__(self, duty: Duty, ledgers: Sequence[Ledger], how_far: HowFar | None = None) -> None:
        self.ledgers = tuple(ledgers)
        self.duty = duty
        self.entering: list[tuple[R, N | None]] = []
        self.repeated: list[R] = []
        self.refused: list[R] = []
        self._look_through(how_far)

    @abstractmethod
    def read(self, reader: ServiceReader, line: LedgerRow) -> R:
        """One row by itself."""

    @abstractmethod
    def prepare(self, rows: Sequence[R], whom: Whom) -> None:
        """Look up what the rows are compared with, and whom each is about."""

    @abstractmethod
    def key(self, row: R) -> Hashable:
        """What two rows have in common that say the same."""

    @abstractmethod
    def compare(self, row: R) -> N | None:
        """What is new in a row, None where everything is there; a row that cannot enter is refused."""

    @abstractmethod
    def put(self, entry: Entry, new: Sequence[N]) -> None:
        """Write down what is new."""

    @abstractmethod
    def tell(self, new: N) -> Mapping[str, str]:
        """What may be shown of something new: `day` and `what`."""

    @reads
    def _look_through(self, how_far: HowFar | None) -> None:
        self.sequence = journal.sequence()
        self.office = OfficeWords(self.duty)
        rows: list[R] = []
        total = sum(len(ledger.rows) for ledger in self.ledgers)
        for ledger in self.ledgers:
            reader = ServiceReader(ledger, self.office, self.duty.day)
            for line in ledger.rows:
                if how_far is not None and len(rows) % _TOLD_EVERY == 0:
                    how_far(len(rows), total)
                rows.append(self.read(reader, line))
        read = [row for row in rows if row.refused is None]
        self.prepare(read, Whom(read, self.office))
        first: dict[Hashable, int] = {}
        for row in rows:
            if row.refused is None and (before := first.get(self.key(row))) is not None:
                row.doubts = [Doubt("name", Reason("entry_twice", {"row": before}))]
                self.repeated.append(row)
                continue
            new = self.compare(row) if row.refused is None else None
            if row.refused is not None:
                self.refused.append(row)
            else:
                first[self.key(row)] = row.number
                self.entering.append((row, new))
        if how_far is not None:
            how_far(total, total)

    def counts(self) -> Counts:
        """How many rows come to what."""
        new = sum(one is not None for _row, one in self.entering)
        return Counts(
            rows=sum(len(ledger.rows) for ledger in self.ledgers),
            new=new,
            changed=0,
            unchanged=len(self.entering) - new,
            doubtful=sum(bool(row.doubts) for row, _new in self.entering) + len(self.repeated),
            refused=len(self.refused),
            repeated=len(self.repeated),
        )

    def findings(self) -> Iterator[Told]:
        """Everything doubtful or refused."""
        for row in self.refused:
            if row.refused is not None:
                yield Told(row.sheet, row.number, row.who.name, "", row.refused, refused=True)
        for row in (*(row for row, _new in self.entering), *self.repeated):
            for doubt in row.doubts:
                yield Told(row.sheet, row.number, row.who.name, doubt.field, doubt.reason)

    def changed(self) -> Iterable[ChangedField]:
        """Nothing: what was done is history."""
        return ()

    def new(self, day: date) -> Iterator[NewEntry]:
        """What is new."""
        for row, one in self.entering:
            if one is not None:
                yield NewEntry(row.sheet, row.number, row.who.name, self.tell(one))

    def write(self, duty: Duty, how_far: HowFar | None = None, draft_id: str | None = None) -> None:
        """Write everything down that is new."""
        new = [one for _row, one in self.entering if one is not None]
        if not new:
            return
        with journal.operation(duty, self.OPERATION, subject_kind=self.SUBJECT, draft_id=draft_id) as entry:
            if journal.sequence() != self.sequence:
                raise Refused("changed_since")
            if how_far is not None:
                how_far(0, len(new))
            self.put(entry, new)

    def field_name(self, field: str) -> str:
        """What a field is called."""
        return pgettext("field", SERVICE_FIELDS[field]) if field in SERVICE_FIELDS else field

    def is_kept(self, field: str) -> bool:
        """Whether anything is made of a field."""
        return field in SERVICE_FIELDS

    def shown(self, change: Change) -> tuple[str, str]:
        """What a field was and becomes."""
        return hidden(change.old), hidden(change.new)

    def told_of(self, new: NewEntry) -> str:
        """Its day, and what it is."""
        return f"{new.told['day']}  {hidden(new.told['what'])}"
