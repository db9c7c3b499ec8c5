"""Addresses in every form that people write and say them."""

from __future__ import annotations

import pytest

from db.search.keys import fold
from frontdesk.rules.address import split_address, spoken_number


@pytest.mark.parametrize(
    "text",
    [
        "3-2-501",
        "3#2-501",
        "3号楼2单元501",
        "3栋2单元501室",
        "三号楼二单元501",
        "３－２－５０１",
        "3#楼2单元501",
        "3幢2单元501室",
        "3座2单元501",
        "3号楼2-501",
        "3号楼2单元5层501",
        "3号楼2单元5楼501室",
        "3-2单元501",
        "3-2-501室",
        "3-2-501户",
        "3--2--501",
        "三号楼二单元五零一",
        "三号楼二单元五百零一",
        "三栋两单元五〇一室",
        "３号楼２单元５０１",
    ],
)
def test_one_address_has_many_spellings(text: str) -> None:
    assert split_address(fold(text)) == ("", "3-2-501")


@pytest.mark.parametrize(
    ("text", "head", "address"),
    [
        # A building without units.
        ("3-501", "", "3-501"),
        ("3-0-501", "", "3-501"),
        ("3号楼501室", "", "3-501"),
        ("A座1702室", "", "a-1702"),
        ("b12-2-301", "", "b12-2-301"),
        # With an estate before it.
        ("yly-1-2-301", "yly", "1-2-301"),
        ("yly-2-301", "yly", "-2-301"),
        ("海纳3楼", "海纳", "3-"),
        # A room that is no number.
        ("3号楼2单元5楼东户", "", "3-2-5东"),
        ("3-2-5楼东户", "", "3-2-5东"),
        ("3-2-东户", "", "3-2-东"),
        ("5楼东户", "", "5东"),
        # No building at all.
        ("第4排6号", "", "4排6"),
        ("第四排六号", "", "4排6"),
        ("4排", "", "4排"),
        ("付家洼幸福家园第4排6号", "付家洼幸福家园", "4排6"),
        # As far as it is typed.
        ("3-", "", "3-"),
        ("3-2", "", "3-2"),
        ("3-2-", "", "3-2-"),
        ("3号楼", "", "3-"),
        ("三号楼", "", "3-"),
        ("3楼", "", "3-"),
        ("3号楼2单元", "", "3-2-"),
        ("2单元501", "", "-2-501"),
        ("二单元501", "", "-2-501"),
        ("-2-501", "", "-2-501"),
        ("十二号楼", "", "12-"),
        ("二十三号楼", "", "23-"),
        ("一百零二号楼", "", "102-"),
        # Behind an estate, by name or in letters.
        ("海纳3号楼", "海纳", "3-"),
        ("海纳3-", "海纳", "3-"),
        ("海纳三号楼", "海纳", "3-"),
        ("hn3-2-501", "hn", "3-2-501"),
        ("yly1-2-301", "yly", "1-2-301"),
        ("盛元御景小区3号楼2单元501室", "盛元御景小区", "3-2-501"),
        ("海纳莒州家园三号楼二单元501", "海纳莒州家园", "3-2-501"),
        ("日照银行家属院2号楼501室", "日照银行家属院", "2-501"),
    ],
)
def test_what_stands_before_an_address_and_the_address(text: str, head: str, address: str) -> None:
    assert split_address(fold(text)) == (head, address)


@pytest.mark.parametrize(
    "text", ["", "501", "501室", "张伟", "海纳", "hn", "zhangny", "东户", "号楼", "单元", "第排号", "2021"]
)
def test_what_is_no_address(text: str) -> None:
    assert split_address(text) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("一", 1),
        ("两", 2),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("九十九", 99),
        ("一百零二", 102),
        ("三百五十", 350),
        ("五零一", 501),
        ("五〇一", 501),
        ("零", 0),
        ("", None),
        ("一千", None),
        ("3", None),
        ("三x", None),
    ],
)
def test_spoken_numbers(text: str, number: int | None) -> None:
    assert spoken_number(text) == number
