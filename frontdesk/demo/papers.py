"""What the office gave out this year: certificates, and its stamp on people's papers."""

from __future__ import annotations

from datetime import date
from random import Random

from frontdesk.demo.day import iso
from frontdesk.demo.register import Register
from frontdesk.demo.settling import Adult

# Day, kind, for what, copies, note.
_GIVEN = (
    ((1, 12), "certificate", "居住证明,孩子入园", 1, ""),
    ((1, 25), "stamp", "低保家庭年审表", 2, ""),
    ((2, 4), "certificate", "春节返乡居住证明", 1, ""),
    ((3, 2), "certificate", "居住证明,办理公交老年卡", 1, ""),
    ((3, 9), "stamp", "大学生助学贷款申请表", 1, ""),
    ((3, 30), "stamp", "志愿服务时长证明", 1, "学校要求"),
    ((4, 13), "certificate", "养老金领取资格认证说明", 1, "本人行动不便,网格员上门核实"),
    ((4, 28), "stamp", "公租房申请表", 2, ""),
    ((5, 17), "certificate", "居住证明,办理护照", 1, ""),
    ((6, 3), "stamp", "无业人员参保登记表", 1, ""),
    ((6, 22), "certificate", "居住证明,孩子小学入学", 2, ""),
    ((7, 6), "certificate", "居住证明,孩子小学入学", 1, ""),
    ((7, 19), "stamp", "退役军人优待证申领表", 1, ""),
    ((8, 11), "certificate", "居住证明,子女转学", 1, ""),
    ((8, 24), "stamp", "临时救助申请表", 1, "已报街道"),
    ((9, 2), "certificate", "居住证明,办理老年乘车卡", 1, ""),
)


def add_papers(rng: Random, register: Register, adults: list[Adult]) -> None:
    """Add what was given out, each to somebody who lives here; the numbers run through the year."""
    people = rng.sample([adult for adult in adults if adult.age >= 18], len(_GIVEN))
    for number, (adult, given) in enumerate(zip(people, _GIVEN, strict=True), 1):
        (month, day), kind, about, copies, note = given
        on = iso(date(2021, month, day).toordinal())
        told = f"2021-{number:03}"
        register.add("certificate", on, kind, adult.name, adult.id, about, told, copies, note)
