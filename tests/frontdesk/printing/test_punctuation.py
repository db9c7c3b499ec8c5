"""Chinese punctuation on paper: full-width beside Chinese characters, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.printing.punctuation import full_width


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("请妥善保存,凭编号查询。", "请妥善保存，凭编号查询。"),
        ("编号:2021-0022", "编号：2021-0022"),
        ("已报到, 超期8个工作日", "已报到，超期8个工作日"),
        ("同心社区(盖章)", "同心社区（盖章）"),
        ("监护人同意(未满14周岁)", "监护人同意（未满14周岁）"),
        ("解决率92%,满意率95%;其他", "解决率92%，满意率95%；其他"),
        ("第3期,共10人", "第3期，共10人"),
        ("真的吗?好!", "真的吗？好！"),
        ("𬎆㛃,你好", "𬎆㛃，你好"),
        # No Chinese beside it.
        ("8月6日 08:30-11:00, 1,117人次", "8月6日 08:30-11:00, 1,117人次"),
        ("王某 (13)", "王某 (13)"),
        ("网址:https://x", "网址：https://x"),
        ("a,b(c):d;e", "a,b(c):d;e"),
        ("=SUM(A1,B2)", "=SUM(A1,B2)"),
        ("", ""),
    ],
)
def test_marks(typed: str, printed: str) -> None:
    assert full_width(typed) == printed


@given(st.text(alphabet="张三,;:?!() 12a“”", max_size=20))
def test_only_marks_change_and_only_once(text: str) -> None:
    once = full_width(text)
    half = str.maketrans("，；：？！（）", ",;:?!()")
    assert once.translate(half).replace(" ", "") == text.replace(" ", "")
    assert full_width(once) == once
