"""Each life event on both engines: before and after, what hangs on it, what is refused, and back by undo."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from db import journal
from db.records import Address, Duty, Home, Kind, NewHome, PersonDetails, Reason, Refused
from db.residents.homes import homes
from db.tables import Guardian, Household, IdentityPaper, NotSame, Phone, Request, Residency, Resident
from frontdesk.finding import find
from frontdesk.life_events import planning
from frontdesk.life_events.carrying_out import carry_out
from frontdesk.life_events.plan import NOBODY, Plan
from frontdesk.rules.homes import seated
from frontdesk.undoing import undo_last
from tests import community
from tests.everything import every_row

YULE_301, YULE_302, HAINA_501, HAINA_1702, BANK_501, EMPTY_502 = 1, 2, 3, 4, 5, 8
ZHANG, HIS_WIFE, NANYAN, SHAN, WANG, DAUGHTER, ZHANG_WEI, RARE, MOVED_AWAY, DEAD = (
    1,
    2,
    3,
    4,
    10,
    11,
    12,
    9,
    16,
    15,
)
CHILD = PersonDetails(name="张新生", sex=2, born_on=date(2021, 9, 1))


@pytest.fixture
def desk(duty: Duty) -> Duty:
    """Somebody on duty in the small community."""
    community.load()
    return duty


def living(duty: Duty, home: int) -> list[tuple[str, str]]:
    """Names and relations of who lives in a home now, the head first."""
    (found,) = homes([home], duty.day)
    return [(member.name, member.relation) for member in found.members]


def everything() -> dict[str, list[tuple[object, ...]]]:
    """Every row that a life event may touch."""
    tables: tuple[Any, ...] = (
        Resident,
        Residency,
        Household,
        Guardian,
        Phone,
        IdentityPaper,
        Request,
        NotSame,
    )
    return every_row(*tables)


def happens(duty: Duty, plan: Plan) -> int:
    """Carry a plan out, see that what came of it is what was shown, and that undo takes all of it back."""
    before = everything()
    carry_out(duty, plan)
    assert journal.verify() is None
    undo_last(duty)
    assert everything() == before
    subject = carry_out(duty, plan)
    for shown in plan.after:
        if shown.id and not plan.newcomers:
            (there,) = homes([shown.id], duty.day) if shown.id != plan.absorbed else (shown,)
            assert seated(there) == shown
    return subject


def codes(plan: Plan) -> list[str]:
    """What is in a plan's way."""
    return [problem.code for problem in plan.problems]


def test_one_of_a_family_moves_in_with_another(desk: Duty) -> None:
    plan = planning.move(desk, [HIS_WIFE], HAINA_1702, relations={HIS_WIFE: "54"})
    assert plan.code == "resident_move"
    happens(desk, plan)
    assert living(desk, YULE_301) == [("张宁裕", "02")]
    assert ("李秀芬", "54") in living(desk, HAINA_1702)
    assert find(desk, "李秀芬").hits[0].address == Address("海纳莒州家园", "12", "1", "1702")
    old = Residency.get((Residency.resident == HIS_WIFE) & (Residency.household == YULE_301))
    assert old.to_on == desk.day
    assert Reason("hangs_grid", {"left": 1, "come": 2}) in plan.hanging


def test_what_they_are_in_the_new_home_has_to_be_said(desk: Duty) -> None:
    plan = planning.move(desk, [HIS_WIFE], HAINA_1702)
    assert plan.problems[0] == Reason("relation_needed", {"name": "李秀芬"})
    with pytest.raises(Refused, match="relation_needed"):
        carry_out(desk, plan)


def test_the_head_leaves_and_somebody_has_to_follow(desk: Duty) -> None:
    plan = planning.move_away(desk, [ZHANG], "青岛市")
    assert codes(plan) == ["head_needed"]
    plan = planning.move_away(desk, [ZHANG], "青岛市", heads={YULE_301: HIS_WIFE})
    assert codes(plan) == []
    assert Reason("hangs_requests", {"name": "张宁裕", "count": 1}) in plan.hanging
    happens(desk, plan)
    assert living(desk, YULE_301) == [("李秀芬", "02")]
    stay = Residency.get((Residency.resident == ZHANG) & (Residency.household == YULE_301))
    assert (stay.to_on, stay.moved_to) == (desk.day, "青岛市")
    assert not find(desk, "张宁裕").hits[0].here


def test_a_home_may_be_without_a_head_where_somebody_says_so(desk: Duty) -> None:
    plan = planning.move_away(desk, [ZHANG], heads={YULE_301: NOBODY})
    happens(desk, plan)
    assert living(desk, YULE_301) == [("李秀芬", "10")]
    assert Household.get_by_id(YULE_301).without_head
    happens(desk, planning.change_head(desk, YULE_301, HIS_WIFE))
    assert living(desk, YULE_301) == [("李秀芬", "02")]
    assert not Household.get_by_id(YULE_301).without_head


def test_a_household_moves_into_an_empty_flat_as_it_is(desk: Duty) -> None:
    plan = planning.move(desk, [ZHANG, HIS_WIFE], EMPTY_502)
    assert plan.code == "household_move" and not plan.doubtful
    happens(desk, plan)
    assert living(desk, EMPTY_502) == [("张宁裕", "02"), ("李秀芬", "10")]
    assert living(desk, YULE_301) == []


def test_a_household_moves_to_an_address_that_was_not_known(desk: Duty) -> None:
    plan = planning.move(desk, [HIS_WIFE, ZHANG], NewHome(2, "15", "2", "1101"))
    assert plan.code == "household_move"
    happens(desk, plan)
    (hit,) = find(desk, "张宁裕").hits
    assert hit.address == Address("海纳莒州家园", "15", "2", "1101")
    assert hit.household_id is not None
    assert living(desk, hit.household_id) == [("张宁裕", "02"), ("李秀芬", "10")]


def test_an_address_that_is_known_is_not_made_twice(desk: Duty) -> None:
    plan = planning.move(desk, [ZHANG, HIS_WIFE], NewHome(1, "1", "4", "502"))
    assert plan.new_home is None and plan.after[-1].id == EMPTY_502


def test_part_of_a_household_splits_off(desk: Duty) -> None:
    plan = planning.move(desk, [DAUGHTER, WANG], EMPTY_502)
    assert plan.code == "household_split"
    happens(desk, plan)
    assert living(desk, EMPTY_502) == [("王小雨", "02"), ("王桂英", "52")]
    assert living(desk, YULE_302) == [("𬎆㛃", "02")]


def test_two_households_join(desk: Duty) -> None:
    plan = planning.move(desk, [ZHANG, HIS_WIFE], HAINA_1702, relations={ZHANG: "51"})
    assert plan.code == "household_join"
    assert plan.after[0].members == ()
    happens(desk, plan)
    assert dict(living(desk, HAINA_1702)) == {"张南燕": "02", "张伟": "28", "张宁裕": "51", "李秀芬": "52"}


def test_who_had_moved_away_comes_back(desk: Duty) -> None:
    plan = planning.move(desk, [MOVED_AWAY], YULE_301, relations={MOVED_AWAY: "20"})
    assert plan.code == "move_back"
    happens(desk, plan)
    assert ("张宁", "20") in living(desk, YULE_301)
    assert Residency.select().where(Residency.resident == MOVED_AWAY).count() == 2


def test_coming_to_a_home_as_its_head(desk: Duty) -> None:
    plan = planning.move(
        desk, [MOVED_AWAY], YULE_301, relations={MOVED_AWAY: "02", ZHANG: "51", HIS_WIFE: "52"}
    )
    happens(desk, plan)
    assert living(desk, YULE_301) == [("张宁", "02"), ("张宁裕", "51"), ("李秀芬", "52")]


def test_another_head_and_everybody_told_anew(desk: Duty) -> None:
    plan = planning.change_head(desk, HAINA_1702, ZHANG_WEI)
    happens(desk, plan)
    assert living(desk, HAINA_1702) == [("张伟", "02"), ("张南燕", "56")]
    plan = planning.change_head(desk, HAINA_501, SHAN)
    assert plan.before == plan.after


def test_somebody_dies(desk: Duty) -> None:
    plan = planning.death(desk, ZHANG, heads={YULE_301: HIS_WIFE})
    happens(desk, plan)
    assert Resident.get_by_id(ZHANG).died_on == desk.day
    assert living(desk, YULE_301) == [("李秀芬", "02")]
    with pytest.raises(Refused, match="has_died"):
        planning.death(desk, ZHANG)
    # Who has moved away can still die.
    happens(desk, planning.death(desk, MOVED_AWAY))


def test_a_child_is_born(desk: Duty) -> None:
    plan = planning.birth(desk, HAINA_1702, CHILD, [ZHANG_WEI])
    assert plan.after[0].members[-1].relation == "44"
    child = happens(desk, plan)
    assert ("张新生", "44") in living(desk, HAINA_1702)
    guardian: Any = Guardian.get(Guardian.child == child)
    assert (guardian.name, guardian.relation, guardian.resident_id) == ("张伟", "51", ZHANG_WEI)
    assert find(desk, "张新生").hits[0].age == 0
    assert codes(planning.birth(desk, HAINA_1702, CHILD, [ZHANG])) == ["relation_needed"]


def test_somebody_marries_into_a_home(desk: Duty) -> None:
    someone = PersonDetails(name="周强", sex=1)
    new = happens(desk, planning.marriage_in(desk, YULE_302, DAUGHTER, someone))
    assert ("周强", "28") in living(desk, YULE_302)
    assert Resident.get_by_id(new).name == "周强"
    plan = planning.marriage_in(desk, YULE_302, RARE, ZHANG, heads={YULE_301: HIS_WIFE})
    happens(desk, plan)
    assert ("张宁裕", "10") in living(desk, YULE_302)


def test_two_records_of_one_household_become_one(desk: Duty) -> None:
    plan = planning.merge_households(desk, YULE_302, YULE_301)
    happens(desk, plan)
    assert dict(living(desk, YULE_302)) == {
        "𬎆㛃": "02",
        "王桂英": "10",
        "李秀芬": "10",
        "王小雨": "30",
        "张宁裕": "97",
    }
    assert plan.doubtful == {ZHANG, HIS_WIFE}
    gone: Any = Household.get_by_id(YULE_301)
    assert gone.merged_into_id == YULE_302
    assert YULE_301 not in [hit.id for hit in find(desk, "1-2-301").hits if hit.kind is Kind.HOUSEHOLD]
    # Nobody is said to have moved.
    assert Residency.get(Residency.resident == ZHANG).to_on is None


@pytest.mark.parametrize(
    ("event", "code"),
    [
        (lambda duty: planning.move(duty, [], EMPTY_502), "nobody_chosen"),
        (lambda duty: planning.move(duty, [ZHANG], YULE_301), "lives_there_already"),
        (lambda duty: planning.move(duty, [DEAD], YULE_301), "has_died"),
        (lambda duty: planning.move(duty, [ZHANG], 999), "row_gone"),
        (lambda duty: planning.move(duty, [999], YULE_301), "row_gone"),
        (lambda duty: planning.move(duty, [ZHANG], NewHome(99, "", "", "")), "row_gone"),
        (lambda duty: planning.move_away(duty, [MOVED_AWAY]), "lives_nowhere"),
        (lambda duty: planning.merge_households(duty, YULE_301, YULE_301), "same_household"),
    ],
)
def test_what_cannot_be_is_refused(desk: Duty, event: object, code: str) -> None:
    with pytest.raises(Refused) as caught:
        event(desk)  # type: ignore[operator]
    assert caught.value.reason.code == code


def test_a_plan_made_before_somebody_else_changed_the_home_does_not_happen(desk: Duty) -> None:
    plan = planning.move(desk, [HIS_WIFE], HAINA_1702, relations={HIS_WIFE: "54"})
    carry_out(desk, planning.death(desk, ZHANG, heads={YULE_301: HIS_WIFE}))
    with pytest.raises(Refused, match="changed_since"):
        carry_out(desk, plan)
    back = planning.move(desk, [MOVED_AWAY], YULE_301, relations={MOVED_AWAY: "20"})
    carry_out(desk, back)
    elsewhere = replace(back, before=(), after=(), code="move_back")
    with pytest.raises(Refused, match="changed_since"):
        carry_out(desk, elsewhere)


def test_a_form_that_is_saved_twice_happens_once(desk: Duty) -> None:
    plan = planning.change_head(desk, YULE_301, HIS_WIFE)
    carry_out(desk, plan, draft_id="once")
    with pytest.raises(Refused, match="already_saved"):
        carry_out(desk, plan, draft_id="once")


def test_homes_that_are_looked_at_are_as_they_are(desk: Duty) -> None:
    (home,) = homes([YULE_301], desk.day)
    assert isinstance(home, Home)
    assert home.grid == 1 and home.address == Address("金马怡乐园", "1", "2", "301")


def test_two_records_of_one_person_become_one(desk: Duty) -> None:
    with journal.operation(desk, "tell_apart") as entry:
        entry.insert(NotSame, one=ZHANG, other=MOVED_AWAY)
    plan = planning.merge_people(desk, MOVED_AWAY, ZHANG)
    assert codes(plan) == []
    happens(desk, plan)
    # Who had no home lives where the other record did, as what it was there.
    assert living(desk, YULE_301) == [("张宁", "02"), ("李秀芬", "10")]
    kept: Any = Resident.get_by_id(MOVED_AWAY)
    gone: Any = Resident.get_by_id(ZHANG)
    assert gone.merged_into_id == MOVED_AWAY and kept.merged_into_id is None
    phones: Any = Phone.select(Phone.number).where(Phone.resident == MOVED_AWAY).tuples()
    assert list(phones) == [("15412340207",)]
    assert IdentityPaper.get(IdentityPaper.resident == MOVED_AWAY).number == "371199194603021239"
    request: Any = Request.get(Request.number == "2021-0388")
    assert request.resident_id == MOVED_AWAY
    assert NotSame.select().count() == 0
    assert [hit.id for hit in find(desk, "0207").hits if hit.kind is Kind.RESIDENT] == [MOVED_AWAY]


def test_of_two_records_in_different_homes_the_kept_ones_home_stays(desk: Duty) -> None:
    plan = planning.merge_people(desk, SHAN, ZHANG)
    assert codes(plan) == ["head_needed"]
    happens(desk, planning.merge_people(desk, SHAN, ZHANG, heads={YULE_301: HIS_WIFE}))
    assert living(desk, YULE_301) == [("李秀芬", "02")]
    assert ("单晟", "02") in living(desk, HAINA_501)
    happens(desk, planning.merge_people(desk, WANG, RARE))
    # Who was head under the other record is it under the kept one.
    assert living(desk, YULE_302)[0] == ("王桂英", "02")
    with pytest.raises(Refused, match="same_person"):
        planning.merge_people(desk, WANG, WANG)
    with pytest.raises(Refused, match="row_gone"):
        planning.merge_people(desk, WANG, RARE)


def test_what_happened_earlier_is_told_under_its_own_day(desk: Duty) -> None:
    plan = planning.on(desk, planning.death(desk, ZHANG, heads={YULE_301: HIS_WIFE}), date(2021, 8, 30))
    happens(desk, plan)
    assert Resident.get_by_id(ZHANG).died_on == date(2021, 8, 30)
    carry_out(desk, planning.move(desk, [MOVED_AWAY], YULE_301, relations={MOVED_AWAY: "20"}))
    early = planning.on(desk, planning.move_away(desk, [MOVED_AWAY]), date(2021, 9, 5))
    assert early.problems == (Reason("day_before_stay", {"name": "张宁"}),)
    late = planning.on(desk, early, date(2021, 9, 7))
    assert codes(late) == ["day_ahead"]
    assert codes(planning.on(desk, late, desk.day)) == []


def test_part_of_a_household_splits_off_in_the_same_flat(desk: Duty) -> None:
    plan = planning.split(desk, [DAUGHTER, WANG], YULE_302)
    assert plan.code == "household_split" and not plan.problems
    happens(desk, plan)
    assert living(desk, YULE_302) == [("𬎆㛃", "02")]
    homes_there: Any = Household.select(Household.id).where(Household.room == "302").tuples()
    (new,) = {home for (home,) in homes_there} - {YULE_302}
    assert living(desk, new) == [("王小雨", "02"), ("王桂英", "52")]
    with pytest.raises(Refused, match="whole_household"):
        planning.split(desk, [RARE], YULE_302)


def test_people_of_two_homes_are_nothing_to_each_other_until_somebody_says_so(desk: Duty) -> None:
    plan = planning.move(desk, [HIS_WIFE, ZHANG_WEI], EMPTY_502)
    assert [(one.name, one.relation) for one in plan.after[-1].members] == [("李秀芬", "02"), ("张伟", "97")]
    assert plan.doubtful == {ZHANG_WEI}
