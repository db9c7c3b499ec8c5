"""What is printed of packages: enough to go and ask with, and no number of anybody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from db.connection import transaction
from db.records import ConsentGiven, Duty, TargetTerm
from db.tables import PackageSession, Veteran
from frontdesk.packages import keeping
from frontdesk.packages.enrolling import Asked, enrol
from frontdesk.printing import package_papers
from frontdesk.printing.head import as_html
from frontdesk.words import set_language
from tests.frontdesk.packages.office import CLASS

ZHANG, WIFE, CHILD = 1, 2, 11
ELDERS = replace(
    CLASS,
    series="elder_health",
    name="老年健康",
    target=(TargetTerm("age", 60),),
    records=frozenset({"readings"}),
    retention_months=12,
)


def test_who_is_to_be_asked_stands_under_their_grid(office: Duty) -> None:
    set_language("zh")
    package = keeping.make(office, ELDERS)
    page = as_html(office, package_papers.outreach(office, package))
    assert "第01网格" in page and "张宁裕" in page and "男75" in page
    assert "1946" not in page and "0207" not in page
    with transaction():
        Veteran.create(resident=ZHANG)
    hidden = keeping.make(
        office, replace(ELDERS, run="二", name="老兵之家", target=(TargetTerm("group", values=("veteran",)),))
    )
    page = as_html(office, package_papers.outreach(office, hidden))
    assert "张宁裕" in page and "老兵之家" not in page


def test_a_session_is_signed_and_has_room_for_others(office: Duty) -> None:
    set_language("zh")
    package = keeping.make(office, replace(ELDERS, target=()))
    consent = Asked(consents=[ConsentGiven("health", "张宁裕")])
    enrol(office, package, "resident", ZHANG, consent)
    with transaction():
        session = PackageSession.create(package=package, day=date(2021, 9, 6), starts="09:00", ends="11:00")
    printed = package_papers.attendance_sheet(office, session.id)
    page = as_html(office, printed)
    assert "09:00-11:00" in page and "张宁裕" in page and "签名" in page
    assert "已报名" in as_html(office, package_papers.members(office, package, ("enrolled", "paused")))


def test_a_consent_sheet_says_who_why_what_how_long_and_which_rights(office: Duty) -> None:
    set_language("zh")
    package = keeping.make(office, replace(CLASS, asks=frozenset({"allergies", "collected_by"})))
    guardian = ConsentGiven("guardian", "郭龙", "51")
    enrolled = enrol(office, package, "resident", CHILD, Asked(consents=[guardian], allergies="花生"))
    page = as_html(office, package_papers.consent_sheet(office, package, enrolled.id))
    for said in ("监护人签名", "监护人同意", "由谁处理", "用途", "保存多久", "撤回", "接送"):
        assert said in page, said
    assert "花生" not in page, "what a child must not have is not printed"
    health = keeping.make(office, ELDERS)
    page = as_html(office, package_papers.consent_sheet(office, health))
    assert "健康信息" in page and "结束后12个月" in page and "监护人签名" not in page
