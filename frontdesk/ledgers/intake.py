"""What an import is going to do, row by row, before anything is written: the dry run and the import are one.

Every row becomes one of these: somebody new, somebody known (changed or not), or refused. Doubts never
stand alone: they name a row, a field and a reason, and whoever is entered with one is to be verified.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from db import journal, settings
from db.community import estates
from db.records import Duty, PersonDetails, Reason
from db.residents import known
from db.residents.known import KnownPerson
from db.residents.seats import HEAD
from db.search.keys import estate_base
from frontdesk.ledgers.comparing import Compared, compare
from frontdesk.ledgers.doubts import Doubt
from frontdesk.ledgers.facts import facts
from frontdesk.ledgers.person_reader import RowReader
from frontdesk.ledgers.person_row import PersonRow
from frontdesk.ledgers.placing import Estates, HomeRows, Placing, find_known
from frontdesk.ledgers.sheet import Ledger
from frontdesk.rules.recognising import Candidate, Verdict, recognise

NOT_SAID = "80"
"""The relation of somebody of whom the ledger does not say what they are to the head: other."""

_OTHER_KIN = "97"
_TOLD_EVERY = 200

Progress = Callable[[int, int], None]
"""Called now and then with how many of how many rows are done; may raise to give up."""


class Refusal(NamedTuple):
    """A row that stays out, and why."""

    sheet: str
    number: int
    reason: Reason


@dataclass
class Entering:
    """One row on its way in: as somebody new (`known` is None), or beside somebody known.

    `settles` tells that somebody known who lives nowhere gets a home, `facts` that something is written
    down that is kept apart.
    """

    row: PersonRow
    relation: str
    known: KnownPerson | None = None
    compared: Compared | None = None
    settles: bool = False
    facts: bool = False
    doubts: list[Doubt] = field(default_factory=list)

    @property
    def is_changed(self) -> bool:
        """Whether something of a known person becomes other."""
        compared = self.compared
        return compared is not None and (self.settles or self.facts or bool(compared.changes))

    @property
    def arrives(self) -> bool:
        """Whether they come to live in the home of the row."""
        return not self.row.gone and (self.known is None or self.settles)

    @property
    def marks(self) -> tuple[str, ...]:
        """The codes of what is to be verified about a new person."""
        own = (doubt.reason.code for doubt in self.doubts if doubt.reason.code in _MARKED)
        return tuple(dict.fromkeys((*self.row.person.doubts, *own)))


@dataclass
class HomeEntering:
    """A household with who enters it; `rows.known` is None for one that is made."""

    rows: HomeRows
    people: list[Entering]
    without_head: bool = False


@dataclass
class Intake:
    """All that a file comes to: one ledger, or one on each sheet."""

    ledgers: tuple[Ledger, ...]
    homes: list[HomeEntering] = field(default_factory=list)
    homeless: list[Entering] = field(default_factory=list)
    sequence: int = 0
    refused: list[Refusal] = field(default_factory=list)
    repeated: list[tuple[PersonRow, Doubt]] = field(default_factory=list)
    new_estates: list[str] = field(default_factory=list)
    remarks: list[Reason] = field(default_factory=list)

    def people(self) -> Iterable[Entering]:
        """Everybody who is entered or known, home by home."""
        for home in self.homes:
            yield from home.people
        yield from self.homeless


# Doubts found beside the row's own values that somebody has to look into.
_MARKED = frozenset(
    {
        "maybe_same",
        "paper_shared",
        "relation_missing",
        "two_heads",
        "head_differs",
        "address_missing",
        "left_day_unknown",
        "address_differs_in_household",
    }
)


def read_intake(duty: Duty, ledgers: Sequence[Ledger], progress: Progress | None = None) -> Intake:
    """Read ledgers of residents or households against the register; nothing is written.

    Args:
        duty: Who acts.
        ledgers: Those of one file.
        progress: See `Progress`.
    """
    known_estates, area_code = Estates(estates.names()), settings.read("area_code")
    placing = Placing(known_estates)
    intake = Intake(tuple(ledgers), sequence=journal.sequence())
    seen = _Seen()
    done, total = 0, sum(len(ledger.rows) for ledger in ledgers)
    for ledger in ledgers:
        reader = RowReader(duty.day, ledger, known_estates.names, area_code)
        for line in ledger.rows:
            if progress is not None and done % _TOLD_EVERY == 0:
                progress(done, total)
            done += 1
            _sort_in(reader.read(line), intake, placing, seen, of_heads=ledger.kind == "households")
        placing.next_sheet()
    says_relation = any("relation" in ledger.fields for ledger in ledgers)
    _against_register(intake, placing, known_estates, says_relation=says_relation)
    if progress is not None:
        progress(total, total)
    return intake


def _sort_in(row: PersonRow, intake: Intake, placing: Placing, seen: _Seen, *, of_heads: bool) -> None:
    if row.refused is not None:
        intake.refused.append(Refusal(row.sheet, row.number, row.refused))
        return
    first = seen.before(row)
    if first is not None:
        intake.repeated.append((row, Doubt("name", Reason("twice_in_ledger", {"row": first}))))
        return
    placing.add(replace(row, relation=HEAD) if of_heads and not row.relation else row)


class _Seen:
    """Who has come in the ledger before: by paper, or by name, birth and home."""

    def __init__(self) -> None:
        self._rows: dict[tuple[object, ...], int] = {}

    def before(self, row: PersonRow) -> int | None:
        """The row that somebody was in before, None the first time."""
        person, keys = row.person, list[tuple[object, ...]]()
        if person.paper_number:
            keys.append((person.name, person.paper_number))
        birth = (person.name, person.born_on, row.place, row.household_number)
        if person.born_on and row.birth_is_exact:
            keys.append(birth)
        for key in keys:
            if key in self._rows and (key != birth or not person.paper_number):
                return self._rows[key]
        for key in keys:
            self._rows[key] = row.number
        return None


def _against_register(
    intake: Intake, placing: Placing, known_estates: Estates, *, says_relation: bool
) -> None:
    places = [home.place.estate for home in placing.homes if home.place is not None]
    found = {known_estates.id(name) for name in places} - {None}
    numbers = {home.number for home in placing.homes}
    there = known.homes({estate for estate in found if estate is not None}, numbers)
    find_known(placing.homes, there, known_estates)
    intake.new_estates = _new_estates(places, known_estates)
    rows = [row for home in placing.homes for row in home.rows] + placing.homeless
    register = _Register(rows)
    beside: defaultdict[tuple[str, int], list[Doubt]] = defaultdict(list)
    for row, doubt in placing.doubts:
        beside[row.sheet, row.number].append(doubt)
    papers: dict[str, str] = {}
    for home in [home for home in placing.homes if home.known is None and home.place is None]:
        placing.homes.remove(home)
        placing.homeless += home.rows
    for home in placing.homes:
        home_id = home.known.id if home.known is not None else None
        people = [register.entering(row, home_id, papers) for row in home.rows]
        entering = HomeEntering(home, [one for one in people if isinstance(one, Entering)])
        _seat(entering, says_relation)
        intake.homes.append(entering)
        intake.refused += [one for one in people if not isinstance(one, Entering)]
    for row in placing.homeless:
        one = register.entering(row, None, papers)
        if isinstance(one, Entering):
            if one.known is None and not any(doubt.field == "address" for doubt in one.doubts):
                one.doubts.append(Doubt("address", Reason("address_missing")))
            intake.homeless.append(one)
        else:
            intake.refused.append(one)
    for one in intake.people():
        one.doubts += beside[one.row.sheet, one.row.number]
    if not says_relation and any(home.without_head for home in intake.homes):
        count = sum(home.without_head for home in intake.homes)
        intake.remarks.append(Reason("no_relations_in_ledger", {"count": count}))


def _new_estates(names: Iterable[str], known_estates: Estates) -> list[str]:
    """Estates that the register does not have, each by the name it is written with first."""
    first: dict[str, str] = {}
    for name in names:
        if known_estates.id(name) is None:
            first.setdefault(estate_base(name), name)
    return list(first.values())


class _Register:
    """Those of the register who may be meant by the rows."""

    def __init__(self, rows: list[PersonRow]) -> None:
        names = {row.person.name for row in rows}
        papers = {row.person.paper_number for row in rows if row.person.paper_number}
        self._known = {one.id: one for one in known.people(names, papers)}
        self._by_name: defaultdict[str, list[Candidate]] = defaultdict(list)
        self._by_paper: defaultdict[str, list[Candidate]] = defaultdict(list)
        for one in self._known.values():
            candidate = Candidate(one.id, one.person, one.household_id)
            self._by_name[one.person.name].append(candidate)
            if one.person.paper_number:
                self._by_paper[one.person.paper_number].append(candidate)
        self._taken: set[int] = set()

    def entering(self, row: PersonRow, home_id: int | None, papers: dict[str, str]) -> Entering | Refusal:
        """The row as it enters, or why it is refused."""
        candidates = [one for one in self._by_name[row.person.name] if one.id not in self._taken]
        if row.person.paper_number:
            candidates += [
                one for one in self._by_paper[row.person.paper_number] if one.person.name != row.person.name
            ]
        person = row.person if row.birth_is_exact else replace(row.person, born_on=None)
        found = recognise(person, home_id, candidates, has_home=row.place is not None or home_id is not None)
        if found.verdict is Verdict.SEVERAL:
            return Refusal(row.sheet, row.number, Reason("several_fit", {"name": row.person.name}))
        if found.verdict is Verdict.KNOWN and found.id is not None:
            self._taken.add(found.id)
            return _beside(row, self._known[found.id], home_id)
        one = Entering(row, row.relation, doubts=list(row.doubts))
        if found.verdict is Verdict.MAYBE:
            one.doubts.append(Doubt("name", Reason("maybe_same")))
        number = row.person.paper_number
        shared = found.verdict is Verdict.SHARED_PAPER
        if number and (shared or papers.setdefault(number, row.person.name) != row.person.name):
            one.doubts.append(Doubt("id_number", Reason("paper_shared")))
        if row.gone and row.gone_on is None:
            one.doubts.append(Doubt("moved_out", Reason("left_day_unknown")))
        return one


def _beside(row: PersonRow, person: KnownPerson, home_id: int | None) -> Entering:
    """A row of somebody who is known: compared, and what the ledger says of where they are."""
    says_home = row.place is not None or home_id is not None
    compared = compare(row, person, same_home=person.here and home_id in (None, person.household_id))
    doubts = [*row.doubts, *compared.doubts]
    if row.gone and person.here:
        doubts.append(Doubt("moved_out", Reason("gone_in_ledger")))
    elif not row.gone and not person.here and person.household_id is not None:
        doubts.append(Doubt("moved_out", Reason("gone_here")))
    elif row.place is not None and person.here and person.household_id != home_id:
        doubts.append(Doubt("address", Reason("lives_elsewhere")))
    settles = says_home and person.household_id is None and not person.died and not row.gone
    relation = row.relation if settles else compared.relation
    told = facts(row, person)
    return Entering(row, relation, person, compared, settles=settles, facts=any(told), doubts=doubts)


def _seat(home: HomeEntering, says_relation: bool) -> None:
    """See that a home gets one head, or says that it has none; nobody is made head by a guess."""
    there = home.rows.known
    head_here = bool(there and there.head)
    newcomers = [one for one in home.people if one.arrives]
    for one in home.people:
        if one.known is None and one.row.gone and one.relation in ("", HEAD):
            one.relation = _OTHER_KIN if one.relation == HEAD and head_here else one.relation or NOT_SAID
    heads = [one for one in newcomers if one.relation == HEAD]
    if not heads and not head_here:
        named = [one for one in newcomers if one.row.person.name == home.rows.head_name]
        alone = [one for one in newcomers if len(newcomers) == 1 and not (there and there.inhabited)]
        for one in (named or [one for one in alone if not one.relation])[:1]:
            one.relation = HEAD
            heads = [one]
    for one in heads[0 if head_here else 1 :]:
        one.relation = _OTHER_KIN
        one.doubts.append(Doubt("relation", Reason("head_differs" if head_here else "two_heads")))
    for one in newcomers:
        if not one.relation:
            one.relation = NOT_SAID
            if says_relation:
                one.doubts.append(Doubt("relation", Reason("relation_missing")))
    home.without_head = bool(newcomers) and not heads and not head_here
    if home.without_head and says_relation:
        newcomers[0].doubts.append(Doubt("relation", Reason("head_missing")))


def entered(one: Entering) -> PersonDetails:
    """A new person as written down, with what is to be verified."""
    return replace(one.row.person, doubts=one.marks)
