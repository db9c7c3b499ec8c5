"""All packages of the made-up community, and the article's figures as what their records come to."""

from __future__ import annotations

from random import Random

from frontdesk.demo.helping import Service
from frontdesk.demo.packages.art_class import add_art_class
from frontdesk.demo.packages.at_home import add_assistance, add_home_visits, add_veterans_home
from frontdesk.demo.packages.for_all import add_films, add_fitness, add_party_course, add_service
from frontdesk.demo.packages.health import add_clinics, add_vaccination, add_yearly_check
from frontdesk.demo.packages.training import add_training
from frontdesk.demo.register import Register
from frontdesk.demo.settling import Home


def add_packages(rng: Random, register: Register, homes: list[Home], services: list[Service]) -> None:
    """Add the packages, who is in them, their sessions and what was recorded.

    Args:
        rng: chance of their own, so that everybody else stays who they are.
        register: where rows go.
        homes: who lives where, in the first copy.
        services: what volunteers did.
    """
    add_clinics(rng, register, homes)
    add_yearly_check(rng, register, homes)
    add_veterans_home(rng, register, homes)
    add_art_class(rng, register, homes)
    add_training(rng, register, homes)
    add_fitness(rng, register, homes)
    add_party_course(rng, register)
    add_service(register, services)
    add_films(rng, register)
    add_vaccination(rng, register, homes)
    add_assistance(rng, register, homes)
    add_home_visits(rng, register, homes)
