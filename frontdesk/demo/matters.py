"""The requests of the diary: the article's four, and made-up ones around them in every state."""

from __future__ import annotations

from random import Random

from frontdesk.demo.lives import Reporter, add_life, contacted_on, join, review_on
from frontdesk.demo.lives_table import LIVES
from frontdesk.demo.matters_table import MATTERS, Matter, Who
from frontdesk.demo.register import Register
from frontdesk.demo.settling import Adult
from frontdesk.demo.wheel import draw

# The demo's clerk began the year's numbers elsewhere; 2021-0388 is the door system of 张大爷.
_FIRST_NUMBER = 387


def add_requests(
    rng: Random,
    register: Register,
    estates: dict[str, int],
    organisations: dict[str, int],
    adults: dict[str, list[Adult]],
) -> None:
    """Add the requests with their lives, numbered in the order they came in.

    Args:
        rng: draws who reports.
        register: what they are added to.
        estates: ids by name.
        organisations: ids by key.
        adults: who lives there, by the estate's name.
    """
    taken: set[int] = set()
    ids: dict[str, int] = {}
    for at, matter in enumerate(MATTERS):
        reporter = _reporter(rng, matter, adults[matter.estate], taken)
        number = f"2021-{_FIRST_NUMBER + at:04}"
        life = LIVES[number]
        ids[number] = register.add(
            "request",
            number,
            matter.received_on,
            matter.channel,
            matter.nature,
            matter.topic,
            estates[matter.estate],
            reporter.written,
            reporter.resident_id,
            matter.words,
            matter.summary,
            matter.state,
            matter.due_on or None,
            matter.resolved_on or None,
            life.time,
            life.kind,
            life.place,
            life.background,
            contacted_on(life),
            review_on(matter, life),
            life.owner,
            ids.get(life.main),
        )
        add_life(register, ids[number], matter, life, reporter, organisations)
        if life.main:
            join(register, ids[life.main], matter, life, reporter)


def _reporter(rng: Random, matter: Matter, adults: list[Adult], taken: set[int]) -> Reporter:
    """Find the resident who reports a matter; people of the sketches by name, others by what they must be."""
    who = matter.reporter
    if isinstance(who, str):
        known = next((adult.id for adult in adults if adult.name == matter.known_as), None)
        return Reporter(who, known)
    fitting = tuple(adult for adult in adults if _fits(adult, who) and adult.id not in taken)
    adult = draw(rng, fitting)
    taken.add(adult.id)
    return Reporter(f"{adult.surname}{who.title}" if who.title else adult.name, adult.id)


def _fits(adult: Adult, who: Who) -> bool:
    youngest, oldest = who.ages
    return adult.sex == who.sex and youngest <= adult.age <= oldest and "·" not in adult.name
