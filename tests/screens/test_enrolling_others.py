"""Households, members and volunteers are enrolled from F6; whoever comes to a session is enrolled there."""

from __future__ import annotations

import pytest

from db.connection import close_database, open_database, transaction
from db.packages import attendance
from db.tables import (
    Enrolment,
    Hardship,
    Package,
    PackageSession,
    PartyMember,
    Residency,
    Resident,
    Volunteer,
)
from screens.forms.form_page import FormPage
from screens.office import Place
from screens.packages.session_page import SessionPage
from screens.people.assistance_page import AssistancePage
from tests.conftest import TODAY
from tests.screens.driven import Driven, desk
from tests.screens.forms import here, open_place


def package_of(kind: str) -> int:
    """The demo's run of this year."""
    return int(Package.get((Package.kind == kind) & (Package.run == "2021")).id)


async def take_in(driven: Driven) -> None:
    """Enter passes by all that needs nothing, and saves."""
    while isinstance(driven.page, FormPage):
        await driven.press("enter")


async def test_a_volunteer_and_a_member_are_found_by_name_and_enrolled(office: str) -> None:
    open_database(office)
    with transaction():
        Volunteer.create(name="欧阳丹", skill="理发")
        PartyMember.create(name="欧阳建军", branch=1)
    places = package_of("volunteering"), package_of("party_course")
    close_database()
    async with desk(office) as driven:
        for package, name in zip(places, ("欧阳丹", "欧阳建军"), strict=True):
            await open_place(driven, Place("package", None, package))
            await driven.press("j")
            await driven.type("欧阳")
            assert name in driven.text
            await driven.press("enter")
            assert "已报名" in driven.text
            await driven.press("slash")
            await driven.type("欧阳")
            assert name in driven.text and "在册" in driven.text
            await driven.press("escape", "escape", "escape")


async def test_a_household_is_found_by_address_or_by_who_lives_there(office: str) -> None:
    open_database(office)
    taken = Enrolment.select(Enrolment.household).where(Enrolment.household.is_null(False))
    needy = (
        Resident.select(Resident.name, Residency.household)
        .join(Residency)
        .join(Hardship, on=(Hardship.resident == Resident.id))
        .where(Residency.to_on.is_null(), Residency.household.not_in(taken), Resident.died_on.is_null())
        .order_by(Resident.id)
        .tuples()
        .first()
    )
    name = needy[0]
    package = package_of("assistance_plan")
    close_database()
    async with desk(office) as driven:
        await open_place(driven, Place("package", None, package))
        await driven.press("tab", "tab", "j")
        assert here(driven)[0] != "package" and "困难" in driven.text
        await take_in(driven)
        assert "已报名" in driven.text
        await driven.press("f9", "shift+tab", "shift+tab", "j")
        await driven.type(name)
        await take_in(driven)
        assert "已报名" in driven.text
        assert "在册 37" in driven.text
        await driven.press("f9")
        assert "在册 36" in driven.text
        await driven.press("enter")
        assert isinstance(driven.page, AssistancePage)


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_who_comes_to_a_session_is_enrolled_there_and_present(office: str, language: str) -> None:
    open_database(office)
    package = package_of("fitness")
    with transaction():
        session = PackageSession.create(package=package, day=TODAY, starts="07:00", ends="08:00").id
    inside = Enrolment.select(Enrolment.resident).where(Enrolment.package == package)
    newcomer = (
        Resident.select(Resident.name, Resident.id)
        .join(Residency)
        .where(Residency.to_on.is_null(), Resident.id.not_in(inside), Resident.born_on < "1960-01-01")
        .where(Resident.died_on.is_null())
        .order_by(Resident.id)
        .tuples()
        .first()
    )
    name = newcomer[0]
    close_database()
    async with desk(office, language=language) as driven:  # type: ignore[arg-type]
        await open_place(driven, Place("session", None, session))
        await driven.press("j")
        await driven.type(name)
        await take_in(driven)
        assert isinstance(driven.page, SessionPage)
        assert name in driven.marked, "the cursor is on whoever just came"
        assert ("到场" if language == "zh" else "present") in driven.marked
        await driven.press("f9")
        assert name not in driven.marked
        await driven.press("escape", "escape")
        assert not isinstance(driven.page, SessionPage)
    open_database(office)
    assert attendance.marks(session) == {}
