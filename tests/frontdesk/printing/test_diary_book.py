"""The diary as a book: every matter once, day by day, on numbered leaves that hold it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records import Duty, RequestLine
from frontdesk.cli import main
from frontdesk.printing import diary_book as book
from frontdesk.printing.paper import Cover, Head, Leaf
from frontdesk.text import cell_width
from frontdesk.words import set_language
from tests.conftest import TODAY

DUTY = Duty(1, "王敏", "clerk", "1", TODAY)


@pytest.fixture(autouse=True)
def chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    """An office of which nothing is asked."""
    set_language("zh")
    monkeypatch.setattr(book, "office_head", lambda _duty: Head("同心社区", "同心社区"))


def line(number: int, day: date, summary: str) -> RequestLine:
    return RequestLine(number, f"2021-{number:04}", day, "张大爷", "怡乐园小区", "help", summary, "archived")


@given(
    st.lists(st.tuples(st.integers(0, 20), st.integers(1, 200)), max_size=80),
)
def test_every_matter_stands_on_one_leaf_under_its_day(matters: list[tuple[int, int]]) -> None:
    found = [
        line(number, TODAY - timedelta(days), "灯" * length)
        for number, (days, length) in enumerate(matters, 1)
    ]
    cover, *leaves = book.diary_book(DUTY, found).blocks
    assert isinstance(cover, Cover)
    numbers = []
    for place, leaf in enumerate(leaves, 1):
        assert isinstance(leaf, Leaf) and leaf.number == place
        assert not leaf.entries or (leaf.entries[0].is_day and not leaf.entries[-1].is_day)
        needed = sum(-(-cell_width(entry.text) // 46) for entry in leaf.entries)
        assert needed <= book.LINES_OF_A_LEAF
        day = ""
        for entry in leaf.entries:
            if entry.is_day:
                day = entry.text
            else:
                numbers.append(int(entry.edge[-4:]))
                assert entry.text.split("日")[0] in day and entry.edge.startswith("已归档  2021-")
    by_day = sorted(found, key=lambda one: (one.received_on, one.id))
    assert numbers == [one.id for one in by_day]


def test_one_that_is_longer_than_a_leaf_has_its_own() -> None:
    found = [line(1, TODAY, "短"), line(2, TODAY, "长" * 3_000), line(3, TODAY, "短")]
    leaves = [leaf.entries for leaf in book.diary_book(DUTY, found).blocks if isinstance(leaf, Leaf)]
    assert [len(entries) for entries in leaves] == [2, 2, 2]


def test_an_empty_book_has_a_cover_and_an_empty_leaf() -> None:
    made = book.diary_book(DUTY, (), date(2021, 4, 1), date(2021, 4, 30))
    assert made.blocks == (Cover("民情日记", "2021年4月1日 至 2021年4月30日", "同心社区"), Leaf((), 1))


def test_the_shell_gives_the_book(
    demo_file: object, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.undo()
    path = tmp_path_factory.mktemp("book") / "日记.html"
    common = ["--lang", "zh", "--db", str(demo_file), "diary", "--from", "2021-04-01", "--to", "2021-07-31"]
    assert main([*common, "--html"]) == 0
    printed = capsys.readouterr().out
    assert main([*common, "-o", str(path)]) == 0
    assert "民情日记已写入" in capsys.readouterr().out
    # Only the minute of printing may differ, and a book tells none.
    assert path.read_text(encoding="utf-8") == printed
    assert path.stat().st_mode & 0o777 == 0o600
    assert "4月16日，怡乐园小区张大爷反映一直没安装门禁系统，存在极大安全隐患。" in printed
    assert printed.count('class="leaf"') > 5 and "2021年4月1日 至 2021年7月31日" in printed
    assert main([*common, "-o", str(path)]) == 1
    assert path.read_text(encoding="utf-8") == printed
