"""The made-up community is true to the article's figures, and the same whenever it is made."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections import Counter, defaultdict
from datetime import date
from typing import Any

import pytest

from frontdesk.demo.community import community
from frontdesk.demo.day import DAY
from frontdesk.demo.names import REAL_PEOPLE
from frontdesk.demo.register import COLUMNS

Record = dict[str, Any]
Tables = dict[str, list[Record]]
SEEDS = (1, 2, 3, 20210906)


def tables(seed: int, scale: int = 1) -> Tables:
    """All rows of a community, as records by table."""
    made: Tables = defaultdict(list)
    for table, rows in community(seed, scale):
        made[table] += (dict(zip(COLUMNS[table], row, strict=True)) for row in rows)
    return made


@pytest.fixture(scope="module", params=SEEDS)
def made(request: pytest.FixtureRequest) -> Tables:
    """The community at the article's size, with several seeds."""
    return tables(request.param)


@pytest.fixture(scope="module")
def first() -> Tables:
    """The community as `frontdesk demo` makes it."""
    return tables(1)


def living(made: Tables) -> list[Record]:
    """The residencies of those who live there now."""
    return [residency for residency in made["residency"] if residency["to_on"] is None]


def by_id(made: Tables, table: str) -> dict[int, Record]:
    return {record["id"]: record for record in made[table]}


def address_of(made: Tables, name: str) -> tuple[str, str, str, str]:
    """Where the only resident of a name lives."""
    (resident,) = (r for r in made["resident"] if r["name"] == name)
    (residency,) = (y for y in living(made) if y["resident_id"] == resident["id"])
    household = by_id(made, "household")[residency["household_id"]]
    building = by_id(made, "building")[household["building_id"]]
    estate = by_id(made, "estate")[building["estate_id"]]
    return estate["name"], building["number"], household["unit"], household["room"]


def households_by_estate(made: Tables) -> tuple[Counter[str], Counter[str]]:
    """How many households there are in each estate, and how many of them are lived in."""
    estates, buildings = by_id(made, "estate"), by_id(made, "building")
    inhabited = {residency["household_id"] for residency in living(made)}
    flats: Counter[str] = Counter()
    homes: Counter[str] = Counter()
    for household in made["household"]:
        name = estates[buildings[household["building_id"]]["estate_id"]]["name"]
        flats[name] += 1
        homes[name] += household["id"] in inhabited
    return flats, homes


def test_figures_are_the_article_s(made: Tables) -> None:
    assert len(made["estate"]) == 13
    assert [grid["number"] for grid in made["grid"]] == list(range(1, 13))
    assert len({residency["household_id"] for residency in living(made)}) == 3_909
    assert len(living(made)) == len({residency["resident_id"] for residency in living(made)}) == 11_730
    assert len(made["organisation"]) == 19
    assert len(made["party_branch"]) == 5
    assert len(made["party_member"]) == 38
    assert len(made["registered_member"]) == 628


def test_some_flats_are_empty_and_some_people_have_left(made: Tables) -> None:
    assert 40 <= len(made["household"]) - 3_909 <= 80
    assert 24 <= len(made["resident"]) - 11_730 <= 96
    left = {residency["resident_id"] for residency in made["residency"] if residency["to_on"]}
    assert len(left) == len(made["resident"]) - 11_730
    assert all(resident["id"] in left for resident in made["resident"] if resident["died_on"])
    assert {bool(resident["died_on"]) for resident in made["resident"] if resident["id"] in left} == {
        True,
        False,
    }


def test_the_two_estates_of_the_article(first: Tables) -> None:
    flats, homes = households_by_estate(first)
    assert flats["金马怡乐园"] == homes["金马怡乐园"] == 40
    assert homes["海纳莒州家园"] > 1_000
    (garden,) = (estate for estate in first["estate"] if estate["name"] == "金马怡乐园")
    assert garden["built"] == "2006-04"
    manager = by_id(first, "organisation")[garden["organisation_id"]]
    assert (manager["name"], manager["kind"]) == ("金马怡乐园工艺品公司", "company")
    (building,) = (each for each in first["building"] if each["estate_id"] == garden["id"])
    units = Counter(each["unit"] for each in first["household"] if each["building_id"] == building["id"])
    assert units == {"1": 10, "2": 10, "3": 10, "4": 10}
    aliases = {alias["alias"] for alias in first["estate_alias"] if alias["estate_id"] == garden["id"]}
    assert aliases >= {"怡乐园", "怡乐园小区", "怡乐园生活小区"}


def test_grids_hang_on_buildings(first: Tables) -> None:
    estates = by_id(first, "estate")
    grids: defaultdict[str, set[int]] = defaultdict(set)
    for building in first["building"]:
        grids[estates[building["estate_id"]]["name"]].add(building["grid_id"])
    assert len(grids["海纳莒州家园"]) == 2
    assert grids["金马怡乐园"] == grids["通力铭钻"]
    assert set.union(*grids.values()) == set(range(1, 13))
    assert {post["grid_id"] for post in first["grid_post"]} == set(range(1, 13))
    assert len({post["staff_id"] for post in first["grid_post"]}) == 11


def test_kinds_of_addresses(first: Tables) -> None:
    buildings = by_id(first, "building")
    assert "" in {building["number"] for building in first["building"]}
    rooms = {(buildings[h["building_id"]]["number"], h["unit"], h["room"]) for h in first["household"]}
    assert ("", "", "第4排6号") in rooms
    assert ("7", "1", "5楼东户") in rooms
    assert ("3", "", "506") in rooms
    assert ("14", "3", "1802") in rooms
    for household in first["household"]:
        assert household["unit_sort"] == int(household["unit"] or 0)
        assert household["room_sort"] > 100
    addresses = Counter((h["building_id"], h["unit"], h["room"]) for h in first["household"])
    assert max(addresses.values()) == 1


def test_people_of_the_sketches_are_always_there(made: Tables) -> None:
    assert address_of(made, "张宁裕") == ("金马怡乐园", "1", "2", "301")
    assert address_of(made, "张南燕") == ("海纳莒州家园", "12", "1", "1702")
    (zhang,) = (r for r in made["resident"] if r["name"] == "张宁裕")
    assert (zhang["sex"], DAY.year - int(zhang["born_on"][:4])) == (1, 75)
    names = {resident["name"] for resident in made["resident"]}
    assert names >= {"阿卜杜拉·买买提", "李𬎆", "王㛃", "欧阳志成", "尉迟行", "司马晟", "单德山", "解玉芹"}
    assert names >= {"仇长贵", "曾晟", "查朝", "朴英兰", "盖桂兰", "区乐行", "吕茜", "吕朝行"}


def test_nobody_bears_the_name_of_a_real_person(made: Tables) -> None:
    for table, column in (
        ("resident", "name"),
        ("staff", "name"),
        ("party_member", "name"),
        ("registered_member", "name"),
        ("organisation", "contact_name"),
        ("guardian", "name"),
        ("committee_seat", "name"),
        ("representative", "name"),
        ("volunteer", "name"),
        ("request", "reporter"),
    ):
        assert not REAL_PEOPLE & {record[column] for record in made[table]}, table


def test_staff(first: Tables) -> None:
    posts: defaultdict[int, set[str]] = defaultdict(set)
    for post in first["staff_post"]:
        posts[post["staff_id"]].add(post["role"])
    assert first["staff"][0]["id"] == 1
    assert posts[1] == {"clerk"}
    assert {"secretary", "director"} in posts.values()


def test_references_hold(made: Tables) -> None:
    for table, column, target in (
        ("estate", "organisation_id", "organisation"),
        ("building", "estate_id", "estate"),
        ("building", "grid_id", "grid"),
        ("household", "building_id", "building"),
        ("residency", "household_id", "household"),
        ("residency", "resident_id", "resident"),
        ("phone", "resident_id", "resident"),
        ("identity_paper", "resident_id", "resident"),
        ("guardian", "child_id", "resident"),
        ("guardian", "resident_id", "resident"),
        ("party_member", "resident_id", "resident"),
        ("registered_member", "resident_id", "resident"),
        ("request", "resident_id", "resident"),
        ("committee_seat", "organisation_id", "organisation"),
        ("representative", "estate_id", "estate"),
        ("service_record", "volunteer_id", "volunteer"),
        ("service_record", "session_id", "package_session"),
        ("package", "copied_from_id", "package"),
        ("package", "venue_id", "venue"),
        ("package", "coordinator_id", "staff"),
        ("package_session", "package_id", "package"),
        ("enrolment", "package_id", "package"),
        ("enrolment", "resident_id", "resident"),
        ("enrolment", "household_id", "household"),
        ("enrolment", "registered_member_id", "registered_member"),
        ("enrolment", "party_member_id", "party_member"),
        ("enrolment", "volunteer_id", "volunteer"),
        ("attendance", "session_id", "package_session"),
        ("attendance", "enrolment_id", "enrolment"),
        ("consent", "resident_id", "resident"),
        ("health_reading", "session_id", "package_session"),
        ("employment", "resident_id", "resident"),
        ("assistance_measure", "enrolment_id", "enrolment"),
        ("home_visit", "household_id", "household"),
        ("home_visit", "package_id", "package"),
        ("request_step", "request_id", "request"),
        ("request_step", "staff_id", "staff"),
        ("whistle", "organisation_id", "organisation"),
    ):
        known = by_id(made, target)
        assert all(r[column] is None or r[column] in known for r in made[table]), (table, column)
    residents = by_id(made, "resident")
    for table in ("party_member", "registered_member", "committee_seat", "representative", "volunteer"):
        linked = [record for record in made[table] if record["resident_id"]]
        assert linked and all(r["name"] == residents[r["resident_id"]]["name"] for r in linked)


def test_sensitive_facts_are_kept_of_about_as_many_as_live_in_a_county_town(first: Tables) -> None:
    assert 100 <= len(first["veteran"]) <= 145
    assert 75 <= len(first["hardship"]) <= 110
    assert 125 <= len(first["disability"]) <= 175
    residents = by_id(first, "resident")
    children = [date.fromisoformat(residents[g["child_id"]]["born_on"]) for g in first["guardian"]]
    assert children and all(born > date(2007, 9, 6) for born in children)


def digest(seed: int, scale: int = 1) -> str:
    """A fingerprint of all rows."""
    lines = hashlib.sha256()
    for table, rows in community(seed, scale):
        lines.update(f"{table} {rows}".encode())
    return lines.hexdigest()


def test_the_same_seed_makes_the_same_community_in_every_process() -> None:
    ours = digest(5)
    assert digest(6) != ours
    program = "from tests.frontdesk.test_demo import digest; print(digest(5))"
    for hash_seed in ("0", "1"):
        theirs = subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": hash_seed, "PYTHONPATH": ":".join(p for p in sys.path if p)},
            capture_output=True,
            text=True,
            check=True,
        )
        assert theirs.stdout.strip() == ours


def test_scale_multiplies_places_and_people() -> None:
    twice = tables(1, 2)
    assert len(living(twice)) == 2 * 11_730
    assert len({residency["household_id"] for residency in living(twice)}) == 2 * 3_909
    for table, count in (("estate", 26), ("grid", 24), ("organisation", 38)):
        assert len(twice[table]) == count
    for table, column in (
        ("estate", "name"),
        ("organisation", "name"),
        ("grid", "number"),
        ("request", "number"),
        ("identity_paper", "number"),
    ):
        assert len({record[column] for record in twice[table]}) == len(twice[table]), table
    known = [alias["alias"] for alias in twice["estate_alias"]] + [e["name"] for e in twice["estate"]]
    assert len(set(known)) == len(known)
    own = [phone["number"] for phone in twice["phone"] if phone["whose"] == "own" and not phone["position"]]
    assert len(set(own)) == len(own)
    assert address_of(twice, "张宁裕")[0] == "金马怡乐园"
    for table in twice:
        if table != "setting":
            assert [record["id"] for record in twice[table]] == list(range(1, len(twice[table]) + 1)), table
