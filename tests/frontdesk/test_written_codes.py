"""Words of ledgers and the codes they mean."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.rules import code_words
from frontdesk.rules.written_codes import (
    read_education,
    read_ethnic_group,
    read_marriage,
    read_politics,
    read_relation,
    read_residence,
    read_sex,
    read_tenure,
    read_whose,
    read_yes_no,
)
from frontdesk.words import language, set_language
from frontdesk.words.codes import LABELS, label

ANYTHING = st.text(st.characters(exclude_categories=()), max_size=60)
READERS: dict[str, Callable[[str], str | int | None]] = {
    "sex": read_sex,
    "ethnic_group": read_ethnic_group,
    "relation": read_relation,
    "residence": read_residence,
    "politics": read_politics,
    "marriage": read_marriage,
    "education": read_education,
    "tenure": read_tenure,
}


@pytest.fixture
def chinese() -> Iterator[None]:
    before = language()
    set_language("zh")
    yield
    set_language(before)


@pytest.mark.parametrize(
    ("group", "code", "words"),
    [
        ("sex", 1, "男 男性 M m male 1 １ 1.0 男(1) 1男 1-男 「男」 '男'"),
        ("sex", 2, "女 女性 F female 2 ２ 2.0 2.女"),
        ("sex", 0, "0 未知 不详"),
        ("sex", 9, "9 未说明"),
        ("ethnic_group", "01", "汉 汉族 01 1 1.0 01汉族 01-汉族 Han HAN 汉族(01)"),
        ("ethnic_group", "02", "蒙古 蒙古族 蒙"),
        ("ethnic_group", "03", "回 回族 3"),
        ("ethnic_group", "05", "维吾尔 维吾尔族 维族 Uygur"),
        ("ethnic_group", "08", "壮 壮族"),
        ("ethnic_group", "11", "满 满族 11"),
        ("ethnic_group", "30", "土 土族"),
        ("ethnic_group", "15", "土家族"),
        ("ethnic_group", "56", "基诺族 56"),
        ("ethnic_group", "97", "其他 未识别"),
        ("relation", "02", "户主 本人 02 2 01 1 户主本人 本人(户主) 户主(本人)"),
        ("relation", "10", "配偶 爱人 老伴 户主配偶 户主的配偶 户主之配偶 10 配偶(妻)"),
        ("relation", "11", "丈夫 夫 老公"),
        ("relation", "12", "妻子 妻 老婆 户主之妻"),
        ("relation", "20", "子 儿子 之子 户主之子 户主的儿子 20子"),
        ("relation", "22", "长子 大儿子"),
        ("relation", "30", "女 女儿 之女 闺女"),
        ("relation", "28", "女婿"),
        ("relation", "38", "儿媳 儿媳妇 户主儿媳"),
        ("relation", "40", "孙子女 孙子(女)"),
        ("relation", "41", "孙子"),
        ("relation", "42", "孙女"),
        ("relation", "43", "外孙 外孙子"),
        ("relation", "51", "父亲 父 户主父亲"),
        ("relation", "52", "母亲 母"),
        ("relation", "56", "岳母 丈母娘"),
        ("relation", "61", "祖父 爷爷"),
        ("relation", "75", "姐姐 姐"),
        ("relation", "97", "其他亲属"),
        ("relation", "99", "非亲属 租户 承租人 保姆 同住"),
        ("residence", "registered", "户籍常住 户籍人口 常住 常住人口 人户一致"),
        ("residence", "unregistered", "非户籍常住 人在户不在"),
        ("residence", "floating", "流动 流动人口 暂住 外来人口"),
        ("residence", "hukou_only", "空挂 空挂户 户在人不在"),
        ("politics", "party_member", "中共党员 党员 01 1"),
        ("politics", "probationary", "预备党员 中共预备党员"),
        ("politics", "league_member", "共青团员 团员"),
        ("politics", "democratic_party", "民主党派 九三学社社员 民盟盟员"),
        ("politics", "masses", "群众 无党派人士 13"),
        ("marriage", "single", "未婚"),
        ("marriage", "married", "已婚 初婚 再婚 20"),
        ("marriage", "divorced", "离婚 离异"),
        ("marriage", "widowed", "丧偶"),
        ("education", "illiterate", "文盲 不识字 学龄前"),
        ("education", "primary", "小学"),
        ("education", "junior", "初中"),
        ("education", "senior", "高中"),
        ("education", "vocational", "中专 技校 职高"),
        ("education", "college", "大专 专科"),
        ("education", "bachelor", "本科 大学 大学本科"),
        ("education", "postgraduate", "研究生 硕士 博士"),
        ("tenure", "owned", "自有 自住 商品房"),
        ("tenure", "let", "租赁 出租 租房"),
        ("tenure", "employer", "单位 单位房 公房"),
    ],
)
def test_words_of_ledgers(group: str, code: str | int, words: str) -> None:
    for word in words.split(" "):
        assert READERS[group](word) == code, word
        assert READERS[group](f"\u3000{word} ") == code, word


@pytest.mark.parametrize(
    ("group", "words"),
    [
        ("sex", ["", " ", "男女", "男/女", "3", "中", "X"]),
        ("ethnic_group", ["", "57", "0", "火星族", "族", "民族", "99"]),
        ("relation", ["", "与户主关系", "户主之", "04", "媳妇", "张三", "同上"]),
        ("residence", ["", "农业户口", "非农业户口", "人户分离", "1"]),
        ("politics", ["", "党", "14", "积极分子"]),
        ("marriage", ["", "婚", "1"]),
        ("education", ["", "中学", "学历", "1"]),
        ("tenure", ["", "房", "1"]),
    ],
)
def test_what_is_not_understood_is_not_guessed(group: str, words: list[str]) -> None:
    for word in words:
        assert READERS[group](word) is None, word


def test_blanks_and_breaks_inside_a_word() -> None:
    assert read_sex("男\n") == 1
    assert read_ethnic_group("汉 族") == "01"
    assert read_relation("户 主") == "02"


@pytest.mark.parametrize(
    "text", ["是", "有", "1", "1.0", "Y", "yes", "√", "✓", "✔", "☑", "√ ", "是(低保)", "对", "TRUE"]
)
def test_yes(text: str) -> None:
    assert read_yes_no(text) is True


@pytest.mark.parametrize(
    "text", ["否", "无", "没有", "0", "0.0", "N", "no", "×", "✗", "x", "不是", "/", "FALSE"]
)
def test_no(text: str) -> None:
    assert read_yes_no(text) is False


@pytest.mark.parametrize("text", ["", " ", "待定", "是否", "2", "[/]"])
def test_neither_yes_nor_no(text: str) -> None:
    assert read_yes_no(text) is None


@pytest.mark.parametrize(
    ("text", "whose", "name"),
    [
        ("", None, ""),
        ("本人", "own", ""),
        ("儿子", "child", ""),
        ("大女儿", "child", ""),
        ("老伴", "spouse", ""),
        ("邻居", "neighbour", ""),
        ("房东", "landlord", ""),
        ("保姆", "other", ""),
        ("儿子张三", "child", "张三"),
        ("儿子 张三", "child", "张三"),
        ("儿子:张三", "child", "张三"),
        ("张三(儿子)", "child", "张三"),
        ("张三,儿子", "child", "张三"),
        ("张三", None, "张三"),
        ("阿卜杜拉·买买提(女婿)", "child", "阿卜杜拉·买买提"),
        ("𬎆㛃", None, "𬎆㛃"),
        ("子涵", None, "子涵"),
    ],
)
def test_whose_a_number_is(text: str, whose: str | None, name: str) -> None:
    assert read_whose(text) == (whose, name)


# The tables.


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize("group", sorted(READERS))
def test_what_a_code_is_called_is_understood(group: str) -> None:
    """What we print and export is what we read, code by code."""
    for code in LABELS[group]:
        if (group, code) == ("relation", "01"):
            continue
        assert str(READERS[group](label(group, code))) == code, label(group, code)


@pytest.mark.parametrize(
    ("table", "group"),
    [
        (code_words.SEXES, "sex"),
        (code_words.RELATIONS, "relation"),
        (code_words.RESIDENCES, "residence"),
        (code_words.POLITICS, "politics"),
        (code_words.MARRIAGES, "marriage"),
        (code_words.EDUCATIONS, "education"),
        (code_words.WHOSE, "whose"),
        (code_words.TENURES, "tenure"),
    ],
)
def test_every_code_has_words_and_no_other_code_has(table: dict[str, str], group: str) -> None:
    assert set(table) == LABELS[group].keys() - ({"01"} if group == "relation" else set())


def test_every_code_itself_is_understood() -> None:
    for group, reader in READERS.items():
        for code in LABELS[group]:
            assert str(reader(code)) == ("02" if (group, code) == ("relation", "01") else code)


@given(ANYTHING)
def test_reading_never_fails(text: str) -> None:
    for group, reader in READERS.items():
        code = reader(text)
        assert code is None or str(code) in LABELS[group]
    assert read_yes_no(text) in (True, False, None)
    whose, name = read_whose(text)
    assert whose is None or whose in LABELS["whose"]
    assert len(name) <= len(text)


@pytest.mark.parametrize("text", ["男" * 10_000, "(" * 10_000, "户主" * 5_000, " " * 10_000])
def test_long_texts_are_nothing(text: str) -> None:
    assert [reader(text) for reader in READERS.values()] == [None] * len(READERS)
