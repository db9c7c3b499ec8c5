"""A ledger of residents or households on its way in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from db.access.masks import masked_paper, masked_phone
from db.records import Address, Duty
from db.residents.ages import age_on
from frontdesk.ledgers.bringing_in import bring_in
from frontdesk.ledgers.comparing import Change
from frontdesk.ledgers.doubts import hidden
from frontdesk.ledgers.incoming import ChangedField, Counts, HowFar, Incoming, NewPerson, Told
from frontdesk.ledgers.intake import Entering, read_intake
from frontdesk.ledgers.sheet import Ledger
from frontdesk.words import _, ngettext
from frontdesk.words.codes import LABELS, label

_STAGES = 3


class PeopleIncoming(Incoming):
    """People beside the register: who is new, who is known and changes, who stays out."""

    def __init__(self, duty: Duty, ledgers: Sequence[Ledger], how_far: HowFar | None = None) -> None:
        self.intake = read_intake(duty, ledgers, how_far)
        self.ledgers = self.intake.ledgers
        self.sequence = self.intake.sequence
        self.remarks = tuple(self.intake.remarks)

    def counts(self) -> Counts:
        """How many rows come to what."""
        intake = self.intake
        people = list(intake.people())
        return Counts(
            rows=sum(len(ledger.rows) for ledger in intake.ledgers),
            new=sum(one.known is None for one in people),
            changed=sum(one.is_changed for one in people),
            unchanged=sum(one.known is not None and not one.is_changed for one in people),
            doubtful=sum(bool(one.doubts) for one in people) + len(intake.repeated),
            refused=len(intake.refused),
            repeated=len(intake.repeated),
        )

    @property
    def homes_new(self) -> int:
        """How many households are made."""
        return sum(home.rows.known is None and bool(home.people) for home in self.intake.homes)

    def findings(self) -> Iterator[Told]:
        """Everything doubtful or refused."""
        for one in self.intake.refused:
            yield Told(one.sheet, one.number, "", "", one.reason, refused=True)
        doubtful = [(one.row, doubt) for one in self.intake.people() for doubt in one.doubts]
        for row, doubt in (*doubtful, *self.intake.repeated):
            yield Told(row.sheet, row.number, row.person.name, doubt.field, doubt.reason)

    def changed(self) -> Iterator[ChangedField]:
        """Every field of somebody known that becomes another."""
        for one in self.intake.people():
            if one.compared is not None:
                row = one.row
                for change in one.compared.changes:
                    yield ChangedField(row.sheet, row.number, row.person.name, change)

    def new(self, day: date) -> Iterator[NewPerson]:
        """Who is new."""
        for home in self.intake.homes:
            yield from _newcomers(home.people, day, home_is_new=home.rows.known is None)
        yield from _newcomers(self.intake.homeless, day, home_is_new=False)

    def write(self, duty: Duty, how_far: HowFar | None = None, draft_id: str | None = None) -> None:
        """Write everybody down."""
        steps = iter(range(1, _STAGES + 1))

        def stage() -> None:
            if how_far is not None:
                how_far(next(steps, _STAGES), _STAGES)

        bring_in(duty, self.intake, stage, draft_id)

    def field_name(self, field: str) -> str:
        """What a field is called."""
        return label("field", field)

    def is_kept(self, field: str) -> bool:
        """Whether anything is made of a field."""
        return field in LABELS["field"]

    def shown(self, change: Change) -> tuple[str, str]:
        """What a field was and becomes, as it may be shown."""
        return _shown(change.field, change.old), _shown(change.field, change.new)

    def besides(self) -> list[str]:
        """Households and estates that are new."""
        told = []
        if count := self.homes_new:
            told.append(
                ngettext("{count} new household", "{count} new households", count).format(count=count)
            )
        if names := self.intake.new_estates:
            told.append(_("New estates: {names}").format(names=" ".join(names)))
        return told

    def document(self) -> dict[str, Any]:
        """Households and estates that are new."""
        return {"households_new": self.homes_new, "estates_new": list(self.intake.new_estates)}


def _newcomers(people: Iterable[Entering], day: date, *, home_is_new: bool) -> Iterator[NewPerson]:
    for one in people:
        if one.known is not None:
            continue
        row, person, place = one.row, one.row.person, one.row.place
        address = Address(place.estate, place.building, place.unit, place.room) if place else None
        age = age_on(day, person.born_on)
        yield NewPerson(
            row.sheet, row.number, person.name, person.sex, age, address, one.relation, home_is_new
        )


def _shown(field: str, value: str) -> str:
    if not value:
        return ""
    if field == "id_number":
        return masked_paper(value)
    if field == "phone":
        return " ".join(masked_phone(number) for number in value.split())
    if field == "born":
        return value[:4]
    group = "ethnic_group" if field == "ethnic" else field
    return label(group, value) if group in LABELS else hidden(value)
