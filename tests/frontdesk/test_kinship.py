"""What everybody becomes to a new head."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records import Member
from db.residents.seats import HEAD
from frontdesk.rules.kinship import Guess, relation_through, relations_to, steps
from frontdesk.words.relations import RELATIONS

MALE, FEMALE = 1, 2
# Three generations: the head, his wife, two sons, the elder's wife and child, his mother, her lodger.
HOME = {
    "head": Member(1, "张建国", MALE, 63, "02"),
    "wife": Member(2, "李秀芬", FEMALE, 61, "10"),
    "son": Member(3, "张伟", MALE, 36, "22"),
    "younger": Member(4, "张宁", MALE, 30, "23"),
    "daughter_in_law": Member(5, "周敏", FEMALE, 35, "38"),
    "grandson": Member(6, "张小雨", MALE, 6, "41"),
    "mother": Member(7, "王桂英", FEMALE, 85, "52"),
    "lodger": Member(8, "尉迟茜", FEMALE, 22, "99"),
}
ONE_CHILD = {name: member for name, member in HOME.items() if name != "younger"}


@pytest.mark.parametrize(
    ("home", "new", "who", "code", "sure"),
    [
        (HOME, "wife", "wife", "02", True),
        (HOME, "wife", "head", "10", True),
        (HOME, "wife", "son", "20", True),
        (HOME, "wife", "daughter_in_law", "38", True),
        (HOME, "wife", "grandson", "41", True),
        (HOME, "wife", "mother", "54", True),
        (HOME, "wife", "lodger", "99", True),
        (HOME, "mother", "head", "20", True),
        (HOME, "mother", "wife", "38", True),
        (HOME, "mother", "son", "41", True),
        (HOME, "mother", "daughter_in_law", "45", True),
        (HOME, "mother", "grandson", "47", True),
        (HOME, "son", "head", "51", True),
        (HOME, "son", "wife", "52", True),
        (HOME, "son", "younger", "73", True),
        (HOME, "younger", "son", "71", True),
        (HOME, "son", "daughter_in_law", "10", False),
        (HOME, "son", "grandson", "20", False),
        (ONE_CHILD, "son", "daughter_in_law", "10", True),
        (ONE_CHILD, "son", "grandson", "20", True),
        (HOME, "son", "mother", "60", True),
        (ONE_CHILD, "daughter_in_law", "son", "10", True),
        (ONE_CHILD, "daughter_in_law", "head", "53", True),
        (ONE_CHILD, "daughter_in_law", "wife", "54", True),
        (ONE_CHILD, "daughter_in_law", "grandson", "20", True),
        (ONE_CHILD, "grandson", "son", "51", True),
        (ONE_CHILD, "grandson", "daughter_in_law", "52", True),
        (HOME, "grandson", "head", "60", True),
        (HOME, "grandson", "mother", "67", True),
        (HOME, "lodger", "head", "99", False),
        (HOME, "lodger", "wife", "99", False),
    ],
)
def test_what_somebody_becomes(home: dict[str, Member], new: str, who: str, code: str, sure: bool) -> None:
    assert relations_to(home[new].id, list(home.values()))[home[who].id] == Guess(code, sure)


@pytest.mark.parametrize(
    ("link", "relation", "sex", "code"),
    [
        ("20", "10", FEMALE, "38"),
        ("20", "30", FEMALE, "42"),
        ("38", "20", MALE, "41"),
        ("28", "30", FEMALE, "44"),
        ("30", "20", MALE, "43"),
        ("30", "20", 0, "40"),
        ("29", "30", FEMALE, "40"),
        ("51", "10", FEMALE, "52"),
        ("30", "10", MALE, "28"),
        ("10", "51", MALE, "55"),
        ("99", "10", FEMALE, "99"),
        ("71", "10", FEMALE, "79"),
    ],
)
def test_through_somebody_else(link: str, relation: str, sex: int, code: str) -> None:
    head = Member(1, "张建国", MALE, 50, "02")
    assert relation_through(link, relation, head, Member(2, "某", sex, 30, relation)).code == code


def test_what_was_said_stands() -> None:
    given_to = relations_to(3, list(HOME.values()), {4: "97"})
    assert given_to[4] == Guess("97", True)


def test_every_relation_of_the_standard_is_read_or_known_to_say_no_path() -> None:
    assert {code for code in RELATIONS if steps(code) is None} == {"03", "80", "97", "98", "99"}


@given(
    st.lists(
        st.tuples(
            st.sampled_from(sorted(set(RELATIONS) - {"02"})),
            st.sampled_from([0, 1, 2, 9]),
            st.none() | st.integers(0, 110),
        ),
        min_size=1,
        max_size=7,
    ),
    st.data(),
)
def test_there_is_always_one_head_and_only_codes_of_the_standard(
    others: list[tuple[str, int, int | None]], data: st.DataObject
) -> None:
    members = [Member(1, "户主", 1, 60, "02")]
    members += [Member(n, "某", sex, age, code) for n, (code, sex, age) in enumerate(others, 2)]
    new = data.draw(st.sampled_from(members)).id
    became = relations_to(new, members)
    assert [one for one, guess in became.items() if guess.code == HEAD] == [new]
    assert set(became) == {member.id for member in members}
    assert all(guess.code in RELATIONS for guess in became.values())
