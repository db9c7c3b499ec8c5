"""Finding over a small community, on both engines: what each thing typed finds, in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest

from db.connection import close_database, open_database
from db.records import Duty, Hit, Kind, Why
from db.search import store
from frontdesk.finding import Found, find
from tests.conftest import TODAY
from tests.db.search import namesakes
from tests.frontdesk.what_is_found import NAMES, NEAREST, NUMBERS, OTHERS, PLACES, RANKING, TITLES

Find = Callable[[str], Found]
_LETTERS = {Kind.RESIDENT: "", Kind.HOUSEHOLD: "h", Kind.ORGANISATION: "o", Kind.REQUEST: "q"}


def ids(hits: tuple[Hit, ...]) -> str:
    """Return hits as ids in their order: residents' bare, other kinds' behind a letter."""
    return " ".join(f"{_LETTERS[hit.kind]}{hit.id}" for hit in hits)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the community is, on each engine in turn; tests that read share it."""
    if request.param == "sqlite":
        target = str(tmp_path_factory.mktemp("finding") / "office.db")
    else:
        server = request.getfixturevalue("postgresql_server")
        server.run("CREATE DATABASE finding")
        target = server.url("finding")
    open_database(target, create=True)
    namesakes.load()
    yield target
    close_database()
    if request.param == "postgresql":
        server.run("DROP DATABASE finding WITH (FORCE)")


@pytest.fixture
def desk(place: str) -> Iterator[Find]:
    """A find box over the shared community, which is not to be changed."""
    open_database(place)
    yield lambda text: find(_duty(), text)
    close_database()


@pytest.fixture
def own_desk(opened: str) -> Find:
    """A find box over a community of the test's own."""
    namesakes.load()
    return lambda text: find(_duty(), text)


def _duty() -> Duty:
    return Duty(101, "李文静", "clerk", "1", TODAY)


@pytest.mark.parametrize(("text", "found"), [*NAMES.items(), *TITLES.items(), *RANKING.items()])
def test_people(desk: Find, text: str, found: str) -> None:
    assert (ids(desk(text).hits), desk(text).nearest) == (found, "")


@pytest.mark.parametrize(("text", "found"), [*NUMBERS.items(), *PLACES.items(), *OTHERS.items()])
def test_numbers_places_and_other_kinds(desk: Find, text: str, found: str) -> None:
    assert (ids(desk(text).hits), desk(text).nearest) == (found, "")


@pytest.mark.parametrize(("text", "nearest", "found"), [(text, *rest) for text, rest in NEAREST.items()])
def test_nothing_found_gives_the_nearest_and_says_what_it_is(
    desk: Find, text: str, nearest: str, found: str
) -> None:
    assert (desk(text).nearest, ids(desk(text).hits)) == (nearest, found)


@pytest.mark.parametrize("text", ["", "  ", "?!", "\ud800", "#", "·", "龘龘", "0" * 40])
def test_nothing_at_all(desk: Find, text: str) -> None:
    assert desk(text) == Found(())


@pytest.mark.parametrize(
    "respelled",
    [
        pytest.param(str.upper, id="capitals"),
        pytest.param(lambda text: f"  {text}\t", id="blanks around"),
        pytest.param(lambda text: text.replace(" ", " \u3000 "), id="blanks between"),
        pytest.param(
            lambda text: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text),
            id="full width",
        ),
    ],
)
def test_width_case_and_blanks_do_not_matter(desk: Find, respelled: Callable[[str], str]) -> None:
    tables = (NAMES, TITLES, NUMBERS, PLACES, OTHERS, RANKING)
    for text, found in (pair for table in tables for pair in table.items()):
        assert (text, ids(desk(respelled(text)).hits)) == (text, found)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("张宁裕", Why.NAME),
        ("张大爷", Why.TITLE),
        ("zhangn", Why.PINYIN),
        ("zny", Why.INITIALS),
        ("0207", Why.PHONE),
        ("021239", Why.PAPER),
        ("第4排6号", Why.ADDRESS),
        ("rzyh", Why.ESTATE),
        ("2021-0388", Why.NUMBER),
    ],
)
def test_a_hit_says_by_what_it_was_found(desk: Find, text: str, why: Why) -> None:
    assert desk(text).hits[0].why == why


def test_what_a_hit_tells(desk: Find) -> None:
    (person,) = desk("张宁裕").hits
    assert (person.name, person.sex, person.age, person.detail, person.here) == ("张宁裕", 1, 75, "02", True)
    assert (person.household_id, person.open_requests) == (1, 1)
    assert str(person.address and person.address.room) == "301"
    (died,) = [hit for hit in desk("张建国").hits if hit.id == 15]
    assert (died.age, died.here) == (None, False)
    (never,) = desk("盖明").hits
    assert (never.address, never.here, never.age) == (None, False, None)
    home, *people = desk("yly 1-2-301").hits
    assert (home.kind, home.name, home.detail, len(people)) == (Kind.HOUSEHOLD, "张宁裕", "2", 3)
    (empty,) = desk("yly 1-4-502").hits
    assert (empty.kind, empty.name, empty.detail) == (Kind.HOUSEHOLD, "", "0")
    (organisation,) = desk("hwb").hits
    assert (organisation.name, organisation.detail) == ("环卫办", "sanitation_office")
    (request,) = desk("2021-0402").hits
    assert (request.name, request.detail, request.address and request.address.estate) == (
        *("2021-0402", "dispatched"),
        "海纳莒州家园",
    )


def test_an_age_is_that_of_the_day(desk: Find) -> None:
    assert [hit.age for hit in find(_duty(), "lvle").hits] == [21]
    assert [hit.age for hit in find(replace(_duty(), day=date(2022, 2, 28)), "lvle").hits] == [21]
    assert [hit.age for hit in find(replace(_duty(), day=date(2022, 3, 1)), "lvle").hits] == [22]


@pytest.mark.parametrize("text", ["z", "1", "zhang", "3-", "张大爷", "hn", "2-501", "qqq"])
@pytest.mark.parametrize("limit", [0, 1, 2, 3, 7, 50])
def test_no_more_than_asked_for_and_the_best_of_them(desk: Find, text: str, limit: int) -> None:
    hits = find(_duty(), text, limit).hits
    assert len(hits) <= limit
    people = [hit.id for hit in hits if hit.kind is Kind.RESIDENT]
    everybody = [hit.id for hit in find(_duty(), text, 500).hits if hit.kind is Kind.RESIDENT]
    assert people == everybody[: len(people)]


def test_the_recently_served_come_first_within_their_tier(own_desk: Find) -> None:
    for resident in (13, 12, 13):
        store.note_served(resident)
    assert ids(own_desk("张伟").hits) == "13 12"
    store.note_served(12)
    assert ids(own_desk("张伟").hits) == "12 13"
    assert ids(own_desk("zw").hits) == "12 13"
    # Also who has left; but never a longer name before the one that was typed.
    for resident in (1, 16):
        store.note_served(resident)
    assert ids(own_desk("张宁").hits) == "16 101 1"
    assert ids(own_desk("zhang").hits) == "16 1 12 13 3 101 112 15"


def test_serving_somebody_brings_them_first_on_another_desk_too(own_desk: Find, opened: str) -> None:
    store.note_served(111)
    close_database()
    open_database(opened)
    assert ids(own_desk("lgh").hits) == "111 109 110"
