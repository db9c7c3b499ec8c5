"""What is told at the counter, as a plan, on both engines: what is usual, what it lacks, what is guessed."""

from __future__ import annotations

import pytest

from db.records import Address, Duty, Home, Kind, Member, NewHome, Refused
from db.residents.homes import homes
from frontdesk.life_events import likely, telling
from frontdesk.life_events.corrections import read_corrections, written_corrections
from frontdesk.life_events.destinations import destinations, goal_of, persons, persons_or_new
from frontdesk.life_events.form_reading import NO_HEAD
from frontdesk.life_events.told import Told
from frontdesk.rules.homes import likely_head, spouse_of
from frontdesk.words import set_language
from tests import community

YULE_301, HAINA_1702, EMPTY_502 = 1, 4, 8
ZHANG, HIS_WIFE, NANYAN, ZHANG_WEI, MOVED_AWAY, DEAD = 1, 2, 3, 12, 16, 15


@pytest.fixture
def desk(duty: Duty) -> Duty:
    """Somebody on duty in the small community."""
    community.load()
    return duty


def told(duty: Duty, event: str, resident: int, **values: str) -> Told:
    return telling.tell(duty, event, telling.about(duty, Kind.RESIDENT, resident), values)


def codes(found: Told) -> dict[str, str]:
    return {field: reason.code for field, reason in found.problems.items()}


def test_of_a_couple_the_other_follows_as_head_unless_somebody_says_otherwise(desk: Duty) -> None:
    found = told(desk, "death", ZHANG, who=f"#{ZHANG}")
    assert codes(found) == {} and [one.id for one in found.heads] == [HIS_WIFE]
    assert found.plan and [(one.id, one.relation) for one in found.plan.after[0].members] == [
        (HIS_WIFE, "02")
    ]
    found = told(desk, "death", ZHANG, who=f"#{ZHANG}", head=NO_HEAD)
    assert found.plan and found.plan.after[0].without_head and not found.heads
    assert codes(told(desk, "death", ZHANG, who=f"#{ZHANG}", head=f"#{ZHANG}"))["head"] == "head_not_there"


def test_what_is_guessed_is_put_right_by_number(desk: Duty) -> None:
    found = told(desk, "head_change", NANYAN, new_head=f"#{ZHANG_WEI}", relations="1 qqq")
    assert found.people[0].id == NANYAN
    assert codes(found) == {"relations": "corrections_not_read"}
    found = told(desk, "head_change", NANYAN, new_head=f"#{ZHANG_WEI}", relations="1 po")
    assert found.plan and dict((one.id, one.relation) for one in found.plan.after[0].members)[NANYAN] == "10"
    assert codes(told(desk, "head_change", NANYAN, new_head=f"#{ZHANG_WEI}", relations="9 po"))


@pytest.mark.parametrize(
    ("event", "values", "code"),
    [
        ("move", {}, {"who": "nobody_chosen"}),
        ("move", {"who": "#1"}, {"to": "destination_missing"}),
        ("move", {"who": "#1", "to": "nowhere"}, {"to": "home_not_found"}),
        ("move", {"who": "[/]", "to": "#4"}, {"who": "person_not_meant"}),
        ("move", {"who": "#1", "to": "#1"}, {"to": "lives_there_already"}),
        ("move", {"who": "#2", "to": "#4"}, {"relation": "relation_needed"}),
        ("move", {"who": "#2", "to": "#4", "relation": "54", "day": "2021-09-07"}, {"day": "day_ahead"}),
        ("move", {"who": "#2", "to": "#4", "relation": "54", "day": "?"}, {"day": "day_not_read"}),
        ("death", {"who": "#2", "head": "zz"}, {"head": "person_not_meant"}),
        ("head_change", {"new_head": "#1"}, {"new_head": "head_already"}),
        ("head_change", {"new_head": ""}, {"new_head": "nobody_chosen"}),
        ("birth", {"name": "", "parents": "#2"}, {"name": "person_name_missing"}),
        ("birth", {"name": "张新"}, {"relation": "relation_needed"}),
        ("marriage_in", {"spouse": "#2"}, {"partner": "partner_missing"}),
        ("marriage_in", {"spouse": "#2", "partner": "x"}, {"partner": "person_not_meant"}),
        ("resident_merge", {}, {"other": "record_missing"}),
        ("resident_merge", {"other": "#1"}, {"other": "same_person"}),
        ("resident_merge", {"other": "#15"}, {"who": "has_died"}),
        ("household_merge", {"other": "#1"}, {"other": "same_household"}),
        ("household_merge", {"other": '+[1, "1", "4", "9"]'}, {"other": "home_not_found"}),
    ],
)
def test_what_it_lacks_stands_by_its_field(
    desk: Duty, event: str, values: dict[str, str], code: dict[str, str]
) -> None:
    found = codes(told(desk, event, ZHANG, **values))
    assert {field: found.get(field) for field in code} == code


def test_whoever_comes_as_head_is_the_only_one(desk: Duty) -> None:
    found = told(desk, "move", HIS_WIFE, who=f"#{HIS_WIFE}", to=f"#{HAINA_1702}", relation="02")
    assert found.plan and codes(found) == {}
    assert [one.id for one in found.plan.after[-1].members if one.relation == "02"] == [HIS_WIFE]


def test_to_a_building_that_is_not_there_is_doubtful(desk: Duty) -> None:
    found = told(desk, "move", HIS_WIFE, who=f"#{HIS_WIFE}", to='+[1, "77", "1", "101"]')
    assert codes(found) == {} and found.doubts["to"].code == "building_new"


def test_two_numbers_are_two_people_until_somebody_says_so(desk: Duty) -> None:
    assert told(desk, "resident_merge", ZHANG, other=f"#{NANYAN}").doubts["other"].code == "papers_differ"
    assert told(desk, "resident_merge", ZHANG, other=f"#{HIS_WIFE}").doubts["other"].code == "two_become_one"


def test_who_marries_twice_is_asked(desk: Duty) -> None:
    assert told(desk, "marriage_in", ZHANG, spouse=f"#{ZHANG}", partner="+周强").warnings["spouse"].code


def test_it_does_not_happen_to_another_home_than_was_seen(desk: Duty) -> None:
    about = telling.about(desk, Kind.RESIDENT, HIS_WIFE)
    values = {"who": f"#{HIS_WIFE}", "place": "[/]\x1b"}
    with pytest.raises(Refused, match="changed_since"):
        telling.happen(desk, "move_away", about, values, as_of="another", draft_id="a" * 32)
    assert homes([YULE_301], desk.day)[0] == about.home
    as_of = telling.fingerprint(about)
    assert (
        telling.happen(desk, "move_away", about, values, as_of=as_of, draft_id="a" * 32).code == "move_away"
    )
    with pytest.raises(Refused, match="lives_nowhere"):
        telling.happen(desk, "move_away", about, values, as_of=as_of, draft_id="b" * 32)


def test_addresses_that_are_there_and_those_that_are_not(desk: Duty) -> None:
    assert [choice.code for choice in destinations(desk, "yly 1-2-301")] == [f"#{YULE_301}"]
    assert [goal_of(choice.code) for choice in destinations(desk, "yly 1-2-999")] == [
        NewHome(1, "1", "2", "999")
    ]
    assert f"#{HAINA_1702}" in [choice.code for choice in destinations(desk, "zny")]
    assert destinations(desk, "青岛市") == ()
    assert goal_of("+[") is None and goal_of('+["a","","",""]') is None and goal_of("12") is None


def test_people_and_somebody_new(desk: Duty) -> None:
    assert {choice.code for choice in persons(desk, "张伟")} == {"#12", "#13"}
    assert {choice.code for choice in persons(desk, "张伟", leave_out=12)} == {"#13"}
    assert persons_or_new(desk, "张伟")[-1].code == "+张伟"
    assert [choice.code for choice in persons_or_new(desk, "欧阳不在")] == ["+欧阳不在"]
    assert all(not choice.code.startswith("+") for choice in persons_or_new(desk, "0207"))


def test_what_is_usual(desk: Duty) -> None:
    about = telling.about(desk, Kind.HOUSEHOLD, YULE_301)
    assert likely.parents_of(about) == ()
    assert likely.own_family(about) == ()
    assert telling.about(desk, Kind.RESIDENT, MOVED_AWAY).home is None
    with pytest.raises(Refused, match="has_died"):
        telling.about(desk, Kind.RESIDENT, DEAD)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("", ()),
        ("3 ez", ((3, "20"),)),
        ("3ez 4 女儿", ((3, "20"), (4, "30"))),
        ("2=配偶;1:户主", ((2, "10"), (1, "02"))),
        ("3", None),
        ("ez 3", None),
        ("3 qqq", None),
        ("[/] \x1b", None),
    ],
)
def test_corrections(text: str, read: tuple[tuple[int, str], ...] | None) -> None:
    assert read_corrections(text) == read


def test_corrections_are_written_by_their_names() -> None:
    set_language("zh")
    try:
        assert written_corrections("3 ez  4 po") == "3 儿子 4 配偶"
        assert written_corrections("3 ?") == "3 ?"
    finally:
        set_language("en")


def member(number: int, relation: str, age: int | None = 40, sex: int = 1) -> Member:
    return Member(number, "某", sex, age, relation)


@pytest.mark.parametrize(
    ("members", "likely"),
    [
        ((member(1, "10"), member(2, "20")), 1),
        ((member(1, "20"), member(2, "41", 5)), 1),
        ((member(1, "20"), member(2, "30")), None),
        ((member(1, "20", 9),), None),
        ((member(1, "20", None),), 1),
        ((member(1, "20", 9), member(2, "99")), None),
        ((member(1, "10"), member(2, "11")), None),
        ((), None),
    ],
)
def test_who_usually_follows(members: tuple[Member, ...], likely: int | None) -> None:
    home = Home(1, Address("", "", "", ""), members)
    found = likely_head(home)
    assert (found and found.id) == likely


def test_a_couple_is_one_where_nothing_else_is_possible() -> None:
    home = (member(1, "02"), member(2, "10", sex=2), member(3, "20"), member(4, "38", sex=2))
    assert spouse_of(home[0], home) == home[1]
    assert spouse_of(home[2], home) == home[3]
    two_sons = (*home, member(5, "20"))
    assert spouse_of(two_sons[2], two_sons) is None
