"""A plan of assistance by keys: masked, shown with a reason, written, moved on and done."""

from __future__ import annotations

from db.connection import close_database, open_database, transaction
from db.tables import AssistanceMeasure, Enrolment, Package
from screens.office import Place
from screens.people.assistance_page import AssistancePage
from tests.screens.driven import desk
from tests.screens.forms import open_place


def plan_of_a_household(office: str) -> tuple[int, int]:
    """A household in the demo's plan without a measure yet: the package's and the enrolment's id."""
    open_database(office)
    with transaction():
        package = Package.select().where(Package.kind == "assistance_plan").get()
        enrolment = Enrolment.select().where(Enrolment.package == package.id).order_by(Enrolment.id).get()
        AssistanceMeasure.delete().where(AssistanceMeasure.enrolment == enrolment.id).execute()
    close_database()
    return package.id, enrolment.id


async def test_a_plan_is_kept_by_keys_and_masked_until_a_reason_is_given(office: str) -> None:
    _package, enrolment = plan_of_a_household(office)
    async with desk(office) as driven:
        await open_place(driven, Place("assistance", None, enrolment))
        assert "困难群体帮扶计划" in driven.rows[0]
        await driven.press("n")
        await driven.type("看病钱不够")
        await driven.press("enter")
        await driven.type("协助申请临时救助")
        await driven.press("down", "down")
        await driven.type("+3")
        await driven.press("enter")
        await driven.type("xzsq")
        await driven.press("f10")
        assert "已记下" in driven.text
        assert "●" in driven.marked and "9月9日" in driven.marked and "协助申请" in driven.marked
        assert "看病" not in driven.text
        # To put it right one has to see it, which takes a reason.
        await driven.press("e")
        assert "留在查看记录里" in driven.text or "查看记录" in driven.text
        await driven.press("1", "enter")
        assert "看病钱不够" in driven.marked
        await driven.press("e")
        await driven.press("ctrl+u")
        await driven.type("住院费不够")
        await driven.press("f10")
        assert "住院费" not in driven.text, "masked again after the form"
        await driven.press("m")
        await driven.type("+30")
        await driven.press("enter")
        await driven.press("ctrl+u")
        await driven.type("ybjd")
        await driven.press("f10")
        assert "10月6日" in driven.marked and "已报街道" in driven.marked
        await driven.press("v", "1", "enter")
        assert "住院费不够" in driven.text
        assert isinstance(driven.page, AssistancePage)
        await driven.press("d")
        assert "已办妥" in driven.text
        assert "住院费" not in driven.text
        await driven.press("f9")
        assert "10月6日" in driven.marked
        await driven.press("enter")
        assert "本户" in driven.text


async def test_enter_on_a_household_in_the_plan_opens_it(office: str) -> None:
    package, _enrolment = plan_of_a_household(office)
    async with desk(office) as driven:
        await open_place(driven, Place("package", None, package))
        await driven.press("enter")
        assert isinstance(driven.page, AssistancePage)
        await driven.press("v", "escape")
        assert not driven.page.is_in_full
