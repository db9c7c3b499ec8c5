"""The walk keeps its place whatever comes and goes: nothing is counted twice, nothing is skipped."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from db.records import LineKey, QueueLine
from screens.day.review_rows import progress
from screens.day.review_walk import Walk

LINES = [QueueLine(key=LineKey("task", number), opens=("task", number)) for number in range(8)]

somewhere = st.lists(st.sampled_from(LINES), unique=True)
deeds = st.lists(
    st.one_of(
        st.tuples(st.just("know"), somewhere),
        st.tuples(st.just("move"), st.integers(-3, 3)),
        st.tuples(st.just("tell"), st.none()),
        st.tuples(st.just("done"), st.none()),
        st.tuples(st.just("failed"), st.none()),
    )
)


@given(somewhere, deeds)
def test_whatever_happens_the_walk_stands_at_a_line_while_there_is_one(
    begun: list[QueueLine], happening: list[tuple[str, object]]
) -> None:
    walk = Walk()
    walk.know(begun)
    told: list[LineKey] = []
    for what, about in happening:
        if what == "know" and isinstance(about, list):
            walk.know(about)
        elif what == "move" and isinstance(about, int):
            walk.move(about)
        elif what == "tell" and walk.here is not None:
            told.append(walk.here.key)
            walk.tell(walk.here.key)
        elif what in ("done", "failed") and told:
            walk.told(told.pop(0), is_done=what == "done")
        assert (walk.here is not None) == bool(walk.rest)
        assert walk.done + len(walk.rest) == walk.total
        assert walk.here is None or 1 <= walk.number <= walk.total
        assert not {one.key for one in walk.rest} & set(told)


def test_how_far_one_is_says_nothing_where_there_was_nothing() -> None:
    walk = Walk()
    walk.know(())
    assert not progress(walk, 3, 80).pieces
    walk.know(LINES[:2])
    assert "1/2" in progress(walk, 3, 80).pieces[0].text
    walk.know(())
    assert "2" in progress(walk, 3, 80).pieces[0].text


def test_each_letter_leads_to_the_next_line_and_a_failure_back_to_its_own() -> None:
    walk = Walk()
    walk.know(LINES[:3])
    walk.tell(LINES[0].key)
    assert walk.here == LINES[1] and (walk.number, walk.total) == (2, 3)
    walk.told(LINES[0].key, is_done=False)
    assert walk.here == LINES[0] and walk.number == 1
    walk.move(1)
    # Another line comes in before: the place stays on its line.
    walk.know([LINES[7], *LINES[:3]])
    assert walk.here == LINES[1] and walk.total == 4
    walk.know([LINES[7], LINES[2]])
    assert walk.here == LINES[2] and walk.done == 2
