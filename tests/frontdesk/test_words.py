"""The words of the desk in both languages."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import frontdesk.words as words
from db import records, refusals
from db.records import Address, GridOfficer, Member, Reason, RequestLine
from db.rows import BY_NAME
from frontdesk.words import _, diary, language, lines, ngettext, pgettext, set_language, system_language
from frontdesk.words.codes import LABELS, label
from frontdesk.words.reasons import SENTENCES, say

ROOT = Path(__file__).parents[2]
HOME = Address("金马怡乐园", "1", "2", "301")


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    """Chinese, and afterwards the language that was."""
    before = language()
    set_language("zh")
    yield
    set_language(before)


def test_a_switch_changes_what_is_looked_up_afterwards() -> None:
    assert [_("Mon"), pgettext("nature", "help"), ngettext("{count} year", "{count} years", 2)] == [
        "周一",
        "求助",
        "{count}岁",
    ]
    set_language("en")
    assert [_("Mon"), pgettext("nature", "help"), ngettext("{count} year", "{count} years", 2)] == [
        "Mon",
        "help",
        "{count} years",
    ]
    assert language() == "en"


def test_an_empty_text_is_empty() -> None:
    assert _("") == pgettext("x", "") == ""


def test_there_is_no_third_language() -> None:
    with pytest.raises(ValueError, match="fr"):
        set_language("fr")  # type: ignore[arg-type]


@pytest.mark.parametrize("content", [None, b"", b"\xde\x12\x04\x95 cut short", b"nonsense" * 9])
def test_without_a_catalogue_english_is_spoken(
    content: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(words, "LOCALE_FOLDER", str(tmp_path))
    monkeypatch.setattr(words, "_loaded", {})
    if content is not None:
        folder = tmp_path / "zh/LC_MESSAGES"
        folder.mkdir(parents=True)
        (folder / "frontdesk.mo").write_bytes(content)
    set_language("zh")
    assert _("Mon") == "Mon"


@pytest.mark.parametrize(
    ("environment", "spoken"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh"}, "zh"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "de_DE"}, "en"),
        ({"LANG": "zh_CN", "LC_ALL": "C"}, "en"),
        ({"LANG": "en_US", "LC_MESSAGES": "zh_CN"}, "zh"),
        ({"LANG": "en_US", "LC_MESSAGES": "zh_CN", "LC_ALL": ""}, "zh"),
        ({}, "en"),
    ],
)
def test_the_system_says_which_language(
    environment: dict[str, str], spoken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.platform", "linux")
    assert system_language() == spoken


# Codes.


def test_what_codes_are_called() -> None:
    assert [label("relation", "02"), label("sex", 1), label("ethnic_group", "01")] == [
        "户主",
        "男",
        "汉族",
    ]
    assert [label("why", why) for why in records.Why] == [
        "姓名",
        "称呼",
        "全拼",
        "首字母",
        "电话",
        "证件号",
        "地址",
        "小区",
        "编号",
    ]
    assert [label("kind", kind) for kind in records.Kind] == ["居民", "住户", "单位", "诉求"]


def test_an_unknown_code_stands_for_itself() -> None:
    assert label("relation", "0A\x1b") == "0A"
    assert label("nothing", 7) == "7"


def test_every_code_has_a_name_of_its_own_in_its_group() -> None:
    for spoken in words.LANGUAGES:
        set_language(spoken)
        for group, codes in LABELS.items():
            names = [label(group, code) for code in codes]
            assert all(names)
            assert len(set(names)) == len(names), group


def test_all_56_groups_and_all_relations_are_there() -> None:
    assert {f"{number:02d}" for number in range(1, 57)} <= LABELS["ethnic_group"].keys()
    assert len(LABELS["relation"]) == 86


# Reasons.


def raised_codes() -> set[str]:
    """Every code that `Refused` or `Reason` is made with in the program, and those of the engines' errors."""
    codes = set(re.findall(r"^\| `(\w+)` \|", refusals.__doc__ or "", re.MULTILINE))
    for package in ("db", "frontdesk", "screens"):
        for path in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                    first = node.args[0] if node.args else None
                    if node.func.id in ("Refused", "Reason") and isinstance(first, ast.Constant):
                        codes.add(str(first.value))
                elif (
                    isinstance(node, ast.Assign)
                    and isinstance(node.value, ast.Constant)
                    and isinstance(node.value.value, str)
                    and any(isinstance(name, ast.Name) and name.id.endswith("_code") for name in node.targets)
                ):
                    codes.add(node.value.value)
    return codes


def handed_on() -> set[str]:
    """Every text by itself in the program but for the words."""
    return {
        node.value
        for package in ("db", "frontdesk", "screens")
        for path in (ROOT / package).rglob("*.py")
        if path.parent.name != "words"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_every_reason_has_a_sentence_and_no_sentence_is_idle() -> None:
    codes = raised_codes()
    assert len(codes) > 30
    assert codes - SENTENCES.keys() == set()
    # Some are handed on before a reason is made of them.
    assert SENTENCES.keys() - codes - handed_on() == set()


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_a_reason_is_one_sentence_in_both_languages(code: str) -> None:
    spoken = {}
    for now in words.LANGUAGES:
        set_language(now)
        spoken[now] = say(Reason(code))
        assert "\n" not in spoken[now] and "{" not in spoken[now]
    assert spoken["zh"] != spoken["en"]
    assert spoken["zh"].endswith("。")
    assert spoken["en"].endswith(".")


def test_values_are_shown_cleaned() -> None:
    said = say(Reason("missing_database", {"path": "/tmp/\x1b[2Ja\u202e.db"}))
    assert "/tmp/[2Ja.db" in said


def test_an_operation_is_named() -> None:
    assert (
        say(Reason("undone", {"operation": "office_create"}))
        == f"已撤销:{label('operation', 'office_create')}。"
    )


def test_an_unknown_reason_is_said_too() -> None:
    assert "brand_new" in say(Reason("brand_new"))


# Lines.


@pytest.mark.parametrize(
    ("estate", "reporter", "nature", "summary", "sentence"),
    [
        (
            "怡乐园小区",
            "张大爷",
            "help",
            "一直没安装门禁系统,存在极大安全隐患",
            "怡乐园小区张大爷反映一直没安装门禁系统,存在极大安全隐患。",
        ),
        (
            "盛元御景",
            "刘大娘",
            "help",
            "子女不在身边,量血压、测血糖不方便。",
            "盛元御景居民刘大娘反映子女不在身边,量血压、测血糖不方便。",
        ),
        (
            "中央公馆",
            "居民",
            "suggestion",
            "在同心公园利用双休时间设置露天电影院,丰富居民生活",
            "中央公馆居民要求在同心公园利用双休时间设置露天电影院,丰富居民生活。",
        ),
        ("中央公馆", "", "suggestion", "要求放电影", "中央公馆居民要求放电影。"),
        ("盛元御景", "居民刘大娘", "inquiry", "医保怎么交", "盛元御景居民刘大娘咨询医保怎么交。"),
        ("盛元御景小区", "盛元御景居民", "thanks", "送来锦旗", "盛元御景居民感谢送来锦旗。"),
        ("海纳小区", "小区居民王大妈", "complaint", "垃圾没人管", "海纳小区居民王大妈反映垃圾没人管。"),
        ("文成", "业主委员会", "suggestion", "装路灯", "文成业主委员会建议装路灯。"),
        ("", "张大爷", "report", "有人偷井盖", "张大爷举报有人偷井盖。"),
        ("文成", "王芳", "unheard", "社区管还是不管?", "文成居民王芳反映社区管还是不管?"),
    ],
)
def test_the_diary_is_written_as_by_hand(
    estate: str, reporter: str, nature: str, summary: str, sentence: str
) -> None:
    line = RequestLine(1, "2021-0001", date(2021, 4, 16), reporter, estate, nature, summary, "new")
    assert diary.sentence(line) == f"4月16日,{sentence}"


def test_the_diary_in_english() -> None:
    set_language("en")
    line = RequestLine(1, "2021-0001", date(2021, 4, 27), "刘大娘", "盛元御景", "help", "量血压不方便", "new")
    assert diary.sentence(line) == "27 Apr: 刘大娘 (盛元御景) reports: 量血压不方便."
    nobody = replace(line, reporter="", nature="report")
    assert diary.sentence(nobody) == "27 Apr: a resident (盛元御景) denounces: 量血压不方便."
    assert "a group of residents (盛元御景) denounces" in diary.sentence(replace(nobody, heads=3))


@pytest.mark.parametrize(
    ("address", "short", "full"),
    [
        (HOME, "金马怡乐园 1-2-301", "金马怡乐园1号楼2单元301室"),
        (Address("日照银行家属院", "2", "", "501"), "日照银行家属院 2-501", "日照银行家属院2号楼501室"),
        (Address("付家洼幸福家园", "", "", "第4排6号"), "付家洼幸福家园 第4排6号", "付家洼幸福家园第4排6号"),
        (Address("海纳", "3", "2", "5楼东户"), "海纳 3-2-5楼东户", "海纳3号楼2单元5楼东户"),
        (None, "", ""),
    ],
)
def test_addresses(address: Address | None, short: str, full: str) -> None:
    assert lines.short_address(address) == short
    assert lines.full_address(address) == full
    set_language("en")
    assert lines.full_address(address) == short


def test_short_forms_in_both_languages() -> None:
    def forms() -> list[str]:
        return [
            lines.sex_and_age(1, 75),
            lines.sex_and_age(2, None),
            lines.sex_and_age(0, 6),
            lines.age_in_words(34),
            lines.age_in_words(None),
            lines.member(Member(1, "李秀芬", 2, 61, "10")),
            lines.household_size(5),
            lines.household_size(0),
            lines.grid(GridOfficer(7, "李敏")),
            lines.grid(GridOfficer(7, "")),
            lines.grid(None),
            lines.day(date(2021, 9, 6)),
            lines.day_in(date(2020, 9, 6), date(2021, 9, 6)),
            lines.day_in(date(2021, 9, 6), date(2021, 9, 7)),
            lines.weekday(date(2021, 9, 5)),
            lines.title_day(date(2021, 9, 6)),
        ]

    assert forms() == [
        "男75", "女", "6", "34岁", "", "配偶 李秀芬61", "本户5人", "无人居住", "第07网格 李敏", "第07网格",
        "", "9月6日", "2020年9月6日", "9月6日", "周日", "2021-09-06 周一",
    ]  # fmt: skip
    set_language("en")
    assert forms() == [
        "M75", "F", "6", "34 years", "", "spouse 李秀芬61", "5 people in this household", "nobody lives here",
        "grid 07 李敏", "grid 07", "", "6 Sep", "6 Sep 2020", "6 Sep", "Sun", "2021-09-06 Mon",
    ]  # fmt: skip
    assert lines.age_in_words(1) == "1 year"
    assert lines.household_size(1) == "1 person in this household"


def test_every_table_has_a_name() -> None:
    kept = {name for name in BY_NAME if not name.endswith("_doc")}
    assert kept == set(LABELS["table"])
    assert say(Reason("fewer_rows", {"table": "resident", "count": 2})).startswith("“居民”")
