"""Readings as they are typed, and what is told of them: domain 3.2, case by case."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records import MeasuredValue
from frontdesk.rules import readings as rule
from frontdesk.rules.readings import advice, most_pressing, read_readings
from frontdesk.words import _, set_language
from frontdesk.words.package_codes import PACKAGE_CODES
from frontdesk.words.package_sentences import PACKAGE_SENTENCES
from frontdesk.words.readings import SENTENCES, told, value_text

_TOLD = {"b": "blood_pressure", "p": "pulse", "g": "glucose"}


def written(text: str) -> tuple[MeasuredValue, ...]:
    """Values as tests write them: `b138/86 p72 g6.4:fasting`."""
    parts = (part.partition(":") for part in text.split())
    return tuple(
        MeasuredValue(_TOLD[one[0]], one[1:], conditions.replace("+", " ")) for one, _c, conditions in parts
    )


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("138/86 72 6.4k", "b138/86 p72 g6.4:fasting"),
        ("１３８／８６　７２　６．４ｋ", "b138/86 p72 g6.4:fasting"),
        ("138 86 72 6.4k", "b138/86 p72 g6.4:fasting"),
        ("138/86/72 7c", "b138/86 p72 g7.0:after_meal"),
        ("140-90", "b140/90"),
        ("140—90 mmHg", "b140/90"),
        ("高压140低压90", "b140/90"),
        ("收缩压140,舒张压90 心率88次/分", "b140/90 p88"),
        ("血压138/86,心率72,空腹血糖6.4", "b138/86 p72 g6.4:fasting"),
        ("餐后2小时 8.1", "g8.1:after_meal"),
        ("11.2 随机", "g11.2:random"),
        ("6。4k", "g6.4:fasting"),
        ("HI s", "gHI:random"),
        ("lok", "gLO:fasting"),
        ("hi", "gHI"),
        ("72", "p72"),
        ("p 72", "p72"),
        ("180mg/dL k", "g10.0:fasting"),
        # A second measurement is a value of its own.
        ("150/95 142/88 72", "b150/95 b142/88 p72"),
        ("138/86 左 坐位", "b138/86:left+sitting"),
        ("138/86 72 r", "b138/86:right p72"),
        ("260/160 200 33.3s", "b260/160 p200 g33.3:random"),
        ("60/30 30 1.0k", "b60/30 p30 g1.0:fasting"),
    ],
)
def test_what_is_typed_is_read(typed: str, meant: str) -> None:
    assert read_readings(typed) == rule.ReadingLine(written(meant))


@pytest.mark.parametrize(
    ("typed", "code", "offered"),
    [
        ("", "reading_missing", ""),
        (" ,, ", "reading_missing", ""),
        ("abc", "reading_unknown", ""),
        ("138/86 <b>", "reading_unknown", ""),
        ("86/138 72", "pressure_swapped", "138/86 72"),
        ("86 138 72 6.4k", "pressure_swapped", "138/86 72 6.4k"),
        ("90/90", "pressure_not_above", ""),
        ("高压140", "pressure_half", ""),
        ("261/86", "systolic_beyond", ""),
        ("59/40", "systolic_beyond", ""),
        ("138/29", "diastolic_beyond", ""),
        ("250/161", "diastolic_beyond", ""),
        ("138/86 201", "pulse_beyond", ""),
        ("p29", "pulse_beyond", ""),
        ("33.4k", "glucose_beyond", ""),
        ("0.9k", "glucose_beyond", ""),
        ("34k", "glucose_beyond", ""),
        ("138/86 72 126k", "glucose_mg_dl", "138/86 72 7.0k"),
        ("9999k", "glucose_beyond", ""),
        ("138/86 72 6", "glucose_condition_missing", ""),
        ("6.4", "glucose_condition_missing", ""),
    ],
)
def test_what_cannot_be_is_said(typed: str, code: str, offered: str) -> None:
    line = read_readings(typed)
    assert line.problem is not None
    assert (line.problem.code, line.offered, line.values) == (code, offered, ())
    if offered:
        assert read_readings(offered).problem is None


def test_consent_is_a_letter_behind_the_values() -> None:
    assert read_readings("138/86 y") == rule.ReadingLine(written("b138/86"), agrees=True)
    assert read_readings("同意 138/86").agrees
    assert not read_readings("138/86").agrees


def test_behind_a_sign_stands_why_somebody_is_measured() -> None:
    assert read_readings("138/86 y#陪 母亲 来 ") == rule.ReadingLine(
        written("b138/86"), agrees=True, reason="陪 母亲 来"
    )
    assert read_readings("86/138 ＃陪母亲").offered == "138/86 #陪母亲"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("b139/89", ""),
        ("b140/80", "again"),
        ("b130/90", "again"),
        ("b179/109", "again"),
        ("b180/80", "at_once"),
        ("b150/110", "at_once"),
        ("b89/65", "low"),
        ("b110/59", "low"),
        ("b90/60", ""),
        ("b145/55", "again"),
        ("p40", ""),
        ("g3.9:fasting", "at_once"),
        ("g4.0:fasting", ""),
        ("g6.0:fasting", ""),
        ("g6.1:fasting", "again"),
        ("g7.0:fasting", "again"),
        ("g7.7:after_meal", ""),
        ("g7.8:after_meal", "again"),
        ("g11.0:random", ""),
        ("g11.1:random", "again"),
        ("g16.6:random", "again"),
        ("g16.7:after_meal", "at_once"),
        ("gHI", "at_once"),
        ("gLO:random", "at_once"),
        # What a ledger brought.
        ("b[/]", ""),
        ("b180", ""),
        ("gx", ""),
    ],
)
def test_what_is_told(value: str, said: str) -> None:
    assert advice(*written(value)) == said


def test_the_most_pressing_is_told() -> None:
    assert most_pressing(written("b138/86 g6.4:fasting b88/60")) == "again"
    assert most_pressing(written("b150/95 gLO p72")) == "at_once"
    assert most_pressing(()) == ""


@given(st.text(alphabet="0123456789/-. kcshiloyr高压低左坐空腹mgdl,。k/", max_size=40))
def test_whatever_is_typed_is_within_the_limits_or_said(typed: str) -> None:
    line = read_readings(typed)
    assert (line.problem is None) != (not line.values and not line.agrees)
    for value in line.values:
        if value.kind == "blood_pressure":
            high, low = map(int, value.reading.split("/"))
            assert 60 <= high <= 260 and 30 <= low <= 160 and high > low
        elif value.kind == "pulse":
            assert 30 <= int(value.reading) <= 200
        elif value.reading not in ("HI", "LO"):
            assert Decimal("1.0") <= Decimal(value.reading) <= Decimal("33.3") and value.conditions


@given(
    st.integers(60, 260),
    st.integers(30, 160),
    st.integers(30, 200),
    st.integers(10, 333),
    st.sampled_from("kcs"),
)
def test_what_was_measured_comes_back(high: int, low: int, pulse: int, tenths: int, letter: str) -> None:
    line = read_readings(f"{high}/{low} {pulse} {tenths / 10}{letter}")
    if high > low:
        assert [one.reading for one in line.values] == [f"{high}/{low}", str(pulse), str(tenths / 10)]
    else:
        assert line.problem is not None


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_illness_no_grade_and_nothing_normal_is_ever_said(language: str) -> None:
    """A residents' committee does not diagnose (domain 3.2)."""
    set_language(language)  # type: ignore[arg-type]
    texts = [told(code) for code in SENTENCES]
    texts += [
        _(text) for code, text in PACKAGE_SENTENCES.items() if re.match("reading|pressure|glucose", code)
    ]
    for group in ("reading_kind", "reading_advice", "reading_condition"):
        texts += [_(text) for text in PACKAGE_CODES[group].values()]
    texts += [value_text(one, unit=True) for one in written("b190/120 gHI p72 g6.4:fasting")]
    forbidden = "高血压|低血压|糖尿病|正常|异常|[一二三123]级|药"
    forbidden += "|hypertension|hypotension|diabet|normal|grade|drug|pill"
    assert len(texts) > 20
    assert not [text for text in texts if re.search(forbidden, text, re.I)]


def test_the_sentences_are_those_of_the_office() -> None:
    set_language("zh")
    assert told("") == ""
    assert told("again") == (
        "提醒:本次数值高于参考值。请休息后复测,建议到社区卫生服务中心请医生看看。一次测量不能说明有病。"
    )
    assert told("at_once") == (
        "马上:数值很高/偏低,请现在联系社区卫生服务中心;如有头痛、胸闷、说话不清、手脚无力、出冷汗、意识不清,"
        "请立即拨打120。"
    )
    assert told("low") == "偏低:本次数值偏低,如有头晕不适请就医。"
