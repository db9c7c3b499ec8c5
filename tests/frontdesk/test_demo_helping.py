"""Who helps in the made-up community, and where people meet."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest

from tests.frontdesk.test_demo import Tables, by_id, tables


@pytest.fixture(scope="module", params=(1, 7))
def made(request: pytest.FixtureRequest) -> Tables:
    """The community at the article's size."""
    return tables(request.param)


def test_service_was_done_on_the_days_of_the_article(made: Tables) -> None:
    days = {record["done_on"] for record in made["service_record"]}
    assert len({day for day in days if "2021-02-20" <= day <= "2021-09-07"}) == 28
    assert len(days) > 28
    joined = {volunteer["id"]: volunteer["joined_on"] for volunteer in made["volunteer"]}
    assert len(joined) == 40
    assert all(record["done_on"] >= joined[record["volunteer_id"]] for record in made["service_record"])


def test_committees_have_a_chair_and_their_seats(made: Tables) -> None:
    posts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    organisations = by_id(made, "organisation")
    for seat in made["committee_seat"]:
        posts[organisations[seat["organisation_id"]]["name"]][seat["post"]] += 1
    assert {name: dict(each) for name, each in posts.items()} == {
        "海纳莒州家园业主委员会": {"chair": 1, "vice_chair": 1, "member": 3},
        "中央公馆业主委员会": {"chair": 1, "vice_chair": 1, "member": 5},
    }


def test_two_stand_for_the_estate_of_the_doors(made: Tables) -> None:
    estates = by_id(made, "estate")
    names = [
        each["name"] for each in made["representative"] if estates[each["estate_id"]]["name"] == "金马怡乐园"
    ]
    assert len(set(names)) == 2
    assert "张宁裕" in names
    assert {"同心广场", "同心公园", "社区会议室"} <= {venue["name"] for venue in made["venue"]}
