"""The packages that are shipped, ready to be opened: every one of the article's, to be changed as one likes.

Names and purposes are data, in both languages, since an office keeps them as it opens a run. Ages are the
law's and the article's: 60 is an elder (老年人权益保障法 art. 2, and the article's clinics), 65 has the free
yearly check (山东省老年人权益保障条例 art. 29); a class of children is for 6 to 12, with 30 places.
"""

from __future__ import annotations

from typing import TypedDict, Unpack

from db.records import PackageRun, TargetRule, TargetTerm

_ELDER, _CHECKED = TargetTerm("age", 60), TargetTerm("age", 65)
_THIS_YEAR = TargetTerm("not_served", values=("year",))
_NEVER = TargetTerm("not_served", values=("ever",))
_GROWN = TargetTerm("age", 16)
_HARDSHIP = TargetTerm("group", values=("hardship",))
_ALONE = TargetTerm("group", values=("lives_alone", "elders_alone"))
_SATURDAY = "FREQ=WEEKLY;BYDAY=SA"
_WEEKEND, _WEEKDAYS = "FREQ=WEEKLY;BYDAY=SA,SU", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
_CHILD_ASKS = frozenset({"guardian", "collected_by", "school", "allergies", "phone"})
_CLINIC_MONTHS, _CLASS_MONTHS, _ENROLMENT_MONTHS = 24, 6, 12


class _More(TypedDict, total=False):
    """What a shipped package says beside its names; the rest is as a record has it."""

    serves: str
    target: TargetRule
    may_override: bool
    capacity: int
    recurrence: str
    held_on: str
    starts: str
    ends: str
    asks: frozenset[str]
    records: frozenset[str]
    absences_allowed: int
    visit_every: int
    retention_months: int


def _package(
    series: str, kind: str, name: str, name_en: str, purpose: str, **more: Unpack[_More]
) -> PackageRun:
    return PackageRun(0, series, "", name, name_en, kind, purpose, **more)


CATALOGUE: tuple[PackageRun, ...] = (
    _package(
        "elder_health",
        "elder_health",
        "老年健康义诊",
        "Elder health clinic",
        "为60周岁以上老年人义诊:保健、咨询、医疗、体检、讲座",
        target=(_ELDER,),
        recurrence="FREQ=MONTHLY;BYMONTHDAY=10",
        held_on="any",
        starts="08:30",
        ends="11:00",
        asks=frozenset({"phone"}),
        records=frozenset({"attendance", "readings"}),
        retention_months=_CLINIC_MONTHS,
    ),
    _package(
        "elder_check",
        "yearly_check",
        "65岁以上老年人年度体检",
        "Yearly check for those over 65",
        "65周岁以上常住老年人每年一次免费体检和健康指导",
        target=(_CHECKED, TargetTerm("residence", values=("registered", "unregistered")), _THIS_YEAR),
        may_override=False,
        recurrence=_WEEKDAYS,
        held_on="working",
        starts="07:30",
        ends="10:30",
        asks=frozenset({"phone", "identity"}),
        records=frozenset({"attendance", "readings"}),
        retention_months=_CLINIC_MONTHS,
    ),
    _package(
        "veterans_home",
        "veterans_home",
        "退役军人之家",
        "Veterans' home",
        "退役军人的联络、慰问和帮扶",
        target=(TargetTerm("group", values=("veteran",)),),
        asks=frozenset({"phone"}),
        records=frozenset({"attendance", "visits"}),
        visit_every=180,
    ),
    _package(
        "art_class",
        "children_class",
        "暑期艺术课堂",
        "Summer art class",
        "暑假里为少儿开设的书画、舞蹈、手工课",
        target=(TargetTerm("age", 6, 12),),
        capacity=30,
        recurrence=_WEEKDAYS,
        held_on="working",
        starts="09:00",
        ends="11:00",
        asks=_CHILD_ASKS,
        records=frozenset({"attendance"}),
        absences_allowed=3,
        retention_months=_CLASS_MONTHS,
    ),
    *(
        _package(
            f"training_{code}",
            "training",
            f"{name}培训班",
            name_en,
            f"{name}技能培训,帮助居民再就业",
            target=(_GROWN,),
            capacity=30,
            recurrence="FREQ=WEEKLY;BYDAY=TU,TH",
            held_on="working",
            starts="14:00",
            ends="16:30",
            asks=frozenset({"phone", "status_before"}),
            records=frozenset({"attendance", "hours", "outcome"}),
            absences_allowed=3,
            retention_months=_ENROLMENT_MONTHS,
        )
        for code, name, name_en in (
            ("tea", "茶艺", "Tea art course"),
            ("flowers", "插花", "Flower arranging course"),
            ("pastry", "面点", "Pastry course"),
        )
    ),
    _package(
        "fitness",
        "fitness",
        "健身运动",
        "Fitness",
        "太极拳、广场舞、健步走",
        target=(_GROWN,),
        recurrence=_SATURDAY,
        starts="07:00",
        ends="08:00",
        records=frozenset({"attendance"}),
        retention_months=_ENROLMENT_MONTHS,
    ),
    _package(
        "party_course",
        "party_course",
        "专题党课",
        "Party course",
        "本社区党员和报到党员的专题党课",
        serves="member",
        recurrence="FREQ=MONTHLY;BYMONTHDAY=25",
        starts="15:00",
        ends="16:30",
        records=frozenset({"attendance"}),
    ),
    _package(
        "volunteering",
        "volunteering",
        "公益志愿服务",
        "Volunteer service",
        "捡拾垃圾、探望老人、秩序引导等公益服务",
        serves="volunteer",
        records=frozenset({"hours"}),
    ),
    _package(
        "films",
        "films",
        "红色电影露天展映",
        "Open-air films",
        "每逢双休日在广场放映红色电影",
        recurrence=_WEEKEND,
        held_on="resting",
        starts="18:30",
        ends="20:30",
        records=frozenset({"heads"}),
    ),
    _package(
        "vaccination",
        "vaccination",
        "疫苗接种",
        "Vaccination",
        "应接种人员名单,接种一人销号一人",
        target=(TargetTerm("age", 12), _NEVER),
        asks=frozenset({"phone"}),
        records=frozenset({"done"}),
        retention_months=_ENROLMENT_MONTHS,
    ),
    _package(
        "assistance_plan",
        "assistance_plan",
        "困难群体帮扶计划",
        "Hardship assistance plan",
        "一户一策:需求、措施、责任人、下次时间",
        serves="household",
        target=(_HARDSHIP,),
        records=frozenset({"measures", "visits"}),
        visit_every=30,
    ),
    _package(
        "home_visits",
        "home_visits",
        "独居空巢老人探访",
        "Visits to elders living alone",
        "按周期入户探访独居、空巢老人",
        target=(_ELDER, _ALONE),
        records=frozenset({"visits"}),
        visit_every=30,
    ),
)
"""In the order in which F6 offers them."""


def shipped(series: str) -> PackageRun:
    """A shipped package by its series. Raises: KeyError."""
    for one in CATALOGUE:
        if one.series == series:
            return one
    raise KeyError(series)


_PLACES = {one.series: place for place, one in enumerate(CATALOGUE)}


def at_in_catalogue(series: str) -> int:
    """The place of a series among those that are shipped; one of the office's own comes after them all."""
    return _PLACES.get(series, len(_PLACES))
