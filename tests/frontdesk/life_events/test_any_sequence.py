"""Whatever happens, in whatever order: one head or none said so, one home each, nobody and no home lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from db import journal
from db.connection import close_database, database, execute, open_database
from db.records import Duty, NewHome, PersonDetails, Refused
from db.tables import Household, Resident
from frontdesk.life_events import planning
from frontdesk.life_events.carrying_out import carry_out
from frontdesk.life_events.plan import NOBODY, Plan
from frontdesk.undoing import undo_last
from tests import community
from tests.examples import examples
from tests.frontdesk.life_events.test_life_events import everything

PEOPLE = st.integers(1, 20)
HOMES = st.integers(1, 12)
RELATIONS = st.sampled_from(["", "02", "10", "20", "30", "38", "51", "99"])
HEADS = st.dictionaries(HOMES | st.just(0), PEOPLE | st.just(NOBODY), max_size=3)
GROUP = st.lists(PEOPLE, min_size=1, max_size=3, unique=True)
NEW_HOMES = st.builds(
    NewHome, st.integers(1, 4), st.sampled_from(["", "1", "9"]), st.just(""), st.sampled_from(["101", "东户"])
)
PERSON = st.builds(
    PersonDetails, name=st.sampled_from(["张新生", "[/]", "𬎆㛃"]), sex=st.sampled_from([0, 1, 2])
)

EXAMPLES = 60

Event = Callable[[Duty], Plan | None]


def _told(people: list[int], codes: list[str]) -> dict[int, str]:
    return {person: code for person, code in zip(people, codes, strict=False) if code}


EVENTS: st.SearchStrategy[Event] = st.one_of(
    st.builds(
        lambda who, to, codes, heads: lambda duty: planning.move(
            duty, who, to, relations=_told(who, codes), heads=heads
        ),
        GROUP, HOMES | NEW_HOMES, st.lists(RELATIONS, max_size=3), HEADS,
    ),
    st.builds(lambda who, heads: lambda duty: planning.move_away(duty, who, heads=heads), GROUP, HEADS),
    st.builds(lambda who, heads: lambda duty: planning.death(duty, who, heads=heads), PEOPLE, HEADS),
    st.builds(
        lambda home, head: lambda duty: planning.change_head(duty, home, head),
        HOMES, PEOPLE | st.just(NOBODY),
    ),
    st.builds(
        lambda home, who, parents, code: lambda duty: planning.birth(duty, home, who, parents, relation=code),
        HOMES, PERSON, GROUP, RELATIONS,
    ),
    st.builds(
        lambda home, spouse, who, code, heads: lambda duty: planning.marriage_in(
            duty, home, spouse, who, relation=code, heads=heads
        ),
        HOMES, PEOPLE, PERSON | PEOPLE, RELATIONS, HEADS,
    ),
    st.builds(lambda kept, other: lambda duty: planning.merge_households(duty, kept, other), HOMES, HOMES),
    st.builds(
        lambda kept, other, heads: lambda duty: planning.merge_people(duty, kept, other, heads=heads),
        PEOPLE, PEOPLE, HEADS,
    ),
    st.just(lambda duty: undo_last(duty) and None),
)  # fmt: skip

FAULTS = {
    "two heads": """SELECT household_id FROM residency WHERE to_on IS NULL AND relation = '02'
        GROUP BY household_id HAVING COUNT(*) > 1""",
    "two homes": """SELECT resident_id FROM residency WHERE to_on IS NULL
        GROUP BY resident_id HAVING COUNT(*) > 1""",
    "no head and nobody said so": """SELECT h.id FROM household h WHERE h.without_head = FALSE
        AND EXISTS (SELECT 1 FROM residency y WHERE y.household_id = h.id AND y.to_on IS NULL)
        AND NOT EXISTS (SELECT 1 FROM residency y WHERE y.household_id = h.id AND y.to_on IS NULL
            AND y.relation = '02')""",
    "said to have none, and has": """SELECT h.id FROM household h JOIN residency y ON y.household_id = h.id
        WHERE h.without_head = TRUE AND y.to_on IS NULL AND y.relation = '02'""",
    "lives where nothing is": """SELECT y.id FROM residency y JOIN household h ON h.id = y.household_id
        WHERE h.merged_into_id IS NOT NULL AND y.to_on IS NULL""",
    "dead and living here": """SELECT r.id FROM resident r JOIN residency y ON y.resident_id = r.id
        WHERE r.died_on IS NOT NULL AND y.to_on IS NULL""",
    "a stay that ends before it begins": "SELECT id FROM residency WHERE from_on > to_on",
}  # fmt: skip


def assert_whole() -> None:
    """See that nothing that must never be has come about."""
    for fault, sql in FAULTS.items():
        assert execute(sql).fetchall() == [], fault


def happen(duty: Duty, events: list[Event]) -> int:
    """Let events happen one day after the other; return how many did."""
    happened = 0
    for place, event in enumerate(events):
        on = replace(duty, day=duty.day + timedelta(days=place))
        people, homes = Resident.select().count(), Household.select().count()
        is_undo = False
        try:
            # A part of the example's transaction that is given up by itself, as a desk's whole one would be.
            with database().atomic():
                plan = event(on)
                is_undo = plan is None
                if plan is not None:
                    carry_out(on, plan)
            happened += 1
        except Refused as refused:
            assert refused.reason.code not in ("damaged", "locked"), refused
        assert_whole()
        if not is_undo:
            assert Resident.select().count() >= people and Household.select().count() >= homes
    return happened


def test_any_sequence_of_events_leaves_the_community_whole(target: str) -> None:
    community.settle(target)
    open_database(target)
    duty = Duty(101, "李文静", "clerk", "1", date(2021, 9, 6))
    happened = [0]

    @examples(EXAMPLES, *HealthCheck)
    @given(st.lists(EVENTS, min_size=1, max_size=8))
    def any_sequence(events: list[Event]) -> None:
        with database().atomic() as example:
            before = everything()
            here = happen(duty, events)
            happened[0] += here
            assert journal.verify() is None
            while journal.sequence():
                try:
                    undo_last(duty)
                except Refused as refused:
                    assert refused.reason.code == "undo_nothing"
                    break
            assert everything() == before
            example.rollback()

    any_sequence()
    assert happened[0] >= EXAMPLES / 2, "hardly anything happened"
    close_database()
