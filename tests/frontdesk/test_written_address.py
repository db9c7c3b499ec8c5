"""Addresses of ledgers, from 省 to 室, with and without a list of estates."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from db.records import Address
from frontdesk.rules.written_address import WrittenAddress, read_written_address
from frontdesk.words import language, lines, set_language

ANYTHING = st.text(st.characters(exclude_categories=()), max_size=60)
ESTATES = (
    "海纳",
    "海纳小区",
    "付家洼幸福家园",
    "付家洼",
    "幸福家园",
    "文成",
    "怡乐园生活小区",
    "盛元御景",
    "日照银行家属院",
    "莒县医院家属院",
    "阳光100",
)


@pytest.mark.parametrize(
    "text",
    [
        "3-2-501",
        "3#2-501",
        "3#-2-501",
        "3#楼2单元501",
        "3号楼2单元501",
        "3号楼2单元501室",
        "3号楼2单元501号",
        "3栋2单元501室",
        "3幢2单元501室",
        "3座2单元501",
        "3栋2门501",
        "3号楼2-501",
        "3-2单元501",
        "3号楼2单元5层501",
        "3号楼2单元5楼501室",
        "3-2-501室",
        "3-2-501户",
        "3--2--501",
        "3.2.501",
        "3/2/501",
        "3、2、501",
        "3 2 501",
        "3号楼 2单元 501室",
        "3—2—501",
        "3－2－501",
        "３－２－５０１",
        "３号楼２单元５０１",
        "三号楼二单元501",
        "三号楼二单元五零一",
        "三栋两单元五〇一室",
        "三号楼二单元五百零一",
        "03-02-0501",
        "3号楼2单元501室(租房)",
        "3号楼2单元501室（户主在外地）",
        "'3-2-501",
        "3-2-501。",
        "第3栋2单元501",
    ],
)
def test_one_address_has_many_spellings(text: str) -> None:
    assert read_written_address(text) == WrittenAddress("", "3", "2", "501")
    assert read_written_address(text, ESTATES) == WrittenAddress("", "3", "2", "501")


@pytest.mark.parametrize(
    "text",
    [
        "盛元御景小区3号楼2单元501室",
        "盛元御景小区小区3号楼2单元501室",
        "盛元御景小区 3-2-501",
        "盛元御景小区-3-2-501",
        "盛元御景小区,3-2-501",
        "盛元御景小区3#2-501",
        "盛元御景小区三号楼二单元501",
        "山东省日照市莒县城阳街道同心社区盛元御景小区3号楼2单元501室",
        "山东省 日照市 莒县 城阳街道 盛元御景小区 3号楼 2单元 501室",
        "山东省莒县城阳街道盛元御景小区3-2-501",
        "日照市莒县城阳街道办事处盛元御景小区3-2-501",
        "莒县城阳街道同心社区第3网格盛元御景小区3-2-501",
        "莒县盛元御景小区3-2-501",
        "城阳街道盛元御景小区3-2-501",
        "同心社区盛元御景小区3-2-501",
        "同心社区居委会盛元御景小区3-2-501",
        "莒县银杏大道123号盛元御景小区3号楼2单元501室",
        "文成路12号盛元御景小区3号楼2单元501室",
    ],
)
def test_larger_places_before_the_estate_fall_away(text: str) -> None:
    assert read_written_address(text) == WrittenAddress("盛元御景小区", "3", "2", "501")
    assert read_written_address(text, ESTATES) == WrittenAddress("盛元御景小区", "3", "2", "501")


@pytest.mark.parametrize(
    ("text", "estate", "building", "unit", "room"),
    [
        ("盛元御景3-2-501", "盛元御景", "3", "2", "501"),
        ("怡乐园生活小区1-2-301", "怡乐园生活小区", "1", "2", "301"),
        # An estate that begins like another one is not that one.
        ("海纳莒州家园3号楼2单元501", "海纳莒州家园", "3", "2", "501"),
        ("海纳莒州家园3-2-501", "海纳莒州家园", "3", "2", "501"),
        ("海纳小区南区3号楼2单元501", "海纳小区南区", "3", "2", "501"),
        ("海纳小区二期三号楼二单元501", "海纳小区2期|海纳小区二期", "3", "2", "501"),
        ("莒州家园2期3-2-501", "莒州家园2期", "3", "2", "501"),
        ("阳光100小区3-2-501", "阳光100小区", "3", "2", "501"),
        ("新城市花园3-2-501", "新城市花园", "3", "2", "501"),
        # No units.
        ("3-501", "", "3", "", "501"),
        ("3-0-501", "", "3", "", "501"),
        ("3号楼501室", "", "3", "", "501"),
        ("3号楼501", "", "3", "", "501"),
        ("3号楼无单元501室", "", "3", "", "501"),
        ("日照银行家属院2号楼501室", "日照银行家属院", "2", "", "501"),
        ("日照银行家属院2-501", "日照银行家属院", "2", "", "501"),
        # Letters and names instead of numbers.
        ("A座1702室", "", "A", "", "1702"),
        ("a座1702", "", "A", "", "1702"),
        ("文成A座1702", "文成", "A", "", "1702"),
        ("B12-2-301", "", "B12", "2", "301"),
        ("yly-1-2-301", "yly", "1", "2", "301"),
        ("yly1-2-301", "yly", "1", "2", "301"),
        ("3号楼东单元501", "", "3", "东", "501"),
        ("3号楼甲单元501", "", "3", "甲", "501"),
        ("北楼2单元501", "", "北楼", "2", "501"),
        ("海纳小区商住楼3单元201", "海纳小区", "商住楼", "3", "201"),
        # Rooms that are no numbers.
        ("3号楼2单元5楼东户", "", "3", "2", "5楼东户"),
        ("3号楼2单元五楼东户", "", "3", "2", "5楼东户"),
        ("3-2-5楼东户", "", "3", "2", "5楼东户"),
        ("3-2-东户", "", "3", "2", "东户"),
        ("3号楼2单元东户", "", "3", "2", "东户"),
        ("3号楼2单元501A", "", "3", "2", "501A"),
        ("3号楼2单元1701-2", "", "3", "2", "1701-2"),
        ("3号楼2单元地下室", "", "3", "2", "地下室"),
        ("3号楼车库5号", "", "3", "", "车库5号"),
        # No building.
        ("第4排6号", "", "", "", "第4排6号"),
        ("第四排六号", "", "", "", "第4排6号"),
        ("4排6号", "", "", "", "第4排6号"),
        ("4排", "", "", "", "第4排"),
        ("付家洼幸福家园第4排6号", "付家洼幸福家园", "", "", "第4排6号"),
        ("付家洼幸福家园12号", "付家洼幸福家园", "", "", "12号"),
        ("付家洼幸福家园平房东头", "付家洼幸福家园", "", "", "平房东头"),
        ("海纳小区沿街商铺3号", "海纳小区", "", "", "沿街商铺3号"),
        # As far as it was written.
        ("3号楼2单元", "", "3", "2", ""),
        ("海纳3号楼", "海纳", "3", "", ""),
        ("海纳3楼", "海纳", "3", "", ""),
        ("2单元501", "", "", "2", "501"),
        # A road, a yard.
        ("振兴路12号3号楼2单元501", "振兴路12号", "3", "2", "501"),
        ("5号院3号楼2单元501", "5号院", "3", "2", "501"),
        ("北京市朝阳区建国路3号楼2单元501", "建国路", "3", "2", "501"),
    ],
)
def test_the_parts_of_an_address(text: str, estate: str, building: str, unit: str, room: str) -> None:
    for known in ((), ESTATES):
        found = read_written_address(text, known)
        assert found and found.estate in estate.split("|")
        assert (found.building, found.unit, found.room) == (building, unit, room)


@pytest.mark.parametrize(
    ("text", "estate", "room"),
    [
        ("付家洼12号", "付家洼", "12号"),
        ("付家洼平房东头", "付家洼", "平房东头"),
        ("莒县城阳街道付家洼沿街商铺3号", "付家洼", "沿街商铺3号"),
        ("海纳501", "海纳", "501"),
        ("海纳小区", "海纳小区", ""),
        ("莒县城阳街道海纳", "海纳", ""),
        ("盛元御景东户", "盛元御景", "东户"),
    ],
)
def test_a_known_estate_is_enough(text: str, estate: str, room: str) -> None:
    assert read_written_address(text, ESTATES) == WrittenAddress(estate, "", "", room)


def test_a_known_estate_may_be_called_like_its_county() -> None:
    found = read_written_address("莒县医院家属院3-2-501", ESTATES)
    assert found == WrittenAddress("莒县医院家属院", "3", "2", "501")


def test_a_known_estate_may_end_in_a_number() -> None:
    assert read_written_address("阳光1003-2-501", ESTATES) == WrittenAddress("阳光100", "3", "2", "501")


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "无", "/", "501", "501室", "张三", "山东省", "莒县", "同心社区", "单元", "号楼", "0楼"),
        *("[/]", "a[b]c", "\x1b[2J", "𬎆㛃", "阿卜杜拉·买买提", "2021.4.16号"),
        *("9" * 10_000, "3-2-501" * 2_000),
    ],
)
def test_what_is_no_address(text: str) -> None:
    assert read_written_address(text) is None
    assert read_written_address(text, ESTATES) is None


def test_estates_that_are_nothing_are_passed_over() -> None:
    hostile = ("", " ", "[/]", "a[b]c", "\x1b", "(", "小区", "海纳" * 100)
    assert read_written_address("海纳3-2-501", hostile) == WrittenAddress("海纳", "3", "2", "501")


# What holds for all.


def full_address(address: Address) -> str:
    """The address as the desk writes it in Chinese."""
    before = language()
    set_language("zh")
    try:
        return lines.full_address(address)
    finally:
        set_language(before)


BUILDINGS = st.integers(1, 60).map(str) | st.sampled_from("ABC")
ROOMS = st.integers(101, 3404).map(str) | st.sampled_from(["东户", "5楼东户", "12楼西户", "501A"])


@given(st.sampled_from(["", "海纳小区", "盛元御景", "文成"]), BUILDINGS, st.integers(0, 9), ROOMS)
def test_what_the_desk_writes_is_read_again(estate: str, building: str, unit: int, room: str) -> None:
    kept = Address(estate, building, str(unit) if unit else "", room)
    written = WrittenAddress(kept.estate, kept.building, kept.unit, kept.room)
    short, full = lines.short_address(kept), full_address(kept)
    for text in (short, full, f"山东省莒县城阳街道{full}"):
        assert read_written_address(text, ESTATES) == written, text
        assert read_written_address(text) == written, text


@given(
    ANYTHING
    | st.text(
        "山东省日照市县区街道社区小路海纳文成0123456789一二三号楼栋单元室户东-#.排第院() ", max_size=30
    ),
    st.booleans(),
)
@example("0号楼0单元0", True)
@example("小区小区", True)
@example("海纳小区小区小区-", True)
@example("İ海纳3-2-501", True)
def test_reading_never_fails(text: str, known: bool) -> None:
    found = read_written_address(text, ESTATES if known else ())
    if found:
        assert found != WrittenAddress("", "", "", "")
        assert not found.building.startswith("0") and not found.unit.startswith("0")
        for part in (found.estate, found.building, found.unit, found.room):
            assert part == part.strip()


@pytest.mark.parametrize(
    "text", ["海纳" * 100, "区" * 200, "-" * 200, "3-" * 100, "东" * 200, "1 " * 100, "(" * 200]
)
def test_long_texts_are_read_in_no_time(text: str) -> None:
    read_written_address(text, ESTATES * 20)
