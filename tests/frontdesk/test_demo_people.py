"""The people of the made-up community: families that could be, numbers that cannot."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from random import Random

import pytest

from frontdesk.demo.day import DAY, birth
from frontdesk.demo.families import LARGEST, family, sizes
from frontdesk.demo.numbers import Numbers
from frontdesk.demo.surnames import SURNAMES
from frontdesk.rules.identity import check_character
from tests.frontdesk.test_demo import Record, Tables, living, tables

MEN = {"20", "28", "41", "43", "51", "53", "55"}
WOMEN = {"30", "38", "42", "44", "52", "54", "56"}
# Who is a parent of whom in a household, by relation to its head.
PARENTS = (
    ({"51", "52"}, {"02"}),
    ({"53", "54", "55", "56"}, {"10"}),
    ({"02", "10"}, {"20", "30"}),
    ({"20", "38"}, {"41", "42"}),
    ({"30", "28"}, {"43", "44"}),
)


@pytest.fixture(scope="module", params=(1, 7, 99))
def made(request: pytest.FixtureRequest) -> Tables:
    """The community at the article's size, with several seeds."""
    return tables(request.param)


def born(resident: Record) -> date:
    return date.fromisoformat(resident["born_on"])


def age(resident: Record) -> int:
    day = born(resident)
    return DAY.year - day.year - ((DAY.month, DAY.day) < (day.month, day.day))


def homes(made: Tables) -> list[list[tuple[str, Record]]]:
    """Relation and person of all who live together, by household."""
    residents = {resident["id"]: resident for resident in made["resident"]}
    together: defaultdict[int, list[tuple[str, Record]]] = defaultdict(list)
    for residency in living(made):
        together[residency["household_id"]].append(
            (residency["relation"], residents[residency["resident_id"]])
        )
    return list(together.values())


def test_nobody_is_called_like_another_of_the_same_home(made: Tables) -> None:
    for home in homes(made):
        names = [person["name"] for _relation, person in home]
        assert len(set(names)) == len(names)


def test_every_household_has_one_grown_head(made: Tables) -> None:
    for home in homes(made):
        (head,) = (person for relation, person in home if relation == "02")
        assert age(head) >= 18
        for relation in ("10", "51", "52", "53", "54", "55", "56"):
            assert sum(each == relation for each, _ in home) <= 1


def test_relations_fit_sexes(made: Tables) -> None:
    for home in homes(made):
        for relation, person in home:
            if relation in MEN:
                assert person["sex"] == 1
            if relation in WOMEN:
                assert person["sex"] == 2
            if relation in ("53", "54"):
                assert head_sex(home) == 2
            if relation in ("55", "56"):
                assert head_sex(home) == 1
            if relation == "10":
                assert person["sex"] != head_sex(home)
                assert age(person) >= 20


@pytest.mark.parametrize(("elders", "children"), PARENTS)
def test_parents_are_old_enough(made: Tables, elders: set[str], children: set[str]) -> None:
    met = 0
    for home in homes(made):
        for above, elder in home:
            for below, child in home:
                if above in elders and below in children:
                    met += 1
                    assert (born(child) - born(elder)).days >= 16 * 365.25
    assert met


def head_sex(home: list[tuple[str, Record]]) -> int:
    return next(int(person["sex"]) for relation, person in home if relation == "02")


def test_children_mostly_bear_their_father_s_surname(made: Tables) -> None:
    same = total = 0
    for home in homes(made):
        father = next((p for r, p in home if r in ("02", "10") and p["sex"] == 1), None)
        for relation, person in home:
            if father and relation in ("20", "30"):
                total += 1
                same += person["name"][0] == father["name"][0]
    assert 0.9 < same / total < 1


def test_people_are_as_old_as_in_a_county_town(made: Tables) -> None:
    ages = [age(person) for home in homes(made) for _, person in home]
    assert 0.14 < sum(each < 15 for each in ages) / len(ages) < 0.22
    assert 0.15 < sum(each >= 60 for each in ages) / len(ages) < 0.25
    assert max(ages) < 105
    men = sum(person["sex"] == 1 for home in homes(made) for _, person in home)
    assert 0.47 < men / len(ages) < 0.53


def test_names_are_as_common_as_names_are(made: Tables) -> None:
    names = [person["name"] for home in homes(made) for _, person in home]
    assert 0.14 < sum(len(name) == 2 for name in names) / len(names) < 0.21
    surnames = Counter(name[0] for name in names)
    assert {name for name, _ in surnames.most_common(4)} == set("王张李刘")
    assert len(surnames) > 150
    assert 2 <= Counter(names).most_common(1)[0][1] <= 30


def test_surnames_are_two_hundred_and_each_stands_once() -> None:
    distinct = list(dict.fromkeys(SURNAMES))
    assert len(distinct) >= 200
    runs = sum(1 for at, name in enumerate(SURNAMES) if at == 0 or SURNAMES[at - 1] != name)
    assert runs == len(distinct)


def test_phones_cannot_be_rung(made: Tables) -> None:
    numbers = [phone["number"] for phone in made["phone"]]
    numbers += [organisation["phone"] for organisation in made["organisation"]]
    numbers += [guardian["phone"] for guardian in made["guardian"] if guardian["phone"]]
    assert all(len(number) == 11 and number.isdigit() and number.startswith("154") for number in numbers)
    own = [p["number"] for p in made["phone"] if p["whose"] == "own" and not p["position"]]
    assert len(set(own)) == len(own)
    assert len({number[3:5] for number in own}) == 100


def test_elders_give_their_children_s_phones_and_children_have_none_of_their_own(made: Tables) -> None:
    residents = {resident["id"]: resident for resident in made["resident"]}
    whose: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for phone in made["phone"]:
        years = age(residents[phone["resident_id"]])
        whose["child" if years < 12 else "elder" if years >= 70 else "other"][phone["whose"]] += 1
    assert not whose["child"]["own"]
    assert whose["child"]["parent"]
    assert whose["elder"]["child"] > 100
    assert whose["other"]["own"] > 6_000


def test_papers_are_those_of_nobody(made: Tables) -> None:
    residents = {resident["id"]: resident for resident in made["resident"]}
    assert {paper["resident_id"] for paper in made["identity_paper"]} == set(residents)
    assert len({paper["number"] for paper in made["identity_paper"]}) == len(made["identity_paper"])
    for paper in made["identity_paper"]:
        number, owner = paper["number"], residents[paper["resident_id"]]
        assert len(number) == 18
        assert number[:6] == "371199"
        assert number[6:14] == owner["born_on"].replace("-", "")
        assert number[:17].isdigit()
        assert number[17] == check_character(number[:17])
        assert (int(number[16]) % 2 == owner["sex"] % 2) == (owner["doubt"] == "")


def test_a_few_papers_raise_a_doubt(made: Tables) -> None:
    doubtful = {resident["id"] for resident in made["resident"] if resident["doubt"]}
    assert len(doubtful) == 3
    assert all(not p["verified"] for p in made["identity_paper"] if p["resident_id"] in doubtful)


def test_a_tail_of_four_digits_is_that_of_few(made: Tables) -> None:
    tails: defaultdict[str, set[int]] = defaultdict(set)
    for table in ("phone", "identity_paper"):
        for record in made[table]:
            tails[record["number"][-4:]].add(record["resident_id"])
    assert max(map(len, tails.values())) <= 18


def test_identity_numbers_of_one_day_are_distinct() -> None:
    numbers = Numbers(1)
    day = date(2000, 2, 29)
    given = [numbers.identity(day, sex) for sex in (1, 2) for _ in range(499)]
    assert len(set(given)) == 998


@pytest.mark.parametrize("size", range(1, LARGEST + 1))
def test_families_have_the_size_asked_for(size: int) -> None:
    rng = Random(size)
    assert all(len(family(rng, size)) == size for _ in range(300))


def test_sizes_add_up() -> None:
    drawn = sizes(Random(1), 40, 120)
    assert (len(drawn), sum(drawn)) == (40, 120)
    assert set(drawn) <= set(range(1, LARGEST + 1))


@pytest.mark.parametrize("years", [0, 1, 17, 18, 75, 97])
def test_births_fit_ages(years: int) -> None:
    rng = Random(years)
    for _ in range(400):
        assert age({"born_on": date.fromordinal(birth(rng, years)).isoformat()}) == years
