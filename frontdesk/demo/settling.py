"""Filling one estate: its buildings, its flats, and the people who live in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from frontdesk.demo.day import DAY, iso
from frontdesk.demo.departed import SHARE, departed
from frontdesk.demo.facts import Facts, add_facts, guardian_of
from frontdesk.demo.families import ADULT, Seat, family, sizes
from frontdesk.demo.households import Person, people, sketched
from frontdesk.demo.names import RareName, rare_names
from frontdesk.demo.phones import add_phones
from frontdesk.demo.places import (
    GRIDS,
    PEOPLE,
    EstatePlan,
    Flat,
    blocks_by_building,
    building_number,
    flats,
)
from frontdesk.demo.register import Register
from frontdesk.demo.sketched import HOMES
from frontdesk.demo.wheel import between, draw, wheel

_RESIDENCES = wheel((("registered", 78), ("unregistered", 14), ("floating", 8)))
_UNVERIFIED_SHARE = 0.01
_HOUSEHOLD_NOTES = (
    "白天没人,晚上七点后在家",
    "养狗,敲门前先打电话",
    "对讲机坏了,打电话叫门",
    "钥匙留在对门",
    "每年冬天去外地子女家",
)
_RESIDENT_NOTES = (
    "说话请大声些",
    "中午要午休,下午再打电话",
    "周末才回来",
    "愿意做楼长",
    "会修自行车,愿意帮邻居",
)
# In these estates one paper tells another sex than its owner's, so that there is something to look into.
_DOUBTFUL = {"海纳": 37, "文成": 61, "百家晟": 83}
_RARE_EVERY = 5


@dataclass(frozen=True, slots=True)
class Adult:
    """A grown resident whom a request or a Party register may refer to."""

    id: int
    name: str
    surname: str
    sex: int
    age: int
    registered: bool
    household_id: int
    grid_id: int
    phone: str


@dataclass(frozen=True, slots=True)
class Child:
    """Somebody who is not grown up, and who of their household answers for them and as what."""

    id: int
    name: str
    sex: int
    age: int
    guardian: str
    relation: str


@dataclass(frozen=True, slots=True)
class Home:
    """Who lives in a flat, as packages ask for it; `veterans` are ids of its people."""

    household_id: int
    grid_id: int
    adults: tuple[Adult, ...]
    children: tuple[Child, ...]
    veterans: tuple[int, ...]
    in_hardship: bool


def _address(flat: Flat) -> tuple[str, str, str]:
    return flat.number, flat.unit, flat.room


class Settler:
    """Fills one estate of one copy of the community, the first copy with the people of the sketches."""

    def __init__(self, register: Register, plan: EstatePlan, copy: int, seed: int) -> None:
        self.register = register
        self.plan = plan
        # Text seeds are hashed by their bytes, alike in every process.
        self.rng = Random(f"{seed} {copy} {plan.name}")
        self.copy = copy
        # By building.
        self.grids = [(copy - 1) * GRIDS + block.grid for block in blocks_by_building(plan)]
        self.rare = list(rare_names(plan.name)) if copy == 1 else []
        self.homes = HOMES.get(plan.name, {}) if copy == 1 else {}
        built = date.fromisoformat(f"{plan.built}-01") if plan.built else date(2005, 1, 1)
        self.first_day = built.toordinal()
        self.lived_in: list[Home] = []

    def settle(self, estate_id: int) -> list[Adult]:
        """Add the rows of the estate to the register; return the adults who live there."""
        buildings = self._add_buildings(estate_id)
        plan, rng = self.plan, self.rng
        all_flats = list(flats(plan))
        kept = [at for at, flat in enumerate(all_flats) if _address(flat) not in self.homes]
        empty = set(rng.sample(kept, plan.empty))
        known = sum(len(home) for home in self.homes.values())
        strangers = len(kept) - plan.empty
        draws = iter(sizes(rng, strangers, PEOPLE[plan.name] - known))
        adults: list[Adult] = []
        for at, flat in enumerate(all_flats):
            household_id = self._add_household(flat, buildings[flat.building])
            if at not in empty:
                adults += self._move_in(flat, household_id, at, draws)
        return adults

    def _add_buildings(self, estate_id: int) -> list[int]:
        return [
            self.register.add(
                "building",
                estate_id,
                building_number(at, block),
                0 if block.rows else at + 1,
                self.grids[at],
            )
            for at, block in enumerate(blocks_by_building(self.plan))
        ]

    def _add_household(self, flat: Flat, building_id: int) -> int:
        note = draw(self.rng, _HOUSEHOLD_NOTES) if self.rng.random() < 0.02 else ""
        unit_sort = int(flat.unit or 0)
        return self.register.add(
            "household", building_id, flat.unit, unit_sort, flat.room, flat.room_sort, note
        )

    def _move_in(self, flat: Flat, household_id: int, at: int, draws: Iterator[int]) -> list[Adult]:
        rng, register = self.rng, self.register
        rare = None
        home = self.homes.get(_address(flat))
        if home:
            living, residence = sketched(home), "registered"
        else:
            seats = family(rng, next(draws))
            rare = self._rare_name(at, seats)
            living, residence = people(rng, seats, rare), draw(rng, _RESIDENCES)
        since = between(rng, self.first_day, DAY.toordinal() - 30)
        doubtful = not home and _DOUBTFUL.get(self.plan.name) == at and self.copy == 1
        for person in living:
            self._register(person, household_id, since, residence, doubtful=doubtful and person is living[0])
        add_phones(rng, register, living)
        facts = add_facts(rng, register, living)
        if not home and not rare and rng.random() < SHARE:
            self._add_departed(living, household_id, since)
        adults = [
            Adult(
                *(p.id, p.name.whole, p.name.surname, p.seat.sex, p.seat.age, residence == "registered"),
                *(household_id, self.grids[flat.building], p.own_phone),
            )
            for p in living
            if p.seat.age >= ADULT
        ]
        if self.copy == 1:
            self.lived_in.append(_home(household_id, self.grids[flat.building], living, adults, facts))
        return adults

    def _rare_name(self, at: int, seats: list[Seat]) -> RareName | None:
        """Take a rare name that waits for a head like this one, in every few households."""
        if self.rare and at % _RARE_EVERY == 0:
            for name in self.rare:
                if name.sex == seats[0].sex and (not name.alone or len(seats) == 1):
                    self.rare.remove(name)
                    return name
        return None

    def _register(
        self, person: Person, household_id: int, since: int, residence: str, *, doubtful: bool
    ) -> None:
        rng, register, seat = self.rng, self.register, person.seat
        note = draw(rng, _RESIDENT_NOTES) if seat.age >= ADULT and rng.random() < 0.01 else ""
        person.id = register.add(
            "resident",
            person.name.whole,
            seat.sex,
            iso(person.born),
            person.ethnic_group,
            "floating" if seat.relation == "99" else residence,
            None,
            note,
            "paper_sex_differs" if doubtful else "",
        )
        moved_in = iso(max(since, person.born))
        register.add("residency", person.id, household_id, seat.relation, moved_in, None)
        number = register.numbers.identity(
            date.fromordinal(person.born), 3 - seat.sex if doubtful else seat.sex
        )
        verified = not doubtful and rng.random() >= _UNVERIFIED_SHARE
        register.add("identity_paper", person.id, "resident_id", number, verified)

    def _add_departed(self, living: list[Person], household_id: int, since: int) -> None:
        register, gone = self.register, departed(self.rng, living)
        resident_id = register.add(
            "resident",
            gone.name,
            gone.sex,
            iso(gone.born),
            gone.ethnic_group,
            gone.residence,
            iso(gone.left) if gone.died else None,
            "",
            "",
        )
        came = iso(max(since, gone.born)) if since < gone.left and gone.relation != "02" else None
        register.add("residency", resident_id, household_id, gone.relation, came, iso(gone.left))
        number = register.numbers.identity(date.fromordinal(gone.born), gone.sex)
        register.add("identity_paper", resident_id, "resident_id", number, True)
        if not gone.died:
            register.add("phone", resident_id, register.numbers.phone(), "own", 0)


def _home(household_id: int, grid_id: int, living: list[Person], adults: list[Adult], facts: Facts) -> Home:
    children = []
    for person in living:
        if person.seat.age < ADULT:
            found = guardian_of(person, living)
            guardian, relation = (found[0].name.whole, found[1]) if found else ("", "")
            children.append(
                Child(person.id, person.name.whole, person.seat.sex, person.seat.age, guardian, relation)
            )
    veterans = tuple(person.id for person in facts.veterans)
    return Home(household_id, grid_id, tuple(adults), tuple(children), veterans, facts.in_hardship)
