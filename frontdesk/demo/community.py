"""The whole made-up community, a stream of rows in an order in which each follows what it refers to."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from frontdesk.demo.bodies import add_organisations, add_party, add_staff, head_of_office, link_organisations
from frontdesk.demo.day import DAY
from frontdesk.demo.helping import add_seats_and_representatives, add_venues, add_volunteers
from frontdesk.demo.packages import add_packages
from frontdesk.demo.papers import add_papers
from frontdesk.demo.places import ESTATES, GRIDS
from frontdesk.demo.register import Batch, Register
from frontdesk.demo.requests import add_requests
from frontdesk.demo.settling import Adult, Home, Settler

NAME = "同心社区"


def community(seed: int = 1, scale: int = 1) -> Iterator[Batch]:
    """Yield the rows of the community, an estate at a time.

    Places and people are made `scale` times over, each copy with names and people of its own;
    staff, Party and requests are those of the first copy. The same seed and scale give the same rows.

    Args:
        seed: Any whole number.
        scale: 1 for the community of the article, 3,909 households with 11,730 people.
    """
    register = Register(seed)
    rng = Random(f"{seed} office")
    grids: list[int] = []
    first: dict[str, list[Adult]] = {}
    homes: list[Home] = []
    first_organisations: dict[str, int] = {}
    first_estates: dict[str, int] = {}
    for copy in range(1, scale + 1):
        suffix = f"({copy})" if copy > 1 else ""
        grids += [register.add("grid", (copy - 1) * GRIDS + number) for number in range(1, GRIDS + 1)]
        organisations = add_organisations(rng, register, suffix)
        estates = _add_estates(register, organisations, suffix)
        link_organisations(register, organisations, estates)
        for plan in ESTATES:
            settler = Settler(register, plan, copy, seed)
            adults = settler.settle(estates[plan.name])
            yield from register.batches()
            if copy == 1:
                first[plan.name] = adults
                homes += settler.lived_in
                first_organisations, first_estates = organisations, estates
    add_staff(register, grids)
    add_party(rng, register, first_organisations, [adult for adults in first.values() for adult in adults])
    helpers = Random(f"{seed} helpers")
    add_venues(register)
    add_seats_and_representatives(helpers, register, first_organisations, first_estates, first)
    services = add_volunteers(helpers, register, [adult for adults in first.values() for adult in adults])
    add_papers(Random(f"{seed} papers"), register, [adult for adults in first.values() for adult in adults])
    add_requests(seed, register, first_estates, first_organisations, first)
    add_packages(Random(f"{seed} packages"), register, homes, services)
    _add_settings(register)
    yield from register.batches()


def _add_estates(register: Register, organisations: dict[str, int], suffix: str) -> dict[str, int]:
    estates = {}
    for plan in ESTATES:
        estate_id = register.add(
            "estate", plan.name + suffix, plan.kind, plan.built, organisations[plan.manager]
        )
        estates[plan.name] = estate_id
        for alias in plan.aliases:
            register.add("estate_alias", estate_id, alias + suffix)
    return estates


def _add_settings(register: Register) -> None:
    settings = {
        "area_code": "0633",
        "community": NAME,
        "demo": "1",
        "demo_day": DAY.isoformat(),
        "office_head": head_of_office(),
        "zone": "Asia/Shanghai",
    }
    for key, value in settings.items():
        register.add_unnumbered("setting", key, value, f"{DAY.isoformat()} 00:00:00")
