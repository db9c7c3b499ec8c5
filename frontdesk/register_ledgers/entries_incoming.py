"""A register's ledger on its way in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from db.access.masks import masked_phone
from db.records import Duty
from db.registers.reading import BETWEEN_NAMES
from frontdesk.ledgers.comparing import Change
from frontdesk.ledgers.doubts import hidden
from frontdesk.ledgers.incoming import ChangedField, Counts, HowFar, Incoming, NewEntry, Told
from frontdesk.ledgers.sheet import Ledger
from frontdesk.register_ledgers.bringing_in import bring_in
from frontdesk.register_ledgers.intake import Entering, read_intake
from frontdesk.register_ledgers.outgoing import BESIDES
from frontdesk.registers.declared import Column, Holds
from frontdesk.registers.listing import grid_name, title_of
from frontdesk.words import pgettext
from frontdesk.words.codes import label


class EntriesIncoming(Incoming):
    """Rows beside their register: what is new, what is known and changes, what stays out."""

    def __init__(self, duty: Duty, ledgers: Sequence[Ledger], how_far: HowFar | None = None) -> None:
        self.intake = read_intake(duty, ledgers, how_far)
        self.ledgers = self.intake.ledgers
        self.sequence = self.intake.sequence
        self.register = self.intake.register
        # Now: afterwards what changes would be compared with what it has become.
        self._changed = tuple(self._changes())

    def counts(self) -> Counts:
        """How many rows come to what."""
        entering = [one for one in self.intake.entering if not one.is_repeated]
        return Counts(
            rows=sum(len(ledger.rows) for ledger in self.ledgers),
            new=sum(one.known is None for one in entering),
            changed=sum(one.known is not None and bool(one.changes) for one in entering),
            unchanged=sum(one.known is not None and not one.changes for one in entering),
            doubtful=sum(bool(one.doubts) for one in self.intake.entering),
            refused=len(self.intake.refused),
            repeated=sum(one.is_repeated for one in self.intake.entering),
        )

    def findings(self) -> Iterator[Told]:
        """Everything doubtful or refused."""
        for stays in self.intake.refused:
            yield Told(*stays, refused=True)
        for one in self.intake.entering:
            row = one.row
            for doubt in one.doubts:
                yield Told(row.sheet, row.number, row.title, doubt.field, doubt.reason)

    def changed(self) -> Sequence[ChangedField]:
        """Every field of an entry that is there and becomes another."""
        return self._changed

    def _changes(self) -> Iterator[ChangedField]:
        for one in self.intake.entering:
            for change in one.changes:
                yield ChangedField(one.row.sheet, one.row.number, self._called(one), change)

    def _called(self, one: Entering) -> str:
        return one.row.title if one.known is None else title_of(self.register, one.known)

    def new(self, day: date) -> Iterator[NewEntry]:
        """What is new."""
        for one in self.intake.entering:
            if one.known is None and not one.is_repeated:
                yield NewEntry(one.row.sheet, one.row.number, one.row.title, one.told)

    def write(self, duty: Duty, how_far: HowFar | None = None, draft_id: str | None = None) -> None:
        """Write every row down."""
        bring_in(duty, self.intake, how_far, draft_id)

    def field_name(self, field: str) -> str:
        """What a field is called."""
        for column in self.register.columns:
            if column.name == field:
                return pgettext("field", column.label)
        return pgettext("field", BESIDES[field]) if field in BESIDES else field

    def is_kept(self, field: str) -> bool:
        """Whether a field is a column of the register, or kept beside it."""
        return field in BESIDES or any(column.name == field for column in self.register.columns)

    def shown(self, change: Change) -> tuple[str, str]:
        """What a field was and becomes: names for ids, words for codes, phones masked."""
        column = next((one for one in self.register.columns if one.name == change.field), None)
        return _shown(column, change.field, change.old), _shown(column, change.field, change.new)

    def told_of(self, new: NewEntry) -> str:
        """What is written of a new entry beside its name."""
        columns = self.register.columns[1:]
        return "  ".join(
            text for column in columns if (text := _shown(column, column.name, new.told.get(column.name, "")))
        )

    def left_out_headings(self) -> list[str]:
        """The headings that nobody knows, and those of what registers do not keep, each once."""
        return list(
            dict.fromkeys(
                heading
                for ledger in self.ledgers
                for heading, field in zip(ledger.headings, ledger.fields, strict=True)
                if heading and not (field and (field in ("serial", "ignored") or self.is_kept(field)))
            )
        )


def _shown(column: Column | None, field: str, value: str) -> str:
    if field == "role":
        return label("role", value) if value else ""
    if column is None or not value:
        return hidden(value)
    if column.holds is Holds.PHONE:
        return BETWEEN_NAMES.join(map(masked_phone, value.split(BETWEEN_NAMES)))
    if column.holds is Holds.CODE:
        return label(column.group, value)
    if column.of == "grid":
        return grid_name(value)
    return value if column.holds in (Holds.DAY, Holds.MONTH, Holds.NUMBER) else hidden(value)
