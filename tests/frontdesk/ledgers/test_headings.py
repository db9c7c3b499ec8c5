"""Headings: whole ones, however they are written, and what the office taught."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.ledgers.fields import FIELDS, IGNORED, NEEDED
from frontdesk.ledgers.headings import field_of, fingerprint, is_group, normalise, under_group

# The headings of a real grid program's export, and of the households' part of a data form (domain 5.3).
EXPORTED = """
姓名=name 身份证号=id_number 性别=sex 出生日期=born 联系电话=phone 现住小区/建筑=estate
门牌地址=address 所属网格=grid 人员类型=residence 是否重点人员=ignored 重点类别=hardship
户籍小区/建筑=registered_at 户籍地址=registered_at 户编号=household_number 是否人户分离=split
实际居住地=address 是否已迁出=moved_out 迁出日期=moved_out_on 迁往地=moved_to 是否已死亡=died
死亡日期=died_on 民族=ethnic 政治面貌=politics 婚姻状况=marriage 文化程度=education
工作学习情况=workplace 健康状况=health 备注=note 人户一致标识=split 户号=household_number
户主身份证=head_id 户主姓名=head_name 与户主关系=relation 户主联系方式=household_phone
"""


@pytest.mark.parametrize(("heading", "field"), [pair.split("=") for pair in EXPORTED.split()])
def test_what_a_real_program_exports_is_known(heading: str, field: str) -> None:
    assert field_of("residents", heading) == field


@pytest.mark.parametrize(
    ("heading", "word"),
    [
        ("姓名", "姓名"),
        (" 姓　名 ", "姓名"),
        ("*姓名：", "姓名"),
        ("姓\n名", "姓名"),
        ("联系电话(必填)", "联系电话"),
        ("联系电话（必填，11位）", "联系电话"),
        ("【必填】联系电话", "联系电话"),
        ("姓名必填", "姓名"),
        ("1、姓名", "姓名"),
        ("01.姓名", "姓名"),
        ("(3)姓名", "姓名"),
        ("一、基本信息", "基本信息"),
        ("一单元", "一单元"),
        ("现住小区/建筑", "现住小区建筑"),
        ("ＩＤ Number", "idnumber"),
        ("联系电话(子女)", "子女联系电话"),
        ("姓名（监护人）", "监护人姓名"),
        ("(姓名)", "姓名"),
        ("", ""),
        ("——", ""),
    ],
)
def test_normalising(heading: str, word: str) -> None:
    assert normalise(heading) == word


@pytest.mark.parametrize("kind", FIELDS)
@pytest.mark.parametrize(
    "heading",
    [
        "被反映人姓名",
        "监护人电话",
        "监护人姓名",
        "姓名(监护人)",
        "被反映人",
        "姓名拼音",
        "办结",
        "户主的姓名和电话",
        "电话费",
        "旧址",
    ],
)
def test_a_part_of_a_heading_says_nothing(kind: str, heading: str) -> None:
    # On a list of enrolments the guardian is somebody with columns of their own.
    is_meant = kind == "enrolments" and heading in ("监护人姓名", "姓名(监护人)")
    assert field_of(kind, heading) == ("guardian" if is_meant else None)


@pytest.mark.parametrize(
    ("kind", "heading", "field"),
    [
        ("residents", "户主姓名", "head_name"),
        ("residents", "户主", "head_name"),
        ("residents", "紧急联系人", "emergency_name"),
        ("residents", "紧急联系电话", "phone_emergency"),
        ("residents", "子女联系电话", "phone_child"),
        ("residents", "房东电话", "landlord_phone"),
        ("residents", "序号", "serial"),
        ("residents", "年龄", "age"),
        ("residents", "车牌号", IGNORED),
        ("households", "联系电话", "household_phone"),
        ("households", "身份证号", "head_id"),
        ("households", "姓名", None),
        ("estates", "小区/建筑名称", "name"),
        ("estates", "建成年份", "built"),
        ("organisations", "单位名称", "name"),
        ("requests", "反映人姓名", "reporter"),
        ("requests", "反映内容", "content"),
    ],
)
def test_a_heading_means_what_its_kind_of_ledger_means_by_it(
    kind: str, heading: str, field: str | None
) -> None:
    assert field_of(kind, heading) == field


def test_what_was_taught_comes_first() -> None:
    taught = {"楼栋长": "note", "备注": "", "姓名": "name"}
    assert field_of("residents", "楼栋长 ", taught) == "note"
    assert field_of("residents", "备注", taught) == IGNORED
    assert field_of("residents", "性别", taught) == "sex"
    assert field_of("residents", "无名", taught) is None


@pytest.mark.parametrize(
    ("group", "heading", "field"),
    [
        ("户主信息", "姓名", "head_name"),
        ("户主", "身份证号码", "head_id"),
        ("户主情况", "联系电话", "household_phone"),
        ("基本信息", "姓名", "name"),
        ("家庭成员情况", "与户主关系", "relation"),
        ("住址", "楼号", "building"),
        ("户籍", "地址", "registered_at"),
        ("监护人", "姓名", None),
        ("监护人信息", "联系电话", None),
        ("被反映人", "姓名", None),
        ("配偶信息", "身份证号", None),
        ("紧急联系人", "电话", "phone_emergency"),
        ("残疾信息", "残疾等级", "disability_grade"),
        ("", "姓名", "name"),
        ("姓名", "", "name"),
        ("姓名", "姓名", "name"),
    ],
)
def test_a_head_over_several_columns(group: str, heading: str, field: str | None) -> None:
    assert field_of("residents", under_group("residents", group, heading)) == field


def test_what_can_stand_over_several_columns() -> None:
    assert all(is_group("residents", head) for head in ("基本信息", "户主信息", "户主", "住址", "监护人"))
    assert not any(is_group("residents", head) for head in ("同心社区2021年台账", "姓名", "备注", ""))


@pytest.mark.parametrize("kind", FIELDS)
def test_each_heading_of_the_table_is_normalised_and_has_one_meaning(kind: str) -> None:
    headings = [heading for words in FIELDS[kind].values() for heading in words]
    assert [heading for heading in headings if normalise(heading) != heading.replace("_", "")] == []
    assert sorted(headings) == sorted(set(headings))
    assert set(NEEDED[kind]) <= FIELDS[kind].keys()


def test_a_sheet_is_known_again_by_its_headings() -> None:
    mark = fingerprint(["姓名", "性别", "", "备注"])
    assert mark == fingerprint(["*姓 名", "性别", "备注(选填)", ""])
    assert mark != fingerprint(["性别", "姓名", "备注"])
    assert mark != fingerprint(["姓名性别", "备注"])
    assert len(mark) == 32


@given(st.text(max_size=40))
def test_normalising_again_changes_nothing(heading: str) -> None:
    assert normalise(normalise(heading)) == normalise(heading)


@given(st.text(st.characters(exclude_categories=()), max_size=40), st.sampled_from(list(FIELDS)))
def test_any_heading_can_be_asked_about(heading: str, kind: str) -> None:
    assert field_of(kind, heading) in {None, *FIELDS[kind]}
    under_group(kind, heading, heading + "姓名")
    fingerprint([heading])
