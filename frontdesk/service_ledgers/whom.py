"""Which residents and homes the rows of a ledger mean, by the rules that recognise people (never by a guess).

A sheet of a clinic has a name and an age at most: then somebody is meant whose name nobody else here has and
whose age fits, and the row says so as a doubt.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from db.access.masks import masked_phone
from db.records import PersonDetails
from db.residents import known
from db.residents.ages import age_on
from db.residents.known import KnownHome, KnownPerson
from frontdesk.ledgers.placing import Door, door, known_door
from frontdesk.request_ledgers.office_words import OfficeWords
from frontdesk.rules.recognising import Candidate, Verdict, recognise
from frontdesk.service_ledgers.service_row import ServiceRow

_REFUSALS = {
    Verdict.NEW: "who_not_here",
    Verdict.MAYBE: "who_uncertain",
    Verdict.SEVERAL: "several_fit",
    Verdict.SHARED_PAPER: "who_other_paper",
}


class Whom:
    """The residents and homes that the rows may mean, each read once."""

    def __init__(self, rows: Sequence[ServiceRow], office: OfficeWords) -> None:
        self._office = office
        doors = [row.who.address for row in rows if row.who.address is not None]
        estates = {office.estates.id(address.estate) for address in doors}
        self._homes: defaultdict[Door, list[KnownHome]] = defaultdict(list)
        for home in known.homes({one for one in estates if one is not None}, ()):
            self._homes[known_door(home)].append(home)
        names = {row.who.name for row in rows if row.who.name}
        papers = {row.who.paper_number for row in rows if row.who.paper_number}
        self._by_name: defaultdict[str, list[KnownPerson]] = defaultdict(list)
        self._by_paper: defaultdict[str, list[KnownPerson]] = defaultdict(list)
        self._known: dict[int, KnownPerson] = {}
        for one in known.people(names, papers):
            self._known[one.id] = one
            self._by_name[one.person.name].append(one)
            self._by_paper[one.person.paper_number].append(one)

    def person(self, resident_id: int) -> KnownPerson:
        """Somebody who was found."""
        return self._known[resident_id]

    def find(self, row: ServiceRow) -> None:
        """Fill in who and where a row is about; refused where it is nobody's."""
        code = self.resident(row)
        if code:
            row.refuse(code, name=row.who.name)

    def home(self, row: ServiceRow) -> None:
        """Fill in the home, and who it is where that is certain; refused where it is no home here."""
        code = self.resident(row)
        if code and row.who.name and row.household_id is not None:
            row.doubt("name", code, name=row.who.name)
        if row.household_id is None:
            row.refuse(code if row.who.name and code else "home_not_here", name=row.who.name)

    def resident(self, row: ServiceRow) -> str:
        """Fill in whom a row means and their home; the code of why nobody is meant, else ""."""
        who = row.who
        homes = self._at_the_door(row)
        if len(homes) == 1:
            row.household_id = homes[0].id
        if not who.name:
            return "name_missing_in_row"
        at_home = [one for one in self._by_name[who.name] if one.household_id in {home.id for home in homes}]
        here = at_home[0].household_id if len(at_home) == 1 else row.household_id
        person = PersonDetails(
            who.name, who.sex, who.born_on, paper_number=who.paper_number, phones=who.phones
        )
        found = recognise(person, here, self._candidates(row), has_home=who.address is not None)
        one = self._known.get(found.id) if found.verdict is Verdict.KNOWN and found.id is not None else None
        if one is None and found.verdict in (Verdict.MAYBE, Verdict.SEVERAL):
            one = self._by_masked_phone(row) or self._by_age(row)
        if one is None:
            return _REFUSALS[found.verdict]
        row.resident_id = one.id
        row.household_id = here if here is not None else one.household_id
        return ""

    def _candidates(self, row: ServiceRow) -> list[Candidate]:
        there = list(self._by_name[row.who.name])
        if row.who.paper_number:
            there += [one for one in self._by_paper[row.who.paper_number] if one not in there]
        return [Candidate(one.id, one.person, one.household_id) for one in there]

    def _at_the_door(self, row: ServiceRow) -> list[KnownHome]:
        address = row.who.address
        return [] if address is None else self._homes.get(door(address, self._office.estates), [])

    def _by_masked_phone(self, row: ServiceRow) -> KnownPerson | None:
        fitting = [
            one
            for one in self._by_name[row.who.name]
            if any(masked_phone(phone.number) in row.who.masked for phone in one.person.phones)
        ]
        return fitting[0] if row.who.masked and len(fitting) == 1 else None

    def _by_age(self, row: ServiceRow) -> KnownPerson | None:
        """The only one of the name who lives here, whose age fits; said as a doubt."""
        living = [one for one in self._by_name[row.who.name] if one.here]
        if len(living) != 1 or row.who.age is None or row.who.address is not None:
            return None
        (one,) = living
        age = age_on(row.day, one.person.born_on)
        if age is None or abs(age - row.who.age) > 1 or {one.person.sex, row.who.sex} == {1, 2}:
            return None
        row.doubt("name", "known_by_age", name=row.who.name, age=age)
        return one
