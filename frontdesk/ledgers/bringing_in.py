"""A ledger into the register: one transaction, one entry of the journal, one undo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from db import journal
from db.community import estates
from db.entry import Entry
from db.records import Duty, Refused
from db.residents import moving_in, people
from db.residents.moving_in import Dwelling, Facts, Moving
from db.residents.seats import HEAD
from db.search.keys import estate_base
from frontdesk.ledgers.facts import facts
from frontdesk.ledgers.intake import Entering, HomeEntering, Intake, entered
from frontdesk.ledgers.placing import Estates

Stage = Callable[[], None]
"""Called between the stages of writing; may raise to give up, and then nothing was written."""


def bring_in(duty: Duty, intake: Intake, stage: Stage | None = None, draft_id: str | None = None) -> None:
    """Write down what a ledger comes to.

    Args:
        duty: Who acts.
        intake: As `read_intake` made it from the register as it is now.
        stage: See `Stage`.
        draft_id: Makes a repeated import of the same intake happen once.

    Raises:
        Refused: `changed_since` where anybody has changed anything since the intake was read;
            `already_saved`; what the engine met. Nothing was written then.
    """
    tell = stage or _nothing
    with journal.operation(duty, "ledger_import", draft_id=draft_id) as entry:
        if journal.sequence() != intake.sequence:
            raise Refused("changed_since")
        homes = _homes(entry, intake)
        tell()
        new = [(one, home) for one, home in _with_homes(intake, homes) if one.known is None]
        ids = moving_in.add_people(entry, [_moving(one, home, duty) for one, home in new])
        tell()
        file = intake.ledgers[0].file
        told = [_facts(one, resident, file) for (one, _home), resident in zip(new, ids, strict=True)]
        for one, home in _with_homes(intake, homes):
            if one.known is not None:
                _update(entry, one, home)
                told.append(_facts(one, one.known.id, file))
        moving_in.add_facts(entry, told)
        tell()


def _nothing() -> None:
    pass


def _homes(entry: Entry, intake: Intake) -> dict[int, int]:
    """The id of each home, by the identity of its `HomeEntering`; those that are missing are made."""
    all_estates = Estates(estates.names())
    made_estates = moving_in.add_estates(entry, intake.new_estates)
    for name, new in zip(intake.new_estates, made_estates, strict=True):
        all_estates.by_base[estate_base(name)] = new
    ids: dict[int, int] = {}
    missing: list[tuple[HomeEntering, Dwelling]] = []
    for home in intake.homes:
        if home.rows.known is not None:
            known_id = home.rows.known.id
            ids[id(home)] = known_id
            _describe(entry, home, known_id)
        elif home.rows.place is not None and (home.people):
            estate_id = all_estates.id(home.rows.place.estate)
            assert estate_id is not None
            missing.append((home, _dwelling(home, estate_id)))
    made = moving_in.add_dwellings(entry, [dwelling for _home, dwelling in missing])
    ids.update({id(home): made_id for (home, _dwelling_), made_id in zip(missing, made, strict=True)})
    return ids


def _dwelling(home: HomeEntering, estate: int) -> Dwelling:
    place = home.rows.place
    assert place is not None
    rows = [one.row for one in home.people]
    return Dwelling(
        estate,
        place.building,
        place.unit,
        place.room,
        number=home.rows.number,
        tenure=next((row.tenure for row in rows if row.tenure), ""),
        without_head=home.without_head,
        grid=next((row.grid for row in rows if row.grid), None),
    )


def _describe(entry: Entry, home: HomeEntering, household_id: int) -> None:
    """Add to a known home what the ledger knows of it besides its people."""
    tenure = next((one.row.tenure for one in home.people if one.row.tenure), "")
    heads = any(one.arrives and one.relation == HEAD for one in home.people)
    known = home.rows.known
    assert known is not None
    if home.rows.number != known.number or tenure or heads:
        moving_in.describe(entry, household_id, number=home.rows.number, tenure=tenure, has_head=heads)
    if home.without_head:
        moving_in.headless(entry, household_id)


def _with_homes(intake: Intake, homes: dict[int, int]) -> list[tuple[Entering, int | None]]:
    found: list[tuple[Entering, int | None]] = []
    for home in intake.homes:
        found += [(one, homes.get(id(home))) for one in home.people]
    return [*found, *((one, None) for one in intake.homeless)]


def _moving(one: Entering, home: int | None, duty: Duty) -> Moving:
    row = one.row
    gone_on = row.gone_on or duty.day
    return Moving(
        person=entered(one),
        household_id=home,
        relation=one.relation,
        from_on=row.moved_in_on,
        left_on=gone_on if row.moved_out and not row.died else None,
        moved_to=row.moved_to,
        died_on=gone_on if row.died else None,
    )


def _facts(one: Entering, resident_id: int, source: str) -> Facts:
    told = facts(one.row, one.known)
    return Facts(resident_id, told.hardship, told.disability, told.veteran, told.health, source)


def _update(entry: Entry, one: Entering, home: int | None) -> None:
    assert one.known is not None and one.compared is not None
    person = one.compared.person
    if one.settles and home is not None:
        person = replace(person, doubts=tuple(doubt for doubt in person.doubts if doubt != "address_missing"))
        moving_in.settle(entry, one.known.id, home, one.relation)
    elif one.compared.relation != one.known.relation:
        moving_in.relate(entry, one.known.id, one.compared.relation)
    if person != one.known.person:
        people.correct(entry, one.known.id, person)
